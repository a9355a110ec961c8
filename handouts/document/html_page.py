"""A document tree, its theme, its pictures and what identifies it in; one self-contained HTML page, its twin, out.

The twin says what the tree says, word by word and in the tree's order: the draft banner stands once at the top, the
running foot once at the end, and only a paragraph that tells page numbers is left out. Nothing in it comes from
elsewhere and nothing runs: its own policy forbids both.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeAlias

from handouts.document.html_elements import ELEMENTS
from handouts.document.html_marks import direction, element, opened, said
from handouts.document.html_scribe import Pictures, Scribe, scribe
from handouts.document.html_style import style_sheet
from handouts.document.theme import Theme
from handouts.document.tree import Element

POLICY: Final = ("img-src data:", "base-uri 'none'", "form-action 'none'")


Keeper: TypeAlias = Callable[[Element, Callable[[], str]], str]
"""An element and how it is written in, its mark-up out: written now, or kept from before."""


@dataclass(frozen=True, slots=True)
class Colophon:
    """What identifies a sheet, as the PDF's own metadata does; `about` what it is where it is no sheet."""

    code: str
    version: str
    check_letters: str
    fingerprint: str
    about: str = ""


def twin(tree: Element, theme: Theme, pictures: Pictures, colophon: Colophon, keep: Keeper | None = None) -> str:
    """The page. `pictures` has the data: address of every `src` in the tree; `keep` gives what was written before of
    an element, for twins that differ in few.
    """
    pen = scribe(tree, theme, pictures, ELEMENTS)
    banner, foot = _running(tree, "banner"), _running(tree, "foot")
    style = style_sheet(theme, _said(banner), _said(foot[:1]))
    head = element("head", None, "\n".join(_head(tree, style, colophon)))
    body = element(
        "body", {"class": f"{tree.get('kind')} {tree.get('audience')}"}, _body(pen, tree, banner, foot, keep or _anew)
    )
    page = element("html", {"lang": tree.lang, "dir": direction(tree.lang)}, f"\n{head}\n{body}\n")
    return f"<!DOCTYPE html>\n{page}\n"


def _running(tree: Element, place: str) -> tuple[Element, ...]:
    """The paragraphs of running content."""
    running = (kid for kid in tree.elements if kid.tag == "running" and kid.get("place") == place)
    return tuple(paragraph for kid in running for paragraph in kid.elements)


def _said(paragraphs: Sequence[Element]) -> str:
    return " ".join(paragraph.text() for paragraph in paragraphs)


def _head(tree: Element, style: str, colophon: Colophon) -> Iterator[str]:
    """Title, what identifies the sheet, the policy and the style sheet that it allows."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    rules = (
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    yield '<meta charset="utf-8">'
    yield opened("meta", {"http-equiv": "Content-Security-Policy", "content": "; ".join(rules)})
    yield element("title", None, _title(tree, colophon))
    yield opened("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    yield opened("meta", {"name": "color-scheme", "content": "only light"})
    for name in ("code", "version", "check_letters", "fingerprint"):
        yield opened("meta", {"name": name.replace("_", "-"), "content": getattr(colophon, name)})
    if colophon.about:
        yield opened("meta", {"name": "description", "content": colophon.about})
    yield f"<style>{style}</style>"


def _title(tree: Element, colophon: Colophon) -> str:
    return said(f"{tree.get('title')} ({colophon.code})" if colophon.code else tree.get("title"))


def _anew(_element: Element, write: Callable[[], str]) -> str:
    return write()


def _body(pen: Scribe, tree: Element, banner: Sequence[Element], foot: Sequence[Element], keep: Keeper) -> str:
    """The banner and the masthead head the page, the running foot ends it."""
    kids = [kid for kid in tree.elements if kid.tag != "running"]
    parts = []
    if banner:
        words = element("div", {"class": "said"}, "\n".join(map(pen.one, banner)))
        parts.append(element("header", {"class": "banner"}, words))
    written = (keep(kid, partial(pen.one, kid)) for kid in kids)
    parts.append(element("main", None, "\n".join(written)))
    if foot:
        parts.append(element("footer", None, "\n".join(filter(None, map(pen.one, foot)))))
    return "\n" + "\n".join(parts) + "\n"
