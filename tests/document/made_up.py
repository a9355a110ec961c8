"""Small localised handouts made by hand, and a project's own templates in a folder, for the tests of composing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from handouts.document.shelf import TemplateShelf
from handouts.problems import Where
from handouts.translation.localised import (
    Block,
    Cell,
    Compared,
    Explained,
    IconArray,
    Imprint,
    Localised,
    Option,
    OutcomeRow,
    RedFlag,
    Reference,
    Row,
    Section,
    StatusRow,
)
from handouts.translation.localised_text import Cite, Inline, Shown, Strong, Term, Text, Words

LANG = "en-GB"


@dataclass
class Maker:
    """Numbers texts; each is said to stand on a line of its own in content/x.yaml."""

    texts: list[Text] = field(default_factory=list)

    def __call__(self, *parts: str | Inline, lang: str = LANG) -> Text:
        """The text with the next number."""
        where = Where("content/x.yaml", len(self.texts) + 1, 5)
        inlines = tuple(Words(part, where) if isinstance(part, str) else part for part in parts)
        self.texts.append(Text(len(self.texts), inlines, lang, where))
        return self.texts[-1]

    def each(self, *words: str) -> tuple[Text, ...]:
        """A text for each of the words."""
        return tuple(self(one) for one in words)


def fact(name: str, text: str) -> Shown:
    """A fact's value, as put in by the program."""
    return Shown("fact", name, "", "14 of 1000", text, None)


def place(text: str) -> Shown:
    """A number to ring."""
    return Shown("place", "region.urgent_line", "", text, text, None)


def cite(*sources: str) -> Cite:
    """A citation."""
    return Cite(sources, None)


def cited(audience: str, *sources: str) -> Inline:
    """A citation, but not in easy words."""
    return Words("", None) if audience == "plain" else cite(*sources)


def imprint(make: Maker, audience: str) -> Imprint:
    """Of a draft."""
    return Imprint(
        project_name=make("Ear wax for everybody"),
        audience_name=make(f"For {audience} readers"),
        code=f"EAR-WAX-{audience[0].upper()}-en-GB",
        version="3",
        check_letters="KHWD",
        draft=True,
        written="22 November 2026",
        evidence_up_to="1 October 2026",
        reviewed="",
        next_review="22 November 2027",
        people=((make("Author"), make("The ear team")), (make("Clinical reviewer"), make("nobody yet"))),
        funding=make("Nobody paid."),
        corrections="ears@example.org",
        clinic_name=make("your ear team"),
        other_codes=(("clinician", "EAR-WAX-C-en-GB"),) if audience == "patient" else (("patient", "EAR-WAX-P-en-GB"),),
        interpreter=make("Ask us for an interpreter."),
    )


def array(make: Maker, name: str, audience: str = "clinician", of: int = 1000) -> IconArray:
    """A drawn share of people."""
    return IconArray(
        fact=name,
        of=of,
        count=14,
        group="harm",
        big=make(fact(name, f"14 in {of}")),
        sentence=make("people had sore ears."),
        happened=make(Strong((fact(name, "14"),)), " had sore ears"),
        otherwise=make("986 had none"),
        caption=make("People with ear wax. ", cited(audience, "second")),
        alt="14 of 1,000 marks are filled.",
        note=make("Reported by Somebody, not checked against the paper."),
    )


def outcome(make: Maker, name: str, group: str = "benefit") -> OutcomeRow:
    """A row of the outcomes table."""
    return OutcomeRow(
        fact=name,
        group="harm" if group == "harm" else "benefit",
        outcome=make(f"Outcome {name}"),
        value=make(fact(name, "46.2%")),
        interval=make("interval not given"),
        population=make("People"),
        years=None,
        within=make("5 weeks"),
        certainty=make("Not judged yet"),
        note=None,
        cite=make(cite("third")),
    )


WHERE = Where("content/x.yaml", 1, 1)


