"""The inline grammar: typed characters in, positioned marks out, and a Problem at the exact place of each fault.

`**strong**`  `[words](url)`  `{fact}` `{fact.form}` `{3}` `{clinic.key}` `{region.key}`  `[[term]]` `[[term|words]]`
`[@source; @source]`  and a backslash before a character that would start a mark. Strong may hold all others; links
and terms may hold words and strong. `**` counts beside any neighbour: there is no flanking rule. Within one Words
columns run on character by character, so a digit's place is its Words' column plus its offset.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from handouts.content.marks import FORMS, advice_for_braces, advice_for_form, advice_for_url, mark_fault
from handouts.content.prose import CiteMark, FactMark, Inline, Link, NumberMark, PlaceMark, Strong, TermMark, Words
from handouts.content.typed import Typed
from handouts.problems import Problem

MOST_FAULTS = 20
ESCAPED = "\\*[]{}|()@"
OWNERS = frozenset({"clinic", "region"})
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")
_SOURCE = re.compile(r"@[a-z0-9][a-z0-9-]*")
_URL = re.compile(r"(https?://[^\s/]+|mailto:[^\s@]+@[^\s@]+)\S*")
_PLAIN = re.compile(r"[^\\*\[\]{}]+")
_TERM = re.compile(r"[^\\*\[\]{}|]*")
_EVERYTHING = "estlcb"


def _words_and_strong(allowed: str) -> str:
    return "".join(letter for letter in allowed if letter in "es")


@dataclass(slots=True)
class _Parser:
    """Reads one paragraph from left to right; `at` is the next character."""

    typed: Typed
    at: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters."""
        return self.typed.text

    def fault(self, problem_id: str, at: int, *words: str) -> None:
        """Note what is wrong at offset `at`; a text with too many faults is not read on."""
        if len(self.problems) < MOST_FAULTS:
            self.problems.append(mark_fault(problem_id, self.typed.place(at), *words))
        else:
            self.at = len(self.text)

    def inlines(self, closer: str, allowed: str) -> tuple[Inline, ...]:
        """Marks up to `closer`, left unread, or to the end. `allowed`: the letters of the marks that may stand here."""
        found: list[Inline] = []
        while self.at < len(self.text) and not (closer and self.text.startswith(closer, self.at)):
            found += self.next(allowed)
        return tuple(found)

    def next(self, allowed: str) -> list[Inline]:
        """The next mark or stretch of words; nothing where a fault was noted."""
        start = self.at
        plain = _PLAIN.match(self.text, start)
        if plain:
            self.at = plain.end()
            return self.words(start)
        for opener, closer, letter, read in _MARKS:
            if self.text.startswith(opener, start):
                self.at += len(opener)
                if letter not in allowed:
                    return self.misplaced(opener, closer, start)
                mark = read(self, start, allowed)
                return [mark] if mark else []
        self.at += 1
        if self.text[start] != "*":
            self.fault("mark-not-opened", start, self.text[start])
        return self.words(start)

    def misplaced(self, opener: str, closer: str, start: int) -> list[Inline]:
        """A mark inside one that can't hold it: told once, and skipped whole."""
        self.fault("mark-inside-mark", start, opener)
        self.at = max(self.at, self.text.find(closer, self.at) + len(closer))
        return []

    def words(self, start: int) -> list[Inline]:
        """The characters from `start` to `at`, cut where their columns don't run on."""
        return [Words(piece, where) for piece, where in self.typed.pieces(start, self.at)]

    def until(self, opener: str, closer: str, start: int) -> str | None:
        """The raw characters up to `closer`, which is read too; None with a Problem if there is none."""
        end = self.text.find(closer, self.at)
        if end < 0:
            self.fault("mark-not-closed", start, opener, closer, opener[0])
            self.at = len(self.text)
            return None
        inside, self.at = self.text[self.at : end], end + len(closer)
        return inside

    def held(self, opener: str, closer: str, allowed: str, start: int) -> tuple[Inline, ...] | None:
        """Marks up to `closer`, which is read too; None with a Problem if it is missing or nothing stands inside."""
        noted = len(self.problems)
        kids = self.inlines(closer, allowed)
        if not self.text.startswith(closer, self.at):
            self.fault("mark-not-closed", start, opener, closer, opener[0])
            return None
        self.at += len(closer)
        if len(self.problems) == noted and not any(not isinstance(kid, Words) or kid.text.strip() for kid in kids):
            self.fault("mark-empty", start, opener, closer)
        return kids or None

    def escape(self, start: int, _allowed: str) -> Inline | None:
        """A backslash and the character it lets through."""
        char = self.text[self.at : self.at + 1]
        if not char or char not in ESCAPED:
            self.fault("mark-bad-escape", start)
            return None
        self.at += 1
        return Words(char, self.typed.place(start + 1))

    def strong(self, start: int, allowed: str) -> Inline | None:
        """`**…**`"""
        kids = self.held("**", "**", allowed.replace("s", ""), start)
        return Strong(kids, self.typed.place(start)) if kids else None

    def cite(self, start: int, _allowed: str) -> Inline | None:
        """`[@one; @two]`"""
        inside = self.until("[@", "]", start)
        names = [name.strip() for name in f"@{inside}".split(";")]
        wrong = [name for name in names if not _SOURCE.fullmatch(name)]
        if inside is not None and wrong:
            self.fault("cite-bad-id", start, wrong[0])
        return None if inside is None or wrong else CiteMark(tuple(name[1:] for name in names), self.typed.place(start))

    def term(self, start: int, allowed: str) -> Inline | None:
        """`[[term]]` or `[[term|words]]`"""
        begin, name = self.at, _TERM.match(self.text, self.at)
        assert name
        self.at = name.end()
        kids: tuple[Inline, ...] | None = tuple(self.words(begin))
        if self.text.startswith("|", self.at):
            self.at += 1
            kids = self.held("[[", "]]", _words_and_strong(allowed), start)
        elif (more := self.until("[[", "]]", start)) is None:
            return None
        elif more:
            self.fault("mark-inside-mark", name.end(), more[0])
        if not name[0].strip():
            self.fault("mark-empty", start, "[[", "]]")
        return TermMark(name[0].strip(), kids, self.typed.place(start)) if kids else None

    def link(self, start: int, allowed: str) -> Inline | None:
        """`[words](url)`"""
        kids = self.held("[", "]", _words_and_strong(allowed), start)
        if kids is None:
            return None
        if not self.text.startswith("(", self.at):
            self.fault("link-without-address", start)
            return None
        self.at += 1
        begin = self.at
        url = self.until("(", ")", begin - 1)
        if url is not None and not _URL.fullmatch(url):
            self.fault("link-bad-address", begin, url, advice_for_url(url))
        return Link(kids, url, self.typed.place(start)) if url else None

    def braces(self, start: int, _allowed: str) -> Inline | None:
        """`{fact}`, `{fact.form}`, `{3}`, `{clinic.key}` or `{region.key}`"""
        inside, where = self.until("{", "}", start), self.typed.place(start)
        if inside is None:
            return None
        if re.fullmatch(r"[0-9]+", inside):
            return NumberMark(inside, where)
        name, dot, key = inside.partition(".")
        if not _NAME.fullmatch(inside) or (name in OWNERS and not dot):
            self.fault("braces-bad", start, inside, advice_for_braces(inside))
            return None
        if name in OWNERS:
            return PlaceMark(name, key, where)
        if dot and key not in FORMS:
            self.fault("form-unknown", start + 1 + len(name), key, advice_for_form(key))
            return None
        return FactMark(name, key, where)


_MARKS: tuple[tuple[str, str, str, Callable[[_Parser, int, str], Inline | None]], ...] = (
    ("\\", "", "e", _Parser.escape),
    ("**", "**", "s", _Parser.strong),
    ("[[", "]]", "t", _Parser.term),
    ("[@", "]", "c", _Parser.cite),
    ("[", ")", "l", _Parser.link),
    ("{", "}", "b", _Parser.braces),
)


def parse(typed: Typed) -> tuple[tuple[Inline, ...], tuple[Problem, ...]]:
    """The marks of one paragraph and their Problems."""
    parser = _Parser(typed)
    return parser.inlines("", _EVERYTHING), tuple(parser.problems)
