"""Which function sets which block: tag and class in, block setter out. A block not named here is its kids in a row."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from handouts.document.tree import Element
from handouts.press.layout import boxes, cards, dots, figures, flags, lists, plots, sections, tables, texts, write_in
from handouts.press.layout.desk import Area, BlockSetter, Desk
from handouts.press.layout.strips import Strip


def nothing(_desk: Desk, _element: Element, _area: Area) -> list[Strip]:
    """Running content has no place in the flow."""
    return []


SETTERS: Final[MappingProxyType[str, BlockSetter]] = MappingProxyType(
    {
        "running": nothing,
        "h1": texts.set_title,
        "h2": texts.set_heading,
        "h3": texts.set_heading,
        "p": texts.set_paragraph,
        "p.chip": texts.set_chip,
        "p.tag-same": texts.set_tag,
        "p.tag-different": texts.set_tag,
        "p.array-word": figures.set_group_word,
        "p.big": figures.set_group_word,
        "p.legend-filled": figures.set_legend,
        "p.legend-open": figures.set_legend,
        "ul": lists.set_marked,
        "ul.flags": flags.set_flags,
        "ol": lists.set_numbered,
        "ol.steps": lists.set_steps,
        "aside": boxes.set_aside,
        "section": sections.set_section,
        "section.block": sections.set_pictogram_block,
        "section.side": sections.set_side,
        "section.imprint": boxes.set_aside,
        "header.masthead": sections.set_masthead,
        "header.title-block": sections.set_title_block,
        "header.sheet-head": sections.set_sheet_head,
        "div.columns": sections.set_columns,
        "div.pairs": write_in.set_pairs,
        "write-in": write_in.set_write_in,
        "table": tables.set_table,
        "table.cards": cards.set_cards,
        "p.rated": dots.set_rated,
        "figure": figures.set_figure,
        "figure.plot": plots.set_plot,
        "pair": figures.set_pair,
        "icon-array": figures.set_lone_array,
        "img": figures.set_image,
    }
)
