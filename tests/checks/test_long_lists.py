from __future__ import annotations

from pathlib import Path

import pytest
from tiny_project import found_in


def items(count: int, before: str, marked: int = 8) -> str:
    """List items; the `marked` one holds the mark."""
    names = "abcdefghijkl"
    return "".join(f"{before}- {'«' if n == marked else ''}Ask nurse {names[n - 1]}.\n" for n in range(1, count + 1))


def test_seven_items_are_no_fault_and_the_eighth_is_marked(tmp_path: Path) -> None:
    """Nine are told once, with their number."""
    assert found_in(tmp_path / "seven", "leaflet", "  - What if they do not help?\n", items(6, "  "))[0] == []
    found, place = found_in(tmp_path / "nine", "leaflet", "  - What if they do not help?\n", items(8, "  ", 7))
    assert found == [("text-long-list", place)]


@pytest.mark.parametrize("kind", ["bullets", "steps"])
def test_lists_in_sections_count(tmp_path: Path, kind: str) -> None:
    """Bullets and steps alike."""
    tip = "      - tip: Warm the bottle in your hand first.\n"
    found, place = found_in(tmp_path, "leaflet", tip, f"      - {kind}:\n{items(9, ' ' * 10)}")
    assert found == [("text-long-list", place)]


def test_a_long_list_is_told_once_for_all_its_readers(tmp_path: Path) -> None:
    """Eight red flags, in words for patients and in easy words."""
    flags = "".join(
        f"  - if you:\n      {'«' if name == 'h' else ''}patient: have pain {name}\n      plain: have pain {name}\n"
        "    do: Ring {region.emergency} now.\n"
        for name in "cdefgh"
    )
    place_key = flags.replace("«patient: have", "patient: «have")
    found, place = found_in(tmp_path, "leaflet", "\nnot known:", f"{place_key}\nnot known:")
    assert found == [("text-long-list", place)]


def test_items_for_another_audience_do_not_count(tmp_path: Path) -> None:
    """Ten bullets, of which no reader gets more than five."""
    split = "".join(f"          - plain: Ask nurse {n}.\n" for n in "abcde")
    split += "".join(f"          - clinician: Ask nurse {n}.\n" for n in "fghij")
    tip = "      - tip: Warm the bottle in your hand first.\n        for: patient\n"
    found, _ = found_in(tmp_path, "leaflet", tip, f"      - bullets:\n{split}")
    assert "text-long-list" not in dict(found)
