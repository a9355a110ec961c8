"""What decides where glyphs and breaks go, besides the fonts: the versions that belong in every fingerprint."""

from __future__ import annotations

from importlib.metadata import version

from handouts.lettering.faces import HARFBUZZ_VERSION
from handouts.lettering.properties import UNICODE_VERSION


def versions() -> tuple[tuple[str, str], ...]:
    """(name, version) of shaping, character properties and break rules; ICU comes inside icu4py."""
    return ("harfbuzz", HARFBUZZ_VERSION), ("icu4py", version("icu4py")), ("unicode", UNICODE_VERSION)
