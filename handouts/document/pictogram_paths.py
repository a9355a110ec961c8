"""Our own pictograms: names in, strokes and fills on a 24 × 24 grid out (M, L, C, Z, absolute, y downwards)."""

from __future__ import annotations

from types import MappingProxyType

_ROUND = 0.5523
"""How far a Bézier's handles stand out, of the radius, to draw a quarter of a circle."""


def _circle(x: float, y: float, radius: float) -> str:
    """A circle as path data, to two decimals."""
    bend = radius * _ROUND
    right, left, low, high = x + radius, x - radius, y + radius, y - radius
    quarters = (
        (right, y + bend, x + bend, low, x, low),
        (x - bend, low, left, y + bend, left, y),
        (left, y - bend, x - bend, high, x, high),
        (x + bend, high, right, y - bend, right, y),
    )
    curves = " ".join("C" + " ".join(f"{value:.2f}" for value in quarter) for quarter in quarters)
    return f"M{right:.2f} {y:.2f} {curves} Z"


PATHS: MappingProxyType[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "warning": (
            ("stroke", "M12 3 L22 20.5 L2 20.5 Z"),
            ("stroke", "M12 9.5 L12 14"),
            ("fill", _circle(12, 17.2, 1.2)),
        ),
        "phone": (
            (
                "stroke",
                (
                    "M6.5 3 L9.5 3 L11 8 L8.7 9.6 C9.8 12 12 14.2 14.4 15.3 L16 13 L21 14.5 L21 17.5"
                    " C21 19.5 19.5 21 17.5 21 C9.5 20.5 3.5 14.5 3 6.5 C3 4.5 4.5 3 6.5 3 Z"
                ),
            ),
        ),
        "question": (
            (
                "stroke",
                (
                    "M5 3 L19 3 C20.7 3 22 4.3 22 6 L22 14 C22 15.7 20.7 17 19 17 L11 17 L6 21.5 L6 17 L5 17"
                    " C3.3 17 2 15.7 2 14 L2 6 C2 4.3 3.3 3 5 3 Z"
                ),
            ),
            ("stroke", "M9.4 7.9 C9.4 6.4 10.5 5.6 12 5.6 C13.5 5.6 14.6 6.5 14.6 7.9 C14.6 9.6 12 9.7 12 11.3"),
            ("fill", _circle(12, 14.1, 1.1)),
        ),
        "tip": (
            (
                "stroke",
                (
                    "M9 17 L9 15.6 C7 14.4 5.5 12.3 5.5 9.5 C5.5 5.9 8.4 3 12 3 C15.6 3 18.5 5.9 18.5 9.5"
                    " C18.5 12.3 17 14.4 15 15.6 L15 17 Z"
                ),
            ),
            ("stroke", "M9.2 19.6 L14.8 19.6"),
            ("stroke", "M10.8 22 L13.2 22"),
        ),
        "calendar": (
            (
                "stroke",
                (
                    "M5 4.5 L19 4.5 C20.1 4.5 21 5.4 21 6.5 L21 19.5 C21 20.6 20.1 21.5 19 21.5 L5 21.5"
                    " C3.9 21.5 3 20.6 3 19.5 L3 6.5 C3 5.4 3.9 4.5 5 4.5 Z"
                ),
            ),
            ("stroke", "M3 9.5 L21 9.5"),
            ("stroke", "M8 2.2 L8 6.5"),
            ("stroke", "M16 2.2 L16 6.5"),
            ("stroke", "M8.2 15.4 L10.9 18 L15.8 12.8"),
        ),
        "drip": (
            ("stroke", "M12 1.5 L12 4"),
            (
                "stroke",
                (
                    "M9 4 L15 4 C16.38 4 17.5 5.12 17.5 6.5 L17.5 12.5 C17.5 13.88 16.38 15 15 15 L9 15"
                    " C7.62 15 6.5 13.88 6.5 12.5 L6.5 6.5 C6.5 5.12 7.62 4 9 4 Z"
                ),
            ),
            ("stroke", "M6.5 9 L17.5 9"),
            ("stroke", "M12 15 L12 16.6"),
            (
                "fill",
                (
                    "M12 17.4 C13.4 19.2 14 20 14 20.9 C14 22 13.1 22.8 12 22.8 C10.9 22.8 10 22 10 20.9"
                    " C10 20 10.6 19.2 12 17.4 Z"
                ),
            ),
        ),
        "cells": (
            ("stroke", _circle(8.6, 8.2, 5.6)),
            ("fill", _circle(9.3, 7.6, 2)),
            ("stroke", _circle(17.6, 14.4, 4.2)),
            ("fill", _circle(17.9, 14, 1.5)),
            ("stroke", _circle(8.4, 18.9, 3)),
            ("fill", _circle(8.5, 18.8, 1.1)),
        ),
        "hospital": (
            ("stroke", "M2.5 21.5 L21.5 21.5"),
            ("stroke", "M4.5 21.5 L4.5 5 C4.5 3.9 5.4 3 6.5 3 L17.5 3 C18.6 3 19.5 3.9 19.5 5 L19.5 21.5"),
            ("stroke", "M12 6.2 L12 12.6"),
            ("stroke", "M8.8 9.4 L15.2 9.4"),
            ("stroke", "M9.5 21.5 L9.5 16.5 L14.5 16.5 L14.5 21.5"),
        ),
        "pen": (
            (
                "stroke",
                ("M4 18 L5 13.6 L15.4 3.2 C16.2 2.4 17.6 2.4 18.4 3.2 L18.8 3.6 C19.6 4.4 19.6 5.8 18.8 6.6 L8.4 17 Z"),
            ),
            ("stroke", "M13.2 5.4 L16.6 8.8"),
            ("stroke", "M4 21.5 L20 21.5"),
        ),
        "person": (
            ("fill", _circle(12, 5.6, 4.1)),
            (
                "fill",
                (
                    "M12 10.9 C16.4 10.9 19 13.5 19 17.4 L19 21 C19 22.1 18.1 23 17 23 L7 23 C5.9 23 5 22.1 5 21"
                    " L5 17.4 C5 13.5 7.6 10.9 12 10.9 Z"
                ),
            ),
        ),
        "check": (
            (
                "stroke",
                (
                    "M15 4.5 L17.5 4.5 C18.6 4.5 19.5 5.4 19.5 6.5 L19.5 20 C19.5 21.1 18.6 22 17.5 22 L6.5 22"
                    " C5.4 22 4.5 21.1 4.5 20 L4.5 6.5 C4.5 5.4 5.4 4.5 6.5 4.5 L9 4.5"
                ),
            ),
            ("stroke", "M9 6.8 L9 2.5 L15 2.5 L15 6.8 Z"),
            ("stroke", "M8.4 14.6 L11 17.2 L15.8 11.8"),
        ),
        "shield": (
            ("stroke", "M12 2.2 L20 5.2 L20 11.5 C20 16.5 16.8 20 12 22 C7.2 20 4 16.5 4 11.5 L4 5.2 Z"),
            ("stroke", "M12 7.8 L12 15"),
            ("stroke", "M8.4 11.4 L15.6 11.4"),
        ),
        "cell-blood": (
            ("stroke", _circle(9.4, 9.6, 7)),
            ("fill", _circle(10, 9.2, 2.6)),
            ("stroke", _circle(18.4, 18.4, 3.8)),
            ("fill", _circle(18.4, 18.4, 1.5)),
        ),
        "cell-support": (
            (
                "stroke",
                (
                    "M2.07 19.76 C6.11 15.84 5.14 12.16 9.48 8.77 C13.81 5.38 17.15 7.22 21.93 4.24"
                    " C17.89 8.16 18.86 11.84 14.52 15.23 C10.19 18.62 6.85 16.78 2.07 19.76 Z"
                ),
            ),
            ("fill", _circle(12, 12, 1.8)),
        ),
        "cell-nerve": (
            ("stroke", _circle(12, 12, 4.6)),
            ("fill", _circle(12, 12, 1.7)),
            ("stroke", "M12 7.4 L12 2.6"),
            ("stroke", "M9.2 1.4 L12 2.6 L14.8 1.4"),
            ("stroke", "M8 14.4 L3.4 18"),
            ("stroke", "M1.5 16.2 L3.4 18 L3.2 21"),
            ("stroke", "M16 14.4 L20.6 18"),
            ("stroke", "M22.5 16.2 L20.6 18 L20.8 21"),
        ),
        "cell-embryo": (
            ("stroke", _circle(12, 12, 9.8)),
            ("stroke", _circle(8.9, 9, 2.9)),
            ("stroke", _circle(15.1, 9, 2.9)),
            ("stroke", _circle(8.9, 15.2, 2.9)),
            ("stroke", _circle(15.1, 15.2, 2.9)),
        ),
        "cell-reset": (
            ("stroke", _circle(12, 12, 4.2)),
            ("fill", _circle(12, 12, 1.5)),
            ("stroke", "M3 12 C3 7 7 3 12 3 C15.4 3 18.2 4.7 19.8 7.4"),
            ("stroke", "M20.4 2.8 L19.9 7.6 L15.2 7"),
            ("stroke", "M21 12 C21 17 17 21 12 21 C8.6 21 5.8 19.3 4.2 16.6"),
            ("stroke", "M3.6 21.2 L4.1 16.4 L8.8 17"),
        ),
        "scales": (
            ("stroke", "M12 3 L12 20.5"),
            ("stroke", "M7 20.5 L17 20.5"),
            ("stroke", "M4.5 6 L19.5 6"),
            ("stroke", "M4.5 6 L2 13 L7 13 Z"),
            ("stroke", "M19.5 6 L17 13 L22 13 Z"),
            ("stroke", "M2 13 C2.4 15.4 6.6 15.4 7 13"),
            ("stroke", "M17 13 C17.4 15.4 21.6 15.4 22 13"),
        ),
        "book": (
            ("stroke", "M12 6 C10 4.4 6 3.8 2.5 4.5 L2.5 18.5 C6 17.8 10 18.4 12 20"),
            ("stroke", "M12 6 C14 4.4 18 3.8 21.5 4.5 L21.5 18.5 C18 17.8 14 18.4 12 20"),
            ("stroke", "M12 6 L12 20"),
        ),
        "dna": (
            ("stroke", "M7 2 C7 8.5 17 9 17 12 C17 15 7 15.5 7 22"),
            ("stroke", "M17 2 C17 8.5 7 9 7 12 C7 15 17 15.5 17 22"),
            ("stroke", "M8.2 5 L15.8 5"),
            ("stroke", "M8.2 19 L15.8 19"),
            ("stroke", "M9 12 L15 12"),
        ),
        "steps": (
            ("stroke", "M2.5 20.5 L2.5 16 L8.5 16 L8.5 11 L14.5 11 L14.5 6 L21.5 6"),
            ("stroke", "M2.5 20.5 L21.5 20.5 L21.5 6"),
        ),
    }
)
"""Pictogram name → its parts in drawing order, each a stroke or a fill."""
