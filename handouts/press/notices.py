"""A sheet that was released and may not go out any more in; the notice in its place, PDF and HTML twin, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from handouts.document.builder import build_tree
from handouts.document.digests import digest
from handouts.document.environment import Rendered
from handouts.document.html_page import Colophon, twin
from handouts.document.theme import Theme
from handouts.document.tree import Element
from handouts.lettering.scripts import RIGHT_TO_LEFT, script_of_language
from handouts.press.glyphs import missing_glyphs
from handouts.press.job import Bundle, Job, digest_of
from handouts.press.layout import lay_out
from handouts.press.pdf import DocumentInfo, write_pdf
from handouts.press.pdf.identity import NOTICE
from handouts.press.prepared import NO_PICTURES
from handouts.press.press import Press, paper_of
from handouts.problems import Problem, Severity, Where
from handouts.translation.localised_text import Text
from handouts.translation.notice import Addressed, Former, Notice, notice_of
from handouts.translation.texts import said_by

TEMPLATE = "notice.html.j2"


@dataclass(frozen=True, slots=True)
class PreparedNotice:
    """A notice composed but not printed: enough to know whether it stands already. `tree` and `theme` are None where
    Problems stand against them.
    """

    told: Notice
    tree: Element | None
    theme: Theme | None
    problems: tuple[Problem, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class PrintedNotice:
    """The files; empty where Problems stand against them."""

    pdf: bytes
    twin: bytes
    problems: tuple[Problem, ...]


def prepare_notice(press: Press, bundle: Bundle, job: Job, former: Former) -> PreparedNotice:
    """Say and compose it; nothing is drawn."""
    spoken, shelf = press.interpreter.speech(bundle, job.locale), press.composer.shelf
    words = spoken.words if spoken else shelf.words()[0]
    whom = Addressed(job.handout, job.audience, job.locale, job.region, job.clinic)
    told = notice_of(bundle.content, whom, former, words, spoken)
    rendered = shelf.render(TEMPLATE, {"notice": told}, words)
    theme, theme_problems = shelf.theme(job.audience, "leaflet")
    tree, problems = _tree(rendered, told)
    glyphs = tuple(missing_glyphs(tree, press.fonts)) if tree else ()
    paper = paper_of(bundle.content, job)
    inputs = (*_inputs(press, rendered, told), ("paper", paper), ("theme", shelf.theme_digest(job.audience, "leaflet")))
    problems = (*theme_problems, *problems, *glyphs)
    return PreparedNotice(told, tree, theme.on(paper) if theme else None, problems, digest_of(sorted(inputs)))


def _tree(rendered: Rendered, told: Notice) -> tuple[Element | None, tuple[Problem, ...]]:
    if rendered.problem:
        return None, (rendered.problem,)
    return build_tree(rendered.markup, told.texts, {}, TEMPLATE)


def _inputs(press: Press, rendered: Rendered, told: Notice) -> Iterator[tuple[str, str]]:
    """Digests of what it says, of the templates read and of the words said; what draws it."""
    said = [_plain(getattr(told, part.name)) for part in fields(told) if part.name != "texts"]
    yield "notice", digest_of(said)
    yield "words", digest(dict(rendered.said))
    yield from ((f"template:{name}", press.composer.shelf.digest(name)) for name in rendered.read)
    yield from press.machinery


def _plain(value: object) -> object:
    return [value.lang, said_by(value.inlines)] if isinstance(value, Text) else value


def print_notice(press: Press, prepared: PreparedNotice) -> PrintedNotice:
    """Lay out and write it, on one page."""
    theme, tree, errors = prepared.theme, prepared.tree, [one for one in prepared.problems if one.is_error]
    if theme is None or tree is None or errors:
        return PrintedNotice(b"", b"", prepared.problems)
    laid_out = lay_out(tree, theme, press.typesetter, NO_PICTURES)
    problems = (*prepared.problems, *laid_out.problems, *_too_long(len(laid_out.pages)))
    if any(problem.is_error for problem in problems):
        return PrintedNotice(b"", b"", problems)
    written = write_pdf(laid_out.pages, laid_out.bookmarks, laid_out.tree, _info(prepared))
    return PrintedNotice(written.data, _twin(prepared, laid_out.tree, theme), problems)


def _too_long(pages: int) -> tuple[Problem, ...]:
    if pages == 1:
        return ()
    advice = "Say in fewer words why it was withdrawn, or shorten templates/notice.html.j2."
    where = Where(f"templates/{TEMPLATE}")
    return (Problem("notice-long", Severity.WARNING, f"The notice takes {pages} pages.", advice, where),)


def _info(prepared: PreparedNotice) -> DocumentInfo:
    told, tree = prepared.told, prepared.tree
    assert tree is not None
    return DocumentInfo(
        title=tree.get("title"),
        lang=told.lang,
        code=told.code,
        version=told.version,
        fingerprint=prepared.fingerprint,
        check_letters=told.check_letters,
        date=told.date,
        subject=NOTICE,
        right_to_left=script_of_language(told.lang) in RIGHT_TO_LEFT,
    )


def _twin(prepared: PreparedNotice, tree: Element, theme: Theme) -> bytes:
    told = prepared.told
    colophon = Colophon(told.code, told.version, told.check_letters, prepared.fingerprint, about=NOTICE)
    return twin(tree, theme.spoken(tree.lang, script_of_language(tree.lang)), {}, colophon).encode()
