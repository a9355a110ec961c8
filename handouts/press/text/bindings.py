"""The pieces of a paragraph in, their kinds out: which breaks between them are bound, and what each other break costs.

Each piece has a kind, one letter, so that the bindings of a paragraph are one search in a short string:
n number, N number before a stop, h open range (10–), u unit, m month, b unit or label (day 3), p label (page 3),
q about, i in (460 in 1,000), o out (of), f short word that leans on the next, e l et al., C name, D name before a stop,
I initial, V initials before a stop, R Roman number, c part of a code, x sign of relation, k part of a word, w address
up to a slash, y part of an address, B binding that had to be loosened, a name of a letter (ایم ایس says MS), A that
before a stop.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

PLAIN: Final = "."
AFTER_SLASH: Final = "w"
IN_ADDRESS: Final = "y"
LOOSENED: Final = "B"

_BOUND: Final = re.compile(
    "[nN](?=[mb])|[nh](?=[nNhu])|n(?=o?i[nNh])|(?<=n)(?:o(?=i[nN])|i(?=[nNh]))|(?<=no)i(?=[nN])"
    "|(?:[qpb]|(?<![nN])m)(?=[nNh])|p(?=[RV])|e(?=l)|C(?=[IV])|I(?=[ICDV])|.(?=x.)|x(?=.)|c(?=.)|(?<=c)k(?=.)|a(?=[aA])"
)
"""The pieces, by their kinds, that the next one stays with."""
_LEANING: Final = 0.01
_LEANING_WORD: Final = 0.0075
"""Of a short word: in a wide column it goes to the next line with its own, in a narrow one no line is cut short for it.
"""
WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        **dict.fromkeys("nqoemk", _LEANING),
        **dict.fromkeys("fi", _LEANING_WORD),
        **dict.fromkeys(".NhubplcCDIVRxaA", 0.0),
        AFTER_SLASH: 0.05,
        IN_ADDRESS: 0.12,
        LOOSENED: 0.09,
    }
)
"""What a line end after each kind costs, in squared shares of the measure: 0.01 is as bad as 10 % of a line left empty.
"""

_UNITS: Final = (
    "g kg mg µg mcg ng t l dl cl ml mm cm m km µm nm mm² cm² m² cm³ m³ °C °F % ‰ pt px dpi s ms h min Hz kHz MHz"
    " mol mmol µmol J kJ kcal Pa kPa mmHg bar W kW V mV A mA Gy mGy Sv mSv IU mg/l mg/dl mmol/l mg/kg µg/l g/l g/dl"
    " mg/m² cells/kg × mL dL L € £ $ ¥ EUR GBP USD CHF"
)
_NEUTRAL: Final = MappingProxyType({"u": _UNITS, "e": "et", "l": "al. al", "x": "= < > ≤ ≥ ± ≈"})
_WORDS: Final = MappingProxyType(
    {
        "en": {
            "f": "a an the to on at by for from with and or as if no my our your their its his her",
            "i": "in of per",
            "o": "out",
            "q": "about around over under than",
            "p": "nearly almost roughly approximately approx. least most only page pages table figure fig. box chapter"
            " section step part grade phase stage type version edition age aged level score no. nos. vol.",
            "b": "day week month year",
            "u": "years months weeks days hours hour minutes minute seconds second percent litres litre grams gram"
            " degrees times",
            "m": "January February March April May June July August September October November December",
            "I": "Dr Prof Mr Mrs Dr. Prof. Mr. Mrs.",
        },
        "de": {
            "f": "der die das den dem des ein eine einen einem einer eines und oder im an am auf aus bei mit nach vom"
            " zu zum zur für um als",
            "i": "von in pro",
            "q": "etwa rund fast über unter",
            "p": "ca. circa Seite Seiten Tabelle Abbildung Abb. Nr.",
            "b": "Tag Woche Monat Jahr",
            "u": "Jahre Jahren Monate Monaten Wochen Tage Tagen Stunde Stunden Minute Minuten Sekunde Sekunden Prozent",
            "m": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
            "I": "Dr. Prof.",
        },
        "fr": {
            "f": "un une le la les des du à au aux en ou pour dans avec",
            "i": "sur de par",
            "e": "et",
            "q": "environ presque",
            "p": "page pages tableau figure fig.",
            "b": "jour semaine mois",
            "u": "an ans année années semaines jours heure heures minute minutes seconde secondes",
            "m": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "I": "Dr Pr",
        },
        "es": {
            "f": "un una el la los las del a al y o u con para",
            "i": "de en por",
            "q": "unos unas casi",
            "p": "página páginas tabla figura",
            "b": "día semana mes año",
            "u": "años meses semanas días hora horas minuto minutos segundo segundos",
            "I": "Dr. Dra. Prof.",
        },
        # of letters whose names are no other words: two of them together say an abbreviation
        "ur": {"a": "بی سی ڈی ایف ایچ ایل ایم این پی کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی زیڈ"},
        "ar": {"a": "إيه بي سي دي إف جي إتش آي إل إم إن بيه آر إس تي يو في إكس"},
    }
)
"""Words by language and kind. A language that is not here has only what holds in all: numbers, units, initials."""

_OPENING: Final = "([{\"'“‘„«¿¡"
_CLOSING: Final = ")]}\"'”’»,;:!?….،؛؟۔।。、，；："
_NUMBER: Final = re.compile(r"[<>≤≥±~≈+−-]?\d+(?:[.,:·/\u00a0\u202f]\d+)*[%‰]?")
_RANGE: Final = re.compile(r"[<>≤≥±~≈+−-]?\d+(?:[.,]\d+)*%?[–—]")
_ROMAN: Final = re.compile("[IVX]{2,5}")
_BEFORE_A_STOP: Final = MappingProxyType({"u": "u", "m": "u", "b": "u", "l": "l", "a": "A"})
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]*-")
_DATED: Final = re.compile(r"(?:\d{1,4}|[A-Z][a-z]{2});")
"""The date of a reference, with its issue right behind it: 2024;(9):775."""
_INITIALS: Final = re.compile(r"[A-Z]{1,3}(?:-[A-Z])?")


class Bindings(dict[str, str]):
    """The kind of each piece of text in one language."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        own = _WORDS.get(lang.partition("-")[0].lower(), {})
        self._words = {
            word: kind for table in (_NEUTRAL, own) for kind, words in table.items() for word in words.split()
        }

    def __missing__(self, piece: str) -> str:
        opened = piece.strip().lstrip(_OPENING)
        bare = opened.rstrip(_CLOSING)
        shaped = _code(opened) or ("c" if _DATED.fullmatch(piece) else "") or _shape(opened, bare)
        found = self[piece] = self._word(opened) or shaped or self._last_word(bare) or _part(piece)
        return found

    def of(self, pieces: Sequence[str], cuts: Sequence[int] = ()) -> str:
        """One letter for each piece; after those at `cuts` an address is cut."""
        if not cuts:
            return "".join(map(self.__getitem__, pieces))
        kinds = [self[piece] for piece in pieces]
        for place in cuts:
            kinds[place] = AFTER_SLASH if pieces[place][-1] == "/" else IN_ADDRESS
        return "".join(kinds)

    def _word(self, word: str) -> str:
        """By the table, as typed or with a small letter first."""
        return self._words.get(word) or self._words.get(word[:1].lower() + word[1:], "")

    def _last_word(self, word: str) -> str:
        """The kind of a word before a stop, which can only be the end of what is bound."""
        return _BEFORE_A_STOP.get(self._word(word), "")


def _code(opened: str) -> str:
    """Whether it begins a code such as SCT-AHSCT-P-en-GB, of which no part may stand alone."""
    return "c" if _CODE.fullmatch(opened) else ""


def _shape(opened: str, bare: str) -> str:
    """By what it looks like, with and without the stops at its end: numbers, ranges, initials, names."""
    if _NUMBER.fullmatch(bare):
        return "N" if bare != opened else "n"
    if _RANGE.fullmatch(bare):
        return "h"
    if _ROMAN.fullmatch(bare):
        return "R"
    if _INITIALS.fullmatch(bare) and bare != opened:
        return "I" if len(bare) == 1 and opened[-1] == "." else "V"
    if not bare[:1].isupper() or not bare[-1:].isalpha():
        return ""
    return "C" if bare == opened else "D"


def _part(piece: str) -> str:
    """Whether a break after it would cut a word or an address: no space at its end, in a script with spaces."""
    return "k" if "\x20" < piece[-1] < "\x7f" else PLAIN


def bound(kinds: str) -> list[int]:
    """The indices of the pieces that the next one stays with."""
    return [found.start() for found in _BOUND.finditer(kinds)]
