"""The catalogues of a locale and a file that came back from a translator in; the catalogues with all that can be taken
out, and why the rest can't.

Everything that was made for a text of ours is kept: as its translation, as a suggestion if the text has moved on, or
retired if it is gone. Taking the same file twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from handouts.problems import Problem, Severity, Where
from handouts.translation.catalogue import Catalogue, Entry, Key, LocaleTexts
from handouts.translation.exchange.codes import same_codes
from handouts.translation.exchange.offers import Offer, OfferReader, offers_of_catalogue, refusal
from handouts.translation.exchange.xliff_reader import read_xliff
from handouts.translation.plurals import plural_rule
from handouts.translation.po_files import read_po
from handouts.translation.sync import as_record, likest, says, translated_from

_LINE_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Taken:
    """The catalogues afterwards, what was refused or doubtful, and how many units were taken, became suggestions,
    or were as they are already.
    """

    texts: LocaleTexts
    problems: tuple[Problem, ...]
    taken: int = 0
    suggested: int = 0
    same: int = 0


def take_file(texts: LocaleTexts, data: bytes, file: str) -> Taken:
    """All that a file offers, .po or XLIFF; what it is shows in its content."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        segments, refused = read_xliff(data, file)
        offers, faults = OfferReader.of(texts).read(segments, texts.locale)
        problems = (*refused, *faults)
    else:
        catalogue, problems = read_po(data, file, "", texts.locale)
        offers = tuple(offers_of_catalogue(catalogue, file)) if catalogue else ()
    taken = take(texts, offers)
    return replace(taken, problems=(*problems, *taken.problems))


def take(texts: LocaleTexts, offers: Sequence[Offer]) -> Taken:
    """The catalogues with each offer in its place."""
    taking = _Taking({name: _Open.of(catalogue) for name, catalogue in texts.catalogues.items()}, texts.locale)
    doubtful = {offer.key for offer in offers if offer.form is not None and offer.changed and offer.target}
    for offer in offers:
        taking.take(replace(offer, changed=offer.changed or offer.key in doubtful))
    catalogues = {name: opened.closed(texts.catalogues[name]) for name, opened in taking.opened.items()}
    counts = (taking.taken, taking.suggested, len(offers) - taking.taken - taking.suggested - taking.refused)
    return Taken(LocaleTexts(texts.locale, MappingProxyType(catalogues)), tuple(taking.problems), *counts)


@dataclass(slots=True)
class _Open:
    """A catalogue while it is changed."""

    entries: dict[Key, Entry]
    retired: list[Entry]
    contexts: frozenset[str]

    @classmethod
    def of(cls, catalogue: Catalogue) -> _Open:
        """The catalogue's entries."""
        contexts = frozenset(entry.context for entry in (*catalogue.entries, *catalogue.retired))
        return cls(dict(catalogue.by_key), list(catalogue.retired), contexts)

    def closed(self, old: Catalogue) -> Catalogue:
        """The catalogue as it is now; the old one if it is the same."""
        new = replace(old, entries=tuple(self.entries.values()), retired=tuple(self.retired))
        return old if new == old else new

    def record(self, entry: Entry) -> bool:
        """Keep a translation of a text that is gone; False if it is kept already."""
        kept = as_record(entry)
        if any((one.key, one.target) == (kept.key, kept.target) for one in self.retired):
            return False
        self.retired.append(kept)
        return True


