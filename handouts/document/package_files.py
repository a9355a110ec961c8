"""Where the package's own templates, starter project and scaffolds are: beside the package, or inside it in a wheel."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def packaged_templates() -> Traversable:
    """The folder of templates: `handouts/_templates` in a wheel, `templates/` beside the package in a checkout."""
    inside = files("handouts") / "_templates"
    if inside.is_dir():
        return inside
    return Path(str(files("handouts"))).parent / "templates"
