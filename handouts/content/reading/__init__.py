"""Bytes of YAML files in, positioned nodes and Problems with the line as it should be typed out."""

from handouts.content.reading.characters import text_lines
from handouts.content.reading.quoting import note_in_text, quoted_line, text_wanted
from handouts.content.reading.reader import ReadResult, read_yaml
from handouts.content.reading.suggestions import did_you_mean

__all__ = ["ReadResult", "did_you_mean", "note_in_text", "quoted_line", "read_yaml", "text_lines", "text_wanted"]