def sections(make: Maker, audience: str) -> tuple[Section, ...]:
    """Every kind of block."""
    what = (
        Block(
            "text",
            WHERE,
            paragraphs=(
                make(
                    "Your ear makes ",
                    Term("ear wax", (Words("wax", None),), first=True),
                    ". ",
                    cited(audience, "second", "first"),
                ),
            ),
        ),
        Block("bullets", WHERE, items=make.each("It is normal.", "It may need nothing.")),
        Block("tip", WHERE, paragraphs=make.each("Warm the bottle.")),
    )
    numbers = (
        Block("icons", WHERE, array=array(make, "sore", audience)),
        Block("warning", WHERE, paragraphs=make.each("Not for a torn eardrum.", "Ask first.")),
        Block("write in", WHERE, items=make.each("My ear")),
    )
    tables = (
        Block("facts", WHERE, rows=(outcome(make, "clear"), outcome(make, "sore", "harm"))),
        Block("compare", WHERE, compared=Compared((array(make, "one"), array(make, "two")), (), (), make("2 more."))),
    )
    return (
        Section("what", "what", make("What is it?"), what, "question"),
        Section(
            "steps", "steps", make("How?"), (Block("steps", WHERE, items=make.each("Lie down.", "Drop.")),), "drip"
        ),
        Section("harms", "harms", make("What can go wrong?"), tables if audience == "clinician" else numbers, ""),
    )


def leaflet(audience: str = "patient") -> Localised:
    """A leaflet with every part that its audience may have."""
    make = Maker()
    told = audience != "plain"
    return Localised(
        kind="leaflet",
        id="ear-wax",
        audience=audience,
        locale=LANG,
        region="GB",
        lang=LANG,
        title=make("Ear wax"),
        plain_title="Ear wax",
        purpose=make("To help you decide."),
        imprint=imprint(make, audience),
        denominator=1000,
        key_points=make.each("Wax is normal.", "Drops can help."),
        bottom_line=make.each("Examine first."),
        sections=sections(make, audience),
        red_flags=(RedFlag(make("bleed"), make("Ring ", place("111"), " now.")),),
        not_known=make.each("Which drops are best."),
        actions=make.each("Talk to a nurse."),
        questions=make.each("Do I need drops?"),
        write_in=make.each("My nurse", "Phone", "My next visit", "What I want to ask"),
        teach_back=make.each("How will you use them?"),
        eligibility=make.each("Symptoms from wax."),
        status_by_place=(StatusRow(make("England"), make("Sold."), make("As of 1 May 2026")),),
        glossary=(
            Explained("ear wax", "what", make("ear wax"), None, make("Wax that the ear makes.")),
            Explained("ENT", "", make("ENT"), make("ear, nose and throat"), make("Ear doctors.")),
        ),
        references=tuple(
            Reference(number, name, make(f"The {name} paper."), None)
            for number, name in enumerate(("first", "second", "third", "uncited"), 1)
            if told
        ),
        second_hand=make.each("Some numbers are reported by others.") if audience != "clinician" else (),
        texts=tuple(make.texts),
    )


def cell(option: str, *paragraphs: Text, nothing_found: bool = False) -> Cell:
    """What one option answers."""
    return Cell(option, paragraphs, nothing_found)


def sheet(audience: str = "patient") -> Localised:
    """A comparison sheet with two options."""
    make = Maker()
    rows = (
        Row(
            make("Does it help?"),
            "benefits",
            (cell("drops", make(fact("clear", "460 in 1,000"))), cell("wait", make("Less."))),
            "same",
            None,
            make("2 more."),
        ),
        Row(
            make("What can go wrong?"),
            "harms",
            (cell("drops", make("Sore ears.")), cell("wait", nothing_found=True)),
            "different",
            make("Only drops were counted."),
            None,
        ),
    )
    return Localised(
        kind="comparison",
        id="drops-or-wait",
        audience=audience,
        locale=LANG,
        region="GB",
        lang=LANG,
        title=make("Drops or waiting"),
        plain_title="Drops or waiting",
        purpose=make("To help you choose."),
        imprint=imprint(make, audience),
        denominator=1000,
        decision=make("Shall I use drops?"),
        sheet_kind="decide",
        options=(
            Option("drops", make("Use drops"), None, no_change=False),
            Option("wait", make("Wait"), None, no_change=True),
        ),
        rows=rows,
        references=(Reference(1, "first", make("The first paper."), None),) if audience == "clinician" else (),
        texts=tuple(make.texts),
    )


def own_templates(folder: Path, **files: str) -> TemplateShelf:
    """A shelf whose project has these files; `__` in a name stands for the folder's slash, `_` for a dot."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return TemplateShelf(folder)
