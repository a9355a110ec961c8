"""Bytes of an XLIFF 1.2 file, by whatever tool it was saved, in; its segments and Problems with file and line out.

Only what the standard says counts: the live <source> and <target> of each <trans-unit>, by namespace and not by
prefix. Other elements, old versions, suggestions and tracked deletions are passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.parsers import expat

from handouts.problems import Problem, Severity, Where
from handouts.translation.exchange.codes import Piece
from handouts.translation.exchange.xliff_writer import NAMESPACE

MOST_BYTES = 10_000_000
MOST_SEGMENTS = 20_000
DEEPEST = 60
_OURS = frozenset({NAMESPACE, NAMESPACE.replace("1.2", "1.1"), ""})
_SINGLE = frozenset({"ph", "x", "it"})
_ENDS = MappingProxyType({"g": "open", "bpt": "open", "bx": "open", "ept": "close", "ex": "close"})
_DELETED = MappingProxyType({"mtype": frozenset({"x-sdl-deleted"}), "MQXliff tctype": frozenset({"del"})})


@dataclass(slots=True)
class Segment:
    """One <trans-unit>: pieces of its source, target and what it was before; None where there is none."""

    id: str
    where: Where
    language: str
    source: tuple[Piece, ...] = ()
    target: tuple[Piece, ...] | None = None
    state: str = ""
    target_where: Where | None = None
    comments: list[str] = field(default_factory=list)
    old_source: tuple[Piece, ...] | None = None
    old_target: tuple[Piece, ...] | None = None


class _RefusedError(Exception):
    """The file can't be read: id, message, advice."""


