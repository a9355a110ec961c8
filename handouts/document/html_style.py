"""A theme in, the style sheet of its HTML twins out: the sizes, colours and measures of the page, lengths in rem.

16 pixels are 12 pt, so that a twin is as large as its sheet and grows with the reader's own setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from handouts.document.html_rules import BOXES, LISTS, NARROW, PAGE, PRINTED, TABLES
from handouts.document.theme import MM, Box, Style, Theme

FACES: Final = (
    '"Noto Sans","Noto Sans Arabic","Noto Sans Devanagari","Noto Sans Thai","Noto Sans CJK SC",system-ui,sans-serif'
)

ODD: Final = re.compile(r"[^A-Za-z0-9 ]")

ROLES: Final = (
    ("body", "body"),
    ("h1", "title"),
    ("h2", "h2"),
    ("h3", "h3"),
    ("p.lead", "lead"),
    ("p.dates", "dates"),
    ("li", "list"),
    (".steps>li", "step"),
    (".questions>li", "question"),
    (".references>li", "references"),
    (".label", "label"),
    ("p.big", "big"),
    (".red-flags .ring", "phone"),
    ("p.caption", "caption"),
    ("p.legend-filled,p.legend-open", "legend"),
    ("p.small,p.foot-note,p.audience-note", "small"),
    ("p.note,.how-to-read p", "note"),
    (".banner p", "banner"),
    (".masthead p", "masthead"),
    ("p.chip", "chip"),
    ("footer p", "foot"),
    ("p.write-in", "label"),
    ("td", "table"),
    ("th", "table-head"),
    (".group th", "group"),
    ("th.option", "option-name"),
    ("p.tag-same,p.tag-different", "tag"),
)
"""What is set in which style of the theme; later ones win."""

WORDS: Final = frozenset({"td", "th", ".group th", "th.option", ".label", ".red-flags .ring", ".banner p", "footer p"})
"""What keeps no space before and after: cells, labels and running words."""

LENGTHS: Final = MappingProxyType(
    {
        "box-before": ("box before pt", 12.0),
        "banner": ("banner height mm", 9.0),
        "banner-gap": ("banner gap pt", 17.0),
        "masthead-rule": ("masthead rule pt", 2.25),
        "foot-rule": ("foot rule pt", 0.5),
        "bullet-indent": ("bullet indent pt", 14.0),
        "question-box": ("question box pt", 10.5),
        "question-indent": ("question indent pt", 17.0),
        "ring": ("ring mm", 8.4),
        "ring-start": ("ring start mm", 2.2),
        "step-least": ("step least pt", 25.0),
        "write-in": ("write in pitch mm", 9.0),
        "array": ("array width mm", 80.0),
        "array-gap": ("array gap mm", 6.0),
        "cell-top": ("cell padding top pt", 3.0),
        "cell-bottom": ("cell padding bottom pt", 3.5),
        "cell-side": ("cell padding side pt", 7.0),
        "cell-end": ("cell padding end mm", 2.0),
        "sign": ("icon column mm", 20.0),
        "sign-centre": ("icon centre mm", 8.0),
        "side-head": ("side head mm", 38.0),
        "question-column": ("question column mm", 46.0),
        "matters-column": ("matters column mm", 48.0),
        "tick": ("ring cell mm", 4.8),
        "tick-pitch": ("ring pitch mm", 14.0),
        "option-rule": ("option rule pt", 2.25),
        "column-gap": ("column gap mm", 8.0),
        "card-name": ("card name mm", 49.0),
        "card-label": ("card label mm", 32.0),
        "card-sign": ("card pictogram mm", 13.0),
        "card-gap": ("card gap pt", 6.5),
        "block-least": ("block least mm", 24.5),
        "block-top": ("block padding top pt", 6.0),
        "block-bottom": ("block padding bottom pt", 7.0),
    }
)
"""Names in the style sheet, of the theme's measures, each with what holds where a theme has none."""


def style_sheet(theme: Theme, banner: str, foot: str) -> str:
    """The style sheet. `banner` and `foot` are said again at the edge of each printed page."""
    return "\n".join(
        [
            *_variables(theme),
            PAGE,
            LISTS,
            BOXES,
            *_roles(theme),
            *_boxes(theme),
            TABLES,
            NARROW,
            *_paper(theme, banner, foot),
            PRINTED,
        ]
    )


def rem(points: float) -> str:
    """A length in pt as rem."""
    return f"{round(points / 12, 4):g}rem"


