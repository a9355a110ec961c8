"""Loaded content and the day in; every rule's Problems, and the handouts that their errors withhold, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from handouts.checks.abbreviations import unspelt_abbreviations
from handouts.checks.balance import uneven_detail
from handouts.checks.charts import charts
from handouts.checks.clinics import clinics, editions
from handouts.checks.comparing import head_to_head, unlike_facts
from handouts.checks.dates import dates
from handouts.checks.digits import digits_in_prose
from handouts.checks.example_addresses import example_addresses
from handouts.checks.fact_forms import fact_forms
from handouts.checks.facts import fact_notes, unsourced_facts
from handouts.checks.fall_backs import fall_backs
from handouts.checks.glossary import words_to_avoid
from handouts.checks.long_lists import long_lists
from handouts.checks.missing_parts import missing_parts
from handouts.checks.one_in import one_in
from handouts.checks.red_flags import red_flags
from handouts.checks.relative_risk import relative_risk
from handouts.checks.risk_words import risk_words
from handouts.checks.said import Said, everything_said, meanings, selections
from handouts.checks.same_number import same_number
from handouts.checks.second_person import second_person
from handouts.checks.sentences import sentence_lengths
from handouts.checks.shown_facts import shown_facts
from handouts.checks.wording import ENGLISH
from handouts.content.project import AnyHandout, Content
from handouts.content.walk import fact_ids
from handouts.problems import Problem, sorted_problems


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules found, and which handouts may not be printed for it."""

    problems: tuple[Problem, ...]
    withheld: frozenset[str]


def judge(content: Content, as_of: date) -> Judgement:
    """Every rule over every handout that is not withdrawn, each Problem once."""
    printed = {name: handout for name, handout in content.handouts.items() if handout.withdrawn is None}
    found = {name: tuple(_of_handout(content, handout, as_of)) for name, handout in printed.items()}
    withheld = frozenset(name for name, problems in found.items() if any(problem.is_error for problem in problems))
    everywhere = [
        *example_addresses(content.project),
        *unsourced_facts(content.facts.values()),
        *editions(content.project, content.clinics.values()),
        *(problem for clinic in content.clinics.values() for problem in clinics(clinic, content.project, as_of)),
    ]
    return Judgement(sorted_problems([*everywhere, *(p for problems in found.values() for p in problems)]), withheld)


def _of_handout(content: Content, handout: AnyHandout, as_of: date) -> Iterator[Problem]:
    facts = [content.facts[fact] for fact in fact_ids(handout) if fact in content.facts]
    selected = selections(content, handout)
    said = everything_said(handout, selected)
    yield from missing_parts(handout, selected)
    yield from dates(handout, content.project, as_of)
    yield from unsourced_facts(facts)
    yield from fact_notes(facts)
    yield from shown_facts(handout, content)
    yield from unlike_facts(handout, content.facts)
    yield from charts(handout, content.facts)
    yield from head_to_head(selected, content.facts)
    yield from uneven_detail(selected)
    yield from fall_backs(handout, selected)
    yield from long_lists(selected)
    yield from same_number(selected, content.regions)
    yield from unspelt_abbreviations(said, _explained(content), ENGLISH)
    yield from sentence_lengths(said, handout.where, ENGLISH)
    for text in said:
        yield from _of_text(content, text)
    for meaning in meanings(said, content.terms):
        yield from _of_meaning(content, meaning)


def _of_text(content: Content, said: Said) -> Iterable[Problem]:
    yield from _of_meaning(content, said)
    yield from risk_words(said, ENGLISH)
    yield from one_in(said)
    yield from red_flags(said, ENGLISH)
    yield from second_person(said, ENGLISH)
    yield from fact_forms(said, content.facts)
    yield from words_to_avoid(said, content.terms.values())


def _of_meaning(content: Content, said: Said) -> Iterable[Problem]:
    """The rules that what a term means is held to as well, where a handout explains it."""
    yield from digits_in_prose(said, content.project.numbers_in_names)
    yield from relative_risk(said, content.facts, ENGLISH)


def _explained(content: Content) -> frozenset[str]:
    """Short forms that the glossary, a region or the project's list of names explains."""
    regions = {str(part.abbreviation) for region in content.regions.values() if (part := region.regulator)}
    names = {word for name in content.project.numbers_in_names for word in name.replace("-", " ").split()}
    return frozenset(content.terms) | regions | names
