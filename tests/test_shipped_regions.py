"""The shipped sheets for the United States: American words, American numbers, and the one number to call said once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pytest
from all_handouts import laid_handout, named, surveyed

from handouts.document.tree import Element, Leaf
from handouts.press.job import Job

JOBS: Final = tuple(surveyed("shipped").prepared)
AMERICAN: Final = tuple(job for job in JOBS if job.locale == "en-US")
BRITISH: Final = tuple(job for job in JOBS if job.locale == "en-GB")
FOR_US: Final = tuple(job for job in JOBS if job.region == "US")

STEMS = "author|character|critic|emphas|general|hospital|immun|individual|local|maxim|minim|mobil|neutral|normal"
STEMS += "|organ|random|real|recogn|special|stabil|standard|steril|summar|util|visual"
SPELT: Final = re.compile(
    r"\b(?:"
    r"\w*(?:haem|anaem|aemia|paed|oedem|oesoph|oestr|foetu|foetal|rrhoea|gynaec|leukaem)\w*"
    r"|\w*(?:behavi|col|fav|harb|hon|hum|lab|neighb|od|rum|tum)our\w*"
    r"|\w*(?:centre|fibre|litre|metre|theatre|calibre)\w*"
    rf"|\w*(?:{STEMS})is(?:e|ed|er|es|ing|ation|ations)"
    r"|\w*(?:anal|paral|dial)ys(?:e|ed|ing)"
    r"|\w*(?:cancell|counsell|fuell|labell|modell|signall|travell)(?:ed|er|ing)"
    r"|(?:self-)?defences?|offences?|licences?|practis\w+|programmes?|grey\w*|tyres?|kerb|sceptic\w*|mould\w*|ageing"
    r"|judgement\w*|whilst|amongst|towards|learnt|spelt|burnt|neurones?|nought|fortnight\w*|quieten\w*"
    r"|(?:auto|under|over|co)-(?:immun|activ|operat)\w*"
    r"|ring|rings|ringing|rang|jabs?|wee|weeing|a drip|fits(?! you)|(?:am|are|be|being|feel|is) sick|in hospital"
    r"|paracetamol|casualty"
    r")\b",
    re.IGNORECASE,
)
"""British spelling, and words that mean something else, or nothing, to an American."""
NAMED: Final = re.compile(r"\bA&E\b|\bGPs?\b|\bNHS\b|\bMHRA\b|\bYellow Card\b|(?<![\d,.])(?:111|112|999)(?![,.]?\d)")
"""British services and their numbers."""
PHONE: Final = re.compile(r"(?<![\d,.])\d{3}(?![,.]?\d)")


def said(element: Element) -> Iterator[str]:
    """The words of a sheet but those of its references, whose titles are as they were published."""
    for kid in element.kids:
        if isinstance(kid, Leaf):
            yield kid.text
        elif kid.get("class") != "references":
            yield from said(kid)


def text_of(job: Job) -> str:
    """What a sheet says."""
    tree = surveyed("shipped").prepared[job].tree
    assert tree is not None
    return " ".join(" ".join(said(tree)).split())


def flags_of(job: Job) -> tuple[str, ...]:
    """Each text of the red-flag box, and of the steps."""
    tree = surveyed("shipped").prepared[job].tree
    assert tree is not None
    boxes = [element for element in tree.walk() if element.get("class") == "red-flags"]
    return tuple(" ".join(part.text().split()) for box in boxes for part in box.walk() if part.tag in {"p", "dd", "td"})


def test_every_handout_is_there_for_every_audience() -> None:
    """Seven handouts for three audiences, in each English."""
    assert len(AMERICAN) == len(BRITISH) == 21


@pytest.mark.parametrize("job", AMERICAN, ids=lambda job: named("shipped", job))
def test_no_british_word_survives(job: Job) -> None:
    """Neither spelling nor service; what was published keeps its title."""
    text = text_of(job)
    assert SPELT.findall(text) == []
    assert NAMED.findall(text) == []


def test_the_list_finds_what_british_sheets_say() -> None:
    """So it would find it on the others."""
    text = " ".join(text_of(job) for job in BRITISH)
    found = {word.lower() for word in SPELT.findall(text)}
    assert {"haematopoietic", "tumour", "centre", "fibres", "randomised", "ring", "in hospital", "a drip"} <= found
    assert set(NAMED.findall(text)) == {"111", "999", "Yellow Card"}


@pytest.mark.parametrize("job", FOR_US, ids=lambda job: named("shipped", job))
def test_a_red_flag_in_the_united_states_names_one_number_once(job: Job) -> None:
    """There is no urgent line beside it, in any language."""
    for text in flags_of(job):
        assert PHONE.findall(text) in ([], ["911"]), text
    if job.audience != "clinician" and job.handout in content_leaflets():
        assert any("911" in text for text in flags_of(job))


def content_leaflets() -> tuple[str, ...]:
    """The handouts with a red-flag box."""
    content = surveyed("shipped").content
    assert content is not None
    return tuple(content.leaflets)


@pytest.mark.parametrize("job", FOR_US, ids=lambda job: named("shipped", job))
def test_side_effects_are_reported_where_the_reader_lives(job: Job) -> None:
    """To the American scheme where the sheet says where, and never to the British one."""
    text = text_of(job)
    assert "Yellow Card" not in text
    assert "MedWatch" in text or job.audience == "clinician" or job.handout not in content_leaflets()


@pytest.mark.parametrize("job", [job for job in FOR_US if job.locale == "en-US"], ids=lambda job: named("shipped", job))
def test_a_sheet_for_the_us_is_on_letter_paper(job: Job) -> None:
    """8.5 by 11 inches, upright or sideways; the British one of the same handout is on A4."""
    laid, _ = laid_handout("shipped", job)
    assert {tuple(sorted((round(page.width), round(page.height)))) for page in laid.pages} == {(612, 792)}
    british, _ = laid_handout("shipped", replace(job, locale="en-GB", region="GB"))
    assert {tuple(sorted((round(page.width), round(page.height)))) for page in british.pages} == {(595, 842)}
