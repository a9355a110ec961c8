from importlib.resources import files
from pathlib import Path

from handouts.batch.fonts import shelf_of

DEVANAGARI = files("fontpkg_noto_sans_devanagari") / "files"


def test_a_project_without_fonts_has_those_of_the_packages(tmp_path: Path) -> None:
    """Nothing to bring is no fault."""
    shelf, problems = shelf_of(tmp_path)
    assert problems == ()
    assert shelf.missing("Ear wax", "en-GB") == ()


def test_fonts_of_the_project_join_the_shelf_and_its_fingerprint(tmp_path: Path) -> None:
    """Each file is taken by what is in it, and counts in what a sheet was made from."""
    folder = tmp_path / "content" / "fonts"
    folder.mkdir(parents=True)
    source = next(path for path in DEVANAGARI.iterdir() if path.name.endswith(".ttf"))
    (folder / "own.ttf").write_bytes(source.read_bytes())
    (folder / "notes.txt").write_text("no font")
    shelf, problems = shelf_of(tmp_path)
    assert problems == ()
    assert len(shelf.pins()) == len(shelf_of(tmp_path / "elsewhere")[0].pins()) + 2


def test_a_file_that_is_no_font_is_one_problem(tmp_path: Path) -> None:
    """It names the file and costs nothing else."""
    folder = tmp_path / "content" / "fonts"
    folder.mkdir(parents=True)
    (folder / "broken.ttf").write_bytes(b"no font at all")
    _, problems = shelf_of(tmp_path)
    assert [(problem.id, problem.where.file) for problem in problems] == [
        ("font-unreadable", "content/fonts/broken.ttf")
    ]
