"""Bookmarks in, the document's outline out: its items nested by level, each with its place on a page (12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from handouts.press.marks import Bookmark
from handouts.press.pdf.document import HandoutDocument
from handouts.press.pdf.syntax import number, text_string


@dataclass(slots=True)
class _Item:
    """An item in the making; the outline itself is the one without a bookmark."""

    number: int
    bookmark: Bookmark | None = None
    kids: list[_Item] = field(default_factory=list)

    def count(self) -> int:
        """How many items stand below it: all are open."""
        return sum(1 + kid.count() for kid in self.kids)


def write_outline(document: HandoutDocument, bookmarks: Sequence[Bookmark], heights: Sequence[float]) -> int:
    """Stores the outline; its number, or 0 where there is no bookmark. `heights` are the pages', in pt."""
    if not bookmarks:
        return 0
    first = document.reserve(len(bookmarks) + 1)
    root = _Item(first)
    open_items = [root]
    for offset, bookmark in enumerate(bookmarks, 1):
        # A level never jumps by more than one.
        del open_items[max(1, bookmark.level) :]
        item = _Item(first + offset, bookmark)
        open_items[-1].kids.append(item)
        open_items.append(item)
    document.put(b"<</Type/Outlines%b>>" % _below(root), first)
    _put_kids(document, root, heights)
    return first


def _put_kids(document: HandoutDocument, parent: _Item, heights: Sequence[float]) -> None:
    last = len(parent.kids) - 1
    for place, item in enumerate(parent.kids):
        assert item.bookmark is not None
        before = b"/Prev %d 0 R" % parent.kids[place - 1].number if place else b""
        after = b"/Next %d 0 R" % parent.kids[place + 1].number if place < last else b""
        body = b"<</Title%b/Parent %d 0 R%b%b%b/Dest[%d 0 R/XYZ 0 %b 0]>>" % (
            text_string(item.bookmark.words),
            parent.number,
            before,
            after,
            _below(item),
            document.page_number(item.bookmark.page),
            number(heights[item.bookmark.page] - item.bookmark.top).encode("ascii"),
        )
        document.put(body, item.number)
        _put_kids(document, item, heights)


def _below(item: _Item) -> bytes:
    if not item.kids:
        return b""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (item.kids[0].number, item.kids[-1].number, item.count())
