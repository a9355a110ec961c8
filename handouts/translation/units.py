"""Content and fixed words in; every text there is to translate, by the catalogue it belongs in, out.

A unit is one paragraph, item, step, cell, heading or caption. Its identity is gettext's own: context and source text.
The same text twice in one context is one unit with two places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType

from handouts.content.denominators import denominator
from handouts.content.models.base import Plain
from handouts.content.models.facts import Fact
from handouts.content.project import AnyHandout, Content
from handouts.content.prose import FactMark, Paragraph
from handouts.content.spelling import marks_of, spelled
from handouts.content.values import StatusWords
from handouts.content.walk import Told, texts_of
from handouts.problems import Where
from handouts.translation.facts import FactWords
from handouts.translation.formats import ENGLISH
from handouts.translation.measures import units_in

CLINICS = "clinics"
SHARED = ("words", "units", "glossary", "facts", "regions", "project", CLINICS)
"""Catalogues that all handouts share; no handout may have such an id."""
HARMS = "harms"
HOURS = "clinics/hours"
"""The context of the times at which clinics are open."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to translate. `source` is spelled as an author would type it, `notes` tell the translator what is not
    in it, `places` are where it stands (fixed words and terms: nowhere), `plural` is for units of measure.
    """

    context: str
    source: str
    notes: tuple[str, ...] = ()
    safety: bool = False
    places: tuple[Where, ...] = ()
    plural: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Its identity inside its catalogue."""
        return self.context, self.source


def units_of(content: Content, words: Mapping[str, str]) -> Mapping[str, tuple[Unit, ...]]:
    """Every unit by catalogue, shared ones first, each in the order of the page. `words`: the fixed words by id."""
    found: dict[str, tuple[Unit, ...]] = {
        "words": tuple(Unit(f"words/{word_id}", text) for word_id, text in words.items()),
        "units": tuple(
            Unit(f"units/{unit}", f"{{number}} {unit}", plural=f"{{number}} {unit}s")
            for unit in units_in(content.facts.values())
        ),
        "glossary": _once(_glossary(content)),
        "facts": _once(_facts(content)),
        "regions": _once(_regions(content)),
        "project": _once(_project(content)),
    }
    if hours := _once(_clinics(content)):
        found[CLINICS] = hours
    for handout_id, handout in content.handouts.items():
        found[handout_id] = _once(_handout(content, handout, words))
    return MappingProxyType(found)


def _once(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Units of one identity joined: notes and places of all, safety if one of them is."""
    alike = dict[tuple[str, str], list[Unit]]()
    for unit in units:
        alike.setdefault(unit.key, []).append(unit)
    return tuple(map(_joined, alike.values()))


def _joined(units: Sequence[Unit]) -> Unit:
    """Units of one identity as one."""
    notes = tuple(dict.fromkeys(chain.from_iterable(unit.notes for unit in units)))
    places = tuple(chain.from_iterable(unit.places for unit in units))
    return replace(units[-1], notes=notes, safety=any(unit.safety for unit in units), places=places)


def _handout(content: Content, handout: AnyHandout, words: Mapping[str, str]) -> Iterator[Unit]:
    say = FactWords(ENGLISH, words, denominator(content, handout.id))
    for told in texts_of(handout):
        place = told.section.id if told.section else told.part
        context = f"{handout.id}/{told.voice}/{place}"
        notes = (_stands(told), *_values(told.paragraph, content, say))
        yield Unit(context, spelled(told.paragraph.kids), notes, is_safety(told), (told.paragraph.where,))
    if handout.funding:
        yield _named(f"{handout.id}/all/funding", handout.funding)


def is_safety(told: Told) -> bool:
    """Whether a change of this text is one of safety: red flags, warnings, steps, harms, or marked so."""
    marked = told.block is not None and told.block.is_safety
    about = {holder.about for holder in (told.section, told.row) if holder}
    return marked or told.part == "red flags" or HARMS in about


def _stands(told: Told) -> str:
    """What it is and under which heading."""
    heading = told.section.heading if told.section else told.row.ask if told.row else None
    above = (
        next((text.source for voice, text in heading.voices() if told.voice in {voice, "all"}), "") if heading else ""
    )
    return f"{told.part}, under “{above}”" if above and told.part not in {"heading", "ask"} else told.part


def _values(paragraph: Paragraph, content: Content, say: FactWords) -> Iterator[str]:
    """How each fact in it prints in the source language."""
    for mark in marks_of(paragraph.kids):
        fact = content.facts.get(mark.fact) if isinstance(mark, FactMark) else None
        if isinstance(mark, FactMark) and fact is not None:
            form = f".{mark.form}" if mark.form else ""
            yield f"{{{mark.fact}{form}}} prints “{say.form(fact, mark.form)}”"


def _glossary(content: Content) -> Iterator[Unit]:
    for name, term in content.terms.items():
        notes = (f"term “{name}”", *((str(term.translators),) if term.translators else ()))
        yield Unit("glossary/term", name, notes)
        if term.long:
            yield _text("glossary/long", term.long, notes)
        for voice, text in term.means.voices():
            yield _text(f"glossary/means/{voice}", text, notes)


def _facts(content: Content) -> Iterator[Unit]:
    for fact in content.facts.values():
        for part, text in fact_texts(fact):
            yield _text(f"facts/{part}", text, (f"fact {fact.id}",))
        for part in ("jurisdiction", "no_percent_because"):
            if (named := getattr(fact, part)) is not None:
                yield _named(f"facts/{part.replace('_', ' ')}", named, (f"fact {fact.id}",))


def fact_texts(fact: Fact) -> Iterator[tuple[str, Paragraph]]:
    """The texts of a fact with the key each stands under."""
    status = fact.value.text if isinstance(fact.value, StatusWords) else None
    for part in ("outcome", "otherwise", "population", "within", "years"):
        if (text := getattr(fact, part)) is not None:
            yield part, text
    if status is not None:
        yield "status", status


def _regions(content: Content) -> Iterator[Unit]:
    for code, region in content.regions.items():
        yield _named(f"regions/{code}/name", region.name)
        if region.interpreter:
            yield _text(f"regions/{code}/interpreter", region.interpreter)
        for key, text in region.texts:
            yield _text(f"regions/{code}/{key}", text)


def _project(content: Content) -> Iterator[Unit]:
    project = content.project
    yield _named("project/name", project.name)
    for name, settings in project.audiences:
        yield _named(f"project/audience/{name}", settings.name)
    yield _named("project/funding", project.funding)
    if project.clinic_is_called:
        yield _named("project/clinic", project.clinic_is_called)
    needs = project.release_needs
    for role in dict.fromkeys(("author", *needs.leaflet, *needs.translation)):
        yield Unit("project/role", role)


def _clinics(content: Content) -> Iterator[Unit]:
    """When clinics are open: one text serves all that are open alike. Names, numbers and addresses stay as typed."""
    for clinic in content.clinics.values():
        yield from (_named(HOURS, value) for value in clinic.times)


def _text(context: str, text: Paragraph, notes: tuple[str, ...] = ()) -> Unit:
    return Unit(context, spelled(text.kids), notes, places=(text.where,))


def _named(context: str, name: Plain, notes: tuple[str, ...] = ()) -> Unit:
    return Unit(context, name.text, notes, places=(name.where,))
