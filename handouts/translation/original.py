"""A translation's handout in the source language in; what staff who read only that language must see of it out."""

from __future__ import annotations

from handouts.content.digest import Reader
from handouts.content.project import Content
from handouts.content.select import select
from handouts.translation.facts import FactWords, plain_words
from handouts.translation.imprint import code_of
from handouts.translation.locales import language_names, tag
from handouts.translation.localised import Original
from handouts.translation.localised_text import Words
from handouts.translation.texts import TextMaker


def original(maker: TextMaker, source: Content, handout_id: str, reader: Reader, say: FactWords) -> Original:
    """The draft's banner, a line with title, language and region, and which sheet it was made of. All in the source
    language, so that whoever hands the sheet out can pick the right one.
    """
    handout, lang = source.handouts[handout_id], source.project.source_language
    title = select(source, handout_id, reader.audience, reader.region).title
    english, own = language_names(reader.locale, lang)
    line = say.said(
        "original-line",
        title=plain_words(title.text) if title else "",
        language=english,
        own=own,
        region=source.regions[reader.region].name.text,
    )
    made_of = say.said(
        "original-of",
        code=code_of(source, handout, reader.audience, tag(lang, reader.region)),
        version=str(handout.version),
        date=say.formats.day(handout.dates.written),
    )
    draft = f"{say.words['draft-word']} {say.words[f'draft-{reader.audience}']}"
    told = ((Words(words, handout.where),) for words in (draft, line, made_of))
    return Original(*(maker.made(words, handout.where, lang) for words in told))
