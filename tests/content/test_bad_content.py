"""Faulty content: each fault gives exactly one Problem, at the exact place, with what to type instead."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from content.sample_project import SHORT_NAMES, changed, loaded

PATIENT = "  patient: {name: For patients}\n"
PLAIN = "  plain:\n    name: In easy words\n    if missing use: patient        # listed\n"


class Bad(NamedTuple):
    """A change in a file of the sample project, and the Problem it must give. `at` is text at whose start it points."""

    file: str
    old: str
    new: str
    id: str
    at: str
    advice: str
    write: str = ""


SHAPES = (
    Bad("clinic", "urgent hours: always\n", "", "clinic-urgent-hours", "020 7946 0999", "the region's line is printed"),
    Bad("clinic", "urgent hours: always", "urgent hours: weekdays", "word-unknown", "weekdays", "always"),
    Bad("clinic", "region: GB", "region: FR", "region-unknown", "FR", "content/regions/"),
    Bad("clinic", "languages: [en-GB]", "languages: [en-GB, pl]", "clinic-language", "pl]", "en-GB"),
    Bad("clinic", "languages: [en-GB]", "languages: [english]", "locale-bad", "english", "en-GB"),
    Bad("clinic", "[ear-wax, drops]", "[ear-wacks, drops]", "handout-unknown", "ear-wacks", "`ear-wax`"),
    Bad("clinic", "editions: [standard]", "editions: [large print]", "clinic-edition", "name: R", "`editions:`"),
    Bad("clinic", "paper: A4", "paper: A5", "word-unknown", "A5", "A4, Letter"),
    Bad("clinic", "phone: 020 7946 0958 ", "telephone: 020 7946 0958 ", "key-unknown", "telephone", "`phone`"),
    Bad("leaflet", "key points:", "key point:", "key-unknown", "key point:", "Did you mean `key points`?"),
    Bad(
        "leaflet", "version: 1", "status: final\nversion: 1", "key-unknown", "status", "worked out from the signatures"
    ),
    Bad("leaflet", "version: 1", "id: ears\nversion: 1", "key-unknown", "id: ears", "The file's name is the id."),
    Bad("leaflet", "version: 1\n", "", "key-missing", "title:", "Add a line `version: …`"),
    Bad("leaflet", "    about: what\n    heading", "    abuot: what\n    heading", "key-unknown", "abuot", "`about`"),
    Bad("leaflet", "about: what", "about: causes", "word-unknown", "causes", "Write one of: what, steps"),
    Bad("leaflet", "about: what", "about: [what]", "value-wanted", "[what]", "Write one of: what, steps"),
    Bad("leaflet", "- tip: Ask", "- tipp: Ask", "block-unknown-kind", "tipp", "Did you mean `tip`?"),
    Bad("leaflet", "- tip: Ask", "- text: A.\n        tip: Ask", "block-two-kinds", "tip: Ask", "`- tip:`"),
    Bad(
        "leaflet", "- warning: Do", "- safety: yes\n        warning: Do", "block-kind-not-first", "warning: Do", "Move"
    ),
    Bad(
        "leaflet",
        "- compare: [better, same]\n        for: clinician",
        "- Ask",
        "block-without-kind",
        "Ask\n",
        "`text: …`",
    ),
    Bad("leaflet", "for: clinician", "for: clinicians", "word-unknown", "clinicians", "Did you mean `clinician`?"),
    Bad("leaflet", "for: clinician", "for: []", "list-empty", "[]", "delete the key"),
    Bad("leaflet", "for clinics: yes", "for clinics: true", "word-unknown", "true", "yes, no"),
    Bad("leaflet", "plain: Wax in your ear", "plan: Wax in your ear", "key-unknown", "plan", "Did you mean `plain`?"),
    Bad("leaflet", "plain: Wax in your ear", "plain:", "text-empty", "plain:|", "Write it"),
    Bad("leaflet", "version: 1", "version: 1.0", "version-bad", "1.0", "whole number"),
    Bad("leaflet", "written: 2026-11-22", "written: 2026-11-31", "date-bad", "2026-11-31", "Look the day up"),
    Bad("leaflet", "written: 2026-11-22", "written: 22.11.2026", "date-bad", "22.11.2026", "year-month-day"),
    Bad("leaflet", "reviewed: not yet", "reviewed: never", "date-bad", "never", "year-month-day"),
    Bad("leaflet", "people: {author: The ear team}", "people: The ear team", "map-wanted", "The ear team", "key"),
    Bad("leaflet", "people: {author", "people: {Author", "role-bad", "Author", "author"),
    Bad("leaflet", 'questions: ["Do I need drops?"]', "questions: Do I?", "list-wanted", "Do I?", "`- `"),
    Bad("leaflet", "compare: [better, same]", "compare: [better]", "list-too-short", "[better]", "[one, another]"),
    Bad("leaflet", "compare: [better, same]", "compare: [same, same]", "list-twice", "same]", "Delete one"),
    Bad("leaflet", "  - id: benefits", "  - id: Benefits", "id-bad", "Benefits", "what-it-is"),
    Bad("leaflet", "  - id: benefits", "  - id: what", "id-twice", "id: what\n    about: b", "an id of its own"),
    Bad("leaflet", "- Which drops are best.", "- Drops #4 best.", "yaml-note-cuts-text", "#4", "quotes", '"Drops #4'),
    Bad("leaflet", "- Which drops", "- Open: which drops", "yaml-text-needs-quotes", "Open:", "quotes", '"Open: which'),
    Bad(
        "leaflet", "    caption: People with drops", "    caption: [a, b]", "yaml-text-wanted", "[a, b]", "right behind"
    ),
    Bad("leaflet", "- Ear wax is **normal**.", "- |\n    A.\n\n    B.", "text-one-paragraph", "B.", "list item"),
    Bad("project", "code: EAR", "code: ear", "code-bad", "ear  ", "AHSCT"),
    Bad("project", "keeper: keeper@example.org", "keeper: the nurse", "mail-bad", "the nurse", "content@example.org"),
    Bad("project", "languages: [es]", "languages: [Spanish]", "locale-bad", "Spanish", "en-GB"),
    Bad("project", "languages: [es]", "languages: [es, es]", "list-twice", "es]", "Delete"),
    Bad("project", "languages: [es]", "languages: [en-US]", "locale-region", "en-US", "Add US to `regions:`"),
    Bad("project", "regions: [GB]", "regions: []", "list-empty", "[]", "Write an item"),
    Bad("project", "editions: [standard]", "editions: [large]", "word-unknown", "large", "large print"),
    Bad("project", "review every: 12 months", "review every: often", "period-bad", "often", "12 months"),
    Bad("project", "  plain:\n", "  easy:\n", "word-unknown", "easy", "patient, plain, clinician"),
    Bad("project", f"{PATIENT}{PLAIN}", "", "audience-unknown", "patient\nrelease", "clinician"),
    Bad(
        "project",
        "use: patient        # listed",
        "use: plain",
        "audience-circle",
        "plain\n  clin",
        "Leave this line out",
    ),
    Bad("project", "leaflet: [clinical reviewer]", "leaflet: []", "list-empty", "[]", "Write an item"),
    Bad(
        "facts",
        "  proportion: 87 of 125\n",
        "  proporton: 87 of 125\n",
        "key-unknown",
        "proporton",
        "Did you mean `proportion`?",
    ),
    Bad("facts", "  proportion: 87 of 125\n", "", "fact-without-value", "outcome: got better", "proportion: 5 of 364"),
    Bad("facts", "  status: Sold", "  count: 3\n  status: Sold", "fact-two-values", "status", "a fact of its own"),
    Bad("facts", "  jurisdiction: GB\n", "", "key-missing", "status: Sold", "`jurisdiction: …`"),
    Bad("facts", "checked: abstract only", "checked: partly", "word-unknown", "partly", "full text"),
    Bad("facts", "low, rated by kim-2021", "low", "certainty-bad", "low\n", "not judged yet"),
    Bad("facts", "same as: better", "same as: beter", "fact-unknown", "beter", "Did you mean `better`?"),
    Bad("facts", "same as: better", "same as: same", "same-as-chain", "same\n", "written out"),
    Bad("facts", "outcome: stayed the same", "outcome: as {better}", "mark-not-here", "{better}", "in words"),
    Bad("sources", "type: report", "type: reprot", "word-unknown", "reprot", "Did you mean `report`?"),
    Bad("sources", "{literal: The Ear Group}", "{given: A}", "author-bad", "{given", "{family: Burt, given: RK}"),
    Bad("sources", "issued: 2020-04", "issued: April 2020", "date-bad", "April 2020", "2019-04"),
    Bad("sources", "DOI: 10.1000/ears.2020", "DOI: ears.2020", "doi-bad", "ears.2020", "10.1001"),
    Bad("glossary", "  means: What", "  mean: What", "key-unknown", "mean:", "Did you mean `means`?"),
    Bad("region", "emergency: 999\n", "", "key-missing", "name: United", "`emergency: …`"),
    Bad("region", "access: Ask", "Access!: Ask", "region-key-bad", "Access!", "access"),
    Bad("sheet", "    no change: yes\n", "", "options-no-change", "name: {patient: Waiting", "`no change: yes`"),
    Bad("sheet", "decision: Drops, or wait?\n", "", "key-missing", "title:", "`decision: …`"),
    Bad("sheet", "    wait: nothing found\n", "", "cell-missing", "ask: Does", "`wait: nothing found`"),
    Bad(
        "sheet", "    wait: nothing found", "    wiat: nothing found", "option-unknown", "wiat", "Did you mean `wait`?"
    ),
)

REFERENCES = (
    Bad("leaflet", "{better} people got", "{beter} people got", "fact-unknown", "{beter}", "Did you mean `better`?"),
    Bad("leaflet", "- icons: better", "- icons: worse", "fact-unknown", "worse", "content/facts/"),
    Bad("leaflet", "- icons: better", "- icons: licence", "fact-kind", "licence", "proportion or percent"),
    Bad("leaflet", "[licence]", "[better]", "fact-kind", "better]\n", "`status:`"),
    Bad("leaflet", "{better.percent}", "{better.otherwise}", "form-missing", "{better.otherwise}", "add `otherwise:`"),
    Bad("leaflet", "{better.percent}", "{better.number}", "form-missing", "{better.number}", "alone"),
    Bad(
        "leaflet", "[@lee-2020; @kim-2021]", "[@lee-2002]", "source-unknown", "[@lee-2002]", "Did you mean `lee-2020`?"
    ),
    Bad("leaflet", "[[wax]]", "[[waxes]]", "term-unknown", "[[waxes]]", "Did you mean `wax`?"),
    Bad("leaflet", "region: GB", "region: FR", "region-unknown", "FR", "content/regions/"),
    Bad("leaflet", "content/pictures/ear.png", "../ear.png", "figure-outside", "../ear.png", "content/pictures/"),
    Bad("leaflet", "content/pictures/ear.png", "/etc/ear.png", "figure-outside", "/etc/ear.png", "content/pictures/"),
    Bad(
        "leaflet", "content/pictures/ear.png", "content/ear.png", "figure-missing", "content/ear.png", "Check the path"
    ),
    Bad("leaflet", "content/pictures/ear.png", "content/ear.svg", "figure-kind", "content/ear.svg", "PNG or JPEG"),
    Bad("leaflet", "{region.emergency}", "{region.emergancy}", "place-unknown", "{region.emergancy}", "`emergency`"),
    Bad("leaflet", "{clinic.urgent_phone}", "{clinic.fax}", "place-unknown", "{clinic.fax}", "Keys: name"),
    Bad("leaflet", "{clinic.urgent_phone}", "{clinic.phone}", "clinic-only", "{clinic.phone}", "`for clinics: yes`"),
    Bad(
        "leaflet",
        "do: Ring {region.emergency}",
        "do: Ring {region.interpreter}",
        "region-key-missing",
        "{region.i",
        "GB.yaml",
    ),
    Bad("leaflet", "  patient: Ear wax\n", "", "text-audience-missing", "Wax in your", "`patient: …`"),
    Bad("project", "regions: [GB]", "regions: [GB, FR]", "region-unknown", "FR", "content/regions/"),
    Bad("facts", "rated by kim-2021", "rated by kim-2022", "source-unknown", "kim-2022", "Did you mean `kim-2021`?"),
    Bad("facts", "  outcome: stayed", "  made from: [bettr]\n  outcome: stayed", "fact-unknown", "bettr", "`better`"),
    Bad("glossary", "sources: [lee-2020]", "sources: [lee]", "source-unknown", "lee]", "content/sources.yaml"),
    Bad("sheet", "compare: [better, same]", "compare: [better, sam]", "fact-unknown", "sam]", "Did you mean `same`?"),
    Bad("sheet", "funding: A grant.", "funding: A grant.\ncode: EAR-WAX", "code-twice", "EAR-WAX", "another `code:`"),
)


def _place(text: str, at: str) -> str:
    start = text.index(at.removesuffix("|")) + (len(at) - 1 if at.endswith("|") else 0)
    line = text.count("\n", 0, start) + 1
    return f"{line}:{start - text.rfind(chr(10), 0, start)}"


@pytest.mark.parametrize("bad", SHAPES + REFERENCES, ids=lambda bad: f"{bad.id}-{bad.at[:12]}")
def test_a_fault_gives_one_problem_at_its_place_with_advice(bad: Bad, tmp_path: Path) -> None:
    """Id, line and column, and the words that say what to type."""
    files = changed(bad.file, bad.old, bad.new)
    found = loaded(tmp_path, files)
    name = SHORT_NAMES[bad.file]
    assert [(p.id, p.where.file, f"{p.where.line}:{p.where.column}") for p in found.problems] == [
        (bad.id, name, _place(files[name], bad.at))
    ]
    (problem,) = found.problems
    assert bad.advice in problem.advice
    assert bad.write in problem.write
    assert problem.is_error


class Felt(NamedTuple):
    """A change that gives several Problems: each by file, the text it points at, and id."""

    file: str
    old: str
    new: str
    problems: tuple[tuple[str, str, str], ...]


NO_OPTION = (("sheet", 'drops: "', "option-unknown"), ("sheet", "drops: {compare", "option-unknown"))
BAD_DATES = (("leaflet", "x, evidence", "date-bad"), ("leaflet", "y, reviewed", "date-bad"))
FELT = (
    Felt("facts", "licence:", "a-b:", (("facts", "a-b:", "fact-id-bad"), ("leaflet", "licence]", "fact-unknown"))),
    Felt(
        "facts", "licence:", "clinic:", (("facts", "clinic:", "fact-id-bad"), ("leaflet", "licence]", "fact-unknown"))
    ),
    Felt("facts", "same as: better", "same as: [b]", (("facts", "[b]", "value-wanted"),)),
    Felt(
        "sources",
        "kim-2021:",
        "Kim:",
        (
            ("sources", "Kim:", "source-id-bad"),
            *(
                (file, at, "source-unknown")
                for file, at in (("facts", "kim-2021\n"), ("facts", "kim-2021]"), ("leaflet", "[@lee-2020; @kim"))
            ),
        ),
    ),
    Felt("glossary", "wax:", "wax*:", (("glossary", "wax*", "term-bad"), ("leaflet", "[[wax]]", "term-unknown"))),
    Felt("sheet", "options:\n  drops: {name: Drops}\n", "options:\n", NO_OPTION),
    Felt("region", "{name: Medicines", "{nam: Medicines", (("region", "nam:", "key-unknown"),)),
    Felt("region", "access: Ask your", "access: Ask {region.name}", (("region", "{region.name}", "mark-not-here"),)),
    Felt("glossary", "What the ear", "What {better} ears", (("glossary", "{better}", "mark-not-here"),)),
    Felt(
        "leaflet",
        "tip: Ask {clinic.hours} staff.\n        for clinics: yes",
        "{}",
        (("leaflet", "{}", "yaml-text-wanted"),),
    ),
    Felt("leaflet", "written: 2026-11-22, evidence up to: 2026-11-22", "written: x, evidence up to: y", BAD_DATES),
)


@pytest.mark.parametrize("felt", FELT, ids=lambda felt: f"{felt.file}-{felt.new[:16]}")
def test_a_fault_that_others_feel_is_told_at_each_place(felt: Felt, tmp_path: Path) -> None:
    """The fault itself, and each use that names nothing now; faults side by side are told together."""
    files = changed(felt.file, felt.old, felt.new)
    expected = {
        (SHORT_NAMES[file], _place(files[SHORT_NAMES[file]], at), problem_id) for file, at, problem_id in felt.problems
    }
    found = loaded(tmp_path, files).problems
    assert {(p.where.file, f"{p.where.line}:{p.where.column}", p.id) for p in found} == expected
    assert len(found) == len(expected)


def test_a_project_needs_an_audience(tmp_path: Path) -> None:
    """An empty map of audiences reaches nobody."""
    text = f"{PATIENT}{PLAIN}  clinician:\n    name: For health professionals\n    if missing use: patient\n"
    found = loaded(tmp_path, changed("project", f"audiences:\n{text}", "audiences: {}\n"))
    assert [problem.id for problem in found.problems] == ["audience-none"]
