from __future__ import annotations

import io
import random
import subprocess
import sys
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from press.pdf.mutations import mutated
from press.pdf.sample_pages import INFO, Sample, e, printed

from handouts.press.pdf import write_pdf
from handouts.press.pdf.identity import DUBLIN_CORE, LARGEST_FILE, NAMESPACE, PdfIdentity, Refusal, read_info

NOT_OURS = "the PDF does not say what it is: it was not printed by handouts"
ILL_FORMED = "the PDF's description of itself is not well-formed"


def _with_packet(sample: Sample, packet: bytes) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(packet)

    return mutated(sample.data, change)


def test_a_printed_handout_is_known_again(sample: Sample) -> None:
    """What goes in comes out."""
    assert read_info(sample.data) == PdfIdentity(
        INFO.code,
        INFO.version,
        INFO.fingerprint,
        INFO.check_letters,
        sample.written.content_sha256,
        INFO.title,
        INFO.lang,
    )


@pytest.mark.parametrize("title", ["A & <B>", "العلاج", "“Quoted” – 𝒳", "]]>"])
def test_any_title_comes_back(title: str) -> None:
    """Markup and scripts in a title survive the way through XML."""
    tree = e("handout", e("p", "Words."), lang="en-GB", title="T")
    data = write_pdf(printed(tree).pages, (), tree, replace(INFO, title=title)).data
    found = read_info(data)
    assert isinstance(found, PdfIdentity)
    assert found.title == title


def test_another_tool_may_save_it_anew(sample: Sample) -> None:
    """Packed and with properties as attributes, it is the same handout."""
    ours = f'xmlns:h="{NAMESPACE}" h:code="C" h:version="1" h:fingerprint="f"'
    properties = f'{ours} xmlns:d="{DUBLIN_CORE}" d:title="T"'
    rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    packet = f'<rdf:RDF {rdf}><rdf:Description rdf:about="" {properties}/></rdf:RDF>'.encode()
    assert read_info(_with_packet(sample, packet)) == PdfIdentity("C", "1", "f", "", "", "T", "")


def test_of_several_titles_the_first(sample: Sample) -> None:
    """A tool may have put the title into other languages, and its own white space between."""
    names = f'xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="{DUBLIN_CORE}" xmlns:h="{NAMESPACE}"'
    titles = "<d:title>\n <r:Alt>\n <r:li>T</r:li>\n <r:li>U</r:li>\n </r:Alt>\n</d:title>"
    packet = f"<a {names}>{titles}<h:code>C</h:code><h:fingerprint>f</h:fingerprint></a>".encode()
    assert read_info(_with_packet(sample, packet)) == PdfIdentity("C", "", "f", "", "", "T", "")


def test_a_locked_file_is_refused(sample: Sample) -> None:
    """A file behind a password says nothing."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="a", owner="b"))
    assert read_info(out.getvalue()) == Refusal("the PDF is damaged, or locked with a password")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"hello", "the file is not a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000) + b"%PDF-1.7", "the file is not a PDF"),
        (b"%PDF-1.7\n" + b"[" * 100_000, "the PDF is damaged, or locked with a password"),
        (b"%PDF-1.7\ntrailer <</Root 1 0 R>>", "the PDF is damaged, or locked with a password"),
        (b"%PDF-" + bytes(LARGEST_FILE), "the file is larger than 64 MB, which no handout is"),
    ],
    ids=["empty", "text", "png", "brackets", "no objects", "large"],
)
def test_no_handout(data: bytes, reason: str) -> None:
    """Anything that is no PDF is refused in words."""
    assert read_info(data) == Refusal(reason)


@pytest.mark.parametrize(
    ("packet", "reason"),
    [
        (b"<a>", ILL_FORMED),
        (b"\xff\xfe<\x00a\x00/\x00>\x00", ILL_FORMED),
        (b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>', ILL_FORMED),
        (b"<a/>", NOT_OURS),
        (f'<a xmlns:h="{NAMESPACE}"><h:code>C</h:code></a>'.encode(), NOT_OURS),
        (
            f'<a xmlns:h="{NAMESPACE}"><h:code>C&#x202E;</h:code><h:fingerprint>f</h:fingerprint></a>'.encode(),
            "the PDF's description of itself holds characters that no handout has",
        ),
        (
            f'<a xmlns:h="{NAMESPACE}"><h:code>{"C" * 2000}</h:code><h:fingerprint>f</h:fingerprint></a>'.encode(),
            "the PDF's description of itself holds characters that no handout has",
        ),
        (b"<a>" + b" " * 1_000_000 + b"</a>", "the PDF's description of itself is too large to be one of ours"),
    ],
    ids=["open", "utf-16", "entities", "foreign", "half", "override", "long", "large"],
)
def test_a_packet_that_lies(sample: Sample, packet: bytes, reason: str) -> None:
    """A packet made to confuse is refused in words."""
    assert read_info(_with_packet(sample, packet)) == Refusal(reason)


def test_a_foreign_pdf_is_refused() -> None:
    """A PDF without any packet was not printed here."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    assert read_info(out.getvalue()) == Refusal(NOT_OURS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_damage_never_raises(sample: Sample, seed: int) -> None:
    """Bytes changed, cut or doubled at random give an identity or a reason, never an exception."""
    chance = random.Random(seed)
    data = bytearray(sample.data)
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 20)] = chance.randbytes(chance.randint(0, 20))
    assert isinstance(read_info(bytes(data)), PdfIdentity | Refusal)


def test_reading_needs_no_reportlab() -> None:
    """Whoever only inspects a file does not wait for the library that writes them."""
    program = "import sys, handouts.press.pdf.identity; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
