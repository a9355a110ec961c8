"""theme.yaml files as positioned nodes in, a Theme and every Problem in them out.

Layers, later ones win key by key: the package's `leaflet:`, the project's, for sheets their `comparison:` too, and for
upright sheets, on which options are cards, their `cards:` as well.
A project's file changes single values: it may not name a style, box or measure that no theme has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from handouts.content.nodes import Mapping, Node, Scalar
from handouts.content.reading import did_you_mean
from handouts.document.theme import Box, PageGeometry, Rules, Style, Theme
from handouts.problems import Problem, Severity, Where

T = TypeVar("T", Style, Box)
COLOURS = ("ink", "accent", "alarm", "tint")
KINDS = ("leaflet", "comparison", "cards")
PARTS = ("page", "rail", "colours", "styles", "boxes", "measures", "leading", "close leading")
SPOKEN = ("leading", "close leading")
ROLES = (
    *("title", "lead", "dates", "h2", "h3", "body", "list", "step", "question", "big", "phone", "caption", "legend"),
    *("small", "note", "banner", "masthead", "chip", "foot", "label", "references", "table", "table-head", "group"),
    *("option-name", "tag"),
)
"""The styles every theme has."""
BOXES = ("key-points", "red-flags", "warning", "tip", "how-to-read", "bottom-line", "imprint")
"""The boxes every theme has."""
_SPOKEN = re.compile("[a-z]{2,3}|[A-Z][a-z]{3}")
"""A language, or a script by its ISO 15924 code."""
_YES_NO = MappingProxyType({"yes": True, "no": False, "true": True, "false": False})
_HEX = frozenset("0123456789abcdefABCDEF")
_AS_OURS = "Write it as in the theme that comes with handouts."


def read_theme(
    name: str, kind: str, files: Iterable[Mapping]
) -> tuple[Theme | None, Map[str, Where], tuple[Problem, ...]]:
    """The theme, the place of each value ("styles.body.size"), and the Problems; no theme when anything is wrong.

    `files` are the package's, then the project's.
    """
    nodes = tuple(files)
    reader = _Reader()
    for node in nodes:
        reader.check_kinds(node)
    for part in KINDS[: KINDS.index(kind) + 1]:
        for place, node in enumerate(nodes):
            layer = node.get(part)
            if isinstance(layer, Mapping):
                reader.layer(layer, own=place == 0)
    if not reader.problems:
        reader.check_whole(nodes)
    theme = None if reader.problems else reader.theme(name)
    return theme, reader.places, tuple(reader.problems)


@dataclass(slots=True)
class _Reader:
    """Collects values under dotted names; each knows its place."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Where] = field(default_factory=dict)
    own: bool = True

    def check_kinds(self, node: Mapping) -> None:
        """The keys of a file."""
        for key, value in node.entries:
            if key.text not in KINDS:
                self.unknown(key, KINDS)
            elif not isinstance(value, Mapping):
                self.map_wanted(key, value)

    def check_whole(self, files: tuple[Mapping, ...]) -> None:
        """Whether every value that a theme must have is there."""
        page = [f"page.{one.name}" for one in fields(PageGeometry)]
        wanted = [*page, "rail", *(f"colours.{name}" for name in COLOURS)]
        for part, names, key in (("styles", ROLES, "size"), ("styles", ROLES, "leading"), ("boxes", BOXES, "")):
            wanted += [f"{part}.{name}.{key}" for name in names]
        given = set(self.values) | {f"{name.rpartition('.')[0]}." for name in self.values}
        missing = [name.rstrip(".") for name in wanted if name not in given]
        if missing:
            where = files[0].where if files else Where("templates")
            self.fault("theme-incomplete", where, f"`{missing[0]}` is missing.", _AS_OURS)

    def layer(self, node: Mapping, *, own: bool) -> None:
        """One layer over those before it; `own` is the package's, which brings the names."""
        self.own = own
        for key, value in node.entries:
            if key.text not in PARTS:
                self.unknown(key, PARTS)
            elif key.text == "rail":
                self.note("rail", value, _number)
            elif isinstance(value, Mapping):
                self.part(key.text, value)
            else:
                self.map_wanted(key, value)

    def part(self, part: str, node: Mapping) -> None:
        """`page`, `colours`, `styles`, `boxes`, `measures`, `leading` or `close leading`."""
        for key, value in node.entries:
            if part == "page":
                self.one(part, key, value, _PAGE)
            elif part == "colours":
                self.one(part, key, value, _COLOURS)
            elif part in SPOKEN:
                self.one(part, key, value, {key.text: _number} if _SPOKEN.fullmatch(key.text) else _LIKE_THESE)
            elif part == "measures":
                known = {} if self.own else dict.fromkeys(_under(self.values, part), _number)
                self.one(part, key, value, {key.text: _number} if self.own else known)
            elif self.known(key, _NAMES[part]) and isinstance(value, Mapping):
                for name, inner in value.entries:
                    self.one(f"{part}.{key.text}", name, inner, _FIELDS[part])
            elif not isinstance(value, Mapping):
                self.map_wanted(key, value)

    def one(self, name: str, key: Scalar, value: Node, readers: Map[str, Callable[[str], Any]]) -> None:
        """One value, read as its key asks."""
        if self.known(key, readers):
            # measures are named in words; the fields of a page, style or box are Python's names
            last = key.text if name in {"measures", *SPOKEN} else key.text.replace(" ", "_")
            self.note(f"{name}.{last}", value, readers[key.text])

    def known(self, key: Scalar, names: Iterable[str]) -> bool:
        """Whether the key may stand here; a Problem if not."""
        if key.text in names:
            return True
        self.unknown(key, names)
        return False

    def unknown(self, key: Scalar, names: Iterable[str]) -> None:
        """A key that no theme has."""
        near = did_you_mean(key.text, tuple(names))
        advice = f"Did you mean `{near}`?" if near else f"Keys: {', '.join(names)}."
        self.fault("theme-key-unknown", key.where, f"`{key.text}` is no key of a theme here.", advice)

    def map_wanted(self, key: Scalar, value: Node) -> None:
        """A single value where there are several."""
        self.fault("theme-map-wanted", value.where, f"`{key.text}:` holds several values.", "Write `key: value` lines.")

    def note(self, name: str, node: Node, read: Callable[[str], Any]) -> None:
        """A value under its dotted name."""
        try:
            self.values[name] = read(node.text if isinstance(node, Scalar) else "")
            self.places[name] = node.where
        except ValueError as error:
            self.fault("theme-value", node.where, f"Wanted here: {error}.", _AS_OURS)

    def fault(self, problem_id: str, where: Where, message: str, advice: str) -> None:
        """A Problem of severity error."""
        self.problems.append(Problem(problem_id, Severity.ERROR, message, advice, where))

    def theme(self, name: str) -> Theme:
        """The Theme of all values met."""
        return Theme(
            name=name,
            page=PageGeometry(**_under(self.values, "page")),
            rail=self.values["rail"],
            colours=_under(self.values, "colours"),
            styles=_gathered(self.values, "styles", Style(12, 16)),
            boxes=_gathered(self.values, "boxes", Box()),
            measures=_under(self.values, "measures"),
            leading=_under(self.values, "leading"),
            close_leading=_under(self.values, "close leading"),
        )


