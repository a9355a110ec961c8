"""What a run printed and how long it took in; what so many jobs would take, by what the last runs took, out."""

from __future__ import annotations

from collections.abc import Iterable

from handouts.batch.executors import Hands, at_work
from handouts.batch.ledger import Ledger
from handouts.batch.outcome import Output, State


def note_pace(ledger: Ledger, hands: Hands, outputs: Iterable[Output], seconds: float) -> None:
    """Keep how long a job took. What others printed before, or elsewhere, or what a fault held up, tells nothing."""
    states = [output.state for output in outputs]
    printed = states.count(State.PRINTED)
    if printed and seconds > 0 and State.FAILED not in states and not hands.scheduler and hands.cache is None:
        ledger.note_pace(printed, seconds * at_work(hands.workers, printed))


def estimated(ledger: Ledger, hands: Hands, outputs: Iterable[Output]) -> float | None:
    """The seconds that what is due would take; None where nothing was measured yet, or others print."""
    due = sum(output.state is State.DUE for output in outputs)
    pace = ledger.pace()
    if due and (pace is None or hands.scheduler):
        return None
    return round(due * (pace or 0.0) / at_work(hands.workers, due), 1)
