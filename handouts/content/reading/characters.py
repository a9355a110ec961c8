"""Bytes of a content file in, its text or one Problem out: size, encoding, and characters that no page may hold.

Columns are code points from 1; a line ends at LF, CR LF or CR and at nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from handouts.problems import Problem, Related, Severity, Where

MAX_BYTES = 1_000_000
"""The largest content file that is read, in bytes."""

MAX_RELATED = 8
"""How many further places one Problem names; the rest is found when these are mended."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_KINDS = (
    (
        "\ufeff",
        "is a byte order mark, which may stand only at the very start of a file",
        "Delete it: it is invisible, so delete the whole gap with the keys beside it and retype these.",
    ),
    (
        "\u2028\u2029",
        "is an invisible line separator, pasted from another program",
        "Delete it and press Enter instead.",
    ),
    (
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f",
        "is an invisible mark that changes the direction of writing, so a text shows otherwise than it is stored",
        "Delete it: the direction is worked out from the letters when the page is set.",
    ),
    (
        "\U000e0000-\U000e007f\ufff9-\ufffb",
        "is an invisible tag, so the text would hold more than it shows",
        "Delete it.",
    ),
    (_NONCHARACTERS, "is a code that stands for no character", "Delete it, and type the character that belongs there."),
    ("\ud800-\udfff", "is half a character", "Type the character itself."),
    (
        "\x00-\x08\x0b-\x1f\x7f-\x9f",
        "is a control character, which no page can show",
        "Delete it; text pasted from another program often brings such characters along.",
    ),
)
_FORBIDDEN = re.compile("[" + "".join(characters for characters, _, _ in _KINDS) + "]")
_BY_KIND = re.compile("|".join(f"([{characters}])" for characters, _, _ in _KINDS))
_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAVE_AS_UTF8 = "Open the file in your editor, choose “Save with encoding” (or “Save as”), pick UTF-8 and save."
_CONTINUATION = range(0x80, 0xC0)


def text_lines(data: bytes) -> tuple[str, ...]:
    """The lines to show for a file's bytes, without line ends and byte order mark; what is no UTF-8 shows as U+FFFD."""
    return split_lines(data.decode("utf-8", "replace").removeprefix("\ufeff"))


def split_lines(text: str) -> tuple[str, ...]:
    """The text's lines without their ends."""
    return tuple(_LINE_END.split(text))


def text_of(data: bytes, file: str) -> str | Problem:
    """The text without its byte order mark and with LF behind every line, or the one Problem why it cannot be had."""
    if len(data) > MAX_BYTES:
        return _too_large(data, file)
    wide = _wide_encoding(data, file)
    if wide:
        return wide
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        return _not_utf8(data, fault, file)
    lines = split_lines(text)
    return _forbidden_in_lines(lines, file) or "\n".join(lines if lines[-1] == "" else [*lines, ""])


def _forbidden_in_lines(lines: Sequence[str], file: str) -> Problem | None:
    """One Problem for all characters in the lines that may not be there, at the first of them."""
    found = ((line, match) for line, text in enumerate(lines, 1) for match in _FORBIDDEN.finditer(text))
    return forbidden_problem(
        [(Where(file, line, match.start() + 1), match.group()) for line, match in islice(found, MAX_RELATED + 1)]
    )


def forbidden_in_value(text: str) -> tuple[tuple[int, str], ...]:
    """(offset, character) of what escapes brought into a value and no page may hold; a carriage return too."""
    return tuple((match.start(), match.group()) for match in _FORBIDDEN.finditer(text))


def forbidden_problem(places: Sequence[tuple[Where, str]]) -> Problem | None:
    """The Problem for forbidden characters at these places, or None where there are none."""
    if not places:
        return None
    where, character = places[0]
    _, what, advice = _KINDS[_kind(character)]
    related = tuple(Related(place, f"U+{ord(other):04X} is here too.") for place, other in places[1 : MAX_RELATED + 1])
    return Problem(
        "yaml-character", Severity.ERROR, f"The character U+{ord(character):04X} {what}.", advice, where, related
    )


def _kind(character: str) -> int:
    match = _BY_KIND.fullmatch(character)
    return (match.lastindex or 1) - 1 if match else 0


def _too_large(data: bytes, file: str) -> Problem:
    return Problem(
        "yaml-too-large",
        Severity.ERROR,
        f"This file has {len(data):,} bytes; a content file may have {MAX_BYTES:,}.",
        "Check that it is the right file. Text belongs in several leaflets, pictures in files of their own.",
        Where(file),
    )


def _encoding(message: str, advice: str, where: Where) -> Problem:
    return Problem("yaml-encoding", Severity.ERROR, message, advice, where)


def _wide_encoding(data: bytes, file: str) -> Problem | None:
    name = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "")
    start = data[:200]
    if not name and len(start) >= 4 and start.count(0) * 3 >= len(start):
        name = "UTF-16"
    if not name:
        return None
    return _encoding(f"This file is saved as {name}, not as UTF-8 (seen at byte 0).", _SAVE_AS_UTF8, Where(file))


def _not_utf8(data: bytes, fault: UnicodeDecodeError, file: str) -> Problem:
    before = split_lines(data[: fault.start].decode("utf-8").removeprefix("\ufeff"))
    where = Where(file, len(before), len(before[-1]) + 1)
    byte = data[fault.start]
    place = f"byte {fault.start} (0x{byte:02X})"
    if fault.end >= len(data) and fault.reason == "unexpected end of data":
        return _encoding(
            f"The file ends in the middle of a character, at {place}.", "Get a whole copy of the file.", where
        )
    follower = data[fault.start + 1 : fault.start + 2]
    if byte >= 0xC0 and follower and follower[0] in _CONTINUATION:
        advice = "Delete what stands there and type the character again, then save the file as UTF-8."
        return _encoding(f"The bytes from {place} on are damaged: they are no character in UTF-8.", advice, where)
    meant = bytes([byte]).decode("cp1252", "replace")
    guess = "" if meant == "\ufffd" else f" In Windows-1252 it would be {meant}."
    return _encoding(f"This file is not saved as UTF-8: {place} is no character.{guess}", _SAVE_AS_UTF8, where)
