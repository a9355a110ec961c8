"""Bytes of a .po file in, its `Catalogue` and Problems out; and a `Catalogue` in, the one text it is written as, out.

A file with an error gives no catalogue at all: what was read in part would lose the rest when it is written again.
Tools may reorder, rewrap and touch the header; the text that is written has one form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polib

from handouts.problems import Problem, Related, Severity, Where
from handouts.translation.catalogue import Catalogue, Entry, Key
from handouts.translation.plurals import is_same_rule, plural_rule

MOST_BYTES = 2_000_000
SAFETY = "safety"
"""The note that marks an entry of safety."""
_LINE = re.compile(
    r"\s*(?P<mark>#~\||#~|#\|)?\s*"
    r'(?:(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)\s*)?"(?:[^"\\]|\\[\\ntrvbf"])*"\s*'
)
_COMMENT = re.compile(r"\s*#(?:[~|.:,]*|[.:,#]*(?: .*)?|\t.*)")
CONTROL = re.compile("[\0-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_SAVE_AS_UTF_8 = "Save it as UTF-8 in your translation tool and send it again."
_POLIB_LINE = re.compile(r"\(line ([0-9]+)\)")


@dataclass(frozen=True, slots=True)
class _Refused(Exception):  # noqa: N818 - carries a Problem inside this module, never leaves it
    """Why a file is not read."""

    problem: Problem


def _fault(problem_id: str, message: str, advice: str, where: Where, *related: Related) -> Problem:
    return Problem(problem_id, Severity.ERROR, message, advice, where, related)


def read_po(data: bytes, file: str, name: str, locale: str) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """The catalogue of a file, None where there is an error. `name`, `locale`: what its path says it is."""
    try:
        text = _text(data, file)
        places = _places(text, file)
        parsed = _parsed(text, file)
    except _Refused as refused:
        return None, (refused.problem,)
    if len(parsed) != len(places):
        return None, (_syntax(file, places[-1].msgid, "An entry stands here that has no msgstr."),)
    problems = (*_header_faults(parsed[0], places[0], file, locale), *_faults(parsed, places, file, locale))
    if problems:
        return None, problems
    found = [(_entry(one, place, file), one.obsolete) for one, place in zip(parsed[1:], places[1:], strict=True)]
    live = tuple(entry for entry, obsolete in found if not obsolete)
    retired = tuple(_record(entry) for entry, obsolete in found if obsolete and _says(entry))
    return Catalogue(name, locale, live, retired), ()


def _text(data: bytes, file: str) -> str:
    if len(data) > MOST_BYTES:
        message = f"This file is larger than {MOST_BYTES // 1_000_000} MB."
        raise _Refused(_fault("po-too-large", message, "Put the file that was exported here.", Where(file)))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = Where(file, data.count(b"\n", 0, error.start) + 1)
        raise _Refused(_fault("po-encoding", "This file is not UTF-8.", _SAVE_AS_UTF_8, where)) from None
    if bad := CONTROL.search(text):
        line, column = text.count("\n", 0, bad.start()) + 1, bad.start() - text.rfind("\n", 0, bad.start())
        message = f"A control character (U+{ord(bad[0]):04X}) stands here."
        raise _Refused(_fault("po-control-character", message, "Delete it.", Where(file, line, column)))
    return text


@dataclass(slots=True)
class _Place:
    """The lines of one entry."""

    msgid: int
    msgstr: int = 0


def _places(text: str, file: str) -> list[_Place]:
    """Where each entry stands. polib tells no lines of a msgstr, and takes broken strings for good ones."""
    found: list[_Place] = []
    for number, line in enumerate(text.splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if line.strip() and not match and not _COMMENT.fullmatch(line):
            raise _Refused(_syntax(file, number, "This line is none of a PO file's."))
        if match and (match["word"] or "") == "msgid" and match["mark"] in {None, "#~"}:
            found.append(_Place(number))
        if match and (match["word"] or "").startswith("msgstr") and found and not found[-1].msgstr:
            found[-1].msgstr = number
    if not found or any(not place.msgstr for place in found):
        without = next((place.msgid for place in found if not place.msgstr), 1)
        raise _Refused(_syntax(file, without, "A PO file has a header and a msgstr for each msgid."))
    return found


def _syntax(file: str, line: int, message: str) -> Problem:
    advice = "Mend the line, or open the file in a PO editor and save it again."
    return _fault("po-syntax", message, advice, Where(file, line))


class _Whole(polib.POFile):  # type: ignore[misc] # polib ships no types
    """A file whose header is an entry like the others, so that entries and places go together."""

    def find(self, *_: object, **__: object) -> None:
        """None: polib looks for the header to take it out."""


def _parsed(text: str, file: str) -> list[polib.POEntry]:
    """All entries in order, the header first. polib opens what it takes for a path and drops an entry that ends the
    file in some ways; a text of several lines with a comment at its end is neither.
    """
    try:
        return list(polib.pofile(f"{text}\n\n# end\n", encoding="utf-8", klass=_Whole))
    except (OSError, ValueError, IndexError) as error:
        line = _POLIB_LINE.search(str(error))
        reason = str(error).partition("): ")[2] or "it can't stand here"
        message = f"This line can't be read: {reason}."
        raise _Refused(_syntax(file, int(line[1]) if line else 1, message)) from None


def _header_faults(header: polib.POEntry, place: _Place, file: str, locale: str) -> Iterator[Problem]:
    where = Where(file, place.msgid)
    if header.msgid or header.msgctxt or header.obsolete:
        advice = "Begin the file with its header, as it was exported."
        yield _fault("po-header-missing", "The first entry of this file is no header.", advice, where)
        return
    fields = _fields(header.msgstr)
    language = re.split("[-_@.]", fields.get("language", ""))[0].lower()
    if language and language != locale.partition("-")[0]:
        message = f"This file says that its language is {fields['language']}, and it is read as {locale}."
        yield _fault("po-language", message, f"Put it where {fields['language']} belongs.", where)
    charset = re.search(r"charset=([\w-]+)", fields.get("content-type", ""))
    if charset and charset[1].lower() not in {"utf-8", "utf8", "us-ascii", "ascii", "charset"}:
        message = f"This file says that it is written in {charset[1]}."
        yield _fault("po-encoding", message, _SAVE_AS_UTF_8, where)


def _fields(header: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in header.splitlines())
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _faults(parsed: list[polib.POEntry], places: list[_Place], file: str, locale: str) -> Iterator[Problem]:
    """Entries that can't be told apart, and plural forms of another rule than the language's."""
    rule, header = plural_rule(locale), _fields(parsed[0].msgstr).get("plural-forms", "")
    seen: dict[Key, _Place] = {}
    if any(entry.msgid_plural for entry in parsed) and not is_same_rule(header, rule):
        message = f"The plural rule of this file is not the one of {locale}: `{header}`."
        yield _fault("po-plural-rule", message, f"Write in its header: Plural-Forms: {rule.header}", Where(file, 1))
    for entry, place in zip(parsed[1:], places[1:], strict=True):
        where = Where(file, place.msgid)
        if not entry.msgid:
            yield _syntax(file, place.msgid, "An entry without a source text stands here.")
        if any(form >= rule.forms for form in entry.msgstr_plural):
            message = f"There is no such plural form: {locale} has {rule.forms}."
            yield _fault("po-plural-form", message, f"Write {rule.forms}: msgstr[0] and so on.", where)
        if entry.obsolete:
            continue
        first = seen.setdefault((entry.msgctxt or "", entry.msgid), place)
        if first is not place:
            related = Related(Where(file, first.msgid), "Here it stands first.")
            message = "The same text stands twice in one context."
            yield _fault("po-entry-twice", message, "Delete one of the two entries.", where, related)


def _entry(entry: polib.POEntry, place: _Place, file: str) -> Entry:
    notes = tuple(note for line in entry.comment.split("\n") if (note := _tidy(line)))
    forms = entry.msgstr_plural
    plurals = tuple(forms.get(form, "") for form in range(max(forms, default=-1) + 1)) if entry.msgid_plural else ()
    changed = "fuzzy" in entry.flags
    return Entry(
        entry.msgctxt or "",
        entry.msgid,
        entry.msgstr if not entry.msgid_plural else "",
        changed=changed,
        previous=(entry.previous_msgid or "") if changed else "",
        notes=tuple(note for note in notes if note != SAFETY),
        safety=SAFETY in notes,
        comments=_comments(entry.tcomment.split("\n")),
        plural=entry.msgid_plural or "",
        plurals=plurals if any(plurals) else (),
        where=Where(file, place.msgstr, len('msgstr[0] "' if entry.msgid_plural else 'msgstr "') + 1),
    )


def _record(entry: Entry) -> Entry:
    """What is kept of a text that is gone."""
    return Entry(
        entry.context,
        entry.source,
        entry.target,
        comments=entry.comments,
        plural=entry.plural,
        plurals=entry.plurals,
        where=entry.where,
    )


def _says(entry: Entry) -> bool:
    """Whether there is a translation, be it only a suggestion."""
    return bool(entry.target or any(entry.plurals))


def _tidy(line: str) -> str:
    return " ".join(line.split())


def _comments(lines: Iterable[str]) -> tuple[str, ...]:
    """Translators' comments, line by line."""
    return tuple(tidy for line in lines for part in line.splitlines() if (tidy := _tidy(part.lstrip("#"))))


