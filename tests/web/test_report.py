from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from batch.outcomes import JOB, PATH, PROBLEM, of_clinic, outcome, output
from built_ears import AUDIENCES
from judges.browser import violations
from playwright.sync_api import Browser

from handouts.batch.outcome import Output, Reviews, State
from handouts.checks.balance import Balance, Weight
from handouts.press.job import Job
from handouts.problems import Severity, Where
from handouts.web.report import report_page


def no_picture(_output: Output) -> bytes:
    """None is at hand."""
    return b""


class Reader(HTMLParser):
    """Collects what a reader of the page meets."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []
        self.pictures: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note tags and pictures."""
        self.tags.append(tag)
        if tag == "img":
            self.pictures.append(dict(attrs))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text.append(data)


def read(page: str) -> Reader:
    """The page as a browser would take it in."""
    reader = Reader()
    reader.feed(page)
    return reader


def test_a_report_shows_pages_size_problems_and_a_picture() -> None:
    """Everything about one output stands on the page, with a thumbnail inside it."""
    reader = read(report_page(outcome(output(), problems=(PROBLEM,)), lambda _: b"PNG"))
    text = " ".join(reader.text)
    assert "2 pages, 1,234 bytes, 1 problems" in text
    assert "Code TINY-EAR-WAX-P-en-GB, version 1, check letters BCDF" in text
    assert reader.pictures == [{"src": "data:image/png;base64,UE5H", "alt": "Page 1 of Ear wax"}]
    assert "script" not in reader.tags


def test_a_report_links_the_page_and_its_twin() -> None:
    """The PDF first, then the HTML page that says the same."""
    page = report_page(outcome(output()), lambda _: b"")
    assert f'<a href="{PATH}">Ear wax</a>' in page
    assert f'<a href="{PATH.replace(".pdf", ".html")}">Ear wax, as a web page</a>' in page


def test_words_from_content_never_become_mark_up() -> None:
    """A hostile title and message are shown as typed."""
    reader = read(report_page(outcome(output(title="<script>alert(1)</script>"), problems=(PROBLEM,)), lambda _: b""))
    assert "script" not in reader.tags
    assert "<script>alert(1)</script>" in reader.text
    assert "A <number> & more." in reader.text


def test_an_output_that_was_withdrawn_has_no_link_and_no_picture() -> None:
    """What is not in the tree is told, not linked."""
    reader = read(report_page(outcome(output(State.WITHDRAWN)), lambda _: b"PNG"))
    assert "a" not in reader.tags
    assert reader.pictures == []
    assert "not in the tree" in " ".join(reader.text)


def test_a_report_shows_how_evenly_options_are_told_of() -> None:
    """A row for each option, with words and numbers about benefits and harms; no heading where there is no sheet."""
    balance = Balance("drops-or-wait", "plain", (("drops", (Weight(5, 1), Weight(10, 2))),))
    told = " ".join(read(report_page(replace(outcome(output()), balances=(balance,)), lambda _: b"")).text)
    assert "Equal detail" in told
    assert "drops-or-wait, plain drops 5 1 10 2" in told
    assert "Equal detail" not in report_page(outcome(output()), lambda _: b"")


def test_the_papers_of_clinics_are_counted_at_a_glance_and_folded() -> None:
    """A cell tells the sheet and how many papers there are of it; each clinic's stand behind its name."""
    own, paper = output(), output(State.KEPT)
    papers = [of_clinic(paper, name) for name in ("hill", "river")]
    page = report_page(outcome(own, *papers), lambda _output: b"")
    assert "for clinics: =&nbsp;2&nbsp;kept" in page
    assert page.count("<details>") == 2
    assert "<summary>hill: =&nbsp;1&nbsp;kept</summary>" in page


def many(count: int, *clinics: str) -> list[Output]:
    """So many handouts for each clinic, "" for none; every tenth failed."""
    return [
        replace(
            output(State.PRINTED if number % 10 else State.FAILED, size=1 if number % 10 else 0, title=""),
            job=Job(f"sheet-{number}", AUDIENCES[number % 3], "es", "GB", clinic=clinic),
            problems=(),
        )
        for clinic in clinics
        for number in range(count)
    ]


