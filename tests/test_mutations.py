"""Mutations of the valid small project: no traceback, and a project that prints or a Problem where it was changed.

The same examples each time: 120 of them, and 500 by `nox -s laws`. To look further, give another number of examples:

    HANDOUTS_MUTATIONS=20000 python -m pytest tests/test_mutations.py
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from law_examples import examples
from tiny_project import DAY, FILES, TINY, copied
from yaml_mutations import KINDS, Mutation, mutated

from handouts.batch.survey import Survey, survey
from handouts.document.shelf import TemplateShelf
from handouts.lettering.shelf import FontShelf
from handouts.press.press import Press
from handouts.problems import Problem, Severity, Where

EXAMPLES = int(os.environ.get("HANDOUTS_MUTATIONS", examples(120, 500)))
BORROWED = frozenset({"text-audience-missing", "text-not-said", "part-missing"})
"""What texts may lack when a project's audiences or their fall-back change: they refer to it by leaving words out."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the small project, which each example changes and mends."""
    return copied(tmp_path_factory.mktemp("mutations"))


@pytest.fixture(scope="module")
def press() -> Press:
    """One press for all examples: its caches never change a result."""
    return Press(FontShelf.standard(), TemplateShelf())


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
@given(st.sampled_from(sorted(FILES)), st.sampled_from(sorted(KINDS)), st.integers(0, 2**32))
def test_a_mutation_prints_or_is_told_where_it_was_made(
    project: Path, press: Press, name: str, kind: str, seed: int
) -> None:
    """Delete, duplicate, retype, rename, nest or splice a node of any file."""
    chance = random.Random(seed)
    before = (TINY / FILES[name]).read_text("utf-8")
    mutation = mutated(before, kind, chance)
    (project / FILES[name]).write_text(mutation.text, "utf-8")
    try:
        found = survey(project, DAY, press=press)
        problems = [*found.problems, *print_one(found, press, chance)]
    finally:
        (project / FILES[name]).write_text(before, "utf-8")
    assert not found.failed
    told = [problem for problem in problems if problem.severity is not Severity.NOTE]
    errors = [problem for problem in told if problem.is_error]
    assert not errors or any(is_near(problem, mutation, FILES[name], found) for problem in told), errors


def print_one(found: Survey, press: Press, chance: random.Random) -> tuple[Problem, ...]:
    """Print a sheet of a valid project; what printing finds, or a PDF."""
    if any(problem.is_error for problem in found.problems) or not found.prepared:
        return ()
    printed = press.print_prepared(found.prepared[chance.choice(sorted(found.prepared))])
    errors = tuple(problem for problem in printed.problems if problem.is_error)
    assert errors or printed.pdf.startswith(b"%PDF-1.7")
    return errors


def is_near(problem: Problem, mutation: Mutation, file: str, found: Survey) -> bool:
    """In the changed node or its parent, beside a related place there, or at a reference to what was changed."""
    places = (problem.where, *(related.where for related in problem.related))
    inside = any(place.file == file and place.line in mutation.lines for place in places)
    borrowed = file == FILES["project"] and problem.id in BORROWED
    return inside or borrowed or bool(reference_at(problem.where, found) & mutation.names)


def reference_at(where: Where, found: Survey) -> set[str]:
    """The ids that stand at a place: in a mark, in a list, or as a key."""
    line = found.lines(where.file, where.line)[where.column - 1 :]
    ends = {"{": "}", "[": "]", '"': '"', "'": "'"}
    if line[:1] in ends:
        inside = line.strip("{[").split(ends[line[0]])[0]
        return {inside, *inside.split("."), *(part.strip(" @") for part in inside.split(";")), inside.split("|")[0]}
    return {line.split(separator)[0].strip() for separator in (":", ",", "]", " ", "\n")}
