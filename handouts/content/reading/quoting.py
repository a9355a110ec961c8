"""A line that holds a text YAML cannot take as it stands in, the line as it should be typed out.

Columns are code points from 1. The helpers for the models (`text_wanted`, `note_in_text`) make the whole Problem.
"""

from __future__ import annotations

import re

from handouts.content.nodes import Mapping, Scalar, Sequence
from handouts.problems import LineReader, Problem, Severity, Where

NEEDS_QUOTES = "yaml-text-needs-quotes"

_DATA = "A text that starts with {0} is read as data, so nothing would be printed."
_SIGN = "A text may not start with {0} unless it stands in quotes."
_FIRST_CHARACTERS = {
    "{": _DATA,
    "[": _DATA,
    "*": "A text that starts with * is read as a pointer to another place, so nothing would be printed.",
    "&": "A text that starts with & is read as the name of a place, so the & would not be printed.",
    "!": "A text that starts with ! is read as the name of a data type, so the ! would not be printed.",
    '"': "The text goes on behind its closing quote.",
    "'": "The text goes on behind its closing quote.",
    "|": "The sign | announces a longer text on the lines below, so no words may stand beside it.",
    ">": "The sign > announces a longer text on the lines below, so no words may stand beside it.",
    **dict.fromkeys("@`%?,]}", _SIGN),
}
_COLON = "This text has a colon and a space in it, so its first part is read as a key."
_OUR_MARKS = re.compile(r"\[\[|\[@|\{[\w.]+\}|\[[^\[\]]*\]\(")
_KEY = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'\[\]{}#&*!|>%@`,?:-](?:[^:#]|:(?=\S)|(?<=\S)\#)*?):[ \t]+"""
_DASHES = re.compile(r"[ ]*(?:-[ \t]+)*")
_KEYED = re.compile(_KEY)
_WORDED_KEY = re.compile(r"[a-z][\w -]*:[ \t]+")
_ENTRY = re.compile(r",\s+(?=[a-z][a-z _-]*:\s)")


def value_columns(line: str) -> tuple[int, ...]:
    """The columns at which a text may begin in this line: behind its key, behind its dash; the likest first."""
    start = _behind_dashes(line)
    key = _KEYED.match(line, start - 1)
    if not key:
        return (start,)
    if line[: start - 1].strip() and not _WORDED_KEY.match(line, start - 1):
        return start, key.end() + 1
    return (key.end() + 1,)


def _behind_dashes(line: str) -> int:
    dashes = _DASHES.match(line)
    return dashes.end() + 1 if dashes else 1


def parent_column(line: str, value_column: int) -> int:
    """The column of the key or dash the value at `value_column` hangs on, 0 for none; what is set in deeper is its."""
    start = _behind_dashes(line)
    return start if value_column > start else line.rfind("-", 0, value_column - 1) + 1


def why_quotes(value: str) -> str:
    """Why this text cannot stand without quotes, in words; "" where it can."""
    first = value[:1]
    if first in "[{" and first and not is_text_after_all(value):
        return ""
    if first in ('"', "'") and _closes_at_end(value):
        return ""
    if first in ("|", ">") and re.fullmatch(r"[|>][-+1-9]*\s*(#.*)?", value):
        return ""
    if first in ("?", "-") and value[1:2].strip():
        first = ""
    if first in _FIRST_CHARACTERS and first:
        return _FIRST_CHARACTERS[first].format(first)
    return _COLON if re.search(r":(\s|$)", value) else ""


def is_text_after_all(value: str) -> bool:
    """Whether what starts with a bracket is a text: it starts with a mark of ours, or goes on behind the bracket."""
    if _OUR_MARKS.match(value):
        return True
    end = _balanced_end(value)
    return end > 0 and value[end:].strip()[:1] not in ("", "#", ",", "]", "}", ":")


def _balanced_end(value: str) -> int:
    """The offset behind the bracket that closes the first one, or 0."""
    depth = 0
    for offset, character in enumerate(value):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            return offset + 1
    return 0


def _closes_at_end(value: str) -> bool:
    pattern = r'"(?:[^"\\]|\\.)*"\s*(?:#.*)?' if value[0] == '"' else r"'(?:[^']|'')*'\s*(?:#.*)?"
    return re.fullmatch(pattern, value) is not None


