"""Everything that refers to something in, a Problem for each id that names nothing and the handouts to withhold out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from handouts.content.durations import days_of
from handouts.content.marks import CLINIC_KEYS
from handouts.content.models import faults
from handouts.content.models.base import Reference
from handouts.content.models.facts import Fact
from handouts.content.models.regions import REGION_KEYS, Region
from handouts.content.project_files import inside
from handouts.content.values import Average, Count, Duration, Percent, Proportion, Ratio, Span
from handouts.problems import Problem, Related, Severity

DRAWN = ("proportion", "percent")
"""The kinds of fact that can be drawn as icons."""

_PICTURES = (".png", ".jpg", ".jpeg")
_NAMES = MappingProxyType(
    {**{kind: kind for kind in ("fact", "source", "term", "region")}, "handout": "leaflet or comparison sheet"}
)
_FILES = MappingProxyType(
    {
        "fact": "a file of content/facts/",
        "source": "content/sources.yaml",
        "term": "content/glossary.yaml",
        "region": "a file of its own in content/regions/",
        "handout": "a file of its own in content/leaflets/ or content/comparisons/",
    }
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A handout, fact, source, term or region and what it refers to. `broken`: it has errors itself."""

    kind: str
    id: str
    broken: bool = False
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What there is: ids by kind (of broken things too), kinds of which a file could not be read, and sound models."""

    root: Path
    ids: Mapping[str, Mapping[str, None]]
    incomplete: frozenset[str]
    facts: Mapping[str, Fact]
    regions: Mapping[str, Region]


def check_reference(reference: Reference, known: Knowledge) -> Iterator[Problem]:
    """What is wrong with one reference."""
    if reference.kind == "place":
        yield from _place(reference, known)
    elif reference.kind == "figure":
        yield from _figure(reference, known)
    else:
        kind = "fact" if reference.kind in _FACT_NEEDS else reference.kind
        if reference.id not in known.ids[kind]:
            yield from _unknown(reference, kind, known)
        elif kind == "fact" and reference.id in known.facts:
            yield from _fact(reference, known.facts[reference.id])


def _unknown(reference: Reference, kind: str, known: Knowledge) -> Iterator[Problem]:
    if kind in known.incomplete:
        return
    advice = faults.guess(reference.id, known.ids[kind], f"Write it in {_FILES[kind]} first, or correct the id.")
    yield faults.error(f"{kind}-unknown", f"There is no {_NAMES[kind]} `{reference.id}`.", advice, reference.where)


def _place(reference: Reference, known: Knowledge) -> Iterator[Problem]:
    owner, _, key = reference.id.partition(".")
    if owner == "region" and "region text" in known.incomplete:
        return
    texts = {key for region in known.regions.values() for key in region.values()}
    keys = CLINIC_KEYS if owner == "clinic" else tuple(dict.fromkeys((*REGION_KEYS, *sorted(texts))))
    if key not in keys:
        advice = faults.guess(key, keys, f"Keys: {faults.listed(keys)}.")
        yield faults.error("place-unknown", f"A {owner} has no `{key}`.", advice, reference.where)


def _figure(reference: Reference, known: Knowledge) -> Iterator[Problem]:
    where, typed = reference.where, reference.id
    path = PurePosixPath(typed)
    if path.is_absolute() or ".." in path.parts or "\\" in typed or ":" in typed:
        advice = "Put the picture into the project and write its path from there: content/pictures/cells.png"
        yield faults.error("figure-outside", f"`{typed}` is not inside the project.", advice, where)
    elif path.suffix.lower() not in _PICTURES:
        yield faults.error(
            "figure-kind", f"`{typed}` is no PNG or JPEG file.", "Save the picture as PNG or JPEG.", where
        )
    elif inside(known.root, typed) is None:
        advice = "Check the path: it starts at the project's folder, like content/pictures/cells.png."
        yield faults.error("figure-missing", f"There is no picture `{typed}` in the project.", advice, where)


def _fact(reference: Reference, fact: Fact) -> Iterator[Problem]:
    related = (Related(fact.value_where, "The fact is here."),)
    wrong = _FACT_NEEDS[reference.kind](fact)
    if wrong:
        message, advice = wrong
        yield Problem("fact-kind", Severity.ERROR, message, advice, reference.where, related)
    if reference.form and not _FORMS[reference.form](fact):
        message = f"`{fact.id}` has nothing to print as `.{reference.form}`."
        advice = f"Use another form, or add `{reference.form}:` to the fact where the source gives it."
        if reference.form in {"percent", "number", "interval"}:
            advice = f"This {fact.kind} has no such form: write {{{fact.id}}} alone."
        yield Problem("form-missing", Severity.ERROR, message, advice, reference.where, related)


def _any(_fact: Fact) -> tuple[str, str] | None:
    return None


def _drawn(fact: Fact) -> tuple[str, str] | None:
    if fact.kind in DRAWN:
        return None
    return f"A {fact.kind} can't be drawn as icons.", f"Icons need a fact of kind {' or '.join(DRAWN)}."


def _status(fact: Fact) -> tuple[str, str] | None:
    return (
        None
        if fact.kind == "status"
        else (f"`{fact.id}` is a {fact.kind}, not a status.", "Name a fact with `status:`.")
    )


def _with_interval(fact: Fact) -> tuple[str, str] | None:
    """A ratio or a share with its interval; on a scale of ratios there is no place for 0."""
    if not isinstance(fact.value, (Ratio, Percent, Proportion)):
        return f"A {fact.kind} can't be drawn with an interval.", "Name ratios, or proportions and percents."
    if fact.value.interval is None:
        advice = "Add the interval if the paper gives one, (95% CI 0.02 to 0.24); else name it under `facts:`."
        return f"`{fact.id}` has no interval to draw.", advice
    if isinstance(fact.value, Ratio) and not fact.value.number:
        return f"`{fact.id}` is 0, which has no place on a scale of ratios.", "Name it under `facts:`."
    return None


def _time(fact: Fact) -> tuple[str, str] | None:
    if days_of(fact.value) is not None:
        return None
    return f"`{fact.id}` is no length of time to draw.", "Name a duration such as `3 weeks` or `3 to 6 months`."


_FACT_NEEDS: Mapping[str, Callable[[Fact], tuple[str, str] | None]] = MappingProxyType(
    {"fact": _any, "icons": _drawn, "status fact": _status, "interval fact": _with_interval, "time fact": _time}
)
_FORMS: Mapping[str, Callable[[Fact], bool]] = MappingProxyType(
    {
        "percent": lambda fact: (
            isinstance(fact.value, (Proportion, Percent))
            or (isinstance(fact.value, Span) and fact.value.unit == "percent")
        ),
        "number": lambda fact: (
            isinstance(fact.value, (Percent, Count, Average, Ratio))
            or (isinstance(fact.value, Duration) and fact.value.number is not None)
        ),
        "within": lambda fact: fact.within is not None,
        "years": lambda fact: fact.years is not None,
        "interval": lambda fact: fact.value.interval is not None,
        "otherwise": lambda fact: fact.otherwise is not None,
        "population": lambda fact: fact.population is not None,
    }
)
_TARGETS = MappingProxyType(dict.fromkeys(_FACT_NEEDS, "fact"))


def withheld_by(holders: Iterable[Holder], incomplete: frozenset[str]) -> frozenset[str]:
    """The handouts that are broken themselves or use, directly or through others, something that is."""
    by_name = {(holder.kind, holder.id): holder for holder in holders}
    broken = {name for name, holder in by_name.items() if holder.broken or _into_unread(holder, by_name, incomplete)}
    grown = True
    while grown:
        users = {name for name, holder in by_name.items() if name not in broken and broken & _uses(holder)}
        broken |= users
        grown = bool(users)
    return frozenset(name for kind, name in broken if kind == "handout")


def _uses(holder: Holder) -> set[tuple[str, str]]:
    return {(_TARGETS.get(reference.kind, reference.kind), reference.id) for reference in holder.references}


def _into_unread(holder: Holder, by_name: Mapping[tuple[str, str], Holder], incomplete: frozenset[str]) -> bool:
    """Whether it refers to something that may stand in a file which could not be read."""
    return any(kind in incomplete and (kind, name) not in by_name for kind, name in _uses(holder))
