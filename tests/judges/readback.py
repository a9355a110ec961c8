"""Reads a PDF as a screen reader would: bytes in, the structure tree with the text of each element out.

Knows nothing of how the file was made: text comes from the content streams by /ToUnicode and /ActualText, order and
roles from the structure tree.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page

_BLOCK = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")


@dataclass(frozen=True, slots=True)
class ReadText:
    """Text of one language that stands directly in an element."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class ReadElement:
    """A structure element. `lang` is the one in force; `attributes` are sorted (name, value) of all owners."""

    role: str
    lang: str
    kids: tuple[ReadElement | ReadText, ...] = ()
    title: str = ""
    alt: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All text below, in reading order."""
        return "".join(kid.text for kid in self.kids)

    def attribute(self, name: str) -> str:
        """An attribute's value, or ""."""
        return dict(self.attributes).get(name, "")

    def walk(self) -> Iterator[ReadElement]:
        """Itself and all elements below, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, ReadElement):
                yield from kid.walk()


Kid: TypeAlias = ReadElement | ReadText


@dataclass(slots=True)
class _Sequence:
    """One open marked-content sequence."""

    mcid: int | None
    artifact: bool
    lang: str
    replaced: bool


@dataclass
class PageText:
    """The text of one page: by marked-content id (with the language it declares), in artifacts, outside everything."""

    contents: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)


class _PageReader:
    """Follows one content stream."""

    def __init__(self, page: Page, fonts: dict[tuple[int, int], dict[int, str]]) -> None:
        self.found = PageText()
        self._page = page
        self._fonts = fonts
        self._texts: dict[int, str] = {}
        self._open: list[_Sequence] = []

    def read(self) -> PageText:
        """The whole page."""
        for instruction in pikepdf.parse_content_stream(self._page):
            operands, operator = list(instruction.operands), str(instruction.operator)
            if operator == "BDC":
                self._begin(str(operands[0]), operands[1])
            elif operator == "BMC":
                self._begin(str(operands[0]), Dictionary())
            elif operator == "EMC":
                self._open.pop()
            elif operator == "Tf":
                self._texts = self._font(operands[0])
            elif operator in {"TJ", "Tj"}:
                self._show(operands[0])
        return self.found

    def _begin(self, tag: str, properties: Object) -> None:
        outer = self._open[-1] if self._open else _Sequence(None, artifact=False, lang="", replaced=False)
        mcid = int(properties["/MCID"]) if "/MCID" in properties else outer.mcid
        actual = str(properties["/ActualText"]) if "/ActualText" in properties else None
        lang = str(properties["/Lang"]) if "/Lang" in properties else outer.lang
        sequence = _Sequence(mcid, outer.artifact or tag == "/Artifact", lang, outer.replaced or actual is not None)
        if mcid is not None:
            self.found.contents.setdefault(mcid, [])
        if actual is not None and not outer.replaced:
            self._add(actual, sequence)
        self._open.append(sequence)

    def _font(self, name: Object) -> dict[int, str]:
        font = self._page.Resources.Font[str(name)]
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = _to_unicode(font.ToUnicode.read_bytes().decode("ascii"))
        return self._fonts[font.objgen]

    def _show(self, operand: Object) -> None:
        parts = operand if isinstance(operand, Array) else [operand]
        codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        text = "".join(self._texts[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2))
        if not self._open:
            self.found.stray.append(text)
        elif not self._open[-1].replaced:
            self._add(text, self._open[-1])

    def _add(self, text: str, sequence: _Sequence) -> None:
        if sequence.artifact:
            self.found.artifacts.append(text)
            return
        if sequence.mcid is None:
            self.found.stray.append(text)
        else:
            self.found.contents[sequence.mcid].append((text, sequence.lang))


def _to_unicode(cmap: str) -> dict[int, str]:
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for block in _BLOCK.findall(cmap)
        for code, text in _PAIR.findall(block)
    }


class ReadPdf:
    """An opened PDF. Attributes are read when first asked for."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))

    @cached_property
    def pages(self) -> tuple[PageText, ...]:
        """The text of each page."""
        fonts: dict[tuple[int, int], dict[int, str]] = {}
        return tuple(_PageReader(page, fonts).read() for page in self.pdf.pages)

    @cached_property
    def structure(self) -> ReadElement:
        """The one structure element under the root."""
        numbers = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        root = self.pdf.Root.StructTreeRoot.K
        (top,) = root if isinstance(root, Array) else (root,)
        return self._element(top, str(self.pdf.Root.Lang), numbers)

    def _element(self, node: Object, lang: str, numbers: dict[tuple[int, int], int]) -> ReadElement:
        lang = str(node["/Lang"]) if "/Lang" in node else lang
        kids: list[Kid] = []
        addresses: list[str] = []
        for kid in _kids(node):
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
                addresses.append(str(kid.Obj.A.URI))
            elif isinstance(kid, Dictionary) and "/S" in kid:
                kids.append(self._element(kid, lang, numbers))
            else:
                mcid, page = (kid.MCID, kid.Pg) if isinstance(kid, Dictionary) else (kid, node.Pg)
                for text, own in self.pages[numbers[page.objgen]].contents.get(int(mcid), ()):
                    _append(kids, text, own or lang)
        return ReadElement(
            str(node.S)[1:],
            lang,
            tuple(kids),
            _string(node, "/T"),
            _string(node, "/Alt"),
            _attributes(node),
            tuple(addresses),
        )


def _append(kids: list[Kid], text: str, lang: str) -> None:
    last = kids[-1] if kids else None
    if isinstance(last, ReadText) and last.lang == lang:
        kids[-1] = ReadText(last.text + text, lang)
    elif text:
        kids.append(ReadText(text, lang))


def _kids(node: Object) -> list[Object]:
    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _string(node: Object, key: str) -> str:
    return str(node[key]) if key in node else ""


def _attributes(node: Object) -> tuple[tuple[str, str], ...]:
    owners = node.get("/A")
    dictionaries = [] if owners is None else list(owners) if isinstance(owners, Array) else [owners]
    return tuple(
        sorted((key[1:], _value(value)) for each in dictionaries for key, value in each.items() if key != "/O")
    )


def _value(value: Object) -> str:
    if isinstance(value, Array):
        return " ".join(str(float(each)) for each in value)
    return str(value).removeprefix("/")


@lru_cache(maxsize=2)
def opened(pdf: bytes) -> ReadPdf:
    """The file as it was read last: whoever asks for its structure asks for its stray text too."""
    return ReadPdf(pdf)


@lru_cache(maxsize=256)
def structure_of(pdf: bytes) -> ReadElement:
    """The structure tree with its text; of the same bytes it is read once, for all tests that ask."""
    return opened(pdf).structure


def artifact_text(pdf: bytes) -> tuple[str, ...]:
    """The text of each page's artifacts."""
    return tuple("".join(page.artifacts) for page in opened(pdf).pages)


def stray_text(pdf: bytes) -> str:
    """The text that is neither content of an element nor an artifact."""
    return "".join(text for page in opened(pdf).pages for text in page.stray)
