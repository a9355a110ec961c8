"""`handouts check`: every Problem in content and templates, all at once; 1 when any is an error."""

from __future__ import annotations

import argparse

from handouts.batch.survey import survey
from handouts.commands.project import find_project
from handouts.commands.telling import counted, print_json, problems_as_json, tell_problems


def run(arguments: argparse.Namespace) -> int:
    """Load, judge and compose everything, print nothing on paper."""
    found = survey(find_project(arguments.project), arguments.as_of)
    if arguments.format == "json":
        print_json({"problems": problems_as_json(found.problems)})
    else:
        tell_problems(found.problems, found.lines, notes=True)
        print(counted(found.problems))
    return int(any(problem.is_error for problem in found.problems))
