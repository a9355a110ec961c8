"""theme.yaml files as positioned nodes in, a Theme and every Problem in them out.

Layers, later ones win key by key: the package's `leaflet:`, the project's, and for sheets their `comparison:` too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from handouts.content.nodes import Mapping, Node, Scalar
from handouts.content.reading import did_you_mean
from handouts.document.theme import Box, PageGeometry, Rules, Style, Theme
from handouts.problems import Problem, Severity, Where

T = TypeVar("T")
COLOURS = ("ink", "accent", "alarm", "tint")
KINDS = ("leaflet", "comparison")
PARTS = ("page", "rail", "colours", "styles", "boxes", "measures")
_YES_NO = {"yes": True, "no": False, "true": True, "false": False}
_HEX = frozenset("0123456789abcdefABCDEF")


def layers(kind: str, files: Iterable[Mapping]) -> tuple[Mapping, ...]:
    """The parts of the theme files that make up a theme of this kind, weakest first."""
    nodes = tuple(files)
    wanted = KINDS[: KINDS.index(kind) + 1]
    found = (node.get(part) for part in wanted for node in nodes)
    return tuple(node for node in found if isinstance(node, Mapping))


def read_theme(
    name: str, kind: str, files: Iterable[Mapping]
) -> tuple[Theme | None, dict[str, Where], tuple[Problem, ...]]:
    """The theme, the place of each value ("styles.body.size"), and the Problems; no theme when anything is wrong."""
    reader = _Reader({}, [], {})
    for node in layers(kind, files):
        reader.layer(node)
    theme = None if reader.problems else reader.theme(name)
    return theme, reader.places, tuple(reader.problems)


@dataclass(slots=True)
class _Reader:
    """Collects values under dotted names; each knows its place."""

    values: dict[str, Any]
    problems: list[Problem]
    places: dict[str, Where]

    def layer(self, node: Mapping) -> None:
        """One layer over those before it."""
        for key, value in node.entries:
            if key.text not in PARTS:
                self.unknown(key, PARTS)
            elif key.text == "rail":
                self.note("rail", value, _number)
            elif isinstance(value, Mapping):
                self.part(key.text, value)
            else:
                self.fault("theme-map-wanted", value.where, f"`{key.text}:` holds a map.", "Write `key: value` lines.")

    def part(self, part: str, node: Mapping) -> None:
        """`page`, `colours`, `styles`, `boxes` or `measures`."""
        for key, value in node.entries:
            if part in _MODELS and isinstance(value, Mapping):
                self.fields(f"{part}.{key.text}", value, _MODELS[part])
            elif part == "page":
                self.field("page", key, value, PageGeometry)
            elif part == "colours":
                self.colour(key, value)
            elif part == "measures":
                self.note(f"measures.{key.text}", value, _number)
            else:
                advice = "Write {size: 12, leading: 16}." if part == "styles" else "Write {frame: 1}."
                self.fault("theme-map-wanted", value.where, f"`{key.text}:` holds a map.", advice)

    def fields(self, name: str, node: Mapping, model: type) -> None:
        """The fields of one style or box."""
        for key, value in node.entries:
            self.field(name, key, value, model)

    def field(self, name: str, key: Scalar, value: Node, model: type) -> None:
        """One field, read by its type."""
        readers = _readers(model)
        if self.known(key, readers):
            self.note(f"{name}.{key.text.replace(' ', '_')}", value, readers[key.text])

    def colour(self, key: Scalar, value: Node) -> None:
        """One of the theme's colours."""
        if self.known(key, COLOURS):
            self.note(f"colours.{key.text}", value, _colour)

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

    def note(self, name: str, node: Node, read: Callable[[str], Any]) -> None:
        """A value under its dotted name."""
        try:
            self.values[name] = read(node.text if isinstance(node, Scalar) else "")
            self.places[name] = node.where
        except ValueError as error:
            self.fault(
                "theme-value", node.where, f"This is no {error}.", "Write it as in the theme that comes with handouts."
            )

    def fault(self, problem_id: str, where: Where, message: str, advice: str) -> None:
        """A Problem of severity error."""
        self.problems.append(Problem(problem_id, Severity.ERROR, message, advice, where))

    def theme(self, name: str) -> Theme:
        """The Theme of all values met. The package's own files hold every value that must be there."""
        page = {field.name: self.values[f"page.{field.name}"] for field in fields(PageGeometry)}
        return Theme(
            name=name,
            page=PageGeometry(**page),
            rail=self.values["rail"],
            colours=_under(self.values, "colours"),
            styles=_gathered(self.values, "styles", Style(12, 16)),
            boxes=_gathered(self.values, "boxes", Box()),
            measures=_under(self.values, "measures"),
        )


_MODELS: Map[str, type] = MappingProxyType({"styles": Style, "boxes": Box})


def _under(values: Map[str, Any], part: str) -> Map[str, Any]:
    start = f"{part}."
    return MappingProxyType(
        {name.removeprefix(start): value for name, value in values.items() if name.startswith(start)}
    )


def _gathered(values: Map[str, Any], part: str, empty: T) -> Map[str, T]:
    found: dict[str, T] = {}
    for name, value in _under(values, part).items():
        thing, _, key = name.rpartition(".")
        found[thing] = replace(found.get(thing, empty), **{key: value})  # type: ignore[type-var]
    return MappingProxyType(found)


def _readers(model: type) -> Map[str, Callable[[str], Any]]:
    kinds = {"float": _number, "bool": _yes_no, "str": _word, "Rules": _rules}
    return {field.name.replace("_", " "): kinds[str(field.type)] for field in _fields(model)}


def _fields(model: type) -> Iterator[Any]:
    yield from fields(model)


def _number(typed: str) -> float:
    digits = typed.replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit()) or float(typed) > 2000:
        raise ValueError("number such as 12 or 15.5")
    return float(typed)


def _yes_no(typed: str) -> bool:
    if typed not in _YES_NO:
        raise ValueError("yes or no")
    return _YES_NO[typed]


def _word(typed: str) -> str:
    if typed not in COLOURS:
        raise ValueError(f"name of a colour ({', '.join(COLOURS)})")
    return typed


def _rules(typed: str) -> Rules:
    for known in get_args(Rules):
        if typed == known:
            return known  # type: ignore[no-any-return]
    raise ValueError("none, above or both")


def _colour(typed: str) -> str:
    if len(typed) != 7 or typed[0] != "#" or not set(typed[1:]) <= _HEX:
        raise ValueError('colour such as "#0B4A63"')
    return typed.upper()
