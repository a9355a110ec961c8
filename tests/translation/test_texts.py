from pathlib import Path

import pytest
from translation.localised_ears import all_marked, content_with, localised, marked

from handouts.content.digest import Reader, text_digest
from handouts.content.project import Content
from handouts.content.signing import Signable, Signer, new_signatures
from handouts.translation.localised_text import Shown, Text
from handouts.translation.texts import place_text

QUESTION = "  - Do I need drops at all?\n"


def asked(folder: Path, typed: str, audience: str = "patient") -> Text:
    """A text typed as the first question of the small project's leaflet."""
    return localised(content_with(folder, ("leaflet", QUESTION, f"  - {typed!r}\n")), audience).questions[0]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{cleared_drops} people", "About 700 in 1,000 people"),
        ("After it, {cleared_drops} people", "After it, about 700 in 1,000 people"),
        ("So it is. {cleared_drops} people", "So it is. About 700 in 1,000 people"),
        ("Is it? {cleared_drops} people", "Is it? About 700 in 1,000 people"),
        ("So! {drops_last} more", "So! About 5 days more"),
        ("(It is.) {drops_last} more", "(It is.) About 5 days more"),
        ("“{drops_last}”, they say", "“About 5 days”, they say"),
        ("They say. “{drops_last}”", "They say. “About 5 days”"),
        ("They say: {drops_last}", "They say: about 5 days"),
        ("A **{drops_last}** time", "A **about 5 days** time"),
        ("**{drops_last}** pass", "**About 5 days** pass"),
        ("**So.** {drops_last} pass", "**So.** About 5 days pass"),
        ("Read it. [@example-a] {drops_last} pass", "Read it. [example-a] About 5 days pass"),
        ("{clinic.name} and {clinic.name}", "Your ear team and your ear team"),
        ("{3} drops. {3} more", "3 drops. 3 more"),
    ],
)
def test_a_value_that_opens_a_sentence_takes_a_capital(tmp_path: Path, typed: str, printed: str) -> None:
    """At the start of a text and behind . ! and ?, quotes and brackets between; nowhere else."""
    assert marked(asked(tmp_path, typed)) == printed


def test_a_value_stays_a_node_with_what_was_typed(tmp_path: Path) -> None:
    """Id, form, exact value and how it reads here."""
    shown = [
        (part.what, part.id, part.form, part.value, part.text)
        for part in asked(tmp_path, "{cleared_drops.within}, {3}, {region.emergency}").inlines
        if isinstance(part, Shown)
    ]
    assert shown == [
        ("fact", "cleared_drops", "within", "87 of 125 (95% CI 61 to 77)", "5 days"),
        ("number", "", "", "3", "3"),
        ("place", "region.emergency", "", "999", "999"),
    ]


@pytest.mark.parametrize("audience", ["patient", "plain", "clinician"])
@pytest.mark.parametrize("handout", ["ear-wax", "drops-or-wait"])
def test_texts_are_numbered_by_their_index(handout: str, audience: str) -> None:
    """The handle of a text finds it again."""
    texts = localised(content_with(Path()), audience, handout).texts
    assert [text.n for text in texts] == list(range(len(texts)))
    assert {text.lang for text in texts} == {"en-GB"}


def test_a_link_keeps_its_address_and_marks_stand_where_they_were_typed() -> None:
    """Words, links and terms of a paragraph, in order."""
    section = localised(content_with(Path())).sections[0]
    assert all_marked(section.blocks[0].paragraphs) == [
        "Your ear makes _ear wax_ to clean itself. Too much of it can block sound.",
        "Drops make it soft, so that it can come out. Read <a longer page>.",
    ]


def test_a_term_is_explained_once_with_the_section_of_its_first_use() -> None:
    """In the order of use; long forms too; the second use is not the first."""
    found = localised(content_with(Path()), "clinician")
    explained = [(one.id, one.section, marked(one.term), marked(one.long), marked(one.means)) for one in found.glossary]
    assert explained == [
        ("eardrum", "", "eardrum", "", "The thin skin inside the ear that passes sound on."),
        ("ENT", "", "ENT", "ear, nose and throat", "The part of medicine that looks after ears, noses and throats."),
        ("ear wax", "what-it-is", "ear wax", "", "What the ear makes to clean itself."),
    ]
    assert marked(found.bottom_line[1]) == "Examine the _eardrum_ first; where it is torn, refer to _ENT_ [example-b]."
    assert marked(found.eligibility[0]) == "Symptoms from ear wax, with a whole (eardrum) [example-b]."


@pytest.mark.parametrize("limit", ["  for: [plain]\n", "  means: {plain: The skin.}\n"])
def test_a_term_that_is_not_explained_to_an_audience_is_only_words(tmp_path: Path, limit: str) -> None:
    """By `for:`, or because it has no words for them: no term and no entry in the glossary."""
    means = "  means: The thin skin inside the ear that passes sound on.\n"
    new = limit if "means" in limit else means + limit
    found = localised(content_with(tmp_path, ("glossary", means, new)), "patient")
    assert [one.id for one in found.glossary] == ["ear wax"]
    assert marked(found.sections[3].blocks[-2].paragraphs[0]).startswith("Do not use drops if your eardrum is torn.")


