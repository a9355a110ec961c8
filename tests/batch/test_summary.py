from dataclasses import replace

from batch.outcomes import PROBLEM, outcome, output

from handouts.batch.outcome import State
from handouts.batch.summary import summary_text
from handouts.problems import Where


def test_a_summary_tells_counts_keeper_and_how_to_repeat_a_failed_job() -> None:
    """One failed and one printed output, one error: all that a person needs at night."""
    failed = replace(output(State.FAILED), reason="MemoryError: out of memory")
    assert summary_text(outcome(output(), failed, problems=(PROBLEM,))) == (
        "Tiny: draft tree, as of 2027-01-02\n"
        "Handouts: 1 printed, 1 failed; pruned 0.\n"
        "Problems: 1 error, 0 warnings, 0 notes.\n"
        "Language es: no translation to print yet.\n"
        "Keeper: keeper@example.org\n"
        "\n"
        "failed en-GB/patient/ear-wax-patient-en-GB.pdf: MemoryError: out of memory "
        "[handouts build --handout ear-wax --audience patient --locale en-GB --region GB]\n"
        "error content/leaflets/ear-wax.yaml:7:3 text-digit: A <number> & more.\n"
    )


def test_a_summary_never_has_more_than_forty_lines() -> None:
    """A hundred errors are cut, and the last line says how many more there are."""
    many = tuple(replace(PROBLEM, where=Where("content/a.yaml", line)) for line in range(1, 101))
    lines = summary_text(outcome(problems=many)).splitlines()
    assert len(lines) == 40
    assert lines[-1] == "… and 67 more, see report.html"


def test_exit_codes_follow_what_happened() -> None:
    """A failed job wins over an error, an error over nothing."""
    assert outcome(output()).exit_code == 0
    assert outcome(output(), problems=(PROBLEM,)).exit_code == 1
    assert outcome(output(State.FAILED), problems=(PROBLEM,)).exit_code == 3
