"""The script of each character (ISO 15924), from HarfBuzz's Unicode tables; of each language, from a table.

Common and inherited characters have no script of their own: None.
"""

from __future__ import annotations

from types import MappingProxyType

import uharfbuzz as hb

_LANGUAGES = (
    ("Arab", "ar ckb fa ps sd ug ur"),
    ("Armn", "hy"),
    ("Beng", "as bn"),
    ("Cyrl", "be bg kk mk mn ru sr uk"),
    ("Deva", "hi mr ne"),
    ("Ethi", "am ti"),
    ("Geor", "ka"),
    ("Grek", "el"),
    ("Gujr", "gu"),
    ("Guru", "pa"),
    ("Hans", "zh"),
    ("Hebr", "he yi"),
    ("Jpan", "ja"),
    ("Khmr", "km"),
    ("Knda", "kn"),
    ("Kore", "ko"),
    ("Laoo", "lo"),
    ("Mlym", "ml"),
    ("Mymr", "my"),
    ("Orya", "or"),
    ("Sinh", "si"),
    ("Taml", "ta"),
    ("Telu", "te"),
    ("Thai", "th"),
)
_OF_LANGUAGE = MappingProxyType(
    {language: script for script, languages in _LANGUAGES for language in languages.split()}
)

_OF_REGION = MappingProxyType({"zh-HK": "Hant", "zh-MO": "Hant", "zh-TW": "Hant"})

CJK = frozenset({"Hans", "Hant", "Jpan", "Kore"})
"""Scripts of languages that share Han characters, each with its own forms of them."""

CURSIVE = frozenset({"Arab", "Syrc", "Mong", "Nkoo", "Mand", "Adlm", "Rohg", "Phag", "Sogd", "Mani"})
"""Scripts whose letters join, so that a word cut in two is shaped with its neighbours in sight."""

RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})


def script_of_language(lang: str) -> str:
    """The script a BCP 47 tag is written in: the one it names, else the usual one of its language, else Latn."""
    parts = lang.split("-")
    named = next((part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()), None)
    if named:
        return named
    regional = next((_OF_REGION[tag] for part in parts[1:] if (tag := f"{parts[0]}-{part}") in _OF_REGION), None)
    return regional or _OF_LANGUAGE.get(parts[0].lower(), "Latn")


class Scripts(dict[str, str | None]):
    """A character's script, looked up once: `scripts["a"]` is "Latn", `scripts["1"]` is None."""

    def __missing__(self, char: str) -> str | None:
        buffer = hb.Buffer()
        buffer.add_str(char)
        buffer.guess_segment_properties()
        found: str | None = buffer.script
        self[char] = found
        return found

    def first(self, text: str) -> str | None:
        """The script of the first character that has one."""
        return next(filter(None, map(self.__getitem__, text)), None)
