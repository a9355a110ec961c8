"""One handout, audience, locale and region in; everything it says, localised, and what it was made from, out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any

from handouts.content.digest import Reader, digest_of_said, what_is_said, without_values
from handouts.content.models.leaflet import Leaflet
from handouts.content.project import Content
from handouts.content.select import Selected, select
from handouts.content.signing import status, version_faults
from handouts.content.values import Average, Count, Percent, Proportion, Ratio, Span
from handouts.problems import Problem, Severity
from handouts.translation.catalogue import Key
from handouts.translation.citing import reference, short_name
from handouts.translation.facts import FactWords
from handouts.translation.figures import FigureMaker
from handouts.translation.formats import ENGLISH, formats_of, is_english
from handouts.translation.imprint import imprint
from handouts.translation.leaflet import leaflet_parts
from handouts.translation.locales import is_form_of, tag
from handouts.translation.localised import Explained, Imprint, Localised, Reference
from handouts.translation.localised_text import Text
from handouts.translation.measures import Measures
from handouts.translation.original import original
from handouts.translation.plurals import plural_rule
from handouts.translation.sheet import sheet_parts
from handouts.translation.speech import Speech
from handouts.translation.spoken import lacking, what_is_spoken
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
    audience: str,
    locale: str,
    region: str,
    words: Mapping[str, str],
    *,
    speech: Speech | None = None,
) -> LocalisedResult:
    """Everything this reader gets, in words. `words` are the fixed words by id, in the locale's language; `speech` is
    the content in that language, None for the source language.
    """
    reader = Reader(audience, locale, region)
    said = what_is_spoken(speech, handout_id, reader) if speech else what_is_said(content, handout_id, reader)
    digest = digest_of_said(said)
    problems = tuple(version_faults(content, handout_id, reader, digest))
    inputs = _inputs(said)
    spoken = speech.content if speech else content
    formats = formats_of(tag(locale, region)) if speech or is_english(locale) else None
    if formats is None:
        return LocalisedResult(None, (*problems, _unknown_language(content)), inputs, (), ())
    selected = select(spoken, handout_id, audience, region)
    if selected.title is None:
        return LocalisedResult(None, problems, inputs, (), ())
    measures = Measures(plural_rule(locale), speech.units) if speech else Measures()
    say = FactWords(formats, words, said["denominator"], measures)
    maker = _maker(spoken, reader, say, speech)
    made = _made(maker, selected, reader, digest)
    if speech and maker.sources_say:
        told = original(maker, content, handout_id, reader, maker.sources_say)
        made = replace(made, original=told, texts=tuple(maker.texts))
    printed = ("imprint", _hash(_read_in(made.imprint)))
    return LocalisedResult(
        made,
        problems,
        (*inputs, printed),
        tuple(maker.facts),
        tuple(said["sources"]),
        lacking=lacking(speech, selected, said, spoken) if speech else (),
        digest=digest,
        words_digest=digest_of_said(without_values(said)) if speech else "",
    )


def _read_in(imprint: Imprint) -> list[Any]:
    """What an imprint says, without the numbers of its texts or their places in files."""
    return [_words(getattr(imprint, part.name)) for part in fields(imprint)]


def _words(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_words(item) for item in value]
    return plain_text(value) if isinstance(value, Text) else value


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


def _made(maker: TextMaker, selected: Selected, reader: Reader, digest: str) -> Localised:
    handout, content = selected.handout, maker.content
    assert selected.title is not None
    title = maker.text(selected.title.text)
    purpose = maker.text(selected.purpose.text) if selected.purpose else None
    draft = status(content, handout.id, reader, digest).state == "draft"
    printed = imprint(maker, handout, reader, digest, draft=draft)
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


def _inputs(said: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Each fact, term and source by name, and the other parts whole."""
    found: list[tuple[str, str]] = []
    for part, value in said.items():
        if part in _BY_NAME:
            found += [(f"{_BY_NAME[part]}:{name}", _hash(one)) for name, one in value.items()]
        else:
            found.append((f"text:{part}", _hash(value)))
    return tuple(sorted(found))


_BY_NAME = MappingProxyType({"facts": "fact", "terms": "term", "sources": "source", "pictures": "picture"})


def _hash(value: object) -> str:
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
