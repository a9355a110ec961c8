"""Fixtures: the tests' small project in a folder of its own, printed once, and the command line to run on it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from tiny_project import DAY, TINY

from handouts.cli import main
from handouts.press.pdf.identity import PdfIdentity, read_info

AUDIENCES = ("patient", "plain", "clinician")
PATHS = tuple(
    f"en-GB/{audience}/{handout}-{audience}-en-GB.pdf"
    for handout in ("ear-wax", "drops-or-wait")
    for audience in AUDIENCES
)
"""Everything the small project prints, below build/draft, in the order of the plan."""


@dataclass(frozen=True)
class Ran:
    """What a command ended with and said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it said on stdout, as JSON."""
        return json.loads(self.out)

    @property
    def states(self) -> dict[str, str]:
        """The state of each output of a build with `--format json`, by path."""
        return {output["path"]: output["state"] for output in self.json["outputs"]}

    @property
    def reasons(self) -> dict[str, str]:
        """The reason of each output of a build with `--format json`, by path."""
        return {output["path"]: output["reason"] for output in self.json["outputs"]}


Run: TypeAlias = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line: words in, Ran out. The day is that of the project unless `day` says otherwise."""

    def ran(*words: str | Path, day: date = DAY) -> Ran:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words], clock=lambda: day)
        except SystemExit as end:
            code = int(str(end.code))
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return ran


@pytest.fixture(scope="session")
def printed_ears(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its drafts printed; to be copied, not changed."""
    root = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("printed") / "ears"))
    assert main(["build", "--project", str(root), "--format", "json"], clock=lambda: DAY) == 0
    return root


@pytest.fixture
def ears(printed_ears: Path, tmp_path: Path) -> Path:
    """A copy of the small project with its drafts printed."""
    return Path(shutil.copytree(printed_ears, tmp_path / "ears"))


def pdfs(root: Path, tree: str = "draft") -> tuple[str, ...]:
    """The PDFs that lie in a tree, in the order of PATHS, others behind them."""
    folder = root / "build" / tree
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}
    return (*(path for path in PATHS if path in found), *sorted(found - set(PATHS)))


def sheets(root: Path, tree: str = "draft") -> tuple[str, ...]:
    """The PDFs in a tree that are sheets, not notices in the place of one."""
    return tuple(path for path in pdfs(root, tree) if path not in notices(root, tree))


def notices(root: Path, tree: str = "release") -> tuple[str, ...]:
    """The PDFs in a tree that say of themselves that they are notices."""
    found = ((path, read_info((root / "build" / tree / path).read_bytes())) for path in pdfs(root, tree))
    return tuple(path for path, info in found if isinstance(info, PdfIdentity) and info.is_notice)


def manifest(root: Path, tree: str = "draft") -> dict[str, Any]:
    """The manifest of a tree."""
    found: dict[str, Any] = json.loads((root / "build" / tree / "manifest.json").read_bytes())
    return found


def bytes_of(root: Path, tree: str = "draft") -> dict[str, bytes]:
    """The bytes of each PDF in a tree."""
    return {path: (root / "build" / tree / path).read_bytes() for path in pdfs(root, tree)}
