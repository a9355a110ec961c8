"""Rendered mark-up and the texts its handles stand for in, a frozen document tree or Problems out.

Read by expat, with no document type and no entities: what the closed vocabulary does not know is a Problem with the
template's file and line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from handouts.document.element_rules import Fault, element_faults, tree_faults, unknown
from handouts.document.inlines import Numbers, nodes_of, unnumbered
from handouts.document.spaces import collapsed
from handouts.document.tree import Element, Leaf, Node
from handouts.document.vocabulary import BLOCKS, INLINE, VOCABULARY
from handouts.problems import Problem, Related, Severity, Where, sorted_problems
from handouts.translation.localised_text import Text

HANDLE = "t"
STAMP = "at"
DEEPEST = 60
UNTRANSLATED = (("class", "untranslated"),)


@dataclass(slots=True)
class _Open:
    """An element whose end is not read yet."""

    tag: str
    attributes: Mapping[str, str]
    lang: str
    template: Where
    kids: list[Node] = field(default_factory=list)
    content: Where | None = None
    refused: bool = False
    """Whether something in it was refused; then it isn't empty for want of words."""

    @property
    def takes_text(self) -> bool:
        return VOCABULARY[self.tag].text


@dataclass(slots=True)
class _Builder:
    """Takes expat's events; `stack` holds the open elements, `skipping` counts those inside one that is refused."""

    texts: Sequence[Text]
    numbers: Numbers
    start: Where
    stack: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    root: Element | None = None
    skipping: int = 0
    places: dict[str, Where] = field(default_factory=dict)
    """The place of each stamp met so far."""

    def open(self, tag: str, attributes: dict[str, str]) -> None:
        """A start tag."""
        if self.skipping:
            self.skipping += 1
            return
        parent = self.stack[-1] if self.stack else None
        stamp = attributes.pop(STAMP, "")
        template = self.places.get(stamp) or self.place(stamp, parent.template if parent else self.start)
        if tag == HANDLE:
            self.handle(attributes, template)
        elif not self.fits(tag, template):
            self.skipping = 1
        else:
            lang = attributes.pop("lang", "") or (parent.lang if parent else "")
            self.stack.append(_Open(tag, attributes, lang, template))

    def place(self, stamp: str, otherwise: Where) -> Where:
        """The place a stamp names."""
        file, _, line = stamp.rpartition(":")
        if not file or not line.isdigit():
            return otherwise
        found = self.places[stamp] = Where(f"templates/{file}", int(line))
        return found

    def fits(self, tag: str, template: Where) -> bool:
        """Whether the element is known and may stand here; a Problem if not."""
        if tag not in VOCABULARY:
            self.fault(unknown(tag), template)
            return False
        allowed = VOCABULARY[self.stack[-1].tag].kids if self.stack else frozenset({"handout"})
        if tag in allowed and len(self.stack) < DEEPEST:
            return True
        advice = f"Here may stand: {', '.join(sorted(allowed)) or 'nothing'}."
        self.fault(Fault("tree-nesting", f"<{tag}> can't stand in {self.inside()}.", advice), template)
        return False

    def inside(self) -> str:
        """What is open, in words."""
        return f"<{self.stack[-1].tag}>" if self.stack else "the document itself"

    def handle(self, attributes: Mapping[str, str], template: Where) -> None:
        """A text's handle: its inline nodes take its place."""
        self.skipping = 1
        number = attributes.get("n", "")
        known = number.isascii() and number.isdigit() and len(number) < 7 and int(number) < len(self.texts)
        if not known or not self.stack or not self.stack[-1].takes_text:
            self.fault(_no_text_here("A text", self.inside()), template)
            return
        text, parent = self.texts[int(number)], self.stack[-1]
        parent.content = parent.content or text.where
        lost = unnumbered(text, self.numbers)
        if lost:
            fault = Fault("tree-citation", f"`{lost}` is cited, but is no reference of this handout.", "Cite another.")
            self.fault(fault, template, text.where)
        else:
            nodes = nodes_of(text, template, self.numbers)
            foreign = Element("span", nodes, text.lang, UNTRANSLATED * text.untranslated, text.where, template)
            parent.kids += nodes if text.lang == parent.lang else (foreign,)

    def text(self, data: str) -> None:
        """Characters typed in the template."""
        if self.skipping or not self.stack:
            return
        parent = self.stack[-1]
        if parent.takes_text:
            parent.kids.append(Leaf(data, parent.lang, None, parent.template))
        elif data.strip():
            self.fault(_no_text_here(f"“{data.strip()[:40]}”", self.inside()), parent.template)

    def close(self, _tag: str) -> None:
        """An end tag."""
        if self.skipping:
            self.skipping -= 1
            return
        done = self.stack.pop()
        element = self.element(done)
        for fault in element_faults(element):
            if not (done.refused and fault.id == "tree-empty"):
                self.fault(fault, element.template, element.content)
        if self.stack:
            self.stack[-1].kids.append(element)
        else:
            self.root = element

    def element(self, done: _Open) -> Element:
        """The finished element; blocks and running text do not mix."""
        kids = tuple(done.kids)
        takes_text = done.takes_text
        blocks = takes_text and tuple(kid for kid in kids if isinstance(kid, Element) and kid.tag in BLOCKS)
        if blocks:
            if len(blocks) < len(kids) and any(_says(kid) for kid in kids):
                fault = Fault("tree-mixture", f"<{done.tag}> mixes blocks and running text.", "Put the text into <p>.")
                self.fault(fault, done.template, done.content)
            kids = blocks
        content = done.content or next((kid.content for kid in kids if kid.content), None)
        made = Element(done.tag, kids, done.lang, tuple(done.attributes.items()), content, done.template)
        return collapsed(made) if takes_text and done.tag not in INLINE and not blocks else made

    def fault(self, fault: Fault, template: Where | None, content: Where | None = None) -> None:
        """Note a Problem of severity error at the template's line, with the text it is about."""
        if self.stack:
            self.stack[-1].refused = True
        related = (Related(content, "The text is here."),) if content else ()
        where = template or self.start
        self.problems.append(Problem(fault.id, Severity.ERROR, fault.message, fault.advice, where, related))


