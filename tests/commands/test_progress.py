"""How a build is told while it runs: to a log, to a machine, on a terminal. Seconds come with the events."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from built_ears import PATHS, Run
from rich.console import Console
from tiny_project import DAY, copied, edited

from handouts.batch.events import Done, Event, Failed, Planned, Printed, Stopping, Withdrawn, Withheld
from handouts.commands.progress import Bar, JsonLines, PlainLines, Tally, draws, duration


def planned(due: int) -> Planned:
    """A plan in which so many of 3,000 are due."""
    return Planned(due, 3000 - due, 0, 0, 0, 0, 3000)


def printed(count: int, apart: float, begin: float = 0.0) -> Iterable[Printed]:
    """So many sheets, one after another, so many seconds apart."""
    yield from (Printed("a.pdf", 2, round(begin + number * apart, 3)) for number in range(1, count + 1))


def told(events: Iterable[Event]) -> list[str]:
    """The lines that a log gets."""
    stream = io.StringIO()
    lines = PlainLines(stream)
    for event in events:
        lines(event)
    return stream.getvalue().splitlines()


class Terminal(io.StringIO):
    """A stream that says whether it is a terminal."""

    def __init__(self, *, is_one: bool = True) -> None:
        super().__init__()
        self.is_one = is_one

    def isatty(self) -> bool:
        """As made."""
        return self.is_one


def drawn(events: Iterable[Event], width: int = 100) -> str:
    """All that a terminal of that width is sent."""
    stream = io.StringIO()
    bar = Bar(lambda: Console(file=stream, force_terminal=True, width=width, color_system=None))
    for event in events:
        bar(event)
    return stream.getvalue()


def test_a_log_gets_a_line_for_every_twentieth_part_and_no_two_in_ten_seconds() -> None:
    """How many are printed of how many, how fast, and how long it still takes."""
    lines = told([planned(2400), *printed(2400, 0.05)])
    assert lines[:3] == [
        "2,400 of 3,000 handouts are due",
        "200 of 2,400 printed, 20 a second, about 1 min 50 s left",
        "400 of 2,400 printed, 20 a second, about 1 min 40 s left",
    ]
    assert len(lines) == 13


def test_a_log_of_a_long_build_is_short_and_never_silent() -> None:
    """A line every minute where a twentieth part takes longer."""
    lines = told([planned(2400), *printed(300, 1.0)])
    assert lines[1:] == [
        "60 of 2,400 printed, 1.0 a second, about 39 min 0 s left",
        "120 of 2,400 printed, 1.0 a second, about 38 min 0 s left",
        "180 of 2,400 printed, 1.0 a second, about 37 min 0 s left",
        "240 of 2,400 printed, 1.0 a second, about 36 min 0 s left",
        "300 of 2,400 printed, 1.0 a second, about 35 min 0 s left",
    ]


def test_a_log_of_a_small_build_is_empty() -> None:
    """Fewer than 60: the summary follows at once, however slow they are."""
    assert told([planned(59), *printed(59, 2.0), Done(59, 0, 0, 118.0)]) == []


def test_failures_are_counted_in_each_line() -> None:
    """And so are sheets that could not be laid out."""
    failed, withheld = Failed("b.pdf", "MemoryError", 1.0), Withheld("c.pdf", "it can't be laid out", 2.0)
    lines = told([planned(100), failed, withheld, *printed(60, 1.0, 2.0)])
    assert lines[1] == "8 of 100 printed, 1 failed, 1 withheld, 1.0 a second, about 1 min 30 s left"


@pytest.mark.parametrize(
    ("under_way", "said"),
    [(0, "no job is begun any more"), (1, "1 job under way is finished"), (3, "3 jobs under way are finished")],
)
def test_a_stop_is_told_whatever_the_size(under_way: int, said: str) -> None:
    """In a log and on a terminal: what happens now, and what to do to stop at once."""
    line = f"stopping: {said}; press Ctrl-C again to stop at once"
    assert told([planned(2), Stopping(under_way)]) == [line]
    assert line in drawn([planned(2), Stopping(under_way)])


def test_each_event_is_a_line_of_json() -> None:
    """Its name, and what it tells."""
    stream = io.StringIO()
    lines = JsonLines(stream)
    for event in (Withdrawn("é.pdf", "wrong"), Printed("a.pdf", 2, 1.5)):
        lines(event)
    assert [json.loads(line) for line in stream.getvalue().splitlines()] == [
        {"event": "withdrawn", "path": "é.pdf", "reason": "wrong"},
        {"event": "printed", "path": "a.pdf", "pages": 2, "seconds": 1.5},
    ]


def test_a_terminal_gets_a_bar_that_moves_and_goes() -> None:
    """Done, due, failed, rate and time left beside it; not drawn more often than ten times a second."""
    events: list[Event] = [planned(2400), *printed(119, 0.05), Failed("b.pdf", "MemoryError", 6.0)]
    events += printed(1, 0.1, 6.0)
    shown = drawn(events)
    assert "0 of 2,400 printed" in shown
    assert "120 of 2,400 printed, 1 failed, 20 a second, about 1 min 55 s left" in shown
    assert "━" in shown
    assert shown.count("printed,") <= 61 * 2
    ended = drawn([*events, Done(120, 1, 0, 7.0)])
    assert ended.startswith(shown)
    assert ended.endswith("\x1b[2K")
    assert all(len(line.rstrip()) <= 60 for line in drawn(events, 60).replace("\r", "\n").split("\x1b[2K"))


def test_where_nothing_is_due_nothing_is_drawn() -> None:
    """Nor is the console made that it would be drawn on."""

    def no_console() -> Console:
        raise AssertionError

    bar = Bar(no_console)
    for event in (planned(0), Done(0, 0, 0, 0.0)):
        bar(event)
    bar.end()


@pytest.mark.parametrize(
    ("is_terminal", "environment", "expected"),
    [
        (True, {"TERM": "xterm"}, True),
        (True, {}, True),
        (True, {"CI": "false"}, True),
        (False, {"TERM": "xterm"}, False),
        (True, {"TERM": "dumb"}, False),
        (True, {"CI": "true"}, False),
        (True, {"CI": "1", "TERM": "xterm"}, False),
    ],
)
def test_a_bar_is_for_people_at_a_terminal(is_terminal: bool, environment: dict[str, str], expected: bool) -> None:
    """Not in CI, not in a pipe, not where lines can't be drawn over."""
    assert draws(Terminal(is_one=is_terminal), environment) is expected


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "1 s"),
        (59.0, "59 s"),
        (59.5, "1 min 0 s"),
        (104, "1 min 44 s"),
        (3599.5, "1 h 0 min"),
        (7440, "2 h 4 min"),
    ],
)
def test_lengths_of_time_have_two_units(seconds: float, words: str) -> None:
    """Rounded up."""
    assert duration(seconds) == words


