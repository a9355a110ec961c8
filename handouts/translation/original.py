"""A translation's handout in the source language in; what staff who read only that language must see of it out."""

from __future__ import annotations

from handouts.content.digest import Reader
from handouts.content.project import Content
from handouts.content.select import select
from handouts.translation.facts import FactWords, plain_words
from handouts.translation.formats import formats_of
from handouts.translation.imprint import code_of
from handouts.translation.locales import language_names, tag
from handouts.translation.localised import Original
from handouts.translation.localised_text import Text, Words
from handouts.translation.texts import TextMaker


def original(maker: TextMaker, source: Content, handout_id: str, reader: Reader, say: FactWords) -> Original:
    """The draft's banner; title and language, apart and as one line; which sheet it was made of, and for which region.
    All in the source language, so that whoever hands the sheet out can pick the right one.
    """
    handout, lang = source.handouts[handout_id], source.project.source_language
    selected = select(source, handout_id, reader.audience, reader.region)
    title = selected.title if reader.audience == "clinician" else selected.decision or selected.title
    named = plain_words(title.text) if title else ""
    english, own = language_names(reader.locale, lang)
    region = source.regions[reader.region].name.text
    line = say.said("original-line", title=named, language=english, own=own, region=region)
    made_of = say.said(
        "original-of",
        code=code_of(source, handout, reader.audience, tag(lang, reader.region)),
        version=str(handout.version),
        date=(formats_of(tag(lang, reader.region)) or say.formats).day(handout.dates.written),
    )
    draft = f"{say.words['draft-word']} {say.words[f'draft-{reader.audience}']}"

    def told(words: str, spoken: str = lang) -> Text:
        return maker.made((Words(words, handout.where),), handout.where, spoken)

    return Original(
        draft=told(draft),
        line=told(line),
        title=told(named),
        language=told(english),
        own=told(own, maker.lang),
        made_of=told(f"{made_of} {region}."),
    )
