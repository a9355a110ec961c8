"""Templates that take too long or too much: their sheet fails alone, wherever it is composed, and the rest is built."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_ears import PATHS, Run, bytes_of
from tiny_project import DAY, TINY

from handouts.batch.build import Wishes, build
from handouts.batch.crew import Crew, CrewPlan
from handouts.batch.outcome import Outcome, Output
from handouts.batch.parcel import packed, parcel_of
from handouts.batch.plan import Selection
from handouts.batch.survey import survey
from handouts.batch.worker import TOO_MUCH, Limits, added_memory, within
from handouts.press.job import Bundle

TEMPLATE = "templates/patient/leaflet.html.j2"
DOUBLED = (
    "{% set all = namespace(x='0123456789abcdef') %}"
    "{% for i in range(<times>) %}{% set all.x = all.x ~ all.x %}{% endfor %}"
)
SLOW = DOUBLED.replace("<times>", "18") + "{% for i in range(90000) %}{% set y = all.x|replace('a', 'b') %}{% endfor %}"
"""Some 90 000 turns, which are allowed, of a thousandth of a second and more."""
GREEDY = DOUBLED.replace("<times>", "40")
"""Some millions of gigabytes in forty turns."""
LIMITS = Limits(seconds=4, megabytes=600)
KINDS = {"endless": (SLOW, "it took longer than 4 seconds"), "greedy": (GREEDY, TOO_MUCH)}


@pytest.fixture(params=KINDS)
def bad(request: pytest.FixtureRequest, ears: Path) -> Iterator[tuple[Path, str, str]]:
    """The printed project whose leaflet for patients has a bad template now; the reason told, the line it is at."""
    words, why = KINDS[request.param]
    file = ears / TEMPLATE
    file.parent.mkdir(parents=True)
    text = (TINY.parents[1] / TEMPLATE).read_text("utf-8")
    file.write_text(f"{text}\n{words}\n", "utf-8")
    before = resource.getrlimit(resource.RLIMIT_AS)
    yield ears, why, f"{TEMPLATE}:{text.count(chr(10)) + 2}:1"
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def built(root: Path) -> dict[str, Output]:
    """A build within the limits; what became of each sheet."""
    wishes = Wishes(Selection(), release=False, dry_run=False, force=False, as_of=DAY, limits=LIMITS)
    outcome, _ = build(root, wishes, lambda _outcome, _folder: "")
    assert outcome.exit_code == (3 if any(output.state == "failed" for output in outcome.outputs) else 0)
    assert isinstance(outcome, Outcome)
    return {output.path: output for output in outcome.outputs}


def test_a_bad_template_fails_its_sheet_alone(run: Run, bad: tuple[Path, str, str]) -> None:
    """Exit code 3, with its line; the last good PDF stays; once the template is gone all is up to date."""
    root, why, line = bad
    before = bytes_of(root)
    found = built(root)
    assert {path for path, output in found.items() if output.state == "failed"} == {PATHS[0]}
    assert found[PATHS[0]].reason == f"{why}; {line}"
    assert bytes_of(root) == before
    shutil.rmtree(root / "templates")
    told = run("build", "--project", root, "--format", "json")
    assert (told.code, set(told.states.values())) == (0, {"kept"})


def test_looking_through_a_project_never_hangs(bad: tuple[Path, str, str]) -> None:
    """Checking and signing compose every sheet in the program's own process."""
    root, why, line = bad
    found = survey(root, DAY, limits=LIMITS)
    assert [(job.audience, reason) for job, reason in found.failed.items()] == [("patient", f"{why}; {line}")]
    assert len(found.prepared) == len(PATHS) - 1


def test_in_a_worker_it_fails_alone_too(bad: tuple[Path, str, str]) -> None:
    """Out of time it ends its worker, out of memory only its job; all others are printed."""
    root, why, _ = bad
    found = survey(TINY, DAY)
    assert found.content is not None
    parcel = packed(parcel_of(root, Bundle(found.content, found.texts)))
    jobs = [job for job in found.prepared if job.handout == "ear-wax"]
    with Crew(parcel, CrewPlan(1, Limits(seconds=4, megabytes=1500))) as crew:
        works = {work.job.audience: work for work in crew.print_all(jobs)}
    assert works["patient"].failure.startswith(why)
    assert [audience for audience, work in works.items() if not work.pdf] == ["patient"]


def test_loops_without_end_are_stopped_by_their_turns(run: Run, ears: Path) -> None:
    """Long before the clock: an error of the template, at its line."""
    file = ears / TEMPLATE
    file.parent.mkdir(parents=True)
    text = (TINY.parents[1] / TEMPLATE).read_text("utf-8")
    file.write_text(
        text + "\n{% for i in range(99999) %}{% for j in range(99999) %}{{ j }}{% endfor %}{% endfor %}", "utf-8"
    )
    told = run("build", "--project", ears)
    assert told.code == 1
    assert f"{TEMPLATE}:{text.count(chr(10)) + 2}:1  template-endless" in told.err


def test_a_limit_that_is_lower_already_stays(tmp_path: Path) -> None:
    """Whoever runs the program in less memory than a job may have is obeyed; 0 sets no limit."""
    before, most = resource.getrlimit(resource.RLIMIT_AS)
    lower = 64 * 2**30
    resource.setrlimit(resource.RLIMIT_AS, (lower, most))
    try:
        with added_memory(2**30):
            assert resource.getrlimit(resource.RLIMIT_AS)[0] == lower
        with added_memory(0):
            assert resource.getrlimit(resource.RLIMIT_AS)[0] == lower
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, most))


def test_who_does_not_listen_is_interrupted_again() -> None:
    """Something that takes every error for its own is stopped all the same."""
    interrupted = 0
    with within(0.05):
        while interrupted < 2:
            try:
                while True:
                    pass
            except Exception:
                interrupted += 1
    assert interrupted == 2
