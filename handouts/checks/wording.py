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
    opening_hours: re.Pattern[str]
    known_abbreviations: frozenset[str]
    not_sentence_ends: re.Pattern[str]


def _any_of(*words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)


_RISK = r"(?:risks?|chances?|odds|likelihood)"
_HOW_MANY = r"(?:double|half|twice|thrice|triple|(?:one |a |two )?(?:thirds?|quarters?|fifths?|tenth))"
_TIMES_AS_LIKELY = (
    r"\b(?:twice|half|times|\w*-?fold|percent|per cent)\s+(?:as\s+|more\s+|less\s+)?"
    r"(?:likely|risk|higher|lower|greater|fewer)\b"
)
_RATIO = r"\brelative risk reductions?\b|\brelative risks?\b|\b(?:hazard|risk|rate|odds) ratios?\b"
_RISK_CHANGED = (
    rf"\b(?:doubles?|halves?|triples?|doubled|halved|tripled|doubling|halving) (?:the|your|their)(?: \w+)? {_RISK}\b"
    rf"|\b{_HOW_MANY} (?:the|your|their)(?: \w+)? {_RISK}\b"
    rf"|\b{_RISK}(?: of [^.,;!?]{{1,40}})? (?:is|are|was|were) (?:doubled|halved|tripled|cut)\b"
)
_RISK_BY = (
    rf"\b(?:cuts?|lower(?:s|ed)?|reduce[sd]?|raise[sd]?|increase[sd]?|drop(?:s|ped)?|f[ae]ll(?:s|en)?|rises?|rose)"
    rf"(?: (?:the|your|their))?(?: \w+)? {_RISK}(?: of [^.,;!?]{{1,40}})? by"
    rf"(?: about| around| nearly| almost| more than)? (?:{_HOW_MANY}|\w+ per ?cent)\b"
)

ENGLISH = Wording(
    number_words=_any_of(
        "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty|sixty|seventy",
        "eighty|ninety|hundreds?|thousands?|millions?|half(?! an hour)",
        "halved|halves|twice(?! (?:a|an|each|every|per) )|thrice|doubled?|doubles|tripled?",
        "(?:one|a) (?:third|quarter|fifth|tenth)|thirds|quarters|one in (?:a|ten)",
    ),
    risk_words=_any_of(
        "most people|most patients|most women|most men|majority|minority|rare|rarely",
        "common(?! (?:cold|sense))|commonly|uncommon",
        "frequent|frequently|infrequent|unlikely|likely|usually",
        "nearly everyone|almost everyone|almost nobody|hardly anyone",
    ),
    relative_risk=re.compile("|".join((_TIMES_AS_LIKELY, _RATIO, _RISK_CHANGED, _RISK_BY)), re.IGNORECASE),
    second_person=_any_of("you|your|yours|yourself"),
    opening_hours=_any_of(
        "(?:office|opening|working|clinic|business) hours|weekdays?|(?:mon|tues|wednes|thurs|fri)days?",
        "when (?:we are|the clinic is|they are) open",
    ),
    known_abbreviations=frozenset(
        {
            *("UK", "US", "USA", "EU", "PDF", "OK", "AM", "PM", "TV", "II", "III", "IV", "PhD", "MD"),
            # Ordinary words in capitals, for weight.
            *("NOT", "NO", "DO", "YES", "NEVER", "ALWAYS", "NOW", "STOP", "ALL", "AND", "OR", "ONLY", "MUST"),
        }
    ),
    not_sentence_ends=re.compile(r"\b(?:e\.g|i\.e|etc|vs|Dr|Prof|St|No|et al)\.$", re.IGNORECASE),
)
