"""`content/leaflets/<id>.yaml`: one topic for its readers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar

from handouts.content.models import faults
from handouts.content.models.base import Model
from handouts.content.models.blocks import Block
from handouts.content.models.fields import ABOUTS, ICONS, About, Audiences, Id, closed
from handouts.content.models.handout import Handout
from handouts.content.models.shapes import FilledList, Items, SaidItems, StatusIds
from handouts.content.models.texts import Said, SaidAtLength
from handouts.problems import Problem


class Section(Model):
    """A heading and its blocks. `for_` None means for all audiences."""

    id: Id
    heading: Said
    about: Annotated[About, *closed(ABOUTS, "kind of section")] = ""
    icon: Annotated[str, *closed(ICONS, "pictogram")] = ""
    for_: Audiences | None = None
    body: FilledList[Block]

    called: ClassVar[str] = "a section"


class RedFlag(Model):
    """If you … : do …"""

    if_you: Said
    do: Said

    called: ClassVar[str] = "a red flag"


class Leaflet(Handout):
    """One leaflet."""

    key_points: SaidItems = ()
    bottom_line: SaidAtLength | None = None
    sections: Items[Section] = ()
    red_flags: Items[RedFlag] = ()
    not_known: SaidItems = ()
    actions: SaidItems = ()
    questions: SaidItems = ()
    write_in: SaidItems = ()
    teach_back: SaidItems = ()
    eligibility: SaidItems = ()
    status_by_place: StatusIds = ()

    called: ClassVar[str] = "a leaflet"

    def own_faults(self) -> Iterable[Problem]:
        """Section ids that stand twice."""
        seen: set[str] = set()
        for section in self.sections:
            if section.id in seen:
                message = f"A second section has the id `{section.id}`."
                yield faults.error("id-twice", message, "Give it an id of its own.", section.where)
            seen.add(section.id)
