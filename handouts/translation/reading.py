"""Content, its speech and a reader in; what a sheet says to that reader and all it is made from, by name, out.

Nothing is put into words yet: this is cheap, the same for every clinic, and enough to know whether a sheet that was
printed before would be the same today.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from handouts.content.digest import Reader, digest_of_said, what_is_said, without_values
from handouts.content.models.base import Plain
from handouts.content.models.clinics import Clinic
from handouts.content.models.comparison import Comparison
from handouts.content.models.signature import Signature
from handouts.content.project import AnyHandout, Content
from handouts.content.prose import Paragraph
from handouts.content.signing import roles_needed, signatures_for, status, version_faults
from handouts.content.spelling import spelled
from handouts.problems import Problem
from handouts.translation.imprint import codes_of
from handouts.translation.speech import Speech
from handouts.translation.spoken import what_is_spoken

_BY_NAME = MappingProxyType({"facts": "fact", "terms": "term", "sources": "source", "pictures": "picture"})
"""Parts of what is said of which each entry is an input of its own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader's sheet says. `said` is what the digests cover; `digest` is the text digest, which signatures
    are for; `words_digest` the same without the values of facts ("" in the source language); `inputs` name all of it,
    and what the imprint tells, each with its digest.
    """

    said: Mapping[str, Any]
    digest: str
    words_digest: str
    draft: bool
    inputs: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


def read_sheet(content: Content, handout_id: str, reader: Reader, speech: Speech | None = None) -> Reading:
    """What is said in the language of `speech`, None for the source language."""
    said = what_is_spoken(speech, handout_id, reader) if speech else what_is_said(content, handout_id, reader)
    digest, handout = digest_of_said(said), content.handouts[handout_id]
    draft = status(content, handout_id, reader, digest).state == "draft"
    imprint = hashed([*_imprint(content, handout, reader, digest, speech), draft])
    words_digest = digest_of_said(without_values(said)) if speech else ""
    inputs, faults = (*_inputs(said), ("imprint", imprint)), tuple(version_faults(content, handout_id, reader, digest))
    return Reading(said, digest, words_digest, draft, inputs, faults)


def _inputs(said: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Each fact, term, source and picture by name, and the other parts whole."""
    found: list[tuple[str, str]] = []
    for part, value in said.items():
        if part in _BY_NAME:
            found += [(f"{_BY_NAME[part]}:{name}", hashed(one)) for name, one in value.items()]
        else:
            found.append((f"text:{part}", hashed(value)))
    return tuple(sorted(found))


def _imprint(
    content: Content, handout: AnyHandout, reader: Reader, digest: str, speech: Speech | None
) -> tuple[object, ...]:
    """Everything that imprint, foot and the lines for staff are made from and that what is said does not hold."""
    spoken = speech.content if speech else content
    project, dates, region = spoken.project, handout.dates, spoken.regions.get(reader.region)
    settings = project.settings(reader.audience)
    days = (dates.written, dates.evidence_up_to, dates.reviewed, dates.next_review)
    names = (project.name, settings.name if settings else None, handout.funding or project.funding)
    return (
        *(_raw(name) for name in (*names, project.clinic_is_called)),
        codes_of(content, handout, reader),
        (str(handout.version), project.corrections, digest, [str(day) for day in days]),
        [(role, who.text) for role, who in handout.people],
        [_signed(entry) for entry in signatures_for(content, handout.id, reader) if entry.digest == digest],
        roles_needed(content, reader.locale),
        speech and [[*key, name] for key, name in sorted(speech.names.items())],
        speech and region and _raw(region.name),
        speech and _named(content.handouts[handout.id]),
    )


def _signed(entry: Signature) -> tuple[str, ...]:
    """What is printed of a signature."""
    name = str(entry.name) if entry.print_name else ""
    return entry.role, str(entry.credential or ""), name, entry.on.isoformat()


def _named(handout: AnyHandout) -> list[tuple[str, str]]:
    """What a handout is called in the source language, which a translation tells staff."""
    said = (handout.title, handout.decision if isinstance(handout, Comparison) else None)
    return [(voice, text.source) for one in said if one for voice, text in one.voices()]


def clinic_inputs(clinic: Clinic | None) -> tuple[tuple[str, str], ...]:
    """What a sheet takes from the clinic it is printed for, by name; nothing without one."""
    return ((f"clinic:{clinic.id}", hashed(_of_clinic(clinic))),) if clinic else ()


def _of_clinic(clinic: Clinic) -> dict[str, object]:
    return {key: _raw(value) for key, value in clinic.values().items()}


def _raw(value: Plain | Paragraph | None) -> object:
    """A name or text as typed, with its language where that is not what is around it."""
    if value is None:
        return None
    return (spelled(value.kids) if isinstance(value, Paragraph) else value.text, value.language)


def hashed(value: object) -> str:
    """sha256, in hex, of canonical JSON."""
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
