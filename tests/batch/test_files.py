from pathlib import Path

import pytest

from handouts.batch.files import remove, write_aside
from handouts.problems import EnvironmentLacksError


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    """Writing aside leaves the file and no trace of the way there, in folders made as needed."""
    write_aside(tmp_path / "a" / "b.txt", b"one")
    write_aside(tmp_path / "a" / "b.txt", b"two")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "a").iterdir()] == [("b.txt", b"two")]


def test_a_folder_in_the_way_is_told_in_words_and_the_old_file_stays(tmp_path: Path) -> None:
    """What cannot be written becomes EnvironmentLacksError, and nothing is left half-written."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentLacksError, match="cannot write"):
        write_aside(tmp_path / "file" / "below.txt", b"one")
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    with pytest.raises(EnvironmentLacksError, match="move away what lies in its place"):
        write_aside(tmp_path / "folder", b"one")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_file_is_removed_if_it_is_there(tmp_path: Path) -> None:
    """What is gone already, or can't be there, is gone."""
    (tmp_path / "a.pdf").write_bytes(b"")
    for name in ("a.pdf", "a.pdf", "no/such/folder.pdf"):
        remove(tmp_path / name)
    (tmp_path / "file").write_bytes(b"")
    remove(tmp_path / "file" / "below.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_can_not_be_removed_is_told_in_words(tmp_path: Path) -> None:
    """A folder where a file should be."""
    with pytest.raises(EnvironmentLacksError, match="cannot remove"):
        remove(tmp_path)
