"""What became of each job (Output) and of the run (Outcome): the values that manifest, report and summary tell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from handouts.batch.input_sets import NO_INPUTS, Inputs
from handouts.batch.made import NOTHING, Made
from handouts.batch.paths import output_path, twin_path

if TYPE_CHECKING:
    from handouts.checks.balance import Balance
    from handouts.press.job import Job
    from handouts.problems import Problem


class State(StrEnum):
    """What became of a job."""

    PRINTED = "printed"
    KEPT = "kept"
    DUE = "due"  # a dry run only
    WITHHELD = "withheld"  # an error in its content
    REFUSED = "refused"  # a release that lacks something
    WITHDRAWN = "withdrawn"  # people took it back
    FAILED = "failed"  # the machine failed
    UNFINISHED = "unfinished"  # the run was stopped before its turn


STANDING = frozenset({State.PRINTED, State.KEPT})
HELD = frozenset({State.WITHHELD, State.FAILED, State.UNFINISHED})
"""What leaves the last good PDF where it is."""
BARRED = frozenset({State.WITHHELD, State.FAILED})
"""What keeps a sheet from being printed until somebody mends something."""
GONE = frozenset({State.REFUSED, State.WITHDRAWN})
"""What takes it away."""


@dataclass(frozen=True, slots=True)
class Twin:
    """The HTML page that says what a PDF says; `path` is below the tree's folder, the size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Notice:
    """The page that stands, as PDF and twin, in the place of a sheet that may not go out any more; size in bytes."""

    fingerprint: str
    sha256: str
    size: int
    twin: Twin


@dataclass(frozen=True, slots=True)
class Output:
    """One job's outcome; a hundred thousand are held at a time. Where there is a `notice`, that is what lies in the
    sheet's place, and the sheet itself does not.
    """

    job: Job
    state: State
    reason: str
    code: str = ""
    version: str = ""
    title: str = ""
    made: Made = NOTHING
    inputs: Inputs = NO_INPUTS
    problems: tuple[Problem, ...] = ()
    notice: Notice | None = None

    @property
    def path(self) -> str:
        """Where its PDF lies, below the tree's folder."""
        return output_path(self.job)

    @property
    def check_letters(self) -> str:
        """Those that stand on the sheet."""
        return self.made.check_letters

    @property
    def fingerprint(self) -> str:
        """The digest of all that it was made from, in hex."""
        return self.made.fingerprint

    @property
    def sha256(self) -> str:
        """The digest of its PDF, in hex."""
        return self.made.digests.sha256

    @property
    def content_sha256(self) -> str:
        """The digest of what its PDF says, however it is packed, in hex."""
        return self.made.digests.content_sha256

    @property
    def pages(self) -> int:
        """How many its PDF has."""
        return self.made.pages

    @property
    def size(self) -> int:
        """Bytes of its PDF; 0 where it was never printed."""
        return self.made.size

    @property
    def twin(self) -> Twin | None:
        """Its HTML twin; None before it was printed."""
        digest = self.made.digests.twin
        return Twin(twin_path(self.path), digest, self.made.twin_size) if digest else None

    @property
    def stands(self) -> bool:
        """Whether its PDF lies in the tree."""
        return self.state in STANDING or (self.state in HELD and self.size > 0)


@dataclass(frozen=True, slots=True)
class Reviews:
    """Handouts that one keeper is asked about: their reviews are due `within` so many days, or were before (0). Each is
    told with its day.
    """

    within: int
    keeper: str
    handouts: tuple[tuple[str, str], ...]


def standing(job: Job, before: Output | None, state: State, reason: str) -> Output:
    """A job that isn't printed; what was printed before stays and keeps its description."""
    return replace(before, state=state, reason=reason, problems=()) if before else Output(job, state, reason)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A run: its tree (draft or release), the day it was judged by, outputs in order, Problems, what was pruned, and
    how evenly the sheets to decide by tell of benefits and harms. `absent` are the locales in which there is nothing to
    print, `not_begun` counts the jobs that nobody has begun to translate; `keepers` are those of clinics that have one
    of their own. `estimate_seconds`: of a dry run, what it would take; None where that isn't known.
    """

    tree: str
    as_of: date
    project_name: str
    keeper: str
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]
    absent: tuple[str, ...] = ()
    pruned: tuple[str, ...] = ()
    commit: str = ""
    uncommitted: bool = False
    balances: tuple[Balance, ...] = ()
    not_begun: int = 0
    keepers: tuple[tuple[str, str], ...] = ()
    reviews: tuple[Reviews, ...] = ()
    estimate_seconds: float | None = None

    @property
    def exit_code(self) -> int:
        """3 when a job failed, else 1 when a Problem is an error, else 0 (DESIGN: 3 wins over 1)."""
        if any(output.state is State.FAILED for output in self.outputs):
            return 3
        return int(any(problem.is_error for problem in self.problems))

    def count(self, state: State) -> int:
        """How many outputs ended in `state`."""
        return sum(output.state is state for output in self.outputs)
