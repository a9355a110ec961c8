"""An Outcome in, manifest.json out, and back: what was printed last time, and from what.

The schema is versioned; a manifest of another version, or a damaged one, counts as none. What many outputs were made
from (fonts, packages, templates) is told once: sets of inputs that name what they add to a common one. The outputs come
last, each on a line of its own: a hundred thousand are written and read one by one, and never held as one text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final, Protocol

from handouts.batch.input_sets import HeldOnce, Inputs, SetsRead, SetsTold
from handouts.batch.made import Digests, Made
from handouts.batch.outcome import Notice, Outcome, Output, Reviews, State, Twin
from handouts.press.job import Job
from handouts.problem_text import as_json, read_problem

SCHEMA = "handouts-manifest/4"
READ = frozenset({SCHEMA, "handouts-manifest/3", "handouts-manifest/2", "handouts-manifest/1"})
"""Those that can be read: the first had no twins, the second told all inputs with each output, the third each output on
many lines.
"""
LARGEST = 1024 * 1024 * 1024
OPENS: Final = ' "outputs": ['
CLOSES: Final = " ]"
"""The lines round those of the outputs."""
_JOB = ("handout", "audience", "locale", "region", "edition")
_NAMED = ("reason", "code", "version", "title")


def manifest_text(outcome: Outcome) -> str:
    """The manifest as JSON text, keys in a fixed order."""
    return "".join(manifest_parts(outcome))


def manifest_parts(outcome: Outcome) -> Iterator[str]:
    """The same, part by part."""
    sets = SetsTold(output.inputs for output in outcome.outputs)
    yield json.dumps(_head(outcome, sets), indent=1, ensure_ascii=False).removesuffix("\n}")
    ends = f",\n{OPENS}\n  "
    for output in outcome.outputs:
        yield ends + json.dumps(output_told(output, sets), ensure_ascii=False)
        ends = ",\n  "
    yield f"{'' if outcome.outputs else ends.rstrip()}\n{CLOSES}\n}}\n"


def _head(outcome: Outcome, sets: SetsTold) -> dict[str, object]:
    """All but the outputs."""
    return {
        "schema": SCHEMA,
        "tree": outcome.tree,
        "as_of": outcome.as_of.isoformat(),
        "project": outcome.project_name,
        "keeper": outcome.keeper,
        "commit": outcome.commit,
        "uncommitted_changes": outcome.uncommitted,
        "input_sets": sets.sets,
        "problems": [as_json(problem) for problem in outcome.problems],
        "languages_not_ready": list(outcome.absent),
        "pruned": list(outcome.pruned),
        "not_begun": outcome.not_begun,
        "keepers": dict(outcome.keepers),
        "reviews": [asdict(group) for group in outcome.reviews],
    }


class NamesSets(Protocol):
    """Whatever tells inputs that several outputs share once, under a name."""

    def name_of(self, inputs: Inputs) -> str:
        """The name of the set that these inputs share with others; "" for none."""


def output_told(output: Output, sets: NamesSets) -> dict[str, Any]:
    """One output as JSON tells it. Its fields are read one by one: `asdict` would copy what is shared."""
    return {
        **{name: getattr(output.job, name) for name in (*_JOB, "clinic")},
        "path": output.path,
        **{name: getattr(output, name) for name in _NAMED},
        **_made_told(output.made),
        "state": str(output.state),
        "twin": output.twin and asdict(output.twin),
        "notice": output.notice and asdict(output.notice),
        "inputs": sets.name_of(output.inputs),
        **({"own_inputs": dict(output.inputs.own)} if output.inputs.own else {}),
        "problems": [as_json(problem) for problem in output.problems],
    }


def _made_told(made: Made) -> dict[str, Any]:
    digests = made.digests
    return {
        "check_letters": made.check_letters,
        "fingerprint": digests.fingerprint,
        "sha256": digests.sha256,
        "content_sha256": digests.content_sha256,
        "pages": made.pages,
        "size": made.size,
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
        with file.open(encoding="utf-8", newline="\n") as lines:
            return _outcome(lines)
    except (OSError, ValueError, LookupError, ArithmeticError, TypeError, AttributeError, RecursionError):
        return None


def _outcome(lines: Iterator[str]) -> Outcome | None:
    """What the lines of a manifest tell; those of an older one are read as one."""
    head = "".join(_up_to_outputs(lines))
    told = _read(head + "]}") if head.endswith(f"{OPENS}\n") else {}
    is_by_line = told.get("schema") == SCHEMA
    told = told if is_by_line else _read(head + "".join(lines))
    if told["schema"] not in READ:
        return None
    held = HeldOnce()
    sets = SetsRead(told.get("input_sets", {}), held)
    entries: Iterable[Any] = map(_read, _of_outputs(lines)) if is_by_line else told["outputs"]
    return _told(told, tuple(read_output(entry, sets, held) for entry in entries))


def _up_to_outputs(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if line.rstrip("\n") == OPENS:
            return


def _of_outputs(lines: Iterator[str]) -> Iterator[str]:
    """The lines that tell of an output. Raises ValueError where the end is missing."""
    for line in lines:
        if line.rstrip("\n") == CLOSES:
            if "".join(lines).strip() != "}":
                break
            return
        yield line.rstrip().removesuffix(",")
    raise ValueError("the manifest has no end")


def _read(text: str) -> Any:
    """JSON without half characters, which can't be written again. Raises ValueError."""
    told = json.loads(text)
    if "\\ud" in text.lower():
        json.dumps(told, ensure_ascii=False).encode()
    return told


def _told(told: Mapping[str, Any], outputs: tuple[Output, ...]) -> Outcome:
    return Outcome(
        tree=str(told["tree"]),
        as_of=date.fromisoformat(told["as_of"]),
        project_name=str(told.get("project", "")),
        keeper=str(told.get("keeper", "")),
        outputs=outputs,
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


def read_output(entry: Mapping[str, Any], sets: SetsRead, held: HeldOnce) -> Output:
    """The output that was told so. Raises what reading any JSON may: ValueError, LookupError, TypeError …"""
    job = Job(**{key: held.one(str(entry[key])) for key in _JOB}, clinic=held.one(str(entry.get("clinic", ""))))
    return Output(
        job=job,
        state=State(entry["state"]),
        made=_read_made(entry),
        notice=_read_notice(entry.get("notice")),
        inputs=sets.inputs(entry["inputs"], entry.get("own_inputs", {})),
        problems=tuple(held.one(read_problem(problem)) for problem in entry["problems"]),
        **{key: held.one(str(entry[key])) for key in _NAMED},
    )


def _read_made(entry: Mapping[str, Any]) -> Made:
    twin = _read_twin(entry.get("twin"))
    fingerprint, sha256, content = (str(entry[key]) for key in ("fingerprint", "sha256", "content_sha256"))
    digests = Digests(fingerprint, sha256, content, twin.sha256 if twin else "")
    sizes = int(entry["size"]), twin.size if twin else 0
    return Made.of(digests, *sizes, int(entry["pages"]), str(entry["check_letters"]))


def _read_notice(entry: Mapping[str, Any] | None) -> Notice | None:
    twin = _read_twin(entry.get("twin")) if entry else None
    if not entry or twin is None:
        return None
    return Notice(str(entry["fingerprint"]), str(entry["sha256"]), int(entry["size"]), twin)


def _read_twin(entry: Mapping[str, Any] | None) -> Twin | None:
    return Twin(str(entry["path"]), str(entry["sha256"]), int(entry["size"])) if entry else None
