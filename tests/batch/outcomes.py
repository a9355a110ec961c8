"""Outcomes made by hand, for the tests of what tells them."""

from datetime import date

from handouts.batch.input_sets import Inputs
from handouts.batch.outcome import Outcome, Output, State, Twin
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
        path=PATH,
        state=state,
        reason="new",
        code="TINY-EAR-WAX-P-en-GB",
        version="1",
        title=title,
        check_letters="BCDF",
        fingerprint="f" * 64,
        sha256="a" * 64,
        content_sha256="b" * 64,
        pages=2,
        size=size,
        twin=Twin(PATH.replace(".pdf", ".html"), "c" * 64, 567),
        inputs=Inputs((("leaflet:ear-wax", "1" * 64),)),
        problems=(PROBLEM,),
    )


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
