"""Nodes of a project's files in; models, references and Problems, gathered until all can be judged together, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from handouts.content.clinic_faults import clinic_faults
from handouts.content.fact_nodes import fact_nodes
from handouts.content.files import ContentFile
from handouts.content.models import faults
from handouts.content.models.base import M, Reading, Reference, read_model
from handouts.content.models.clinics import Clinic
from handouts.content.models.comparison import Comparison
from handouts.content.models.facts import Fact
from handouts.content.models.fields import SOURCE_IDS
from handouts.content.models.glossary import TERMS, Term
from handouts.content.models.leaflet import Leaflet
from handouts.content.models.project import Project
from handouts.content.models.regions import Region
from handouts.content.models.signature import Signature
from handouts.content.models.sources import Source
from handouts.content.nodes import Mapping, Node, Sequence
from handouts.content.places import check_named, check_places
from handouts.content.project import AnyHandout, Content
from handouts.content.reading import read_yaml
from handouts.content.references import Holder, Knowledge, check_reference, withheld_by
from handouts.content.select import ANY_CLINIC, select
from handouts.problems import LineReader, Problem, Related, Severity, Where

HOLDER_KINDS = MappingProxyType(
    {
        "leaflet": "handout",
        "comparison": "handout",
        "facts": "facts file",
        "glossary": "terms file",
        "sources": "sources file",
    }
)
ENTRY_KINDS = MappingProxyType({"facts": "fact", "sources": "source", "glossary": "term"})
"""Files that hold many things, each under its id."""
_INCOMPLETE = MappingProxyType({"facts file": "fact", "sources file": "source", "terms file": "term"})


@dataclass(slots=True)
class Gathered:
    """What has been read so far, and what is wrong with it."""

    lines: LineReader
    problems: list[Problem]
    unread: set[tuple[str, str]]
    project: Project | None = None
    leaflets: dict[str, Leaflet] = field(default_factory=dict)
    comparisons: dict[str, Comparison] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    clinics: dict[str, Clinic] = field(default_factory=dict)
    signatures: dict[str, tuple[Signature, ...]] = field(default_factory=dict)
    holders: dict[tuple[str, str], Holder] = field(default_factory=dict)

    def node(self, file: ContentFile) -> Node | None:
        """The file's node; its Problems are kept, and without a node it counts as unread."""
        result = read_yaml(file.data, file.file, root="list" if file.kind == "signatures" else "map")
        self.problems += result.problems
        if result.node is None or result.problems:
            self.unread.add((file.kind, file.id))
            self._doubt(file.kind, result.node)
        return result.node

    def _doubt(self, kind: str, node: Node | None) -> None:
        """Where a file of many things has faults of writing, what any of them says is not sure."""
        if kind in ENTRY_KINDS and isinstance(node, Mapping):
            for key, _ in node.entries:
                self.hold(ENTRY_KINDS[kind], key.text, broken=True)

    def hold(self, kind: str, name: str, *, broken: bool, references: tuple[Reference, ...] = ()) -> None:
        """Note that there is a thing of this name and what it refers to; once broken it stays so."""
        before = self.holders.get((kind, name), Holder(kind, name))
        self.holders[kind, name] = Holder(kind, name, broken or before.broken, before.references + references)

    def read(self, kind: str, model: type[M], node: Node, name: str) -> M | None:
        """One model; its Problems and references are kept."""
        reading = Reading(name, self.lines)
        found, problems = read_model(model, node, reading)
        self.problems += problems
        self.hold(kind, name, broken=bool(problems), references=tuple(reading.references))
        return found

    def fault(self, kind: str, name: str, problem: Problem) -> None:
        """A Problem of a thing, which is broken by it."""
        self.problems.append(problem)
        self.hold(kind, name, broken=problem.is_error)

    def ids(self, kind: str) -> Map[str, None]:
        """The ids of this kind, of broken things too."""
        return dict.fromkeys(name for holder_kind, name in self.holders if holder_kind == kind)

    def incomplete(self) -> frozenset[str]:
        """The kinds of which there may be more than was read."""
        unread = {
            _INCOMPLETE[kind] for (kind, _), holder in self.holders.items() if kind in _INCOMPLETE and holder.broken
        }
        broken_region = any(holder.broken for (kind, _), holder in self.holders.items() if kind == "region")
        return frozenset(unread | ({"region text"} if broken_region else set()))

    def check(self, root: Path) -> None:
        """Every reference, whether the model round it could be read or not."""
        known = Knowledge(
            root,
            {kind: self.ids(kind) for kind in ("fact", "source", "term", "region", "handout")},
            self.incomplete(),
            self.facts,
            self.regions,
        )
        for (kind, name), holder in tuple(self.holders.items()):
            for reference in holder.references:
                for problem in check_reference(reference, known):
                    self.fault(kind, name, problem)

    def content(self, root: Path) -> Content | None:
        """All models that could be read."""
        if self.project is None:
            return None
        return Content(
            root,
            self.project,
            MappingProxyType(self.leaflets),
            MappingProxyType(self.comparisons),
            MappingProxyType(self.facts),
            MappingProxyType(self.sources),
            MappingProxyType(self.terms),
            MappingProxyType(self.regions),
            MappingProxyType(self.signatures),
            MappingProxyType({name: clinic for name, clinic in self.clinics.items() if self.is_sound("clinic", name)}),
        )

    def is_sound(self, kind: str, name: str) -> bool:
        """Whether nothing is wrong with it."""
        return not self.holders[kind, name].broken

    def judge(self, content: Content) -> None:
        """What shows only when a handout, the project and its regions are seen together."""
        codes: dict[str, AnyHandout] = {}
        for name, handout in content.handouts.items():
            for problem in _handout_faults(content, handout, codes):
                self.fault("handout", name, problem)
            self.hold("handout", name, broken=False, references=tuple(_everywhere(content, handout)))
        for clinic in (clinic for clinic in self.clinics.values() if clinic.region in self.regions):
            for problem in clinic_faults(clinic, content.project):
                self.fault("clinic", clinic.id, problem)
        for name in self.signatures:
            if ("handout", name) not in self.holders:
                self.fault("signatures", name, _orphan(name))

    def withheld(self) -> frozenset[str]:
        """The handouts that may not be built."""
        if ("project", "project") in self.holders and self.holders["project", "project"].broken:
            return frozenset(self.ids("handout"))
        return withheld_by(self.holders.values(), self.incomplete())


