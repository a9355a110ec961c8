"""An Outcome in, manifest.json out, and back: what was printed last time, and from what.

The schema is versioned; a manifest of another version, or a damaged one, counts as none.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from handouts.batch.outcome import Outcome, Output, State, Twin
from handouts.press.job import Job
from handouts.problem_text import as_json, read_problem

SCHEMA = "handouts-manifest/2"
READ = frozenset({SCHEMA, "handouts-manifest/1"})
"""Those that can be read: the first had no twins."""
LARGEST = 64 * 1024 * 1024


def manifest_text(outcome: Outcome) -> str:
    """The manifest as JSON text, keys in a fixed order."""
    told = {
        "schema": SCHEMA,
        "tree": outcome.tree,
        "as_of": outcome.as_of.isoformat(),
        "commit": outcome.commit,
        "uncommitted_changes": outcome.uncommitted,
        "outputs": [_output(output) for output in outcome.outputs],
        "problems": [as_json(problem) for problem in outcome.problems],
        "languages_not_ready": list(outcome.absent),
        "pruned": list(outcome.pruned),
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _output(output: Output) -> dict[str, Any]:
    told = {key: value for key, value in asdict(output).items() if key not in {"job", "problems", "inputs", "state"}}
    return {
        **asdict(output.job),
        **told,
        "state": str(output.state),
        "inputs": dict(output.inputs),
        "problems": [as_json(problem) for problem in output.problems],
    }


def last_outputs(folder: Path) -> dict[str, Output]:
    """What the manifest in `folder` says of each path; empty when there is none that can be read."""
    try:
        file = folder / "manifest.json"
        if file.stat().st_size > LARGEST:
            return {}
        told = json.loads(file.read_bytes())
        if told["schema"] not in READ:
            return {}
        return {entry["path"]: _read_output(entry) for entry in told["outputs"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _read_output(entry: dict[str, Any]) -> Output:
    job = Job(*(str(entry[key]) for key in ("handout", "audience", "locale", "region", "edition")))
    words = {key: str(entry[key]) for key in ("path", "reason", "code", "version", "title", "check_letters")}
    digests = {key: str(entry[key]) for key in ("fingerprint", "sha256", "content_sha256")}
    return Output(
        job=job,
        state=State(entry["state"]),
        pages=int(entry["pages"]),
        size=int(entry["size"]),
        twin=_read_twin(entry.get("twin")),
        inputs=tuple((str(name), str(digest)) for name, digest in entry["inputs"].items()),
        problems=tuple(read_problem(problem) for problem in entry["problems"]),
        **words,
        **digests,
    )


def _read_twin(entry: dict[str, Any] | None) -> Twin | None:
    return Twin(str(entry["path"]), str(entry["sha256"]), int(entry["size"])) if entry else None
