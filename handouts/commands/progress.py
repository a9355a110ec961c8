"""Events of a build in; on stderr a bar for people, a few plain lines for a log, or a JSON object for each, out."""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO

from handouts.batch.events import Done, Event, Failed, Listener, Planned, Printed, Stopping, Withheld, as_told

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

FEW: Final = 60
"""Where fewer are due a log gets no lines: the summary follows at once."""
APART: Final = 10.0
"""Seconds between two lines in a log, at the least."""
SILENT: Final = 60.0
"""Seconds after which a log gets a line, however little was done."""
STEPS: Final = 20
"""So many lines in a log at the most, where the build is not a long one."""
MEASURED: Final = 1.0
"""Seconds before which no rate is told: it would be a guess."""
REDRAWN: Final = 0.1
"""Seconds between two pictures of the bar."""


@dataclass(slots=True)
class Tally:
    """How far a build is: handouts due, printed, failed and withheld, and the seconds until the first of them and the
    last.
    """

    due: int = 0
    printed: int = 0
    failed: int = 0
    withheld: int = 0
    first: float = 0.0
    seconds: float = 0.0

    def count(self, event: Event) -> None:
        """Take what an event tells."""
        if isinstance(event, Planned):
            self.due = event.due
        elif isinstance(event, Printed | Failed | Withheld):
            self.first = self.first or event.seconds
            self.seconds = event.seconds
            self.printed += isinstance(event, Printed)
            self.failed += isinstance(event, Failed)
            self.withheld += isinstance(event, Withheld)

    @property
    def done(self) -> int:
        """Those there is nothing more to do with."""
        return self.printed + self.failed + self.withheld

    @property
    def rate(self) -> float:
        """Handouts a second since the first, which waits for workers to start; 0 where that can't be told yet."""
        measured = self.seconds - self.first
        return (self.done - 1) / measured if measured >= MEASURED else 0.0

    @property
    def words(self) -> str:
        """Done, due, failed, rate, time left."""
        told = [f"{self.printed:,} of {self.due:,} printed"]
        told += [f"{count:,} {what}" for count, what in ((self.failed, "failed"), (self.withheld, "withheld")) if count]
        if self.rate:
            left = duration((self.due - self.done) / self.rate)
            told += [f"{_figure(self.rate)} a second", f"about {left} left"]
        return ", ".join(told)


def _figure(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"


def duration(seconds: float) -> str:
    """A length of time in its two largest units, rounded up."""
    whole = math.ceil(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    minutes = math.ceil(whole / 60)
    return f"{minutes // 60} h {minutes % 60} min"


def _stopping(event: Stopping) -> str:
    jobs = "1 job under way is" if event.under_way == 1 else f"{event.under_way} jobs under way are"
    finished = f"{jobs} finished" if event.under_way else "no job is begun any more"
    return f"stopping: {finished}; press Ctrl-C again to stop at once"


class JsonLines:
    """Every event as a line of JSON, at once."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __call__(self, event: Event, /) -> None:
        """Tell one event."""
        _say(self._stream, json.dumps(as_told(event), ensure_ascii=False))


class PlainLines:
    """A few lines for a log: at the most one for every 5 % and every 10 seconds, but one in every minute."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._tally = Tally()
        self._told = Tally()

    def __call__(self, event: Event, /) -> None:
        """Take one event; tell how far it is where that is wanted."""
        self._tally.count(event)
        match event:
            case Stopping():
                _say(self._stream, _stopping(event))
            case Planned() if event.due >= FEW:
                _say(self._stream, f"{event.due:,} of {event.total:,} handouts are due")
            case Printed() | Failed() | Withheld() if self._is_time():
                self._told = Tally(printed=self._tally.done, seconds=event.seconds)
                _say(self._stream, self._tally.words)

    def _is_time(self) -> bool:
        waited = self._tally.seconds - self._told.seconds
        is_step = (self._tally.done - self._told.done) * STEPS >= self._tally.due
        return self._tally.due >= FEW and (waited >= SILENT or (waited >= APART and is_step))


class Bar:
    """A bar that moves, on a terminal; gone when the build is done. Where nothing is due, none is drawn nor loaded."""

    def __init__(self, console: Callable[[], Console]) -> None:
        self._console = console
        self._tally = Tally()
        self._drawn = -math.inf
        self._bar: tuple[Progress, TaskID] | None = None

    def __call__(self, event: Event, /) -> None:
        """Take one event; draw where that is wanted. A terminal that has gone away stops nothing."""
        self._tally.count(event)
        with contextlib.suppress(OSError):
            match event:
                case Planned() if event.due:
                    self._bar = _begun(self._console(), self._tally)
                case Stopping():
                    self._say(_stopping(event))
                case Printed() | Failed() | Withheld():
                    self._draw()
                case Done():
                    self.end()

    def end(self) -> None:
        """Take the bar away."""
        if self._bar:
            with contextlib.suppress(OSError):
                self._bar[0].stop()
            self._bar = None

    def _draw(self) -> None:
        if self._bar and self._tally.seconds - self._drawn >= REDRAWN:
            progress, task = self._bar
            self._drawn = self._tally.seconds
            progress.update(task, completed=self._tally.done, words=self._tally.words, refresh=True)

    def _say(self, line: str) -> None:
        console = self._bar[0].console if self._bar else self._console()
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _begun(console: Console, tally: Tally) -> tuple[Progress, TaskID]:
    """A bar on the console. It is drawn when there is something to draw: no thread does it, so that signals find the
    program in a known place.
    """
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415 - only where a bar is drawn
    from rich.table import Column  # noqa: PLC0415 - as above

    words = TextColumn("{task.fields[words]}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis"))
    width = Column(ratio=1, min_width=8)
    bar = BarColumn(bar_width=None, complete_style="cyan", finished_style="cyan", table_column=width)
    progress = Progress(
        bar,
        words,
        console=console,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
        transient=True,
        expand=True,
    )
    progress.start()
    task = progress.add_task("", total=tally.due, words=tally.words)
    progress.refresh()
    return progress, task


def _terminal() -> Console:
    from rich.console import Console  # noqa: PLC0415 - only where something is drawn

    return Console(stderr=True)


def _say(stream: TextIO, line: str) -> None:
    """One line, at once; whoever has stopped reading stops nothing."""
    with contextlib.suppress(OSError, ValueError):
        print(line, file=stream, flush=True)


def draws(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether somebody looks at a terminal that can move what it has written."""
    is_ci = environment.get("CI", "").lower() not in {"", "0", "false"}
    return stream.isatty() and not is_ci and environment.get("TERM") != "dumb"


@contextlib.contextmanager
def progress(stream: TextIO, environment: Mapping[str, str], *, as_json: bool) -> Iterator[Listener]:
    """A listener for one build that tells it on the stream; nothing of it is left there at the end."""
    if as_json or not draws(stream, environment):
        yield JsonLines(stream) if as_json else PlainLines(stream)
        return
    bar = Bar(_terminal)
    try:
        yield bar
    finally:
        bar.end()
