"""What a structure element says beside its role: an element of the document tree in, dictionary entries out.

Attributes are those of ISO 32000-1, 14.8.5; a table each for what HTML's words become.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, TypeAlias

from handouts.document.tree import Element
from handouts.press.pdf.syntax import number, text_string

Box: TypeAlias = tuple[float, float, float, float]

_SCOPES: Final = MappingProxyType(
    {"col": b"Column", "colgroup": b"Column", "row": b"Row", "rowgroup": b"Row", "both": b"Both"}
)
_SPANS: Final = (("rowspan", b"RowSpan"), ("colspan", b"ColSpan"))
_NUMBERINGS: Final = MappingProxyType({"ol": b"Decimal", "plain-list": b"None", "questions": b"Square"})
"""By tag or class; every other list has bullets, which are drawn and not labels."""

_WITH_ATTRIBUTES: Final = frozenset({"L", "Table", "TH", "TD"})


def entries(element: Element, role: str, lang: str, box: Box | None) -> bytes:
    """Title, language, alternative text and attributes. `lang` is the language around it; `box` a figure's."""
    parts = []
    if element.tag == "fact":
        parts.append(b"/T" + text_string(f"fact:{element.get('id')}"))
    if element.lang != lang:
        parts.append(b"/Lang" + text_string(element.lang))
    if role == "Figure":
        parts.append(b"/Alt" + text_string(element.get("alt")))
    if box is None and role not in _WITH_ATTRIBUTES:
        return b"".join(parts)
    attributes = _attributes(element, role, box)
    if attributes:
        parts.append(b"/A" + (attributes[0] if len(attributes) == 1 else b"[%b]" % b"".join(attributes)))
    return b"".join(parts)


def _attributes(element: Element, role: str, box: Box | None) -> list[bytes]:
    found = []
    if role == "L":
        found.append(b"<</O/List/ListNumbering/%b>>" % _numbering(element))
    if box is not None:
        found.append(b"<</O/Layout/Placement/Block/BBox[%b]>>" % " ".join(map(number, box)).encode("ascii"))
    table = _table_entries(element, role)
    if table:
        found.append(b"<</O/Table%b>>" % table)
    return found


def _numbering(element: Element) -> bytes:
    return _NUMBERINGS.get(element.get("class")) or _NUMBERINGS.get(element.tag) or b"Disc"


def _table_entries(element: Element, role: str) -> bytes:
    if role == "Table":
        summary = element.get("summary")
        return b"/Summary" + text_string(summary) if summary else b""
    if role not in {"TH", "TD"}:
        return b""
    spans = b"".join(b"/%b %d" % (key, int(element.get(name))) for name, key in _SPANS if element.get(name, "1") != "1")
    return (b"/Scope/" + _SCOPES[element.get("scope")] if role == "TH" else b"") + spans
