"""Content and a text digest in; who has signed it, who is missing, and new entries for the signatures file out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date
from typing import Literal, TypeAlias

from handouts.content.digest import Reader
from handouts.content.models.signature import Signature
from handouts.content.project import Content
from handouts.problems import Problem, Related, Severity, UsageError

State: TypeAlias = Literal["draft", "signed", "withdrawn"]

HEADER = "# Who vouches for exactly which texts, written by `handouts sign`. A change of a text voids its signatures.\n"


@dataclass(frozen=True, slots=True)
class Status:
    """The computed status for one reader. `missing` are roles nobody has signed with for this digest;
    `void` are signatures of such roles under another digest.
    """

    state: State
    signed: tuple[Signature, ...]
    missing: tuple[str, ...]
    void: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, as what, and on which day; whether the page may print the name."""

    role: str
    name: str
    credential: str
    on: date
    print_name: bool = False


def roles_needed(content: Content, locale: str) -> tuple[str, ...]:
    """The roles that must sign: those for a leaflet, and for a translation those of a translation too."""
    needs = content.project.release_needs
    translated = locale != content.project.source_language
    return tuple(dict.fromkeys(needs.leaflet + (needs.translation if translated else ())))


def signatures_for(content: Content, handout_id: str, reader: Reader) -> tuple[Signature, ...]:
    """All signatures for this reader, whatever text they were given for."""
    return tuple(
        signature
        for signature in content.signatures.get(handout_id, ())
        if Reader(signature.audience, signature.locale, signature.region) == reader
    )


def status(content: Content, handout_id: str, reader: Reader, digest: str) -> Status:
    """Draft until each role that is needed has signed exactly this digest."""
    given = signatures_for(content, handout_id, reader)
    signed = _in_two_hands(content, reader, (signature for signature in given if signature.digest == digest))
    roles = {signature.role for signature in signed}
    missing = tuple(role for role in roles_needed(content, reader.locale) if role not in roles)
    void = tuple(signature for signature in given if signature.digest != digest and signature.role in missing)
    state: State = "draft" if missing else "signed"
    return Status("withdrawn" if content.handout(handout_id).withdrawn else state, signed, missing, void)


def _in_two_hands(content: Content, reader: Reader, given: Iterable[Signature]) -> tuple[Signature, ...]:
    """The signatures that count: who translated a text can't be its reviser too."""
    apart = _roles_apart(content, reader)
    counted: list[Signature] = []
    for signature in given:
        others = {_known_as(one.name.text) for one in counted if one.role in apart and one.role != signature.role}
        if signature.role not in apart or _known_as(signature.name.text) not in others:
            counted.append(signature)
    return tuple(counted)


def _roles_apart(content: Content, reader: Reader) -> frozenset[str]:
    """The roles that nobody may hold two of: those of a translation."""
    project = content.project
    return frozenset(project.release_needs.translation if reader.locale != project.source_language else ())


def _known_as(name: str) -> str:
    """A name without what makes no other person of it: spaces and capital letters."""
    return " ".join(name.split()).casefold()


def version_faults(content: Content, handout_id: str, reader: Reader, digest: str) -> Iterator[Problem]:
    """A Problem if this version was signed with another text: two papers would bear one version."""
    handout = content.handout(handout_id)
    for signature in signatures_for(content, handout_id, reader):
        if signature.version == handout.version and signature.digest != digest:
            whom = f"{reader.audience}, {reader.locale}, {reader.region}"
            yield Problem(
                "version-signed-before",
                Severity.ERROR,
                f"Version {handout.version} was signed for {whom} with another text.",
                f"Write `version: {handout.version + 1}` and have it signed again, or take back what was changed.",
                handout.version_where or handout.where,
                (Related(signature.where, "This signature is for the other text."),),
            )
            return


@dataclass(frozen=True, slots=True)
class Signable:
    """What is signed: the text digest of what a reader gets, and the digest of its words without the facts' values."""

    reader: Reader
    digest: str
    words: str = ""


def new_signatures(content: Content, handout_id: str, signer: Signer, texts: Iterable[Signable]) -> str:
    """The entries to append to content/signatures/<handout>.yaml, "" if all are there already.

    Raises UsageError where the role is not in `release needs:`, nobody is named, the same person has signed a
    translation in another role of it, or the handout can't be signed.
    """
    texts = tuple(texts)
    _refuse(content, handout_id, signer)
    _refuse_second_role(content, handout_id, signer, texts)
    version = content.handout(handout_id).version
    given = {
        (entry.role, entry.name.text, entry.audience, entry.locale, entry.region, entry.digest)
        for entry in content.signatures.get(handout_id, ())
    }
    return "".join(
        _entry(signer, text, version)
        for text in texts
        if (signer.role, signer.name.strip(), *astuple(text.reader), text.digest) not in given
    )


def signed_file(existing: str, entries: str) -> str:
    """The whole text of the signatures file with the entries behind what is there."""
    before = existing if existing.strip() else HEADER
    return (before if before.endswith("\n") else before + "\n") + entries


def _refuse(content: Content, handout_id: str, signer: Signer) -> None:
    handout = content.handouts.get(handout_id)
    if handout is None:
        raise UsageError(f"there is no handout {handout_id}; there are: {', '.join(content.handouts)}.")
    if handout.withdrawn:
        because = str(handout.withdrawn.because).rstrip(".")
        raise UsageError(f"{handout_id} is withdrawn: {because}. Nothing of it is printed.")
    needs = content.project.release_needs
    roles = tuple(dict.fromkeys(needs.leaflet + needs.translation))
    if signer.role not in roles:
        raise UsageError(
            f"the role {signer.role!r} is not in `release needs:` of project.yaml; roles: {', '.join(roles)}."
        )
    if not signer.name.strip():
        raise UsageError("a signature needs a name: --name.")


def _refuse_second_role(content: Content, handout_id: str, signer: Signer, texts: Iterable[Signable]) -> None:
    for text in texts:
        apart = _roles_apart(content, text.reader)
        for given in signatures_for(content, handout_id, text.reader) if signer.role in apart else ():
            is_other = given.role in apart and given.role != signer.role and given.digest == text.digest
            if is_other and _known_as(given.name.text) == _known_as(signer.name):
                roles = " and ".join(content.project.release_needs.translation)
                raise UsageError(
                    f"{given.name.text} has signed this text as {given.role}; {roles} must be different people."
                )


def _entry(signer: Signer, text: Signable, version: int) -> str:
    reader = text.reader
    values = {
        "role": _quoted(signer.role),
        "name": _quoted(signer.name),
        "credential": _quoted(signer.credential),
        "print name": "yes",
        "audience": reader.audience,
        "locale": reader.locale,
        "region": reader.region,
        "version": str(version),
        "digest": text.digest,
        "words": text.words,
        "on": signer.on.isoformat(),
    }
    given = {"credential": signer.credential.strip(), "print name": signer.print_name, "words": text.words.strip()}
    lines = [f"{key}: {value}" for key, value in values.items() if given.get(key, True)]
    return "- " + "\n  ".join(lines) + "\n"


def _quoted(text: str) -> str:
    """One line in double quotes: JSON's escapes are YAML's."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