@dataclass(slots=True)
class _Taking:
    """Takes offers one by one."""

    opened: dict[str, _Open]
    locale: str
    problems: list[Problem] = field(default_factory=list)
    taken: int = 0
    suggested: int = 0
    refused: int = 0

    def take(self, offer: Offer) -> None:
        """Put an offer where it belongs."""
        for opened in self.opened.values():
            if offer.key in opened.entries:
                self.own(opened, opened.entries[offer.key], offer)
                return
        near = next((one for one in self.opened.values() if offer.context in one.contexts), None)
        if near is None or offer.form is not None:
            advice = "Send a file that was exported from this project."
            self.refuse(refusal("unit-unknown", "This text is none of this project's.", advice, offer.where))
        elif offer.target:
            self.moved_on(near, offer)

    def refuse(self, problem: Problem) -> None:
        """Nothing is taken."""
        self.refused += 1
        self.problems.append(problem)

    def doubt(self, problem_id: str, message: str, advice: str, where: Where) -> None:
        """It is taken, but somebody has to look at it."""
        self.problems.append(Problem(f"exchange-{problem_id}", Severity.WARNING, message, advice, where))

    def own(self, opened: _Open, entry: Entry, offer: Offer) -> None:
        """An offer for a text that is there as it was sent."""
        if bool(entry.plural) is (offer.form is None):
            message = "Plural forms are offered for a text without, or none for one with."
            self.refuse(refusal("plural-form", message, "Send the unit as it was exported.", offer.where))
            return
        said = tuple(comment for comment in offer.comments if comment not in entry.comments)
        found = replace(entry, comments=(*entry.comments, *said))
        is_copy = offer.changed and offer.target == entry.source
        if offer.target and (not says(entry) if offer.aside else not is_copy):
            found = self.filled(found, replace(offer, target=_on_one_line(entry, offer.target)))
        opened.entries[entry.key] = found
        if found != entry:
            self.suggested += found.changed
            self.taken += not found.changed

    def filled(self, entry: Entry, offer: Offer) -> Entry:
        """The entry with what is offered; without all of its codes it is a suggestion only."""
        changed = offer.changed
        if offer.form is not None:
            forms = plural_rule(self.locale).forms
            given = enumerate((*entry.plurals, *[""] * forms)[:forms])
            plurals = tuple(offer.target if form == offer.form else text for form, text in given)
            return replace(entry, plurals=plurals, changed=changed, previous=_before(entry, offer) if changed else "")
        is_new = entry.state != "translated" or offer.target != entry.target
        if is_new and not changed and not same_codes(entry.context, entry.source, offer.target):
            message = "A code of the source text is missing in this translation, or stands in it too often."
            self.doubt("codes-differ", message, "Insert each code as often as the source has it.", offer.where)
            changed = True
        return replace(entry, target=offer.target, changed=changed, previous=_before(entry, offer) if changed else "")

    def moved_on(self, opened: _Open, offer: Offer) -> None:
        """An offer for a text that was edited or deleted since it was sent: a suggestion for what became of it."""
        message, advice = "The source of this unit was edited since.", "Confirm its translation once more."
        old = Entry(*offer.key, offer.target, comments=offer.comments)
        heir = next((one for one in opened.entries.values() if one.changed and one.previous == offer.source), None)
        if heir is None and any((one.key, one.target) == (old.key, old.target) for one in opened.retired):
            return
        if heir is None:
            waiting = [one for one in opened.entries.values() if one.state != "translated" and not one.plural]
            heir = next((opened.entries[key] for key, _ in likest(waiting, [old])), None)
        if heir is None:
            opened.record(old)
            self.suggested += 1
            message = "The source of this unit is gone, or somebody translated what became of it."
            self.doubt("source-gone", message, "Nothing: its translation is kept as retired.", offer.where)
            return
        suggestion = replace(heir, target=offer.target, changed=True, previous=offer.source)
        if suggestion != heir:
            if says(heir) and translated_from(heir) != offer.source:
                opened.record(replace(heir, source=translated_from(heir)))
            opened.entries[heir.key] = suggestion
            self.suggested += 1
        self.doubt("source-moved", message, advice, offer.where)


def _on_one_line(entry: Entry, target: str) -> str:
    """A translation without the line breaks that a tool laid it out with, unless its source has some as well."""
    is_laid_out = "\n" in target and "\n" not in entry.source and target not in {entry.target, *entry.plurals}
    return _LINE_BREAK.sub(" ", target.strip()) if is_laid_out else target


def _before(entry: Entry, offer: Offer) -> str:
    return entry.previous or offer.previous
