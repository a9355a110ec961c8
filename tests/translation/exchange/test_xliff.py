from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import SHARED_DATA, needs_shared_data
from translation.catalogue_making import catalogues

from handouts.translation.catalogue import Catalogue, Entry, LocaleTexts
from handouts.translation.exchange.codes import same_codes
from handouts.translation.exchange.taking import take_file
from handouts.translation.exchange.xliff_reader import DEEPEST, MOST_BYTES, Segment, read_xliff
from handouts.translation.exchange.xliff_writer import unit_id, write_xliff
from handouts.translation.po_files import read_po, write_po

XLIFF = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
RISKS = "ear-wax/patient/risks"
SOURCE = "It **helps** {deaths.percent} of [[wax|waxy]] [ears](https://a.org/?b&c) [@burt] & {3} < {region.emergency}."
TARGET = "{3} & {region.emergency} **{deaths.percent}** [orejas](https://a.org/?b&c) [[wax|ceras]] [@burt]."
CODES = (
    ("{deaths}", "{deaths}"),
    ("{deaths.percent}", "{deaths.percent}"),
    ("{3}", "{3}"),
    ("[@burt; @mancardi]", "[@burt; @mancardi]"),
    ("[[wax|ear wax]]", "[[wax|woskowina \\[1\\]]]"),
    ("[ears](https://a.org)", "[uszy](https://a.org)"),
    ("**very {3} [[wax|wax]]**", "**bardzo {3} [[wax|wosku]]**"),
    ("\\{3\\} \\* <&>", "\\*"),
    ("words", "słowa"),
    (" ", "  "),
)


def texts_of(catalogue: Catalogue) -> LocaleTexts:
    """A locale that has this catalogue only."""
    return LocaleTexts(catalogue.locale, {catalogue.name: catalogue})


def taken(catalogue: Catalogue, document: str) -> Catalogue:
    """The catalogue with all that an XLIFF document offers, which has to be good."""
    found = take_file(texts_of(catalogue), document.encode(), "f.xlf")
    assert found.problems == ()
    return found.texts.catalogues[catalogue.name]


def canonical(catalogue: Catalogue) -> Catalogue:
    """The catalogue as its own file says it."""
    found, problems = read_po(write_po(catalogue).encode(), "f.po", catalogue.name, catalogue.locale)
    assert problems == ()
    assert found is not None
    return found


@st.composite
def coded(draw: st.DrawFn) -> Catalogue:
    """A Polish catalogue whose translations have the codes of their sources, in another order."""
    found = []
    for place in range(draw(st.integers(1, 4))):
        pairs = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=6))
        source = f"{place} " + " ".join(one for one, _ in pairs)
        target = draw(st.just("") | st.just(" ".join(other for _, other in draw(st.permutations(pairs)))))
        before = f"{source} {{deaths}}"
        changed = draw(st.booleans())
        found.append(Entry(RISKS, source, target, changed, before if changed else "", comments=("mine",)))
    return Catalogue("ear-wax", "pl", tuple(found), (Entry(RISKS, "gone", "x"),))


@given(catalogues())
def test_po_to_xliff_to_po_is_the_same_byte_for_byte(catalogue: Catalogue) -> None:
    """Whatever the texts hold; nothing is taken, nothing becomes a suggestion."""
    base = canonical(catalogue)
    document = write_xliff([base], "en-GB")
    assert write_po(taken(base, document)) == write_po(base)


@given(coded())
def test_an_xliff_file_holds_all_of_a_catalogue(catalogue: Catalogue) -> None:
    """Translations, suggestions and comments come back into an empty catalogue byte for byte."""
    base = canonical(catalogue)
    empty = tuple(replace(one, target="", changed=False, previous="", comments=()) for one in base.entries)
    back = taken(replace(base, entries=empty), write_xliff([base], "en-GB"))
    says = replace(base, entries=tuple(one if one.target else replace(one, changed=False) for one in base.entries))
    assert write_po(back) == write_po(says)


def test_plural_forms_come_back_one_by_one() -> None:
    """A unit for each form, saying which numbers take it; all of them are needed."""
    forms = ("{number} dzień", "{number} dni", "{number} dnia")
    full = Catalogue("units", "pl", (Entry("units", "{number} day", plural="{number} days", plurals=forms),))
    document = write_xliff([full], "en-GB")
    empty = Catalogue("units", "pl", (Entry("units", "{number} day", plural="{number} days"),))
    assert taken(empty, document) == full
    assert '<note from="developer">form 2 of 3, for 2, 3, 4, 22, 23, 24 …</note>' in document
    assert document.count("{number} days</source>".replace("{number}", "{number}</ph>")) == 2
    half = taken(empty, document.replace('state="translated"', 'state="needs-translation"', 1))
    assert half.entries[0].state == "changed"


