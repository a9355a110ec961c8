"""A project's folder in, the catalogues of each of its languages out; catalogues in, the files to write out.

content/locales/<tag>/<name>.po     tag: a language of project.yaml; name: a handout's id or a shared catalogue's
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from handouts.content.project import Content
from handouts.content.reading import did_you_mean
from handouts.problems import Problem, Severity, Where
from handouts.translation.catalogue import Catalogue, LocaleTexts
from handouts.translation.po_files import MOST_BYTES, read_po, write_po
from handouts.translation.term_files import NAME as GLOSSARY
from handouts.translation.units import SHARED

LOCALES = "content/locales"
_ENDING = ".po"


def po_path(locale: str, name: str) -> str:
    """The project-relative path of a catalogue's file."""
    return f"{LOCALES}/{locale}/{name}{_ENDING}"


@dataclass(frozen=True, slots=True)
class LocaleFiles:
    """The catalogues of each language by its tag, what is wrong with their files, and the paths of files that are
    there and could not be read: none of these is ever written over.
    """

    texts: Mapping[str, LocaleTexts]
    problems: tuple[Problem, ...]
    unread: frozenset[str]

    def pending(self, root: Path, texts: Iterable[LocaleTexts]) -> Mapping[str, str]:
        """Path → text of each catalogue whose file is not as it should be."""
        found = {
            path: text
            for one in texts
            for name, catalogue in one.catalogues.items()
            if not self.is_unread(path := po_path(one.locale, name))
            and _bytes(root / path) != (text := write_po(catalogue)).encode()
        }
        return MappingProxyType(found)

    def is_unread(self, path: str) -> bool:
        """Whether a file, or a folder it is in, is there and could not be read."""
        return any(path == one or path.startswith(f"{one}/") for one in self.unread)


def _bytes(path: Path) -> bytes | None:
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError:
        return None


def read_translations(content: Content) -> LocaleFiles:
    """The catalogues of every language that the project lists beside its own."""
    project = content.project
    translated = [locale for locale in project.languages if locale != project.source_language]
    return read_locales(content.root, translated, (*SHARED, *content.handouts))


def read_locales(root: Path, languages: Iterable[str], names: Collection[str]) -> LocaleFiles:
    """All catalogues of a project. `languages`: those of project.yaml; `names`: those that a catalogue may have."""
    reading = _Reading(root, tuple(languages), tuple(names))
    texts = {tag: LocaleTexts(tag, MappingProxyType(dict(reading.locale(tag)))) for tag in reading.languages}
    reading.strangers()
    return LocaleFiles(MappingProxyType(texts), tuple(reading.problems), frozenset(reading.unread))


@dataclass(slots=True)
class _Reading:
    """Reads the files of a project and notes what is wrong with them."""

    root: Path
    languages: tuple[str, ...]
    names: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def locale(self, tag: str) -> Iterator[tuple[str, Catalogue]]:
        """The catalogues of one language by name."""
        for file in self.listed(f"{LOCALES}/{tag}"):
            name = file.name.removesuffix(_ENDING)
            path = f"{LOCALES}/{tag}/{file.name}"
            if file.name == GLOSSARY:
                continue
            if not file.name.endswith(_ENDING) or name not in self.names:
                self.stranger(path, name, self.names, "catalogue")
            elif (catalogue := self.catalogue(file, path, name, tag)) is not None:
                yield name, catalogue

    def catalogue(self, file: os.DirEntry[str], path: str, name: str, tag: str) -> Catalogue | None:
        """One catalogue; None and a Problem where it can't be read."""
        catalogue = None
        if file.is_symlink() or not file.is_file():
            self.not_a_file(path)
        elif (data := _bytes(Path(file.path))) is None:
            self.fault("file-unreadable", path, "This file can't be read.", "Check that it is a file you may read.")
        else:
            catalogue, problems = read_po(data, path, name, tag)
            self.problems += problems
        if catalogue is None:
            self.unread.add(path)
        return catalogue

    def listed(self, folder: str) -> tuple[os.DirEntry[str], ...]:
        """What stands in a folder, by name; hidden files are nobody's."""
        parts = [self.root.joinpath(*Path(folder).parts[:depth]) for depth in range(1, len(Path(folder).parts) + 1)]
        if any(part.is_symlink() for part in parts):
            self.not_a_file(folder)
            return ()
        try:
            with os.scandir(self.root / folder) as entries:
                return tuple(sorted((one for one in entries if one.name[0] != "."), key=lambda one: one.name))
        except FileNotFoundError:
            return ()
        except OSError:
            self.fault("file-unreadable", folder, "This folder can't be read.", "Check its rights.")
            self.unread.add(folder)
            return ()

    def strangers(self) -> None:
        """What stands beside the folders of the project's languages."""
        for entry in self.listed(LOCALES):
            if entry.name not in self.languages:
                self.stranger(f"{LOCALES}/{entry.name}", entry.name, self.languages, "language")

    def stranger(self, path: str, name: str, known: tuple[str, ...], kind: str) -> None:
        """A file or folder that nothing reads."""
        near = did_you_mean(name, known)
        what = "language of this project" if kind == "language" else "catalogue: one is a handout's, or shared"
        advice = f"Did you mean `{near}`? Rename it, or delete it." if near else "Rename it, or delete it."
        if kind == "language" and not near:
            advice = "Add it to `languages:` in content/project.yaml, or delete it."
        message = f"`{name}` is no {what}."
        self.problems.append(Problem(f"locale-{kind}-unknown", Severity.WARNING, message, advice, Where(path)))

    def not_a_file(self, path: str) -> None:
        """A link, or a folder where a file should be."""
        advice = "Put the file itself here."
        self.fault("file-is-link", path, "A content file may not be a link to another place.", advice)
        self.unread.add(path)

    def fault(self, problem_id: str, path: str, message: str, advice: str) -> None:
        """Note an error of a file or folder."""
        self.problems.append(Problem(problem_id, Severity.ERROR, message, advice, Where(path)))
