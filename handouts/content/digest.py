"""What one audience reads in one locale and region in, its text digest and check letters out.

The digest is sha256 of canonical JSON: parsed texts in their order, the facts, terms, sources and region texts they
use, pictures and translations; what is said `for clinics` too, so that one signature serves all papers. Not in it:
clinic data, templates, theme, package versions, people, dates, signatures.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from types import MappingProxyType
from typing import Any

from handouts.content.denominators import denominator
from handouts.content.models.base import Plain
from handouts.content.models.blocks import FigureBlock
from handouts.content.models.facts import Fact
from handouts.content.models.regions import Region
from handouts.content.models.sources import Source
from handouts.content.project import Content
from handouts.content.project_files import read_inside
from handouts.content.prose import CiteMark, FactMark, Inline, Paragraph, PlaceMark, TermMark
from handouts.content.select import (
    ANY_CLINIC,
    Chosen,
    Selected,
    SelectedBlock,
    SelectedOption,
    SelectedRow,
    SelectedSection,
    select,
)
from handouts.content.spelling import spelled
from handouts.content.walk import marks_of

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
NO_TRANSLATION: Mapping[str, Any] = MappingProxyType({})

_LEFT_OUT = frozenset({"handout", "fall_backs", "missing", "row", "option", "section", "block"})
_SOURCE_KEYS = tuple(name for name in Source.model_fields if name not in {"where", "read"})
_FACT_WORDS = ("outcome", "otherwise", "population", "within", "years")


@dataclass(slots=True)
class _Used:
    """What the texts use, gathered while they are spelled out."""

    content: Content
    audience: str
    facts: dict[str, Any] = field(default_factory=dict)
    terms: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Any] = field(default_factory=dict)
    region: str = ""

    def text(self, paragraph: Paragraph | None) -> str | None:
        """A text as spelled, with all it uses noted."""
        if paragraph is None:
            return None
        for mark in marks_of(paragraph.kids):
            self.mark(mark)
        return spelled(paragraph.kids)

    def mark(self, mark: Inline) -> None:
        """Note what one mark uses."""
        match mark:
            case FactMark():
                self.fact(mark.fact)
            case TermMark():
                self.term(mark.term)
            case CiteMark():
                self.cite(mark.sources)
            case PlaceMark():
                self.place(mark)

    def fact(self, name: str) -> None:
        """Note a fact and its sources."""
        fact = self.content.facts.get(name)
        if fact is not None and name not in self.facts:
            self.facts[name] = {}
            self.facts[name] = self.said_of(fact)
            self.cite(source.text for source in fact.sources)
            self.cite([fact.certainty.rated_by] if fact.certainty.rated_by else [])

    def said_of(self, fact: Fact) -> dict[str, Any]:
        """What a fact says in print."""
        words = {name: self.text(getattr(fact, name)) for name in _FACT_WORDS}
        return words | {
            "kind": fact.kind,
            "value": fact.value.typed,
            "certainty": [fact.certainty.level, fact.certainty.rated_by],
            "checked": fact.checked,
            "sources": [source.text for source in fact.sources],
            "made from": [other.text for other in fact.made_from],
            "no percent because": fact.no_percent_because and fact.no_percent_because.text,
            "jurisdiction": fact.jurisdiction and fact.jurisdiction.text,
            "as of": fact.as_of and fact.as_of.isoformat(),
        }

    def term(self, name: str) -> None:
        """Note a term and what its explanation uses."""
        term = self.content.terms.get(name)
        if term is None or name in self.terms:
            return
        self.terms[name] = {}
        voices = self.content.project.voices_for(self.audience)
        means = next((text for voice in voices if (text := term.means.exactly(voice))), None)
        self.terms[name] = {"long": self.text(term.long), "means": self.text(means), "for": term.for_}
        self.cite(source.text for source in term.sources)

    def cite(self, names: Iterable[str]) -> None:
        """Note sources."""
        for name in names:
            source = self.content.sources.get(name)
            if source is not None:
                self.sources[name] = {key: _flat(getattr(source, key)) for key in _SOURCE_KEYS}

    def place(self, mark: PlaceMark) -> None:
        """Note what a place prints where there is no clinic."""
        self.places[f"{mark.owner}.{mark.key}"] = self.printed(mark)

    def printed(self, mark: PlaceMark) -> str | None:
        """What a place prints where there is no clinic."""
        region = self.content.regions.get(self.region)
        called = self.content.project.clinic_is_called
        if mark.owner == "clinic" and mark.key == "name":
            return called.text if called else None
        if region is None or (mark.owner == "clinic" and mark.key != "urgent_phone"):
            return None
        key = mark.key if mark.owner == "region" else "urgent_line"
        value = region.value(key)
        if value is None and mark.owner == "clinic":
            value = region.value("emergency")
        return self.text(value) if isinstance(value, Paragraph) else value


def _flat(value: Any) -> Any:
    """A source's field as JSON."""
    if isinstance(value, tuple):
        return [[author.family, author.given, author.literal] for author in value]
    return value.text if isinstance(value, Plain) else value


def _dumped(value: Any, used: _Used) -> Any:
    """The selected parts as JSON, texts spelled, places in files left out."""
    if isinstance(value, Chosen):
        return used.text(value.text)
    if isinstance(value, Plain):  # the only names without marks in what is selected are facts
        used.fact(value.text)
        return value.text
    if isinstance(value, tuple):
        return [_dumped(item, used) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        parts = {
            part.name: _dumped(getattr(value, part.name), used) for part in fields(value) if part.name not in _LEFT_OUT
        }
        return parts | _set_by(value)
    return value


def _set_by(value: Any) -> dict[str, Any]:
    """What a model beside the texts decides about the page."""
    match value:
        case SelectedSection():
            return {"id": value.section.id, "about": value.section.about, "icon": value.section.icon}
        case SelectedBlock():
            return {"kind": value.kind}
        case SelectedRow():
            return {"about": value.row.about}
        case SelectedOption():
            short = value.option.abbreviation
            sign = {"icon": value.option.icon} if value.option.icon else {}
            return {"abbreviation": short and short.text, "no change": value.option.no_change, **sign}
    return {}


def _reporting(region: Region | None) -> list[str] | None:
    """Where side effects are reported, as the imprint prints it."""
    scheme = region.side_effects if region else None
    return [scheme.name.text, scheme.web.text] if scheme and scheme.web else None


def _pictures(content: Content, selected: Selected) -> dict[str, str]:
    """Each picture's path and sha256; "" where it can't be read."""
    paths = [block.block.figure.text for block in selected.blocks() if isinstance(block.block, FigureBlock)]
    return {path: hashlib.sha256(read_inside(content.root, path) or b"").hexdigest() for path in paths}


@dataclass(frozen=True, slots=True, order=True)
class Reader:
    """Who reads: the audience, locale and region that a signature is for."""

    audience: str
    locale: str
    region: str


def what_is_said(
    content: Content, handout_id: str, reader: Reader, translations: Mapping[str, Any] = NO_TRANSLATION
) -> dict[str, Any]:
    """Everything the digest covers, as JSON values. `translations`: what it says in the language of this locale."""
    selected = select(content, handout_id, reader.audience, reader.region, clinic=ANY_CLINIC)
    used = _Used(content, reader.audience, region=reader.region)
    parts = _dumped(selected, used)
    region = content.regions.get(reader.region)
    interpreter = used.text(region.interpreter) if region else None
    return {
        "handout": handout_id,
        "locale": reader.locale,
        "parts": parts,
        "facts": used.facts,
        "terms": used.terms,
        "sources": used.sources,
        "places": used.places,
        "interpreter": interpreter,
        "side effects": _reporting(region),
        "pictures": _pictures(content, selected),
        "funding": (selected.handout.funding or content.project.funding).text,
        "denominator": denominator(content, handout_id),
        "translations": dict(translations),
    }


def text_digest(
    content: Content, handout_id: str, reader: Reader, translations: Mapping[str, Any] = NO_TRANSLATION
) -> str:
    """sha256, in hex, of what is said."""
    return digest_of_said(what_is_said(content, handout_id, reader, translations))


def digest_of_said(said: Mapping[str, Any]) -> str:
    """sha256, in hex, of the canonical JSON of what is said."""
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def without_values(said: Mapping[str, Any]) -> dict[str, Any]:
    """What is said, without what the facts' values are: where only that differs, the words still stand."""
    facts = {name: {part: fact[part] for part in _FACT_WORDS} for name, fact in said["facts"].items()}
    return {**said, "facts": facts}


def check_letters(digest: str) -> str:
    """The first four digits, in base 20, of the digest read as a fraction: consonants, so that they make no word.

    Read as a fraction each letter is as likely as any other; the leading digits of a whole number would not be.
    """
    rest, letters = int(digest, 16), ""
    for _ in range(4):
        place, rest = divmod(rest * len(LETTERS), 1 << 256)
        letters += LETTERS[place]
    return letters
