"""An Outcome in, manifest.json out, and back: what was printed last time, and from what.

The schema is versioned; a manifest of another version, or a damaged one, counts as none. What many outputs were made
from (fonts, packages, templates) is told once: sets of inputs that name what they add to a common one.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from handouts.batch.outcome import Notice, Outcome, Output, State, Twin
from handouts.press.job import Job
from handouts.problem_text import as_json, read_problem

SCHEMA = "handouts-manifest/3"
READ = frozenset({SCHEMA, "handouts-manifest/2", "handouts-manifest/1"})
"""Those that can be read: the first had no twins, the second told all inputs with each output."""
LARGEST = 1024 * 1024 * 1024
COMMON = "common"
"""The inputs that most outputs have."""

_JOB = ("handout", "audience", "locale", "region", "edition")

Inputs: TypeAlias = tuple[tuple[str, str], ...]


def manifest_text(outcome: Outcome) -> str:
    """The manifest as JSON text, keys in a fixed order."""
    common = _common([output.inputs for output in outcome.outputs if output.inputs])
    sets: dict[str, dict[str, str]] = {COMMON: dict(common)} if common else {}
    told = {
        "schema": SCHEMA,
        "tree": outcome.tree,
        "as_of": outcome.as_of.isoformat(),
        "project": outcome.project_name,
        "keeper": outcome.keeper,
        "commit": outcome.commit,
        "uncommitted_changes": outcome.uncommitted,
        "outputs": [_output(output, common, sets) for output in outcome.outputs],
        "input_sets": sets,
        "problems": [as_json(problem) for problem in outcome.problems],
        "languages_not_ready": list(outcome.absent),
        "pruned": list(outcome.pruned),
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _common(found: Sequence[Inputs]) -> Inputs:
    """The inputs that more than half of the outputs have."""
    counts = Counter(pair for inputs in found for pair in inputs)
    return tuple(sorted(pair for pair, count in counts.items() if 2 * count > len(found)))


def _output(output: Output, common: Inputs, sets: dict[str, dict[str, str]]) -> dict[str, Any]:
    told = {key: value for key, value in asdict(output).items() if key not in {"job", "problems", "inputs", "state"}}
    return {
        **asdict(output.job),
        **told,
        "state": str(output.state),
        "inputs": _set_of(output.inputs, common, sets),
        "problems": [as_json(problem) for problem in output.problems],
    }


def _set_of(inputs: Inputs, common: Inputs, sets: dict[str, dict[str, str]]) -> str:
    """The name of a set of inputs, noted among the sets: what it has beside the common ones, and "-name" for each of
    those that it lacks.
    """
    if not inputs:
        return ""
    own, shared = set(inputs), set(common)
    names = {name for name, _ in inputs}
    told = dict(sorted(own - shared)) | {f"-{name}": "" for name, _ in common if name not in names}
    name = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
    sets[name] = told
    return name


def _inputs(told: object, sets: Mapping[str, Mapping[str, str]]) -> Inputs:
    """The inputs of a set, or as they were told with the output."""
    if isinstance(told, Mapping):
        return tuple((str(name), str(digest)) for name, digest in told.items())
    if not told:
        return ()
    own = sets[str(told)]
    all_of_them = {**sets.get(COMMON, {}), **own}
    return tuple(
        sorted(
            (str(name), str(digest))
            for name, digest in all_of_them.items()
            if not name.startswith("-") and f"-{name}" not in own
        )
    )


def last_outputs(folder: Path) -> dict[str, Output]:
    """What the manifest in `folder` says of each path; empty when there is none that can be read."""
    return by_path(read_outcome(folder))


def by_path(run: Outcome | None) -> dict[str, Output]:
    """The outputs of a run by their paths; none where there was no run."""
    return {output.path: output for output in run.outputs} if run else {}


def read_outcome(folder: Path) -> Outcome | None:
    """What the manifest in `folder` says of the run that wrote it; None when there is none that can be read."""
    try:
        file = folder / "manifest.json"
        if file.stat().st_size > LARGEST:
            return None
        data = file.read_bytes()
        told = json.loads(data)
        if b"\\ud" in data.lower():
            json.dumps(told, ensure_ascii=False).encode()  # refuses half characters, which can't be written again
        return _outcome(told) if told["schema"] in READ else None
    except (OSError, ValueError, LookupError, ArithmeticError, TypeError, AttributeError, RecursionError):
        return None


def _outcome(told: Mapping[str, Any]) -> Outcome:
    sets = told.get("input_sets", {})
    return Outcome(
        tree=str(told["tree"]),
        as_of=date.fromisoformat(told["as_of"]),
        project_name=str(told.get("project", "")),
        keeper=str(told.get("keeper", "")),
        outputs=tuple(_read_output(entry, sets) for entry in told["outputs"]),
        problems=tuple(read_problem(problem) for problem in told["problems"]),
        absent=tuple(map(str, told["languages_not_ready"])),
        pruned=tuple(map(str, told["pruned"])),
        commit=str(told["commit"]),
        uncommitted=bool(told["uncommitted_changes"]),
    )


def _read_output(entry: Mapping[str, Any], sets: Mapping[str, Mapping[str, str]]) -> Output:
    job = Job(**{key: str(entry[key]) for key in _JOB}, clinic=str(entry.get("clinic", "")))
    words = {key: str(entry[key]) for key in ("path", "reason", "code", "version", "title", "check_letters")}
    digests = {key: str(entry[key]) for key in ("fingerprint", "sha256", "content_sha256")}
    return Output(
        job=job,
        state=State(entry["state"]),
        pages=int(entry["pages"]),
        size=int(entry["size"]),
        twin=_read_twin(entry.get("twin")),
        notice=_read_notice(entry.get("notice")),
        inputs=_inputs(entry["inputs"], sets),
        problems=tuple(read_problem(problem) for problem in entry["problems"]),
        **words,
        **digests,
    )


def _read_notice(entry: Mapping[str, Any] | None) -> Notice | None:
    twin = _read_twin(entry.get("twin")) if entry else None
    if not entry or twin is None:
        return None
    return Notice(str(entry["fingerprint"]), str(entry["sha256"]), int(entry["size"]), twin)


def _read_twin(entry: Mapping[str, Any] | None) -> Twin | None:
    return Twin(str(entry["path"]), str(entry["sha256"]), int(entry["size"])) if entry else None
