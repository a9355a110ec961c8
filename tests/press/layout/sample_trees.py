"""Document trees for the tests of the layout, in the shapes that the templates make, with invented words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from handouts.document.cards import in_cards
from handouts.document.shelf import TemplateShelf
from handouts.document.theme import Theme
from handouts.document.tree import Element, Leaf
from handouts.lettering.shelf import FontShelf
from handouts.press.layout import LaidOut, lay_out
from handouts.press.text.typesetter import Typesetter
from handouts.problems import Where

LATIN = (
    "The team collects your own blood stem cells and keeps them cold until the day they are given back to you. "
    "You stay in a single room for some weeks while your blood counts recover, and visitors may be few. "
)
ARABIC = "هذا نص قصير للاختبار فقط ولا يقول شيئا عن العلاج. يقيس طول السطر وعدد الكلمات في الصفحة. "


def e(tag: str, *kids: Element | Leaf | str, lang: str = "en-GB", **attributes: str) -> Element:
    """An element; strings become leaves with a place in a content file. Attribute names may end in an underscore."""
    here, there = Where("content/leaflets/sample.yaml", 7, 3), Where("templates/patient/leaflet.html.j2", 5, 1)
    nodes = tuple(Leaf(kid, lang, here, there) if isinstance(kid, str) else kid for kid in kids)
    return Element(tag, nodes, lang, tuple((key.rstrip("_"), value) for key, value in attributes.items()), None, there)


def spoken(tree: Element, lang: str) -> Element:
    """The tree in another language."""
    kids = tuple(
        Leaf(kid.text, lang, kid.content, kid.template) if isinstance(kid, Leaf) else spoken(kid, lang)
        for kid in tree.kids
    )
    attributes = tuple((key, lang if key == "lang" else value) for key, value in tree.attributes)
    return Element(tree.tag, kids, lang, attributes, tree.content, tree.template)


def running() -> tuple[Element, Element]:
    """Banner and foot."""
    draft = e("strong", "Draft.")
    banner = e("running", e("p", draft, " Nobody has reviewed this text. Do not hand it out."), place="banner")
    page = e("strong", "Page ", e("page-number"), " of ", e("page-count"))
    foot = e(
        "running",
        e("p", "MS-SAMPLE-P-en-GB | Version 3 | 1 October 2026"),
        e("p", e("strong", "Do not use after 1 October 2027"), " | Check letters ", e("strong", "KHWD")),
        e("p", page, class_="end"),
        place="foot",
    )
    return banner, foot


def handout(*kids: Element, lang: str = "en-GB", audience: str = "patient", kind: str = "leaflet") -> Element:
    """A handout with banner and foot."""
    return e("handout", *running(), *kids, lang=lang, title="Sample", audience=audience, kind=kind)


def bullets(*texts: str, kind: str = "bullets") -> Element:
    """A list whose items hold words themselves."""
    return e("ul", *(e("li", e("body", text)) for text in texts), class_=kind)


def steps(count: int, words: str = LATIN) -> Element:
    """Numbered steps."""
    items = (
        e("li", e("label", str(n)), e("body", e("strong", f"Step {n}."), f" {words.strip()}"))
        for n in range(1, count + 1)
    )
    return e("ol", *items, class_="steps")


def red_flags(place: str = "") -> Element:
    """The box of red flags with three rows."""
    rows = [
        ("have a fever, or feel hot and shivery", "020 7946 0000"),
        ("bleed and it does not stop after ten minutes of firm pressing", "020 7946 0001"),
        ("cannot breathe well", "999"),
    ]
    items = (
        e("li", e("body", e("p", f"If you {words}:"), e("p", "Ring ", e("place", phone, id="x"), " now.", class_="do")))
        for words, phone in rows
    )
    attributes = {"class": "red-flags", "icon": "warning"} | ({"place": place} if place else {})
    heading = e("h2", "When to ask for help at once")
    return e("aside", heading, e("ul", *items, class_="flags"), **attributes)


def key_points() -> Element:
    """The box of key points."""
    points = bullets(
        "It is one treatment of several, and it is not for everybody with this illness.",
        "It takes weeks in hospital and months to get over it.",
        "It can do harm; some people have died of it.",
    )
    return e("aside", e("h2", "Key points"), points, class_="key-points", icon="check")


def title_block(title: str = "Stem cell treatment for multiple sclerosis") -> tuple[Element, Element]:
    """Masthead and title."""
    masthead = e("header", e("p", "Sample handouts"), e("p", "The clinic", class_="end"), class_="masthead")
    block = e(
        "header",
        e("p", "For patients and families", class_="chip", icon="person"),
        e("h1", title),
        e("p", "What it is, what happens, and what it may and may not do for you.", class_="lead"),
        e("p", "Written: 1 October 2026. Next review: 1 October 2027.", class_="dates"),
        class_="title-block",
    )
    return masthead, block


def array(of: str = "1000", count: str = "271", group: str = "benefit", words: str = "Benefit") -> Element:
    """A figure with an icon array and its words."""
    return e(
        "figure",
        e("icon-array", of=of, count=count, group=group, alt=f"{count} of {of} marks are filled."),
        e("p", words, class_=f"array-word {group}"),
        e("p", e("fact", f"{count} in {of}", id="f", form="", value=count), class_=f"big {group}"),
        e("p", "people had no relapse within five years of the treatment."),
        e("p", "had no relapse", class_=f"legend-filled {group}"),
        e("p", "had a relapse or could not be followed", class_="legend-open"),
        e(
            "p",
            "People in one study, seen by the doctors who treated them ",
            e("cite", "[1]", refs="1"),
            class_="caption",
        ),
        class_="array",
    )


def picture_section() -> Element:
    """Numbers as pictures, with a word on how to read them."""
    return e(
        "section",
        e("h2", "Benefits and harms"),
        e("p", LATIN.strip()),
        array(),
        array("100", "36", "harm", "Harm"),
        e("pair", array(), array(count="364")),
        e(
            "aside",
            e("p", e("strong", "How to read this."), " Each mark is one person."),
            class_="how-to-read",
            icon="question",
        ),
    )


def write_ins() -> Element:
    """Lines to write on, in pairs."""
    return e(
        "section",
        e("h2", "My notes", icon="pen"),
        e("write-in", "What I want to ask first", lines="3"),
        e(
            "div",
            e("write-in", "My nurse", lines="1"),
            e("write-in", "Telephone", lines="1"),
            e("write-in", "Given by", lines="1"),
            e("write-in", "On (date)", lines="1"),
            class_="pairs",
        ),
    )


def references(count: int = 9) -> Element:
    """Numbered references with links."""
    link = e("a", "https://example.org/a-study", href="https://example.org/a-study")
    items = (
        e(
            "li",
            e("label", str(n)),
            e("body", e("p", f"Author A, Writer B. A study of number {n}. J Test. 2024. ", link)),
        )
        for n in range(1, count + 1)
    )
    return e("section", e("h2", "References"), e("ol", *items, class_="references"))


def patient(lang: str = "en-GB") -> Element:
    """A patients' leaflet with every part of one."""
    warning = e("aside", e("p", e("strong", "Warning."), f" {LATIN.strip()}"), class_="warning", icon="warning")
    tip = e("aside", e("p", e("strong", "Tip."), f" {LATIN.strip()}"), class_="tip", icon="tip")
    tree = handout(
        *title_block(),
        key_points(),
        red_flags(),
        e("section", e("h2", "What is it?"), e("p", (LATIN * 3).strip()), e("p", LATIN.strip())),
        e("section", e("h2", "What happens, step by step"), steps(5), tip),
        picture_section(),
        e("section", e("h2", "What can go wrong"), e("p", LATIN.strip()), warning),
        e(
            "section",
            e("h2", "Questions to ask", icon="question"),
            bullets("What if I wait?", "Who pays?", "When?", kind="questions"),
        ),
        write_ins(),
        references(),
        e("section", e("h2", "About this leaflet"), e("p", "Funding: none.", class_="small"), class_="imprint"),
        red_flags("last-page"),
        lang=lang,
    )
    return spoken(tree, lang)


