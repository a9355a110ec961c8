from __future__ import annotations

from pathlib import Path

import pytest
from document.made_up import leaflet, own_templates

from handouts.document.compose import compose
from handouts.document.shelf import TemplateShelf
from handouts.problems import Problem

HEAD = '<handout lang="en" title="T">\n<h1>T</h1>\n'


def problem_of(folder: Path, body: str, **more: str) -> Problem:
    """The one Problem of a patient's leaflet whose template has this body, from line 3 on."""
    shelf = own_templates(folder, patient__leaflet_html_j2=f"{HEAD}{body}\n</handout>\n", **more)
    composed = compose(leaflet(), shelf)
    assert composed.tree is None
    assert len(composed.problems) == 1
    return composed.problems[0]


FAULTY = (
    ("{% if %}<p>x</p>{% endif %}", "template-syntax"),
    ("<p>{{ unknown }}</p>", "template-undefined"),
    ("<p>{{ handout.nothing }}</p>", "template-undefined"),
    ('<p>{{ say("key-point") }}</p>', "template-word"),
    ('<p>{{ say("written") }}</p>', "template-word"),
    ('<p>{{ say("tip", date="now") }}</p>', "template-word"),
    ('{% include "patient/none.html.j2" %}', "template-missing"),
    ('{% include "../../handouts/cli.py" %}', "template-missing"),
    ('{% include "/etc/passwd" %}', "template-missing"),
    ("<p>{{ handout.__class__ }}</p>", "template-refused"),
    ("<p>{{ say.__globals__ }}</p>", "template-refused"),
    ("<p>{{ 9 ** 9 }}</p>", "template-refused"),
    ('<p>{{ "x" * 999999999 }}</p>', "template-refused"),
    ("<p>{{ '%999999999d' % 1 }}</p>", "template-refused"),
    ("<p>{{ handout.title | safe }}</p>", "template-syntax"),
    ("{% autoescape false %}<p>x</p>{% endautoescape %}", "template-syntax"),
    ("{% for x in (1,) recursive %}{{ loop((1, 1)) }}{% endfor %}", "template-syntax"),
    ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "template-endless"),
    ("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}", "template-endless"),
    ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "template-fault"),
    ("<p>{{ 1 // 0 }}</p>", "template-fault"),
    ("<p>{{ handout.title() }}</p>", "template-fault"),
    ("<p>loose</p> words", "tree-text"),
)


@pytest.mark.parametrize(("body", "expected"), FAULTY, ids=[row[0] for row in FAULTY])
def test_fault_in_a_projects_template(tmp_path: Path, body: str, expected: str) -> None:
    """Each kind of fault in a template is one Problem with its file, its line, and what to do."""
    problem = problem_of(tmp_path, body)
    assert problem.id == expected
    assert problem.where.file == "templates/patient/leaflet.html.j2"
    assert problem.where.line == (1 if expected in ("tree-text",) or "autoescape" in body else 3)
    assert problem.is_error
    assert problem.advice


def test_fault_in_a_macro_file(tmp_path: Path) -> None:
    """The place of a fault is the innermost template's."""
    body = '{% import "macros/mine.html.j2" as mine with context %}\n{{ mine.part() }}'
    macros = "{% macro part() %}\n<p>\n{{ unknown }}</p>{% endmacro %}"
    problem = problem_of(tmp_path, body, macros__mine_html_j2=macros)
    assert str(problem.where) == "templates/macros/mine.html.j2:3:1"
    assert "'unknown' is undefined" in problem.message


def test_endless_output_is_stopped(tmp_path: Path) -> None:
    """A template that writes on and on is stopped long before the memory is full."""
    body = "{% set long %}" + "x" * 3000 + "{% endset %}{% for a in range(90000) %}<p>{{ long }}</p>{% endfor %}"
    assert problem_of(tmp_path, body).id == "template-endless"