def build_tree(
    markup: str, texts: Sequence[Text], numbers: Numbers, template: str
) -> tuple[Element | None, tuple[Problem, ...]]:
    """The tree of `markup`, rendered by `template`; None with Problems when it breaks the vocabulary's rules."""
    builder = _Builder(texts, numbers, Where(f"templates/{template}"))
    _read(markup, builder)
    if builder.root and not builder.problems:
        for element, fault in tree_faults(builder.root):
            builder.fault(fault, element.template, element.content)
    return (None if builder.problems else builder.root), sorted_problems(builder.problems)


def _read(markup: str, builder: _Builder) -> None:
    """Feed expat; what stops it is a Problem."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.open
    parser.EndElementHandler = builder.close
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(markup.encode(errors="replace"), True)  # noqa: FBT003  expat takes it by position only
    except expat.ExpatError as error:
        where = builder.stack[-1].template if builder.stack else builder.start
        message = f"The mark-up is not well-formed inside {builder.inside()}: {expat.ErrorString(error.code)}."
        builder.fault(Fault("tree-not-well-formed", message, "Close every element that is opened."), where)
    except _DoctypeError:
        builder.fault(Fault("tree-doctype", "A document type can't be declared.", "Delete <!DOCTYPE …>."), None)


class _DoctypeError(Exception):
    """A document type was met; entities could be declared in it."""


def _no_doctype(*_declared: object) -> None:
    raise _DoctypeError


def _no_text_here(what: str, inside: str) -> Fault:
    return Fault("tree-text", f"{what} can't stand in {inside}.", "Put it into <p>, a heading, a body or a cell.")


def _says(kid: Node) -> bool:
    """Whether it is running text of its own, not only the white space between blocks."""
    return bool(kid.text.strip()) if isinstance(kid, Leaf) else kid.tag in INLINE
