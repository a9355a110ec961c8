"""The press: a Bundle and a Job in, Printed out; pure but for the caches its typesetter and templates hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from handouts.content.project_files import read_inside
from handouts.document.compose import compose
from handouts.document.shelf import TemplateShelf
from handouts.document.theme import Theme
from handouts.document.tree import Element
from handouts.lettering.shelf import FontShelf
from handouts.press.glyphs import missing_glyphs
from handouts.press.job import Bundle, Job, Printed, digest_of
from handouts.press.layout import lay_out
from handouts.press.machinery import machinery
from handouts.press.marks import Picture
from handouts.press.pdf import DocumentInfo, write_pdf
from handouts.press.pictures import read_picture
from handouts.press.text.typesetter import Typesetter
from handouts.problems import Problem, Severity, Where, sorted_problems
from handouts.translation.localise import localise


@dataclass(frozen=True, slots=True)
class Prepared:
    """A job composed but not yet printed: cheap, and enough to know whether it is due."""

    job: Job
    tree: Element | None
    theme: Theme | None
    pictures: Mapping[str, Picture]
    problems: tuple[Problem, ...]
    inputs: tuple[tuple[str, str], ...]
    fingerprint: str
    title: str
    code: str
    version: str
    check_letters: str
    draft: bool
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    written: date
    next_review: date


class Press:
    """Fonts and templates, held for many handouts. Results never depend on what its caches hold."""

    def __init__(self, fonts: FontShelf, templates: TemplateShelf) -> None:
        self.fonts = fonts
        self.templates = templates
        self.typesetter = Typesetter(fonts)

    def print_handout(self, bundle: Bundle, job: Job) -> Printed:
        """Prepare and print. An error among the Problems leaves `pdf` empty."""
        return self.print_prepared(self.prepare(bundle, job))
