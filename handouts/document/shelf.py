"""The shelf of templates: a name in, its text out, from the project's folder first and the package's else.

It also keeps the compiled templates, the fixed words and the themes, each read once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from handouts.content.nodes import Mapping as YamlMap
from handouts.content.reading import read_yaml
from handouts.document.digests import digest, theme_digest
from handouts.document.environment import Rendered, Renderer
from handouts.document.package_files import packaged_templates
from handouts.document.theme import Theme
from handouts.document.theme_file import read_theme
from handouts.document.theme_rules import theme_faults
from handouts.document.words import read_words
from handouts.problems import Problem, Severity, Where

LARGEST = 1_000_000
"""No template is larger, in bytes."""
PACKAGED = "handouts/_templates"
"""What the package's own folder is called in Problems; a project's is `templates`."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*(/[a-z0-9][a-z0-9_.-]*)*")
"""How templates are named: a path below the folder, which no part of it leaves."""


class TemplateShelf:
    """Templates, words and themes of one project. Its caches never change a result."""

    def __init__(self, project_templates: Path | None = None) -> None:
        self._project = project_templates
        self._package = packaged_templates()
        self._texts: dict[str, str | None] = {}
        self._digests: dict[str, str] = {}
        self._files: dict[str, tuple[tuple[YamlMap, ...], tuple[Problem, ...]]] = {}
        self._themes: dict[tuple[str, str], tuple[Theme | None, tuple[Problem, ...]]] = {}
        self._words: tuple[Mapping[str, str], tuple[Problem, ...]] | None = None
        self._renderer = Renderer(self)

    def text(self, name: str) -> str | None:
        """The template's text; None where neither folder has it or it is no text."""
        if name not in self._texts:
            data = self._project_bytes(name)
            self._texts[name] = _decoded(self._package_bytes(name) if data is None else data)
        return self._texts[name]

    def is_of_project(self, name: str) -> bool:
        """Whether the project has its own template of this name."""
        return self._project_bytes(name) is not None

    def digest(self, name: str) -> str:
        """The digest of a template's text."""
        if name not in self._digests:
            self._digests[name] = digest(self.text(name) or "")
        return self._digests[name]

    def theme_digest(self, audience: str, kind: str) -> str:
        """The digest of a theme's values."""
        key = f"{audience}/{kind}"
        if key not in self._digests:
            self._digests[key] = theme_digest(self.theme(audience, kind)[0])
        return self._digests[key]

    def words(self) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
        """Every fixed word by id, the project's over the package's, and the Problems in them."""
        if self._words is None:
            nodes, problems = self._nodes("words.yaml")
            words, found = read_words(nodes)
            self._words = words, (*problems, *found)
        return self._words

    def theme(self, audience: str, kind: str) -> tuple[Theme | None, tuple[Problem, ...]]:
        """The theme of an audience's "leaflet" or "comparison", and the Problems in it. A sheet's has its cards'."""
        key = audience, kind
        if key not in self._themes:
            theme, problems = self._theme(audience, kind)
            if kind == "comparison":
                cards, found = self.theme(audience, "cards")
                theme = replace(theme, cards=cards) if theme else None
                problems = tuple(dict.fromkeys((*problems, *found)))
            self._themes[key] = (None if problems else theme, problems)
        return self._themes[key]

    def _theme(self, audience: str, kind: str) -> tuple[Theme | None, tuple[Problem, ...]]:
        nodes, problems = self._nodes(f"{audience}/theme.yaml")
        theme, places, found = read_theme(audience, kind, nodes) if nodes else (None, {}, ())
        judged = theme_faults(theme, audience, kind, places) if theme else ()
        return theme, (*problems, *found, *judged)

    def render(self, name: str, values: Mapping[str, object], words: Mapping[str, str] | None = None) -> Rendered:
        """Mark-up by the template of this name, which may use these values; `words` in another language."""
        return self._renderer.render(name, values, self.words()[0] if words is None else words)

    def _nodes(self, name: str) -> tuple[tuple[YamlMap, ...], tuple[Problem, ...]]:
        """The YAML files of this name, the package's first; read once for all kinds of sheets."""
        if name not in self._files:
            self._files[name] = self._files_of(name)
        return self._files[name]

    def _files_of(self, name: str) -> tuple[tuple[YamlMap, ...], tuple[Problem, ...]]:
        nodes: list[YamlMap] = []
        problems: list[Problem] = []
        files = {f"{PACKAGED}/{name}": self._package_bytes(name), f"templates/{name}": self._project_bytes(name)}
        for file, data in files.items():
            if data is not None:
                read = read_yaml(data, file)
                problems += read.problems
                if isinstance(read.node, YamlMap):
                    nodes.append(read.node)
        if not nodes and not problems:
            advice = "Install handouts again: its own templates are gone."
            where = Where(f"templates/{name}")
            problems.append(Problem("template-missing", Severity.ERROR, f"There is no {where.file}.", advice, where))
        return tuple(nodes), tuple(problems)

    def _project_bytes(self, name: str) -> bytes | None:
        if self._project is None or not _NAME.fullmatch(name):
            return None
        file = self._project / name
        try:
            inside = file.resolve().is_relative_to(self._project.resolve())
            return file.read_bytes() if inside and file.is_file() and file.stat().st_size <= LARGEST else None
        except OSError:
            return None

    def _package_bytes(self, name: str) -> bytes | None:
        if not _NAME.fullmatch(name):
            return None
        file = self._package.joinpath(*name.split("/"))
        return file.read_bytes() if file.is_file() else None


def _decoded(data: bytes | None) -> str | None:
    try:
        return None if data is None else data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
