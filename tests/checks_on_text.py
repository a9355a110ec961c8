"""What the rules find in one text, put into the tests' small project for one audience."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from tiny_project import found_in

TEXTS = MappingProxyType(
    {
        "patient": ("patient: Ear wax is **normal**. It may need no treatment.", "patient: "),
        "plain": ("plain: Ear wax is normal.", "plain: "),
        "clinician": ("clinician: Which softening drops work best.", "clinician: "),
        "title": ("patient: Softening ear wax with drops", "patient: "),
        "question": ("- What if they do not help?", "- "),
        "red flag": ("patient: Ring {clinic.urgent_phone} now, day or night.", "patient: "),
        "heading": ("patient: Do the drops help?", "patient: "),
        "teach back": ('["Can you tell me how you will use the drops?"]', "\n  - "),
    }
)
"""A text of the leaflet by who gets it, and the key or dash before it."""


def found_in_text(folder: Path, audience: str, text: str) -> tuple[list[tuple[str, str]], str]:
    """Ids and places of the Problems (no notes) where this text says `text`, and the place of its mark «."""
    old, before = TEXTS[audience]
    return found_in(folder, "leaflet", old, f"{before}'{text.replace(chr(39), chr(39) * 2)}'")
