from dataclasses import replace

from handouts.problems import (
    EnvironmentLacksError,
    HandoutsError,
    Problem,
    Severity,
    UsageError,
    Where,
    sorted_problems,
)

PROBLEM = Problem("a-b", Severity.NOTE, "said", "do", Where("b.yaml", 2, 3))


def test_problems_are_sorted_by_place_and_none_is_repeated() -> None:
    """File, line, column and id give the order; equal ones are told once."""
    earlier = replace(PROBLEM, where=Where("a.yaml", 9, 9))
    same_place = replace(PROBLEM, id="a-a")
    assert sorted_problems([PROBLEM, earlier, PROBLEM, same_place]) == (earlier, same_place, PROBLEM)


def test_each_error_class_has_its_exit_code() -> None:
    """Exit codes are the contract: 2 wrong use, 4 the environment, 3 else."""
    assert (HandoutsError.exit_code, UsageError.exit_code, EnvironmentLacksError.exit_code) == (3, 2, 4)


def test_a_place_reads_as_file_line_column() -> None:
    """The form that editors jump to."""
    assert str(Where("content/a.yaml", 4, 7)) == "content/a.yaml:4:7"
