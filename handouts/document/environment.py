"""The only user of Jinja2: a template's name and values in, rendered mark-up or the Problem that stopped it out.

Sandboxed, autoescaped, StrictUndefined. Literal start tags are stamped with template file and line (`at="file:line"`).
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.loaders import FunctionLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from handouts.document.words import PLACEHOLDER
from handouts.problems import Problem, Severity, Where

if TYPE_CHECKING:
    from handouts.document.shelf import TemplateShelf

MOST_CHARACTERS = 2_000_000
"""No handout's mark-up is longer; a template that goes on is stopped there."""
MOST_TURNS = 1_000
"""How far `range` counts in a template."""
_TAGS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<([a-z][a-z0-9-]*)(?=[\s/>])", re.DOTALL)


class Stamp(Extension):
    """Marks each literal start tag with the place it was written at."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source with `at="file:line"` in every start tag; lines stay where they are."""

        def stamped(match: re.Match[str]) -> str:
            if not match[1]:
                return match[0]
            return f'{match[0]} at="{name}:{source.count(chr(10), 0, match.start()) + 1}"'

        return _TAGS.sub(stamped, source)


class MissingWord(TemplateError):
    """A template says a fixed word that words.yaml doesn't have, or without its placeholders."""


class Renderer:
    """Renders the templates of one shelf; compiled templates are kept."""

    def __init__(self, shelf: TemplateShelf) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=FunctionLoader(lambda name: _loaded(shelf, name)),
            autoescape=True,
            undefined=StrictUndefined,
            extensions=[Stamp],
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            cache_size=64,
        )
        self._environment.globals["range"] = _short_range

    def render(self, name: str, values: Mapping[str, Any], words: Mapping[str, str]) -> str | Problem:
        """The mark-up, or the Problem at the template's line."""
        parts: list[str] = []
        length = 0
        try:
            for part in self._environment.get_template(name).generate(**values, say=_speaker(words)):
                parts.append(part)
                length += len(part)
                if length > MOST_CHARACTERS:
                    return _fault("template-endless", Where(f"templates/{name}"), "The template never ends.")
        except TemplateSyntaxError as error:
            where = Where(f"templates/{error.name or name}", error.lineno)
            return _fault("template-syntax", where, f"The template can't be read: {error.message}.")
        except TemplateNotFound as error:
            return _fault("template-missing", Where(f"templates/{name}"), f"There is no templates/{error.name}.")
        except (
            TemplateError,
            TypeError,
            ValueError,
            ArithmeticError,
            LookupError,
            RecursionError,
            AttributeError,
        ) as error:
            return _fault("template-fault", _place(error, name), f"The template stops here: {_first_line(error)}")
        return "".join(parts)


def _loaded(shelf: TemplateShelf, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    text = shelf.text(name)
    return None if text is None else (text, f"templates/{name}", lambda: True)


def _short_range(*bounds: int) -> range:
    counted = range(*bounds)
    if len(counted) > MOST_TURNS:
        raise ValueError(f"range() counts to {MOST_TURNS} at the most")
    return counted


def _speaker(words: Mapping[str, str]) -> Callable[..., Markup]:
    def say(word_id: str, **values: object) -> Markup:
        """The fixed words of this id, escaped, with their placeholders filled."""
        if word_id not in words:
            raise MissingWord(f"words.yaml has no `{word_id}`")
        text = words[word_id]
        wanted = set(PLACEHOLDER.findall(text))
        if wanted != set(values):
            raise MissingWord(f"`{word_id}` takes {', '.join(sorted(wanted)) or 'no values'}")
        return Markup(PLACEHOLDER.sub(lambda match: str(escape(values[match[1]])), str(escape(text))))  # noqa: S704  escaped

    return say


def _place(error: BaseException, name: str) -> Where:
    """The innermost line of a template in the error's trace."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith("templates/")]
    return Where(frames[-1].filename, frames[-1].lineno or 1) if frames else Where(f"templates/{name}")


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]


def _fault(problem_id: str, where: Where, message: str) -> Problem:
    return Problem(
        problem_id, Severity.ERROR, message, "Mend the template, or delete the project's own copy of it.", where
    )
