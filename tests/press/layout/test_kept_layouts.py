"""The layouts of all handouts as they were kept, and as they are. `nox -s layouts` keeps them as they are now."""

from __future__ import annotations

import os
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest
from all_handouts import surveyed
from press.layout.sample_trees import laid, patient

from handouts.batch.paths import output_path
from handouts.press.layout import lay_out
from handouts.press.layout.as_text import as_text

TESTS = Path(__file__).parents[2]
KEPT = TESTS / "layouts"
PROJECTS = {"shipped": TESTS.parent, "tiny": TESTS / "tiny"}


@cache
def layouts(project: str) -> dict[str, str]:
    """File name and text of the layout of each handout of a project that can be printed; translations on A4 alone."""
    found = surveyed(project)
    assert found.press is not None
    texts = {}
    for job, prepared in found.prepared.items():
        if prepared.tree is not None and prepared.theme is not None and (job.region == "GB" or job.locale == "en-US"):
            laid_out = lay_out(prepared.tree, prepared.theme, found.press.typesetter, prepared.pictures)
            texts[f"{Path(output_path(job)).stem}.txt"] = as_text(laid_out)
    return texts


def keep(folder: Path, texts: dict[str, str]) -> None:
    """Keep these layouts and no others."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.txt"):
        path.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize("project", PROJECTS)
def test_every_handout_is_laid_out_as_it_was(project: str) -> None:
    """Block for block, to a tenth of a point; what has changed is shown as a diff."""
    texts, folder = layouts(project), KEPT / project
    if os.environ.get("RENEW_LAYOUTS"):
        keep(folder, texts)
    kept = {path.name: path.read_text("utf-8") for path in folder.glob("*.txt")}
    assert sorted(kept) == sorted(texts)
    changed = [
        line
        for name, text in sorted(texts.items())
        for line in unified_diff(kept[name].splitlines(), text.splitlines(), f"kept {name}", f"now {name}", "", "", 1)
    ]
    assert "\n".join(changed) == ""


def test_a_layout_names_each_block_once_on_its_page() -> None:
    """A line for each page, then one for each block: place, size, name and first words."""
    text = as_text(laid(patient()))
    first, *lines = text.split("\npage ")[0].splitlines()
    assert first.startswith("page 1 of 6: ")
    assert lines[0].endswith("(header)  Draft. Nobody has reviewed this text. Do…")
    assert lines[2] == "  480.7   79.2   52.2   16.3  p.end  The clinic"
    assert lines[4].endswith("  h1  Stem cell treatment for multiple scleros…")
    assert [line.split("  ")[-1] for line in lines if "  li  " in line][:2] == [
        "It is one treatment of several, and it i…",
        "It takes weeks in hospital and months to…",
    ]
    assert sum("(footer)" in line for line in lines) == 1
