"""An Outcome in, manifest.json out, and back: what was printed last time, and from what.

The schema is versioned; a manifest of another version, or a damaged one, counts as none. What many outputs were made
from (fonts, packages, templates) is told once: sets of inputs that name what they add to a common one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any

from handouts.batch.input_sets import SetsRead, SetsTold, own_of
from handouts.batch.outcome import Notice, Outcome, Output, Reviews, State, Twin
from handouts.press.job import Job
from handouts.problem_text import as_json, read_problem

SCHEMA = "handouts-manifest/3"
READ = frozenset({SCHEMA, "handouts-manifest/2", "handouts-manifest/1"})
"""Those that can be read: the first had no twins, the second told all inputs with each output."""
LARGEST = 1024 * 1024 * 1024
_JOB = ("handout", "audience", "locale", "region", "edition")
_TOLD = tuple(
    field.name for field in fields(Output) if field.name not in {"job", "state", "twin", "notice", "inputs", "problems"}
)


def manifest_text(outcome: Outcome) -> str:
    """The manifest as JSON text, keys in a fixed order."""
    sets = SetsTold(output.inputs for output in outcome.outputs)
    told = {
        "schema": SCHEMA,
        "tree": outcome.tree,
        "as_of": outcome.as_of.isoformat(),
        "project": outcome.project_name,
        "keeper": outcome.keeper,
        "commit": outcome.commit,
        "uncommitted_changes": outcome.uncommitted,
        "outputs": [_output(output, sets) for output in outcome.outputs],
        "input_sets": sets.sets,
        "problems": [as_json(problem) for problem in outcome.problems],
        "languages_not_ready": list(outcome.absent),
        "pruned": list(outcome.pruned),
        "not_begun": outcome.not_begun,
        "keepers": dict(outcome.keepers),
        "reviews": [asdict(group) for group in outcome.reviews],
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _output(output: Output, sets: SetsTold) -> dict[str, Any]:
    """One output. Its fields are read one by one: `asdict` would copy what is shared."""
    told = {name: getattr(output, name) for name in _TOLD}
    return {
        **asdict(output.job),
        **told,
        "state": str(output.state),
        "twin": output.twin and asdict(output.twin),
        "notice": output.notice and asdict(output.notice),
        "inputs": sets.name_of(output.inputs),
        **({"own_inputs": own} if (own := own_of(output.inputs)) else {}),
        "problems": [as_json(problem) for problem in output.problems],
    }


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
    sets = SetsRead(told.get("input_sets", {}))
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
        not_begun=int(told.get("not_begun", 0)),
        keepers=tuple((str(clinic), str(keeper)) for clinic, keeper in told.get("keepers", {}).items()),
        reviews=tuple(map(_read_reviews, told.get("reviews", ()))),
    )


def _read_reviews(entry: Mapping[str, Any]) -> Reviews:
    handouts = tuple((str(name), str(day)) for name, day in entry["handouts"])
    return Reviews(int(entry["within"]), str(entry["keeper"]), handouts)


def _read_output(entry: Mapping[str, Any], sets: SetsRead) -> Output:
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
        inputs=sets.inputs(entry["inputs"], entry.get("own_inputs", {})),
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
