"""`handouts check`: every Problem in content, templates and layout, all at once; 1 when any is an error."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from handouts.batch.survey import Survey, survey
from handouts.commands.project import find_project
from handouts.commands.telling import counted, print_json, problems_as_json, tell_problems
from handouts.problems import Problem, sorted_problems


def run(arguments: argparse.Namespace) -> int:
    """Load, judge, compose and lay out everything, print nothing on paper."""
    found = survey(find_project(arguments.project), arguments.as_of)
    problems = sorted_problems([*found.problems, *_of_layout(found)])
    if arguments.format == "json":
        print_json({"problems": problems_as_json(problems)})
    else:
        tell_problems(problems, found.lines, notes=True)
        print(counted(problems))
    for job, reason in found.failed.items():
        print(f"handouts: {job.handout} for {job.audience} could not be composed: {reason}", file=sys.stderr)
    return 3 if found.failed else int(any(problem.is_error for problem in problems))


def _of_layout(found: Survey) -> Iterator[Problem]:
    for job, prepared in found.prepared.items():
        if found.press is not None and job.handout not in found.withheld:
            yield from found.press.layout_problems(prepared)
