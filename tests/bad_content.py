"""Kinds of bad content, as a table: a change in the tests' small project, and the one Problem it must give."""

from __future__ import annotations

from typing import NamedTuple

LEAFLET, SHEET, BOTH = ("ear-wax",), ("drops-or-wait",), ("ear-wax", "drops-or-wait")


class Bad(NamedTuple):
    """`new` marks with « where the Problem points; where nothing can be marked, `at` is (file, words there).

    `touched`: the handouts that may not be printed. `write`: the line as it should be typed.
    """

    name: str
    file: str
    old: str
    new: str
    id: str
    touched: tuple[str, ...] = LEAFLET
    at: tuple[str, str] | None = None
    write: str = ""


QUESTION = "- What if they do not help?"
CLEARED = "    plain: Drops can help. In one study, {cleared_drops} people had clear ears."
NORMAL = "    plain: Ear wax is normal."
DATES = (
    "dates: {written: 2026-11-22, evidence up to: 2026-11-22, reviewed: not yet, next review: 2027-11-22}\npeople:\n"
)
FUNDING = "people:\n  author: The made-up ear project\nfunding: same as project\n"
ACTIONS = """\
actions:
  - patient: Write down what bothers you, and show it to your nurse.
    plain: Ask a nurse to look in your ear.
    clinician: Look at the eardrum before drops are used.
"""
PATIENT_DROPS = "      patient: Drops make the wax soft."

SYNTAX = (
    Bad(
        "note-cuts-text",
        "leaflet",
        QUESTION,
        "- Which nurse «#4 helps?",
        "yaml-note-cuts-text",
        write='- "Which nurse #4',
    ),
    Bad("colon", "leaflet", QUESTION, "- «Remember: ask us", "yaml-text-needs-quotes", write='- "Remember: ask us"'),
    Bad("brace-first", "leaflet", QUESTION, "- «{3} drops?", "yaml-text-needs-quotes", write='- "{3} drops?"'),
    Bad("brace-only", "leaflet", QUESTION, "- «{rash}", "yaml-text-needs-quotes", write='- "{rash}"'),
    Bad(
        "term-first",
        "leaflet",
        QUESTION,
        "- «[[ear wax]] is what?",
        "yaml-text-needs-quotes",
        write='- "[[ear wax]] is',
    ),
    Bad("term-only", "leaflet", QUESTION, "- «[[ear wax]]", "yaml-text-needs-quotes", write='- "[[ear wax]]"'),
    Bad("strong-first", "leaflet", QUESTION, "- «**Must** I?", "yaml-text-needs-quotes", write='- "**Must** I?"'),
    Bad(
        "cite-first",
        "leaflet",
        QUESTION,
        "- «[@example-a] says?",
        "yaml-text-needs-quotes",
        write='- "[@example-a] says?"',
    ),
    Bad("quote-first", "leaflet", QUESTION, '- «"Ask" whom?', "yaml-text-needs-quotes"),
    Bad("percent-first", "leaflet", QUESTION, "- «% of what?", "yaml-text-needs-quotes", write='- "% of what?"'),
    Bad("tab", "leaflet", QUESTION, "-«\tWhat if they do not help?", "yaml-tab"),
    Bad("anchor", "leaflet", QUESTION, "- «&a Do I?", "yaml-anchor"),
    Bad("tag", "leaflet", QUESTION, "- «!!str Do I?", "yaml-tag"),
    Bad("key-twice", "leaflet", "version: 1\n", "version: 1\n«version: 2\n", "yaml-duplicate-key"),
    Bad("fact-twice", "facts", "", "«rash:\n  same as: sore\n", "yaml-duplicate-key", BOTH),
)

