"""All content of a project, read once: what load gives and every later phase takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from handouts.content.models.clinics import Clinic
from handouts.content.models.comparison import Comparison
from handouts.content.models.facts import Fact
from handouts.content.models.glossary import Term
from handouts.content.models.leaflet import Leaflet
from handouts.content.models.project import Project
from handouts.content.models.regions import Region
from handouts.content.models.signature import Signature
from handouts.content.models.sources import Source

AnyHandout: TypeAlias = Leaflet | Comparison


@dataclass(frozen=True)
class Content:
    """One project. Every mapping is by id, in the order of file and entry."""

    root: Path
    project: Project
    leaflets: Mapping[str, Leaflet]
    comparisons: Mapping[str, Comparison]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    regions: Mapping[str, Region]
    signatures: Mapping[str, tuple[Signature, ...]]
    clinics: Mapping[str, Clinic] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def handouts(self) -> Mapping[str, AnyHandout]:
        """Leaflets, then comparison sheets."""
        return MappingProxyType({**self.leaflets, **self.comparisons})

    def handout(self, handout_id: str) -> AnyHandout:
        """The leaflet or comparison sheet of this id; KeyError where there is none."""
        return self.handouts[handout_id]

    def __getstate__(self) -> dict[str, Any]:
        """For pickling: read-only views become dicts."""
        return {name: dict(value) if isinstance(value, Mapping) else value for name, value in self.__dict__.items()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, MappingProxyType(value) if isinstance(value, dict) else value)