def in_quotes(text: str) -> str:
    """The text as a quoted YAML scalar of one line: double quotes, or single where it holds such or a backslash."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def quoted_line(line: str, value_column: int) -> str:
    """The line with what stands from `value_column` on as one quoted text; indentation, dash and key are kept."""
    head, value = line[: value_column - 1], line[value_column - 1 :].strip(" \t")
    return head.replace("\t", " ") + in_quotes(_meant(value))


def _meant(value: str) -> str:
    """The text somebody meant: outer quotes go where they were to hold the whole (`'It's good'`)."""
    quote = value[:1]
    if quote not in ('"', "'") or len(value) < 3 or value[-1] != quote:
        return value
    inside = value[1:-1]
    if re.search(rf"{quote}[\s.,;:!?)]", inside) or (quote == '"' and inside.count('"') % 2 == 0 and '"' in inside):
        return value
    return inside


def as_block(line: str, value_column: int, further: tuple[str, ...]) -> str:
    """A text of several lines under `|`, its lines set in by two from what it hangs on."""
    indent = " " * (max(parent_column(line, value_column), 1) + 1)
    texts = (line[value_column - 1 :].strip(" \t"), *(text.strip(" \t") for text in further))
    return "\n".join([line[: value_column - 1].rstrip() + " |", *(indent + text if text else "" for text in texts)])


def unfolded(line: str, value_column: int) -> str:
    """`{a: …, b: …}` or `[…, …]` on one line as one entry a line, in quotes where need be; "" if unclear."""
    value = line[value_column - 1 :].strip(" \t")
    pair = value[:1] + value[-1:]
    if pair not in ("{}", "[]"):
        return ""
    inside = value[1:-1].strip()
    parts = _ENTRY.split(inside) if pair == "{}" else re.split(r",\s+", inside)
    entries = [_entry(part, is_map=pair == "{}") for part in parts]
    return _below(line[: value_column - 1], parent_column(line, value_column), entries) if all(entries) else ""


def _entry(part: str, *, is_map: bool) -> str:
    key, colon, text = part.partition(": ") if is_map else ("", "", part)
    text = text.strip()
    if not text or (is_map and not colon):
        return ""
    return (f"{key}: " if is_map else "- ") + (in_quotes(text) if why_quotes(text) or " #" in text else text)


def _below(head: str, parent: int, entries: list[str]) -> str:
    indent = " " * (max(parent, 1) + 1)
    if head.endswith("- ") or not head.strip():
        return "\n".join([head + entries[0], *(" " * len(head) + entry for entry in entries[1:])])
    return "\n".join([head.rstrip(), *(indent + entry for entry in entries)])


def needs_quotes(message: str, where: Where, write: str) -> Problem:
    """The Problem for a text that cannot stand as typed; `write` is the line as it should be."""
    advice = (
        "Put the whole text in quotes, or write it below a | with the text on the next lines, set in by two spaces."
    )
    return Problem(NEEDS_QUOTES, Severity.ERROR, message, advice, where, write=write)


def text_wanted(node: Mapping | Sequence, lines: LineReader) -> Problem:
    """The Problem for a map or list where a text belongs, with the line in quotes where the line is a text."""
    line = lines(node.where.file, node.where.line)
    column = node.where.column
    message = why_quotes(line[column - 1 :].strip(" \t"))
    if message and _on_one_line(node):
        return needs_quotes(message, node.where, quoted_line(line, column))
    what, sign = ("keys", "key: value") if isinstance(node, Mapping) else ("a list", "- item")
    advice = f"Write the text right behind its key or dash; lines like “{sign}” do not belong here."
    return Problem("yaml-text-wanted", Severity.ERROR, f"A text is wanted here, not {what}.", advice, node.where)


def _on_one_line(node: Mapping | Sequence) -> bool:
    kids = [part for entry in node.entries for part in entry] if isinstance(node, Mapping) else node.items
    return all(_last_line(kid) == node.where.line for kid in kids)


def _last_line(node: Mapping | Sequence | Scalar) -> int:
    if isinstance(node, Scalar):
        return max((line for _, line, _ in node.places), default=node.where.line)
    kids = [part for entry in node.entries for part in entry] if isinstance(node, Mapping) else node.items
    return max((_last_line(kid) for kid in kids), default=node.where.line)


def note_in_text(scalar: Scalar, lines: LineReader) -> Problem | None:
    """The Problem for a text cut short by a ` #` note behind it, or None; for values where a text is wanted."""
    note = scalar.note_follows
    if note is None:
        return None
    line = lines(note.file, note.line)
    one_line = scalar.where.line == note.line
    column = value_columns(line)[0] if not scalar.text else scalar.where.column
    return Problem(
        "yaml-note-cuts-text",
        Severity.ERROR,
        "Everything after ` #` was left out. A note to yourself goes on a line of its own; a text goes in quotes.",
        "Put the text in quotes, or move the note to its own line.",
        note,
        write=quoted_line(line, column) if one_line else "",
    )
