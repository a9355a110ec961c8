"""The shipped content, every title filled in: what is released in which language, and what takes it back."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from all_handouts import surveyed
from built_ears import Run, sheets
from tiny_project import DAY, all_sign, edited

from handouts.batch.plan import Selection
from handouts.cli import main

pytestmark = pytest.mark.xdist_group("shipped languages")  # they share a release that takes a while
SHIPPED = Path(__file__).parent.parent
PEOPLE = (
    ("clinical reviewer", "Ann"),
    ("patient reviewer", "Ben"),
    ("translator", "Carla Ruiz"),
    ("reviser", "David Gil"),
)
TRANSLATED = {
    **dict.fromkeys(("ar", "es", "hi", "zh-Hans"), (("ahsct", "treatment-options"), ("patient", "plain"))),
    **dict.fromkeys(("pl", "ur", "vi"), (("ahsct",), ("plain",))),
}
"""Language → handouts and audiences that it has."""
PLAIN = tuple(sorted(f"{locale}-GB/plain/ahsct-plain-{locale}-GB.pdf" for locale in TRANSLATED))
SIGNED = ("--handout", "ahsct", "--audience", "plain", "--region", "GB")
"""All that was signed, in every language: nothing else is in the release that an edit could take away."""
LEAFLET = "content/leaflets/ahsct.yaml"


def does(root: Path, *words: str) -> None:
    """Run what must end well."""
    assert main([*words, "--project", str(root)], clock=lambda: DAY) == 0, words


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy in which everybody signed the easy leaflet in every language, released; to be copied, not changed."""
    root = tmp_path_factory.mktemp("released") / "ms"
    shutil.copytree(SHIPPED / "content", root / "content")
    sources = root / "content/sources.yaml"
    sources.write_text(re.sub(r"title: not seen yet", "title: A title", sources.read_text("utf-8")), "utf-8")
    edited(root, "project", "corrections: corrections@example.org", "corrections: corrections@made-up-press.org")
    all_sign(
        root,
        PEOPLE,
        Selection(("ahsct",), audiences=("plain",), locales=tuple(TRANSLATED), regions=("GB",)),
        surveyed("shipped").press,
    )
    does(root, "build", "--release")
    return root


@pytest.fixture
def copy(released: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return Path(shutil.copytree(released, tmp_path / "ms"))


def without(*locales: str) -> set[str]:
    """The released sheets but those in these languages."""
    return {path for path in PLAIN if path.partition("-GB/")[0] not in locales}


def test_the_matrix_says_what_there_is(run: Run) -> None:
    """Every sheet drafted is complete and waits for signatures; all others are absent."""
    told = run("i18n", "status", "--format", "json", "--project", SHIPPED)
    found = {
        (sheet["locale"], sheet["handout"], sheet["audience"]): sheet["state"]
        for sheet in told.json
        if sheet["region"] == "GB"
    }
    complete = {key for key, state in found.items() if state == "complete"}
    assert complete == {
        (locale, handout, audience)
        for locale, (handouts, audiences) in TRANSLATED.items()
        for handout in handouts
        for audience in audiences
    }
    assert {state for key, state in found.items() if key not in complete} == {"absent"}


def test_nothing_shipped_is_released_and_each_sheet_says_why(tmp_path: Path, run: Run) -> None:
    """Nobody has signed anything."""
    root = tmp_path / "ms"
    shutil.copytree(SHIPPED / "content", root / "content")
    told = run("build", "--release", "--format", "json", "--project", root)
    assert told.code == 0
    assert sheets(root, "release") == ()
    assert set(told.states.values()) == {"refused"}
    assert all("not signed by all that `release needs:` names" in reason for reason in told.reasons.values())


def test_exactly_what_was_signed_is_released(released: Path) -> None:
    """One leaflet in seven languages, and nothing in English."""
    assert set(sheets(released, "release")) == set(PLAIN)
    manifest = json.loads((released / "build/release/manifest.json").read_text("utf-8"))
    printed = {output["path"] for output in manifest["outputs"] if output["state"] in {"printed", "kept"}}
    assert printed == set(PLAIN)


def test_one_changed_letter_withdraws_its_language(copy: Path, run: Run) -> None:
    """The other six stay."""
    path = copy / "content/locales/pl/ahsct.po"
    text = path.read_text("utf-8")
    start = text.index('msgstr "', text.index('msgctxt "ahsct/plain/steps"')) + len('msgstr "')
    path.write_text(f"{text[:start]}X{text[start:]}", "utf-8")
    run("build", "--release", *SIGNED, "--project", copy)
    assert set(sheets(copy, "release")) == without("pl")


def test_one_changed_fact_withdraws_every_language(copy: Path, run: Run) -> None:
    """All of them print it."""
    edited(copy, "content/facts/ahsct.yaml", "  proportion: 5 of 364\n", "  proportion: 6 of 364\n")
    run("build", "--release", *SIGNED, "--project", copy)
    assert sheets(copy, "release") == ()


def test_a_safety_edit_withdraws_every_language(copy: Path, run: Run) -> None:
    """A red flag says something else: no translation of it is printed any more."""
    path = copy / LEAFLET
    text = path.read_text("utf-8")
    old = "      plain: had it and bleed, are sick or confused, or have a rash, a cough or a bad headache\n"
    assert text.count(old) == 1
    path.write_text(text.replace(old, old.replace("bleed,", "bleed or bruise,")), "utf-8")
    run("build", "--release", *SIGNED, "--project", copy)
    assert sheets(copy, "release") == ()


def test_an_edit_for_others_withdraws_nothing(copy: Path, run: Run) -> None:
    """A clinicians' text is no part of what patients were given."""
    edited(
        copy, LEAFLET, "it does **not repair neural tissue** [@msif].", "it does **not repair nerve tissue** [@msif]."
    )
    run("build", "--release", *SIGNED, "--project", copy)
    assert set(sheets(copy, "release")) == set(PLAIN)
