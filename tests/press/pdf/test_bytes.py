from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from press.pdf.sample_pages import INFO, SCRIPTS, Sample, leaflet, paragraph, printed, printed_paragraph, typesetter

from handouts.press.pdf.writer import write

_TESTS = Path(__file__).parents[2]
_PRINT = """
import hashlib, sys
from press.pdf.sample_pages import leaflet, printed
for _ in range(2):
    print(hashlib.sha256(printed(leaflet()).data).hexdigest())
"""


def _other_process(seed: str) -> list[str]:
    paths = os.pathsep.join((str(_TESTS), str(_TESTS.parent)))
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
    run = subprocess.run([sys.executable, "-c", _PRINT], env=environment, capture_output=True, text=True, check=True)
    return run.stdout.split()


@pytest.mark.parametrize("seed", ["0", "1", "2026"])
def test_bytes_are_the_same_in_other_processes(sample: Sample, seed: str) -> None:
    """Neither the hash seed nor a second printing in the same process changes a byte."""
    assert _other_process(seed) == [hashlib.sha256(sample.data).hexdigest()] * 2


def test_caches_and_order_change_no_byte(sample: Sample) -> None:
    """A typesetter that has set other scripts before gives the same file."""
    setting = typesetter()
    for lang, text, _ in SCRIPTS:
        printed(paragraph(text, lang), setting=setting)
    assert printed(leaflet(), setting=setting).data == sample.data


def test_content_hash_does_not_depend_on_what_packs(sample: Sample) -> None:
    """Packed harder or not at all, the bytes differ and the content hash stays."""
    levels = [write(sample.pages, sample.bookmarks, sample.tree, sample.info, level) for level in (0, 1, 9)]
    assert {each.content_sha256 for each in levels} == {sample.written.content_sha256}
    assert len({each.data for each in levels}) == 3


def test_content_hash_does_not_depend_on_the_fingerprint(sample: Sample) -> None:
    """The fingerprint names library versions; what is printed is the same."""
    info = replace(sample.info, fingerprint="0" * 64)
    again = write(sample.pages, sample.bookmarks, sample.tree, info)
    assert again.content_sha256 == sample.written.content_sha256
    assert again.data != sample.data


@pytest.mark.parametrize("change", [{"version": "4"}, {"title": "Other"}, {"check_letters": "BBBB"}, {"lang": "en-US"}])
def test_content_hash_depends_on_everything_else(sample: Sample, change: dict[str, Any]) -> None:
    """Any other word about the document is content."""
    info = replace(sample.info, **change)
    assert write(sample.pages, sample.bookmarks, sample.tree, info).content_sha256 != sample.written.content_sha256


def test_identifier_comes_from_the_content(sample: Sample) -> None:
    """Both halves of the file's ID are the first half of the content hash."""
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        assert [bytes(half).hex() for half in pdf.trailer.ID] == [sample.written.content_sha256[:32]] * 2


def test_no_clock_in_the_file(sample: Sample) -> None:
    """The only dates are the content's and that of the colour profile."""
    days = set(re.findall(rb"20\d\d-\d\d-\d\dT|D:20\d{6}", sample.data))
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20261001000000Z"
    assert days == {b"2026-10-01T"}


def test_file_is_pdf_17_with_packed_objects(sample: Sample) -> None:
    """PDF 1.7, a cross-reference stream, and a line feed before each endstream."""
    assert sample.data.startswith(b"%PDF-1.7\n")
    assert b"/Type/XRef" in sample.data
    assert b"/Type/ObjStm" in sample.data
    assert len(re.findall(rb"\nendstream\nendobj", sample.data)) == sample.data.count(b"endstream")


def test_no_object_is_lost(sample: Sample) -> None:
    """A strict reader finds nothing to repair, and every object is used."""
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        before = len(pdf.objects)
        pdf.remove_unreferenced_resources()
        out = io.BytesIO()
        pdf.save(out)
        with pikepdf.open(out) as again:
            kept = [each for each in again.objects if not isinstance(each, type(None))]
    assert before >= len(kept) > 100


def test_two_documents_do_not_mix(sample: Sample) -> None:
    """Writing another document in between changes nothing."""
    hindi = next(text for lang, text, _ in SCRIPTS if lang == "hi")
    printed_paragraph(hindi, "hi")
    assert write(sample.pages, sample.bookmarks, sample.tree, INFO).data == sample.data
