"""The versions of everything that draws a page: part of each fingerprint, so that a new version reprints."""

from __future__ import annotations

import zlib
from importlib.metadata import PackageNotFoundError, version

from handouts.lettering.versions import versions

PACKAGES = ("handouts", "jinja2", "pillow", "reportlab", "uharfbuzz")


def machinery() -> tuple[tuple[str, str], ...]:
    """(name, version) of packages, shaping and break data, and zlib."""
    packages = [(f"package:{name}", _version(name)) for name in PACKAGES]
    lettering = [(f"lettering:{name}", value) for name, value in versions()]
    return tuple(sorted([*packages, *lettering, ("zlib", zlib.ZLIB_RUNTIME_VERSION)]))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
