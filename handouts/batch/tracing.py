"""What the last run left, a Bundle and a press in; which jobs must be composed to be judged, and what is known of the
others without it, out.

Composing takes ten times as long as looking up what a sheet was made from. So a sheet whose inputs are all as they were
is not composed, and one that must be printed anyway is composed where it is printed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from handouts.batch.input_sets import HeldOnce
from handouts.batch.outcome import BARRED, Output
from handouts.batch.paths import output_path
from handouts.press.job import Bundle, Job
from handouts.press.press import Press
from handouts.press.tracing import Tracer
from handouts.translation.reading import Reading


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of a job that was not composed: the names of its inputs that are not as they were (none: it is up
    to date), and whether a signature is missing. `new`: there was nothing before to compare with.
    """

    changed: tuple[str, ...]
    draft: bool
    new: bool = False


@dataclass(frozen=True, slots=True)
class Tracing:
    """Looks at each job once, beside what the `last` run left. `composes`: a job that is due must be composed here,
    because it takes more than the names of what it is made from to judge it.
    """

    last: Mapping[str, Output]
    composes: bool

    def traced(self, bundle: Bundle, press: Press, jobs: Iterable[Job]) -> dict[Job, Trace]:
        """What is known of each job that need not be composed here."""
        tracer, held = Tracer(bundle, press), HeldOnce()
        found = dict[Job, Trace]()
        for job in jobs:
            with contextlib.suppress(Exception):  # a fault of the machine is told where the job is composed
                if trace := self._known(tracer, press.interpreter.reading(bundle, job), job):
                    found[job] = held.one(trace)
        return found

    def _known(self, tracer: Tracer, reading: Reading, job: Job) -> Trace | None:
        """None where it must be composed. The Problems of a sheet that stands are of its pages: composing it would not
        find them.
        """
        before = self.last.get(output_path(job))
        if reading.problems:
            return None  # they are to be told at the places where they stand now
        if before is None or not before.stands or not before.inputs:
            return None if self.composes else Trace((), reading.draft, new=True)
        changed = tracer.changed(job, before.inputs.shared, before.inputs.own)
        return None if changed and self.composes else Trace(changed, reading.draft)


def with_inputs(bundle: Bundle, press: Press, outputs: Sequence[Output]) -> list[Output]:
    """The same outputs; of those that failed or are withheld before anything lay in their place, it is known too what
    of the content they read, so that whoever changes it hears of them.
    """
    held = HeldOnce()
    return [_with_inputs(bundle, press, output, held) for output in outputs]


def _with_inputs(bundle: Bundle, press: Press, output: Output, held: HeldOnce) -> Output:
    if output.state not in BARRED or output.stands or output.inputs:
        return output
    with contextlib.suppress(Exception):  # what fails here is what it failed of
        read = press.interpreter.reading(bundle, output.job).inputs
        return replace(output, inputs=held.inputs(read))
    return output
