"""`content/comparisons/<id>.yaml`: the same questions answered for each option."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, TypeAlias, get_args

from handouts.content.models import faults
from handouts.content.models.base import Model, Reading
from handouts.content.models.fields import ABOUTS, ICONS, About, Audiences, SheetKind, Value, YesNo, closed, id_reader
from handouts.content.models.handout import Handout
from handouts.content.models.shapes import ComparedIds, FilledList, Keyed
from handouts.content.models.texts import Said, SaidAtLength
from handouts.content.nodes import Mapping, Node, Scalar
from handouts.problems import Problem

NOTHING_FOUND = "nothing found"


class OptionModel(Model):
    """One option. `no change: yes` marks staying as you are; `icon` is drawn where options are cards."""

    name: Said
    abbreviation: Value | None = None
    icon: Annotated[str, *closed(ICONS, "pictogram")] = ""
    no_change: YesNo = False

    called: ClassVar[str] = "an option"


class CellModel(Model):
    """What one option answers: a text, a declared comparison, or that nothing was found."""

    nothing_found: YesNo = False
    text: SaidAtLength | None = None
    compare: ComparedIds = ()

    called: ClassVar[str] = "a cell"

    @classmethod
    def take_any(cls, node: Node, reading: Reading) -> tuple[dict[str, Any], list[Problem]]:
        """The fixed words, a map with `compare:` (and perhaps `text:`), or else a text."""
        if isinstance(node, Scalar) and node.text.strip() == NOTHING_FOUND:
            return {"where": node.where, "nothing_found": True}, []
        if isinstance(node, Mapping) and node.get("compare") is not None:
            return cls.take(node, reading)
        return {"where": node.where, "text": node}, []


class RowModel(Model):
    """A question, and one cell for each option under the option's id."""

    ask: Said
    about: Annotated[About, *closed(ABOUTS, "kind of row")] = ""
    for_: Audiences | None = None
    not_head_to_head: Said | None = None
    cells: Annotated[tuple[tuple[str, CellModel], ...], Keyed(id_reader)] = ()

    by_program: ClassVar[frozenset[str]] = frozenset({"cells"})

    called: ClassVar[str] = "a row"

    @classmethod
    def take(cls, node: Mapping, reading: Reading) -> tuple[dict[str, Any], list[Problem]]:
        """The keys of a row are its own; every other key is an option."""
        keys = cls.keys()
        own = tuple(entry for entry in node.entries if entry[0].text in keys)
        cells = tuple(entry for entry in node.entries if entry not in own)
        values, problems = super().take(Mapping(own, node.where), reading)
        known = (*reading.options, *keys)
        for key, _ in cells:
            if key.text not in reading.options:
                advice = faults.guess(key.text, known, f"Options: {faults.listed(reading.options)}.")
                message = f"`{key.text}` is no option of this sheet."
                problems.append(faults.error("option-unknown", message, advice, key.where))
        return values | {"cells": Mapping(cells, node.where)}, problems


Options: TypeAlias = Annotated[tuple[tuple[str, OptionModel], ...], Keyed(id_reader)]


class Comparison(Handout):
    """One comparison sheet."""

    kind: Annotated[SheetKind, *closed(get_args(SheetKind), "kind of sheet")]
    decision: Said | None = None
    options: Options
    rows: FilledList[RowModel]

    called: ClassVar[str] = "a comparison sheet"

    @classmethod
    def take(cls, node: Mapping, reading: Reading) -> tuple[dict[str, Any], list[Problem]]:
        """The rows are read against the options."""
        options = node.get("options")
        if isinstance(options, Mapping):
            reading.options = tuple(key.text for key, _ in options.entries)
        return super().take(node, reading)

    def own_faults(self) -> Iterable[Problem]:
        """What `kind:` asks for, and rows that leave an option out."""
        yield from self._decide_faults()
        if len(self.options) < 2:
            advice = "Write at least two options, or write a leaflet instead."
            yield faults.error("options-too-few", "A comparison needs two options.", advice, self.where)
        for row in self.rows:
            answered = {option for option, _ in row.cells}
            for option, _ in self.options:
                if option not in answered:
                    advice = f"Add a line `{option}: …`, or `{option}: {NOTHING_FOUND}`."
                    yield faults.error("cell-missing", f"This row says nothing about `{option}`.", advice, row.where)

    def _decide_faults(self) -> Iterable[Problem]:
        options = [option for _, option in self.options]
        staying = [option for option in options if option.no_change]
        if self.kind == "decide" and self.decision is None:
            yield faults.missing_key(self.where, "decision", "a sheet of `kind: decide`")
        if self.kind == "decide" and len(staying) != 1:
            message = "A sheet of `kind: decide` has exactly one option with `no change: yes`."
            advice = "Write `no change: yes` below the option of staying as you are, and nowhere else."
            yield faults.error(
                "options-no-change", message, advice, (staying or options)[-1].where if options else self.where
            )
