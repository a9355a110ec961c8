"""The shelf of fonts: a character, language and weight in, the face that draws it out; faces load when first asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from handouts.lettering.faces import Face
from handouts.lettering.packages import NOTO_SANS, PACKAGES, PREFERRED, FontSource
from handouts.lettering.project_fonts import ProjectFamily
from handouts.lettering.properties import IGNORABLE, SPACES, compose, is_mark
from handouts.lettering.scripts import CJK, Scripts, script_of_language
from handouts.problems import EnvironmentLacksError

_BEYOND_KEYBOARD: Final = "\u0300"


class FontShelf:
    """Families by script: what a language's readers like best, the packages' others, then the project's own.

    What is loaded never changes an answer.
    """

    def __init__(self, sources: Sequence[FontSource] = PACKAGES, project: Sequence[ProjectFamily] = ()) -> None:
        self.scripts = Scripts()
        self._sources = tuple(sources)
        self._project = tuple(project)
        self._loaded: dict[tuple[str, bool], Face | None] = {}
        self._own_scripts: dict[str, frozenset[str]] = {}
        self._found: dict[tuple[str, str, bool], Face | None] = {}
        self._drawn: dict[str, set[str]] = {}

    @classmethod
    def standard(cls, project: Sequence[ProjectFamily] = ()) -> FontShelf:
        """The installed font packages, and the project's own families for what they lack."""
        return cls(PACKAGES, project)

    def base(self, lang: str, bold: bool) -> Face:
        """The face that text of this language is set in."""
        script = script_of_language(lang)
        for family in self._liked(lang):
            return _weight(family, bold)
        for source in self._sources:
            if script in source.scripts and (face := self._face(source, bold)):
                return face
        for family in self._project:
            if script in self._scripts_of(family):
                return _weight(family, bold)
        return self._last_resort(bold)

    def style_of(self, lang: str) -> str:
        """The script a language is set in (ISO 15924), with the style where that has its own code: Aran for Urdu."""
        liked = self._liked(lang)
        return PREFERRED[_language(lang)][1] if liked else script_of_language(lang)

    def package_for(self, char: str, lang: str) -> FontSource | None:
        """The package that is not installed and would draw the character."""
        asked = {self.scripts[char] or script_of_language(lang)}
        by_language = sorted(self._sources, key=lambda source: script_of_language(lang) not in source.scripts)
        return next((source for source in by_language if asked & source.scripts and not source.installed), None)

    def pick(self, char: str, lang: str, bold: bool, previous: Face | None = None) -> Face | None:
        """The face for a character; None if no font has it.

        Letters go by their script, what scripts share by the language; a mark stays with the face before it.
        """
        if previous is not None and ord(char) in previous.coverage and (is_mark(char) or IGNORABLE.match(char)):
            return previous
        key = char, lang, bold
        if key not in self._found:
            self._found[key] = next((face for face in self._asked(char, lang, bold) if face.covers(char)), None)
        return self._found[key]

    def missing(self, text: str, lang: str) -> tuple[str, ...]:
        """The characters that no font has, each once, in the text's order; spaces and invisible ones do not count."""
        composed = compose(text)
        drawn = self._drawn.setdefault(lang, set())
        fresh = set(composed) - drawn
        if not fresh:
            return ()
        lacking = {char for char in fresh if self._is_box(char, lang)}
        drawn |= fresh - lacking
        return tuple(char for char in dict.fromkeys(composed) if char in lacking)

    def _is_box(self, char: str, lang: str) -> bool:
        """Whether a character that shows has no face."""
        return char not in SPACES and not IGNORABLE.match(char) and self.pick(char, lang, bold=False) is None

    def fingerprint(self, faces: Iterable[Face]) -> tuple[tuple[str, str], ...]:
        """(name, sha256 of the file) of the faces that were used, sorted, each once."""
        return tuple(sorted({(face.name, face.sha256) for face in faces}))

    def pins(self) -> tuple[tuple[str, str], ...]:
        """(family, sha256 of its file, or "" where its package is not installed) of all that may be used."""
        packaged = [(source.family, source.sha256 if source.installed else "") for source in self._sources]
        own = [(face.name, face.sha256) for family in self._project for face in (family.regular, family.heavy)]
        return tuple(sorted([*packaged, *own]))

    def _asked(self, char: str, lang: str, bold: bool) -> Iterator[Face]:
        """The faces in the order of asking: liked best, script, language, Noto Sans, other packages, the project's.

        Han characters take the form of the language, and their fonts lend other languages no signs. Among them, figures
        and stops from the keyboard stay with Latin letters: their own are as wide as high.
        """
        script, home = self.scripts[char], script_of_language(lang)
        for family in self._liked(lang):
            if script in {None, "Arab"}:
                yield _weight(family, bold)
        if script is None and home in CJK and char < _BEYOND_KEYBOARD:
            yield self._last_resort(bold)
        for source in sorted(self._sources, key=lambda source: home not in source.scripts):
            if script in source.scripts and (face := self._face(source, bold)):
                yield face
        yield self.base(lang, bold)
        yield self._last_resort(bold)
        for source in self._sources:
            if not CJK & source.scripts and (face := self._face(source, bold)):
                yield face
        for family in self._project:
            yield _weight(family, bold)

    def _liked(self, lang: str) -> tuple[ProjectFamily, ...]:
        """The families of the project in the style that a language's readers like best."""
        word, style = PREFERRED.get(_language(lang), ("", ""))
        if not word or script_of_language(lang) not in {"Arab", style}:
            return ()
        return tuple(family for family in self._project if word in family.name.casefold())

    def _scripts_of(self, family: ProjectFamily) -> frozenset[str]:
        """The scripts that a family of the project has letters of."""
        if family.name not in self._own_scripts:
            met = map(self.scripts.__getitem__, map(chr, family.regular.coverage))
            self._own_scripts[family.name] = frozenset(script for script in met if script)
        return self._own_scripts[family.name]

    def _face(self, source: FontSource, bold: bool) -> Face | None:
        key = source.family, bold
        if key not in self._loaded:
            data = source.read()
            axes = {"wght": 700.0 if bold else 400.0, "wdth": 100.0}
            self._loaded[key] = Face(data, source.family, bold=bold, axes=axes) if data is not None else None
        return self._loaded[key]

    def _last_resort(self, bold: bool) -> Face:
        face = self._face(NOTO_SANS, bold)
        if face is None:
            raise EnvironmentLacksError(
                f"The font Noto Sans is missing. Install it: pip install {NOTO_SANS.requirement}"
            )
        return face


def _weight(family: ProjectFamily, bold: bool) -> Face:
    return family.heavy if bold else family.regular


def _language(lang: str) -> str:
    return lang.partition("-")[0].lower()
