"""Names, attributes and contents in, well-formed HTML mark-up out: nothing of a text ever becomes mark-up."""

from __future__ import annotations

from html import escape

from handouts.lettering.scripts import RIGHT_TO_LEFT, script_of_language

VOID = frozenset({"br", "img", "meta"})
"""Elements that have no contents and no end tag."""


def said(text: str) -> str:
    """A text as the contents of an element."""
    return escape(text, quote=False)


def opened(tag: str, attributes: dict[str, str] | None = None) -> str:
    """The start tag. Attributes with an empty value are left out, but for `alt`, where emptiness says something."""
    given = (attributes or {}).items()
    told = (f' {name}="{escape(value)}"' for name, value in given if value or name == "alt")
    return f"<{tag}{''.join(told)}>"


def element(tag: str, attributes: dict[str, str] | None, contents: str) -> str:
    """An element with contents that are mark-up already."""
    return f"{opened(tag, attributes)}{contents}</{tag}>"


def drawing(name: str, view: str, shapes: str, alt: str = "", *, stretched: bool = False) -> str:
    """A drawing of class `name`: a picture with alternative text, or without one decoration that is not announced.

    `view` is its own box, "x y width height"; a `stretched` one fills whatever room it is given.
    """
    told = {"role": "img", "aria-label": alt} if alt else {"aria-hidden": "true", "focusable": "false"}
    shape = {"preserveAspectRatio": "none"} if stretched else {}
    return element("svg", {"class": name, "viewBox": view, **shape, **told}, shapes)


def direction(lang: str) -> str:
    """The value of `dir` for a language: "rtl" or "ltr"."""
    return "rtl" if script_of_language(lang) in RIGHT_TO_LEFT else "ltr"