def test_where_little_is_known_nothing_is_guessed() -> None:
    """No rate, no time left; nor in the first second after it."""
    assert Tally(due=1234).words == "0 of 1,234 printed"
    assert Tally(due=1234, printed=9, first=3.0, seconds=3.9).words == "9 of 1,234 printed"
    assert Tally(due=1234, printed=21, first=3.0, seconds=5.0).words.endswith("10 a second, about 2 min 2 s left")


class Gone(io.StringIO):
    """A pipe, or a terminal, whose reader has gone away."""

    def write(self, _text: str, /) -> int:
        """Refuse."""
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def flush(self) -> None:
        """Refuse."""
        raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("kind", [JsonLines, PlainLines, lambda stream: Bar(lambda: Console(file=stream))])
def test_a_reader_who_goes_away_stops_nothing(kind: Callable[[io.StringIO], Callable[[Event], None]]) -> None:
    """No exception reaches the build."""
    listener = kind(Gone())
    events: list[Event] = [planned(2400), *printed(300, 1.0), Stopping(2), Done(300, 0, 0, 300.0)]
    for event in events:
        listener(event)


def test_a_build_tells_a_machine_its_events_on_stderr(run: Run, tmp_path: Path) -> None:
    """The outcome on stdout is one document, as ever."""
    root = copied(tmp_path)
    ran = run("build", "--project", root, "--format", "json")
    events = [json.loads(line) for line in ran.err.splitlines()]
    assert [event["event"] for event in events] == ["planned", *["printed"] * 6, "done"]
    assert sorted(event["path"] for event in events[1:-1]) == sorted(PATHS)
    assert ran.states == dict.fromkeys(PATHS, "printed")


def test_a_dry_run_tells_no_events(run: Run, tmp_path: Path) -> None:
    """It does nothing that could be told."""
    assert run("build", "--project", copied(tmp_path), "--format", "json", "--dry-run").err == ""


def test_no_bar_is_loaded_where_nobody_looks(ears: Path) -> None:
    """In a pipe the library that draws it is not imported, though something is printed."""
    edited(ears, "facts", "count: 3", "count: 4")
    program = (
        "import sys\nfrom datetime import date\nfrom handouts.cli import main\n"
        f"main(['build', '--project', {str(ears)!r}], clock=lambda: date.fromisoformat({DAY.isoformat()!r}))\n"
        "print('rich' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stderr, done.stdout.splitlines()[-1]) == ("", "False")
