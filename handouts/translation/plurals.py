"""A locale and a whole number in, which plural form of a unit of measure it takes out.

One rule per language, CLDR's cut down to whole numbers: tools disagree (Arabic 11 and 100, Hindi 0), so a catalogue
with another rule is refused instead of believed.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

_HEADER = re.compile(r"\s*nplurals\s*=\s*([0-9])\s*;\s*plural\s*=\s*([^;]{1,500}?)\s*;?\s*")
_TRIED = (*range(220), 1_000, 1_001, 1_011, 10_000, 100_000, 1_000_000, 1_000_001)
"""Two rules that agree on these numbers are taken to be the same."""


@dataclass(frozen=True, slots=True)
class PluralRule:
    """How many forms a language has, and gettext's expression for which one `n` takes."""

    forms: int
    expression: str

    @property
    def header(self) -> str:
        """The value of `Plural-Forms:`."""
        return f"nplurals={self.forms}; plural=({self.expression});"

    def form(self, number: int) -> int:
        """Which form a whole number takes, from 0."""
        return _chooser(self.expression)(number)


@lru_cache(maxsize=64)
def _chooser(expression: str) -> Callable[[int], int]:
    """The expression as a function; the standard library reads C's grammar and nothing else. ValueError if it can't."""
    choose: Callable[[int], int] = gettext.c2py(expression)
    return choose


_ONE = PluralRule(1, "0")
_NOT_ONE = PluralRule(2, "n != 1")
_OVER_ONE = PluralRule(2, "n > 1")
_EAST_SLAVIC = PluralRule(3, "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2")
_CZECH = PluralRule(3, "n==1 ? 0 : n>=2 && n<=4 ? 1 : 2")
_ROMANIAN = PluralRule(3, "n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2")

_GROUPS = (
    (_ONE, "bo id ja jv km ko lo ms my th vi wo yo zh"),
    (
        _NOT_ONE,
        """af az bg ca ckb da de el en es et eu fi fy gl ha hu it ka kk ku ky lb ml mn mr nb ne nl nn no om or ps rm sd
        so sq sv sw ta te tk tr ug ur uz xh""",
    ),
    (_OVER_ONE, "ak am as bn fa fr gu hi ht hy kn ln mg pa prs pt si ti zu"),
    (_EAST_SLAVIC, "be bs hr ru sr uk"),
    (_CZECH, "cs sk"),
    (_ROMANIAN, "ro"),
    (PluralRule(2, "n==1 || n==2 || n==3 || (n%10!=4 && n%10!=6 && n%10!=9) ? 0 : 1"), "fil tl"),
    (PluralRule(6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"), "ar"),
    (PluralRule(6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5"), "cy"),
    (PluralRule(5, "n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4"), "ga"),
    (PluralRule(4, "n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>=3 && n<=19 ? 2 : 3"), "gd"),
    (PluralRule(3, "n==1 ? 0 : n==2 ? 1 : 2"), "he"),
    (PluralRule(3, "n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2"), "lt"),
    (PluralRule(3, "n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 ? 1 : 2"), "lv"),
    (PluralRule(2, "n%10==1 && n%100!=11 ? 0 : 1"), "is mk"),
    (PluralRule(5, "n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2 : n%100>=11 && n%100<=19 ? 3 : 4"), "mt"),
    (PluralRule(3, "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"), "pl"),
    (PluralRule(4, "n%100==1 ? 0 : n%100==2 ? 1 : n%100>=3 && n%100<=4 ? 2 : 3"), "sl"),
)
RULES = MappingProxyType({language: rule for rule, languages in _GROUPS for language in languages.split()})
"""The rule of each language, by its subtag."""


def plural_rule(locale: str) -> PluralRule:
    """The rule of a locale; a language without one is taken to tell one from many."""
    return RULES.get(locale.partition("-")[0], _NOT_ONE)


def is_same_rule(header: str, rule: PluralRule) -> bool:
    """Whether a file's `Plural-Forms:` means this rule, however it is written."""
    found = _HEADER.fullmatch(header)
    if not found or int(found[1]) != rule.forms:
        return False
    try:
        choose = _chooser(found[2])
        own = _chooser(rule.expression)
        return all(choose(number) == own(number) for number in _TRIED)
    except (ValueError, ArithmeticError, RecursionError, MemoryError):
        return False