STRUCTURE = (
    Bad("unknown-key", "leaflet", "key points:", "«key point:", "key-unknown"),
    Bad("typed-status", "leaflet", "version: 1\n", "version: 1\n«status: final\n", "key-unknown"),
    Bad("missing-version", "leaflet", "version: 1\n", "", "key-missing", at=("leaflet", "title:")),
    Bad("missing-dates", "leaflet", DATES, "people:\n", "key-missing", at=("leaflet", "title:")),
    Bad(
        "missing-funding",
        "leaflet",
        FUNDING,
        FUNDING.replace("funding: same as project\n", ""),
        "key-missing",
        at=("leaflet", "title:"),
    ),
    Bad("unknown-block", "leaflet", "- tip: Warm", "- «tipp: Warm", "block-unknown-kind"),
    Bad("unknown-icon", "leaflet", "icon: drip", "icon: «drop", "word-unknown"),
    Bad("empty-sources", "facts", "sources: [example-b]\n  no percent", "sources: «[]\n  no percent", "list-empty"),
    Bad("two-kinds", "leaflet", "- tip: Warm", "- text: Ear.\n        «tip: Warm", "block-two-kinds"),
    Bad("kind-not-first", "leaflet", "- tip: Warm", "- safety: yes\n        «tip: Warm", "block-kind-not-first"),
    Bad("section-twice", "leaflet", "  - id: notes", "  - «id: harms", "id-twice"),
    Bad(
        "unknown-audience",
        "leaflet",
        "in your hand first.\n        for: patient",
        "in your hand first.\n        for: «patients",
        "word-unknown",
    ),
    Bad(
        "list-wanted",
        "leaflet",
        "questions:\n  - Do I need drops at all?\n  " + QUESTION,
        "questions: «Do I need drops?",
        "list-wanted",
    ),
    Bad("bad-date", "leaflet", DATES, DATES.replace("written: 2026-11-22", "written: «2026-11-31"), "date-bad"),
    Bad("bad-version", "leaflet", "version: 1\n", "version: «1.10\n", "version-bad"),
    Bad("two-paragraphs", "leaflet", QUESTION, "- |\n    Do I?\n\n    «Or not?", "text-one-paragraph"),
    Bad("bad-number", "facts", "percent: 0.8 (95%", "percent: «0,8 (95%", "value-unreadable", BOTH),
    Bad("thousands-comma", "facts", "40 of 125", "40 of «1,250", "value-unreadable", BOTH),
    Bad("part-over-whole", "facts", "40 of 125", "«140 of 125", "value-out-of-range", BOTH),
    Bad(
        "interval-misses", "facts", "0.8 (95% CI 0.3 to 1.9)", "0.8 «(95% CI 0.9 to 1.9)", "interval-misses-value", BOTH
    ),
    Bad("two-values", "facts", "  count: 3\n", "  count: 3\n  «percent: 4\n", "fact-two-values"),
    Bad("no-value", "facts", "  count: 3\n  outcome: had a rash", "  «outcome: had a rash", "fact-without-value"),
    Bad("bad-certainty", "facts", "low, rated by example-b", "«low", "certainty-bad", BOTH),
    Bad("bad-source-date", "sources", "issued: 2024-03", "issued: «March 2024", "date-bad", BOTH),
    Bad("bad-region", "region", "emergency: 999\n", "", "key-missing", BOTH, at=("region", "name: United")),
    Bad(
        "no-change-missing",
        "sheet",
        "    no change: yes\n",
        "",
        "options-no-change",
        SHEET,
        at=("sheet", "name: {patient: Wait"),
    ),
    Bad("cell-missing", "sheet", "    wait: nothing found\n", "", "cell-missing", SHEET, at=("sheet", "ask: What can")),
    Bad(
        "unknown-option",
        "sheet",
        "wait: nothing found",
        "wait: nothing found\n    «later: Later.",
        "option-unknown",
        SHEET,
    ),
)

REFERENCES = (
    Bad("unknown-fact", "leaflet", CLEARED, "    plain: Drops help «{cleared_drop} people.", "fact-unknown"),
    Bad(
        "unknown-source",
        "leaflet",
        "drops work best.\nactions",
        "drops work best «[@example-d].\nactions",
        "source-unknown",
    ),
    Bad("unknown-term", "leaflet", QUESTION, "- What is «[[ear waxes]]?", "term-unknown"),
    Bad("unknown-region-key", "leaflet", '"{region.access}"', '"«{region.acess}"', "place-unknown"),
    Bad("unknown-region", "leaflet", "region: GB", "region: «FR", "region-unknown"),
    Bad("unknown-form", "leaflet", CLEARED, "    plain: Drops help {cleared_drops«.persent} people.", "form-unknown"),
    Bad("form-missing", "leaflet", QUESTION, "- Is it «{rash.years}?", "form-missing"),
    Bad(
        "missing-picture",
        "leaflet",
        "figure: content/pictures/drops.png",
        "figure: «content/pictures/drop.png",
        "figure-missing",
    ),
    Bad("outside-picture", "leaflet", "figure: content/pictures/drops.png", "figure: «../drops.png", "figure-outside"),
    Bad("icons-of-a-count", "leaflet", "icons: sore", "icons: «rash", "fact-kind"),
    Bad("clinic-in-prose", "leaflet", QUESTION, "- When is «{clinic.hours}?", "clinic-only"),
    Bad("fact-of-fact", "facts", "made from: [sore]", "made from: [«soar]", "fact-unknown"),
    Bad("same-as", "facts", "same as: cleared_drops", "same as: «clear_drops", "fact-unknown", BOTH),
    Bad("bad-link", "leaflet", "(https://example.org/ear-wax)", "(«javascript:alert)", "link-bad-address"),
    Bad(
        "open-mark",
        "leaflet",
        QUESTION,
        "- What if **they do not help?",
        "mark-not-closed",
        at=("leaflet", "**they do"),
    ),
    Bad("evidence-in-braces", "leaflet", QUESTION, "- Is the risk «{5} percent?", "number-is-evidence"),
)

