"""A sheet composed for one clinic and another clinic in; the same sheet for that one, without composing it again, out.

Sheets for clinics that give the same keys differ in what stands in their places and in the check letters: nothing else.
Where that is not sure, it is composed. What stays the same stays the same object, so that what was set of it serves
again.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from handouts.content.digest import check_letters
from handouts.content.models.clinics import Clinic
from handouts.document.shelf import TemplateShelf
from handouts.document.tree import Element, Leaf, Node
from handouts.press.job import Bundle, Job, digest_of
from handouts.press.layout.blocks_kept import BlocksKept
from handouts.press.pdf.pages_kept import PagesKept
from handouts.press.prepared import Prepared
from handouts.translation.facts import capital
from handouts.translation.imprint import letters_of
from handouts.translation.reading import clinic_inputs

KEPT: Final = 4
"""Families of sheets that are held at a time: clinics follow one another."""
_STOPS: Final = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Family:
    """The first sheet of a family, the clinic it was composed for, and the elements above each place of a clinic."""

    first: Prepared
    clinic: Clinic
    above: frozenset[int]


class Variants:
    """The last families of sheets. What it holds never changes a result."""

    def __init__(self) -> None:
        self._bundle: Bundle | None = None
        self._families: dict[Hashable, Family] = {}

    def adapted(self, bundle: Bundle, key: Hashable, job: Job, clinic: Clinic) -> Prepared | None:
        """The family's sheet for this clinic; None where it must be composed."""
        if self._bundle is not bundle:
            self._bundle, self._families = bundle, {}
        family = self._families.get(key)
        return _adapted(family, job, clinic) if family and _is_sure(family.clinic, clinic) else None

    def keep(self, key: Hashable, sheet: Prepared, clinic: Clinic, shelf: TemplateShelf) -> Prepared:
        """The sheet, begun as a family where the next clinic's can be made from it."""
        above = _above(sheet, clinic, shelf)
        if above is None:
            return sheet
        for old in tuple(self._families)[: max(0, len(self._families) - KEPT + 1)]:
            del self._families[old]
        sheet = replace(sheet, kept=BlocksKept(), pages_kept=PagesKept())
        self._families[key] = Family(sheet, clinic, above)
        return sheet


def family_key(job: Job, clinic: Clinic, paper: str) -> Hashable:
    """What sheets of one family have in common: all but the clinic, whose keys are the same."""
    keys = tuple((name, value.language) for name, value in clinic.values().items())
    return replace(job, clinic=""), keys, paper


def _is_sure(old: Clinic, new: Clinic) -> bool:
    """Whether the words round the places stay as they are: what follows a stop may take a capital."""
    pairs = ((value.text, new.values()[key].text) for key, value in old.values().items())
    return all(before.endswith(_STOPS) == after.endswith(_STOPS) and _is_simple(after) for before, after in pairs)


def _is_simple(text: str) -> bool:
    """Whether every font has it and nothing in it is to be tidied."""
    return text.isascii() and text.isprintable() and " ".join(text.split()) == text


def _above(sheet: Prepared, clinic: Clinic, shelf: TemplateShelf) -> frozenset[int] | None:
    """The ids of the elements that hold a place of the clinic, or the check letters; None where its data may have gone
    elsewhere: into an attribute, a title, or the hands of a template of the project's own.
    """
    if sheet.tree is None or sheet.handout is None or sheet.problems or _has_own_templates(sheet, shelf):
        return None
    values = frozenset(clinic.printed.values())
    if any(value in sheet.handout.plain_title for value in values) or not _stays_in_places(sheet.tree, values):
        return None
    found: set[int] = set()
    return frozenset(found) if _gather(sheet.tree, sheet.check_letters, found) else None


def _has_own_templates(sheet: Prepared, shelf: TemplateShelf) -> bool:
    read = (name.removeprefix("template:") for name, _ in sheet.inputs if name.startswith("template:"))
    return any(shelf.is_of_project(name) for name in read)


def _stays_in_places(tree: Element, values: frozenset[str]) -> bool:
    """Whether no attribute and no words beside the places hold any of the values."""
    for element in tree.walk():
        if any(value in said for _, said in element.attributes for value in values):
            return False
        if _key_of(element):
            continue
        if any(value in kid.text for kid in element.kids if isinstance(kid, Leaf) for value in values):
            return False
    return True


def _key_of(element: Element) -> str:
    """The key of the clinic that a place prints; "" where it is none."""
    name = element.get("id") if element.tag == "place" else ""
    return name.removeprefix("clinic.") if name.startswith("clinic.") else ""


def _gather(element: Element, letters: str, found: set[int]) -> bool:
    """Note the elements above what changes; whether there is any below this one."""
    below = bool(_key_of(element)) or any(isinstance(kid, Leaf) and kid.text == letters for kid in element.kids)
    for kid in element.elements:
        below |= _gather(kid, letters, found)
    if below:
        found.add(id(element))
    return below


def _adapted(family: Family, job: Job, clinic: Clinic) -> Prepared | None:
    first = family.first
    assert first.tree is not None
    assert first.handout is not None
    letters = check_letters(letters_of(first.digest, clinic))
    words = {key: _forms(value.text, clinic.values()[key].text) for key, value in family.clinic.values().items()}
    change = _Change(family.above, MappingProxyType(words), first.check_letters, letters)
    try:
        tree = change.element(first.tree)
    except KeyError:  # a place prints its value in a form that is not known here
        return None
    own = dict(clinic_inputs(clinic))
    inputs = tuple(sorted({*(pair for pair in first.inputs if not pair[0].startswith("clinic:")), *own.items()}))
    return replace(
        first,
        job=job,
        tree=tree,
        handout=replace(first.handout, imprint=replace(first.handout.imprint, check_letters=letters)),
        inputs=inputs,
        fingerprint=digest_of(inputs),
    )


def _forms(before: str, after: str) -> Mapping[str, str]:
    """What becomes of each form in which a place may print a value; without a form that may become two things."""
    forms = {capital(before): capital(after), before: after}
    return forms if len(forms) == 2 or after == capital(after) else {}


@dataclass(frozen=True, slots=True)
class _Change:
    """What is exchanged in a tree, and which elements it stands below."""

    above: frozenset[int]
    words: Mapping[str, Mapping[str, str]]
    letters: str
    new_letters: str

    def element(self, element: Element) -> Element:
        """The element with what changes below it; itself where nothing does."""
        if id(element) not in self.above:
            return element
        key = _key_of(element)
        return replace(element, kids=tuple([self._kid(kid, key) for kid in element.kids]))

    def _kid(self, kid: Node, key: str) -> Node:
        if isinstance(kid, Element):
            return self.element(kid)
        if key:  # a key that these clinics lack prints the region's words, which stay
            return replace(kid, text=self.words[key][kid.text]) if key in self.words else kid
        return replace(kid, text=self.new_letters) if kid.text == self.letters else kid