def test_a_term_used_to_explain_another_is_explained_too(tmp_path: Path) -> None:
    """An explanation may use a term that stands nowhere else."""
    means = "What the ear makes to clean itself."
    content = content_with(tmp_path, ("glossary", means, "It keeps dust from [[ENT|the ear]]."))
    found = localised(content)
    assert [one.id for one in found.glossary] == ["ear wax", "eardrum", "ENT"]
    assert marked(found.glossary[0].means) == "It keeps dust from _the ear_."


def place(content: Content, name: str) -> str:
    """What {owner.key} prints."""
    owner, key = name.split(".")
    return place_text(content, "GB", owner, key)


def test_places_print_what_the_region_has_where_there_is_no_clinic(tmp_path: Path) -> None:
    """The urgent line stands for a clinic's number; without one, the emergency number does."""
    content = content_with(Path())
    wanted = {
        "clinic.urgent_phone": "111",
        "region.urgent_line": "111",
        "region.emergency": "999",
        "clinic.name": "your ear team",
        "region.access": "You can buy ear drops without a prescription.",
    }
    assert {name: place(content, name) for name in wanted} == wanted
    without = content_with(tmp_path, ("region", "urgent line: 111                   # answered day and night\n", ""))
    assert place(without, "clinic.urgent_phone") == "999"
    assert marked(localised(without).red_flags[0].do) == "Ring 999 now, day or night."


def test_what_is_for_clinics_is_left_out_without_a_clinic() -> None:
    """The block with the clinic's phone prints nothing."""
    harms = localised(content_with(Path())).sections[3]
    assert [block.kind for block in harms.blocks] == ["icons", "bullets", "warning", "text"]
    assert marked(harms.blocks[-1].paragraphs[0]) == "You can buy ear drops without a prescription."


def test_an_alternative_text_says_its_values(tmp_path: Path) -> None:
    """Values in it are words, marks are dropped."""
    alt = "alt: A bottle lets a drop fall into an ear."
    content = content_with(tmp_path, ("leaflet", alt, 'alt: "**{3}** drops fall into an ear for {drops_last}."'))
    figure = localised(content, "plain").sections[1].blocks[1].figure
    assert figure is not None
    assert (figure.file, figure.alt) == ("content/pictures/drops.png", "3 drops fall into an ear for about 5 days.")


def people(content: Content, audience: str) -> list[tuple[str, str]]:
    """The imprint's roles and names."""
    return [(marked(role), marked(who)) for role, who in localised(content, audience).imprint.people]


def signature(content: Content, role: str, name: str, digest: str, credential: str = "", *, named: bool = True) -> str:
    """An entry of the signatures file for the patients' leaflet."""
    signer = Signer(role, name, credential, content.leaflets["ear-wax"].dates.written, named)
    return new_signatures(content, "ear-wax", signer, [Signable(Reader("patient", "en-GB", "GB"), digest)])


def test_people_come_from_the_signatures_of_exactly_this_text(tmp_path: Path) -> None:
    """Who signed this digest, each role; others "nobody yet"; the author as typed."""
    content = content_with(Path())
    digest = text_digest(content, "ear-wax", Reader("patient", "en-GB", "GB"))
    entries = (
        signature(content, "clinical reviewer", "Ada", digest, "RN 1")
        + signature(content, "clinical reviewer", "Bea", digest)
        + signature(content, "patient reviewer", "Cy", "0" * 64).replace("version: 1", "version: 9")
    )
    signed = content_with(tmp_path, ("content/signatures/ear-wax.yaml", "", entries))
    author = ("Author", "The made-up ear project")
    assert people(signed, "patient") == [
        author,
        ("Clinical reviewer", "Ada (RN 1), Bea"),
        ("Patient reviewer", "nobody yet"),
    ]
    assert people(signed, "plain") == [author, ("Clinical reviewer", "nobody yet"), ("Patient reviewer", "nobody yet")]
    assert localised(signed).imprint.draft


def test_a_name_is_printed_only_if_asked(tmp_path: Path) -> None:
    """Without it the credential, or the day of signing where there is none."""
    content = content_with(Path())
    digest = text_digest(content, "ear-wax", Reader("patient", "en-GB", "GB"))
    entries = signature(content, "clinical reviewer", "Ada", digest, "audiologist", named=False) + signature(
        content, "patient reviewer", "Cy", digest, named=False
    )
    signed = content_with(tmp_path, ("content/signatures/ear-wax.yaml", "", entries))
    assert people(signed, "patient")[1:] == [
        ("Clinical reviewer", "audiologist"),
        ("Patient reviewer", "22 November 2026"),
    ]
    assert not localised(signed).imprint.draft


def test_an_imprint_has_codes_dates_and_names() -> None:
    """As they read in English, with the codes of the other audiences' sheets."""
    found = localised(content_with(Path()), "plain").imprint
    told = (found.code, found.version, found.written, found.evidence_up_to, found.reviewed, found.next_review)
    assert told == ("EAR-EAR-WAX-L-en-GB", "1", "22 November 2026", "22 November 2026", "", "22 November 2027")
    assert found.other_codes == (("patient", "EAR-EAR-WAX-P-en-GB"), ("clinician", "EAR-EAR-WAX-C-en-GB"))
    assert (marked(found.audience_name), marked(found.clinic_name)) == ("In easy words", "your ear team")
    assert localised(content_with(Path()), "patient", "drops-or-wait").imprint.code == "EAR-CHOICE-P-en-GB"
    assert (len(found.check_letters), set(found.check_letters) <= set("BCDFGHJKLMNPQRSTVWXZ")) == (4, True)