def test_a_unit_as_a_tool_sees_it() -> None:
    """Facts, numbers, places and sources are single codes that say how they print; pairs go round words."""
    entry = Entry(RISKS, SOURCE, TARGET, notes=("{deaths.percent} prints “46%”",), safety=True, comments=("mine",))
    lines = write_xliff([Catalogue("ear-wax", "es", (entry,))], "en-GB", reviewed={entry.key}).splitlines()
    assert lines[4] == f'<trans-unit id="{unit_id(*entry.key)}" approved="yes" xml:space="preserve">'
    assert lines[5] == (
        '<source xml:lang="en-GB">It <g id="1" ctype="bold">helps</g> '
        '<ph id="2" ctype="x-fact" equiv-text="46%">{deaths.percent}</ph> of '
        '<g id="3" ctype="x-term" equiv-text="[[wax|">waxy</g> '
        '<g id="4" ctype="link" equiv-text="](https://a.org/?b&amp;c)">ears</g> '
        '<ph id="5" ctype="x-cite" equiv-text="[@burt]">[@burt]</ph> &amp; '
        '<ph id="6" ctype="x-number" equiv-text="3">{3}</ph> &lt; '
        '<ph id="7" ctype="x-place" equiv-text="region.emergency">{region.emergency}</ph>.</source>'
    )
    assert lines[6].startswith('<target xml:lang="es" state="translated"><ph id="6"')
    assert lines[7:10] == [
        '<note from="developer">safety</note>',
        '<note from="developer">{deaths.percent} prints “46%”</note>',
        '<note from="translator">mine</note>',
    ]


def test_a_changed_text_goes_without_a_translation() -> None:
    """The old one stands beside it with its source; retired ones are not sent."""
    entry = Entry(RISKS, "New {a}", "Viejo {a} {b}", changed=True, previous="Old {a} {b}")
    document = write_xliff([Catalogue("ear-wax", "es", (entry,), (Entry(RISKS, "gone", "ido"),))], "en-GB")
    unit = ET.fromstring(document).find(".//{*}trans-unit")
    assert unit is not None
    assert [("".join(one.itertext()), one.get("state")) for one in unit.iterfind(".//{*}target")] == [
        ("", "needs-translation"),
        ("Viejo {a} {b}", None),
    ]
    assert ["".join(one.itertext()) for one in unit.iterfind(".//{*}source")] == ["New {a}", "Old {a} {b}"]
    assert "gone" not in document


def words(segment: Segment) -> tuple[str, str | None]:
    """Source and target of a segment with its codes as numbers."""
    texts = [
        None if pieces is None else "".join(one.text if one.kind == "words" else f"<{one.id}>" for one in pieces)
        for pieces in (segment.source, segment.target)
    ]
    return texts[0] or "", texts[1]


@needs_shared_data
@pytest.mark.parametrize(
    ("name", "count", "place", "expected"),
    [
        (
            "omegat-kit.xlf",
            2,
            0,
            ("Text for ID100 with <1> and \n, and Æ=AE.", "Text for ID100 with <1> and \n, and Æ=AE."),
        ),
        ("phrase-memsource.mxliff", 2, 0, ("Hello World.", "")),
        (
            "typo3-prefixed.xlf",
            6,
            2,
            ("This is a sentence with a <1>bold<1>word.", "Dies ist ein Satz mit einem <1>fettgedruckten Wort<1>"),
        ),
        ("typo3-prefixed.xlf", 6, 5, ("Menu entry", None)),
        ("trados-2019.sdlxliff", 5, 1, ("Paragraph #1.", "#1.")),
        (
            "trados-2019.sdlxliff",
            5,
            4,
            ("<8>Paragraph<8> #4 with <11>tags<11>.", "<8>ABRACADABRA<8> #4 with <11>TAGS<11>."),
        ),
        ("memoq-8.6.mqxliff", 5, 1, ("Paragraph #1.", "#1.")),
        ("memoq-8.6.mqxliff", 5, 2, ("Paragraph #2.", "PARAGRAPH #2 INSERTED.")),
    ],
)
def test_files_of_other_tools_are_read(name: str, count: int, place: int, expected: tuple[str, str | None]) -> None:
    """Live units only: no suggestions, no old versions, no tracked deletions; codes and line breaks stay."""
    segments, problems = read_xliff((SHARED_DATA / "exchange" / name).read_bytes(), name)
    assert problems == ()
    assert len(segments) == count
    assert words(segments[place]) == expected


