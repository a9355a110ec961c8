"""Rendered mark-up and the texts its handles stand for in, a frozen document tree or Problems out.

Read by expat, with no document type and no entities: what the closed vocabulary does not know is a Problem with the
template's file and line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from handouts.document.inlines import Numbers, nodes_of
from handouts.document.spaces import collapsed
from handouts.document.tree import Element, Node
from handouts.document.vocabulary import BLOCKS, VOCABULARY, Kind
from handouts.problems import Problem, Severity, Where
from handouts.translation.localised import Text

HANDLE = "t"
STAMP = "at"
DEEPEST = 60


@dataclass(slots=True)
class _Open:
    """An element whose end is not read yet."""

    tag: str
    kind: Kind
    attributes: dict[str, str]
    lang: str
    template: Where
    kids: list[Node] = field(default_factory=list)
    content: Where | None = None


@dataclass(slots=True)
class _Builder:
    """Takes expat's events; `stack` holds the open elements."""

    texts: Sequence[Text]
    numbers: Numbers
    start: Where
    stack: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    root: Element | None = None
    skipping: int = 0

    def open(self, tag: str, attributes: dict[str, str]) -> None:
        """A start tag."""
        if self.skipping:
            self.skipping += 1
            return
        template = _place(attributes.pop(STAMP, ""), self.stack[-1].template if self.stack else self.start)
        if tag == HANDLE:
            self.handle(attributes, template)
            return
        if not self.fits(tag, template):
            self.skipping = 1
            return
        kind = VOCABULARY[tag]
        self.check_attributes(tag, kind, attributes, template)
        outer = self.stack[-1].lang if self.stack else ""
        self.stack.append(_Open(tag, kind, attributes, attributes.pop("lang", outer) or outer, template))

    def fits(self, tag: str, template: Where) -> bool:
        """Whether the element is known and may stand here; a Problem if not."""
        if tag not in VOCABULARY:
            self.fault("tree-unknown", template, f"<{tag}> is no element of a handout.", _known(tag))
            return False
        parent = self.stack[-1] if self.stack else None
        allowed = parent.kind.kids if parent else frozenset({"handout"})
        if tag not in allowed or len(self.stack) >= DEEPEST:
            inside = f"<{parent.tag}>" if parent else "the document"
            advice = f"In {inside} may stand: {', '.join(sorted(allowed)) or 'nothing'}."
            self.fault("tree-nesting", template, f"<{tag}> can't stand in {inside}.", advice)
            return False
        return True

    def check_attributes(self, tag: str, kind: Kind, attributes: Mapping[str, str], template: Where) -> None:
        """Unknown and missing attributes."""
        for name in sorted(set(attributes) - kind.attributes):
            advice = f"It takes: {', '.join(sorted(kind.attributes))}."
            self.fault("tree-attribute", template, f"<{tag}> has no attribute `{name}`.", advice)
        for name in sorted(kind.required - set(attributes)):
            self.fault("tree-attribute", template, f"<{tag}> lacks `{name}`.", f'Write <{tag} {name}="…">.')

    def handle(self, attributes: Mapping[str, str], template: Where) -> None:
        """A text's handle: its inline nodes take its place."""
        number = attributes.get("n", "")
        parent = self.stack[-1] if self.stack else None
        known = number.isascii() and number.isdigit() and int(number) < len(self.texts)
        if parent is None or not known or not parent.kind.text:
            inside = f"<{parent.tag}>" if parent else "the document"
            self.fault(
                "tree-text", template, f"A text can't stand in {inside}.", "Put it into <p>, a heading or a cell."
            )
        else:
            text = self.texts[int(number)]
            parent.content = parent.content or text.where
            parent.kids += nodes_of(text, template, self.numbers)
        self.skipping = 1

    def text(self, data: str) -> None:
        """Characters typed in the template."""
        if self.skipping or not self.stack:
            return
        parent = self.stack[-1]
        if parent.kind.text:
            parent.kids += nodes_of(data, parent.template, self.numbers, parent.lang)
        elif data.strip():
            message = f"The words “{data.strip()[:40]}” can't stand in <{parent.tag}>."
            self.fault("tree-text", parent.template, message, "Put them into <p>, a heading or a cell.")

    def close(self, _tag: str) -> None:
        """An end tag."""
        if self.skipping:
            self.skipping -= 1
            return
        done = self.stack.pop()
        element = self.element(done)
        if self.stack:
            self.stack[-1].kids.append(element)
        else:
            self.root = element

    def element(self, done: _Open) -> Element:
        """The finished element; blocks and inline text do not mix."""
        kids: tuple[Node, ...] = tuple(done.kids)
        blocks = [kid for kid in kids if isinstance(kid, Element) and kid.tag in BLOCKS]
        if done.kind.text and blocks:
            if any(
                kid.text().strip() if isinstance(kid, Element) else kid.text.strip()
                for kid in kids
                if kid not in blocks
            ):
                message = f"<{done.tag}> mixes blocks and running text."
                self.fault("tree-mixture", done.template, message, "Put the text into <p>.")
            kids = tuple(blocks)
        made = Element(done.tag, kids, done.lang, tuple(done.attributes.items()), done.content, done.template)
        inline = done.tag not in BLOCKS and done.tag in _INLINE_HOLDERS
        return made if inline or blocks or not done.kind.text else collapsed(made)

    def fault(self, problem_id: str, where: Where, message: str, advice: str) -> None:
        """Note a Problem of severity error."""
        self.problems.append(Problem(problem_id, Severity.ERROR, message, advice, where))


_INLINE_HOLDERS = frozenset({"strong", "a", "fact", "number", "place", "term", "cite", "span"})


def _known(tag: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  (only for a message)

    near = get_close_matches(tag, VOCABULARY, 1)
    return f"Did you mean <{near[0]}>?" if near else "See docs/architecture.md for the vocabulary."


def _place(stamp: str, otherwise: Where) -> Where:
    file, _, line = stamp.rpartition(":")
    return Where(f"templates/{file}", int(line)) if file and line.isdigit() else otherwise


def build_tree(
    markup: str, texts: Sequence[Text], numbers: Numbers, template: str
) -> tuple[Element | None, tuple[Problem, ...]]:
    """The tree of `markup`, rendered by `template`; None with Problems when it breaks the vocabulary's rules."""
    builder = _Builder(texts, numbers, Where(f"templates/{template}"))
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.open
    parser.EndElementHandler = builder.close
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(markup.encode(), True)
    except expat.ExpatError as error:
        builder.problems.append(_not_well_formed(error, builder))
    except _Doctype:
        builder.fault("tree-doctype", builder.start, "A document type can't be declared.", "Delete <!DOCTYPE …>.")
    return (None if builder.problems else builder.root), tuple(builder.problems)


class _Doctype(Exception):  # noqa: N818  ends reading
    """A document type was met."""


def _no_doctype(*_declared: object) -> None:
    raise _Doctype


def _not_well_formed(error: expat.ExpatError, builder: _Builder) -> Problem:
    where = builder.stack[-1].template if builder.stack else builder.start
    inside = f" It is inside <{builder.stack[-1].tag}>, opened here." if builder.stack else ""
    message = f"The mark-up is not well-formed ({expat.ErrorString(error.code)}).{inside}"
    return Problem("tree-not-well-formed", Severity.ERROR, message, "Close every element that is opened.", where)