def test_too_many_loops_inside_each_other(tmp_path: Path) -> None:
    """What Python can't compile is a Problem too."""
    body = "{% for a in (1,) %}" * 40 + "{% endfor %}" * 40
    assert problem_of(tmp_path, body).id == "template-fault"


def test_turns_are_counted_per_handout(tmp_path: Path) -> None:
    """A long but finite template renders again and again."""
    body = "{% for a in range(60000) %}{% endfor %}<p>done</p>"
    shelf = own_templates(tmp_path, patient__leaflet_html_j2=f"{HEAD}{body}</handout>")
    for _ in range(3):
        assert compose(leaflet(), shelf).problems == ()


def test_plain_strings_are_escaped(tmp_path: Path) -> None:
    """A string that is no Text is escaped, in words, in attributes and in fixed words' placeholders."""
    body = (
        '{% set odd = "<p>&\\"" %}<p>{{ odd }}</p>\n'
        '<write-in lines="1">{{ say("written", date=odd) }}</write-in>\n'
        '<icon-array of="100" count="1" group="harm" alt="{{ odd }}"/>'
    )
    shelf = own_templates(tmp_path, patient__leaflet_html_j2=f"{HEAD}{body}</handout>")
    tree = compose(leaflet(), shelf).tree
    assert tree is not None
    _, paragraph, write_in, array = tree.elements
    assert paragraph.text() == '<p>&"'
    assert write_in.text() == 'Written <p>&".'
    assert array.get("alt") == '<p>&"'


def test_start_tags_are_stamped(tmp_path: Path) -> None:
    """Each literal start tag has its own line; what is made in an expression has its parent's."""
    body = "<section\n  id='a'>\n{# <p> #}{{ '' }}<p>x\n<strong>y</strong></p></section>"
    shelf = own_templates(tmp_path, patient__leaflet_html_j2=f"{HEAD}{body}</handout>")
    tree = compose(leaflet(), shelf).tree
    assert tree is not None
    lines = [(element.tag, element.template.line) for element in tree.walk() if element.template]
    assert lines == [("handout", 1), ("h1", 2), ("section", 3), ("p", 5), ("strong", 6)]


def test_projects_templates_first(tmp_path: Path) -> None:
    """A project's template replaces the package's of the same name; the others stay the package's."""
    shelf = own_templates(tmp_path, patient__leaflet_html_j2=f"{HEAD}</handout>")
    mine = compose(leaflet(), shelf).tree
    theirs = compose(leaflet("clinician"), shelf).tree
    assert mine is not None
    assert theirs is not None
    assert [element.tag for element in mine.walk()] == ["handout", "h1"]
    assert "Bottom line" in theirs.text()


def test_templates_outside_the_folder(tmp_path: Path) -> None:
    """No name and no symbolic link leads out of the folder of templates."""
    (tmp_path / "secret.html.j2").write_text("secret")
    folder = tmp_path / "templates"
    (folder / "macros").mkdir(parents=True)
    (folder / "macros" / "link.html.j2").symlink_to(tmp_path / "secret.html.j2")
    shelf = TemplateShelf(folder)
    names = (
        "../secret.html.j2",
        "macros/link.html.j2",
        "macros/../../secret.html.j2",
        str(tmp_path / "secret.html.j2"),
    )
    assert [shelf.text(name) for name in names] == [None] * 4


def test_odd_template_files(tmp_path: Path) -> None:
    """A template that is no UTF-8, or far too long, is as good as missing: the long one falls back to the package's."""
    folder = tmp_path / "patient"
    folder.mkdir()
    (folder / "odd.html.j2").write_bytes(b"\xff\xfe")
    (folder / "leaflet.html.j2").write_bytes(b"x" * 1_000_001)
    shelf = TemplateShelf(tmp_path)
    assert shelf.text("patient/odd.html.j2") is None
    assert shelf.text("patient/leaflet.html.j2") == TemplateShelf().text("patient/leaflet.html.j2")
