"""An Outcome in, summary.txt out: at most 40 lines for an e-mail, with the command that repeats one job."""

from __future__ import annotations

from collections.abc import Iterable

from handouts.batch.outcome import Outcome, Output, State
from handouts.problems import Severity

LINES = 40
STOPPED = "Stopped before it was done: the same command carries on."
TOLD = (State.FAILED, State.WITHDRAWN, State.WITHHELD, State.REFUSED)


def summary_text(outcome: Outcome) -> str:
    """What was printed, kept, withdrawn, withheld, refused and failed, and who keeps the project."""
    counts = ", ".join(f"{count} {state}" for state in State if (count := outcome.count(state)))
    head = [
        f"{outcome.project_name}: {outcome.tree} tree, as of {outcome.as_of.isoformat()}",
        f"Handouts: {counts or 'none'}; pruned {len(outcome.pruned)}.",
        f"Problems: {_weights(outcome)}.",
        *([STOPPED] if outcome.count(State.UNFINISHED) else ()),
        *(f"Language {locale}: no translation to print yet." for locale in outcome.absent),
        *_noticed(outcome),
        f"Keeper: {outcome.keeper}",
    ]
    body = [_told(output) for state in TOLD for output in outcome.outputs if output.state is state]
    body += [
        f"error {problem.where} {problem.id}: {problem.message}" for problem in outcome.problems if problem.is_error
    ]
    return "\n".join(_shortened([*head, "", *body])) + "\n"


def _noticed(outcome: Outcome) -> Iterable[str]:
    """How many sheets that were released are gone."""
    if count := sum(output.notice is not None for output in outcome.outputs):
        sheets = "1 sheet that was" if count == 1 else f"{count} sheets that were"
        yield f"Withdrawn: {sheets} released; a notice stands in {'its' if count == 1 else 'their'} place."


def _weights(outcome: Outcome) -> str:
    counts = ((severity, sum(p.severity is severity for p in outcome.problems)) for severity in Severity)
    return ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts)


def _told(output: Output) -> str:
    job = output.job
    only = f"--handout {job.handout} --audience {job.audience} --locale {job.locale} --region {job.region}"
    return f"{output.state} {output.path}: {output.reason} [handouts build {only}]"


def _shortened(lines: Iterable[str]) -> list[str]:
    lines = list(lines)
    if len(lines) <= LINES:
        return lines
    return [*lines[: LINES - 1], f"… and {len(lines) - LINES + 1} more, see report.html"]
