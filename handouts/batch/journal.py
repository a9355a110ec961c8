"""Sheets as they are printed in, noted one by one below build/.ledger/; the same out, for the run after a killed one.

The manifest tells of a run once it has ended. Until then this does, so that a run that was killed near its end costs
the next one only what was left. A line that is damaged is passed over: what it told of is printed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TextIO

from handouts.batch.input_sets import HeldOnce, Inputs, Pairs, SetsRead
from handouts.batch.manifest import output_told, read_output
from handouts.batch.outcome import Output

FOLDER: Final = "build/.ledger"
SCHEMA: Final = "handouts-journal/1"
LARGEST: Final = 1024 * 1024 * 1024
UNREADABLE: Final = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What reading a damaged line may end with."""


def journal_file(tree: str) -> str:
    """Where the journal of a tree lies, below the project's folder."""
    return f"{FOLDER}/{tree}.journal"


class Journal:
    """The journal of one tree. Use it as a context, in which it is written; a disk that refuses it costs only what it
    would have saved.
    """

    def __init__(self, root: Path, tree: str) -> None:
        self._file = root / journal_file(tree)
        self._stream: TextIO | None = None
        self._named: dict[Pairs, str] = {}

    def outputs(self) -> dict[str, Output]:
        """By path, what a run that did not end has printed."""
        held, sets, found = HeldOnce(), dict[str, dict[str, str]](), dict[str, Output]()
        reader = SetsRead(sets, held)
        for line in self._lines():
            with contextlib.suppress(*UNREADABLE):
                told = json.loads(line)
                if told.get("schema") == SCHEMA and "set" in told:
                    sets[told["set"]] = told["inputs"]
                elif told.get("schema") == SCHEMA:
                    output = read_output(told["output"], reader, held)
                    found[output.path] = output
        return found

    def _lines(self) -> Iterator[str]:
        with contextlib.suppress(OSError):
            if self._file.stat().st_size <= LARGEST:
                with self._file.open(encoding="utf-8", errors="replace", newline="\n") as lines:
                    yield from lines

    def __enter__(self) -> Journal:
        """Begin to write, behind what is there: its last line may have broken off."""
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self._file.open("a", encoding="utf-8", newline="\n")
            self._say("\n" if self._stream.tell() else "")
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def note(self, output: Output) -> None:
        """A sheet was printed, and lies in its place."""
        self._tell({"output": output_told(output, self)})

    def name_of(self, inputs: Inputs) -> str:
        """The name of the set that these inputs share with others, told with the first of them; "" for none."""
        if not inputs:
            return ""
        if inputs.shared not in self._named:
            told = dict(inputs.shared)
            name = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
            self._named[inputs.shared] = name
            self._tell({"set": name, "inputs": told})
        return self._named[inputs.shared]

    def forget(self) -> None:
        """The manifest tells all of it now."""
        self._close()
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _tell(self, told: dict[str, Any]) -> None:
        self._say(json.dumps({"schema": SCHEMA, **told}, ensure_ascii=False) + "\n")

    def _say(self, text: str) -> None:
        """At once, so that it outlives this process."""
        if self._stream:
            try:
                self._stream.write(text)
                self._stream.flush()
            except (OSError, UnicodeEncodeError):
                self._close()

    def _close(self) -> None:
        if self._stream:
            with contextlib.suppress(OSError):
                self._stream.close()
        self._stream = None
