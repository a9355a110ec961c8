"""The English word lists that checks look for; another language brings its own list of each kind.

Frozen data: patterns are compiled once, each with what to tell the author.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """What to look for in one language."""

    number_words: re.Pattern[str]
    risk_words: re.Pattern[str]
    relative_risk: re.Pattern[str]
    second_person: re.Pattern[str]
    known_abbreviations: frozenset[str]
    not_sentence_ends: re.Pattern[str]


def _any_of(*words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)


ENGLISH = Wording(
    number_words=_any_of(
        "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty|sixty|seventy",
        "eighty|ninety|hundreds?|thousands?|millions?|half|halved|halves|twice|thrice|doubled?|doubles|tripled?",
        "(?:one|a) (?:third|quarter|fifth|tenth)|thirds|quarters|one in (?:a|ten)",
    ),
    risk_words=_any_of(
        "most people|most patients|most women|most men|majority|minority|rare|rarely|common|commonly|uncommon",
        "frequent|frequently|infrequent|unlikely|likely|usually",
        "nearly everyone|almost everyone|almost nobody|hardly anyone",
    ),
    relative_risk=re.compile(
        r"\b(?:twice|half|times|fold|percent|per cent|%)\s+(?:as\s+|more\s+|less\s+)?"
        r"(?:likely|risk|higher|lower|greater|fewer)\b"
        r"|\b(?:relative risks?|(?:hazard|risk|rate|odds) ratios?|relative risk reductions?)\b"
        r"|\b(?:doubles?|halves?|triples?|doubled|halved|tripled) (?:the|your|their) (?:risk|chances?|odds)\b"
        r"|\b(?:risk|chances?|odds) (?:is|are|was|were) (?:doubled|halved|tripled)\b",
        re.IGNORECASE,
    ),
    second_person=_any_of("you|your|yours|yourself"),
    known_abbreviations=frozenset({"UK", "US", "USA", "EU", "PDF", "OK", "AM", "PM", "TV", "I"}),
    not_sentence_ends=re.compile(r"\b(?:e\.g|i\.e|etc|vs|Dr|Prof|St|No|et al)\.$", re.IGNORECASE),
)
