"""The documents are checked like code: what they name exists, and what exists is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handouts.cli import COMMANDS, parser

HERE = Path(__file__).parents[1]
ARCHITECTURE = HERE / "docs" / "architecture.md"
GUIDES = tuple(sorted((HERE / "docs").glob("*.md")))


def test_the_architecture_page_names_every_module_and_is_short() -> None:
    """Each module stands there by its name, or its folder does; 200 lines at the most."""
    text = ARCHITECTURE.read_text()
    modules = [path.relative_to(HERE / "handouts") for path in (HERE / "handouts").rglob("*.py")]
    unnamed = [
        str(module)
        for module in modules
        if module.name not in {"__init__.py", "__main__.py"}
        and not any(name in text for name in names_of(module))
        and not (module.stem.startswith("bidi") and "bidi*.py" in text)
    ]
    assert unnamed == []
    assert len(text.splitlines()) <= 200


def names_of(module: Path) -> tuple[str, ...]:
    """How a page may name a module: by itself, or by a folder it is in."""
    folders = [f"{'/'.join(module.parts[:depth])}/" for depth in range(1, len(module.parts))]
    inner = [f"{'/'.join(module.parts[1:depth])}/" for depth in range(2, len(module.parts))]
    whole = tuple(folder for folder in (*folders, *inner) if folder in {"checks/", "commands/", "models/", "reading/"})
    deep = tuple(folder for folder in folders if folder in {"press/text/", "press/layout/", "press/pdf/"})
    return (module.name, *whole, *deep)


@pytest.mark.parametrize("command", [name for name, *_ in COMMANDS])
def test_every_command_and_option_is_in_a_guide(command: str) -> None:
    """Each option of each command stands in some page under docs/."""
    text = "\n".join(page.read_text() for page in GUIDES)
    doors = parser()._subparsers
    assert doors is not None
    (action,) = (group for group in doors._group_actions if group.choices)
    assert isinstance(action.choices, dict)
    options = [word for one in action.choices[command]._actions for word in one.option_strings if word.startswith("--")]
    assert f"handouts {command}" in text
    assert [option for option in options if option not in text and option != "--help"] == []


@pytest.mark.parametrize("page", [*GUIDES, HERE / "README.md"], ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """Every relative link names a file that is there."""
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []
