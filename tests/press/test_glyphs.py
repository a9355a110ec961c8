from __future__ import annotations

from dataclasses import replace

from press.layout.sample_trees import e, handout

from handouts.lettering.packages import NOTO_SANS, PACKAGES
from handouts.lettering.shelf import FontShelf
from handouts.press.glyphs import missing_glyphs


def test_a_language_whose_font_is_not_installed_is_one_problem() -> None:
    """It names the package and the command that installs it, and nothing crashes."""
    absent = [replace(source, module="no_such_font_package") for source in PACKAGES[1:]]
    paragraphs = [e("p", text, lang="zh-Hans") for text in ("干细胞移植", "治疗。")]
    (problem,) = missing_glyphs(handout(*paragraphs, lang="zh-Hans"), FontShelf([NOTO_SANS, *absent]))
    assert (problem.id, problem.is_error) == ("font-package-missing", True)
    assert "Noto Sans SC" in problem.message
    assert problem.advice == "Install it with: pip install justmytype-intl-cjk==0.1.0"


def test_a_character_that_no_package_has_is_named() -> None:
    """With its language and the words it stands in."""
    (problem,) = missing_glyphs(handout(e("p", "Ring አ now", lang="am")), FontShelf.standard())
    assert problem.id == "glyph-missing"
    assert "'አ' (U+12A0), in “Ring አ now”, language am" in problem.message
    assert "content/fonts/" in problem.advice
