"""What common readers make of a PDF: bytes in, words or outlines out (pypdf, poppler)."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pikepdf
from pypdf import PdfReader

HAS_POPPLER = shutil.which("pdfinfo") is not None
_ROLE = re.compile(r"^(?P<role>[A-Z]\w*)(?: \"[^\"]*\")?(?: \((?:block|inline)\))?:?$")
_NO_TEXT = "\u200b"
_SPACES = re.compile(r"[ \t\n]+")


def text_outside_artifacts(pdf: bytes) -> str:
    """The text that pypdf reads when all artifacts are gone, page after page, in its own order."""
    bare = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            kept = list(_without_artifacts(page))
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))
        document.save(bare)
    return "\n".join(page.extract_text() for page in PdfReader(bare).pages)


def _without_artifacts(
    page: pikepdf.Page,
) -> Iterator[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage]:
    """Drops what artifacts show; everything that sets a state stays."""
    open_: list[bool] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            open_.append(instruction.operands[0] == pikepdf.Name.Artifact)
        elif operator == "EMC":
            open_.pop()
        if not (any(open_) and operator in {"TJ", "Tj"}):
            yield instruction


def poppler_outline(pdf: bytes, folder: Path) -> tuple[tuple[int, str], ...]:
    """As comparison.outline(), by `pdfinfo -struct-text`; glyphs without text of their own left out."""
    path = folder / "outline.pdf"
    path.write_bytes(pdf)
    listed = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True).stdout.decode(
        "utf-8"
    )
    return tuple(_joined(_lines(listed)))


def _lines(listed: str) -> Iterator[tuple[int, str]]:
    for line in listed.splitlines():
        depth, words = (len(line) - len(line.lstrip())) // 2, line.strip(" ")
        if len(words) > 1 and words[0] == words[-1] == '"':
            yield depth, words[1:-1].replace(_NO_TEXT, "")
        elif found := _ROLE.match(words):
            yield depth, f"/{found['role']}"


def _joined(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Poppler starts a new string with each marked-content sequence."""
    for (depth, is_role), group in groupby(lines, key=lambda line: (line[0], line[1].startswith("/"))):
        if is_role:
            yield from ((depth, name[1:]) for _, name in group)
        elif text := _SPACES.sub(" ", "".join(words for _, words in group)).strip(" "):
            yield depth, f'"{text}"'
