"""The only user of Jinja2: a template's name and values in, rendered mark-up or the Problem that stopped it out.

Sandboxed, autoescaped, StrictUndefined. Literal start tags are stamped with template file and line (`at="file:line"`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.loaders import FunctionLoader
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context
from markupsafe import Markup, escape

from handouts.content.reading import did_you_mean
from handouts.document.compiled import CompiledTemplates, cache_folder
from handouts.document.words import PLACEHOLDER
from handouts.problems import HandoutsError, Problem, Severity, Where
from handouts.translation import localised
from handouts.translation.localised_text import Untranslated

if TYPE_CHECKING:
    from handouts.document.shelf import TemplateShelf

MOST_CHARACTERS = 2_000_000
"""No handout's mark-up is longer; a template that goes on is stopped there."""
MOST_TURNS = 100_000
"""Turns of loops and calls of macros in one handout; the longest ones need a few thousand."""
FILTERS = frozenset(
    {
        *("attr", "batch", "capitalize", "default", "escape", "first", "groupby", "join", "last", "length", "list"),
        *("lower", "map", "reject", "rejectattr", "replace", "reverse", "select", "selectattr", "slice", "sort"),
        *("string", "sum", "trim", "unique", "upper"),
    }
)
"""What a template may do with a value. `safe` is not among them: words never become mark-up."""
_FIELDS: Mapping[type, frozenset[str]] = MappingProxyType(
    {
        kind: frozenset(field.name for field in fields(kind))
        for kind in vars(localised).values()
        if isinstance(kind, type) and is_dataclass(kind)
    }
)
"""The fields of what templates are given: values without a method that changes anything."""
_TAGS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<([A-Za-z][A-Za-z0-9-]*)(?=[\s/>{])", re.DOTALL)
_ENDLESS = "The template goes on and on: it was stopped."


class _WordError(TemplateError):
    """A template says a fixed word that words.yaml doesn't have, or not with its placeholders."""


class _EndlessError(TemplateError):
    """A template used up its turns, or wrote too much."""


class Stamp(Extension):
    """Marks each literal start tag with the place it was written at."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source with `at="file:line"` in every start tag; lines stay where they are."""

        def stamped(match: re.Match[str]) -> str:
            if not match[1]:
                return match[0]
            return f'{match[0]} at="{name}:{source.count(chr(10), 0, match.start()) + 1}"'

        return _TAGS.sub(stamped, source)


class _Environment(ImmutableSandboxedEnvironment):
    """Counts turns and calls, notes the templates read, refuses what handouts never need."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, load: Callable[[str], tuple[str, str, Callable[[], bool]] | None]) -> None:
        super().__init__(
            loader=FunctionLoader(load),
            autoescape=True,
            undefined=StrictUndefined,
            extensions=[Stamp],
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=64,
            bytecode_cache=CompiledTemplates(cache_folder(), Path(__file__).read_bytes()),
        )
        self.turns = 0
        self.read: dict[str, None] = {}
        self.filters = {name: self.filters[name] for name in FILTERS} | {"counted": self.counted}
        self.globals = {name: self.globals[name] for name in ("namespace", "range")}

    def begin(self) -> None:
        """Forget what the last handout used up and read."""
        self.turns = 0
        self.read = {}

    def spend(self, turns: int) -> None:
        """Count turns; an endless template is stopped."""
        self.turns += turns
        if self.turns > MOST_TURNS:
            raise _EndlessError(_ENDLESS)

    @pass_context
    def counted(self, _context: Context, things: Iterable[object]) -> list[object]:
        """What a loop goes through."""
        found = list(islice(things, MOST_TURNS + 1))
        self.spend(len(found))
        return found

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Fields of our own frozen values need no judging; all else goes Jinja2's way."""
        if attribute in _FIELDS.get(type(obj), ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro or function."""
        self.spend(1)
        return super().call(context, called, *args, **kwargs)

    def call_binop(self, _context: Context, operator: str, _left: Any, _right: Any) -> Any:
        """Never: templates have nothing to reckon, and long products could fill the memory."""
        raise SecurityError(f"`{operator}` can't be used in templates")

    def join_path(self, template: str, parent: str) -> str:
        """The name of an imported template, which is the whole path."""
        self.read[template] = None
        return template

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """Jinja2's hook before code is made: every loop is counted."""
        if source.find(nodes.ScopedEvalContextModifier):
            raise TemplateSyntaxError("{% autoescape %} can't be used here", 1, name, filename)
        for loop in source.find_all(nodes.For):
            if loop.recursive:
                raise TemplateSyntaxError("recursive loops can't be used here", loop.lineno, name, filename)
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
            loop.iter.set_environment(self)
        return super()._generate(source, name, filename, defer_init)


class Rendered:
    """What came of rendering: mark-up or a Problem, the templates read and the fixed words said."""

    def __init__(self, markup: str, problem: Problem | None, read: Iterable[str], said: Mapping[str, str]) -> None:
        self.markup = markup
        self.problem = problem
        self.read = tuple(sorted(read))
        self.said = MappingProxyType(dict(sorted(said.items())))


class Renderer:
    """Renders the templates of one shelf; compiled templates are kept."""

    def __init__(self, shelf: TemplateShelf) -> None:
        self._environment = _Environment(lambda name: _loaded(shelf, name))

    def render(self, name: str, values: Mapping[str, Any], words: Mapping[str, str]) -> Rendered:
        """The mark-up, or the Problem at the template's line."""
        self._environment.begin()
        said: dict[str, str] = {}
        markup, problem = "", None
        try:
            markup = self._joined(name, {**values, "say": _speaker(words, said)})
        except (HandoutsError, MemoryError) as error:  # whoever set a limit to time or memory judges; the place helps
            error.add_note(f"{_innermost(error.__traceback__) or name}")
            raise
        except Exception as error:  # a template may make any call fail; all of it is the template's fault
            problem = _problem(error, name)
        return Rendered(markup, problem, {name, *self._environment.read}, said)

    def _joined(self, name: str, values: Mapping[str, Any]) -> str:
        parts: list[str] = []
        length = 0
        for part in self._environment.get_template(name).generate(**values):
            parts.append(part)
            length += len(part)
            if length > MOST_CHARACTERS:
                raise _EndlessError(_ENDLESS)
        return "".join(parts)


def _loaded(shelf: TemplateShelf, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    text = shelf.text(name)
    return None if text is None else (text, f"templates/{name}", lambda: True)


def _speaker(words: Mapping[str, str], said: dict[str, str]) -> Callable[..., Markup]:
    def say(word_id: str, **values: object) -> Markup:
        """The fixed words of this id, escaped, with their placeholders filled."""
        if word_id not in words:
            near = did_you_mean(word_id, tuple(words))
            raise _WordError(f"words.yaml has no `{word_id}`{f'; did you mean `{near}`' if near else ''}")
        text = said[word_id] = words[word_id]
        wanted = set(PLACEHOLDER.findall(text))
        if wanted != set(values):
            raise _WordError(f"`{word_id}` takes {', '.join(sorted(wanted)) or 'no values'}")
        filled = PLACEHOLDER.sub(lambda match: str(escape(values[match[1]])), str(escape(text)))
        return Markup(_boxed(filled, text) if isinstance(text, Untranslated) else filled)  # noqa: S704 - escaped above

    return say


def _boxed(markup: str, word: Untranslated) -> str:
    """A fixed word that nobody has translated, in its own language."""
    return f'<span class="untranslated" lang="{escape(word.lang)}">{markup}</span>'


_IDS: tuple[tuple[type[BaseException], str, str], ...] = (
    (TemplateSyntaxError, "template-syntax", "The template can't be read"),
    (TemplateNotFound, "template-missing", "There is no such template"),
    (UndefinedError, "template-undefined", "The template names what isn't there"),
    (_WordError, "template-word", "The template says a fixed word that isn't there"),
    (_EndlessError, "template-endless", "The template has no end"),
    (SecurityError, "template-refused", "The template does what templates may not"),
)
"""Kinds of error, the Problem's id and how it begins; any other is a `template-fault`."""


def _problem(error: Exception, name: str) -> Problem:
    found = ((problem_id, words) for kind, problem_id, words in _IDS if isinstance(error, kind))
    problem_id, words = next(found, ("template-fault", "The template stops here"))
    where = _innermost(error.__traceback__) or Where(f"templates/{name}")
    if isinstance(error, TemplateSyntaxError):
        where = Where(f"templates/{error.name or name}", error.lineno)
    said = (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
    advice = "Mend the template, or delete the project's own copy of it."
    return Problem(problem_id, Severity.ERROR, f"{words}: {said}.", advice, where)


def _innermost(trace: TracebackType | None) -> Where | None:
    """The innermost line of a template in the trace, if any."""
    found = None
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        found = Where(file, trace.tb_lineno) if file.startswith("templates/") else found
        trace = trace.tb_next
    return found
