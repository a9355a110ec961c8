"""Runs in, lines placed one under another out, with baselines and a note wherever a word did not fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handouts.document.theme import Style
from handouts.document.tree import Element
from handouts.press.layout.desk import Area, Desk
from handouts.press.layout.inline import Voice, reads_right_to_left, runs_of, voice_of
from handouts.press.layout.placed import Placed, Text
from handouts.press.layout.strips import Note, Strip
from handouts.press.layout.untranslated import boxes
from handouts.press.marks import Line
from handouts.press.text.run import Align, Run

ASCENT = 1.069
"""Noto Sans above the baseline, in em; the ascent and descent of its line box are 1.362 em."""
LINE_BOX = 1.362
WIDEST = 78 * 0.472
"""The widest measure of running text, in em of its size: 78 characters of mean width."""

DEEP = 300.0
"""A face that reaches deeper below its baseline than this, in 1/1000 em, has letters with tails or marks below."""
TAIL = 0.42
"""How deep such letters reach, in em; what a face reserves for the deepest stack of marks is more than words use."""


def baseline(size: float, leading: float) -> float:
    """From the top of a line box to its baseline, in pt."""
    return (leading - LINE_BOX * size) / 2 + ASCENT * size


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: its voice, alignment, and whether lines may be as wide as the area is."""

    voice: Voice
    align: Align = "start"
    wide: bool = False


def set_lines(desk: Desk, runs: Sequence[Run], width: float, setting: Setting) -> tuple[Line, ...]:
    """The runs as lines. Only where what is kept is wider than the measure may it be broken at its spaces.

    Words that all read the other way than the page, such as a reference, are a paragraph of that direction.
    """
    right_to_left = reads_from_the_right(runs, page=desk.right_to_left)

    def lines_of(chosen: Sequence[Run]) -> tuple[Line, ...]:
        return desk.typesetter.set(
            chosen,
            max(width, 1.0),
            align=setting.align,
            balance=setting.voice.style.balance,
            right_to_left=right_to_left,
        )

    found = lines_of(runs)
    if not _is_torn(found):
        return found
    if any(run.keep or run.tied for run in runs):
        found = lines_of([_free(desk, run, width) for run in runs])
    if _is_torn(found):
        found = lines_of([replace(run, keep=False, tied=False) for run in runs])
    return found


def reads_from_the_right(runs: Sequence[Run], *, page: bool) -> bool:
    """Whether a paragraph does, by the languages of its letters; where it has none or both kinds, as its page."""
    ways = {reads_right_to_left(run.lang) for run in runs if any(map(str.isalpha, run.text))}
    return ways.pop() if len(ways) == 1 else page


def _is_torn(lines: Sequence[Line]) -> bool:
    return True in [line.torn for line in lines]


def _free(desk: Desk, run: Run, width: float) -> Run:
    """A kept run that is wider than the measure, free to break."""
    wide = run.keep and desk.typesetter.measure((run,), right_to_left=desk.right_to_left) > width
    return replace(run, keep=False) if wide else run


def line_leading(desk: Desk, line: Line, style: Style) -> tuple[float, float]:
    """The largest size on a line and the leading it needs, in pt."""
    size = max((segment.size for segment in line.segments), default=style.size)
    if size <= style.size:
        return style.size, style.leading
    phone = desk.style("phone")
    return size, max(style.leading, phone.leading if phone.size == size else size * style.leading / style.size)


def line_strips(desk: Desk, element: Element, at: tuple[float, float], setting: Setting) -> list[Strip]:
    """One strip for each line of the element's words, in a measure (start, width)."""
    return strips_of_runs(desk, runs_of(desk, element, setting.voice), element, at, setting)


def strips_of_runs(
    desk: Desk, runs: Sequence[Run], element: Element, at: tuple[float, float], setting: Setting
) -> list[Strip]:
    """One strip for each line of the runs, in a measure (start, width)."""
    start, width = at
    style = setting.voice.style
    if not setting.wide:
        width = min(width, WIDEST * style.size)
    found = []
    for line in set_lines(desk, runs, width, setting):
        size, leading = line_leading(desk, line, style)
        mark = Text(start, baseline(size, leading), width, line)
        notes = (Note("torn", element, start, mark.y),) if line.torn else ()
        marks: tuple[Placed, ...] = (*boxes(desk, line, start, mark.y, width), mark)
        found.append(Strip(leading, marks, lines=1, source=element, notes=notes))
    return found


def paragraph(
    desk: Desk, element: Element, area: Area, role: str, *, align: Align = "start", tone: str = "", wide: bool = False
) -> list[Strip]:
    """The element's words in a role's style, breakable as a paragraph may be, in the area's text column."""
    style = desk.style(role)
    setting = Setting(voice_of(style, tone=tone, phones=area.phones), align, wide)
    lines = line_strips(desk, element, (area.text_start, area.text_width), setting)
    return with_space(breakable(lines), style)


def breakable(lines: Sequence[Strip]) -> list[Strip]:
    """Lines glued so that at least two stand on either side of a page's end."""
    last = len(lines) - 1
    return [
        strip.kept() if place < last and (place in {0, last - 1} or last < 3) else strip
        for place, strip in enumerate(lines)
    ]


def with_space(strips: Iterable[Strip], style: Style) -> list[Strip]:
    """The strips with a style's space before the first and after the last."""
    found = list(strips)
    if found:
        found[0] = found[0].spaced(style.before, found[0].after)
        found[-1] = found[-1].spaced(found[-1].before, style.after)
    return found


def tail(words: Strip) -> float:
    """How far letters may reach below the strip of their words, in pt: a rule or an edge is to be clear of them."""
    lines = [mark for mark in words.marks if isinstance(mark, Text)]
    return max([0.0, *(_depth(mark.line) - (words.height - mark.y) for mark in lines)])


def _depth(line: Line) -> float:
    """Below the baseline; 0 where no face has deep letters, as leading is made for the others."""
    return max((TAIL * segment.size for segment in line.segments if segment.face.descent > DEEP), default=0.0)
