"""Units in, catalogues of an invented language out: they show before any translator works what a language will do.

Codes, terms and addresses stay whole; only words change. A pseudo-locale is never a language of a project.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import cycle
from types import MappingProxyType
from typing import Final

from handouts.content.inline import parse
from handouts.content.prose import Inline, Link, Strong, TermMark, Words
from handouts.content.spelling import spelled
from handouts.content.typed import Typed
from handouts.problems import Where
from handouts.translation.catalogue import Catalogue, Entry, LocaleTexts
from handouts.translation.plurals import plural_rule
from handouts.translation.units import Unit

_LATIN_WORD: Final = re.compile(r"[A-Za-z’']+")
_PLACE: Final = re.compile(r"(\{[a-z_]+\})")
_FIXED: Final = ("words/", "units/")

ACCENTS: Final = str.maketrans("aceinosuyzACEINOSUYZ", "áçéíñóšúýžÁÇÉÍÑÓŠÚÝŽ")
ARABIC: Final = MappingProxyType(dict(zip("abcdefghijklmnopqrstuvwxyz", "ابثدعفجهيخكلمنوبقرستةفوزيظ", strict=True)))
URDU: Final = MappingProxyType(dict(zip("abcdefghijklmnopqrstuvwxyz", "ابچڈےفگھیجکلمنوپقرستڑںوزیٹ", strict=True)))
HAN: Final = "我们可以帮助您了解治疗和风险请向医生询问更多信息这是一种新的方法"
THAI: Final = ("การรักษา", "ด้วย", "เซลล์", "ต้นกำเนิด", "อาจ", "ช่วย", "ผู้ป่วย", "ได้", "แต่", "มี", "ความเสี่ยง", "ที่", "ควร", "รู้")


def longer(words: str) -> str:
    """Accents, and two fifths more letters to long words: a text grows by a fifth."""
    return _LATIN_WORD.sub(lambda word: word[0].translate(ACCENTS) + word[0][-1] * (len(word[0]) * 2 // 5), words)


def _in_letters(letters: Mapping[str, str]) -> Callable[[str], str]:
    def change(words: str) -> str:
        return _LATIN_WORD.sub(lambda word: "".join(letters.get(char.lower(), "") for char in word[0]), words)

    return change


def without_spaces(words: str) -> str:
    """Two characters for each word and none between them."""
    order = cycle(HAN)
    changed = _LATIN_WORD.sub(lambda _: next(order) + next(order), words)
    return changed.replace(". ", "。").replace(", ", "，").replace("?", "？").replace(" ", "")


def in_thai(words: str) -> str:
    """A word for each word, with nothing between them."""
    order = cycle(THAI)
    changed = _LATIN_WORD.sub(lambda _: next(order), words)
    return re.sub(r"(?<=[\u0e00-\u0e7f]) (?=[\u0e00-\u0e7f])", "", changed)


@dataclass(frozen=True, slots=True)
class Pseudo:
    """An invented language: its tag, the locale whose numbers and fonts it takes, how words change."""

    tag: str
    like: str
    change: Callable[[str], str]
    shows: str


PSEUDO_LOCALES: Final = (
    Pseudo("en-XA", "en-XA", longer, "texts grow, and what was not meant for translation stays plain"),
    Pseudo("ar-XB", "ar", _in_letters(ARABIC), "pages are mirrored"),
    Pseudo("zh-XC", "zh-Hans", without_spaces, "lines break without spaces"),
    Pseudo("th-XD", "th", in_thai, "lines break by a dictionary, with marks above and below"),
    Pseudo("ur-XN", "ur", _in_letters(URDU), "lines stand far apart"),
    Pseudo("en-XM", "en-XM", lambda _words: "", "nothing is translated, so nothing may be released"),
)


def pseudo_texts(pseudo: Pseudo, units: Mapping[str, tuple[Unit, ...]]) -> LocaleTexts:
    """Catalogues of an invented language in which every text is translated, or none where it has no words."""
    forms = plural_rule(pseudo.like).forms
    made = {
        name: Catalogue(name, pseudo.like, tuple(_entry(unit, pseudo, forms) for unit in some))
        for name, some in units.items()
    }
    return LocaleTexts(pseudo.like, MappingProxyType(made))


def _entry(unit: Unit, pseudo: Pseudo, forms: int) -> Entry:
    entry = Entry(unit.context, unit.source, notes=unit.notes, safety=unit.safety, plural=unit.plural)
    if unit.plural:
        form = _filled(unit.plural, pseudo.change)
        return replace(entry, plurals=(form,) * forms if pseudo.change("a") else ("",) * forms)
    if not pseudo.change("a"):
        return entry
    return replace(entry, target=_said(unit, pseudo.change))


def _said(unit: Unit, change: Callable[[str], str]) -> str:
    if unit.context.startswith(_FIXED):
        return _filled(unit.source, change)
    kids, _ = parse(Typed.at(unit.source, Where("")))
    return spelled(tuple(_changed(kid, change) for kid in kids))


def _filled(text: str, change: Callable[[str], str]) -> str:
    """Fixed words, the places to fill left as they are."""
    return "".join(piece if place % 2 else change(piece) for place, piece in enumerate(_PLACE.split(text)))


def _changed(mark: Inline, change: Callable[[str], str]) -> Inline:
    match mark:
        case Words():
            return replace(mark, text=change(mark.text) or mark.text)
        case Strong() | Link() | TermMark():
            return replace(mark, kids=tuple(_changed(kid, change) for kid in mark.kids))
    return mark
