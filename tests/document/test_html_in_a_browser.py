"""Every HTML twin in a real browser, wide and on the smallest screen: no rule of axe is broken, and all is shown.

Axe sees a sample that leaves no kind out, and with EVERY_SHEET all of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from all_handouts import EVERY_SHEET, differs
from document.html_reading import page_of
from document.test_html_twin import ALL
from judges.browser import violations
from playwright.sync_api import Browser, Page

from handouts.document.tree import Element, Leaf
from handouts.lettering.scripts import script_of_language
from handouts.press.twins import twin_of

WIDTHS = (1000, 320)
SEEN = tuple(name for name, sheet in ALL.items() if differs(sheet.job))
ENGLISH = tuple(name for name in SEEN if name.startswith("shipped-") and name.endswith("-en-GB"))
MIRRORED = tuple(name for name in ALL if name.startswith("shipped-") and name.endswith("-patient-en-GB"))
FLUSH = """() => {
    const [title, page] = [document.querySelector("h1"), document.querySelector("main")];
    const words = document.createRange();
    words.selectNodeContents(title);
    return Math.abs(words.getBoundingClientRect().right - page.getBoundingClientRect().right) < 1;
}"""
"""Whether the title's words end at the right edge of the page."""
HYPHENS = dict.fromkeys(map(ord, "-\u2010\x02\ufffe"))


def is_judged(name: str, width: int) -> bool:
    """Whether axe sees a twin so wide. No rule depends on the language and the width at once: on a wide screen it sees
    the sheets of one language. Of what is shipped, the sample has each English sheet at one width, the next one at the
    other, and on the smallest screen one sheet of each other language.
    """
    if not name.endswith("-en-GB") and width != min(WIDTHS):
        return False
    if EVERY_SHEET or name.startswith("tiny-"):
        return True
    return in_turn(ENGLISH, name, width) if name in ENGLISH else name.startswith("shipped-ahsct-plain-")


def in_turn(names: tuple[str, ...], name: str, width: int) -> bool:
    """Whether it is the width of this one among several."""
    return EVERY_SHEET or WIDTHS[names.index(name) % len(WIDTHS)] == width


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every twin as a file."""
    folder = tmp_path_factory.mktemp("twins")
    files = {}
    for name, sheet in ALL.items():
        assert sheet.tree is not None
        files[name] = folder / f"{name}.html"
        files[name].write_bytes(twin_of(sheet, sheet.tree))
    return files


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[dict[int, Page]]:
    """A page of each width; what the browser complains of fails the test that asks."""
    opened = {width: browser.new_page(viewport={"width": width, "height": 900}) for width in WIDTHS}
    yield opened
    for page in opened.values():
        page.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SEEN)
def test_a_twin_breaks_no_rule_of_axe(name: str, width: int, twins: dict[str, Path], pages: dict[int, Page]) -> None:
    """All rules, best practices and those of level AAA too; and nothing has to be scrolled sideways."""
    page = pages[width]
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(twins[name].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    assert (violations(page) if is_judged(name, width) else []) == []


def test_axe_sees_each_sheet_each_language_and_each_audience() -> None:
    """What is shipped in English at some width, for each audience at both; and each other language."""
    judged = {(name, width) for name in SEEN for width in WIDTHS if is_judged(name, width)}
    assert {name for name, _ in judged} >= set(ENGLISH)
    assert {ALL[name].job.locale for name, _ in judged} == {ALL[name].job.locale for name in SEEN}
    of_english = {(ALL[name].job.audience, width) for name, width in judged if name in ENGLISH}
    assert of_english == {(ALL[name].job.audience, width) for name in ENGLISH for width in WIDTHS}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", MIRRORED)
def test_a_mirrored_twin_breaks_no_rule_either(name: str, width: int, pages: dict[int, Page], tmp_path: Path) -> None:
    """The same sheets as if they were Arabic: nothing hangs over an edge, and lines begin at the right."""
    sheet = ALL[name]
    assert sheet.tree is not None
    file = tmp_path / "mirrored.html"
    file.write_bytes(twin_of(sheet, arabic(sheet.tree)))
    page = pages[width]
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(FLUSH)
    assert (violations(page) if in_turn(MIRRORED, name, width) else []) == []


def arabic(node: Element) -> Element:
    """A tree with every language changed; the words stay."""
    kids = (replace(kid, lang="ar") if isinstance(kid, Leaf) else arabic(kid) for kid in node.kids)
    return replace(node, lang="ar", kids=tuple(kids))


@pytest.mark.parametrize("name", [name for name in SEEN if script_of_language(ALL[name].job.locale) == "Latn"])
def test_a_twin_prints_whole(name: str, twins: dict[str, Path], pages: dict[int, Page]) -> None:
    """Every word of the page is on the paper, with the banner once more on each further page. Only in the script that
    readers of the browser's own PDFs give back as it was typed.
    """
    page = pages[WIDTHS[0]]
    page.goto(twins[name].as_uri())
    texts = printed_texts(page.pdf(prefer_css_page_size=True))
    (body,) = page_of(twins[name].read_text("utf-8")).find("body")
    words = [plain(word) for said in body.texts() for word in said.split()]
    assert [word for word in words if word not in "".join(texts)] == []
    assert [text.count("Draft.Nobody") for text in texts] == [1] * len(texts)


def printed_texts(pdf: bytes) -> list[str]:
    """The text of each page without white space, ligatures as letters."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [unicodedata.normalize("NFKC", page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return [plain(text) for text in texts]


def plain(text: str) -> str:
    """Without white space and hyphens: readers lose those at the end of a line."""
    return "".join(text.split()).translate(HYPHENS)
