"""A source in, its reference in Vancouver order (ICMJE sample references) and its short name out."""

from __future__ import annotations

from collections.abc import Mapping

from handouts.content.models.sources import Author, Source

MOST_AUTHORS = 6
"""More are cut to six and "et al." (ICMJE)."""
ET_AL = "et al."


def reference(source: Source, words: Mapping[str, str]) -> str:
    """Authors. Title. Where. Year;volume(issue):pages. Identifiers."""
    title = source.title.text if source.title_seen else words["title-to-be-checked"]
    parts = (_authors(source.author), _ended(title), _published(source), *_identifiers(source, words))
    return " ".join(part for part in parts if part)


def short_name(source: Source) -> str:
    """First author and year: Burt 2019."""
    first = source.author[0] if source.author else None
    name = (first.family or first.literal) if first else source.publisher or source.container_title or source.title.text
    return f"{name} {source.issued[:4]}".strip()


def _authors(authors: tuple[Author, ...]) -> str:
    names = [author.literal or f"{author.family} {author.given}".strip() for author in authors]
    cut = names[:MOST_AUTHORS] if len(names) <= MOST_AUTHORS or ET_AL in names else [*names[:MOST_AUTHORS], ET_AL]
    return _ended(", ".join(cut))


def _ended(text: str) -> str:
    """With a full stop, but not two."""
    return text if not text or text[-1] in ".?!" else f"{text}."


def _published(source: Source) -> str:
    volume = source.volume + (f"({source.issue})" if source.issue else "")
    pages = f":{source.page.replace('-', '–')}" if source.page else ""
    when = f"{source.issued}{';' + volume if volume else ''}{pages}"
    where = [_ended(place) for place in (source.container_title, _publisher(source)) if place]
    return " ".join([*where, _ended(when)]) if when else " ".join(where)


def _publisher(source: Source) -> str:
    return ": ".join(part for part in (source.publisher_place, source.publisher) if part)


def _identifiers(source: Source, words: Mapping[str, str]) -> tuple[str, ...]:
    web = words["available-from"].replace("{address}", source.URL) if source.URL and not source.DOI else ""
    doi = f"doi:{source.DOI}." if source.DOI else ""
    pmid = f"PMID {source.PMID}." if source.PMID else ""
    return (doi, pmid, web)
