"""The press: a Bundle and a Job in, Printed out; pure but for the caches its typesetter and templates hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from handouts.content.project import Content
from handouts.document.compose import Composed, Composer
from handouts.document.digests import word_digest
from handouts.document.shelf import TemplateShelf
from handouts.document.theme import DRAWN_FOR
from handouts.lettering.scripts import RIGHT_TO_LEFT, script_of_language
from handouts.lettering.shelf import FontShelf
from handouts.press.glyphs import missing_glyphs
from handouts.press.illustrations import pictures_of
from handouts.press.interpreter import Interpreter, lacking_words, reader_of
from handouts.press.job import Bundle, Job, Printed, digest_of
from handouts.press.layout import lay_out
from handouts.press.machinery import machinery
from handouts.press.pdf import DocumentInfo, write_pdf
from handouts.press.prepared import NO_PICTURES, Prepared
from handouts.press.text.typesetter import Typesetter
from handouts.press.variants import Variants, family_key
from handouts.problems import Problem, sorted_problems
from handouts.translation.localise import localise


class NotedWords(Mapping[str, str]):
    """The fixed words, noting which of them were said: those belong in the fingerprint."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._said: dict[str, None] = {}

    def __getitem__(self, word_id: str) -> str:
        self._said[word_id] = None
        return self._words[word_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    @property
    def said(self) -> frozenset[str]:
        """The ids of the words that were said."""
        return frozenset(self._said)

    def inputs(self) -> tuple[tuple[str, str], ...]:
        """(`said:<id>`, digest of the words) of all that were said."""
        return tuple((f"said:{word_id}", word_digest(self._words[word_id])) for word_id in sorted(self._said))


class Press:
    """Fonts and templates, held for many handouts. Results never depend on what its caches hold."""

    def __init__(self, fonts: FontShelf, templates: TemplateShelf, interpreter: Interpreter | None = None) -> None:
        self.fonts = fonts
        self.composer = Composer(templates)
        self.interpreter = interpreter or Interpreter(self.composer.shelf)
        self.typesetter = Typesetter(fonts)
        self._variants = Variants()
        pins = [(f"font:{name}", digest) for name, digest in fonts.pins()]
        self.machinery = (*pins, *machinery())

    def print_handout(self, bundle: Bundle, job: Job) -> Printed:
        """Prepare and print. An error among the Problems leaves `pdf` empty."""
        return self.print_prepared(self.prepare(bundle, job))

    def prepare(self, bundle: Bundle, job: Job) -> Prepared:
        """Select, localise and compose; nothing is drawn. For a clinic, the sheet of another one may serve."""
        if not job.clinic:
            return self._composed(bundle, job)
        speech = self.interpreter.speech(bundle, job.locale)
        clinic = (speech.content if speech else bundle.content).clinics[job.clinic]
        key = family_key(job, clinic, paper_of(bundle.content, job))
        if adapted := self._variants.adapted(bundle, key, job, clinic):
            return adapted
        return self._variants.keep(key, self._composed(bundle, job), clinic, self.composer.shelf)

    def _composed(self, bundle: Bundle, job: Job) -> Prepared:
        content = bundle.content
        spoken = self.interpreter.speech(bundle, job.locale)
        words = NotedWords(spoken.words if spoken else self.composer.shelf.words()[0])
        reading = self.interpreter.reading(bundle, job)
        said = localise(
            content, job.handout, reader_of(job), words, speech=spoken, clinic_id=job.clinic, reading=reading
        )
        composed = self.composer.compose(said.handout, spoken.words if spoken else None) if said.handout else None
        tree = composed.tree if composed else None
        pictures, picture_problems = pictures_of(tree, content.root) if tree else (NO_PICTURES, ())
        glyphs = tuple(missing_glyphs(tree, self.fonts)) if tree else ()
        paper = paper_of(content, job)
        inputs = self._inputs((*said.inputs, *words.inputs(), ("paper", paper)), composed)
        return Prepared(
            job=job,
            handout=said.handout,
            tree=tree,
            theme=composed.theme.on(paper) if composed and composed.theme else None,
            pictures=pictures,
            problems=(*said.problems, *(composed.problems if composed else ()), *picture_problems, *glyphs),
            inputs=inputs,
            fingerprint=digest_of(inputs),
            facts=said.facts,
            sources=said.sources,
            dates=content.handout(job.handout).dates,
            digest=said.digest,
            words_digest=said.words_digest,
            lacking=(*said.lacking, *lacking_words(spoken, words.said | (composed.said if composed else set()))),
        )

    def print_prepared(self, prepared: Prepared) -> Printed:
        """Lay out and write. Layout Problems come with the printed pages; an error withholds them."""
        if prepared.tree is None or prepared.theme is None or any(problem.is_error for problem in prepared.problems):
            return _withheld(prepared, prepared.problems)
        laid_out = lay_out(prepared.tree, prepared.theme, self.typesetter, prepared.pictures, prepared.kept)
        problems = sorted_problems([*prepared.problems, *laid_out.problems])
        if any(problem.is_error for problem in problems):
            return _withheld(prepared, problems)
        written = write_pdf(laid_out.pages, laid_out.bookmarks, laid_out.tree, _info(prepared), prepared.pages_kept)
        return Printed(
            pdf=written.data,
            pages=len(laid_out.pages),
            problems=problems,
            inputs=prepared.inputs,
            fingerprint=prepared.fingerprint,
            content_sha256=written.content_sha256,
            tree=laid_out.tree,
        )

    def layout_problems(self, prepared: Prepared) -> tuple[Problem, ...]:
        """What laying out finds, without writing; nothing where a Problem withholds the sheet anyway."""
        if prepared.tree is None or prepared.theme is None or any(problem.is_error for problem in prepared.problems):
            return ()
        return lay_out(prepared.tree, prepared.theme, self.typesetter, prepared.pictures, prepared.kept).problems

    def _inputs(self, said: Iterable[tuple[str, str]], composed: Composed | None) -> tuple[tuple[str, str], ...]:
        templates = composed.inputs if composed else ()
        return tuple(sorted({*said, *templates, *self.machinery}))


def paper_of(content: Content, job: Job) -> str:
    """The clinic's own, else that of the region."""
    clinic, region = content.clinics.get(job.clinic), content.regions.get(job.region)
    return (clinic.paper if clinic else None) or (region.paper if region else DRAWN_FOR)


def _withheld(prepared: Prepared, problems: tuple[Problem, ...]) -> Printed:
    return Printed(b"", 0, problems, prepared.inputs, prepared.fingerprint, "", None)


def _info(prepared: Prepared) -> DocumentInfo:
    handout = prepared.handout
    assert handout is not None
    imprint = handout.imprint
    return DocumentInfo(
        title=handout.plain_title,
        lang=handout.lang,
        code=imprint.code,
        version=imprint.version,
        fingerprint=prepared.fingerprint,
        check_letters=imprint.check_letters,
        date=prepared.dates.written,
        right_to_left=script_of_language(handout.lang) in RIGHT_TO_LEFT,
    )
