from __future__ import annotations

from dataclasses import replace

from press.layout.sample_trees import e, grid, handout, option

from handouts.document.as_text import tree_as_text
from handouts.document.cards import in_cards, is_grid, options_of
from handouts.document.element_rules import element_faults
from handouts.document.tree import Element

OPTIONS = (option("Drops", "D", "drip"), option("Wait"))
ANSWERS = (("Oil.", "Nothing."), ("Sore ears.", "No harm."))


def table_of(tree: Element) -> Element:
    """The first table of a tree."""
    return next(element for element in tree.walk() if element.tag == "table")


def test_each_option_becomes_a_card() -> None:
    """Its name reaches over its rows; the questions are the same, in the same order, on each card."""
    cards = table_of(in_cards(handout(grid(OPTIONS, ANSWERS))))
    assert cards.get("class") == "cards"
    assert [(body.tag, body.get("class")) for body in cards.elements] == [("tbody", "card")] * 2
    names = [body.elements[0].elements[0] for body in cards.elements]
    assert [(name.text(), name.get("scope"), name.get("rowspan"), name.get("icon")) for name in names] == [
        ("DropsD", "rowgroup", "2", "drip"),
        ("Wait", "rowgroup", "2", ""),
    ]
    said = [[[cell.text() for cell in row.elements[-2:]] for row in body.elements] for body in cards.elements]
    assert said == [
        [["Question 1?", "Oil."], ["Question 2?", "Sore ears."]],
        [["Question 1?", "Nothing."], ["Question 2?", "No harm."]],
    ]


def test_what_matters_is_the_last_card() -> None:
    """The words of the rings stand beside each set of them, not in the name."""
    cards = table_of(in_cards(grid(OPTIONS, ANSWERS, rings=True)))
    last = cards.elements[-1]
    assert last.elements[0].elements[0].text() == "What matters to me"
    rings = [row.elements[-1] for row in last.elements]
    assert [(cell.get("rings"), cell.text()) for cell in rings] == [("3", "not a bit a lot")] * 2


def test_a_tag_stands_by_the_answers_only() -> None:
    """How numbers may be read is said on the cards of options, not where the reader says what matters."""
    table = grid(OPTIONS, ANSWERS[:1], rings=True)
    head, body = table.elements
    question, *rest = body.elements[0].elements
    tagged = replace(question, kids=(*question.kids, e("p", "Same trial", class_="tag-same")))
    table = replace(table, kids=(head, replace(body, kids=(replace(body.elements[0], kids=(tagged, *rest)),))))
    asked = [card.elements[0].elements[-2].text() for card in in_cards(table).elements]
    assert asked == ["Question 1?Same trial", "Question 1?Same trial", "Question 1?"]


def test_cards_keep_the_rules_of_tables() -> None:
    """A cell that reaches down counts in each row it reaches."""
    cards = in_cards(grid(OPTIONS, ANSWERS, rings=True))
    assert [fault for element in cards.walk() for fault in element_faults(element)] == []


def test_a_cell_that_reaches_too_far_is_a_fault() -> None:
    """Past the rows of its part of the table."""
    name = e("th", "Drops", scope="rowgroup", rowspan="3")
    row = e("tr", e("td", "Oil."))
    table = e("table", e("tbody", e("tr", name, e("td", "Oil.")), row))
    assert [fault.id for fault in element_faults(table)] == ["tree-table"]


def test_only_a_whole_grid_is_turned() -> None:
    """A table of another class, or with rows of another length, stays as it is."""
    whole = grid(OPTIONS, ANSWERS)
    status = e("table", e("tbody", e("tr", e("td", "x"))), class_="status")
    short = e("table", whole.elements[0], e("tbody", e("tr", e("td", "x"))), class_="options")
    assert [is_grid(table) for table in (whole, status, short)] == [True, False, False]
    assert in_cards(handout(short, status)) == handout(short, status)
    assert [name.text() for name in options_of(handout(status, whole))] == ["DropsD", "Wait"]


def test_no_word_is_lost() -> None:
    """Every line of the grid is said by the cards, the questions once for each card."""
    lines = tree_as_text(in_cards(grid(OPTIONS, ANSWERS)))
    assert all(answer in lines for row in ANSWERS for answer in row)
    assert lines.count("Question 1?") == len(OPTIONS)