def test_a_cell_tells_state_pages_problems_and_both_files() -> None:
    """The state by a word and a sign; what does not stand is not linked."""
    page = report_page(
        outcome(output(), replace(output(State.REFUSED), job=replace(JOB, audience="plain"))), no_picture
    )
    twin = PATH.replace(".pdf", ".html")
    assert (
        '<tr><th scope="row">ear-wax</th><th scope="row">en-GB</th>'
        f'<td><a href="{PATH}">✓ printed</a>, <a href="{twin}">web page</a>, 2 pages, 1 problem</td>'
        "<td>× refused</td></tr>"
    ) in page


def test_many_sheets_are_counted_and_folded() -> None:
    """Over 300 a row is a language, a cell its counts; a handout's sheets stand behind its name, without pictures."""
    few, more = (report_page(outcome(*many(count, "")), lambda _: b"PNG") for count in (300, 301))
    assert (few.count("<img "), few.count("<details>")) == (270, 0)
    assert (more.count("<img "), more.count("<details>")) == (0, 301)
    assert (
        '<tr><th scope="row">es-GB</th><td>✓&nbsp;90&nbsp;printed, !!&nbsp;11&nbsp;failed</td>'
        "<td>✓&nbsp;90&nbsp;printed, !!&nbsp;10&nbsp;failed</td>"
        "<td>✓&nbsp;90&nbsp;printed, !!&nbsp;10&nbsp;failed</td></tr>"
    ) in more


def test_of_very_many_papers_those_are_listed_that_need_somebody() -> None:
    """The others are counted, so that the page stays one that opens."""
    page = report_page(outcome(*many(2_010, *(f"clinic-{n}" for n in range(10)))), no_picture)
    assert page.count("<li>sheet-10 (") == 10
    assert "sheet-11 (" not in page
    assert page.count("<p>1,809 that stand are not listed.</p>") == 10
    assert len(page) < 1_000_000


def test_many_problems_are_folded_by_kind() -> None:
    """The gravest first; of one kind the first three hundred."""
    errors = [replace(PROBLEM, where=Where("content/a.yaml", line)) for line in range(1, 350)]
    notes = [replace(PROBLEM, id="a-note", severity=Severity.NOTE)] * 2
    page = report_page(outcome(problems=(*notes, *errors)), no_picture)
    summaries = [line for line in page.splitlines() if line.startswith("<summary>")]
    assert summaries == [
        '<summary><span class="error">error</span> text-digit: 349</summary>',
        '<summary><span class="note">note</span> a-note: 2</summary>',
    ]
    assert "<p>And 49 more, see manifest.json.</p>" in page


def test_reviews_and_keepers_are_told() -> None:
    """Who is asked to review what, and whom a clinic's papers belong to."""
    near = (
        Reviews(0, "a@example.org", (("drops", "2027-01-01"),)),
        Reviews(30, "b@example.org", (("x", "2027-01-30"),)),
    )
    papers = many(1, "hill")
    page = report_page(replace(outcome(*papers), reviews=near, keepers=(("hill", "b@example.org"),)), no_picture)
    assert "<li>Overdue, keeper a@example.org: drops (2027-01-01)</li>" in page
    assert "<li>Due within 30 days, keeper b@example.org: x (2027-01-30)</li>" in page
    assert "<summary>hill: !!&nbsp;1&nbsp;failed, keeper b@example.org</summary>" in page


@pytest.mark.parametrize("width", [1200, 400])
@pytest.mark.parametrize("count", [20, 310])
def test_a_report_breaks_no_rule_of_axe(browser: Browser, tmp_path: Path, width: int, count: int) -> None:
    """Wide and narrow, few and many, with everything unfolded: nothing hangs over an edge, nothing is complained of."""
    balance = Balance("drops-or-wait", "plain", (("drops", (Weight(5, 1), Weight(10, 2))),))
    several = tuple(replace(PROBLEM, where=Where("content/a.yaml", line)) for line in range(1, count))
    whole = outcome(*many(count, "", "hill", "river"), problems=several)
    file = tmp_path / "report.html"
    file.write_text(report_page(replace(whole, balances=(balance,)), no_picture), "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    assert violations(page) == []
    page.close()
