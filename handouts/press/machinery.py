"""The versions of everything that draws a page: part of each fingerprint, so that a new version reprints."""

from __future__ import annotations

import hashlib
import zlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from handouts.lettering.versions import versions

PACKAGES = ("deflate", "jinja2", "pillow", "reportlab", "uharfbuzz")
HERE = Path(__file__).resolve().parents[1]


def machinery() -> tuple[tuple[str, str], ...]:
    """(name, version) of packages, shaping and break data, and zlib."""
    packages = [(f"package:{name}", _version(name)) for name in PACKAGES]
    lettering = [(f"lettering:{name}", value) for name, value in versions()]
    own = [("package:handouts", code_digest(HERE)), ("zlib", zlib.ZLIB_RUNTIME_VERSION)]
    return tuple(sorted([*packages, *lettering, *own]))


def code_digest(package: Path) -> str:
    """sha256 over the program's own modules: a checkout changes more often than its version does."""
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*.py"), key=lambda path: path.relative_to(package).as_posix()):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
