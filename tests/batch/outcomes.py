"""Outcomes made by hand, for the tests of what tells them."""

from dataclasses import replace
from datetime import date

from handouts.batch.input_sets import Inputs
from handouts.batch.made import Digests, Made
from handouts.batch.outcome import Outcome, Output, State
from handouts.press.job import Job
from handouts.problems import Problem, Related, Severity, Where

JOB = Job("ear-wax", "patient", "en-GB", "GB")
PATH = "en-GB/patient/ear-wax-patient-en-GB.pdf"

PROBLEM = Problem(
    id="text-digit",
    severity=Severity.ERROR,
    message="A <number> & more.",
    advice="Write {3}.",
    where=Where("content/leaflets/ear-wax.yaml", 7, 3),
    related=(Related(Where("content/facts/ears.yaml", 1, 1), "here"),),
    write="  - {3} drops",
)


def output(state: State = State.PRINTED, *, size: int = 1234, title: str = "Ear wax") -> Output:
    """One output of the given state."""
    return Output(
        job=JOB,
        state=state,
        reason="new",
        code="TINY-EAR-WAX-P-en-GB",
        version="1",
        title=title,
        made=Made.of(Digests(*(letter * 64 for letter in "fabc")), size, 567, 2, "BCDF"),
        inputs=Inputs((("leaflet:ear-wax", "1" * 64),)),
        problems=(PROBLEM,),
    )


def of_clinic(one: Output, clinic: str) -> Output:
    """The same for a clinic; its path ends in the clinic's name."""
    return replace(one, job=replace(one.job, clinic=clinic))


def outcome(*outputs: Output, problems: tuple[Problem, ...] = ()) -> Outcome:
    """A run with these outputs and Problems."""
    return Outcome(
        tree="draft",
        as_of=date(2027, 1, 2),
        project_name="Tiny",
        keeper="keeper@example.org",
        outputs=outputs,
        problems=problems,
        absent=("es",),
    )