def _under(values: Map[str, Any], part: str) -> Map[str, Any]:
    start = f"{part}."
    return MappingProxyType({name.removeprefix(start): one for name, one in values.items() if name.startswith(start)})


def _gathered(values: Map[str, Any], part: str, empty: T) -> Map[str, T]:
    found: dict[str, T] = {}
    for name, value in _under(values, part).items():
        thing, _, key = name.rpartition(".")
        found[thing] = replace(found.get(thing, empty), **{key: value})
    return MappingProxyType(found)


def _number(typed: str) -> float:
    digits = typed.replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit()) or float(typed) > 2000:
        raise ValueError("a number such as 12 or 15.5")
    return float(typed)


def _yes_no(typed: str) -> bool:
    if typed not in _YES_NO:
        raise ValueError("yes or no")
    return _YES_NO[typed]


def _word(typed: str) -> str:
    if typed not in COLOURS:
        raise ValueError(f"the name of a colour, {', '.join(COLOURS)}")
    return typed


def _rules(typed: str) -> Rules:
    known: dict[str, Rules] = {rules: rules for rules in get_args(Rules)}
    if typed not in known:
        raise ValueError(f"one of {', '.join(known)}")
    return known[typed]


def _colour(typed: str) -> str:
    if len(typed) != 7 or typed[0] != "#" or not set(typed[1:]) <= _HEX:
        raise ValueError('a colour such as "#0B4A63"')
    return typed.upper()


def _readers(model: type) -> Iterator[tuple[str, Callable[[str], Any]]]:
    """The keys of a model as typed, and what reads them."""
    kinds: dict[str, Callable[[str], Any]] = {"float": _number, "bool": _yes_no, "str": _word, "Rules": _rules}
    for one in fields(model):
        yield one.name.replace("_", " "), kinds[str(one.type)]


_PAGE = MappingProxyType(dict(_readers(PageGeometry)))
_COLOURS = MappingProxyType(dict.fromkeys(COLOURS, _colour))
_FIELDS = MappingProxyType({part: dict(_readers(model)) for part, model in (("styles", Style), ("boxes", Box))})
_LIKE_THESE = MappingProxyType(dict.fromkeys(("vi", "Deva"), _number))
_NAMES = MappingProxyType({"styles": ROLES, "boxes": BOXES})
