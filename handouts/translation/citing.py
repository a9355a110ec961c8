"""A source in, its reference in Vancouver order (ICMJE sample references) and its short name out."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from handouts.content.models.sources import Author, Source
from handouts.translation.formats import Formats

MOST_AUTHORS = 6
"""More are cut to six and "et al." (ICMJE)."""
ET_AL = "et al."


def reference(source: Source, words: Mapping[str, str], formats: Formats) -> str:
    """Authors. Title. Where. Year;volume(issue):pages. Identifiers."""
    title = source.title.text if source.title_seen else words["title-to-be-checked"]
    retracted = words["retracted"] if source.retracted else ""
    edition = words["edition"].replace("{number}", source.edition) if source.edition else ""
    parts = (_authors(source.author), _ended(title), retracted, edition, _published(source, words, formats))
    return " ".join(part for part in (*parts, *_identifiers(source, words)) if part)


def short_name(source: Source) -> str:
    """First author and year: Burt 2019. Without an author, whatever else names it."""
    first = source.author[0] if source.author else None
    name = (first.family or first.literal) if first else _other_name(source)
    return f"{name} {source.issued[:4]}".strip()


def _other_name(source: Source) -> str:
    title = source.title.text if source.title_seen else ""
    host = urlsplit(source.URL).netloc.removeprefix("www.")
    names = (source.publisher, source.container_title, title, source.number, host, source.id)
    return next(name for name in names if name)


def _authors(authors: tuple[Author, ...]) -> str:
    names = [author.literal or f"{author.family} {author.given}".strip() for author in authors]
    people = [name for name in names if name != ET_AL]
    cut = len(people) > MOST_AUTHORS or len(people) < len(names)
    return _ended(", ".join([*people[:MOST_AUTHORS], *([ET_AL] if cut else [])]))


def _ended(text: str) -> str:
    """With a full stop, but not two."""
    return text if not text or text[-1] in ".?!" else f"{text}."


def _published(source: Source, words: Mapping[str, str], formats: Formats) -> str:
    """A journal stands before a full stop, a publisher before the year: JAMA. 2019; Example Press; 2025."""
    when = _when(source, words, formats)
    publisher = ": ".join(part for part in (source.publisher_place, source.publisher) if part)
    made = "; ".join(part for part in (publisher, when) if part)
    number = source.number if source.number and not _is_article_number(source) else ""
    return " ".join(_ended(part) for part in (source.container_title, made, number) if part)


def _when(source: Source, words: Mapping[str, str], formats: Formats) -> str:
    """Year;volume(issue):pages, and when a page on the web was looked at."""
    volume = source.volume + (f"({source.issue})" if source.issue else "")
    pages = source.page.replace("-", "–") or (source.number if _is_article_number(source) else "")
    issued = formats.issued(source.issued) if source.issued else ""
    dated = ":".join(part for part in (";".join(part for part in (issued, volume) if part), pages) if part)
    cited = words["cited"].replace("{date}", formats.issued(source.accessed)) if source.accessed else ""
    return " ".join(part for part in (dated, cited) if part)


def _is_article_number(source: Source) -> bool:
    """Whether a journal counts this article by a number in place of pages."""
    return bool(source.number and source.container_title and not source.page)


def _identifiers(source: Source, words: Mapping[str, str]) -> tuple[str, ...]:
    web = words["available-from"].replace("{address}", source.URL) if source.URL and not source.DOI else ""
    doi = f"doi:{source.DOI}." if source.DOI else ""
    pmid = f"PMID\u00a0{source.PMID}." if source.PMID else ""
    return (doi, pmid, web)
