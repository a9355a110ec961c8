"""A syntax fault of lines that do not stand as they must in, its Problem out: indentation, dashes, missing colons."""

from __future__ import annotations

import re
from collections.abc import Callable

from handouts.content.reading.findings import error
from handouts.content.reading.quoting import as_block, parent_column, value_columns
from handouts.content.reading.trial import Trial
from handouts.problems import Problem

_KEY_LINE = re.compile(r" *(?:- +)*[a-z][a-z0-9_ -]*:(?: |$)")
_NO_SPACE = re.compile(r"( *(?:- +)*[A-Za-z][\w -]*):(?=[^\s:/])")


def layout_problem(trial: Trial) -> Problem | None:
    """The first of these faults, or None."""
    return next((problem for finder in _FINDERS if (problem := finder(trial))), None)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _continued_text(trial: Trial) -> Problem | None:
    """A colon in the second or later line of a text: the line was meant as a key, or the text wants `|`."""
    fault, span = trial.fault, trial.fault.span
    if "mapping values" not in fault.problem or not (fault.style == "plain" and span.first < span.last == fault.line):
        return None
    above = trial.text_of(span.first)
    if span.column == _indent(above):
        return _colon_missing(trial, span.first)
    written = " " * _key_column(above) + trial.line_text.strip()
    if _KEY_LINE.match(trial.line_text) and trial.heals(fault.line, fault.line, written):
        message = "This key is set in further than the line above, whose text it would continue."
        advice = "Set it in as far as the key above. If it belongs to the text above, put that whole text below a |."
        return error("yaml-indentation", message, advice, trial.where(fault.line, _indent(trial.line_text)), written)
    return _text_with_colon(trial, span.first)


def _key_column(line: str) -> int:
    """The column from 0 at which a further key of the same map begins."""
    return parent_column(line, max(value_columns(line))) - 1


def _text_with_colon(trial: Trial, first: int) -> Problem:
    above, last = trial.text_of(first), trial.fault.line
    column = trial.fault.span.column + 1
    written = as_block(above, column, tuple(trial.lines[first + 1 : last + 1]))
    message = "This text goes on over several lines and has a colon and a space in it."
    advice = "Write | behind the key or dash, and the whole text on the lines below, set in by two spaces."
    healed = written if trial.heals(first, last, written) else ""
    return error("yaml-text-needs-quotes", message, advice, trial.where(first, column - 1), healed)


def _colon_missing(trial: Trial, line: int) -> Problem:
    text = trial.text_of(line)
    written = trial.healing(line, _NO_SPACE.sub(r"\1: ", text, count=1)) if _NO_SPACE.match(text) else ""
    message = (
        "A space is missing behind this key's colon." if written else "This line has no key with a colon behind it."
    )
    advice = "Write the key, a colon, a space, then the text."
    return error("yaml-missing-colon", message, advice, trial.where(line, _indent(text)), written)


def _simple_key(trial: Trial) -> Problem | None:
    if "could not find expected ':'" not in trial.fault.problem and "simple key" not in trial.fault.context:
        return None
    return _colon_missing(trial, trial.fault.context_line)


def _blank_line_too_deep(trial: Trial) -> Problem | None:
    """`|` or `>` with a first blank line that holds more spaces than the text below it has."""
    fault = trial.fault
    if fault.style not in ("|", ">") or not trial.starts_line:
        return None
    blanks = range(fault.span.first + 1, fault.line)
    deep = next((n for n in blanks if not trial.text_of(n).strip() and _indent(trial.text_of(n)) > fault.column), None)
    if deep is None:
        return None
    message = "This empty line holds more spaces than the text below it is set in."
    return error("yaml-indentation", message, "Delete the spaces in this line.", trial.where(deep, 0))


def _item_behind_key(trial: Trial) -> Problem | None:
    """`key: - item` on one line."""
    if "sequence entries" not in trial.fault.problem:
        return None
    line, column = trial.line_text, trial.fault.column
    indent = " " * (_key_column(line) + 2)
    written = trial.healing(trial.fault.line, line[:column].rstrip() + "\n" + indent + line[column:])
    message = "A list item cannot stand on the line of its key."
    advice = "Begin the list on the next line, set in by two spaces. If the dash is part of a text, quote the text."
    return error("yaml-indentation", message, advice, trial.place, written)


def _beside(trial: Trial) -> Problem | None:
    """A line that begins at a column where nothing it could belong to begins."""
    fault = trial.fault
    if not trial.starts_line or trial.at_end:
        return None
    is_item = trial.line_text.lstrip().startswith("- ")
    in_list = "collection" in fault.context or "sequence" in fault.context
    if fault.column == fault.context_column and is_item is not in_list:
        message = "A list item cannot stand beside keys." if is_item else "A key cannot stand beside list items."
        if not is_item and trial.line_text.lstrip().startswith("-"):
            message = "A space is missing behind this dash."
            advice = "Type a space between the dash and what follows it."
            return error("yaml-indentation", message, advice, trial.place, trial.healing(fault.line, _spaced(trial)))
        advice = "Set it in under the key it belongs to, or make it fit the lines around it."
        return error("yaml-indentation", message, advice, trial.place)
    message = f"This line is set in by {_spaces(fault.column)}, and no line above that it could belong to begins there."
    advice = f"Set it in as far as the lines it belongs to; {_opened(trial)}."
    return error("yaml-indentation", message, advice, trial.place)


def _spaced(trial: Trial) -> str:
    """The line with a space behind its first dash."""
    return trial.line_text.replace("-", "- ", 1)


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def _opened(trial: Trial) -> str:
    """The indentations of the lines above that are still open, in words."""
    depths: list[int] = []
    for line in reversed(trial.lines[: trial.fault.line]):
        if line.strip() and (not depths or _indent(line) < depths[-1]):
            depths.append(_indent(line))
    return "the lines above are set in by " + " or ".join(map(str, sorted(depths)[:6] or [0]))


_FINDERS: tuple[Callable[[Trial], Problem | None], ...] = (
    _continued_text,
    _simple_key,
    _blank_line_too_deep,
    _item_behind_key,
    _beside,
)
