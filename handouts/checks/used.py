"""A handout in, the ids of the facts it uses anywhere, in order, each once, out."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.content.models.blocks import BaseBlock, CompareBlock, FactsBlock, IconsBlock
from handouts.content.models.leaflet import Leaflet
from handouts.content.project import AnyHandout
from handouts.content.prose import FactMark
from handouts.content.walk import marks_of, texts_of


def facts_used(handout: AnyHandout) -> tuple[str, ...]:
    """In texts, pictures, tables, comparisons and the status list."""
    return tuple(dict.fromkeys([*_in_texts(handout), *_beside_texts(handout)]))


def _in_texts(handout: AnyHandout) -> Iterator[str]:
    for told in texts_of(handout):
        yield from (mark.fact for mark in marks_of(told.paragraph.kids) if isinstance(mark, FactMark))


def _beside_texts(handout: AnyHandout) -> Iterator[str]:
    if isinstance(handout, Leaflet):
        for section in handout.sections:
            for block in section.body:
                yield from _of_block(block)
        yield from map(str, handout.status_by_place)
    else:
        for row in handout.rows:
            for _, cell in row.cells:
                yield from map(str, cell.compare)


def _of_block(block: BaseBlock) -> Iterator[str]:
    match block:
        case IconsBlock():
            yield str(block.icons)
        case FactsBlock():
            yield from map(str, block.facts)
        case CompareBlock():
            yield from map(str, block.compare)
