"""The Work of a finished job in, one entry of the shared cache as bytes out, and back: only what is whole and as asked.

An entry is a line with the format and the digest of the line that follows; that line, JSON, with all that is known of
the sheet and the length and digest of each part; then the parts, PDF and twin, end to end.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import PurePosixPath
from typing import Any, Final

from handouts.batch.made import MOST_PAGES, are_letters
from handouts.batch.worker import Work
from handouts.press.job import Job, canonical, digest_of
from handouts.problem_text import as_json, read_problem
from handouts.problems import Problem, Where

FORMAT: Final = b"handouts-cache/1 "
LARGEST: Final = 64 * 2**20
"""Bytes of an entry; what is larger is neither kept nor read."""
LARGEST_HEADER: Final = 4 * 2**20
PARTS: Final = ("pdf", "twin")
WORDS: Final = ("fingerprint", "content_sha256", "code", "version", "title", "check_letters")
"""The particulars of a sheet that are text."""
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def is_digest(text: str) -> bool:
    """Whether it is a sha256 as we write it."""
    return _DIGEST.fullmatch(text) is not None


def entry_of(work: Work) -> bytes:
    """A finished job's Work as an entry. The same Work gives the same bytes."""
    header = canonical(
        {
            "job": asdict(work.job),
            **{name: getattr(work, name) for name in WORDS},
            "inputs": work.inputs,
            "problems": [as_json(problem) for problem in work.problems],
            "pages": work.pages,
            **{name: _about(getattr(work, name)) for name in PARTS},
        }
    )
    first = FORMAT + hashlib.sha256(header).hexdigest().encode()
    return b"\n".join((first, header, work.pdf + work.twin))


def _about(part: bytes) -> dict[str, object]:
    return {"length": len(part), "sha256": hashlib.sha256(part).hexdigest()}


def work_of(data: bytes, job: Job, fingerprint: str) -> Work | None:
    """The Work of that job, made from inputs of that fingerprint; None where the entry is anything else.

    Nothing in it is trusted: an entry is taken only if it is, byte for byte, what we would write for what it tells.
    """
    first, header, parts = _split(data)
    if first != FORMAT + hashlib.sha256(header).hexdigest().encode():
        return None
    try:
        work = _told(json.loads(header), job, fingerprint, parts)
        return work if _is_sound(work) and entry_of(work) == data else None
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None


def _split(data: bytes) -> tuple[bytes, bytes, bytes]:
    """First line, header and parts, all empty where there are no such lines within the limits."""
    begin = data.find(b"\n", 0, len(FORMAT) + 65)
    end = data.find(b"\n", begin + 1, begin + 1 + LARGEST_HEADER)
    if len(data) > LARGEST or begin < 0 or end < 0:
        return b"", b"", b""
    return data[:begin], data[begin + 1 : end], data[end + 1 :]


def _told(header: Mapping[str, Any], job: Job, fingerprint: str, parts: bytes) -> Work:
    """What the header tells, with the parts as long as it says. Raises ValueError where it was not asked for."""
    if Job(**{field.name: header["job"][field.name] for field in fields(Job)}) != job:
        raise ValueError("of another job")
    if header["fingerprint"] != fingerprint:
        raise ValueError("made from other inputs")
    length = int(header["pdf"]["length"])
    return Work(
        job=job,
        inputs=tuple((str(name), str(digest)) for name, digest in header["inputs"]),
        problems=tuple(map(read_problem, header["problems"])),
        pages=int(header["pages"]),
        pdf=parts[:length],
        twin=parts[length:],
        **{name: str(header[name]) for name in WORDS},
    )


def _is_sound(work: Work) -> bool:
    """Whether a press could have made it: from inputs that give its fingerprint, and with nothing against it."""
    is_made_from_them = digest_of(work.inputs) == work.fingerprint
    is_whole = 0 < work.pages <= MOST_PAGES and bool(work.pdf and work.twin) and is_digest(work.content_sha256)
    return is_made_from_them and is_whole and are_letters(work.check_letters) and not any(map(_is_odd, work.problems))


def _is_odd(problem: Problem) -> bool:
    """Whether it would have withheld the sheet, or points at what can be no place in a project."""
    places = (problem.where, *(related.where for related in problem.related))
    return problem.is_error or any(map(_is_nowhere, places))


def _is_nowhere(where: Where) -> bool:
    path = PurePosixPath(where.file)
    return path.is_absolute() or ".." in path.parts or where.line < 1 or where.column < 1
