"""A syntax fault inside `{ }` or `[ ]` in, its Problem out: not closed, closed wrongly, no comma, no quotes."""

from __future__ import annotations

from dataclasses import replace

from handouts.content.reading.findings import error
from handouts.content.reading.quoting import unfolded, value_columns
from handouts.content.reading.trial import Trial
from handouts.problems import Problem, Related

_CLOSERS = {"[": "]", "{": "}"}


def bracket_problem(trial: Trial) -> Problem | None:
    """The Problem for a fault in a list or map in brackets, None for other faults."""
    fault = trial.fault
    text = trial.text_of(fault.context_line)
    opener = text[fault.context_column : fault.context_column + 1]
    if "flow" not in fault.context or opener not in _CLOSERS:
        return _text_in_brackets(trial)
    if trial.at_end or _new_key_below(trial):
        return _unclosed(trial, opener)
    if trial.character in ("]", "}"):
        return _wrong_closer(trial, opener)
    no_comma = _no_comma(trial, opener)
    if no_comma.write and trial.character not in (":", "[", "{"):
        return no_comma
    return _text_in_brackets(trial) or no_comma


def _new_key_below(trial: Trial) -> bool:
    """Whether the fault stands in a later line that begins like a key or list item of the map around the bracket."""
    fault = trial.fault
    line, opening = trial.line_text, trial.text_of(fault.context_line)
    shallow = len(line) - len(line.lstrip()) <= len(opening) - len(opening.lstrip())
    return fault.line > fault.context_line and shallow and trial.character in (":", "-")


def _unclosed(trial: Trial, opener: str) -> Problem:
    fault, closer = trial.fault, _CLOSERS[opener]
    line = trial.text_of(fault.context_line).rstrip()
    where = trial.where(fault.context_line, fault.context_column)
    message = f"The bracket {opener} that opens here is not closed."
    written = trial.healing(fault.context_line, line + closer)
    advice = f"Type {closer} where the list ends."
    if " #" in line:
        advice += " Everything behind ` #` counts as a note: if it belongs to a text, put the text in quotes."
    return error("yaml-unclosed-bracket", message, advice, where, written)


def _wrong_closer(trial: Trial, opener: str) -> Problem:
    fault, closer = trial.fault, _CLOSERS[opener]
    line = trial.line_text
    written = trial.healing(fault.line, line[: fault.column] + closer + line[fault.column + 1 :])
    message = f"{trial.character} closes here what {opener} has opened."
    found = error("yaml-wrong-bracket", message, f"Type {closer} here.", trial.place, written)
    opening = trial.where(fault.context_line, fault.context_column)
    return replace(found, related=(Related(opening, f"The bracket {opener} opens here."),))


def _text_in_brackets(trial: Trial) -> Problem | None:
    """Texts in brackets that YAML cannot take: each belongs on a line of its own."""
    line = trial.line_text
    for column in value_columns(line):
        written = unfolded(line, column) if line[column - 1 : column] in _CLOSERS else ""
        if written and trial.heals(trial.fault.line, trial.fault.line, written):
            message = "Text inside { } or [ ] may not hold a colon with a space, nor start with a sign, without quotes."
            advice = "Write each text on a line of its own."
            return error("yaml-text-in-brackets", message, advice, trial.place, written)
    return None


def _no_comma(trial: Trial, opener: str) -> Problem:
    fault = trial.fault
    line = trial.line_text
    written = trial.healing(fault.line, line[: fault.column].rstrip() + ", " + line[fault.column :])
    message = f"A comma or {_CLOSERS[opener]} is missing before this."
    found = error("yaml-missing-comma", message, "Put a comma between two entries; put texts in quotes.", trial.place)
    opening = trial.where(fault.context_line, fault.context_column)
    related = (Related(opening, f"The bracket {opener} opens here."),)
    return replace(found, related=related, write=written if line[: fault.column].strip() else "")
