"""A syntax fault and the lines it stands in, with the means to try a correction: a line is only advised if it reads.

Lines and columns count from 0 here, as PyYAML's do; `where` makes a place of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handouts.content.reading.stream import SyntaxFault, reads_past
from handouts.problems import Where


@dataclass(frozen=True)
class Trial:
    """One fault under examination."""

    fault: SyntaxFault
    lines: Sequence[str]
    file: str
    pure: bool

    @property
    def at_end(self) -> bool:
        """Whether the fault showed only at the end of the file."""
        return not any(
            line.strip() for line in (self.line_text[self.fault.column :], *self.lines[self.fault.line + 1 :])
        )

    @property
    def line_text(self) -> str:
        """The line the fault stands in."""
        return self.text_of(self.fault.line)

    @property
    def character(self) -> str:
        """The character at the fault, "" at the end of a line."""
        return self.line_text[self.fault.column : self.fault.column + 1]

    @property
    def starts_line(self) -> bool:
        """Whether nothing but blanks stands before the fault in its line."""
        return not self.line_text[: self.fault.column].strip()

    def text_of(self, line: int) -> str:
        """That line's text, "" behind the last."""
        return self.lines[line] if line < len(self.lines) else ""

    def where(self, line: int, column: int) -> Where:
        """The place of a line and column."""
        return Where(self.file, line + 1, column + 1)

    @property
    def place(self) -> Where:
        """The fault's own place; the end of the last line with words where that is the end of the file."""
        if not self.at_end:
            return self.where(self.fault.line, self.fault.column)
        last = max((n for n, line in enumerate(self.lines[: self.fault.line + 1]) if line.strip()), default=0)
        return self.where(last, len(self.text_of(last).rstrip()))

    def heals(self, first: int, last: int, written: str) -> bool:
        """Whether the file reads past these lines when `written` stands in their place."""
        replaced = written.split("\n")
        text = "\n".join([*self.lines[:first], *replaced, *self.lines[last + 1 :]])
        return reads_past(text, first + len(replaced) - 1, pure=self.pure)

    def healing(self, line: int, written: str) -> str:
        """`written` if it heals the line, else ""."""
        return written if written and self.heals(line, line, written) else ""
