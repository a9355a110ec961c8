from dataclasses import replace
from pathlib import Path

from tiny_project import DAY, copied, edited

from handouts.batch.survey import survey
from handouts.press.job import Job
from handouts.press.machinery import code_digest, machinery

PATIENT = Job("ear-wax", "patient", "en-GB", "GB")


def fingerprints(root: Path) -> dict[Job, str]:
    """The fingerprint of each sheet of a project."""
    return {job: prepared.fingerprint for job, prepared in survey(root, DAY).prepared.items()}


def test_a_fixed_word_counts_for_the_sheets_that_say_it(tmp_path: Path) -> None:
    """Another word for a title nobody has seen reprints the sheets with such a reference, and nothing else."""
    root = copied(tmp_path)
    before = fingerprints(root)
    edited(root, "templates/words.yaml", "", 'title-to-be-checked: "[title unknown]"\n')
    changed = {job for job, fingerprint in fingerprints(root).items() if fingerprint != before[job]}
    assert PATIENT in changed
    assert replace(PATIENT, audience="plain") not in changed


def test_the_programs_own_code_counts(tmp_path: Path) -> None:
    """A checkout changes more often than its version: any module's text or name is part of the digest."""
    (tmp_path / "one.py").write_text("a = 1\n")
    first = code_digest(tmp_path)
    (tmp_path / "one.py").write_text("a = 2\n")
    second = code_digest(tmp_path)
    (tmp_path / "one.py").rename(tmp_path / "two.py")
    assert len({first, second, code_digest(tmp_path)}) == 3
    assert dict(machinery())["package:handouts"] != first
