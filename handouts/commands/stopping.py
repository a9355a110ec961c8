"""Signals of people and machines in; whether the build is to stop, and with which exit code, out.

Asked once, a build that writes files finishes what is under way. Asked again, or before it writes any, it stops at
once.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Final

from handouts.batch.events import Event, Planned

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
"""Ctrl-C, and what systemd, Kubernetes and Slurm send before they kill."""


class StopNowError(KeyboardInterrupt):
    """Asked to stop at once. No KeyboardInterrupt is taken for a fault of the job that it breaks off."""


class Stopping:
    """Whether somebody asked the build to stop; a listener too: by the plan it knows when files begin to be written."""

    def __init__(self) -> None:
        self._signal = 0
        self._writes = False

    def __call__(self) -> bool:
        """Whether somebody asked."""
        return bool(self._signal)

    @property
    def exit_code(self) -> int:
        """What the program ends with, as shells have it; 0 where nobody asked."""
        return 128 + self._signal if self._signal else 0

    def hear(self, event: Event) -> None:
        """From the plan on there is something to finish."""
        self._writes = self._writes or isinstance(event, Planned)

    def ask(self, number: int, _frame: FrameType | None = None) -> None:
        """Take a signal. Raises StopNowError for the second one, and where nothing has been begun."""
        at_once = self() or not self._writes
        self._signal = number
        if at_once:
            raise StopNowError


@contextlib.contextmanager
def obeying_signals() -> Iterator[Stopping]:
    """Inside, signals ask what is given to stop; only a program's main thread can hear them."""
    stopping = Stopping()
    if threading.current_thread() is not threading.main_thread():
        yield stopping
        return
    before = [(number, signal.signal(number, stopping.ask)) for number in SIGNALS]
    try:
        yield stopping
    finally:
        for number, handler in before:
            signal.signal(number, handler)
