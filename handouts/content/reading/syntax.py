"""A SyntaxFault in, the one Problem out that says in plain words what to type: each kind of fault has its finder.

The order of the finders is their rank: the first that recognises the fault speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from handouts.content.reading.brackets import bracket_problem
from handouts.content.reading.findings import error
from handouts.content.reading.layout import layout_problem
from handouts.content.reading.quoting import (
    as_block,
    needs_quotes,
    parent_column,
    quoted_line,
    value_columns,
    why_quotes,
)
from handouts.content.reading.stream import SyntaxFault
from handouts.content.reading.trial import Trial
from handouts.problems import Problem, Related

_FURTHEST_BACK = 30
_MOST_WRITTEN = 1_000
_MAX_KEY = 1024
_ANY_ESCAPE = re.compile(r"\\(?:.|$)")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[0abt\tnvfre \"/\\N_LP]|$)")
_AS_TEXT = "If the sign belongs to a text, put the text in quotes."


def syntax_problem(fault: SyntaxFault, lines: Sequence[str], file: str, *, pure: bool) -> Problem:
    """The Problem for a fault in these lines."""
    trial = Trial(fault, lines, file, pure)
    found = next((problem for finder in _FINDERS if (problem := finder(trial))), None) or _any_fault(trial)
    return found if len(found.write) <= _MOST_WRITTEN else replace(found, write="")


def _any_fault(trial: Trial) -> Problem:
    advice = "Compare this line and the one above with a file that works: dashes, colons, quotes, spaces before."
    return error("yaml-syntax", "This line cannot be read from here on.", advice, trial.place)


def _reuse(trial: Trial) -> Problem | None:
    fault = trial.fault
    if fault.context == "while scanning an anchor" or trial.character == "&":
        line = fault.context_line if "anchor" in fault.context else fault.line
        column = fault.context_column if "anchor" in fault.context else fault.column
        return _anchor(trial, line, column)
    if trial.character == "*" and trial.line_text[: fault.column].rstrip().rpartition(" ")[2].startswith("&"):
        return _anchor(trial, fault.line, fault.column)
    return None


def _anchor(trial: Trial, line: int, column: int) -> Problem | None:
    name = trial.text_of(line)[column:].split()
    if not name or len(name[0]) < 2:
        return None
    message = f"{name[0]} is a name for a place or points to one; that is not used here."
    advice = f"Write the words out where they are needed. {_AS_TEXT}"
    return error("yaml-anchor", message, advice, trial.where(line, column))


def _tag(trial: Trial) -> Problem | None:
    fault = trial.fault
    if "tag" not in fault.context and "tag handle" not in fault.problem:
        return None
    line, column = fault.context_line, fault.context_column
    tag = (trial.text_of(line)[column:].split() or ["!"])[0]
    message = f"{tag} names a data type; that is not used here."
    return error("yaml-tag", message, f"Delete {tag}. {_AS_TEXT}", trial.where(line, column))


def _tab(trial: Trial) -> Problem | None:
    if trial.character != "\t":
        return None
    line, column = trial.line_text, trial.fault.column
    blanks = re.match(r"[ \t]*", line[column:])
    behind = column + (blanks.end() if blanks else 0)
    if trial.starts_line:
        message, written = "This line is set in with a tab; only spaces count.", "  " * line[:behind].count("\t")
        written = line[:column].replace("\t", "") + written + line[behind:]
    else:
        message, written = "A tab stands here where only a space may.", line[:column].rstrip() + " " + line[behind:]
    advice = "Delete the tab and type spaces, two for each step inwards."
    return error("yaml-tab", message, advice, trial.place, trial.healing(trial.fault.line, written.rstrip()))


def _escape(trial: Trial) -> Problem | None:
    fault = trial.fault
    if not any(words in fault.problem for words in ("escape", "hexdecimal", "chr()")):
        return None
    line, start = _wrong_escape(trial)
    typed = re.match(r"\\(?:[xuU][0-9A-Fa-f]*|.?)", trial.text_of(line)[start:])
    sign = typed.group() if typed else "\\"
    message = f"{sign} stands for no character inside double quotes."
    advice = "Type the character itself. For a backslash, type \\\\, or put the text in single quotes."
    return error("yaml-escape", message, advice, trial.where(line, start))


def _wrong_escape(trial: Trial) -> tuple[int, int]:
    """The first escape without meaning in the quoted text the fault stands in."""
    fault = trial.fault
    for line in range(fault.context_line, len(trial.lines)):
        text, start = trial.text_of(line), fault.context_column if line == fault.context_line else 0
        for match in _ANY_ESCAPE.finditer(text, start):
            if _is_wrong_escape(text, match.start()):
                return line, match.start()
    return fault.line, fault.column


def _is_wrong_escape(text: str, at: int) -> bool:
    match = _ESCAPE.match(text, at)
    if not match:
        return True
    code = int(next((group for group in match.groups() if group), "0"), 16)
    return 0xD800 <= code <= 0xDFFF or code > 0x10FFFF


def _unclosed_quote(trial: Trial) -> Problem | None:
    fault, span = trial.fault, trial.fault.span
    line, column = fault.context_line, fault.context_column
    if "quoted scalar" not in fault.context:
        if fault.style not in ("'", '"') or not span.first < span.last == fault.line or fault.column < span.end:
            return None
        line, column = span.first, span.column
    text = trial.text_of(line)
    quote = text[column : column + 1] or '"'
    written = text.rstrip() + quote
    advice = f"Type {quote} where the text ends."
    found = error(
        "yaml-unclosed-quote", f"The quote {quote} that opens here is not closed.", advice, trial.where(line, column)
    )
    return replace(found, write=trial.healing(line, written))


def _long_key(trial: Trial) -> Problem | None:
    span = trial.fault.span
    if span.first != span.last or span.end - span.column <= _MAX_KEY or trial.character != ":":
        return None
    message = f"This key has {span.end - span.column:,} characters; a key may have {_MAX_KEY:,}."
    advice = "A key is a word or two. If all of this is one text, put it in quotes."
    return error("yaml-key-too-long", message, advice, trial.where(span.first, span.column))


def _empty_key(trial: Trial) -> Problem | None:
    line = trial.line_text.lstrip(" -")
    if not line.startswith(":") or (line[1:2].strip() and not trial.starts_line):
        return None
    where = trial.where(trial.fault.line, len(trial.line_text) - len(line))
    advice = "Write the key before the colon. If the colon belongs to a text, put the text in quotes."
    return error("yaml-empty-key", "A key is missing before this colon.", advice, where)


def _text_needs_quotes(trial: Trial) -> Problem | None:
    """Tries each place where a text may begin, in the fault's line or the line its text began in."""
    start = _first_line_of_text(trial)
    line = trial.text_of(start)
    for column in value_columns(line):
        message = why_quotes(line[column - 1 :].strip(" \t"))
        parent = parent_column(line, column)
        further = _further_lines(trial, start, parent)
        if not message or (further and not parent):
            continue
        written = as_block(line, column, further) if further else quoted_line(line, column)
        if trial.heals(start, start + len(further), written):
            return needs_quotes(message, trial.where(start, column - 1), written)
    return None


