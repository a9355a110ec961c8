"""Paragraphs in, numbered localised Texts out: marks filled with what they print for this audience, locale and region.

One maker per handout: it numbers the texts, and notes which terms, sources and facts were used, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from handouts.content import prose
from handouts.content.models.base import Plain
from handouts.content.models.clinics import Clinic
from handouts.content.project import Content
from handouts.content.prose import CiteMark, FactMark, NumberMark, Paragraph, PlaceMark, TermMark
from handouts.problems import Where
from handouts.translation.facts import FactWords, capital, plain_words
from handouts.translation.localised_text import Cite, Inline, Link, Shown, Strong, Term, Text, Words

_OPENS = re.compile(r"(?:^|[.!?][\"”’)]*\s+)[\"“‘(]*$")
"""What stands before a value that opens a text or a sentence."""
_STOPS = frozenset(".,;:!?)")


CAPITALISED = frozenset({"clinic.name"})
"""Places that take a capital where they open a sentence; addresses and numbers never do."""


@dataclass(slots=True)
class TextMaker:
    """Makes the Texts of one handout. `cites` False drops citations (easy words). `names` are the printed forms of
    names in this language; `sources_say` and `sources_lang` how references read, which stay as they were published;
    `clinic` the one it is printed for.
    """

    content: Content
    say: FactWords
    audience: str
    region: str
    lang: str
    cites: bool
    texts: list[Text] = field(default_factory=list)
    facts: dict[str, None] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    section: str = ""
    names: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    sources_say: FactWords | None = None
    sources_lang: str = ""
    clinic: Clinic | None = None

    def text(self, paragraph: Paragraph) -> Text:
        """A paragraph of the content; one that nobody has translated is in its own language."""
        return self.marked(self.made(_Reader(self).all(paragraph.kids), paragraph.where, paragraph.language), paragraph)

    def quoted(self, words: str, where: Where) -> Text:
        """Words that stay in the language of the sources."""
        return self.made((Words(words, where),), where, self.sources_lang)

    def words(self, paragraph: Paragraph) -> str:
        """A paragraph of the content as words without marks, for what is not set: alternative texts."""
        return said_by(_tidy(_Reader(self).all(paragraph.kids)))

    def fixed(self, *parts: str | Inline, where: Where | None = None) -> Text:
        """A text put together from fixed words and values."""
        return self.made(tuple(Words(part, where) if isinstance(part, str) else part for part in parts if part), where)

    def named(self, name: Plain) -> Text:
        """A name as typed."""
        return self.marked(self.made((Words(name.text, name.where),), name.where, name.language), name)

    def marked(self, text: Text, source: Paragraph | Plain) -> Text:
        """The text, told to be untranslated where its source is in a language of its own."""
        if source.language:
            text = self.texts[text.n] = replace(text, untranslated=True)
        return text

    def made(self, inlines: tuple[Inline, ...], where: Where | None, lang: str = "") -> Text:
        """The Text with the next number, in the handout's language or in another."""
        text = Text(len(self.texts), _tidy(inlines), lang or self.lang, where)
        self.texts.append(text)
        return text

    def means(self, term_id: str) -> Paragraph | None:
        """What the glossary tells this audience of a term; None where it tells nothing."""
        term = self.content.terms.get(term_id)
        if term is None or (term.for_ is not None and self.audience not in term.for_):
            return None
        voices = self.content.project.voices_for(self.audience)
        return next((text for voice in voices if (text := term.means.exactly(voice))), None)

    def cite(self, sources: Iterable[str], where: Where | None) -> tuple[Inline, ...]:
        """A citation, noted; nothing for an audience without citations."""
        names = tuple(dict.fromkeys(sources))
        if not self.cites or not names:
            return ()
        self.sources.update(dict.fromkeys(names))
        return (Cite(names, where),)

    def place(self, owner: str, key: str, where: Where | None) -> Shown:
        """What a clinic or region gives to a text, as a node."""
        text = place_text(self.content, self.region, owner, key, self.clinic)
        return Shown("place", f"{owner}.{key}", "", text, text, where)

    def shown(self, fact_id: str, form: str, where: Where | None, text: str = "") -> Shown:
        """A fact's value as a node; `text` where it isn't the form's own words."""
        fact = self.content.facts[fact_id]
        self.facts[fact_id] = None
        return Shown("fact", fact_id, form, fact.value.typed, text or self.say.form(fact, form), where)


