"""A sheet as it was released, and why it may not go out any more, in; what the notice in its place says, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from handouts.content.models.handout import Withdrawn
from handouts.content.project import AnyHandout, Content
from handouts.content.select import select
from handouts.translation.facts import FactWords
from handouts.translation.formats import ENGLISH, formats_of
from handouts.translation.locales import is_form_of, tag
from handouts.translation.localised_text import Text
from handouts.translation.speech import Speech
from handouts.translation.texts import TextMaker, said_by

READERS: Final = frozenset({"patient", "plain"})
"""Audiences that are told whom to ask and ring; the others write to the project's own address."""
ANY: Final = 100
"""A denominator: a notice tells no numbers."""


@dataclass(frozen=True, slots=True)
class Former:
    """A sheet as it was released. `title` is "" where nobody knows it any more: it is the title as it is now."""

    code: str
    version: str
    check_letters: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice says, in the sheet's language. `withdrawn`: people took the sheet back, `since` a day and `because`
    of something; else it is being checked again. `named` is what the file is called; `staff` says the same in the
    source language, for those who hand a translation out. `date` is the day that the file bears, one of the sheet's
    own; `texts[i].n == i` for every Text in it.
    """

    lang: str
    audience: str
    title: Text
    named: str
    code: str
    version: str
    check_letters: str
    project_name: Text
    date: date
    withdrawn: bool
    since: str
    because: Text | None
    clinic_name: Text | None
    address: str
    urgent: Text | None
    emergency: Text | None
    staff: Text | None
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom a notice is for: the reader of one sheet, and the clinic it was printed for."""

    handout: str
    audience: str
    locale: str
    region: str
    clinic: str = ""


def notice_of(
    content: Content, whom: Addressed, former: Former, words: Mapping[str, str], speech: Speech | None
) -> Notice:
    """The notice in the sheet's language. `words` are the fixed words by id in that language, `speech` the content in
    it, None for the source language.
    """
    maker = _maker(content, whom, words, speech)
    handout, taken = maker.content.handouts[whom.handout], content.handouts[whom.handout].withdrawn
    title = _title(maker, handout, whom, former)
    reads, head = whom.audience in READERS, _head(withdrawn=taken is not None)
    project_name = maker.named(maker.content.project.name)
    told = {
        "because": _because(maker, content, taken) if taken else None,
        "clinic_name": _clinic_name(maker, words) if reads else None,
        "urgent": _number(maker, "urgent_line") if reads else None,
        "emergency": _number(maker, "emergency") if reads else None,
        "staff": _staff(maker, content, whom, speech, head) if speech else None,
    }
    return Notice(
        lang=maker.lang,
        audience=whom.audience,
        title=title,
        named=f"{words[head]} | {said_by(title.inlines)}",
        code=former.code,
        version=former.version,
        check_letters=former.check_letters,
        project_name=project_name,
        date=taken.on if taken else handout.dates.written,
        withdrawn=taken is not None,
        since=maker.say.formats.day(taken.on) if taken else "",
        address=content.project.corrections,
        texts=tuple(maker.texts),
        **told,
    )


def _maker(content: Content, whom: Addressed, words: Mapping[str, str], speech: Speech | None) -> TextMaker:
    lang = tag(whom.locale, whom.region)
    say = FactWords(formats_of(lang) or ENGLISH, words, ANY)
    maker = TextMaker(speech.content if speech else content, say, whom.audience, whom.region, lang, cites=False)
    maker.clinic = content.clinics.get(whom.clinic)
    return maker


def _title(maker: TextMaker, handout: AnyHandout, whom: Addressed, former: Former) -> Text:
    """As it was released; else as it is now."""
    if former.title:
        return maker.fixed(former.title)
    chosen = select(maker.content, handout.id, whom.audience, whom.region).title
    return maker.text(chosen.text) if chosen else maker.fixed(handout.id)


def _because(maker: TextMaker, content: Content, taken: Withdrawn) -> Text:
    """The reason as somebody typed it, in the language it was typed in."""
    lang = content.project.source_language
    is_own = maker.lang == lang or is_form_of(maker.lang, lang)
    return maker.made((maker.fixed(taken.because.text).inlines), taken.because.where, "" if is_own else lang)


def _clinic_name(maker: TextMaker, words: Mapping[str, str]) -> Text:
    shown = maker.place("clinic", "name", None)
    return maker.made((shown,), None) if shown.text else maker.fixed(words["clinic-default"])


def _number(maker: TextMaker, key: str) -> Text | None:
    shown = maker.place("region", key, None)
    return maker.made((shown,), None) if shown.text else None


def _head(*, withdrawn: bool) -> str:
    """The id of the words that head it."""
    return "notice-withdrawn" if withdrawn else "notice-checked"


def _staff(maker: TextMaker, content: Content, whom: Addressed, speech: Speech, head: str) -> Text | None:
    """Nothing in another region's form of the source language, which they read."""
    source = content.project.source_language
    if is_form_of(whom.locale, source):
        return None
    said = speech.source_words
    return maker.made(maker.fixed(f"{said[head]}. {said['notice-do-not-use']}").inlines, None, source)