def _first_line_of_text(trial: Trial) -> int:
    """The line in which the item or key began whose text the fault stands in."""
    line = trial.fault.line
    if trial.at_end and not trial.line_text.strip():
        line = trial.fault.context_line
    for number in range(line, max(line - _FURTHEST_BACK, -1), -1):
        text = trial.text_of(number)
        if text.strip() and value_columns(text) != (len(text) - len(text.lstrip(" ")) + 1,):
            return number
    return line


def _further_lines(trial: Trial, start: int, parent: int) -> tuple[str, ...]:
    """The lines below that are set in deeper than the text's key or dash: the text's own further lines."""
    further: list[str] = []
    for line in trial.lines[start + 1 :]:
        if line.strip() and len(line) - len(line.lstrip(" ")) < parent:
            break
        further.append(line)
    while further and not further[-1].strip():
        further.pop()
    return tuple(further)


def _second_value(trial: Trial) -> Problem | None:
    if "<document start>" not in trial.fault.problem:
        return None
    message = "The content of this file has ended above, and something more starts here."
    advice = (
        "Keep everything in one list of keys: check the brackets above, and whether this line belongs to this file."
    )
    return error("yaml-more-than-one", message, advice, trial.place)


def _end_marker_in_quote(trial: Trial) -> Problem | None:
    if "document separator" not in trial.fault.problem and "document indicator" not in trial.fault.problem:
        return None
    found = _unclosed_quote(trial)
    related = (Related(trial.place, "The line --- or ... ends the text here."),)
    return replace(found, related=related) if found else None


_FINDERS: tuple[Callable[[Trial], Problem | None], ...] = (
    _reuse,
    _tag,
    _tab,
    _escape,
    _end_marker_in_quote,
    _unclosed_quote,
    _long_key,
    _empty_key,
    _text_needs_quotes,
    bracket_problem,
    _second_value,
    layout_problem,
)
