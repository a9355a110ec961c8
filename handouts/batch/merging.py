"""The build folders of shards in; one tree with all that they printed, and its Outcome, out.

Shards are builds of the same content, each of a part of the jobs (`--shard i/n`). Files are checked against what their
manifest says of them; one that is missing or damaged is told, and everything else is merged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handouts.batch.files import write_aside, write_parts_aside
from handouts.batch.manifest import manifest_parts, read_outcome
from handouts.batch.outcome import Outcome, Output, State, standing
from handouts.batch.paths import TREES
from handouts.batch.summary import summary_text
from handouts.problems import UsageError, sorted_problems


@dataclass(frozen=True, slots=True)
class Part:
    """What one shard printed of a tree, and the folder it lies in."""

    folder: Path
    outcome: Outcome


def merge(folders: Sequence[Path], into: Path, report: Callable[[Outcome, Path], str]) -> tuple[Outcome, ...]:
    """Merge the trees of the shards into the build folder `into`. Raises UsageError where they are no shards of one
    build: nothing is written then.
    """
    found = [_parts(folders, tree) for tree in TREES.values()]
    merged = [(_whole(parts), parts) for parts in found if parts]
    if not merged:
        raise UsageError(f"there is no manifest.json in {', '.join(map(str, folders))}; name the build folders.")
    return tuple(_written(outcome, parts, into / outcome.tree, report) for outcome, parts in merged)


def _parts(folders: Sequence[Path], tree: str) -> list[Part]:
    return [Part(folder / tree, outcome) for folder in folders if (outcome := read_outcome(folder / tree))]


def _whole(parts: Sequence[Part]) -> Outcome:
    """All outputs of the parts, in the order of their paths; what each told of the whole is the same in all."""
    first = parts[0].outcome
    for part in parts:
        for name in ("as_of", "commit", "project_name"):
            if (here := getattr(part.outcome, name)) != (there := getattr(first, name)):
                raise UsageError(f"{part.folder} is of another build: its {name} is {here}, not {there}.")
    outputs = {output.path: output for output in _outputs(parts)}
    problems = sorted_problems(problem for part in parts for problem in part.outcome.problems)
    everything = tuple(sorted(outputs.values(), key=lambda output: output.path))
    absent = tuple(dict.fromkeys(locale for part in parts for locale in part.outcome.absent))
    changed = any(part.outcome.uncommitted for part in parts)
    missing = sum(part.outcome.not_begun for part in parts)
    told = replace(first, outputs=everything, problems=problems, absent=absent, not_begun=missing)
    return replace(told, pruned=(), uncommitted=changed)


def _outputs(parts: Sequence[Part]) -> Iterator[Output]:
    """Every output once. Raises UsageError where two shards printed the same sheet differently."""
    seen: dict[str, Output] = {}
    for part in parts:
        for output in part.outcome.outputs:
            other = seen.setdefault(output.path, output)
            if (other.sha256, other.state) != (output.sha256, output.state):
                raise UsageError(f"{output.path} differs between two of the folders: they are no shards of one build.")
            yield output


def _written(outcome: Outcome, parts: Sequence[Part], folder: Path, report: Callable[[Outcome, Path], str]) -> Outcome:
    """The tree with its files, report, summary and manifest, the manifest last."""
    places = {output.path: part.folder for part in parts for output in part.outcome.outputs}
    outputs = tuple(_copied(output, places[output.path], folder) for output in outcome.outputs)
    whole = replace(outcome, outputs=outputs)
    write_aside(folder / "report.html", report(whole, folder).encode())
    write_aside(folder / "summary.txt", summary_text(whole).encode())
    write_parts_aside(folder / "manifest.json", manifest_parts(whole))
    return whole


def _copied(output: Output, there: Path, here: Path) -> Output:
    """An output with its files copied; failed where a file is not what its manifest says."""
    wanted = _files(output)
    if not wanted:
        return output
    files = {path: _read(there, path, sha256) for path, sha256 in wanted}
    if None in files.values():
        return standing(output.job, None, State.FAILED, f"missing or damaged in {there.name}")
    for path, data in files.items():
        write_aside(here / path, data or b"")
    return output


def _files(output: Output) -> tuple[tuple[str, str], ...]:
    """What of it lies in a tree, each with its digest: the sheet and its twin, or the notice in their place."""
    lies = output if output.stands else output.notice
    return ((output.path, lies.sha256), (lies.twin.path, lies.twin.sha256)) if lies and lies.twin else ()


def _read(folder: Path, path: str, sha256: str) -> bytes | None:
    """The file's bytes, if it lies inside the folder and is whole."""
    file = folder / path
    try:
        if folder.resolve() not in file.resolve().parents:
            return None
        data = file.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None
