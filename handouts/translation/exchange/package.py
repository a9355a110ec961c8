"""The catalogues of a locale in, the files that a translator is sent in one package out: the work, what changed and how
much it is, the glossary, a brief, a form to send back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handouts.translation.catalogue import Catalogue, Entry, Key, LocaleTexts
from handouts.translation.exchange.codes import source_pieces
from handouts.translation.exchange.xliff_writer import write_xliff
from handouts.translation.exchange.zips import SENT, sent_as
from handouts.translation.po_files import write_po

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_FORMULA = re.compile(r"[=+\-@\t]")
_TERMS = "glossary/term"

_BRIEF = """{project}: translation into {language} ({locale})

WHAT TO DO
Translate {catalogues}: {texts} texts, {words} words. {done} texts of these catalogues are done already.
Open work.xlf in your translation tool (or the files in the folder po, if it reads PO better), and send the same
file back. changes.csv lists every text to be done and what kind of change it is:
{kinds}

HOW IT PRINTS
The PDFs in this package show the leaflets as they are now. A leaflet is printed for patients in your language only
when every text is done and a translator and a reviser, two people, have signed.
{differing}
CODES
What your tool shows as a code (a number, a result of a study, a phone number, a source) is filled in by our program,
in the way of writing of your language. Move it to where your sentence needs it; don't type the value instead, don't
leave it out, don't add one. Terms, links and words in bold have a code before and one behind: translate what stands
between, in the form that your sentence needs.

WORDS
glossary.csv has the terms: use its translations, and propose one where the column is empty.
Write as you would say it to a patient and family: short sentences, everyday words, politely.
Texts marked safety come first: red flags, warnings, steps, harms. A lost "not" is found by no program.
If an English text is unclear or wrong, don't repair it in the translation: write a comment, or write to {contact}.

WHEN YOU SEND IT BACK
Fill in return-form.txt. Nothing that you send is lost: if the English has changed meanwhile, your translation
of the old text is kept and shown to you again.
"""
_DIFFERING = """
ONLY WHAT DIFFERS
This is another region's form of the language that the leaflets are written in. The files hold only the texts that
differ from it; all others print as the source has them (see the PDFs). A text that is not here and should differ:
write to {contact}, with the text as it is and as it should be.
"""
_FORM = """Return form: {project}, {language} ({locale})
Please fill in and send back with work.xlf.

Translator's role and qualification (prints):
Translator's name (prints only if you ask for it):
Reviser's role and qualification (prints):
Reviser's name (prints only if asked for):
Was machine translation used, and for what?
Texts that I am not sure of:
English texts that are unclear or wrong:
Terms that the glossary should have:
Date:
"""


@dataclass(frozen=True, slots=True)
class Order:
    """What a package is for: name and contact of the project, its source language, and the target language's name.
    `differing`: it is another form of the source language, of which only the texts that differ are sent.
    """

    project: str
    contact: str
    source_language: str
    language: str
    differing: bool = False


def package(
    order: Order,
    texts: LocaleTexts,
    names: Collection[str],
    pdfs: Mapping[str, bytes],
    reviewed: Collection[Key] = (),
) -> Mapping[str, bytes]:
    """Name → bytes of each file. `names`: the catalogues to send; `pdfs`: the leaflets in English and as drafts."""
    sent = [catalogue for name, catalogue in texts.catalogues.items() if name in names]
    said = {
        "project": order.project,
        "language": order.language,
        "locale": texts.locale,
        "contact": order.contact,
        "differing": _DIFFERING.format(contact=order.contact) if order.differing else "",
        **_amounts(sent),
    }
    written = {
        "brief.txt": _BRIEF.format(**said),
        "changes.csv": _csv(_changes(sent)),
        "glossary.csv": _csv(_glossary(texts.catalogues.get("glossary"))),
        **{f"po/{catalogue.name}.po": write_po(catalogue) for catalogue in sent},
        "return-form.txt": _FORM.format(**said),
        "work.xlf": write_xliff(sent, order.source_language, reviewed),
    }
    files = {name: text.encode() for name, text in written.items()}
    files[SENT] = sent_as({name: data for name, data in files.items() if name.endswith((".po", ".xlf"))})
    return MappingProxyType({**files, **{f"pdf/{name}": pdfs[name] for name in sorted(pdfs)}})


def word_count(entry: Entry) -> int:
    """How many words of its source there are to translate, codes apart."""
    pieces = source_pieces(entry.context, entry.source)
    return sum(len(_WORD.findall(piece.text)) for piece in pieces if piece.kind == "words")


def kind_of_change(entry: Entry) -> str:
    """Why a text is to be done: new or edited, of safety or not; "" where it is done."""
    if entry.state == "translated":
        return ""
    return f"{'edited' if entry.state == 'changed' else 'new'}{', safety' if entry.safety else ''}"


def _amounts(catalogues: Iterable[Catalogue]) -> dict[str, str]:
    """How much there is to do, in words."""
    entries = [(catalogue.name, entry) for catalogue in catalogues for entry in catalogue.entries]
    waiting = [(name, entry) for name, entry in entries if kind_of_change(entry)]
    kinds = {kind: [entry for _, entry in waiting if kind_of_change(entry) == kind] for kind in _KINDS}
    return {
        "catalogues": ", ".join(dict.fromkeys(name for name, _ in entries)) or "nothing",
        "texts": str(len(waiting)),
        "words": str(sum(word_count(entry) for _, entry in waiting)),
        "done": str(len(entries) - len(waiting)),
        "kinds": "\n".join(
            f"  {kind}: {len(found)} texts, {sum(map(word_count, found))} words ({_KINDS[kind]})"
            for kind, found in kinds.items()
        ),
    }


_KINDS = MappingProxyType(
    {
        "edited, safety": "the old translation is withdrawn; do these first",
        "edited": "the old text and its translation are shown beside it",
        "new, safety": "do these before the other new ones",
        "new": "never translated yet",
    }
)


def _changes(catalogues: Iterable[Catalogue]) -> Iterator[tuple[str, ...]]:
    yield ("Catalogue", "Place", "Kind", "Words", "Text", "Text before", "Translation before")
    for catalogue in catalogues:
        for entry in catalogue.entries:
            if kind := kind_of_change(entry):
                before = entry.target or " / ".join(entry.plurals)
                words = str(word_count(entry))
                yield catalogue.name, entry.context, kind, words, entry.source, entry.previous, before


def _glossary(catalogue: Catalogue | None) -> Iterator[tuple[str, ...]]:
    yield ("Term", "Translation", "State", "Notes")
    for entry in catalogue.entries if catalogue else ():
        if entry.context == _TERMS:
            yield entry.source, entry.target, entry.state, "; ".join(entry.notes)


def _csv(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as a spreadsheet opens them; a cell that it would take for a formula is text."""
    text = io.StringIO()
    csv.writer(text).writerows([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in rows)
    return f"\ufeff{text.getvalue()}"
