"""One handout, audience, locale and region in; everything it says, localised, and what it was made from, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from handouts.content.digest import Reader
from handouts.content.models.leaflet import Leaflet
from handouts.content.project import Content
from handouts.content.select import Selected, select
from handouts.content.values import Average, Count, Percent, Proportion, Ratio, Span
from handouts.problems import Problem, Severity
from handouts.translation.catalogue import Key
from handouts.translation.citing import reference, short_name
from handouts.translation.facts import FactWords
from handouts.translation.figures import FigureMaker
from handouts.translation.formats import ENGLISH, formats_of, is_english
from handouts.translation.imprint import clinic_said, imprint
from handouts.translation.leaflet import leaflet_parts
from handouts.translation.locales import is_form_of, tag
from handouts.translation.localised import Explained, Localised, Reference
from handouts.translation.localised_text import Text
from handouts.translation.measures import Measures
from handouts.translation.original import original
from handouts.translation.plurals import plural_rule
from handouts.translation.reading import Reading, clinic_inputs, read_sheet
from handouts.translation.sheet import sheet_parts
from handouts.translation.speech import Speech
from handouts.translation.spoken import lacking
from handouts.translation.texts import TextMaker, said_by

JUDGED = (Proportion, Percent, Span, Count, Average, Ratio)
"""Values whose certainty somebody can judge: results of studies."""
NO_CITATIONS = frozenset({"plain"})
"""Audiences whose sheets carry no citations."""


@dataclass(frozen=True, slots=True)
class LocalisedResult:
    """The handout, None where it has no title for this audience.

    `inputs` names all it was made from, each with its digest; `facts` are those printed, `sources` those used for what
    is printed, cited or not; `lacking` the texts without a confirmed translation, by catalogue and identity;
    `digest` the text digest, which signatures are for,
    `words_digest` the same without the values of facts ("" in the source language).
    """

    handout: Localised | None
    problems: tuple[Problem, ...]
    inputs: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    lacking: tuple[tuple[str, Key], ...] = ()
    digest: str = ""
    words_digest: str = ""


def localise(
    content: Content,
    handout_id: str,
    reader: Reader,
    words: Mapping[str, str],
    *,
    speech: Speech | None = None,
    clinic_id: str = "",
    reading: Reading | None = None,
) -> LocalisedResult:
    """Everything this reader gets, in words. `words` are the fixed words by id, in the locale's language; `speech` is
    the content in that language, None for the source language; `clinic_id` the clinic it is printed for, if any;
    `reading` what it says, where that has been read already.
    """
    reading = reading or read_sheet(content, handout_id, reader, speech)
    said, problems, inputs = reading.said, reading.problems, reading.inputs
    spoken = speech.content if speech else content
    formats = formats_of(tag(reader.locale, reader.region)) if speech or is_english(reader.locale) else None
    if formats is None:
        return LocalisedResult(None, (*problems, _unknown_language(content)), inputs, (), ())
    clinic = spoken.clinics[clinic_id] if clinic_id else None
    keys = frozenset(clinic.values()) if clinic else None
    selected = select(spoken, handout_id, reader.audience, reader.region, clinic=keys)
    if selected.title is None:
        return LocalisedResult(None, problems, inputs, (), ())
    measures = Measures(plural_rule(reader.locale), speech.units) if speech else Measures()
    say = FactWords(formats, words, said["denominator"], measures)
    maker = _maker(spoken, reader, say, speech)
    maker.clinic = clinic
    made = _made(maker, selected, reader, reading)
    if speech and maker.sources_say:
        told = original(maker, content, handout_id, reader, maker.sources_say)
        made = replace(made, original=told, texts=tuple(maker.texts))
    return LocalisedResult(
        made,
        problems,
        (*inputs, *clinic_inputs(clinic)),
        tuple(maker.facts),
        tuple(said["sources"]),
        lacking=lacking(speech, selected, said, spoken, clinic) if speech else (),
        digest=reading.digest,
        words_digest=reading.words_digest,
    )


def _unknown_language(content: Content) -> Problem:
    language = content.project.source_language
    return Problem(
        "language-unknown",
        Severity.ERROR,
        f"Numbers and dates in `{language}` are not known to this version.",
        "Write `source language: en-GB`, or another English.",
        content.project.where,
    )


def _maker(content: Content, reader: Reader, say: FactWords, speech: Speech | None) -> TextMaker:
    lang = tag(reader.locale, reader.region)
    cites = reader.audience not in NO_CITATIONS
    maker = TextMaker(content, say, reader.audience, reader.region, lang, cites)
    if speech:
        maker.names = speech.names
    if speech and not is_form_of(reader.locale, content.project.source_language):
        maker.sources_say = FactWords(ENGLISH, speech.source_words, say.denominator)
        maker.sources_lang = content.project.source_language
    return maker


def _made(maker: TextMaker, selected: Selected, reader: Reader, reading: Reading) -> Localised:
    handout = selected.handout
    assert selected.title is not None
    title = maker.text(selected.title.text)
    purpose = maker.text(selected.purpose.text) if selected.purpose else None
    printed = imprint(maker, handout, reader, reading.digest, draft=reading.draft)
    figures = FigureMaker(maker)
    is_leaflet = isinstance(handout, Leaflet)
    parts = leaflet_parts(figures, selected) if is_leaflet else sheet_parts(figures, selected)
    return Localised(
        kind="leaflet" if is_leaflet else "comparison",
        id=handout.id,
        audience=reader.audience,
        locale=reader.locale,
        region=reader.region,
        lang=maker.lang,
        title=title,
        plain_title=plain_text(title),
        purpose=purpose,
        imprint=printed,
        denominator=maker.say.denominator,
        clinic=clinic_said(maker),
        unjudged=_unjudged(maker),
        **parts,
        **_closing(maker),
        texts=tuple(maker.texts),
    )


def _closing(maker: TextMaker) -> dict[str, Any]:
    """What stands at the end and depends on all that was said before: glossary, second-hand line, references."""
    glossary = _glossary(maker)
    second_hand = _second_hand(maker) if maker.audience != "clinician" else ()
    references = tuple(_reference(maker, number, name) for number, name in enumerate(tuple(maker.sources), 1))
    return {"glossary": glossary, "second_hand": second_hand, "references": references}


def _glossary(maker: TextMaker) -> tuple[Explained, ...]:
    """Every term that was used, in order; an explanation may use terms that then follow."""
    explained: dict[str, Explained] = {}
    while left := [name for name in maker.terms if name not in explained]:
        explained[left[0]] = _explained(maker, left[0])
    return tuple(explained.values())


def _explained(maker: TextMaker, name: str) -> Explained:
    term, means = maker.content.terms[name], maker.means(name)
    assert means is not None
    return Explained(
        id=name,
        section=maker.terms[name],
        term=maker.fixed(maker.names.get(("glossary/term", name), name), where=term.where),
        long=maker.text(term.long) if term.long else None,
        means=maker.text(means),
    )


def _reported(maker: TextMaker) -> tuple[str, ...]:
    """The sources of the second-hand facts that are printed."""
    facts = (maker.content.facts[name] for name in maker.facts)
    used = (source.text for fact in facts if fact.checked == "second-hand" for source in fact.sources)
    return tuple(dict.fromkeys(used))


def _second_hand(maker: TextMaker) -> tuple[Text, ...]:
    names = [short_name(maker.content.sources[source]) for source in _reported(maker)]
    if not names:
        return ()
    return (
        maker.fixed(maker.say.said("second-hand-foot", sources=maker.say.formats.listed(list(dict.fromkeys(names))))),
    )


def _reference(maker: TextMaker, number: int, name: str) -> Reference:
    source, own = maker.content.sources[name], maker.sources_say or maker.say
    second_hand = maker.audience == "clinician" and name in _reported(maker)
    note = maker.say.said("reported-note", source=short_name(source)) if second_hand else ""
    return Reference(
        number=number,
        source=name,
        text=maker.quoted(reference(source, own.words, own.formats), source.where),
        note=maker.fixed(note, where=source.where) if note else None,
    )


def plain_text(text: Text) -> str:
    """The words of a text without marks, for titles in metadata."""
    return said_by(text.inlines)


def _unjudged(maker: TextMaker) -> bool:
    """Whether a figure was printed whose certainty nobody has judged."""
    facts = (maker.content.facts[name] for name in maker.facts)
    return any(fact.certainty.level is None and isinstance(fact.value, JUDGED) for fact in facts)
