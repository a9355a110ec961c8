from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from press.text.setting import run, texts, typesetter

from handouts.lettering.breaks import line_pieces
from handouts.press.text.addresses import with_addresses_cut


def cut(text: str) -> str:
    """The text with | at each break."""
    return "|".join(with_addresses_cut(text, line_pieces(text, "en"))[0])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("See https://www.nhs.uk/a-z/cells?x=1&y=2.", "See |https://www.nhs|.uk/|a-z/|cells|?x=1|&y=2."),
        ("(https://example.org/a) now", "(https://example|.org/a) |now"),
        ("doi:10.1016/S1474-4422(21)00301-X. PMID", "doi:10.1016/|S1474-4422(21)00301-X. |PMID"),
        ("doi:10.1001/jama.2018.18743.", "doi:10.1001/|jama|.2018|.18743."),
        (
            "https://example.org/a-very-long-slug-without-a-slash",
            "https://example|.org/|a-very|-long|-slug|-without|-a-slash",
        ),
        ("either/or, 10/12", "either/|or, |10/12"),
        ("www.a", "www.a"),
    ],
)
def test_an_address_is_cut_where_a_reader_can_tell(text: str, wanted: str) -> None:
    """After a slash, before a stop; not after https://, not inside the first number of a DOI, not at a hyphen."""
    assert cut(text) == wanted


def test_an_address_stays_whole_if_the_line_is_not_much_shorter() -> None:
    """It goes to the next line; only one that is wider than the measure must be parted."""
    setter = typesetter()
    text = "People with multiple sclerosis can read the story at https://nhs.uk/ab/cd in words"
    width = setter.measure([run("People with multiple sclerosis can read the story at https://n")])
    assert texts(setter.set([run(text)], width)) == [
        "People with multiple sclerosis can read the story at ",
        "https://nhs.uk/ab/cd in words",
    ]
    assert texts(setter.set([run("https://example.org/abcdefgh/ijk")], 110)) == ["https://example.org/", "abcdefgh/ijk"]


ADDRESSES = st.text("a1/.:?&=-_#() ", max_size=30).map(lambda tail: f"see https://{tail} doi:10.1000/{tail} www.{tail}")


@given(ADDRESSES | st.text())
@settings(max_examples=300, deadline=None)
def test_nothing_is_added_or_lost(text: str) -> None:
    """The pieces are the text; none is empty, and a cut is never after https:// or before the last stop."""
    text = text.encode("utf-8", "ignore").decode()
    before = line_pieces(text, "en")
    pieces, cuts = with_addresses_cut(text, before)
    assert "".join(pieces) == text
    assert all(pieces)
    assert all(0 <= place < len(pieces) - 1 for place in cuts)
    assert all(not pieces[place].endswith("https://") for place in cuts)