def _take_project(gathered: Gathered, file: ContentFile, node: Node) -> None:
    gathered.project = gathered.read("project", Project, node, file.id)


def _take_leaflet(gathered: Gathered, file: ContentFile, node: Node) -> None:
    leaflet = gathered.read("handout", Leaflet, node, file.id)
    if leaflet:
        gathered.leaflets[file.id] = leaflet


def _take_comparison(gathered: Gathered, file: ContentFile, node: Node) -> None:
    sheet = gathered.read("handout", Comparison, node, file.id)
    if sheet:
        gathered.comparisons[file.id] = sheet


def _take_region(gathered: Gathered, file: ContentFile, node: Node) -> None:
    region = gathered.read("region", Region, node, file.id)
    if region:
        gathered.regions[file.id] = region


def _take_clinic(gathered: Gathered, file: ContentFile, node: Node) -> None:
    clinic = gathered.read("clinic", Clinic, node, file.id)
    if clinic:
        gathered.clinics[file.id] = clinic


def _take_sources(gathered: Gathered, file: ContentFile, node: Node) -> None:
    for key, entry in node.entries if isinstance(node, Mapping) else ():
        if not SOURCE_IDS.fullmatch(key.text):
            advice = "Write small letters, digits and hyphens: burt-2019"
            gathered.fault(
                "source",
                key.text,
                faults.error("source-id-bad", f"`{key.text}` can't be a source's id.", advice, key.where),
            )
        source = gathered.read("source", Source, entry, key.text)
        if source:
            gathered.sources[key.text] = source


def _take_terms(gathered: Gathered, file: ContentFile, node: Node) -> None:
    for key, entry in node.entries if isinstance(node, Mapping) else ():
        if not TERMS.fullmatch(key.text):
            advice = "Write the term as it stands in a text, without any of [ ] { } | * \\."
            gathered.fault(
                "term", key.text, faults.error("term-bad", f"`{key.text}` can't be a term.", advice, key.where)
            )
        term = gathered.read("term", Term, entry, key.text)
        if term:
            gathered.terms[key.text] = term


def _take_signatures(gathered: Gathered, file: ContentFile, node: Node) -> None:
    items = node.items if isinstance(node, Sequence) else ()
    read = [gathered.read("signatures", Signature, item, file.id) for item in items]
    gathered.signatures[file.id] = tuple(signature for signature in read if signature)


TAKERS: Map[str, Callable[[Gathered, ContentFile, Node], None]] = MappingProxyType(
    {
        "project": _take_project,
        "leaflet": _take_leaflet,
        "comparison": _take_comparison,
        "region": _take_region,
        "clinic": _take_clinic,
        "sources": _take_sources,
        "glossary": _take_terms,
        "signatures": _take_signatures,
    }
)


def take_facts(gathered: Gathered, files: list[Mapping]) -> None:
    """The facts of all files together, because `same as:` reaches from one file into another."""
    complete = not any(kind == "facts" for kind, _ in gathered.unread)
    found = fact_nodes(files, complete=complete)
    gathered.problems += found.problems
    for name in found.broken:
        gathered.hold("fact", name, broken=True)
    for name, node in found.nodes.items():
        if name in found.unresolved:
            continue
        fact = gathered.read("fact", Fact, node, name)
        if fact:
            gathered.facts[name] = fact


def _handout_faults(content: Content, handout: AnyHandout, codes: dict[str, AnyHandout]) -> Iterator[Problem]:
    first = codes.setdefault(handout.code_on_page.casefold(), handout)
    if first is not handout:
        message = f"The code `{handout.code_on_page}` is that of `{first.id}` too."
        advice = "Give one of them another `code:`; it stands on every page and tells papers apart."
        related = (Related(first.code_where or first.where, "This handout has it first."),)
        yield Problem("code-twice", Severity.ERROR, message, advice, handout.code_where or handout.where, related)
    yield from check_places(handout, content.project, content.regions)
    audiences = [name for name, _ in content.project.audiences]
    yield from check_named(
        select(content, handout.id, audience, region, clinic=ANY_CLINIC)
        for audience in audiences
        for region in content.project.regions
    )


def _everywhere(content: Content, handout: AnyHandout) -> Iterator[Reference]:
    """What a handout uses without saying so: each region it is printed for, and its signatures."""
    for code in content.project.regions:
        yield Reference("region", code, handout.where)
    yield Reference("signatures", handout.id, handout.where)


def _orphan(name: str) -> Problem:
    file = f"content/signatures/{name}.yaml"
    advice = "Rename the file to the handout's id, or delete it."
    return Problem("signatures-orphan", Severity.WARNING, f"There is no handout `{name}` to sign.", advice, Where(file))
