"""A job in, where its PDF and twin lie in a tree out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from handouts.translation.locales import tag

if TYPE_CHECKING:
    from handouts.press.job import Job


STANDARD: Final = "standard"
TREES: Final = MappingProxyType({False: "draft", True: "release"})
"""The folder of a build and of a release, below build/."""


def output_path(job: Job) -> str:
    """Where a job's PDF lies, below build/draft or build/release; the name tells all by itself."""
    named = tag(job.locale, job.region)
    ends = "".join(f"-{part}" for part in (job.clinic, job.edition.replace(" ", "-")) if part not in {"", STANDARD})
    return f"{named}/{job.audience}/{job.handout}-{job.audience}-{named}{ends}.pdf"


def twin_path(path: str) -> str:
    """Where the HTML twin of a PDF lies: beside it, under the same name."""
    return f"{path.removesuffix('.pdf')}.html"
