"""A catalogue and the units that its texts are now in, the catalogue that goes with them out.

A translation stays with its identity. That of an edited text becomes a suggestion for the text it most looks like,
inside one catalogue; likeness decides what is shown to the translator, never what is printed. Nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from handouts.content.inline import parse
from handouts.content.prose import Inline, Link, Strong, TermMark, Words
from handouts.content.spelling import marks_of, spelled
from handouts.content.typed import Typed
from handouts.problems import Problem, Severity, Where
from handouts.translation.catalogue import Catalogue, Entry, Key, carried_comment
from handouts.translation.units import Unit

ALIKE_IN_PLACE = 0.5
ALIKE_ELSEWHERE = 0.7
"""How like its old source a text must be (0 to 1) to be offered the old translation."""
_UNKNOWN = ("There is no such text in this catalogue.", "Copy its context and its text from there.")


def sync(old: Catalogue, units: Sequence[Unit]) -> Catalogue:
    """The catalogue in the order of the units: same identity, same translation; edited texts are *changed*, texts
    that are gone *retired*. A text that comes back finds its translation as a suggestion.
    """
    wanted = {unit.key: unit for unit in units}
    kept = {entry.key: entry for entry in old.entries if _are_one_kind(wanted.get(entry.key), entry)}
    gone = [entry for entry in old.entries if entry.key not in kept and says(entry)]
    empty = [unit for unit in units if unit.key not in kept or not says(kept[unit.key])]
    records = {entry.key: entry for entry in old.retired if says(entry)}
    back = {unit.key: found for unit in empty if _are_one_kind(unit, found := records.get(unit.key)) and found}
    edited = dict(likest((unit for unit in empty if unit.key not in kept and unit.key not in back), gone))
    entries = tuple(_entry(unit, kept.get(unit.key), back.get(unit.key) or edited.get(unit.key)) for unit in units)
    used = {id(entry) for entry in (*back.values(), *edited.values())}
    retired = (*(entry for entry in old.retired if says(entry)), *gone)
    left = (as_record(entry) for entry in retired if id(entry) not in used)
    return Catalogue(old.name, old.locale, entries, tuple(dict.fromkeys(left)))


def _are_one_kind(unit: Unit | None, entry: Entry | None) -> bool:
    """Whether both are there, and both have plural forms or neither."""
    return unit is not None and entry is not None and bool(unit.plural) is bool(entry.plural)


def says(entry: Entry) -> bool:
    """Whether there is a translation, be it only a suggestion."""
    return bool(entry.target or any(entry.plurals))


def as_record(entry: Entry) -> Entry:
    """What is kept of a text that is gone."""
    kept = (entry.context, entry.source, entry.target)
    return Entry(*kept, comments=entry.comments, plural=entry.plural, plurals=entry.plurals, where=entry.where)


def _entry(unit: Unit, kept: Entry | None, suggestion: Entry | None) -> Entry:
    """The unit with its own translation, else with the suggestion, else with none."""
    own = kept or Entry(unit.context, unit.source)
    said = suggestion or own
    changed = says(said) and (said is suggestion or said.changed or said.plural != unit.plural)
    return Entry(
        unit.context,
        unit.source,
        said.target,
        changed=changed,
        previous=(translated_from(said) if said is suggestion else said.previous) if changed else "",
        notes=unit.notes,
        safety=unit.safety,
        comments=(*own.comments, *(comment for comment in said.comments if comment not in own.comments)),
        plural=unit.plural,
        plurals=said.plurals,
        where=said.where,
    )


def translated_from(entry: Entry) -> str:
    """The source that the entry's target is a translation of, as far as it is known."""
    return entry.previous if entry.changed and entry.previous else entry.source


def likest(new: Iterable[Unit | Entry], gone: Iterable[Entry]) -> Iterator[tuple[Key, Entry]]:
    """Each new text that looks like one that is gone, with that one: those of its own context first, the likest
    first; none is given twice.
    """
    wanting, left = {unit.key: unit for unit in new}, {entry.key: entry for entry in gone}
    for in_place, least in ((True, ALIKE_IN_PLACE), (False, ALIKE_ELSEWHERE)):
        pairs = [
            (-like, place, key, entry.key)
            for place, key in enumerate(wanting)
            for entry in left.values()
            if (entry.context == key[0]) is in_place
            and bool(entry.plural) is bool(wanting[key].plural)
            and (like := likeness(entry.source, key[1], least)) >= least
        ]
        for _, _, key, old in sorted(pairs):
            if key in wanting and old in left:
                del wanting[key]
                yield key, left.pop(old)


def likeness(one: str, other: str, least: float) -> float:
    """How alike two texts are, 0 to 1; 0 where it is quickly seen to be below `least`."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


def carry(catalogue: Catalogue, key: Key, reason: str) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue with one changed entry confirmed, because the edit of its source changed no meaning."""
    entry = catalogue.by_key.get(key)
    refusal = _why_not(entry, reason.strip()) if entry else _UNKNOWN
    if entry is None or refusal is not None:
        message, advice = refusal or _UNKNOWN
        where = (entry.where if entry else None) or Where(f"content/locales/{catalogue.locale}/{catalogue.name}.po")
        return catalogue, (Problem("carry-refused", Severity.ERROR, message, advice, where),)
    comments = (*entry.comments, carried_comment(reason, entry.previous, entry.source))
    carried = replace(entry, changed=False, previous="", comments=comments)
    entries = tuple(carried if one is entry else one for one in catalogue.entries)
    return replace(catalogue, entries=entries), ()


def _why_not(entry: Entry, reason: str) -> tuple[str, str] | None:
    """Why an entry can't be carried and what to do instead; None where it can."""
    if entry.state != "changed":
        return f"This text is {entry.state}, so nothing is there to carry.", "Carry changed texts only."
    if entry.safety:
        return "This is a text of safety.", "A translator has to confirm it, however small the edit is."
    if not entry.previous:
        return "Nobody knows what this translation is a translation of.", "Let a translator confirm it."
    if not reason:
        return "No reason is given.", "Say why the edit changes no meaning, such as: a comma."
    if _codes(entry.previous) != _codes(entry.source):
        return "The edit changed a fact, a number, a term, a link or a source.", "Let a translator confirm it."
    return None


def _codes(text: str) -> list[str]:
    """What a text names, in whatever words: facts, numbers, places, sources, terms and addresses, sorted."""
    kids, _ = parse(Typed.at(text, Where("")))
    return sorted(named for mark in marks_of(kids) if (named := _named(mark)))


def _named(mark: Inline) -> str:
    match mark:
        case Words() | Strong():
            return ""
        case TermMark():
            return f"[[{mark.term}"
        case Link():
            return f"]({mark.url}"
    return spelled((mark,))
