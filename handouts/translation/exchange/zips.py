"""Files by name in, the bytes of one zip out, the same every time; and a zip that came back in, its files out.

A zip from outside is read in memory, within limits of number and size; nothing is unpacked to a path.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from handouts.problems import Problem, Severity, Where

MOST_FILES = 500
MOST_BYTES = 50_000_000
_WORK = (".po", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff")
"""What a translator's work comes back in; other files in a zip are for people."""


SENT = "sent.json"
"""The digests of the work files as they were sent: one that nobody worked in must undo nothing done in another."""
_MOST_SENT = 200_000


def sent_as(files: Mapping[str, bytes]) -> bytes:
    """The digests of work files by name, as they are noted in a package."""
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    return json.dumps(digests, indent=0).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files, in their order and of no date."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def is_zip(data: bytes) -> bool:
    """Whether these bytes begin as a zip does."""
    return data[:4] == b"PK\x03\x04"


def work_in(data: bytes, file: str) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """The translations in a zip that were worked in, as `zip/name` → bytes; a Problem where it is broken or too big.

    PO files come first: where nothing says which file was worked in, what stands in the XLIFF file is what counts.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return dict(_members(archive, file)), ()
    except _TooMuchError:
        message = f"This zip holds more than {MOST_FILES} files or {MOST_BYTES // 1_000_000} MB."
        return {}, (_problem("zip-too-large", message, "Send the work files only.", file),)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        message = "This zip can't be opened: it is broken or has a password."
        return {}, (_problem("zip-broken", message, "Pack it once more, or send the work files alone.", file),)


class _TooMuchError(Exception):
    """More than is read from outside."""


def _members(archive: zipfile.ZipFile, file: str) -> Iterator[tuple[str, bytes]]:
    infos = archive.infolist()
    left = MOST_BYTES
    sent = _sent(archive)
    if len(infos) > MOST_FILES:
        raise _TooMuchError
    for info in sorted(infos, key=lambda info: not info.filename.lower().endswith(".po")):
        name = info.filename
        if not name.lower().endswith(_WORK) or name.startswith("__MACOSX/") or info.is_dir():
            continue
        with archive.open(info) as stream:
            data = stream.read(left + 1)
        left -= len(data)
        if left < 0:
            raise _TooMuchError
        if hashlib.sha256(data).hexdigest() not in sent:
            yield f"{file}/{name}", data


def _sent(archive: zipfile.ZipFile) -> frozenset[str]:
    """The digests of what was sent, noted beside the work, which may lie in a folder; none where they are not."""
    noted_in = [name for name in archive.namelist() if name.rpartition("/")[2] == SENT and "__MACOSX" not in name]
    if not noted_in:
        return frozenset()
    with archive.open(min(noted_in, key=len)) as stream:
        data = stream.read(_MOST_SENT)
    try:
        noted = json.loads(data)
    except (ValueError, RecursionError):
        return frozenset()
    return frozenset(filter(lambda one: isinstance(one, str), noted.values() if isinstance(noted, dict) else ()))


def _problem(problem_id: str, message: str, advice: str, file: str) -> Problem:
    return Problem(problem_id, Severity.ERROR, message, advice, Where(file))
