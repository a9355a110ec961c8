"""The project in, a note if the address that readers are told to write to is one of an example.

Such an address (RFC 2606) can never be delivered to. A draft may bear it; a release is refused (`batch/release.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks.places import note
from handouts.content.models.project import Project
from handouts.problems import Problem

_RESERVED = re.compile(r"(?:[@.]example\.(?:org|com|net)|[@.](?:example|invalid|test|localhost))\.?", re.IGNORECASE)


def is_example(address: str) -> bool:
    """Whether the name behind the @ is kept for examples."""
    return any(found.end() == len(address) for found in _RESERVED.finditer(address))


def example_addresses(project: Project) -> Iterator[Problem]:
    """A note on `corrections:`."""
    if is_example(project.corrections):
        yield note(
            "corrections-example",
            project.where,
            f"Readers can't write to {project.corrections}: it is an example.",
            "Before the first release, give `corrections:` an address that somebody reads.",
        )
