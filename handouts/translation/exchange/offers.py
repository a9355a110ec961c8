"""Segments of an XLIFF file, or the catalogue of a PO file, in; which text each offers a translation of, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handouts.problems import Problem, Severity, Where
from handouts.translation.catalogue import Catalogue, Entry, Key, LocaleTexts
from handouts.translation.exchange.codes import (
    DamagedError,
    Piece,
    known_codes,
    source_pieces,
    target_pieces,
    typed,
)
from handouts.translation.exchange.xliff_reader import Segment
from handouts.translation.exchange.xliff_writer import unit_id
from handouts.translation.po_files import CONTROL

_DONE = frozenset({"", "translated", "final", "signed-off"})
_OPEN = frozenset(
    {
        "new",
        *("needs-adaptation", "needs-l10n", "needs-translation"),
        *("needs-review-adaptation", "needs-review-l10n", "needs-review-translation"),
    }
)
"""States of XLIFF 1.2; one of a tool's own (`x-…`) counts as open."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A translation that came back: of which text, whether it is confirmed, of which plural form (None: no forms).
    `aside`: it stands beside the unit as it was sent, nobody has touched it.
    """

    context: str
    source: str
    target: str
    where: Where
    changed: bool = False
    previous: str = ""
    comments: tuple[str, ...] = ()
    form: int | None = None
    aside: bool = False

    @property
    def key(self) -> Key:
        """The identity of the text it is for."""
        return self.context, self.source


def refusal(problem_id: str, message: str, advice: str, where: Where) -> Problem:
    """Why a unit is not taken."""
    return Problem(f"exchange-{problem_id}", Severity.ERROR, message, advice, where)


def offers_of_catalogue(catalogue: Catalogue, file: str) -> Iterator[Offer]:
    """What a PO file that came back offers; what is retired in it offers nothing."""
    for entry in catalogue.entries:
        offer = Offer(
            *entry.key, entry.target, entry.where or Where(file), entry.changed, entry.previous, entry.comments
        )
        if entry.plural:
            yield from (replace(offer, target=target, form=form) for form, target in enumerate(entry.plurals))
        else:
            yield offer


@dataclass(frozen=True, slots=True)
class OfferReader:
    """Knows all texts of a locale by the ids that their units have."""

    by_id: Mapping[str, Entry]

    @classmethod
    def of(cls, texts: LocaleTexts) -> OfferReader:
        """All entries, retired ones and what was before an edit too."""
        found: dict[str, Entry] = {}
        for catalogue in texts.catalogues.values():
            for entry in (*catalogue.entries, *catalogue.retired):
                found.setdefault(unit_id(*entry.key), entry)
        return cls(found)

    def read(self, segments: Sequence[Segment], locale: str) -> tuple[tuple[Offer, ...], tuple[Problem, ...]]:
        """The offers of the segments that can be understood, and a Problem for each of the others."""
        offers: dict[tuple[Key, int | None], Offer] = {}
        problems: list[Problem] = []
        for segment in segments:
            found = self.offer(segment, locale)
            if isinstance(found, Offer):
                first = offers.setdefault((found.key, found.form), found)
                found = first if first.target == found.target else _twice(segment)
            if isinstance(found, Problem):
                problems.append(found)
        return tuple(offers.values()), tuple(problems)

    def offer(self, segment: Segment, locale: str) -> Offer | Problem:
        """What one segment offers."""
        where = segment.target_where or segment.where
        language = segment.language.replace("_", "-").partition("-")[0].lower()
        if language and language != locale.partition("-")[0]:
            message = f"This unit is in {segment.language}, and it is read as {locale}."
            return refusal("language", message, f"Import the file as {segment.language}.", where)
        if segment.state not in _DONE | _OPEN and not segment.state.startswith("x-"):
            message = f"`{segment.state}` is no state of XLIFF 1.2."
            return refusal("state", message, "Set it to translated or needs-translation in your tool.", where)
        try:
            return self._understood(segment, where)
        except DamagedError as damaged:
            message = f"The translation has a code that its text has not: `{damaged}`."
            return refusal("code-unknown", message, "Insert the codes of the source text only.", where)

    def _understood(self, segment: Segment, where: Where) -> Offer | Problem:
        name, form = self._id(segment.id)
        context = name.rpartition("#")[0]
        entry = self.by_id.get(name)
        numbered = known_codes(segment.source)
        if entry is not None:
            numbered = known_codes(self._pieces(entry, form))
        said = typed(context, segment.source, numbered)
        source = entry.source if entry is not None else said
        expected = entry.plural if entry is not None and form else source
        if entry is None and unit_id(context, source) != name:
            message = f"No text of this project has the id `{segment.id}`."
            return refusal("unit-unknown", message, "Send a file that was exported from this project.", segment.where)
        if said.split() not in (expected.split(), source.split()):
            advice = "Keep source texts as they are; ask the authors to mend them."
            return refusal("source-touched", "The source text was changed in the file.", advice, segment.where)
        return self._offer(segment, Offer(context, source, "", where, form=form), numbered)

    def _id(self, name: str) -> tuple[str, int | None]:
        """A unit's id without its plural form, and that form."""
        stem, _, form = name.rpartition(".")
        entry = self.by_id.get(stem)
        return (stem, int(form)) if entry and entry.plural and form.isdecimal() and len(form) == 1 else (name, None)

    def _pieces(self, entry: Entry, form: int | None) -> tuple[Piece, ...]:
        """The codes that the unit of an entry was written with, those that only its translation has too."""
        pieces = source_pieces(entry.context, entry.plural if form else entry.source)
        return (*pieces, *(piece for piece in target_pieces(entry.context, entry.target, pieces) if not entry.changed))

    def _offer(self, segment: Segment, offer: Offer, numbered: Mapping[str, tuple[str, str]]) -> Offer | Problem:
        """The offer with what the segment says: its translation, else the old one that stands beside it."""
        target, changed, previous = segment.target or (), segment.state not in _DONE, ""
        if segment.old_source is not None:
            previous = typed(offer.context, segment.old_source, known_codes(segment.old_source))
        aside = segment.old_target is not None and not any(piece.text.strip() for piece in target)
        if aside:
            target, changed = segment.old_target or (), True
            numbered = {**numbered, **known_codes(segment.old_source or ()), **known_codes(target)}
        text = typed(offer.context, target, numbered)
        if CONTROL.search(text):
            return refusal("character", "A control character stands in this text.", "Delete it.", offer.where)
        before = previous if changed else ""
        comments = tuple(segment.comments)
        return replace(offer, target=text, changed=changed, previous=before, comments=comments, aside=aside)


def _twice(segment: Segment) -> Problem:
    message = f"The unit `{segment.id}` stands here for the second time, with another translation."
    return refusal("unit-twice", message, "Keep the one that is right.", segment.where)
