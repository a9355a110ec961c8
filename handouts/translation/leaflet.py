"""What a reader gets of a leaflet in, its parts as localised texts and figures out."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Literal, cast

from handouts.content.models.base import Plain
from handouts.content.models.blocks import FigureBlock
from handouts.content.models.leaflet import Leaflet
from handouts.content.select import Chosens, Selected, SelectedBlock, SelectedSection
from handouts.translation.charted import Plot
from handouts.translation.figures import FigureMaker, Group
from handouts.translation.localised import Block, Figure, RedFlag, Section
from handouts.translation.localised_text import Text
from handouts.translation.plots import PlotMaker

GROUPS = MappingProxyType({"benefits": "benefit", "harms": "harm"})
"""What a section is about → the group its numbers belong to."""


def leaflet_parts(figures: FigureMaker, selected: Selected) -> dict[str, Any]:
    """The fields of Localised that a leaflet fills, in the order of the page: sources are numbered by it."""
    assert isinstance(selected.handout, Leaflet)
    make = figures.make
    parts: dict[str, Any] = {
        "bottom_line": _texts(figures, selected.bottom_line),
        "key_points": _texts(figures, selected.key_points),
        "red_flags": tuple(
            RedFlag(make.text(flag.if_you.text), make.text(flag.do.text)) for flag in selected.red_flags
        ),
        "sections": tuple(_section(figures, section) for section in selected.sections),
    }
    make.section = ""
    parts["eligibility"] = _texts(figures, selected.eligibility)
    parts["status_by_place"] = tuple(figures.status(name.text, name.where) for name in selected.status_by_place)
    for part in ("not_known", "actions", "questions", "write_in", "teach_back"):
        parts[part] = _texts(figures, getattr(selected, part))
    return parts


def _texts(figures: FigureMaker, chosen: Chosens) -> tuple[Text, ...]:
    return tuple(figures.make.text(one.text) for one in chosen)


def _section(figures: FigureMaker, selected: SelectedSection) -> Section:
    section = selected.section
    figures.make.section = section.id
    heading = figures.make.text(selected.heading.text)
    blocks = tuple(_block(figures, block, section.about) for block in selected.blocks)
    return Section(section.id, section.about, heading, blocks, section.icon)


def _block(figures: FigureMaker, selected: SelectedBlock, about: str) -> Block:
    kind = cast("Any", selected.kind)
    where = selected.block.where
    group = GROUPS.get(about, "other")
    drawn: Group = "harm" if group == "harm" else "benefit"
    names = selected.facts
    if kind == "icons":
        caption = figures.make.text(selected.caption.text) if selected.caption else None
        return Block(kind, where, array=figures.array(names[0].text, drawn, names[0].where, caption))
    if kind == "facts":
        return Block(kind, where, rows=_rows(figures, names, group))
    if kind == "compare":
        return Block(kind, where, compared=figures.compared((name.text for name in names), drawn, where))
    if kind in {"intervals", "timeline"}:
        return Block(kind, where, plot=_plot(figures, selected))
    if kind == "figure":
        return Block(kind, where, figure=_figure(figures, selected))
    paragraphs, items = _texts(figures, selected.paragraphs), _texts(figures, selected.items)
    return Block(kind, where, paragraphs=paragraphs, items=items)


def _plot(figures: FigureMaker, selected: SelectedBlock) -> Plot:
    names = tuple((name.text, name.where) for name in selected.facts)
    maker, where = PlotMaker(figures), selected.block.where
    caption = figures.make.text(selected.caption.text) if selected.caption else None
    if selected.kind == "intervals":
        return maker.intervals(names, _texts(figures, selected.items), caption, where)
    return maker.timeline(names, caption, where)


def _rows(figures: FigureMaker, names: tuple[Plain, ...], group: str) -> tuple[Any, ...]:
    told = cast("Literal['benefit', 'harm', 'other']", group)
    return tuple(figures.row(name.text, told, name.where) for name in names)


def _figure(figures: FigureMaker, selected: SelectedBlock) -> Figure:
    assert isinstance(selected.block, FigureBlock)
    alt = figures.make.words(selected.alt.text) if selected.alt else ""
    caption = figures.make.text(selected.caption.text) if selected.caption else None
    return Figure(selected.block.figure.text, alt, caption)
