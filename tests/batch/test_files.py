from pathlib import Path

import pytest

from handouts.batch.files import write_aside
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
    with pytest.raises(EnvironmentLacksError, match="Make room or allow writing there"):
        write_aside(tmp_path / "folder", b"one")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
