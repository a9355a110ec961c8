"""Every handout of the shipped content and of the tests' project, composed and laid out once per process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from charted_ears import charted

from handouts.batch.paths import output_path
from handouts.batch.survey import Survey, survey
from handouts.document.theme import Theme
from handouts.press.job import Job
from handouts.press.layout import LaidOut, lay_out

HERE = Path(__file__).parent
PROJECTS = {"tiny": HERE / "tiny", "shipped": HERE.parent}
DAY = date(2026, 11, 22)


@cache
def surveyed(project: str) -> Survey:
    """The project, or "charted", loaded and composed once per process, for all tests."""
    return survey(PROJECTS.get(project) or charted(Path(mkdtemp())), DAY)


def jobs() -> Iterator[tuple[str, Job]]:
    """What there is to print."""
    for project in PROJECTS:
        yield from ((project, job) for job in surveyed(project).prepared)


EVERY_SHEET: Final = bool(os.environ.get("EVERY_SHEET"))
"""Whether readers of other people's are shown every sheet, not a sample that leaves no kind out: `nox -s sheets`."""


def differs(job: Job) -> bool:
    """Whether a sheet looks like no other one: those of another region differ in a few words, so one is enough of each
    language.
    """
    return job.region == "GB" or (job.handout, job.audience) == ("ahsct", "plain")


def named(project: str, job: Job) -> str:
    """What a handout is called in a test's name."""
    return f"{project}-{Path(output_path(job)).stem}"


@cache
def laid_handout(project: str, job: Job) -> tuple[LaidOut, Theme]:
    """A handout laid out, and the theme it was laid out with: that of its cards for an upright sheet."""
    found = surveyed(project)
    prepared = found.prepared[job]
    assert found.press is not None
    assert prepared.tree is not None
    assert prepared.theme is not None
    laid = lay_out(prepared.tree, prepared.theme, found.press.typesetter, prepared.pictures)
    return laid, theme_on(laid, prepared.theme)


def theme_on(laid: LaidOut, theme: Theme) -> Theme:
    """The theme that pages of this size were set with."""
    upright = laid.pages[0].height > laid.pages[0].width
    return theme.cards if theme.cards and upright else theme