def plain() -> Element:
    """A sheet in easy words."""
    blocks = (
        e(
            "section",
            e("h2", f"What is part {n}?"),
            e("p", "It is a treatment. It is hard."),
            class_="block",
            icon="cells",
        )
        for n in range(6)
    )
    numbers = e("section", e("h2", "How many?"), array("100", "36", "harm", "Harm"), class_="block", icon="person")
    return handout(
        *title_block("Stem cells"), key_points(), red_flags(), *blocks, numbers, write_ins(), audience="plain"
    )


def outcome_row(n: int) -> Element:
    """A row of the clinicians' table."""
    return e(
        "tr",
        e("th", f"No relapse, outcome number {n}", scope="row"),
        e("td", e("p", e("fact", "68 %", id="f", value="68"), class_="value"), e("p", "95 % CI 61 to 74")),
        e("td", e("p", "Adults with relapsing illness in one registry"), e("p", "2006 to 2020")),
        e("td", "5 years"),
        e("td", "Not judged yet"),
        e("td", e("cite", "[1]", refs="1")),
    )


def outcomes(count: int) -> Element:
    """The clinicians' table of outcomes."""
    names = ("Outcome", "Value", "Population", "Follow-up", "Certainty", "Ref.")
    head = e("tr", *(e("th", name, scope="col") for name in names))
    group = e("tr", e("th", "Benefit", scope="row", colspan="6"), class_="group")
    rows = (outcome_row(n) for n in range(count))
    return e("table", e("thead", head), e("tbody", group, *rows), class_="outcomes")


