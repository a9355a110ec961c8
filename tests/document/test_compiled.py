"""Templates, rendered by one shelf after another that share a user's cache: what is kept, and what is passed over."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest
from document.made_up import own_templates

from handouts.document import compiled
from handouts.document.compiled import cache_folder

NAME = "patient/leaflet.html.j2"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a user whose cache is empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found = cache_folder()
    assert found == tmp_path / "cache/handouts/templates"
    return found


def said(root: Path, words: str) -> str:
    """What a new shelf makes of a template that says these words."""
    return own_templates(root, patient__leaflet_html_j2=words).render(NAME, {}).markup


def kept(folder: Path) -> set[Path]:
    """The files in the cache."""
    return set(folder.iterdir())


def swapped(folder: Path, root: Path) -> Path:
    """The file of the template that says one, holding the code of another that says two."""
    assert said(root, "one") == "one"
    (of_one,) = kept(folder)
    assert said(root, "two") == "two"
    (of_two,) = kept(folder) - {of_one}
    of_one.write_bytes(of_two.read_bytes())
    return of_one


def test_what_was_compiled_once_is_not_compiled_again(folder: Path, tmp_path: Path) -> None:
    """A file holds what is rendered: code that was put in its place shows."""
    swapped(folder, tmp_path)
    assert said(tmp_path, "one") == "two"


def test_another_text_is_compiled_anew(folder: Path, tmp_path: Path) -> None:
    """Each text has a file of its own, as soon as a letter differs."""
    for words in ("one", "one ", "One"):
        assert said(tmp_path, words) == words
    assert len(kept(folder)) == 3


def test_what_others_may_write_to_is_passed_over(folder: Path, tmp_path: Path) -> None:
    """Neither a file nor a folder that is not the user's alone is trusted with code."""
    file = swapped(folder, tmp_path)
    file.chmod(0o666)
    assert said(tmp_path, "one") == "one"
    swapped_again = file.read_bytes()
    folder.chmod(0o777)
    assert said(tmp_path, "one") == "one"
    assert said(tmp_path, "three") == "three"
    assert file.read_bytes() == swapped_again
    assert len(kept(folder)) == 2


DAMAGES: MappingProxyType[str, Callable[[bytes], bytes]] = MappingProxyType(
    {
        "emptied": lambda _: b"",
        "cut in its digest": lambda data: data[:9],
        "cut in its code": lambda data: data[: len(data) // 2],
        "a letter swapped": lambda data: data[:99] + bytes([data[99] ^ 1]) + data[100:],
        "another digest": lambda data: bytes(32) + data[32:],
    }
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_written_anew(folder: Path, tmp_path: Path, damage: str) -> None:
    """Whatever is in it, the template is compiled from its text."""
    assert said(tmp_path, "one") == "one"
    (file,) = kept(folder)
    whole = file.read_bytes()
    file.write_bytes(DAMAGES[damage](whole))
    assert said(tmp_path, "one") == "one"
    assert file.read_bytes() == whole


def test_without_a_place_for_it_templates_are_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that can't be written costs nothing but time."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert said(tmp_path, "one") == "one"
    assert (tmp_path / "file").read_text() == ""


def test_a_relative_place_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """The XDG Base Directory Specification: paths that are not absolute are to be ignored."""
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", "/nobody")
    assert cache_folder() == Path("/nobody/.cache/handouts/templates")


def test_the_folder_does_not_grow_for_ever(folder: Path, tmp_path: Path) -> None:
    """Of too many files the oldest go."""
    assert said(tmp_path, "newest but for one") == "newest but for one"
    (before,) = kept(folder)
    for number in range(compiled.MOST):
        old = folder / f"{number}.bytecode"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    assert said(tmp_path, "newest") == "newest"
    assert len(kept(folder)) == compiled.MOST // 2
    assert before in kept(folder)
    assert folder / "0.bytecode" not in kept(folder)