@needs_shared_data
@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("okapi-bad-character-reference.xlf", ("xliff-broken", 8)),
        ("oasis-everything-core-2.0.xlf", ("xliff-version", 2)),
    ],
)
def test_files_that_can_not_be_read_are_refused(name: str, problem: tuple[str, int]) -> None:
    """By version or with the line, and nothing is taken from them."""
    segments, (found,) = read_xliff((SHARED_DATA / "exchange" / name).read_bytes(), name)
    assert segments == ()
    assert (found.id, found.where.line) == problem


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ("", "xliff-broken"),
        ("<a/>", "xliff-unknown"),
        (f"{XLIFF}", "xliff-broken"),
        (XLIFF.replace("1.2", "2.0") + "</xliff>", "xliff-version"),
        (f'<!DOCTYPE xliff SYSTEM "file:///etc/passwd">{XLIFF}</xliff>', "xliff-doctype"),
        (f'<!DOCTYPE x [<!ENTITY a "b">]>{XLIFF}<file>&a;</file></xliff>', "xliff-doctype"),
        (f"{XLIFF}<file>&a;</file></xliff>", "xliff-broken"),
        (XLIFF + "<group>" * DEEPEST, "xliff-too-deep"),
        (f'<?xml version="1.0" encoding="x-none"?>{XLIFF}</xliff>', "xliff-broken"),
        (" " * (MOST_BYTES + 1), "xliff-too-large"),
    ],
)
def test_hostile_xml_is_refused(document: str, problem: str) -> None:
    """Entities, document types, depth, size, other versions: one Problem, and nothing is read."""
    segments, problems = read_xliff(document.encode(), "f.xlf")
    assert segments == ()
    assert [one.id for one in problems] == [problem]


@pytest.mark.parametrize(
    "inside",
    [
        '<ept rid="1"/>',
        '<g id="1"><ept rid="1"/></g>',
        '<g id="9"><x/></g>',
        '<ph id="1"><sub>x</sub></ph>',
        "<mrk/>",
        "<bpt/>",
    ],
)
def test_broken_nesting_of_codes_never_stops_the_reading(inside: str) -> None:
    """What a tool may leave; the unit is refused or kept, the others are read."""
    base = Catalogue("ear-wax", "es", (Entry(RISKS, "A"), Entry(RISKS, "B {x}")))
    document = write_xliff([base], "en-GB").replace('state="new"></target>', f'state="translated">{inside}b</target>')
    found = take_file(texts_of(base), document.encode(), "f.xlf")
    assert {one.id for one in found.problems} <= {"exchange-code-unknown", "exchange-codes-differ"}


@given(st.binary(max_size=300), st.integers(0, 2000), st.integers(0, 60))
def test_damage_anywhere_is_a_problem_and_no_exception(noise: bytes, at: int, cut: int) -> None:
    """Bytes overwritten anywhere in a file."""
    base = Catalogue(
        "ear-wax", "es", (Entry(RISKS, SOURCE, TARGET), Entry(RISKS, "New", "x", changed=True, previous="O"))
    )
    data = write_xliff([base], "en-GB").encode()
    found = take_file(texts_of(base), data[:at] + noise + data[at + cut :], "f.xlf")
    assert all(one.where.file == "f.xlf" for one in found.problems)


@pytest.mark.parametrize(
    ("source", "target", "same"),
    [
        ("{a} **b**", "**{a.percent}**", True),
        ("{a} {b}", "{b} {a}", True),
        ("{a}", "{a} {a}", False),
        ("{a}", "{b}", False),
        ("{3}", "3", False),
        ("[[a|b]] [c](https://a.org)", "[d](https://a.org) [[a|e]]", True),
        ("[c](https://a.org)", "[c](https://b.org)", False),
        ("a", "**a**", True),
    ],
)
def test_which_codes_count(source: str, target: str, same: bool) -> None:
    """Each as often as in the source, in any order; strong may come and go; a fact may take another form."""
    assert same_codes(RISKS, source, target) is same
