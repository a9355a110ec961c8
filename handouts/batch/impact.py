"""An id or a file of a project in; every sheet that depends on it, as built last or as ever released, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from handouts.batch.manifest import read_outcome
from handouts.batch.outcome import BARRED, Output
from handouts.batch.paths import TREES
from handouts.batch.releases import Release, releases
from handouts.content.load import load
from handouts.content.project import Content
from handouts.content.reading import did_you_mean
from handouts.problems import UsageError

KINDS: Final = MappingProxyType({"fact": "facts", "source": "sources", "term": "terms"})
"""What an id may name, and where the content has it."""


def inputs_named(root: Path, named: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names of inputs that stand for a fact, source, term, handout or file of the project, and the handouts that
    it is itself. Raises UsageError where there is no such thing.
    """
    content = load(root).content
    inputs = frozenset(_inputs(content, named)) if content else frozenset()
    handouts = frozenset(_handouts(content, named)) if content else frozenset()
    if content is None:
        raise UsageError("the content can't be read; run `handouts check` and mend it first.")
    if not inputs and not handouts:
        near = did_you_mean(named, tuple(_known(content)))
        raise UsageError(f"nothing is called {named!r}{f'; did you mean {near!r}?' if near else '.'}")
    return inputs, handouts


def _inputs(content: Content, named: str) -> Iterator[str]:
    for kind, things in KINDS.items():
        for thing_id, thing in getattr(content, things).items():
            if named in {thing_id, thing.where.file}:
                yield f"{kind}:{thing_id}"
    if (content.root / named).is_file():
        yield f"picture:{named}"
        yield f"template:{named.removeprefix('templates/')}"


def _handouts(content: Content, named: str) -> Iterator[str]:
    for handout_id, handout in content.handouts.items():
        if named in {handout_id, handout.where.file}:
            yield handout_id


def _known(content: Content) -> Iterator[str]:
    for things in (*KINDS.values(), "handouts"):
        yield from getattr(content, things)


def built(root: Path, named: str) -> Mapping[str, tuple[Output, ...]]:
    """By tree, the sheets of the last builds that were made from it, and those that would have been and could not be
    printed.
    """
    inputs, handouts = inputs_named(root, named)
    found = {}
    for tree in TREES.values():
        outcome = read_outcome(root / "build" / tree)
        outputs = (one for one in (outcome.outputs if outcome else ()) if one.stands or one.state in BARRED)
        found[tree] = tuple(
            output
            for output in outputs
            if output.job.handout in handouts or any(name in inputs for name, _ in output.inputs)
        )
    return found


def released(root: Path, named: str) -> tuple[Release, ...]:
    """Every event of sheets that were made from it; ids that the content has no more are found too."""
    wanted = {named, *(f"{kind}:{named}" for kind in (*KINDS, "picture"))}
    return tuple(event for event in releases(root) if wanted & {event.path, event.code, *event.made_from.split()})
