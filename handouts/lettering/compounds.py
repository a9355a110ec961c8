"""A TrueType program and compounds of its glyphs in, the program with each compound as one more glyph out.

Fonts draw some letters with several glyphs, a stroke and its dots; as one glyph they have one code, which says the
letter (OpenType, `glyf`: composite glyph description).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

_WORDS, _OFFSETS, _MORE, _UNSCALED = 0x0001, 0x0002, 0x0020, 0x1000
_DEPTH: Final = 3
"""How deep composite glyphs may nest: a compound of glyphs that the font composes itself."""
_ADJUSTMENT: Final = 0xB1B0AFBA
_LONG_LOCA: Final = struct.pack(">h", 1)


class Compound(NamedTuple):
    """Glyphs drawn as one: (number, right, up) of each and the advance of all, in font units."""

    parts: tuple[tuple[int, int, int], ...]
    advance: int


def with_compounds(program: bytes, compounds: Sequence[Compound]) -> tuple[bytes, int]:
    """The program with the compounds after its last glyph, and the number of the first of them."""
    tables = _tables(program)
    head, hhea, maxp = bytearray(tables["head"]), bytearray(tables["hhea"]), bytearray(tables["maxp"])
    (count,) = struct.unpack_from(">H", maxp, 4)
    places = _places(tables["loca"], count, long=head[50:52] == _LONG_LOCA)
    glyphs, metrics = bytearray(tables["glyf"]), bytearray(_metrics(tables["hmtx"], hhea, count))
    for compound in compounds:
        outline = _outline(compound, tables["glyf"], places)
        glyphs += bytes(-len(glyphs) % 4)
        places[-1] = len(glyphs)
        glyphs += outline
        places.append(len(glyphs))
        left = struct.unpack_from(">h", outline, 2)[0] if outline else 0
        metrics += struct.pack(">Hh", compound.advance, left)
    total = count + len(compounds)
    struct.pack_into(">H", maxp, 4, total)
    struct.pack_into(">2H", maxp, 28, max(len(compound.parts) for compound in compounds), _DEPTH)
    struct.pack_into(">H", hhea, 34, total)
    head[50:52] = _LONG_LOCA
    head[8:12] = bytes(4)
    loca = struct.pack(f">{total + 1}I", *places)
    changed = {"head": head, "hhea": hhea, "maxp": maxp, "hmtx": metrics, "loca": loca, "glyf": glyphs}
    return _joined(program[:4], {**tables, **{tag: bytes(data) for tag, data in changed.items()}}), count


def _tables(program: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", program, 4)
    entries = struct.iter_unpack(">4s3I", program[12 : 12 + 16 * count])
    return {tag.decode("ascii"): program[start : start + length] for tag, _, start, length in entries}


def _places(loca: bytes, count: int, *, long: bool) -> list[int]:
    if long:
        return list(struct.unpack_from(f">{count + 1}I", loca))
    return [2 * half for half in struct.unpack_from(f">{count + 1}H", loca)]


def _metrics(hmtx: bytes, hhea: bytearray, count: int) -> bytes:
    """Advance and bearing of each glyph; those after the last advance of the table share that one."""
    (told,) = struct.unpack_from(">H", hhea, 34)
    last = hmtx[4 * told - 4 : 4 * told - 2]
    bearings = hmtx[4 * told :]
    return hmtx[: 4 * told] + b"".join(
        [last + bearings[2 * place : 2 * place + 2].ljust(2, b"\0") for place in range(count - told)]
    )


def _outline(compound: Compound, glyf: bytes, places: Sequence[int]) -> bytes:
    """The composite glyph; nothing where all its parts are blank."""
    parts = [part for part in compound.parts if places[part[0]] < places[part[0] + 1]]
    if not parts:
        return b""
    boxes = [
        (x0 + right, y0 + up, x1 + right, y1 + up)
        for number, right, up in parts
        for x0, y0, x1, y1 in (struct.unpack_from(">4h", glyf, places[number] + 2),)
    ]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    written = struct.pack(">5h", -1, min(lefts), min(bottoms), max(rights), max(tops))
    for place, (number, right, up) in enumerate(parts, start=1):
        more = _MORE if place < len(parts) else 0
        written += struct.pack(">2H2h", _WORDS | _OFFSETS | _UNSCALED | more, number, right, up)
    return written


def _joined(version: bytes, tables: Mapping[str, bytes]) -> bytes:
    """The tables as one file, with its checksums (OpenType, "Font file")."""
    count = len(tables)
    power = count.bit_length() - 1
    written = version + struct.pack(">4H", count, 16 << power, power, 16 * (count - (1 << power)))
    at = len(written) + 16 * count
    body, directory, head = b"", b"", 0
    for tag, data in sorted(tables.items()):
        head = at + len(body) if tag == "head" else head
        directory += struct.pack(">4s3I", tag.encode("ascii"), _sum(data), at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    whole = bytearray(written + directory + body)
    struct.pack_into(">I", whole, head + 8, (_ADJUSTMENT - _sum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
