"""An Outcome in, summary.txt out: at most 40 lines for an e-mail, who is asked to do what, and how to repeat a job."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from handouts.batch.outcome import Outcome, Output, Reviews, State
from handouts.batch.paths import STANDARD, TREES
from handouts.problems import Severity

LINES: Final = 40
GROUPED: Final = 4
"""So many lines tell of one state's sheets of one keeper."""
OF_A_STATE: Final = 8
"""So many lines tell of all sheets of one state."""
OF_REVIEWS: Final = 8
NAMED: Final = 4
"""So many handouts are named in a line."""
STOPPED: Final = "Stopped before it was done: the same command carries on."
TOLD: Final = (State.FAILED, State.WITHDRAWN, State.WITHHELD, State.REFUSED, State.UNFINISHED)


def summary_text(outcome: Outcome) -> str:
    """What was printed, kept, withdrawn, withheld, refused and failed, whose reviews are due, and who keeps what."""
    head = [
        f"{outcome.project_name}: {outcome.tree} tree, as of {outcome.as_of.isoformat()}",
        f"Handouts: {_counts(outcome)}; pruned {len(outcome.pruned)}.",
        f"Problems: {_weights(outcome)}.",
        *([STOPPED] if outcome.count(State.UNFINISHED) else ()),
        *_silent(outcome.absent),
        *_noticed(outcome),
        f"Keeper: {outcome.keeper}",
        *_cut([*map(_review, outcome.reviews)], OF_REVIEWS, "more groups of reviews"),
    ]
    body = [line for state in TOLD for line in _of_state(outcome, state)]
    body += [
        f"error {problem.where} {problem.id}: {problem.message}" for problem in outcome.problems if problem.is_error
    ]
    return "\n".join(_shortened([*head, "", *body])) + "\n"


def command_for(output: Output, tree: str) -> str:
    """What repeats exactly this job, as typed into a shell."""
    job = output.job
    words = ["handouts", "build", *(["--release"] if tree == TREES[True] else ())]
    words += ["--handout", job.handout, "--audience", job.audience, "--locale", job.locale, "--region", job.region]
    words += ["--clinic", job.clinic, *(["--edition", job.edition] if job.edition != STANDARD else ())]
    return shlex.join(words)


def _counts(outcome: Outcome) -> str:
    counts = [(outcome.count(state), str(state)) for state in State]
    counts.append((outcome.not_begun, "not ready"))
    return ", ".join(f"{count} {what}" for count, what in counts if count) or "none"


def _silent(locales: Sequence[str]) -> Iterator[str]:
    """The languages with nothing to print at all."""
    if locales:
        yield f"Language{'s' if len(locales) > 1 else ''} {_named(locales)}: no translation to print yet."


def _noticed(outcome: Outcome) -> Iterable[str]:
    """How many sheets that were released are gone."""
    if count := sum(output.notice is not None for output in outcome.outputs):
        sheets = "1 sheet that was" if count == 1 else f"{count} sheets that were"
        yield f"Withdrawn: {sheets} released; a notice stands in {'its' if count == 1 else 'their'} place."


def _review(group: Reviews) -> str:
    """One line for one keeper."""
    when = f"due within {group.within} days" if group.within else "overdue"
    handouts = [f"{name} ({day})" for name, day in group.handouts]
    return f"Reviews {when}: {_named(handouts)}. Keeper: {group.keeper}"


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _weights(outcome: Outcome) -> str:
    counts = ((severity, sum(p.severity is severity for p in outcome.problems)) for severity in Severity)
    return ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts)


def _of_state(outcome: Outcome, state: State) -> list[str]:
    """The sheets of one state by keeper, the project's first."""
    keepers = dict(outcome.keepers)

    def keeper_of(output: Output) -> tuple[bool, str]:
        keeper = keepers.get(output.job.clinic, outcome.keeper)
        return keeper != outcome.keeper, keeper

    found = sorted((output for output in outcome.outputs if output.state is state), key=keeper_of)
    lines = list[str]()
    for (_, keeper), group in groupby(found, keeper_of):
        told = [_told(output, outcome.tree) for output in group]
        lines.append(f"{len(told)} {state}, keeper {keeper}:")
        lines += _cut(told, GROUPED, f"more {state}, keeper {keeper}")
    return _cut(lines, OF_A_STATE, f"more lines about what is {state}, see report.html")


def _told(output: Output, tree: str) -> str:
    told = f"{output.state} {output.path}: {output.reason}"
    return f"{told} [{command_for(output, tree)}]" if output.state is State.FAILED else told


def _cut(lines: list[str], longest: int, more: str) -> list[str]:
    """Lines, the last of which says how many more there would be."""
    return lines if len(lines) <= longest else [*lines[: longest - 1], f"… and {len(lines) - longest + 1} {more}"]


def _shortened(lines: list[str]) -> list[str]:
    return _cut(lines, LINES, "more, see report.html")
