"""A Theme in, a Problem for everything that would make its pages hard to read or to print out.

Contrast is WCAG 2.2's ratio of relative luminances, in colour and in grey. Nothing is under 12 pt (easy words 14 pt),
running text has 45 to 75 characters a line, no ink stands within 10 mm of an edge, tints are of 8 % at the most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handouts.document.theme import AVERAGE_CHARACTER, MM, Theme
from handouts.problems import Problem, Severity, Where

LEAST_CONTRAST = MappingProxyType({"patient": 4.5, "clinician": 4.5, "plain": 7.0})
LEAST_SIZE = MappingProxyType({"patient": 12.0, "clinician": 12.0, "plain": 14.0})
LEAST_MARGIN = 10.0
MOST_TINT = 0.08
LEAST_LEADING = 1.15
CHARACTERS = (45, 75)
RUNNING_TEXT = ("body", "list")


def theme_faults(theme: Theme, audience: str, kind: str, places: Mapping[str, Where]) -> tuple[Problem, ...]:
    """Every rule broken, at the value that breaks it: where several could, the one that the project changed."""
    found = [*_colours(theme, audience), *_sizes(theme, audience), *_page(theme)]
    if kind == "leaflet":
        found += _lines(theme)
    return tuple(
        Problem(fault.id, Severity.ERROR, fault.message, fault.advice, _place(fault, places)) for fault in found
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule broken by the values of these dotted names."""

    names: tuple[str, ...]
    id: str
    message: str
    advice: str


def _place(fault: Fault, places: Mapping[str, Where]) -> Where:
    known = [places[name] for name in fault.names if name in places]
    changed = [where for where in known if where.file.startswith("templates/")]
    return next(iter((*changed, *known)), Where("templates"))


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2, "relative luminance")."""
    linear = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def grey(colour: str) -> str:
    """The colour as a black-and-white printer shows it (Rec. 601 luma of the encoded parts)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{level:02X}{level:02X}{level:02X}"


def _colours(theme: Theme, audience: str) -> Iterator[Fault]:
    least = LEAST_CONTRAST[audience]
    for name in ("ink", "accent", "alarm"):
        ratio, ground = min(_ratios(theme, name))
        if ratio < least:
            message = f"`{name}` has a contrast of {ratio:.1f}:1 on {ground}; {least}:1 is needed."
            yield Fault((f"colours.{name}",), "theme-contrast", message, "Choose a darker colour.")
    if 1 - int(grey(theme.colour("tint"))[1:3], 16) / 255 > MOST_TINT:
        message = "The tint is darker than 8 %: a black-and-white printer makes a screen of dots of it."
        yield Fault(("colours.tint",), "theme-tint", message, "Choose a lighter tint.")


def _ratios(theme: Theme, name: str) -> Iterator[tuple[float, str]]:
    """Contrast with each ground, in colour and in grey."""
    colour = theme.colour(name)
    for ground in ("#FFFFFF", theme.colour("tint")):
        yield contrast(colour, ground), ground
        yield contrast(grey(colour), grey(ground)), f"{ground} in grey"


def _sizes(theme: Theme, audience: str) -> Iterator[Fault]:
    least = LEAST_SIZE[audience]
    for role, style in theme.styles.items():
        if style.size < least:
            message = f"`{role}` is {style.size:g} pt; nothing on this sheet may be under {least:g} pt."
            yield Fault((f"styles.{role}.size",), "theme-size", message, f"Write {least:g} or more.")
        if style.leading < style.size * LEAST_LEADING:
            message = f"The lines of `{role}` stand too close: {style.leading:g} pt for {style.size:g} pt type."
            names = f"styles.{role}.leading", f"styles.{role}.size"
            yield Fault(names, "theme-leading", message, f"Write {style.size * 1.25:.1f} or more.")


def _page(theme: Theme) -> Iterator[Fault]:
    for side in ("start", "end", "top", "foot"):
        value = getattr(theme.page, side)
        if value < LEAST_MARGIN:
            message = f"The {side} margin is {value:g} mm; many printers can't print within 10 mm of an edge."
            yield Fault((f"page.{side}",), "theme-margin", message, "Write 10 or more.")


def _lines(theme: Theme) -> Iterator[Fault]:
    """The first role of running text whose lines are too long or too short."""
    side = theme.measures.get("side head mm", 0.0)
    measure = (theme.page.content_width - max(theme.rail, side)) * MM
    for role in RUNNING_TEXT:
        characters = measure / (theme.style(role).size * AVERAGE_CHARACTER)
        if not CHARACTERS[0] <= characters <= CHARACTERS[1]:
            message = f"A line of `{role}` holds about {characters:.0f} characters; 45 to 75 read well."
            names = (f"styles.{role}.size", "rail", "page.start", "page.end", "page.width", "measures.side head mm")
            yield Fault(names, "theme-measure", message, "Change the size of type, the margins or the rail.")
            return
