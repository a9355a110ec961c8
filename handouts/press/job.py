"""What is to be printed (Bundle and Job) and what came of it (Printed): frozen, picklable values addressed by hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handouts.content.project import Content
    from handouts.document.tree import Element
    from handouts.problems import Problem
    from handouts.translation.catalogue import LocaleTexts


@dataclass(frozen=True, slots=True)
class Bundle:
    """All content of one project, read once, and the catalogues of each locale it is translated to."""

    content: Content
    texts: Mapping[str, LocaleTexts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Job:
    """One output: a handout for an audience, in a locale, for a region and, where it is named, for a clinic."""

    handout: str
    audience: str
    locale: str
    region: str
    edition: str = "standard"
    clinic: str = ""

    @property
    def address(self) -> str:
        """The job's own hash: sha256 of its canonical JSON."""
        return digest_of(asdict(self))


@dataclass(frozen=True, slots=True)
class Printed:
    """What the press made of a job. `pdf` is empty when a Problem of severity error withholds it.

    `inputs` names everything the job read, each with its digest; `fingerprint` is the digest of them all.
    """

    pdf: bytes
    pages: int
    problems: tuple[Problem, ...]
    inputs: tuple[tuple[str, str], ...]
    fingerprint: str
    content_sha256: str
    tree: Element | None


def canonical(value: object) -> bytes:
    """Canonical JSON: keys sorted, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str).encode()


def digest_of(value: object) -> str:
    """sha256 of the canonical JSON, in hex."""
    return hashlib.sha256(canonical(value)).hexdigest()
