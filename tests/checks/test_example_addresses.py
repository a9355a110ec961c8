from __future__ import annotations

from pathlib import Path

import pytest
from tiny_project import checked, copied, edited

from handouts.checks.example_addresses import is_example
from handouts.problems import Severity


@pytest.mark.parametrize(
    ("address", "example"),
    [
        ("a@example.org", True),
        ("a@mail.Example.COM", True),
        ("a@ears.example", True),
        ("a@ears.invalid", True),
        ("a@ears.test", True),
        ("a@example.org.uk", False),
        ("a@myexample.org", False),
        ("a@ears.org", False),
        ("example.org@ears.org", False),
        ("a@contest", False),
    ],
)
def test_reserved_names_are_examples(address: str, example: bool) -> None:
    """As RFC 2606 lists them, below any name; not names that look like them."""
    assert is_example(address) == example


def test_an_example_is_a_note_and_a_real_address_none(tmp_path: Path) -> None:
    """No error and no warning for a draft."""
    root = copied(tmp_path)
    (found,) = [problem for problem in checked(root) if problem.id == "corrections-example"]
    assert (found.severity, found.where.file) == (Severity.NOTE, "content/project.yaml")
    edited(root, "project", "corrections@example.org", "corrections@made-up-ears.org")
    assert not [problem for problem in checked(root) if problem.id == "corrections-example"]