@dataclass(slots=True)
class _Reader:
    """Reads one paragraph; `before` is what was printed so far, to know where a sentence starts."""

    maker: TextMaker
    before: str = ""

    def all(self, kids: tuple[prose.Inline, ...]) -> tuple[Inline, ...]:
        """The inlines of the marks, in order."""
        found = tuple(inline for kid in kids for inline in self.one(kid))
        dropped = not self.maker.cites and any(isinstance(kid, CiteMark) for kid in kids)
        return _tidy(found) if dropped else found

    def one(self, mark: prose.Inline) -> tuple[Inline, ...]:
        """What one mark prints."""
        match mark:
            case prose.Words():
                self.before += mark.text
                return (Words(mark.text, mark.where),)
            case prose.Strong():
                return (Strong(self.all(mark.kids)),)
            case prose.Link():
                return (Link(self.all(mark.kids), mark.url),)
            case TermMark():
                return self.term(mark)
            case CiteMark():
                return self.maker.cite(mark.sources, mark.where)
            case _:
                return (self.value(mark),)

    def term(self, mark: TermMark) -> tuple[Inline, ...]:
        """The words of a term; it is a Term where the glossary explains it to this audience."""
        kids = self.all(mark.kids)
        if self.maker.means(mark.term) is None:
            return kids
        first = mark.term not in self.maker.terms
        self.maker.terms.setdefault(mark.term, self.maker.section)
        return (Term(mark.term, kids, first),)

    def value(self, mark: FactMark | NumberMark | PlaceMark) -> Shown:
        """A value, with a capital where it opens a sentence."""
        found = self.found(mark)
        opens = found.id in CAPITALISED or found.what == "fact"
        text = capital(found.text) if opens and _OPENS.search(self.before) else found.text
        self.before += text
        return replace(found, text=text)

    def found(self, mark: FactMark | NumberMark | PlaceMark) -> Shown:
        """The value as it reads inside a sentence."""
        match mark:
            case FactMark():
                return self.maker.shown(mark.fact, mark.form, mark.where)
            case NumberMark():
                return Shown("number", "", "", mark.digits, mark.digits, mark.where)
            case PlaceMark():
                return self.maker.place(mark.owner, mark.key, mark.where)


def place_text(content: Content, region_id: str, owner: str, key: str, clinic: Clinic | None = None) -> str:
    """What a place prints; "" where it has nothing to print."""
    region = content.regions[region_id]
    if owner == "clinic" and clinic and (own := clinic.values().get(key)):
        return own.text
    if owner == "clinic" and key == "name":
        called = content.project.clinic_is_called
        return called.text if called else ""
    if owner == "clinic":
        found = region.value("urgent_line") or region.value("emergency") if key == "urgent_phone" else None
    else:
        found = region.value(key)
    return plain_words(found) if isinstance(found, Paragraph) else found or ""


def said_by(inlines: Iterable[Inline]) -> str:
    """The words without marks; citations say nothing."""
    return "".join(_said(inline) for inline in inlines)


def _said(inline: Inline) -> str:
    match inline:
        case Strong() | Link() | Term():
            return said_by(inline.kids)
        case Cite():
            return ""
    return inline.text


def _tidy(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without the spaces that a dropped citation leaves: doubled, before a stop, at either end."""
    done: list[Inline] = [Words("", None)]
    for inline in inlines:
        last = done[-1]
        if isinstance(inline, Words) and isinstance(last, Words):
            done[-1:] = _joined(last, inline, start=len(done) == 1)
        else:
            done.append(inline)
    if isinstance(done[-1], Words):
        done[-1] = replace(done[-1], text=done[-1].text.rstrip())
    return tuple(inline for inline in done if not isinstance(inline, Words) or inline.text)


def _joined(before: Words, after: Words, *, start: bool) -> tuple[Words, Words]:
    """Two neighbours with one space between them at most, none before a stop, and no empty brackets."""
    if before.text.endswith("(") and after.text.startswith(")"):
        return _joined(
            replace(before, text=before.text[:-1].rstrip()), replace(after, text=after.text[1:]), start=start
        )
    if after.text[:1] in _STOPS:
        return replace(before, text=before.text.rstrip()), after
    spaced = start or before.text[-1:].isspace()
    return before, replace(after, text=after.text.lstrip()) if spaced else after
