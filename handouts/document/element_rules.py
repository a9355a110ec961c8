"""A finished element in, what its attributes, classes and contents break of the vocabulary's rules out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import TypeAlias

from handouts.document.pictograms import NAMES
from handouts.document.tree import Element
from handouts.document.vocabulary import BLOCKS, CHOICES, CLASSES, COUNTS, MUST_HOLD, NUMBERS, SAID, VOCABULARY, Kind

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DECIMAL = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
_ADDRESS = re.compile(r"(https?://|mailto:)\S+")


_NAMED = BLOCKS | {"li"}
"""Elements whose id is an address on the page, so that it may be there once only."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule broken: stable id, what is wrong, what to do."""

    id: str
    message: str
    advice: str


def element_faults(element: Element) -> Iterator[Fault]:
    """Every fault of the element itself; those of its kids were told when they were finished."""
    kind = VOCABULARY[element.tag]
    if element.attributes or kind.required:
        yield from _attributes(element, kind)
    if element.attributes:
        yield from _classes(element)
    yield from _values(element)
    yield from _contents(element)


def unknown(tag: str) -> Fault:
    """An element that no handout has."""
    near = get_close_matches(tag, VOCABULARY, 1)
    advice = f"Did you mean <{near[0]}>?" if near else f"Elements: {', '.join(sorted(VOCABULARY))}."
    return Fault("tree-unknown", f"<{tag}> is no element of a handout.", advice)


def _attributes(element: Element, kind: Kind) -> Iterator[Fault]:
    """Unknown and missing attributes. `lang` is kept as the element's language, not as an attribute."""
    given = {name for name, _ in element.attributes}
    for name in sorted(given - kind.attributes):
        advice = f"It takes: {', '.join(sorted(kind.attributes))}."
        yield Fault("tree-attribute", f"<{element.tag}> has no attribute `{name}`.", advice)
    for name in sorted(kind.required - given - {"lang"}):
        yield Fault("tree-attribute-missing", f"<{element.tag}> lacks `{name}`.", f'Write <{element.tag} {name}="…">.')
    if "lang" in kind.required and not element.lang:
        yield Fault("tree-attribute-missing", f"<{element.tag}> lacks `lang`.", f'Write <{element.tag} lang="…">.')


def _classes(element: Element) -> Iterator[Fault]:
    known = CLASSES.get(element.tag, frozenset())
    for word in element.get("class").split():
        if word not in known:
            near = get_close_matches(word, known, 1)
            listed = f"Classes: {', '.join(sorted(known))}." if known else "It takes no class."
            advice = f"Did you mean `{near[0]}`?" if near else listed
            yield Fault("tree-class", f"<{element.tag}> has no class `{word}`.", advice)


def _values(element: Element) -> Iterator[Fault]:
    for name, value in element.attributes:
        for judge in (_choice, *_JUDGES.get(name, ())):
            if fault := judge(element, name, value):
                yield Fault("tree-value", f"`{value}` is no {name} of <{element.tag}>.", fault)
    if element.lang and not _TAG.fullmatch(element.lang):
        yield Fault("tree-value", f"`{element.lang}` is no language tag.", "Write one such as en-GB.")
    if element.tag == "icon-array" and _whole(element.get("count")) > _whole(element.get("of")):
        yield Fault("tree-value", "More marks are filled than there are.", "Give a count up to `of`.")
    if element.get("scale") and (advice := _axis(element)):
        yield Fault("tree-value", "Nothing can be drawn on this scale.", advice)


def _choice(element: Element, name: str, value: str) -> str:
    choices = CHOICES.get((element.tag, name))
    return f"Choose: {', '.join(sorted(choices))}." if choices and value not in choices else ""


def _count(_element: Element, name: str, value: str) -> str:
    numbers = COUNTS[name]
    if _is_whole(value) and int(value) in numbers:
        return ""
    return f"Write a whole number from {numbers[0]} to {numbers[-1]}."


def _number(_element: Element, _name: str, value: str) -> str:
    return "" if _DECIMAL.fullmatch(value) else "Write a decimal number such as 0.5."


