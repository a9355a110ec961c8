import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import SHARED_DATA, needs_shared_data
from translation.catalogue_making import catalogues

from handouts.problems import Where
from handouts.translation.catalogue import Catalogue, Entry
from handouts.translation.po_files import MOST_BYTES, read_po, write_po

HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
WRITTEN = """msgid ""
msgstr ""
"Project-Id-Version: ear-wax\\n"
"Language: es\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

# carried: a comma
#. safety
#. step, under “Drops”
#, fuzzy
#| msgid "Take \\\\{it\\\\} with food."
msgctxt "ear-wax/patient/drops"
msgid "Take it without food."
msgstr "Tómelo con comida."

msgctxt "units"
msgid "{number} day"
msgid_plural "{number} days"
msgstr[0] "{number} día"
msgstr[1] "{number} días"

# mine
#~ msgctxt "ear-wax/all/title"
#~ msgid "Old \\"title\\""
#~ msgstr "Título\\nviejo"
"""
CATALOGUE = Catalogue(
    "ear-wax",
    "es",
    (
        Entry(
            "ear-wax/patient/drops",
            "Take it without food.",
            "Tómelo con comida.",
            changed=True,
            previous="Take \\{it\\} with food.",
            notes=("step, under “Drops”",),
            safety=True,
            comments=("carried: a comma",),
            where=Where("f.po", 17, 9),
        ),
        Entry(
            "units",
            "{number} day",
            plural="{number} days",
            plurals=("{number} día", "{number} días"),
            where=Where("f.po", 22, 12),
        ),
    ),
    (
        Entry(
            "ear-wax/all/title",
            'Old "title"',
            "Título\nviejo",
            comments=("mine",),
            where=Where("f.po", 28, 9),
        ),
    ),
)


def read(text: str | bytes, locale: str = "es") -> Catalogue:
    """The catalogue of a good file."""
    data = text.encode() if isinstance(text, str) else text
    catalogue, problems = read_po(data, "f.po", "ear-wax", locale)
    assert problems == ()
    assert catalogue is not None
    return catalogue


def refused(text: str | bytes, locale: str = "es") -> tuple[str, int]:
    """Why and in which line a file is not read."""
    data = text.encode() if isinstance(text, str) else text
    catalogue, problems = read_po(data, "f.po", "ear-wax", locale)
    assert catalogue is None
    assert problems[0].is_error
    return problems[0].id, problems[0].where.line


def test_a_catalogue_has_one_written_form() -> None:
    """Header, comments, notes with safety first, state, previous source, texts; retired ones last."""
    assert write_po(CATALOGUE) == WRITTEN


def test_what_is_written_is_read_with_its_lines() -> None:
    """Each entry says in which line and column its translation begins."""
    assert read(WRITTEN) == CATALOGUE


@given(catalogues())
def test_writing_is_canonical(catalogue: Catalogue) -> None:
    """What is read from a written file is written the same, byte for byte, and keeps every translation."""
    text = write_po(catalogue)
    again = read(text, "pl")
    assert write_po(again) == text
    assert [(*entry.key, entry.target, entry.state) for entry in again.entries] == [
        (*entry.key, entry.target, entry.state) for entry in catalogue.entries
    ]


@given(catalogues())
def test_polib_reads_what_is_written(catalogue: Catalogue) -> None:
    """The same texts in the same order, and no line is wrapped."""
    text = write_po(catalogue)
    assert [(entry.msgid, entry.msgstr) for entry in polib.pofile(text) if not entry.obsolete] == [
        (entry.source, entry.target) for entry in catalogue.entries
    ]
    lines = text.removesuffix("\n").split("\n")[2:]
    assert [line for line in lines if line.removeprefix("#~ ").startswith('"') and not line.endswith('\\n"')] == []


def test_what_tools_do_to_a_file_is_read() -> None:
    """DOS line ends, a byte order mark, wrapped lines, places, other flags, headers touched and in another order."""
    touched = (
        "\ufeff# Translators:\n#\n#, fuzzy\n"
        'msgid ""\nmsgstr "X-Generator: Poedit 3.5\\n"\n"Language: es_MX\\n"\n'
        '"plural-forms: nplurals=2; plural=n != 1\\n"\n\n'
        '#: content/a.yaml:3\n#, python-brace-format, fuzzy\n#| msgctxt "c"\n#| msgid ""\n#| "Old "\n#| "text"\n'
        'msgctxt "c"\nmsgid ""\n"New "\n"text"\nmsgstr ""\n"Texto "\n"nuevo"\n'
    ).replace("\n", "\r\n")
    (entry,) = read(touched).entries
    assert (entry.key, entry.target, entry.state, entry.previous) == (
        ("c", "New text"),
        "Texto nuevo",
        "changed",
        "Old text",
    )
    assert entry.where == Where("f.po", 19, 9)


