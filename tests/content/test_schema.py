"""The JSON Schemas: what loads is valid, what editors should mark is not."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest
import yaml
from content.sample_project import CLINIC, FACTS, FILES, GLOSSARY, LEAFLET, PROJECT, REGION, SHEET, SOURCES

from handouts.content.schema import KINDS, schema

SAMPLES = {
    "project": PROJECT,
    "leaflet": LEAFLET,
    "comparison": SHEET,
    "facts": FACTS,
    "sources": SOURCES,
    "glossary": GLOSSARY,
    "region": REGION,
    "clinic": CLINIC,
    "signatures": (
        "- role: reviewer\n  name: A\n  audience: patient\n  locale: en-GB\n  region: GB\n  version: 1\n"
        f"  digest: {'0a' * 32}\n  on: 2026-11-22\n"
    ),
}
MARKED = (
    ("leaflet", "key points:", "key point:"),
    ("leaflet", "about: what", "about: causes"),
    ("leaflet", "- tip: Ask", "- tipp: Ask"),
    ("leaflet", "for: clinician", "for: clinicians"),
    ("leaflet", "plain: Wax in your ear", "plan: Wax in your ear"),
    ("leaflet", "version: 1", "version: one"),
    ("leaflet", "version: 1\n", ""),
    ("leaflet", "compare: [better, same]", "compare: [better]"),
    ("project", "regions: [GB]", "regions: GB"),
    ("project", "editions: [standard]", "editions: [huge]"),
    ("facts", "  proportion: 87 of 125\n", ""),
    ("facts", "  status: Sold", "  count: 3\n  status: Sold"),
    ("facts", "licence:", "licence-uk:"),
    ("facts", "checked: abstract only", "checked: partly"),
    ("sources", "type: report", "type: reprot"),
    ("glossary", "  means: What", "  mean: What"),
    ("region", "emergency: 999\n", ""),
    ("clinic", "region: GB\n", ""),
    ("clinic", "urgent hours: always", "urgent hours: mostly"),
    ("clinic", "languages: [en-GB]", "languages: en-GB"),
    ("comparison", "kind: decide", "kind: choose"),
    ("comparison", "wait: nothing found", "wait: [nothing]"),
)


class _EditorLoader(yaml.SafeLoader):
    """Reads types as editors do (YAML 1.2): whole numbers and true or false, no dates, no yes and no."""


_EditorLoader.yaml_implicit_resolvers = {}
_EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(0|[1-9][0-9]*)$"), list("-0123456789"))
_EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))


def _errors(kind: str, text: str) -> list[Any]:
    validator = jsonschema.Draft7Validator(schema(kind), format_checker=jsonschema.FormatChecker())
    return list(validator.iter_errors(yaml.load(text, _EditorLoader)))


def test_there_is_a_sample_of_every_kind() -> None:
    """A new kind of file needs a sample here."""
    assert set(SAMPLES) == set(KINDS)
    assert set(FILES.values()) > {text for kind, text in SAMPLES.items() if kind != "signatures"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema_and_takes_what_loads(kind: str) -> None:
    """The sample project's files, read as an editor reads them."""
    jsonschema.Draft7Validator.check_schema(schema(kind))
    assert _errors(kind, SAMPLES[kind]) == []


@pytest.mark.parametrize(("kind", "old", "new"), MARKED)
def test_an_editor_marks_what_is_mistyped(kind: str, old: str, new: str) -> None:
    """Keys, closed lists, kinds of block and fact, missing parts."""
    assert SAMPLES[kind].count(old) == 1
    assert _errors(kind, SAMPLES[kind].replace(old, new)) != []


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_offers_only_what_an_author_types(kind: str) -> None:
    """No field that the program fills, no null, keys with spaces."""
    text = repr(schema(kind))
    assert not re.search(r"'(where|code_where|version_where|value_where|key_points|for_)'|'null'", text)
