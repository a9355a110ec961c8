"""Outputs that are due in; their PDFs and twins in the tree, and the same Outputs with what became of them, out."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from handouts.batch.deciding import FORCED
from handouts.batch.events import Course, Event, Failed, Printed, Withheld
from handouts.batch.executors import Hands, works_of
from handouts.batch.files import LockedError, write_together
from handouts.batch.input_sets import HeldOnce
from handouts.batch.made import Digests, Made
from handouts.batch.outcome import Output, State, standing
from handouts.batch.paths import twin_path
from handouts.batch.shared_cache import through
from handouts.batch.survey import Survey
from handouts.batch.worker import Work
from handouts.press.job import Job
from handouts.problems import EnvironmentLacksError

LISTED: Final = 5
"""So many sheets are named that were printed before a run broke off."""


def carried_out(
    found: Survey,
    outputs: list[Output],
    folder: Path,
    last: Mapping[str, Output],
    hands: Hands,
    course: Course,
    *,
    note: Callable[[Output], None],
) -> list[Output]:
    """Every Output in its order; those that were due are printed, each written as its job ends. The machine's faults
    fail their job alone and leave its last PDF; so does a stop that comes before a job's turn. What became of an
    Output takes its place in the list that was given: two for each of a hundred thousand are not held. Each that lies
    in its place is noted at once.
    """
    places = {output.job: place for place, output in enumerate(outputs) if output.state is State.DUE}
    held = HeldOnce()
    with contextlib.closing(_ended(found, [outputs[place] for place in places.values()], hands, course)) as works:
        try:
            for work in works:
                place = places[work.job]
                outputs[place] = _delivered(outputs[place], work, folder, last, held)
                if outputs[place].state is State.PRINTED:
                    note(outputs[place])
                course.tell(_event(outputs[place], course.seconds))
        except EnvironmentLacksError as error:
            raise EnvironmentLacksError(f"{error} {_so_far(outputs, len(places))}") from error
    outputs[:] = (_as_it_was(output, last) for output in outputs)
    return outputs


def _so_far(done: Iterable[Output], due: int) -> str:
    """What was written before the run could not go on."""
    paths = [output.path for output in done if output.state is State.PRINTED]
    if not paths:
        return "Nothing was printed before that."
    more = f" and {len(paths) - LISTED} more" if len(paths) > LISTED else ""
    told = f"Printed before that, whole: {len(paths)} of {due}, {', '.join(paths[:LISTED])}{more}"
    return f"{told}. All others and the manifest are as they were."


def _event(output: Output, seconds: float) -> Event:
    if output.state is State.PRINTED:
        return Printed(output.path, output.pages, seconds)
    kind = Failed if output.state is State.FAILED else Withheld
    return kind(output.path, output.reason, seconds)


def _as_it_was(output: Output, last: Mapping[str, Output]) -> Output:
    """What nothing was done with: a job that is still due was stopped before its turn. Where only its file was to be
    renewed, what was found on its pages stays known.
    """
    if output.state is not State.DUE:
        return output
    before = last.get(output.path)
    unfinished = standing(output.job, before, State.UNFINISHED, "stopped before its turn")
    is_same = before is not None and before.fingerprint == output.fingerprint
    return replace(unfinished, problems=before.problems) if before and is_same else unfinished


def _ended(found: Survey, due: Sequence[Output], hands: Hands, course: Course) -> Generator[Work, None, None]:
    """What became of each job, taken from a cache or printed; what is forced is printed in any case."""

    def print_all(jobs: Sequence[Job]) -> Generator[Work, None, None]:
        return works_of(found, jobs, hands, course)

    if hands.cache is None:
        return print_all([output.job for output in due])
    wanted = {output.job: "" if output.reason == FORCED else output.fingerprint for output in due}
    known = {job: found.judged[job].problems if job in found.judged else () for job in wanted}
    return through(hands.cache, wanted, known, print_all, course.stops)


def _delivered(output: Output, work: Work, folder: Path, last: Mapping[str, Output], held: HeldOnce) -> Output:
    """The files written, whole or not at all, and what is to be told of them."""
    before = last.get(output.path)
    if work.failure:
        return standing(output.job, before, State.FAILED, work.failure)
    if not work.pdf:
        withheld = standing(output.job, before, State.WITHHELD, "it can't be printed as it is")
        return replace(withheld, problems=work.problems)
    try:
        write_together({folder / output.path: work.pdf, folder / twin_path(output.path): work.twin})
    except LockedError as error:
        return standing(output.job, before, State.FAILED, str(error).rstrip("."))
    return _printed(output, work, held)


def _printed(output: Output, work: Work, held: HeldOnce) -> Output:
    twin = hashlib.sha256(work.twin).hexdigest()
    digests = Digests(work.fingerprint, work.sha256, work.content_sha256, twin)
    return replace(
        output,
        state=State.PRINTED,
        inputs=held.inputs(work.inputs),
        code=held.one(work.code or output.code),
        version=held.one(work.version or output.version),
        title=held.one(work.title or output.title),
        made=Made.of(digests, len(work.pdf), len(work.twin), work.pages, work.check_letters or output.check_letters),
        problems=held.one(tuple(map(held.one, work.problems))),
    )
