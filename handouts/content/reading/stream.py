"""Text in, PyYAML's events out one by one, and every way they can fail as one SyntaxFault with its place.

Only the scanner and parser run here, never the composer: the C one crashes on 200 kB of `[`.
Lines and columns count from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from handouts.content.reading.places import Span

_HALF = re.compile("[\ud800-\udfff]")

MAX_LEVELS = 50
"""How deep lists and maps may be nested."""


@dataclass
class SyntaxFault(Exception):  # noqa: N818 - a fault in the content, caught where it becomes a Problem
    """Where reading stopped, PyYAML's words for it, and the last scalar that was read whole."""

    problem: str
    context: str
    line: int
    column: int
    context_line: int
    context_column: int
    style: str
    span: Span


def span_of(event: yaml.Event) -> Span:
    """Where what the event tells of stands."""
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return Span(start.line, start.column, end.line, end.column)


def events(text: str, *, pure: bool = False) -> Iterator[yaml.Event]:
    """The events of the text; raises SyntaxFault and nothing else. `pure` takes the Python parser."""
    loader = yaml.SafeLoader if pure or not yaml.__with_libyaml__ else yaml.CSafeLoader
    style, span = "", Span(0, 0, 0, 0)
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.ScalarEvent):
                style, span = event.style or "plain", span_of(event)
                _refuse_halves(event, style, span)
            yield event
    except yaml.MarkedYAMLError as fault:
        at, context = fault.problem_mark, fault.context_mark
        place = (at.line, at.column) if at else (span.last, span.end)
        context_place = (context.line, context.column) if context else place
        raise SyntaxFault(fault.problem or "", fault.context or "", *place, *context_place, style, span) from fault
    except (yaml.YAMLError, ValueError, OverflowError) as fault:
        # The Python parser lets chr() fail on an escape above U+10FFFF.
        raise SyntaxFault(str(fault), "", span.last, span.end, span.last, span.end, style, span) from fault


def _refuse_halves(event: yaml.ScalarEvent, style: str, span: Span) -> None:
    """Half characters (surrogates) by escape: the C parser refuses them itself, the Python one does not."""
    if style == '"' and _HALF.search(event.value):
        words = ("found invalid Unicode character escape code", "while parsing a quoted scalar")
        raise SyntaxFault(*words, span.last, span.end, span.first, span.column, style, span)


def reads_past(text: str, line: int, *, pure: bool) -> bool:
    """Whether the text can be read from its start to behind this line."""
    level = 0
    try:
        for event in events(text, pure=pure):
            level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if level > MAX_LEVELS or span_of(event).first > line:
                return True
    except SyntaxFault as fault:
        still_open = fault.context_line <= line and ("flow" in fault.context or "quoted" in fault.context)
        return fault.line > line and not still_open
    return True
