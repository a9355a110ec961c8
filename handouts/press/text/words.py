"""The word cache: pieces of text in, shaped words out; one bounded object that no result depends on."""

from __future__ import annotations

import re
from collections.abc import Sized

from handouts.lettering.bidi import Bidi
from handouts.lettering.breaks import graphemes
from handouts.lettering.faces import Face
from handouts.lettering.scripts import CURSIVE, RIGHT_TO_LEFT, script_of_language
from handouts.lettering.shelf import FontShelf
from handouts.press.marks import ShapedWord
from handouts.press.text.bindings import Bindings
from handouts.press.text.shaping import Voice, shape

_BLANK = re.compile("\r\n|[\t\n\v\f\r\x85\u2028\u2029]")
_MOST_WORDS = 60_000
_MOST_VOICES = 256
_CONTEXT = 4
_LATIN = "und-Latn"


class Words(dict[str, tuple[ShapedWord, ...]]):
    """The shaped words of each piece of text in one language, weight and direction; most pieces are one word.

    A piece is cut where the face or the script changes, always between graphemes. Line ends are set as spaces.
    `joined` holds those that were shaped with the letters around them in view.
    """

    def __init__(self, shelf: FontShelf, lang: str, bold: bool, level: int) -> None:
        super().__init__()
        self._shelf = shelf
        self._lang = lang
        self._bold = bold
        self._level = level
        self._script = script_of_language(lang)
        # Where a right-to-left language turns round, figures and brackets are set in the face of Latin letters.
        self._shared_like = _LATIN if self._script in RIGHT_TO_LEFT and not level else lang
        self._base = shelf.base(self._shared_like, bold)
        self._looks: dict[str, tuple[Face, str | None]] = {}
        self.joined: dict[tuple[str, str, str], tuple[ShapedWord, ...]] = {}

    def __missing__(self, piece: str) -> tuple[ShapedWord, ...]:
        found = self[piece] = self._shaped(piece, "", "")
        return found

    def part(self, text: str, start: int, stop: int) -> tuple[ShapedWord, ...]:
        """The words of text[start:stop], part of a word: letters that join are shaped with their neighbours in view, up
        to a space, over which nothing joins.
        """
        piece = text[start:stop]
        before = text[max(0, start - _CONTEXT) : start].rpartition(" ")[2]
        after = text[stop : stop + _CONTEXT].partition(" ")[0]
        if not (before or after) or piece.isascii() or self._shelf.scripts.first(piece) not in CURSIVE:
            return self[piece]
        key = piece, before, after
        if key not in self.joined:
            self.joined[key] = self._shaped(*key)
        return self.joined[key]

    def _shaped(self, piece: str, before: str, after: str) -> tuple[ShapedWord, ...]:
        parts = self._parts(_BLANK.sub(" ", piece))
        texts = [before, *(text for text, _ in parts), after]
        return tuple(
            shape(text, Voice(face, self._level, self._lang, self._script), texts[place], texts[place + 2])
            for place, (text, face) in enumerate(parts)
        )

    def _parts(self, piece: str) -> list[tuple[str, Face]]:
        """Text of one face and script each. Nearly always that is the whole piece: where each character by itself has
        the same face, so has each grapheme.
        """
        looks = {self._looks.get(char) or self._look(char) for char in piece}
        faces, scripts = {face for face, _ in looks}, {script for _, script in looks}
        if len(faces) == 1 and len(scripts - {None}) < 2:
            return [(piece, faces.pop())]
        return self._cut_parts(piece)

    def _look(self, char: str) -> tuple[Face, str | None]:
        found = self._looks[char] = self._face(char, None), self._shelf.scripts[char]
        return found

    def _cut_parts(self, piece: str) -> list[tuple[str, Face]]:
        parts: list[tuple[str, Face]] = []
        script: str | None = None
        for grapheme in graphemes(piece):
            face = self._face(grapheme, parts[-1][1] if parts else None)
            own = self._shelf.scripts.first(grapheme)
            if parts and face is parts[-1][1] and (own is None or script is None or own == script):
                parts[-1] = parts[-1][0] + grapheme, face
            else:
                parts.append((grapheme, face))
                script = None
            script = own or script
        return parts

    def _face(self, grapheme: str, previous: Face | None) -> Face:
        """One face for the whole grapheme if there is one; the base face (and .notdef) if no font has the character."""
        pick = self._shelf.pick
        first = pick(grapheme[0], self._shared_like, self._bold, previous)
        if first is None or len(grapheme) == 1:
            return first or self._base
        others = (pick(char, self._shared_like, self._bold, first) for char in grapheme[1:])
        points = frozenset(map(ord, grapheme))
        return next((face for face in (first, *others) if face is not None and points <= face.coverage), first)


class WordCache:
    """All shaped words of one typesetter, and the bidi classes of the characters seen."""

    def __init__(self, shelf: FontShelf) -> None:
        self.shelf = shelf
        self.bidi = Bidi()
        self._words: dict[tuple[str, bool, int], Words] = {}
        self._bindings: dict[str, Bindings] = {}
        self._held: list[Sized] = []

    def words(self, lang: str, bold: bool, level: int) -> Words:
        """The words of a language, weight and direction (0 left to right, 1 right to left)."""
        key = lang, bold, level
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = Words(self.shelf, lang, bold, level)
            self._held += found, found.joined
        return found

    def bindings(self, lang: str) -> Bindings:
        """The kinds of pieces in a language."""
        found = self._bindings.get(lang)
        if found is None:
            found = self._bindings[lang] = Bindings(lang)
            self._held.append(found)
        return found

    def trim(self) -> None:
        """Forget everything once it is too much. Only between paragraphs: words in use stay alive by themselves."""
        if len(self._words) > _MOST_VOICES or sum(map(len, self._held)) > _MOST_WORDS:
            self._held.clear()
            self._words.clear()
            self._bindings.clear()
            self.bidi.clear()