RULES = (
    Bad("digit", "leaflet", QUESTION, "- What if «4 do not help?", "text-digit"),
    Bad("digit-in-cell", "sheet", PATIENT_DROPS, "      patient: Drops take «2 days.", "text-digit", SHEET),
    Bad(
        "unsourced",
        "facts",
        "  sources: [example-b]\n  no percent",
        "  no percent",
        "fact-unsourced",
        at=("facts", "count: 3"),
    ),
    Bad("relative-risk", "leaflet", NORMAL, "    plain: Ear wax is «twice as likely.", "text-relative-risk"),
    Bad("ratio-for-readers", "leaflet", QUESTION, "- Is it «{sore_risk}?", "text-relative-risk"),
    Bad("abbreviation", "leaflet", QUESTION, "- What is «AOM?", "text-abbreviation"),
    Bad(
        "blank-in-red-flag",
        "leaflet",
        "plain: Ring {clinic.urgent_phone} now.",
        "plain: Ring «____ now.",
        "red-flag-blank",
    ),
    Bad(
        "hours-in-red-flag",
        "leaflet",
        "plain: Ring {clinic.urgent_phone} now.",
        "plain: Ring us in «{clinic.hours}.",
        "red-flag-number",
    ),
    Bad(
        "weekdays-in-red-flag",
        "leaflet",
        "plain: Ring {clinic.urgent_phone} now.",
        "plain: Ring us on «weekdays.",
        "red-flag-hours",
    ),
    Bad(
        "red-flag-not-said",
        "leaflet",
        "      plain: have very bad pain or blood in your ear\n",
        "",
        "red-flag-not-said",
        LEAFLET,
        ("leaflet", "have very bad pain, or"),
    ),
    Bad("no-actions", "leaflet", ACTIONS, "", "part-missing", LEAFLET, ("leaflet", "title:")),
    Bad(
        "no-author",
        "leaflet",
        FUNDING,
        FUNDING.replace("author", "editor"),
        "part-missing",
        LEAFLET,
        ("leaflet", "The made-up ear project"),
    ),
    Bad(
        "review-before-writing",
        "leaflet",
        DATES,
        DATES.replace("dates: {", "dates: «{").replace("2027", "2025"),
        "dates-order",
    ),
    Bad("percent-for-readers", "leaflet", CLEARED, "    plain: Drops help «{cleared_drops.percent}.", "fact-percent"),
    Bad("fact-for-others", "leaflet", QUESTION, "- Is «{visits_rate.within} long?", "fact-only-for"),
    Bad(
        "head-to-head",
        "sheet",
        "{cleared_wait} people",
        "{sore} people",
        "row-not-head-to-head",
        SHEET,
        ("sheet", "ask: Does it help"),
    ),
    Bad(
        "unlike-comparison",
        "leaflet",
        "compare: [cleared_drops, cleared_wait]",
        "compare: [cleared_drops, «sore]",
        "compare-unlike",
    ),
    Bad(
        "no-outcome", "facts", "  outcome: had a rash\n", "", "fact-incomplete", LEAFLET, ("leaflet", "rash, sore_risk")
    ),
)

TEMPLATES = (
    Bad("glyph", "leaflet", QUESTION, "- Is it «≥ this?", "glyph-missing"),
    Bad("glyph-in-glossary", "glossary", "The thin skin", "The thin «≈ skin", "glyph-missing"),
    Bad("glyph-in-a-fact", "facts", "outcome: had a rash", "outcome: had a rash «≤ here", "glyph-missing"),
    Bad("glyph-in-a-region", "region", "You can buy", "You «≈ buy", "glyph-missing"),
    Bad(
        "low-contrast",
        "templates/patient/theme.yaml",
        "",
        'comparison:\n  colours:\n    accent: «"#9AB0BA"\n',
        "theme-contrast",
        SHEET,
    ),
    Bad(
        "small-type",
        "templates/plain/theme.yaml",
        "",
        "leaflet:\n  styles:\n    small: {size: «9}\n",
        "theme-size",
        BOTH,
    ),
    Bad(
        "unknown-theme-key",
        "templates/plain/theme.yaml",
        "",
        "leaflet:\n  colors:\n",
        "theme-key-unknown",
        BOTH,
        at=("templates/plain/theme.yaml", "colors"),
    ),
    Bad("unknown-words", "templates/words.yaml", "", "«kee-points: Main points\n", "words-unknown", BOTH),
    Bad(
        "unknown-tag",
        "templates/patient/leaflet.html.j2",
        "",
        '<handout lang="en-GB" title="t" audience="patient" kind="leaflet">\n«<blink>x</blink>\n</handout>\n',
        "tree-unknown",
    ),
    Bad(
        "undefined-variable",
        "templates/patient/leaflet.html.j2",
        "",
        '<handout lang="en-GB">\n«{{ handout.colour }}\n</handout>\n',
        "template-undefined",
    ),
    Bad(
        "template-syntax",
        "templates/patient/leaflet.html.j2",
        "",
        '<handout lang="en-GB">\n«{% for %}\n</handout>\n',
        "template-syntax",
    ),
    Bad(
        "words-not-there",
        "templates/patient/leaflet.html.j2",
        "",
        '<handout lang="en-GB">\n«<p>{{ say("kee-points") }}</p>\n</handout>\n',
        "template-word",
    ),
)
PARTS = (SYNTAX, STRUCTURE, REFERENCES, RULES, TEMPLATES)
TABLE = tuple(bad for part in PARTS for bad in part)
