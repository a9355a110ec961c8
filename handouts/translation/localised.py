"""One handout for one audience, locale and region: what localise gives and templates receive, all frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handouts.problems import Where
from handouts.translation.charted import Plot
from handouts.translation.localised_text import Text


@dataclass(frozen=True, slots=True)
class IconArray:
    """A drawn proportion. Of `of` people, `count` are affected."""

    fact: str
    of: int
    count: int
    group: Literal["benefit", "harm"]
    big: Text  # about 460 in 1,000
    sentence: Text  # people had no relapse … within 5 years
    happened: Text  # 460 had none of these
    otherwise: Text  # 540 had at least one of these
    caption: Text  # who, when, [source]
    alt: str
    note: Text | None  # "reported by …, not checked against the paper"
    certainty: Text | None = None  # only where a cited source rated it
    dots: int = 0  # how sure, from 1 to 4; 0 where nobody has judged it
    who: Text | None = None  # whom it shows, where it stands beside another


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A row of the clinicians' outcomes table, values as published."""

    fact: str
    group: Literal["benefit", "harm", "other"]
    outcome: Text
    value: Text
    interval: Text
    population: Text
    years: Text | None
    within: Text
    certainty: Text
    note: Text | None
    cite: Text
    dots: int = 0  # how sure, from 1 to 4; 0 where nobody has judged it


@dataclass(frozen=True, slots=True)
class StatusRow:
    """Where (jurisdiction) and what the status is there."""

    place: Text
    status: Text
    as_of: Text


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: project-relative file, alternative text, caption."""

    file: str
    alt: str
    caption: Text | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A declared comparison: the arrays or values side by side and the difference in words, if it may be computed."""

    arrays: tuple[IconArray, ...]
    rows: tuple[OutcomeRow, ...]
    lines: tuple[Text, ...]  # each fact as a sentence, for running text or a cell
    difference: Text | None


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `kind` says which fields are filled:

    text: paragraphs · bullets, steps: items · tip, warning: paragraphs · icons: array · facts: rows
    figure: figure · "write in": items · compare: compared · intervals, timeline: plot
    """

    kind: Literal[
        "text", "bullets", "steps", "tip", "warning", "icons", "facts", "figure", "write in", "compare", "intervals",
        "timeline",
    ]  # fmt: skip
    where: Where
    paragraphs: tuple[Text, ...] = ()
    items: tuple[Text, ...] = ()
    array: IconArray | None = None
    rows: tuple[OutcomeRow, ...] = ()
    figure: Figure | None = None
    compared: Compared | None = None
    plot: Plot | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its blocks for this audience; sections with none are left out."""

    id: str
    about: str
    heading: Text
    blocks: tuple[Block, ...]
    icon: str


@dataclass(frozen=True, slots=True)
class RedFlag:
    """If you … : do …"""

    if_you: Text
    do: Text


@dataclass(frozen=True, slots=True)
class Explained:
    """A glossary term used here: the term as printed, its long form, what it means, the section of its first use."""

    id: str
    section: str
    term: Text
    long: Text | None
    means: Text


@dataclass(frozen=True, slots=True)
class Reference:
    """A source in Vancouver order; `number` is its number on the page."""

    number: int
    source: str
    text: Text
    note: Text | None  # reported by …, not checked against the paper


@dataclass(frozen=True, slots=True)
class Option:
    """A column of a comparison sheet, or a card of it with its pictogram."""

    id: str
    name: Text
    abbreviation: Text | None
    no_change: bool
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one option answers to one question."""

    option: str
    paragraphs: tuple[Text, ...]
    nothing_found: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A question and one cell per option.

    `head_to_head`: numbers of the "same" trial, of "different" studies, or "". `difference`: of what a cell compares.
    `counted_among`: who the numbers of different studies were counted in.
    """

    ask: Text
    about: str
    cells: tuple[Cell, ...]
    head_to_head: Literal["same", "different", ""]
    why_not: Text | None
    difference: Text | None
    counted_among: Text | None = None


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who, when and which: printed on every page or at the end. Dates are as they read in this locale."""

    project_name: Text
    audience_name: Text
    code: str
    version: str
    check_letters: str
    draft: bool
    written: str
    evidence_up_to: str
    reviewed: str  # "" when not yet
    next_review: str
    people: tuple[tuple[Text, Text], ...]  # role, who ("nobody yet")
    funding: Text
    corrections: str
    clinic_name: Text | None
    other_codes: tuple[tuple[str, str], ...]  # audience, code of the same handout for it
    interpreter: Text | None
    side_effects: tuple[Text, Text] | None = None  # where they are reported: name and address


@dataclass(frozen=True, slots=True)
class ClinicSaid:
    """The clinic a sheet is printed for, and how it is reached; None for what its file doesn't give."""

    name: Text
    phone: Text | None
    hours: Text | None
    urgent_phone: Text | None
    address: Text | None
    web: Text | None
    email: Text | None


@dataclass(frozen=True, slots=True)
class Original:
    """What a translation says in the source language, for staff: its draft banner, and which sheet it is. `own` is what
    the translation's language is called in itself.
    """

    draft: Text
    line: Text
    title: Text
    language: Text
    own: Text
    made_of: Text


@dataclass(frozen=True, slots=True)
class Localised:
    """A whole handout, ready to compose. `texts[i].n == i` for every Text anywhere in it."""

    kind: Literal["leaflet", "comparison"]
    id: str
    audience: str
    locale: str
    region: str
    lang: str  # BCP 47 tag on the page, en-GB
    title: Text
    plain_title: str
    purpose: Text | None
    imprint: Imprint
    denominator: int
    key_points: tuple[Text, ...] = ()
    bottom_line: tuple[Text, ...] = ()
    sections: tuple[Section, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    not_known: tuple[Text, ...] = ()
    actions: tuple[Text, ...] = ()
    questions: tuple[Text, ...] = ()
    write_in: tuple[Text, ...] = ()
    teach_back: tuple[Text, ...] = ()
    eligibility: tuple[Text, ...] = ()
    status_by_place: tuple[StatusRow, ...] = ()
    decision: Text | None = None
    sheet_kind: Literal["decide", "explain", ""] = ""
    options: tuple[Option, ...] = ()
    rows: tuple[Row, ...] = ()
    glossary: tuple[Explained, ...] = ()
    references: tuple[Reference, ...] = ()
    second_hand: tuple[Text, ...] = ()  # foot line(s) for patient and plain
    original: Original | None = None  # of a translation
    clinic: ClinicSaid | None = None
    unjudged: bool = True  # a figure is printed whose certainty nobody has judged yet
    texts: tuple[Text, ...] = ()
