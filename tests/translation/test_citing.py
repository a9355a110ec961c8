from pathlib import Path

import pytest
from translation.localised_ears import WORDS, all_marked, content_with, localised, marked, result

from handouts.content.models.sources import Source
from handouts.translation.citing import reference, short_name
from handouts.translation.formats import ENGLISH

JOURNAL = """\
other:
  type: article-journal
  author: [{authors}]
  title: A title{rest}
"""


def source(tmp_path: Path, text: str) -> Source:
    """A source of the small project, from its YAML."""
    return content_with(tmp_path, ("sources", "", text)).sources["other"]


def said(tmp_path: Path, text: str) -> str:
    """Its reference."""
    return reference(source(tmp_path, text), WORDS, ENGLISH)


def people(*names: str) -> str:
    """Authors as typed in YAML."""
    return ", ".join(f"{{family: {name}, given: A}}" for name in names)


NAMES = tuple("BCDFGHJK")


@pytest.mark.parametrize(
    ("authors", "printed"),
    [
        (people(*NAMES[:1]), "B A."),
        (people(*NAMES[:6]), "B A, C A, D A, F A, G A, H A."),
        (people(*NAMES[:7]), "B A, C A, D A, F A, G A, H A, et al."),
        (people(*NAMES[:8]) + ", {literal: et al.}", "B A, C A, D A, F A, G A, H A, et al."),
        (people(*NAMES[:3]) + ", {literal: et al.}", "B A, C A, D A, et al."),
        ("{literal: The Ear Group}", "The Ear Group."),
        ("{family: Solo}", "Solo."),
    ],
)
def test_more_than_six_authors_are_cut(tmp_path: Path, authors: str, printed: str) -> None:
    """Six, then et al.; an et al. as typed is kept once."""
    assert said(tmp_path, JOURNAL.format(authors=authors, rest="")) == f"{printed} A title."


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ("container-title: JAMA|issued: 2019|volume: 321|issue: 2|page: 165-174", "JAMA. 2019;321(2):165–174."),
        ("container-title: JAMA|issued: 2019-04|volume: 321", "JAMA. 2019 Apr;321."),
        ("container-title: JAMA|issued: 2019|DOI: 10.1001/a.b|PMID: 12", "JAMA. 2019. doi:10.1001/a.b. PMID\u00a012."),
        ("container-title: Rev|issued: 2019|volume: 1|number: CD1.pub2", "Rev. 2019;1:CD1.pub2."),
        ("publisher: Press|publisher-place: Leeds|issued: 2020|edition: 2", "Edition 2. Leeds: Press; 2020."),
        ("container-title: Rev|number: CD1.pub2", "Rev. CD1.pub2."),
        ("container-title: Rev|page: 12", "Rev. 12."),
        ("container-title: Rev|volume: 49|page: 477", "Rev. 49:477."),
        ("container-title: Rev|issued: 2019|page: 477", "Rev. 2019:477."),
        ("container-title: Rev|issued: 2019|issue: 9|page: 746-760", "Rev. 2019;(9):746–760."),
        ("container-title: Rev|issue: 9", "Rev. (9)."),
        ("container-title: Rev", "Rev."),
        ("page: 12", "12."),
        ("publisher: Press|number: CG151", "Press. CG151."),
        (
            "issued: 2025-06-25|accessed: 2026-11-22|URL: https://example.org/a",
            "2025 Jun 25 [cited 2026 Nov 22]. Available from: https://example.org/a",
        ),
        ("accessed: 2026-11|URL: https://example.org/a", "[cited 2026 Nov]. Available from: https://example.org/a"),
        ("issued: 2025|DOI: 10.1001/a.b|URL: https://example.org/a", "2025. doi:10.1001/a.b."),
        ("issued: 2025|retracted: yes", "[Retracted.] 2025."),
        ("", ""),
    ],
)
def test_where_and_when_follow_vancouver(tmp_path: Path, fields: str, printed: str) -> None:
    """Journals, reports, pages on the web, article numbers, identifiers."""
    rest = "".join(f"\n  {field}" for field in fields.split("|") if field)
    assert said(tmp_path, JOURNAL.format(authors="{literal: G}", rest=rest)) == f"G. A title. {printed}".strip()


