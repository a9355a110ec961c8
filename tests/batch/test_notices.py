"""What is known of sheets that were released, for the notices in their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.batch.notices import formers

PATH = "en-GB/patient/ear-wax-patient-en-GB.pdf"


@pytest.mark.parametrize(("told", "letters"), [("BCDF", "BCDF"), ("", ""), ("=A1+B2", ""), ("ÄÖÜß", ""), ("bcdf", "")])
def test_letters_that_no_sheet_has_are_not_repeated(tmp_path: Path, told: str, letters: str) -> None:
    """Anybody may have written to releases.csv; which sheet it was is told all the same."""
    row = f'2026-11-22,released,{PATH},,TINY-EAR-WAX-P-en-GB,1,"{told}",{"0" * 64},fact:a\n'
    (tmp_path / "releases.csv").write_text(row, "utf-8")
    (former,) = formers(tmp_path, tmp_path / "build/release", {}, ()).values()
    assert (former.code, former.version, former.check_letters) == ("TINY-EAR-WAX-P-en-GB", "1", letters)
