from dataclasses import replace
from html.parser import HTMLParser

from batch.outcomes import PATH, PROBLEM, outcome, output

from handouts.batch.outcome import State
from handouts.checks.balance import Balance, Weight
from handouts.web.report import report_page


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
    papers = [replace(paper, job=replace(paper.job, clinic=name), path=f"{name}.pdf") for name in ("hill", "river")]
    page = report_page(outcome(own, *papers), lambda _output: b"")
    assert "for clinics: 2 kept" in page
    assert page.count("<details>") == 2
    assert "<summary>hill: 1 papers</summary>" in page