@pytest.mark.parametrize(("title", "printed"), [("Why?", "G. Why?"), ("not seen yet", "G. [title to be checked].")])
def test_titles(tmp_path: Path, title: str, printed: str) -> None:
    """No second stop; a title nobody has seen says so."""
    assert said(tmp_path, f"other:\n  type: report\n  author: [{{literal: G}}]\n  title: {title}\n") == printed


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ("author: [{family: Burt, given: RK}, {literal: et al.}]|title: T|issued: 2019-04", "Burt 2019"),
        ("author: [{literal: MS Trust}]|title: T", "MS Trust"),
        ("title: T|publisher: RAPS|issued: 2020", "RAPS 2020"),
        ("title: A page", "A page"),
        ("title: not seen yet|number: NCT1|URL: https://www.example.org/x", "NCT1"),
        ("title: not seen yet|URL: https://www.example.org/x", "example.org"),
        ("title: not seen yet", "other"),
    ],
)
def test_a_short_name_is_never_a_note_to_ourselves(tmp_path: Path, fields: str, name: str) -> None:
    """First author and year; else publisher, journal, title, number, site or id."""
    rest = "".join(f"  {field}\n" for field in fields.split("|"))
    assert short_name(source(tmp_path, f"other:\n  type: webpage\n{rest}")) == name


def test_references_are_numbered_in_the_order_of_the_page() -> None:
    """The clinicians' bottom line stands first, so what it cites is number one."""
    found = localised(content_with(Path()), "clinician").references
    assert [(one.number, one.source, marked(one.note)) for one in found] == [
        (1, "example-a", ""),
        (2, "example-b", ""),
        (3, "example-c", "Reported by Example 2023, not checked against the paper."),
    ]
    assert [marked(one.text) for one in found] == [
        (
            "Example A, Sample B. A made-up study of ear drops. Journal of Invented Results. 2024 Mar;1(2):10–19. "
            "doi:10.5555/made-up.a."
        ),
        (
            "The Invented Ear Group. A made-up report on ear wax. Example Press; 2025 [cited 2026 Nov 22]. "
            "Available from: https://example.org/made-up-report"
        ),
        "Example C. [title to be checked]. Journal of Invented Results. 2023.",
    ]


@pytest.mark.parametrize(
    ("typed", "clinician", "plain"),
    [
        ("Wax is normal [@example-a].", "Wax is normal [example-a].", "Wax is normal."),
        ("Wax [@example-a] is normal.", "Wax [example-a] is normal.", "Wax is normal."),
        ("Wax is normal. [@example-a]", "Wax is normal. [example-a]", "Wax is normal."),
        ("[@example-a] Wax is normal", "[example-a] Wax is normal", "Wax is normal"),
        ("Wax **is [@example-a]** normal", "Wax **is [example-a]** normal", "Wax **is** normal"),
        ("It is {rash} [@example-a; @example-b], see.", "It is 3 [example-a, example-b], see.", "It is 3, see."),
        ("Wax (bad [@example-a]).", "Wax (bad [example-a]).", "Wax (bad)."),
    ],
)
def test_easy_words_drop_citations_and_the_space_before(tmp_path: Path, typed: str, clinician: str, plain: str) -> None:
    """Nothing is left where a citation stood, and no sheet in easy words has references."""
    content = content_with(tmp_path, ("leaflet", "  - Do I need drops at all?\n", f'  - "{typed}"\n'))
    for audience, wanted in (("patient", clinician), ("plain", plain)):
        found = localised(content, audience)
        assert marked(found.questions[0]) == wanted
        assert (found.references == ()) == (audience == "plain")


def test_what_a_release_must_know_counts_uncited_sources_too() -> None:
    """Sheets in easy words cite nothing, yet their numbers have sources."""
    assert result(content_with(Path()), "plain").sources == ("example-a", "example-b", "example-c")


def test_second_hand_numbers_are_owned_up_to_for_each_audience() -> None:
    """A foot line for patients and easy words; for clinicians the reference says it."""
    content = content_with(Path())
    line = ["Some numbers are reported by Example 2023. They were not checked against the paper."]
    assert all_marked(localised(content, "patient").second_hand) == line
    assert all_marked(localised(content, "plain").second_hand) == line
    assert localised(content, "clinician").second_hand == ()
