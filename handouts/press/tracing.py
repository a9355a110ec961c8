"""A Bundle, a press, a job and what it was made from the last time in; what of that is otherwise now, by name, out.

A sheet is made from what it reads, each thing noted by name with its digest. Where every one of them is as it was,
composing it would go the same way to the same page: so it need not be composed to know that it is up to date.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from handouts.document.digests import word_digest
from handouts.press.interpreter import Interpreter
from handouts.press.job import Bundle, Job
from handouts.press.press import Press, paper_of
from handouts.translation.reading import clinic_inputs

Inputs = tuple[tuple[str, str], ...]
MET: Final = ("said:", "template:", "theme:")
"""What only composing meets, and notes by its name."""


class Tracer:
    """Looks up what jobs of one Bundle would read."""

    def __init__(self, bundle: Bundle, press: Press) -> None:
        self._bundle = bundle
        self._press = press
        self._interpreter: Interpreter = press.interpreter
        self._fixed = dict(press.machinery)
        self._found: dict[tuple[str, str], str] = {}

    def changed(self, job: Job, before: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """The names of what the job was made from `before`, or is now, and that is not the same."""
        then = dict(before)
        now = self._known(job) | {name: self._met(name, job.locale) for name in then if name.startswith(MET)}
        return tuple(sorted(name for name in then.keys() | now.keys() if then.get(name) != now.get(name)))

    def _known(self, job: Job) -> dict[str, str]:
        """What is known without composing."""
        content = self._bundle.content
        reading = self._interpreter.reading(self._bundle, job)
        speech = self._interpreter.speech(self._bundle, job.locale)
        clinics = (speech.content if speech else content).clinics
        own = clinic_inputs(clinics[job.clinic]) if job.clinic else ()
        return dict((*reading.inputs, *own, ("paper", paper_of(content, job)))) | self._fixed

    def _met(self, name: str, locale: str) -> str:
        """The digest, as it is now, of what composing met; each is looked up once."""
        if (name, locale) not in self._found:
            self._found[name, locale] = self._looked_up(name, locale)
        return self._found[name, locale]

    def _looked_up(self, name: str, locale: str) -> str:
        """The digest; "" for what is not there any more."""
        kind, _, rest = name.partition(":")
        shelf = self._press.composer.shelf
        if kind == "said":
            speech = self._interpreter.speech(self._bundle, locale)
            words = speech.words if speech else shelf.words()[0]
            return word_digest(words[rest]) if rest in words else ""
        if kind == "theme":
            audience, _, of = rest.partition("/")
            return shelf.theme_digest(audience, of)
        return shelf.digest(rest)
