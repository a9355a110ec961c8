"""Plain values, and themes, in; their digests, as fingerprints use them, out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from handouts.document.theme import Theme
from handouts.translation.localised_text import Untranslated


def digest(value: object) -> str:
    """sha256 of the value's canonical JSON, in hex."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def word_digest(word: str) -> str:
    """The digest of a fixed word; of one that nobody has translated, with the language it is left in."""
    return digest([word, word.lang] if isinstance(word, Untranslated) else word)


def theme_digest(theme: Theme | None) -> str:
    """The digest of a theme's values; of nothing where there is none."""
    return digest(_values(theme) if theme else "")


def _values(theme: Theme) -> dict[str, object]:
    """The theme as plain values."""
    things = {name: {key: asdict(value) for key, value in getattr(theme, name).items()} for name in ("styles", "boxes")}
    plain = {name: dict(getattr(theme, name)) for name in ("colours", "measures", "leading", "close_leading")}
    cards = {"cards": _values(theme.cards)} if theme.cards else {}
    return {"name": theme.name, "page": asdict(theme.page), "rail": theme.rail, **plain, **things, **cards}
