"""A Bundle, a press, a job and what it was made from the last time in; what of that is otherwise now, by name, out.

A sheet is made from what it reads, each thing noted by name with its digest. Where every one of them is as it was,
composing it would go the same way to the same page: so it need not be composed to know that it is up to date.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, TypeAlias

from handouts.document.digests import word_digest
from handouts.press.interpreter import Interpreter
from handouts.press.job import Bundle, Job
from handouts.press.press import Press, paper_of
from handouts.translation.reading import clinic_inputs

Pairs: TypeAlias = tuple[tuple[str, str], ...]
KEPT: Final = 64
"""Answers that are held at a time: the same sheets of other clinics follow one another."""
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
        self._shared: dict[tuple[Job, str, Pairs], tuple[str, ...]] = {}

    def changed(self, job: Job, shared: Pairs, own: Pairs = ()) -> tuple[str, ...]:
        """The names of what the job was made from before, or is now, and that is not the same. `shared` is what it had
        in common with other clinics, which is looked up once for all of them, `own` what it took from its clinic.
        """
        key = (replace(job, clinic=""), paper_of(self._bundle.content, job), shared)
        if key not in self._shared:
            for old in tuple(self._shared)[: max(0, len(self._shared) - KEPT + 1)]:
                del self._shared[old]
            self._shared[key] = _differing(dict(shared), self._now(*key))
        differing = _differing(dict(own), dict(self._of_clinic(job)))
        return tuple(sorted((*self._shared[key], *differing))) if differing else self._shared[key]

    def _now(self, job: Job, paper: str, then: Pairs) -> dict[str, str]:
        """What sheets are made from now, whatever clinic they are for, of what is known without composing, and of what
        composing met `then`.
        """
        known = dict((*self._interpreter.reading(self._bundle, job).inputs, ("paper", paper))) | self._fixed
        return known | {name: self._met(name, job.locale) for name, _ in then if name.startswith(MET)}

    def _of_clinic(self, job: Job) -> Pairs:
        if not job.clinic:
            return ()
        speech = self._interpreter.speech(self._bundle, job.locale)
        return clinic_inputs((speech.content if speech else self._bundle.content).clinics[job.clinic])

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


def _differing(then: dict[str, str], now: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in then.keys() | now.keys() if then.get(name) != now.get(name)))