def _variables(theme: Theme) -> Iterator[str]:
    """The theme's colours and measures under the names the rules use."""
    yield ":root{"
    yield from (f"--{name}:{value};" for name, value in sorted(theme.colours.items()))
    yield f"--width:{rem(theme.page.content_width * MM)};--rail:{rem(theme.rail * MM)};--faces:{FACES};"
    for name, (measure, otherwise) in LENGTHS.items():
        unit = MM if measure.endswith(" mm") else 1.0
        yield f"--{name}:{rem(theme.measures.get(measure, otherwise) * unit)};"
    yield f"--flags:{'1fr' if theme.measures.get('flags stacked') else _shares(theme)};"
    yield "}"


def _shares(theme: Theme) -> str:
    """The columns of a red flag: when, and what to do."""
    share = theme.measures.get("flag condition share", 0.56)
    return f"{share:g}fr {1 - share:g}fr"


def _roles(theme: Theme) -> Iterator[str]:
    for selectors, role in ROLES:
        style = theme.styles.get(role) or theme.style("body")
        around = "" if selectors in WORDS or selectors == "body" else _around(style)
        yield f"{selectors}{{{_type(style, shrinks=role in {'title', 'big'})}{around}}}"
    yield f"p{{margin-block:0 {rem(theme.style('body').after)}}}"


def _type(style: Style, *, shrinks: bool) -> str:
    """Size, leading, weight and colour; the largest type is smaller on a small screen."""
    size = rem(style.size)
    size = f"clamp({rem(min(style.size, 18.0))},1rem + 3vw,{size})" if shrinks else size
    weight = "700" if style.bold else "400"
    balance = "text-wrap:balance;" if style.balance else ""
    colour = f"color:var(--{style.colour});"
    return f"font:{weight} {size}/{round(style.leading / style.size, 4):g} var(--faces);{colour}{balance}"


def _around(style: Style) -> str:
    return f"margin-block:{rem(style.before)} {rem(style.after)};"


def _boxes(theme: Theme) -> Iterator[str]:
    for name, box in theme.boxes.items():
        yield f".{name}{{{''.join(_box(box, theme))}}}"
        if box.frame and box.colour != "ink":
            yield f".{name} h2,.{name} h3{{color:var(--{box.colour})}}"


def _box(box: Box, theme: Theme) -> Iterator[str]:
    """Frame, start bar or rules, tint and padding: words begin at the rail, or after the padding where it is wider."""
    colour = f"var(--{box.colour})"
    edge = max(box.frame, box.bar)
    side = rem(box.padding_side)
    start = f"max(var(--rail) - {rem(edge)},{side})" if edge else "var(--rail)"
    yield f"padding-block:{rem(box.padding_top)} {rem(box.padding_bottom)};padding-inline:{start} {side};"
    yield f"--sign:{rem(box.icon * MM)};--inner:{start};"
    yield f"--edge:{rem(edge)};--sign-colour:{colour if box.colour != 'ink' else 'var(--accent)'};"
    if box.frame:
        yield f"border:{rem(box.frame)} solid {colour};"
    if box.bar:
        yield f"border-inline-start:{rem(box.bar)} solid {colour};"
    if box.tint:
        yield "background:var(--tint);"
    if box.rules != "none":
        yield f"border-block-start:{rem(box.rule)} solid {colour};"
    if box.rules == "both":
        yield f"border-block-end:{rem(box.rule)} solid {colour};"


def _paper(theme: Theme, banner: str, foot: str) -> Iterator[str]:
    """The sheet, and what its edges say where a browser prints there: the first page has the banner in its text."""
    page = theme.page
    family = f"font:{theme.style('foot').size:g}pt {FACES};color:{theme.colour('ink')};"
    below = page.height - page.top - page.depth
    yield f"@page{{size:{page.width:g}mm {page.height:g}mm;"
    yield f"margin:{page.top + (12 if banner else 0):g}mm {page.end:g}mm {below:g}mm {page.start:g}mm;"
    if banner:
        yield f"@top-center{{content:{quoted(banner)};{family}font-weight:700;vertical-align:middle}}"
    yield f"@bottom-left{{content:{quoted(foot)};{family}width:75%;text-align:start}}"
    yield f'@bottom-right{{content:counter(page) " / " counter(pages);{family}font-weight:700}}}}'
    if banner:
        yield f"@page:first{{margin-top:{page.top:g}mm;@top-center{{content:none}}}}"
    yield "@media print{:root{font-size:12pt}}"


def quoted(text: str) -> str:
    """A text as a string of a style sheet; everything but plain letters, digits and blanks is escaped."""
    return f'"{ODD.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    return f"\\{ord(found[0]):x} "