def read_xliff(data: bytes, file: str) -> tuple[tuple[Segment, ...], tuple[Problem, ...]]:
    """The segments of a file; none where it is refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    reading = _Reading(file, parser)
    try:
        if len(data) > MOST_BYTES:
            reading.refuse("too-large", f"This file is larger than {MOST_BYTES // 1_000_000} MB.", "Send it in parts.")
        parser.Parse(data, True)  # noqa: FBT003
    except _RefusedError as error:
        problem_id, message, advice = error.args
        return (), (Problem(f"xliff-{problem_id}", Severity.ERROR, message, advice, reading.where()),)
    except (expat.ExpatError, ValueError, LookupError) as error:
        where = Where(file, getattr(error, "lineno", 1), getattr(error, "offset", 0) + 1)
        reason = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else "its encoding is unknown"
        advice = "Export it from your translation tool once more, and send that file."
        return (), (Problem("xliff-broken", Severity.ERROR, f"This is no whole XML: {reason}.", advice, where),)
    return tuple(reading.segments), ()


@dataclass(slots=True)
class _Reading:
    """Follows the elements. `path`: names of those that are open, "" for a foreign one; `into`: where pieces
    go; `pairs`: numbers of the <g> that are open.
    """

    file: str
    parser: expat.XMLParserType
    path: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    language: str = ""
    into: list[Piece] | None = None
    code: Piece | None = None
    pairs: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    note: bool = False
    before: bool = False
    passed_over: int = 0

    def __post_init__(self) -> None:
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.hostile
        self.parser.EntityDeclHandler = self.hostile
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def where(self) -> Where:
        """Where the parser is."""
        return Where(self.file, max(1, self.parser.CurrentLineNumber), self.parser.CurrentColumnNumber + 1)

    def refuse(self, problem_id: str, message: str, advice: str) -> None:
        """Stop reading."""
        raise _RefusedError(problem_id, message, advice)

    def hostile(self, *_: object) -> None:
        """A document type or an entity: nothing in an exchange file needs one."""
        message = "This file declares a document type or entities, which can name other files."
        self.refuse("doctype", message, "Export it without them, or delete the <!DOCTYPE …> line.")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        space, _, local = name.rpartition(" ")
        if not self.path:
            self.root(space, local, attributes.get("version", ""))
        if len(self.path) >= DEEPEST:
            self.refuse("too-deep", f"Elements stand in each other more than {DEEPEST} deep.", "Export it once more.")
        parent = self.path[-1] if self.path else ""
        local = local if space in _OURS else ""
        self.path.append(local)
        if self.passed_over or (self.into is not None and (not local or local == "sub" or _is_deleted(attributes))):
            self.passed_over += 1
        elif self.into is not None:
            self.inline(local, attributes)
        elif begin := _BEGIN.get((parent, local)):
            begin(self, attributes)

    def root(self, space: str, local: str, version: str) -> None:
        """Whether it is XLIFF, and of which version."""
        if local != "xliff":
            self.refuse("unknown", f"This is no XLIFF: it begins with <{local}>.", "Send an XLIFF 1.2 or a PO file.")
        if space not in _OURS or not version.startswith("1."):
            message = f"This is XLIFF {version or 'of an unknown version'}, and only 1.2 can be read."
            self.refuse("version", message, "Export it as XLIFF 1.2, or as PO.")

    def begin_file(self, attributes: dict[str, str]) -> None:
        """A <file> of one target language."""
        self.language = attributes.get("target-language", "")

    def begin_unit(self, attributes: dict[str, str]) -> None:
        """A <trans-unit>."""
        if len(self.segments) >= MOST_SEGMENTS:
            self.refuse("too-many", f"This file has more than {MOST_SEGMENTS} units.", "Send it in parts.")
        self.segments.append(Segment(attributes.get("id", ""), self.where(), self.language))

    def begin_text(self, attributes: dict[str, str]) -> None:
        """A live source or target."""
        self.into, self.before = [], False
        if self.path[-1] == "target":
            self.segments[-1].state = attributes.get("state", "")
            self.segments[-1].target_where = self.where()

    def begin_before(self, attributes: dict[str, str]) -> None:
        """An <alt-trans>; only one that we wrote says what the text was before."""
        self.before = attributes.get("alttranstype") == "previous-version"

    def begin_old(self, _attributes: dict[str, str]) -> None:
        """The source or target of an <alt-trans>."""
        self.into = [] if self.before else None

    def begin_note(self, attributes: dict[str, str]) -> None:
        """A note; those that we wrote ourselves are not read back."""
        self.note = attributes.get("from", "") != "developer"
        self.text = []

    def inline(self, local: str, attributes: dict[str, str]) -> None:
        """A code inside a text."""
        kind, name = _ENDS.get(local), attributes.get("rid") or attributes.get("id", "")
        assert self.into is not None
        if kind == "open":
            self.code = None if local in {"g", "bx"} else Piece("open", "", name)
            self.into.append(_opening(name, attributes))
            self.pairs += [name] if local == "g" else []
        elif kind == "close":
            self.into.append(Piece("close", "", name))
            self.code = None if local == "ex" else self.into[-1]
        elif local in _SINGLE:
            self.code = Piece("single", "", attributes.get("id", ""), attributes.get("ctype", ""))
            self.text = []

    def characters(self, text: str) -> None:
        """Characters: words of a text, or what stands in a code or a note."""
        if self.passed_over:
            return
        if self.code is not None or self.note:
            self.text.append(text)
        elif self.into is not None:
            self.into.append(Piece("words", text))

    def end(self, name: str) -> None:
        """An element ends."""
        local = self.path.pop()
        parent = self.path[-1] if self.path else ""
        if self.passed_over:
            self.passed_over -= 1
        elif (parent, local) in _STORE and self.into is not None:
            setattr(self.segments[-1], _STORE[parent, local], tuple(self.into))
            self.into = None
        elif self.into is not None:
            self.end_inline(local)
        elif local == "note" and self.note:
            self.note = False
            self.segments[-1].comments += [tidy for line in "".join(self.text).splitlines() if (tidy := line.strip())]

    def end_inline(self, local: str) -> None:
        """A code inside a text ends."""
        assert self.into is not None
        if local == "g":
            self.into.append(Piece("close", "", self.pairs.pop()))
        elif local in _SINGLE and self.code is not None:
            self.into.append(Piece("single", "".join(self.text), self.code.id, self.code.ctype))
        if local != "mrk":
            self.code = None


def _is_deleted(attributes: dict[str, str]) -> bool:
    return any(attributes.get(name) in values for name, values in _DELETED.items())


def _opening(name: str, attributes: dict[str, str]) -> Piece:
    """The opening end of a pair, with what is typed for it where the pair says so itself."""
    ctype, said = attributes.get("ctype", ""), attributes.get("equiv-text", "")
    match ctype:
        case "bold":
            return Piece("open", "**", name, ctype, "**")
        case "link" if said:
            return Piece("open", "[", name, ctype, said)
        case "x-term" if said:
            return Piece("open", said, name, ctype, "]]")
    return Piece("open", "", name, ctype)


_Begin = Callable[[_Reading, dict[str, str]], None]
_BEGIN: MappingProxyType[tuple[str, str], _Begin] = MappingProxyType(
    {
        ("xliff", "file"): _Reading.begin_file,
        **{(parent, "trans-unit"): _Reading.begin_unit for parent in ("body", "group", "file")},
        ("trans-unit", "source"): _Reading.begin_text,
        ("trans-unit", "target"): _Reading.begin_text,
        ("trans-unit", "alt-trans"): _Reading.begin_before,
        ("alt-trans", "source"): _Reading.begin_old,
        ("alt-trans", "target"): _Reading.begin_old,
        ("trans-unit", "note"): _Reading.begin_note,
    }
)
_STORE = MappingProxyType(
    {
        ("trans-unit", "source"): "source",
        ("trans-unit", "target"): "target",
        ("alt-trans", "source"): "old_source",
        ("alt-trans", "target"): "old_target",
    }
)
