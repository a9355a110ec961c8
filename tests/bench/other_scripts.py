"""One leaflet's tree in, as many like it as asked for out, in a language of another script: every paragraph differs.

As in `varied`, the words of each text are put in another order and one is made new; words are found by ICU, as some
scripts have no spaces. Numbers and stops keep their places. No catalogue is Thai: there, sentences of `thai.txt` stand
in place of the English ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from random import Random
from re import search
from typing import Any, Final

from bench.blocks import document
from icu4py.breakers import WordBreaker

from handouts.content.load import load
from handouts.document.theme import MM
from handouts.document.tree import Element, Leaf
from handouts.lettering.breaks import graphemes
from handouts.lettering.packages import NOTO_SANS
from handouts.lettering.shelf import FontShelf
from handouts.press.job import Bundle, Job
from handouts.press.prepared import Prepared
from handouts.press.press import Press
from handouts.translation.locale_files import read_locales
from handouts.translation.units import SHARED


@dataclass(frozen=True, slots=True)
class Script:
    """A script that is measured: its name and the language that stands for it; that of the tree, where not the same."""

    name: str
    lang: str
    tree: str = ""

    @property
    def job(self) -> Job:
        """The leaflet that is printed."""
        return Job("ahsct", "patient", self.tree or self.lang, "GB")


SCRIPTS: Final = (
    Script("Arabic", "ar"),
    Script("Hindi", "hi"),
    Script("Chinese", "zh-Hans"),
    Script("Thai", "th", tree="en-GB"),
)
_SHORTEST: Final = 4
_LATIN_FIRST: Final = "zh"


def bundle_of(root: Path, lang: str) -> Bundle:
    """The project's content, with its catalogues of this language."""
    content = load(root).content
    assert content is not None
    return Bundle(content, read_locales(root, [lang], (*SHARED, *content.handouts)).texts)


def prepared(press: Press, bundle: Bundle, lang: str) -> Callable[[int], Prepared]:
    """What makes the leaflet in this language with other texts, by seed."""
    script = next(one for one in SCRIPTS if one.lang == lang)
    made = press.prepare(bundle, script.job)
    assert made.tree is not None
    assert made.handout is not None
    tree = in_thai(made.tree) if script.tree else made.tree
    whole = replace(made, handout=replace(made.handout, lang=lang), problems=())
    return lambda seed: replace(whole, tree=varied_tree(tree, Random(seed)))


def varied_tree(tree: Element, random: Random) -> Element:
    """The tree with other texts. The same random numbers give the same texts."""
    return _each_text(tree, "", lambda leaf: replace(leaf, text=turned(leaf.text, leaf.lang, random)))


def in_thai(tree: Element) -> Element:
    """The tree with Thai in place of all that is written in words, about as long."""
    words = cycle(_thai_words())

    def said(leaf: Leaf) -> Leaf:
        if not search("[a-z]{2}", leaf.text):
            return replace(leaf, lang="th")
        first, last = leaf.text[:1].strip(), leaf.text[-1:].strip()
        found = "" if first else " "
        while len(found) < len(leaf.text.rstrip()):
            found += next(words)
        return replace(leaf, text=found if last else f"{found} ", lang="th")

    return _each_text(tree, "th", said)


def _thai_words() -> Iterator[str]:
    for sentence in (Path(__file__).parent / "thai.txt").read_text(encoding="utf-8").splitlines():
        yield from WordBreaker(f"{sentence} ", "th")


def _each_text(element: Element, lang: str, turn: Callable[[Leaf], Leaf]) -> Element:
    """The element with its texts turned, all in this language where one is named."""
    kids = tuple([turn(kid) if isinstance(kid, Leaf) else _each_text(kid, lang, turn) for kid in element.kids])
    return replace(element, kids=kids, lang=lang or element.lang)


def turned(text: str, lang: str, random: Random) -> str:
    """The words in another order, all else where it was; one of the longer ones made new by turning its letters."""
    parts = list(WordBreaker(text, lang))
    places = [place for place, part in enumerate(parts) if part[0].isalpha()]
    words = [parts[place] for place in places]
    random.shuffle(words)
    long = [place for place, word in enumerate(words) if len(graphemes(word)) >= _SHORTEST]
    if long:
        letters = graphemes(words[place := random.choice(long)])
        words[place] = "".join(letters[1:] + letters[:1])
    for place, word in zip(places, words, strict=True):
        parts[place] = word
    return "".join(parts)


def blocks_of(made: Prepared) -> dict[str, Any]:
    """The blocks for a peer, with the families, type size, leading and margins (pt) of running text in ours."""
    assert made.tree is not None
    assert made.theme is not None
    shelf, lang = FontShelf.standard(), made.tree.lang
    theme = made.theme.spoken(lang, shelf.style_of(lang))
    body = theme.style("body")
    families = [shelf.base(lang, bold=False).family, NOTO_SANS.family]
    margin = (theme.page.width - theme.page.content_width + theme.rail) / 2 * MM
    look = {"size": body.size, "leading": body.leading, "margin": margin}
    return {**document(made.tree), **look, "families": families, "latin_first": lang.startswith(_LATIN_FIRST)}


def fonts_of(lang: str, folder: Path) -> None:
    """The faces the press sets this language in, as files: its own, with their axes pinned as it pins them."""
    shelf = FontShelf.standard()
    folder.mkdir(parents=True, exist_ok=True)
    for bold in (False, True):
        for face in {shelf.base(lang, bold), shelf.base("en", bold)}:
            (folder / f"{face.name}.ttf").write_bytes(bytes(face._face.blob.data))
