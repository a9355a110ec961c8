"""summary.txt: who is asked to do what, in forty lines."""

from __future__ import annotations

from dataclasses import replace

from batch.outcomes import PATH, PROBLEM, of_clinic, outcome, output

from handouts.batch.outcome import Output, Reviews, State
from handouts.batch.summary import command_for, summary_text
from handouts.problems import Where

STEM = PATH.removesuffix(".pdf")


def failed(clinic: str = "", *, reason: str = "MemoryError: out of memory") -> Output:
    """A job that failed."""
    return replace(of_clinic(output(State.FAILED), clinic), reason=reason)


def test_a_summary_tells_counts_keeper_and_how_to_repeat_a_failed_job() -> None:
    """One failed and one printed output, one error: all that a person needs at night."""
    assert summary_text(outcome(output(), failed(), problems=(PROBLEM,))) == (
        "Tiny: draft tree, as of 2027-01-02\n"
        "Handouts: 1 printed, 1 failed; pruned 0.\n"
        "Problems: 1 error, 0 warnings, 0 notes.\n"
        "Language es: no translation to print yet.\n"
        "Keeper: keeper@example.org\n"
        "\n"
        "1 failed, keeper keeper@example.org:\n"
        "failed en-GB/patient/ear-wax-patient-en-GB.pdf: MemoryError: out of memory "
        "[handouts build --handout ear-wax --audience patient --locale en-GB --region GB --clinic '']\n"
        "error content/leaflets/ear-wax.yaml:7:3 text-digit: A <number> & more.\n"
    )


def test_the_command_repeats_exactly_one_job() -> None:
    """For its clinic, of its tree, quoted for a shell."""
    one = replace(failed(), job=replace(failed().job, clinic="hill side", edition="large print"))
    assert command_for(one, "release") == (
        "handouts build --release --handout ear-wax --audience patient --locale en-GB --region GB --clinic 'hill side' "
        "--edition 'large print'"
    )


def test_sheets_of_a_clinic_are_told_with_its_keeper() -> None:
    """The project's first, then by keeper; a clinic without one is the project's."""
    keepers = (("hill", "hill@example.org"), ("river", "river@example.org"))
    sheets = [failed(name, reason=name or "none") for name in ("river", "hill", "", "lake")]
    told = summary_text(replace(outcome(*sheets), keepers=keepers)).splitlines()[6:]
    assert [line.split(" [")[0] for line in told] == [
        "2 failed, keeper keeper@example.org:",
        f"failed {PATH}: none",
        f"failed {STEM}-lake.pdf: lake",
        "1 failed, keeper hill@example.org:",
        f"failed {STEM}-hill.pdf: hill",
        "1 failed, keeper river@example.org:",
        f"failed {STEM}-river.pdf: river",
    ]


def test_of_many_sheets_the_first_are_named() -> None:
    """Every state gets its lines; what is cut is counted."""
    withheld = [of_clinic(replace(output(State.WITHHELD), reason="errors"), f"{n:03}") for n in range(50)]
    refused = [of_clinic(replace(output(State.REFUSED), reason="unsigned"), f"{n:03}") for n in range(7)]
    assert summary_text(replace(outcome(*withheld, *refused), absent=(), not_begun=9)) == (
        "Tiny: draft tree, as of 2027-01-02\n"
        "Handouts: 50 withheld, 7 refused, 9 not ready; pruned 0.\n"
        "Problems: 0 errors, 0 warnings, 0 notes.\n"
        "Keeper: keeper@example.org\n"
        "\n"
        "50 withheld, keeper keeper@example.org:\n"
        f"withheld {STEM}-000.pdf: errors\n"
        f"withheld {STEM}-001.pdf: errors\n"
        f"withheld {STEM}-002.pdf: errors\n"
        "… and 47 more withheld, keeper keeper@example.org\n"
        "7 refused, keeper keeper@example.org:\n"
        f"refused {STEM}-000.pdf: unsigned\n"
        f"refused {STEM}-001.pdf: unsigned\n"
        f"refused {STEM}-002.pdf: unsigned\n"
        "… and 4 more refused, keeper keeper@example.org\n"
    )


def test_reviews_are_told_with_whoever_is_asked() -> None:
    """A line for each keeper and each number of days; many handouts are counted."""
    many = tuple((f"sheet-{n}", "2027-01-30") for n in range(6))
    near = (
        Reviews(0, "keeper@example.org", (("ear-wax", "2027-01-02"),)),
        Reviews(7, "hill@example.org", (("drops", "2027-01-09"),)),
        Reviews(30, "keeper@example.org", many),
    )
    told = summary_text(replace(outcome(output()), reviews=near)).splitlines()
    assert told[4:7] == [
        "Keeper: keeper@example.org",
        "Reviews overdue: ear-wax (2027-01-02). Keeper: keeper@example.org",
        "Reviews due within 7 days: drops (2027-01-09). Keeper: hill@example.org",
    ]
    assert told[7] == (
        "Reviews due within 30 days: sheet-0 (2027-01-30), sheet-1 (2027-01-30), sheet-2 (2027-01-30), "
        "sheet-3 (2027-01-30) and 2 more. Keeper: keeper@example.org"
    )


def test_languages_that_are_not_ready_take_one_line() -> None:
    """However many there are."""
    told = summary_text(replace(outcome(), absent=("ar", "es", "fr", "hi", "pl", "ur")))
    assert "\nLanguages ar, es, fr, hi and 2 more: no translation to print yet.\n" in told


def test_a_summary_never_has_more_than_forty_lines() -> None:
    """A hundred errors are cut, and the last line says how many more there are; so it is with everything at once."""
    many = tuple(replace(PROBLEM, where=Where("content/a.yaml", line)) for line in range(1, 101))
    lines = summary_text(outcome(problems=many)).splitlines()
    assert len(lines) == 40
    assert lines[-1] == "… and 67 more, see report.html"
    keepers = tuple((f"c{n}", f"c{n}@example.org") for n in range(60))
    states = (State.FAILED, State.WITHDRAWN, State.WITHHELD, State.REFUSED, State.UNFINISHED)
    sheets = [replace(failed(clinic), state=state) for clinic, _ in keepers for state in states]
    reviews = tuple(Reviews(7, keeper, (("ear-wax", "2027-01-09"),)) for _, keeper in keepers)
    whole = replace(outcome(*sheets, problems=many), keepers=keepers, reviews=reviews)
    lines = summary_text(whole).splitlines()
    assert len(lines) == 40
    assert lines[13] == "… and 53 more groups of reviews"


def test_exit_codes_follow_what_happened() -> None:
    """A failed job wins over an error, an error over nothing."""
    assert outcome(output()).exit_code == 0
    assert outcome(output(), problems=(PROBLEM,)).exit_code == 1
    assert outcome(output(State.FAILED), problems=(PROBLEM,)).exit_code == 3
