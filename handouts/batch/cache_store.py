"""The place of a shared cache in (a folder or an fsspec URL); named blobs of bytes read from there and written, out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname

from handouts.batch.files import write_aside
from handouts.problems import EnvironmentLacksError, HandoutsError, UsageError

_SECRETS: Final = re.compile(r"(?<=://)[^/@\s]*@")
"""Name and password in a URL: what went wrong may be told to everybody, those not."""
_LONGEST: Final = 200
INSTALL: Final = 'python -m pip install "handouts[remote]"'


class StoreError(Exception):
    """The place cannot be read or written just now; the text says why, without naming the place."""

    def __init__(self, fault: BaseException) -> None:
        words = getattr(fault, "strerror", None) or f"{type(fault).__name__}: {fault}"
        super().__init__(" ".join(_SECRETS.sub("", str(words)).split())[:_LONGEST].removesuffix(":"))


class Store(Protocol):
    """Where blobs lie by name (`a/b`). Both raise StoreError where the place itself is at fault."""

    def read(self, names: Sequence[str], most: int) -> list[bytes | None]:
        """The bytes of each blob, of a longer one one more than `most`; None where there is none."""

    def write(self, blobs: Mapping[str, bytes]) -> None:
        """Each blob is these bytes from now on."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Blobs as files below a folder; whoever reads sees a file whole or not at all."""

    path: Path

    def read(self, names: Sequence[str], most: int) -> list[bytes | None]:
        """The files' bytes."""
        try:
            return [_file(self.path / name, most) for name in names]
        except OSError as error:
            raise StoreError(error) from error

    def write(self, blobs: Mapping[str, bytes]) -> None:
        """Aside, then renamed."""
        try:
            for name, data in blobs.items():
                write_aside(self.path / name, data)
        except HandoutsError as error:
            raise StoreError(error.__cause__ or error) from error


def _file(file: Path, most: int) -> bytes | None:
    """A file's bytes; what lies there and is none, such as a pipe that would never end, is an empty blob."""
    if not file.exists():
        return None
    if not file.is_file():
        return b""
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except FileNotFoundError:
        return None


class Remote:
    """Blobs of a file system that fsspec knows. Its libraries raise what they like: all of it is the place's fault."""

    def __init__(self, url: str) -> None:
        """Raises EnvironmentLacksError where fsspec, or what it needs for that kind of URL, is not installed, and
        UsageError where there is no such kind. A place that can't be reached is a fault of reading.
        """
        self._url = url
        try:
            self._place()
        except ImportError as error:
            missing = INSTALL if (error.name or "").startswith("fsspec") else str(error)
            raise EnvironmentLacksError(f"a cache at this URL needs more than is installed here: {missing}") from error
        except ValueError as error:
            raise UsageError(f"the place of the cache can't be understood. {StoreError(error)}") from error
        except Exception:  # told when it is read
            return

    def _place(self) -> tuple[Any, str]:
        """The file system, which fsspec keeps once it could be reached, and the path in it."""
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra, for those alone who name a URL

        files, path = url_to_fs(self._url)
        return files, str(path).rstrip("/")

    def read(self, names: Sequence[str], most: int) -> list[bytes | None]:
        """The blobs' bytes, fetched side by side where that kind of place can."""
        try:
            files, path = self._place()
            paths = [f"{path}/{name}" for name in names]
            found = files.cat_ranges(paths, [0] * len(paths), [most + 1] * len(paths), on_error="return")
            return [_blob(files, *pair, most) for pair in zip(paths, found, strict=True)]
        except Exception as error:
            raise StoreError(error) from error

    def write(self, blobs: Mapping[str, bytes]) -> None:
        """Object stores show a blob whole or not at all; elsewhere a cut one is told by its digest."""
        try:
            files, path = self._place()
            try:
                files.pipe({f"{path}/{name}": data for name, data in blobs.items()})
            except FileNotFoundError:
                for name, data in blobs.items():
                    files.makedirs(f"{path}/{name}".rpartition("/")[0], exist_ok=True)
                    files.pipe_file(f"{path}/{name}", data)
        except Exception as error:
            raise StoreError(error) from error


def _blob(files: Any, path: str, found: object, most: int) -> bytes | None:
    """What was fetched. Some places have no beginning of an empty blob: it is asked for in another way."""
    if isinstance(found, FileNotFoundError):
        return None
    if not isinstance(found, Exception):
        return bytes(found)  # type: ignore[call-overload, no-any-return]
    with files.open(path, "rb") as opened:
        return bytes(opened.read(most + 1))


def store_at(place: str) -> Store:
    """The store at a folder's path, a file:// URL, or any other that fsspec knows."""
    if place.startswith("://"):
        raise UsageError(f"{place!r} is no place for a cache; write a folder, or a URL such as s3://bucket/handouts")
    if "://" not in place:
        return Folder(Path(place).expanduser())
    url = urlsplit(place)
    if url.scheme == "file":
        return Folder(Path(url2pathname(url.path)))
    return Remote(place)
