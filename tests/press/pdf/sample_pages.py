"""Small documents for the tests of the writer: hand-built trees in, pages of marks set by a few lines of layout out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from handouts.document.tree import Element, Leaf
from handouts.document.vocabulary import VOCABULARY
from handouts.lettering.shelf import FontShelf
from handouts.press.marks import Artifact, Bookmark, Colour, ImageMark, LineMark, Mark, Owner, Page, PathMark, Picture
from handouts.press.pdf import DocumentInfo, WrittenPdf, write_pdf
from handouts.press.text.run import Run
from handouts.press.text.typesetter import Typesetter

BLACK = Colour((0.0,))
PETROL = Colour((0.043, 0.29, 0.388))
WIDTH, HEIGHT, MARGIN = 595.28, 841.89, 62.0
MEASURE = WIDTH - 2 * MARGIN
DISC = (
    ("M", (2.5, 0.0)),
    ("C", (2.5, 1.38, 1.38, 2.5, 0.0, 2.5)),
    ("C", (-1.38, 2.5, -2.5, 1.38, -2.5, 0.0)),
    ("C", (-2.5, -1.38, -1.38, -2.5, 0.0, -2.5)),
    ("C", (1.38, -2.5, 2.5, -1.38, 2.5, 0.0)),
    ("Z", ()),
)
INFO = DocumentInfo(
    title="About (this) treatment – “aHSCT”",
    lang="en-GB",
    code="MS-AHSCT-P-en-GB",
    version="3",
    fingerprint="f" * 64,
    check_letters="KHWD",
    date=date(2026, 10, 1),
    author="The team",
    keywords=("stem cells", "multiple sclerosis"),
)


def e(tag: str, *kids: Element | Leaf | str, lang: str = "en-GB", **attributes: str) -> Element:
    """An element; strings become leaves. Attribute names may end in an underscore."""
    nodes = tuple(Leaf(kid, lang) if isinstance(kid, str) else kid for kid in kids)
    return Element(tag, nodes, lang, tuple((key.rstrip("_"), value) for key, value in attributes.items()))


def leaflet() -> Element:
    """Every role of the vocabulary once or more, an empty cell, two languages, links, facts."""
    return e(
        "handout",
        e("running", e("p", "Draft. Nobody has reviewed this text."), place="banner"),
        e("header", e("h1", "Stem cell treatment"), e("p", "What it is, and what it may do for you.", class_="lead")),
        e(
            "aside",
            e("h2", "Key points"),
            e(
                "ul",
                _item("It is one treatment of several."),
                _item("It is not ", e("strong", "magic"), "."),
                class_="bullets",
            ),
            class_="key-points",
        ),
        e("section", e("h2", "What happens"), *_steps(), e("p", *_linked())),
        e(
            "section",
            e("h2", "In numbers"),
            e("figure", _array(), e("p", *_fact())),
            _picture(),
            *_tables(),
        ),
        e("h3", "Autres langues"),
        e("p", "Auf Deutsch: ", e("span", "Stammzellen für Sie", lang="de"), " heißt es so.", lang="fr"),
        e("write-in", "My name", lines="2"),
        lang="en-GB",
        title="Stem cell treatment",
    )


def _item(*kids: Element | str) -> Element:
    return e("li", e("body", *kids))


def _steps() -> Iterator[Element]:
    words = " We tell you what comes next, and you can stop at any time before the day itself." * 9
    items = (e("li", e("label", str(n)), e("body", e("p", f"Step {n}."), e("p", words.strip()))) for n in range(1, 7))
    yield e("ol", *items, class_="steps")


def _linked() -> Iterator[Element | str]:
    yield "Ring "
    yield e("place", "020 7946 0000", id="clinic.urgent_phone")
    yield " or read "
    yield e(
        "a",
        "the long and rather wordy ",
        e("strong", "guide to the treatment"),
        " on the web",
        href="https://example.org/a(b)?ü=1",
    )
    yield " or write to "
    yield e("a", "us", href="mailto:team@example.org")
    yield ". See the "
    yield e("term", "graft", id="graft")
    yield " "
    yield e("cite", "[1, 2]", refs="1,2")
    yield "."


def _fact() -> Iterator[Element | str]:
    yield e("fact", "About 460 in 1,000", id="no_relapse", form="", value="46.2")
    yield " people; "
    yield e("number", "3", value="3")
    yield " office affairs: fi ffi."


def _array() -> Element:
    return e("icon-array", of="100", count="46", group="benefit", alt="46 of 100 marks are filled.")


def _picture() -> Element:
    return e("img", src="x.png", alt="A grey square (drawn).")


def _tables() -> Iterator[Element]:
    head = e("tr", e("th", "Outcome", scope="col"), e("th", "Value", scope="col"), e("th", "Mine", scope="col"))
    group = e("tr", e("th", "Benefit", scope="col", colspan="3"))
    row = e("tr", e("th", "No relapse", scope="row"), e("td", e("p", "68 %"), e("p", "(61 to 74)")), e("td"))
    yield e("table", e("thead", head), e("tbody", group, row), summary="Outcomes", class_="outcomes")
    yield e("table", e("tbody", e("tr", e("th", "UK", scope="row"), e("td", "Not licensed."))))


def paragraph(text: str, lang: str, *, title: str = "Sample") -> Element:
    """A document of one paragraph."""
    return e("handout", e("h1", title, lang=lang), e("p", text, lang=lang), lang=lang, title=title)


@dataclass
class Setter:
    """Puts blocks under one another; tables in columns, labels and bullets in the margin."""

    tree: Element
    typesetter: Typesetter
    picture: Picture | None = None
    right_to_left: bool = False
    numbers: Mapping[int, int] = field(init=False)
    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    y: float = MARGIN
    bookmarks: list[Bookmark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.numbers = {id(element): n for n, element in enumerate(self.tree.walk())}

    def lay_out(self) -> tuple[tuple[Page, ...], tuple[Bookmark, ...]]:
        """The pages, each with a banner as an artifact, and a bookmark for each heading."""
        self.blocks(self.tree, MARGIN, MEASURE)
        pages = tuple(Page(WIDTH, HEIGHT, (*self.banner(), *marks)) for marks in self.pages)
        return pages, tuple(self.bookmarks)

    def banner(self) -> Iterator[Mark]:
        """A line at the head of each page."""
        run = Run("Draft. Page", 12, bold=True, colour=BLACK, owner=Artifact.HEADER, lang="en-GB")
        for mark in self.lines((run,), MARGIN, MEASURE):
            yield LineMark(mark.x, 40, mark.line)

    def blocks(self, parent: Element, x: float, width: float) -> None:
        """The children of an element."""
        for element in parent.elements:
            self.block(element, x, width)

    def block(self, element: Element, x: float, width: float) -> None:
        """One block, by its role."""
        if element.tag == "running":
            return
        if element.tag == "tr":
            self.row(element, x, width)
        elif element.tag == "li":
            self.item(element, x, width)
        elif element.tag in {"icon-array", "img"}:
            self.figure(element, x)
        elif any(isinstance(kid, Leaf) for kid in element.kids) or VOCABULARY[element.tag].role in {
            "P",
            "H1",
            "H2",
            "H3",
        }:
            self.text(element, x, width)
        else:
            self.blocks(element, x, width)

    def text(self, element: Element, x: float, width: float) -> None:
        """A heading or paragraph, broken over pages where it must be."""
        if element.tag in {"h1", "h2", "h3"}:
            self.bookmarks.append(Bookmark(element.text(), int(element.tag[1]), len(self.pages) - 1, self.y))
        size, bold = (18.0, True) if element.tag.startswith("h") else (12.0, False)
        for mark in self.lines(tuple(self.runs(element, size, bold, PETROL if bold else BLACK)), x, width):
            self.room(size * 1.4)
            self.pages[-1].append(LineMark(mark.x, self.y + size, mark.line))
            self.y += size * 1.4
        self.y += 6

    def room(self, needed: float) -> None:
        """A new page where `needed` pt are not left."""
        if self.y + needed > HEIGHT - MARGIN:
            self.pages.append([])
            self.y = MARGIN

    def runs(self, element: Element, size: float, bold: bool, colour: Colour) -> Iterator[Run]:
        """The text below an element, each stretch owned by its own element."""
        owner: Owner = self.numbers[id(element)]
        for kid in element.kids:
            if isinstance(kid, Leaf):
                yield Run(kid.text, size, bold, colour, owner, kid.lang)
            else:
                yield from self.runs(kid, size, bold or kid.tag == "strong", colour)

    def lines(self, runs: tuple[Run, ...], x: float, width: float) -> Iterator[LineMark]:
        """The set lines, their baseline still to be found."""
        for line in self.typesetter.set(runs, width, right_to_left=self.right_to_left):
            yield LineMark(x, 0, line)

    def row(self, element: Element, x: float, width: float) -> None:
        """Cells side by side."""
        self.room(60)
        top, lowest, each = self.y, self.y, width / 3
        for column, cell in enumerate(element.elements):
            self.y = top
            self.block(cell, x + column * each, each)
            lowest = max(lowest, self.y)
        self.y = lowest

    def item(self, element: Element, x: float, width: float) -> None:
        """Label or bullet, and body."""
        self.room(30)
        top = self.y
        for kid in element.elements:
            if kid.tag == "label":
                self.text(kid, x, 20)
                self.y = top
            elif len(element.elements) == 1:
                box = (x, top + 4, x + 5, top + 9)
                self.pages[-1].append(PathMark(x + 2.5, top + 6.5, DISC, box, Artifact.LAYOUT, fill=PETROL))
        self.block(element.elements[-1], x + 20, width - 20)

    def figure(self, element: Element, x: float) -> None:
        """A hundred marks, or a picture."""
        self.room(70)
        owner = self.numbers[id(element)]
        if element.tag == "img" and self.picture is not None:
            self.pages[-1].append(ImageMark(x, self.y, 50, 50, self.picture, owner))
        elif element.tag == "icon-array":
            for n in range(100):
                across, down = x + n % 10 * 6 + 3, self.y + n // 10 * 6 + 3
                box = (across - 3, down - 3, across + 3, down + 3)
                filled = PETROL if n < int(element.get("count")) else None
                self.pages[-1].append(
                    PathMark(across, down, DISC, box, owner, fill=filled, stroke=BLACK, line_width=0.3, round_caps=True)
                )
        self.y += 66


def typesetter() -> Typesetter:
    """One with the standard fonts and cold caches."""
    return Typesetter(FontShelf.standard())


def grey_square() -> Picture:
    """A picture of 4 by 4 grey samples."""
    return Picture("x.png", 4, 4, 1, bytes(range(0, 256, 16)), b"", "d" * 64)


@dataclass(frozen=True, slots=True)
class Sample:
    """A document of this module, printed."""

    tree: Element
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]
    info: DocumentInfo
    written: WrittenPdf

    @property
    def data(self) -> bytes:
        """The file."""
        return self.written.data


def printed(tree: Element, info: DocumentInfo = INFO, setting: Typesetter | None = None) -> Sample:
    """A tree set and written."""
    setter = Setter(tree, setting or typesetter(), grey_square(), info.right_to_left)
    pages, bookmarks = setter.lay_out()
    return Sample(tree, pages, bookmarks, info, write_pdf(pages, bookmarks, tree, info))


def printed_paragraph(text: str, lang: str, *, right_to_left: bool = False) -> Sample:
    """A document of one paragraph in one language, printed."""
    title = " ".join(text.split()[:2])
    return printed(
        paragraph(text, lang, title=title), replace(INFO, lang=lang, title=title, right_to_left=right_to_left)
    )


SCRIPTS = (
    (
        "ar",
        "العلاج بالخلايا الجذعية ليس سحراً. اتصل على 020 7946 0000 الآن، أو اقرأ aHSCT (الدليل) في لائحة 2026.",
        True,
    ),
    ("he", "טיפול בתאי גזע אינו קסם (2026), ואפשר להפסיק בכל עת.", True),
    ("hi", "स्टेम सेल उपचार कोई जादू नहीं है। कृपया क्षत्रिय विद्यार्थियों की हिन्दी पढ़िए और ज़रूरी प्रश्न पूछिए।", False),
    ("vi", "Điều trị bằng tế bào gốc không phải là phép màu.", False),
    (
        "zh-Hans",
        "干细胞移植是治疗部分多发性硬化症患者的一种方法。",
        False,
    ),
    (
        "zh-Hant",
        "幹細胞移植是治療部分多發性硬化症患者的一種方法。",
        False,
    ),
    (
        "ja",
        "幹細胞移植は、多発性硬化症の一部の患者さんに対する治療法です。",
        False,
    ),
    (
        "ko",
        "줄기세포 이식은 일부 다발성 경화증 환자를 위한 치료법입니다.",
        False,
    ),
    (
        "th",
        "การปลูกถ่ายเซลล์ต้นกำเนิดเป็นการรักษาสำหรับผู้ป่วยบางราย ในจำนวน 1,000 คน อาจมี 25 คนที่ติดเชื้อรุนแรงหลังการรักษา [1, 2]",
        False,
    ),
    (
        "pl",
        "Przeszczepienie komórek macierzystych jest metodą leczenia niektórych osób ze stwardnieniem rozsianym.",
        False,
    ),
    (
        "uk",
        "Трансплантація стовбурових клітин — це метод лікування деяких людей із розсіяним склерозом.",
        False,
    ),
    (
        "el",
        "Η μεταμόσχευση βλαστοκυττάρων είναι θεραπεία για ορισμένα άτομα με πολλαπλή σκλήρυνση.",
        False,
    ),
    (
        "bn",
        "স্টেম সেল প্রতিস্থাপন মাল্টিপল স্ক্লেরোসিসে আক্রান্ত কিছু মানুষের জন্য একটি চিকিৎসা।",
        False,
    ),
    (
        "ta",
        "தண்டு செல் மாற்று சிகிச்சை என்பது பல திசுக்கடினமாதல் உள்ள சிலருக்கான சிகிச்சையாகும்.",
        False,
    ),
    (
        "te",
        "స్టెమ్ సెల్ మార్పిడి అనేది మల్టిపుల్ స్క్లెరోసిస్ ఉన్న కొంతమందికి చికిత్స.",
        False,
    ),
    (
        "km",
        "ការប្តូរកោសិកាដើមគឺជាការព្យាបាលសម្រាប់មនុស្សមួយចំនួនដែលមានជំងឺក្រិនប្រព័ន្ធប្រសាទ។",
        False,
    ),
    (
        "lo",
        "ການປູກຖ່າຍຈຸລັງຕົ້ນກຳເນີດແມ່ນການປິ່ນປົວສຳລັບບາງຄົນ.",
        False,
    ),
    (
        "my",
        "ပင်မဆဲလ်အစားထိုးကုသခြင်းသည် အာရုံကြောအမြှေးပါးပျက်စီးရောဂါရှိသူအချို့အတွက် ကုသမှုတစ်ခုဖြစ်သည်။",
        False,
    ),
    (
        "ur",
        "1,000 میں سے 25 افراد کو علاج کے بعد سنگین انفیکشن ہو سکتا ہے [1, 2]۔ کیا آپ کے کوئی سوالات ہیں؟ می‌شود",
        True,
    ),
)
"""Language, a paragraph, whether it runs from right to left."""