def _axis(element: Element) -> str:
    """What is wrong with the ends of a scale; "" where they are no numbers, which is told of each."""
    start, end = element.get("start"), element.get("end")
    if not (_DECIMAL.fullmatch(start) and _DECIMAL.fullmatch(end)):
        return ""
    if element.get("scale") == "log" and float(start) <= 0:
        return "Begin a logarithmic scale above 0."
    return "" if float(start) < float(end) else "Give an `end` above the `start`."


def _said(_element: Element, _name: str, value: str) -> str:
    return "" if value.strip() else "Write words that say it."


def _icon(_element: Element, _name: str, value: str) -> str:
    return "" if value in NAMES else f"Pictograms: {', '.join(sorted(NAMES))}."


def _link(_element: Element, _name: str, value: str) -> str:
    return "" if _ADDRESS.fullmatch(value) else "Write an address that starts with https://."


Judge: TypeAlias = Callable[[Element, str, str], str]

_JUDGES: MappingProxyType[str, tuple[Judge, ...]] = MappingProxyType(
    {
        **dict.fromkeys(COUNTS, (_count,)),
        **dict.fromkeys(SAID, (_said,)),
        **dict.fromkeys(NUMBERS, (_number,)),
        "icon": (_icon,),
        "href": (_link,),
    }
)
"""Who judges the value of which attribute, whatever element it stands on."""


def _is_whole(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= 4


def _whole(value: str) -> int:
    return int(value) if _is_whole(value) else 0


def _contents(element: Element) -> Iterator[Fault]:
    if element.tag in MUST_HOLD and not element.kids:
        advice = "Leave it out where there is nothing to say: {% if … %}."
        yield Fault("tree-empty", f"<{element.tag}> is empty.", advice)
    if element.tag == "table" and len(set(_widths(element))) > 1:
        advice = "Give each row as many cells; a cell over several columns says colspan."
        yield Fault("tree-table", "The rows of the table have different numbers of columns.", advice)
    if element.tag == "li" and element.kids and not _is_item(element):
        yield Fault("tree-list-item", "A list item is a <label> if it has one, then one <body>.", "Write it so.")


def _widths(table: Element) -> Iterator[int]:
    """How many columns each row fills, with those that a cell of a row above it reaches into."""
    for part in table.elements:
        reaching: list[tuple[int, int]] = []
        for row in part.elements:
            yield _width(row) + sum(columns for columns, _ in reaching)
            spans = [(_whole(cell.get("colspan", "1")), _whole(cell.get("rowspan", "1"))) for cell in row.elements]
            reaching = [(columns, rows - 1) for columns, rows in (*reaching, *spans) if rows > 1]
        if reaching:
            yield 0


def _width(row: Element) -> int:
    return sum(_whole(cell.get("colspan", "1")) for cell in row.elements)


def _is_item(element: Element) -> bool:
    return [kid.tag for kid in element.elements] in (["body"], ["label", "body"])


def tree_faults(tree: Element) -> Iterator[tuple[Element, Fault]]:
    """What is wrong with the whole: headings that skip a level, titles and ids that are there twice."""
    level = 0
    seen: set[str] = set()
    for element in tree.walk():
        if element.tag in ("h1", "h2", "h3"):
            yield from _heading(element, level)
            level = int(element.tag[1])
        name = element.get("id") if element.tag in _NAMED else ""
        if name and name in seen:
            yield element, Fault("tree-id-twice", f"The id `{name}` is there twice.", "Give each its own id.")
        seen.add(name)
    if not level:
        yield tree, Fault("tree-no-title", "The handout has no <h1>.", "Write its title as <h1>.")


def _heading(element: Element, before: int) -> Iterator[tuple[Element, Fault]]:
    level = int(element.tag[1])
    if level > before + 1:
        message = f"<{element.tag}> follows {f'<h{before}>' if before else 'no heading'}: a level is left out."
        yield element, Fault("tree-heading-skips", message, f"Write <h{before + 1}>.")
    if level == 1 and before:
        yield element, Fault("tree-title-twice", "A handout has one <h1>.", "Write <h2>.")
