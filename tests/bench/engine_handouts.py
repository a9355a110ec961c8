"""Varied content in, finished PDFs out, by this program: the press alone, or from the models to the bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.other_scripts import bundle_of, prepared
from bench.varied import varied

from handouts.batch.memory import settle
from handouts.content.load import load
from handouts.document.shelf import TemplateShelf
from handouts.lettering.shelf import FontShelf
from handouts.press.job import Bundle, Job
from handouts.press.prepared import Prepared
from handouts.press.press import Press


def source(root: Path) -> Callable[[int], Bundle]:
    """The project's content with other texts, by seed."""
    content = load(root).content
    assert content is not None
    return lambda seed: Bundle(varied(content, seed))


def press_of(root: Path) -> Press:
    """A press with the project's fonts and templates."""
    return Press(FontShelf.standard(), TemplateShelf(root / "templates"))


def from_models(root: Path, asked: dict[str, str]) -> tuple[Callable[[int], Any], Callable[[Any], bytes]]:
    """What makes content ready (not timed), and what selects, localises, composes, lays out and writes it."""
    bundles, press, job = source(root), press_of(root), Job(**asked)
    settle()
    return bundles, lambda bundle: press.print_handout(bundle, job).pdf


def press_alone(root: Path, asked: dict[str, str]) -> tuple[Callable[[int], Any], Callable[[Any], bytes]]:
    """What makes a document tree ready (not timed), and what lays it out and writes it."""
    bundles, press, job = source(root), press_of(root), Job(**asked)
    settle()

    def ready(seed: int) -> Prepared:
        prepared = press.prepare(bundles(seed), job)
        return replace(prepared, problems=tuple(problem for problem in prepared.problems if not problem.is_error))

    return ready, lambda prepared: press.print_prepared(prepared).pdf


def press_in_script(root: Path, asked: dict[str, str]) -> tuple[Callable[[int], Prepared], Callable[[Any], bytes]]:
    """The same as `press_alone`, in a language of another script, which is all that is asked for."""
    press = press_of(root)
    ready = prepared(press, bundle_of(root, asked["lang"]), asked["lang"])
    settle()
    return ready, lambda made: press.print_prepared(made).pdf
