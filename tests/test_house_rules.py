"""Rules of the house that a program can see: sizes, docstrings, no addresses of machines or registries."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]
MODULES = tuple(sorted((HERE / "handouts").rglob("*.py")))
TESTS = tuple(sorted((HERE / "tests").rglob("test_*.py")))
ADDRESSES = re.compile(r"(?<![\w.$}])/(?:work|root|home)/\w|\b(?:py" + r"pi|pythonhosted|npmjs)\.org")


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Every function of a module, methods too."""
    tree = ast.parse(path.read_text("utf-8"))
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HERE)))
def test_a_module_is_small_and_says_what_it_is_for(path: Path) -> None:
    """No module over 400 lines, no function over 60; the first line is a docstring unless the file is empty."""
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 400
    assert [node.name for node in functions(path) if (node.end_lineno or 0) - node.lineno >= 60] == []
    assert not text.strip() or ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(HERE)))
def test_each_test_states_the_behaviour(path: Path) -> None:
    """Every test function has a docstring."""
    assert [
        node.name for node in functions(path) if node.name.startswith("test_") and not ast.get_docstring(node)
    ] == []


def test_nothing_names_a_machine_or_a_registry() -> None:
    """No machine path and no registry host in any text file of the project."""
    kinds = {".py", ".md", ".toml", ".yaml", ".j2", ".lock", ""}
    folders = ("handouts", "templates", "content", "tests", "docs", ".ci")
    files = [path for folder in folders for path in (HERE / folder).rglob("*") if path.is_file()]
    files += [path for path in HERE.iterdir() if path.is_file() and not path.name.startswith(".coverage")]
    texts = (path for path in files if path.suffix in kinds and "__pycache__" not in path.parts)
    assert [str(path) for path in texts if ADDRESSES.search(path.read_text("utf-8", errors="replace"))] == []