def clinician() -> Element:
    """A clinicians' leaflet."""
    dates = e("p", "Written: 2026.", class_="dates")
    masthead = e(
        "header",
        e("p", "For health professionals. Not for handing out.", class_="chip"),
        e("p", "Sample clinic", class_="end"),
        class_="masthead",
    )
    status = e(
        "table",
        e(
            "tbody",
            *(e("tr", e("th", name, scope="row"), e("td", e("p", LATIN.strip()))) for name in ("UK", "Germany")),
        ),
        class_="status",
    )
    return handout(
        masthead,
        e("header", e("h1", "Transplantation in multiple sclerosis"), dates, class_="title-block"),
        e("aside", e("h2", "Bottom line"), e("p", LATIN.strip()), bullets("One.", "Two."), class_="bottom-line"),
        e("section", e("h2", "Outcomes as published"), outcomes(14)),
        e("section", e("h2", "Who may be eligible for it"), bullets(LATIN.strip(), LATIN.strip()), class_="side"),
        e("section", e("h2", "Status"), status, class_="side"),
        references(),
        audience="clinician",
    )


def comparison() -> Element:
    """A sheet of three options with room to say what matters."""
    chip = e("p", "For patients", class_="chip", icon="person")
    scale = e("p", "not ", e("span", "a bit"), " ", e("span", "a lot"), class_="scale")
    options = ("Stem cell treatment", "Cells in a trial", "Stay with medicines")
    head = e(
        "tr",
        e("th", "Question", scope="col"),
        *(e("th", name, scope="col", class_="option") for name in options),
        e("th", e("p", "What matters to me"), scale, scope="col", class_="matters"),
    )
    rows = (
        e(
            "tr",
            e("th", e("p", f"How long does part {n} take?"), e("p", tag.title(), class_=f"tag-{tag}"), scope="row"),
            *(e("td", e("p", "About four weeks in hospital, then months at home.")) for _ in options),
            e("td", rings="3"),
        )
        for n, tag in enumerate(("same", "different", "same"))
    )
    return handout(
        e("header", e("h1", "Which treatment?"), chip, class_="sheet-head"),
        e("table", e("thead", head), e("tbody", *rows), class_="options"),
        e("div", e("p", LATIN.strip(), class_="note"), e("p", LATIN.strip(), class_="note"), class_="columns"),
        e("div", e("write-in", "Talked about with", lines="1"), e("write-in", "On", lines="1"), class_="pairs"),
        kind="comparison",
    )


def option(name: str, short: str = "", icon: str = "") -> Element:
    """The name of an option, with its letters."""
    letters = [e("p", short, class_="short")] if short else []
    return e("th", e("p", name), *letters, scope="col", class_="option", **({"icon": icon} if icon else {}))


def grid(options: Sequence[Element], answers: Sequence[Sequence[str]], *, rings: bool = False) -> Element:
    """A table of options: for each question, a list of answers."""
    scale = e("p", e("span", "not"), " ", e("span", "a bit"), " ", e("span", "a lot"), class_="scale")
    last = (e("th", e("p", "What matters to me"), scale, scope="col", class_="matters"),) if rings else ()
    rows = [
        e(
            "tr",
            e("th", e("p", f"Question {number}?"), scope="row"),
            *(e("td", e("p", answer)) for answer in row),
            *((e("td", rings="3"),) if rings else ()),
        )
        for number, row in enumerate(answers, 1)
    ]
    head = e("tr", e("th", "Question", scope="col"), *options, *last)
    return e("table", e("thead", head), e("tbody", *rows), class_="options")


def cards(lang: str = "en-GB") -> Element:
    """A sheet of four options as cards, with a card for what matters."""
    icons = ("cell-blood", "cell-support", "cell-nerve", "cell-embryo")
    options = [option(f"Kind {place} of cell", f"C{place}", icon) for place, icon in enumerate(icons, 1)]
    words = ARABIC.strip() if lang == "ar" else "About four weeks in hospital, then months at home."
    table = grid(options, [[words] * 4] * 3, rings=True)
    mast = e(
        "header", e("p", "For all", class_="chip", icon="person"), e("p", "A clinic", class_="end"), class_="masthead"
    )
    tree = handout(mast, e("header", e("h1", "Which cell?")), table, kind="comparison")
    return in_cards(spoken(tree, lang))


@lru_cache(maxsize=8)
def theme(audience: str = "patient", kind: str = "leaflet") -> Theme:
    """The package's own theme."""
    found, problems = TemplateShelf(None).theme(audience, kind)
    assert found is not None, problems
    return found


@lru_cache(maxsize=1)
def typesetter() -> Typesetter:
    """One for all tests; its caches never change a result."""
    return Typesetter(FontShelf.standard())


def laid(tree: Element) -> LaidOut:
    """The tree laid out with the theme of its audience and kind."""
    return lay_out(tree, theme(tree.get("audience"), tree.get("kind")), typesetter(), {})


SAMPLES: dict[str, Callable[[], Element]] = {
    "patient": patient,
    "arabic": lambda: patient("ar"),
    "plain": plain,
    "clinician": clinician,
    "comparison": comparison,
    "cards": cards,
    "cards-arabic": lambda: cards("ar"),
}
