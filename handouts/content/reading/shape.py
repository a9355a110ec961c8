"""The lines of a file in, the Problem out that shows before any YAML is read: empty, a web page, a merge conflict."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handouts.content.reading.characters import MAX_RELATED
from handouts.content.reading.findings import error
from handouts.problems import Problem, Related, Where

_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: |$)")
_WEB_PAGE = re.compile(r"\s*<(?:!doctype|\?xml|html|head|body)\b", re.IGNORECASE)
_NOTHING = re.compile(r"\s*(?:#.*)?")
_DIRECTIVE = re.compile(r"%[A-Z]+(?: |$)")


def shape_problem(lines: Sequence[str], file: str) -> Problem | None:
    """The first of these faults, or None."""
    return _web_page(lines, file) or _conflict(lines, file) or _directive(lines, file) or _empty(lines, file)


def _web_page(lines: Sequence[str], file: str) -> Problem | None:
    first = next((line for line in lines if line.strip()), "")
    if not _WEB_PAGE.match(first):
        return None
    message = "This is a web page, not a content file; perhaps an error page was saved under this name."
    return error("yaml-web-page", message, "Get the file again from where it is kept, or delete it.", Where(file))


def _conflict(lines: Sequence[str], file: str) -> Problem | None:
    marked = [(number, match.group(1)) for number, line in enumerate(lines, 1) if (match := _CONFLICT.match(line))]
    if not any(marker[0] in "<>" for _, marker in marked):
        return None
    number, marker = marked[0]
    related = tuple(Related(Where(file, n), f"The marker {m} is here.") for n, m in marked[1 : MAX_RELATED + 1])
    found = error(
        "yaml-merge-conflict",
        f"The marker {marker} shows that two versions of this file were never put together.",
        "Choose what shall stay of the two versions between <<<<<<< and >>>>>>>, and delete the marker lines.",
        Where(file, number),
    )
    return Problem(found.id, found.severity, found.message, found.advice, found.where, related)


def _directive(lines: Sequence[str], file: str) -> Problem | None:
    number, line = next(((n, text) for n, text in enumerate(lines, 1) if not _NOTHING.fullmatch(text)), (0, ""))
    if not _DIRECTIVE.match(line):
        return None
    return error(
        "yaml-directive",
        f"Lines that start with {line.split()[0]} are not used here.",
        "Delete this line, and the line --- after it.",
        Where(file, number),
    )


def _empty(lines: Sequence[str], file: str) -> Problem | None:
    if not all(_NOTHING.fullmatch(line) or line.rstrip() in ("---", "...") for line in lines):
        return None
    if sum(line.startswith("---") for line in lines) > 1:
        return None  # several documents, empty or not, have a Problem of their own
    what = "It holds notes only." if any(line.strip() for line in lines) else "It has no words at all."
    return error("yaml-empty", f"This file is empty. {what}", "Write its content, or delete the file.", Where(file))
