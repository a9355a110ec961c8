"""A Bundle and its project's folder in; one packed value out, with all that a worker anywhere needs, and back.

The files that pages are made of (templates, fonts, pictures) are packed as they are now: every worker of a run sees the
same ones, whatever is edited meanwhile, and needs no disk that it shares with others.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from handouts.content.models.blocks import BaseBlock, FigureBlock
from handouts.content.models.clinics import Clinic
from handouts.content.project import AnyHandout
from handouts.content.project_files import read_inside
from handouts.press.job import Bundle

FOLDERS: Final = ("templates", "content/fonts")
"""The folders whose files pages are made of."""
PROTOCOL: Final = pickle.HIGHEST_PROTOCOL


@dataclass(frozen=True, slots=True)
class Parcel:
    """A Bundle and the project's files by their paths."""

    bundle: Bundle
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Packed:
    """A Parcel as bytes; `digest` is its address, sha256 in hex."""

    data: bytes
    digest: str


def parcel_of(root: Path, bundle: Bundle) -> Parcel:
    """What a run is made from, as it is on the disk now."""
    names = [*_listed(root), *_pictures(bundle)]
    found = {name: data for name in dict.fromkeys(names) if (data := read_inside(root, name)) is not None}
    return Parcel(bundle, found)


def _listed(root: Path) -> Iterator[str]:
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(root).as_posix()


def _pictures(bundle: Bundle) -> Iterator[str]:
    """The paths of all pictures, as typed."""
    for handout in bundle.content.handouts.values():
        yield from (block.figure.text for block in _blocks(handout) if isinstance(block, FigureBlock))


def _blocks(handout: AnyHandout) -> Iterator[BaseBlock]:
    for section in getattr(handout, "sections", ()):
        yield from section.body


def _view(shown: dict[object, object]) -> Mapping[object, object]:
    return MappingProxyType(shown)


class _Packer(pickle.Pickler):
    """Packs read-only views too, which pickle itself refuses, and each clinic by itself: pickle remembers all parts of
    what it packs, and there may be ten thousand clinics.
    """

    def reducer_override(self, value: object) -> Any:
        """How a view is packed: as what it shows; how a clinic: as its bytes."""
        if isinstance(value, MappingProxyType):
            return _view, (dict(value),)
        return (pickle.loads, (pickle.dumps(value, PROTOCOL),)) if isinstance(value, Clinic) else NotImplemented


def packed(parcel: Parcel) -> Packed:
    """The parcel as bytes."""
    stream = io.BytesIO()
    _Packer(stream, PROTOCOL).dump(parcel)
    data = stream.getvalue()
    return Packed(data, hashlib.sha256(data).hexdigest())


def unpacked(data: bytes, folder: Path) -> Bundle:
    """The Bundle of a parcel that this program packed, its root the folder that the files are laid out in."""
    parcel: Parcel = pickle.loads(data)  # noqa: S301 - bytes from the run that made this worker, never from outside
    _lay_out(parcel.files, folder)
    return replace(parcel.bundle, content=replace(parcel.bundle.content, root=folder))


def _lay_out(files: Mapping[str, bytes], folder: Path) -> None:
    """Write each file below the folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
