"""The structure tree: the document tree and the marked content painted for it in, structure element objects out.

Each element with a role is one structure element, in the tree's order, whether anything was painted for it or not;
elements without a role are transparent. Marked content joins its element's kids where it was painted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from handouts.document.tree import Element
from handouts.document.values import value
from handouts.document.vocabulary import VOCABULARY
from handouts.press.marks import Owner
from handouts.press.pdf.attributes import Box, entries
from handouts.press.pdf.document import HandoutDocument


@dataclass(slots=True, eq=False)
class StructureNode:
    """One structure element in the making. `taken` counts the children that already stand among its kids."""

    element: Element
    role: str
    parent: StructureNode | None
    children: list[StructureNode] = field(default_factory=list)
    kids: list[Kid] = field(default_factory=list)
    taken: int = 0
    placed: bool = False
    page: int | None = None
    box: Box | None = None
    number: int = 0

    def place(self) -> None:
        """Stands this node, and whatever comes before it in the tree, among its parent's kids; so up to the root."""
        node = self
        while node.parent is not None and not node.placed:
            node.parent.take(node)
            node = node.parent

    def widen(self, box: Box) -> None:
        """Makes the bounding box hold `box`: left, bottom, right, top in pt from the page's bottom left corner."""
        old = self.box or box
        self.box = (min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3]))

    def take(self, last: StructureNode | None) -> None:
        """Makes kids of the children up to `last`, or of all that are left."""
        for child in self.children[self.taken :]:
            self.kids.append(child)
            child.placed = True
            self.taken += 1
            if child is last:
                break


@value
class Content:
    """A marked-content sequence on a page (index from 0)."""

    page: int
    mcid: int


@value
class Annotation:
    """An annotation on a page, by its object number."""

    page: int
    number: int


Kid: TypeAlias = StructureNode | Content | Annotation


class Structure:
    """All structure elements of one document. `owners[n]` is the node that content owned by element n belongs to, and
    `linked[n]` the link that it is or stands in.
    """

    def __init__(self, tree: Element, lang: str) -> None:
        self.lang = lang
        self.owners: list[StructureNode | None] = []
        self.nodes: list[StructureNode] = []
        self._pages: list[list[StructureNode]] = []
        self._annotations: list[StructureNode] = []
        self.linked: dict[Owner, StructureNode] = {}
        self._grow(tree, None, None, hidden=False)

    def _grow(
        self, element: Element, parent: StructureNode | None, link: StructureNode | None, *, hidden: bool
    ) -> None:
        role = VOCABULARY[element.tag].role
        hidden = hidden or element.tag == "running"
        node = parent
        if role is not None and not hidden:
            node = StructureNode(element, role, parent)
            link = node if role == "Link" else link
            self.nodes.append(node)
            if parent is not None:
                parent.children.append(node)
        if link is not None:
            self.linked[len(self.owners)] = link
        self.owners.append(None if hidden else node)
        for kid in element.kids:
            if isinstance(kid, Element):
                self._grow(kid, node, link, hidden=hidden)

    def owner(self, number: int) -> StructureNode:
        """The node for an owner number. Running content is repeated on each page and can own nothing."""
        node = self.owners[number]
        if node is None:
            raise ValueError(f"element {number} is running content: its marks must be artifacts")
        return node

    def add_page(self) -> None:
        """Content painted from now on is on the next page."""
        self._pages.append([])

    def add_content(self, node: StructureNode) -> int:
        """A new marked-content sequence of the node on the current page: its MCID."""
        if not node.placed:
            node.place()
        owners = self._pages[-1]
        page, mcid = len(self._pages) - 1, len(owners)
        owners.append(node)
        if node.page is None:
            node.page = page
        node.kids.append(Content(page, mcid))
        return mcid

    def on_first_page(self, node: StructureNode) -> bool:
        """Whether the current page is the one on which the node's content began."""
        return node.page == len(self._pages) - 1

    def add_annotation(self, node: StructureNode, number: int) -> int:
        """An annotation of the node on the current page: its place in the list of annotations."""
        node.place()
        node.kids.append(Annotation(len(self._pages) - 1, number))
        self._annotations.append(node)
        return len(self._annotations) - 1

    def write(self, document: HandoutDocument, page_count: int) -> int:
        """Stores all structure elements; the number of the structure tree root (14.7.2)."""
        root = document.reserve(len(self.nodes) + 1)
        for offset, node in enumerate(self.nodes, 1):
            if node.taken < len(node.children):
                node.take(None)
            node.number = root + offset
        pages = [document.page_number(index) for index in range(page_count)]
        for node in self.nodes:
            document.put(self._element(node, root, pages), node.number)
        tree = b"".join(self._parent_tree(page_count))
        return document.put(
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%b]>>/ParentTreeNextKey %d>>"
            % (self.nodes[0].number, tree, page_count + len(self._annotations)),
            root,
        )

    def _element(self, node: StructureNode, root: int, pages: list[int]) -> bytes:
        parent = node.parent
        lang = parent.element.lang if parent else self.lang
        kids = b" ".join([_kid(kid, node, pages) for kid in node.kids])
        return b"<</S/%b/P %d 0 R%b%b/K[%b]>>" % (
            node.role.encode("ascii"),
            parent.number if parent else root,
            b"" if node.page is None else b"/Pg %d 0 R" % pages[node.page],
            entries(node.element, node.role, lang, node.box),
            kids,
        )

    def _parent_tree(self, page_count: int) -> Iterator[bytes]:
        """Pages have the first keys, annotations those after (14.7.4.4)."""
        for index, owners in enumerate(self._pages):
            yield b"%d[%b]" % (index, b" ".join([b"%d 0 R" % node.number for node in owners]))
        for index, node in enumerate(self._annotations, page_count):
            yield b" %d %d 0 R" % (index, node.number)


def _kid(kid: Kid, node: StructureNode, pages: list[int]) -> bytes:
    if isinstance(kid, StructureNode):
        return b"%d 0 R" % kid.number
    if isinstance(kid, Annotation):
        return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (pages[kid.page], kid.number)
    if kid.page == node.page:
        return b"%d" % kid.mcid
    return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page], kid.mcid)
