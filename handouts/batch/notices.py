"""Outputs that may not go out any more in; they go, and a notice stands in the place of what was released, out.

First everything goes, then notices are printed: whatever happens to these, no sheet lies there that people took back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from handouts.batch.events import Course, Withdrawn
from handouts.batch.files import write_aside
from handouts.batch.made import Made, are_letters
from handouts.batch.outcome import GONE, Notice, Output, Twin
from handouts.batch.paths import twin_path
from handouts.batch.releases import releases
from handouts.batch.strays import identity_of
from handouts.batch.survey import Survey
from handouts.batch.withdrawal import notice_stands, take_away
from handouts.batch.worker import DEFAULT_LIMITS, TooLongError, bounded
from handouts.press.job import Bundle
from handouts.press.notices import PreparedNotice, PrintedNotice, prepare_notice, print_notice
from handouts.press.press import Press
from handouts.problems import HandoutsError, Problem, Severity
from handouts.translation.notice import Former
from handouts.translation.texts import said_by

NOT_PRINTED: Final = "notice-not-printed"


@dataclass(frozen=True, slots=True)
class Scene:
    """A tree: what the last run left there, what of it has gone already (by path, why), and the sheets that were ever
    released there.
    """

    folder: Path
    last: Mapping[str, Output]
    gone: Mapping[str, str]
    formers: Mapping[str, Former]


def formers(root: Path, folder: Path, last: Mapping[str, Output], strays: Sequence[str]) -> dict[str, Former]:
    """By path, every sheet that was released, as it was last: what the manifest says of it, else releases.csv, else the
    sheet itself where it lies in the tree and nothing knows of it.
    """
    noted = {event.path: _former(event.code, event.version, event.letters) for event in releases(root)}
    lying = {path: former for path in strays if path not in noted and (former := _by_itself(folder / path))}
    known = {
        path: Former(output.code, output.version, output.check_letters, output.title)
        for path, output in last.items()
        if output.stands or output.notice or (output.state in GONE and output.code)
    }
    return lying | noted | known


def _by_itself(file: Path) -> Former | None:
    """What a sheet, or the notice of one, says that it is; None where that can't be read."""
    found = identity_of(file)
    return _former(found.code, found.version, found.check_letters) if found else None


def _former(code: str, version: str, letters: str) -> Former:
    """What a file says that anybody may have written to; letters that can be none are not repeated."""
    return Former(code, version, letters if are_letters(letters) else "")


def with_notices(found: Survey, outputs: Sequence[Output], scene: Scene, course: Course) -> list[Output]:
    """Every Output in its order; those that may not go out have gone, with a notice where they were released."""
    going = [output for output in outputs if output.state in GONE or output.path in scene.gone]
    for output in going:
        _goes(output, scene, course)
    told = {output.path: output for output in _noticed(found, going, scene)}
    return [told.get(output.path, output) for output in outputs]


def _goes(output: Output, scene: Scene, course: Course) -> None:
    if notice_stands(scene.folder, scene.last.get(output.path)):
        return
    if output.path in scene.gone or (scene.folder / output.path).is_file():
        course.tell(Withdrawn(output.path, output.reason))
    if any((scene.folder / name).exists() for name in (output.path, twin_path(output.path))):
        take_away(scene.folder, output.path)


def _noticed(found: Survey, going: Sequence[Output], scene: Scene) -> list[Output]:
    """Those that were released, each with its notice."""
    released = [(output, scene.formers[output.path]) for output in going if output.path in scene.formers]
    if not released or found.content is None or found.press is None:
        return []
    bundle = Bundle(found.content, found.texts)
    return [_with_notice(output, former, found.press, bundle, scene) for output, former in released]


def _with_notice(output: Output, former: Former, press: Press, bundle: Bundle, scene: Scene) -> Output:
    """The output with what it was as a released sheet, and its notice; a fault leaves the notice that stands, or none,
    and is told.
    """
    made = Made.of(check_letters=former.check_letters)
    named = replace(output, code=former.code, version=former.version, title=former.title, made=made)
    before = scene.last.get(output.path)
    kept = before.notice if before and notice_stands(scene.folder, before) else None
    try:
        with bounded(DEFAULT_LIMITS):
            prepared = prepare_notice(press, bundle, output.job, former)
            named = replace(named, title=said_by(prepared.told.title.inlines))
            if before and kept and kept.fingerprint == prepared.fingerprint:
                return replace(named, notice=kept, problems=_still(before))
            printed = print_notice(press, prepared)
    except TooLongError as error:
        return _failed(named, kept, str(error), bundle)
    except HandoutsError:
        raise
    except Exception as error:
        return _failed(named, kept, f"{type(error).__name__}: {error}", bundle)
    if not printed.pdf:
        failed = _failed(named, kept, "its template has errors", bundle)
        return replace(failed, problems=(*failed.problems, *printed.problems))
    return _written(named, prepared, printed, scene.folder)


def _still(before: Output) -> tuple[Problem, ...]:
    """What was found on the pages of a notice that is kept."""
    return tuple(problem for problem in before.problems if not problem.is_error)


def _written(output: Output, prepared: PreparedNotice, printed: PrintedNotice, folder: Path) -> Output:
    twin = Twin(twin_path(output.path), hashlib.sha256(printed.twin).hexdigest(), len(printed.twin))
    notice = Notice(prepared.fingerprint, hashlib.sha256(printed.pdf).hexdigest(), len(printed.pdf), twin)
    write_aside(folder / output.path, printed.pdf)
    write_aside(folder / twin.path, printed.twin)
    return replace(output, notice=notice, problems=(*output.problems, *printed.problems))


def _failed(output: Output, kept: Notice | None, why: str, bundle: Bundle) -> Output:
    """Told as an error: whoever opens the old address finds nothing there, or an older notice."""
    problem = Problem(
        NOT_PRINTED,
        Severity.ERROR,
        f"{output.path} was taken back, but no notice could be printed in its place: {why}.",
        "The sheet itself is gone. Mend what is told here and build again.",
        bundle.content.handouts[output.job.handout].where,
    )
    return replace(output, notice=kept, problems=(*output.problems, problem))