def write_po(catalogue: Catalogue) -> str:
    """The catalogue's one form: fixed header, an entry's lines in fixed order and never wrapped, no line numbers."""
    forms = plural_rule(catalogue.locale).forms
    live = (_live(entry, forms) for entry in catalogue.entries)
    kept = (_retired(entry, forms) for entry in catalogue.retired if _says(entry))
    return "\n\n".join("\n".join(lines) for lines in (_header(catalogue), *live, *kept)) + "\n"


def _header(catalogue: Catalogue) -> Iterator[str]:
    yield 'msgid ""'
    yield 'msgstr ""'
    for field in (
        f"Project-Id-Version: {catalogue.name}",
        f"Language: {catalogue.locale.replace('-', '_')}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plural_rule(catalogue.locale).header}",
    ):
        yield f'"{field}\\n"'


def _live(entry: Entry, forms: int) -> Iterator[str]:
    yield from (f"# {line}" for line in _comments(entry.comments))
    yield from (f"#. {note}" for note in _noted(entry))
    if entry.changed and _says(entry):
        yield "#, fuzzy"
        if entry.previous:
            yield f"#| msgid {_string(entry.previous)}"
    yield from _texts(entry, forms)


def _noted(entry: Entry) -> Iterator[str]:
    """What the translator is told, safety first."""
    notes = tuple(tidy for note in entry.notes if (tidy := _tidy(note)))
    if entry.safety or SAFETY in notes:
        yield SAFETY
    yield from (note for note in notes if note != SAFETY)


def _retired(entry: Entry, forms: int) -> Iterator[str]:
    yield from (f"# {line}" for line in _comments(entry.comments))
    yield from (f"#~ {line}" for line in _texts(entry, forms))


def _texts(entry: Entry, forms: int) -> Iterator[str]:
    if entry.context:
        yield f"msgctxt {_string(entry.context)}"
    yield f"msgid {_string(entry.source)}"
    if not entry.plural:
        yield f"msgstr {_string(entry.target)}"
        return
    yield f"msgid_plural {_string(entry.plural)}"
    filled = (*entry.plurals, *[""] * forms)[:forms]
    yield from (f"msgstr[{form}] {_string(text)}" for form, text in enumerate(filled))


_ESCAPES = str.maketrans(
    {"\\": r"\\", '"': r"\"", "\t": r"\t", "\n": r"\n", "\r": r"\r", "\v": r"\v", "\b": r"\b", "\f": r"\f"}
)


def _string(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
