"""Catalogues in, one XLIFF 1.2 document for translators' tools out.

A unit's id is its context and a short hash of its source, so a unit says by itself which text it was made of. What is
retired is never sent. A changed text goes without a translation: the old one stands beside it with its source, so
that no tool takes it for done.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from handouts.translation.catalogue import Catalogue, Entry, Key
from handouts.translation.exchange.codes import Piece, source_pieces, target_pieces
from handouts.translation.locale_files import po_path
from handouts.translation.plurals import plural_rule
from handouts.translation.po_files import SAFETY

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_PRINTS = re.compile(r"(\{[^{}]+\}) prints “(.*)”")


def unit_id(context: str, source: str) -> str:
    """What a unit is called: its context and 12 digits of its source's hash."""
    return f"{context}#{hashlib.sha256(source.encode()).hexdigest()[:12]}"


def write_xliff(catalogues: Iterable[Catalogue], source_language: str, reviewed: Collection[Key] = ()) -> str:
    """The document: a <file> per catalogue. `reviewed`: identities whose translation a second person has approved."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff version="1.2" xmlns="{NAMESPACE}">',
        *(line for one in catalogues for line in _Writing(one, source_language, reviewed).file()),
        "</xliff>",
    ]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Writing:
    """Writes one catalogue."""

    catalogue: Catalogue
    source_language: str
    reviewed: Collection[Key]

    def file(self) -> Iterator[str]:
        """The <file> element, line by line."""
        original = _attribute(po_path(self.catalogue.locale, self.catalogue.name))
        languages = f'source-language="{self.source_language}" target-language="{self.catalogue.locale}"'
        yield f'<file original="{original}" {languages} datatype="plaintext">'
        yield "<body>"
        for entry in self.catalogue.entries:
            yield from self.measure(entry) if entry.plural else self.unit(entry)
        yield "</body>"
        yield "</file>"

    def unit(self, entry: Entry) -> Iterator[str]:
        """One text."""
        yield from self.trans_unit(unit_id(*entry.key), entry, entry.source, entry.target, _notes(entry))

    def measure(self, entry: Entry) -> Iterator[str]:
        """A unit of measure: a unit for each plural form, with the numbers that take it."""
        name = unit_id(*entry.key)
        forms = plural_rule(self.catalogue.locale).forms
        yield f'<group id="{_attribute(name)}" restype="x-gettext-plurals">'
        for form, target in enumerate((*entry.plurals, *[""] * forms)[:forms]):
            source = entry.source if forms > 1 and form == 0 else entry.plural
            notes = (f"form {form + 1} of {forms}, for {self.numbers(form)}", *_notes(entry))
            yield from self.trans_unit(f"{name}.{form}", entry, source, target, notes)
        yield "</group>"

    def numbers(self, form: int) -> str:
        """The first numbers that take a plural form."""
        rule = plural_rule(self.catalogue.locale)
        taking = [str(number) for number in range(200) if rule.form(number) == form]
        return ", ".join(taking[:6]) + (" …" if len(taking) > 6 else "")

    def trans_unit(self, name: str, entry: Entry, source: str, target: str, notes: Iterable[str]) -> Iterator[str]:
        """The <trans-unit> element, line by line."""
        approved = ' approved="yes"' if entry.state == "translated" and entry.key in self.reviewed else ""
        prints = {code: said for note in entry.notes for code, said in _PRINTS.findall(note)}
        pieces = source_pieces(entry.context, source)
        yield f'<trans-unit id="{_attribute(name)}"{approved} xml:space="preserve">'
        yield f'<source xml:lang="{self.source_language}">{_inline(pieces, prints)}</source>'
        said = "" if entry.changed else _inline(target_pieces(entry.context, target, pieces), prints)
        yield f'<target xml:lang="{self.catalogue.locale}" state="{_state(entry, target)}">{said}</target>'
        yield from (f'<note from="developer">{_text(note)}</note>' for note in notes)
        yield from (f'<note from="translator">{_text(comment)}</note>' for comment in entry.comments)
        if entry.changed and target:
            yield from self.before(entry, target, prints)
        yield "</trans-unit>"

    def before(self, entry: Entry, target: str, prints: dict[str, str]) -> Iterator[str]:
        """What the text said before it was edited, and its translation."""
        pieces = source_pieces(entry.context, entry.previous or entry.source)
        yield '<alt-trans alttranstype="previous-version">'
        if entry.previous:
            yield f'<source xml:lang="{self.source_language}">{_inline(pieces, prints)}</source>'
        said = _inline(target_pieces(entry.context, target, pieces), prints)
        yield f'<target xml:lang="{self.catalogue.locale}">{said}</target>'
        yield "</alt-trans>"


def _state(entry: Entry, target: str) -> str:
    if entry.changed:
        return "needs-translation"
    return "translated" if target else "new"


def _notes(entry: Entry) -> tuple[str, ...]:
    return (*([SAFETY] if entry.safety else []), *entry.notes)


def _inline(pieces: Iterable[Piece], prints: dict[str, str]) -> str:
    """Words and codes as XML."""
    return "".join(_element(piece, prints) for piece in pieces)


def _element(piece: Piece, prints: dict[str, str]) -> str:
    attributes = f'id="{piece.id}" ctype="{piece.ctype}"'
    match piece.kind:
        case "words":
            return _text(piece.text)
        case "close":
            return "</g>"
        case "open" if piece.ctype != "bold":
            said = piece.closes if piece.ctype == "link" else piece.text
            return f'<g {attributes} equiv-text="{_attribute(said)}">'
        case "open":
            return f"<g {attributes}>"
    said = prints.get(piece.text, piece.text.strip("{}"))
    return f'<ph {attributes} equiv-text="{_attribute(said)}">{_text(piece.text)}</ph>'


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _attribute(text: str) -> str:
    return _text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