def test_order_and_wrapping_do_not_matter_to_what_is_written() -> None:
    """Two readings of one file, wrapped or not, are written alike."""
    wrapped = WRITTEN.replace('msgid "Take it without food."', 'msgid ""\n"Take it "\n"without food."')
    assert write_po(read(wrapped)) == WRITTEN


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"x" * (MOST_BYTES + 1), ("po-too-large", 1)),
        (HEADER.encode() + b'msgid "a"\nmsgstr "\xff"\n', ("po-encoding", 7)),
        (HEADER + 'msgid "a"\nmsgstr "\x07"\n', ("po-control-character", 7)),
        (HEADER + 'msgid "a"\nmsgstr "\u2028"\n', ("po-control-character", 7)),
        ("", ("po-syntax", 1)),
        ("/etc/hostname", ("po-syntax", 1)),
        ('msgid "a"\nmsgstr "b"\n', ("po-header-missing", 1)),
        (HEADER + 'msgid "a"\nmsgstr "b" c\n', ("po-syntax", 7)),
        (HEADER + 'msgid a\nmsgstr "b"\n', ("po-syntax", 6)),
        (HEADER + 'msgid "a"\nmsgstr "b"c"\n', ("po-syntax", 7)),
        (HEADER + 'msgid "a"\nmsgstr "\\x41"\n', ("po-syntax", 7)),
        (HEADER + 'msgid "a"\n', ("po-syntax", 6)),
        (HEADER + 'msgid "a"\nmsgstr "b"\n\nmsgid "c"\n', ("po-syntax", 9)),
        (HEADER + 'msgid "a"\nmsgid "b"\nmsgstr "c"\n', ("po-syntax", 6)),
        (HEADER + 'msgid "a"\nmsgctxt "b"\nmsgstr "c"\n', ("po-syntax", 7)),
        (HEADER + 'domain "x"\n', ("po-syntax", 6)),
        (HEADER + '#| msgstr "a"\nmsgid "b"\nmsgstr "c"\n', ("po-syntax", 6)),
        (HEADER + 'msgctxt "x"\nmsgid ""\nmsgstr "c"\n', ("po-syntax", 7)),
        (HEADER + 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', ("po-entry-twice", 9)),
        (HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n', ("po-plural-form", 6)),
        (HEADER.replace("n != 1", "n > 1") + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n', ("po-plural-rule", 1)),
        ('msgid ""\nmsgstr ""\n"Language: fr\\n"\n', ("po-language", 1)),
        ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ISO-8859-1\\n"\n', ("po-encoding", 1)),
    ],
)
def test_a_bad_file_is_refused_with_its_line(text: str | bytes, problem: tuple[str, int]) -> None:
    """Too large, not UTF-8, not PO, told apart by nothing, of another rule or language: never half a catalogue."""
    assert refused(text) == problem


def test_an_entry_at_the_end_is_never_lost() -> None:
    """Whatever kind of comment follows it."""
    for end in ("", "#: a", "#", '#~| msgid "x"', "#.", "#,"):
        assert len(read(HEADER + f'msgid "a"\nmsgstr "b"\n{end}\n').entries) == 1
        assert len(read(HEADER + f'#~ msgid "a"\n#~ msgstr "b"\n{end}\n').retired) == 1


def test_nothing_translated_is_kept_of_a_text_that_is_gone_and_never_was_translated() -> None:
    """An obsolete entry without a translation says nothing."""
    assert read(HEADER + '#~ msgid "a"\n#~ msgstr ""\n') == Catalogue("ear-wax", "es")


def test_a_half_filled_unit_of_measure_is_no_translation() -> None:
    """Every form has to be there."""
    (entry,) = read(HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] ""\n').entries
    assert (entry.plurals, entry.state) == (("c", ""), "untranslated")


@given(st.binary(max_size=40), st.integers(0, 900), st.integers(0, 40))
def test_damage_anywhere_is_a_problem_and_no_exception(noise: bytes, at: int, cut: int) -> None:
    """Bytes overwritten anywhere in a file: all of it is read, or a Problem says why nothing is."""
    data = WRITTEN.encode()
    catalogue, problems = read_po(data[:at] + noise + data[at + cut :], "f.po", "ear-wax", "es")
    assert (catalogue is None) is bool(problems)


@pytest.mark.parametrize(
    "line", ['#| "x"', '"x"', 'msgstr "x"', '#~| msgid "x"', '#~ "x"', "#", 'msgid_plural "x"', "#, fuzzy"]
)
@pytest.mark.parametrize("at", range(9, 29))
def test_a_line_that_is_out_of_place_stops_nothing(line: str, at: int) -> None:
    """Wherever it stands, the file is read or refused."""
    lines = WRITTEN.splitlines()
    catalogue, problems = read_po("\n".join([*lines[:at], line, *lines[at:]]).encode(), "f.po", "ear-wax", "es")
    assert (catalogue is None) is bool(problems)


@needs_shared_data
@pytest.mark.parametrize(
    ("name", "locale", "counts"),
    [
        ("weblate-zh_TW.po", "zh-Hant", (36, 36)),
        ("poedit-pt_BR.po", "pt-BR", (67, 67)),
        ("crowdin-he_IL.po", "he", (15, 9)),
        ("okapi-all-cases.po", "de", (11, 5)),
    ],
)
def test_files_of_other_tools_are_read(name: str, locale: str, counts: tuple[int, int]) -> None:
    """So many entries, so many of them translated and confirmed; written again they are canonical."""
    catalogue = read((SHARED_DATA / "exchange" / name).read_bytes(), locale)
    states = [entry.state for entry in catalogue.entries]
    assert (len(states), states.count("translated")) == counts
    assert write_po(read(write_po(catalogue), locale)) == write_po(catalogue)


@needs_shared_data
def test_a_file_with_domains_is_refused() -> None:
    """Old habits of gettext are named with their line, not guessed at."""
    assert refused((SHARED_DATA / "exchange/okapi-domains.po").read_bytes(), "fr") == ("po-syntax", 13)
