"""The tests' small project for two regions, on disk; catalogues with one entry to put into it."""

from __future__ import annotations

import re
from pathlib import Path

from tiny_project import FILES, copied, edited

ENTRY = """
msgctxt "ear-wax/patient/red flags"
msgid "Ring {{clinic.urgent_phone}} now, day or night."
msgstr "{said}"
"""
HEAD = """msgid ""
msgstr ""
"Project-Id-Version: ear-wax\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def catalogue(language: str, said: str) -> str:
    """The leaflet's catalogue, as tools call the language, with one red flag translated."""
    return HEAD.format(language=language) + ENTRY.format(said=said)


def with_american(folder: Path, languages: str) -> Path:
    """A copy of the project for Britain and the United States, in these languages beside British English."""
    project = copied(folder)
    edited(project, "project", "languages: []", f"languages: [{languages}]")
    edited(project, "project", "regions: [GB]", "regions: [GB, US]")
    region = (project / FILES["region"]).read_text("utf-8")
    region = re.sub("urgent line: .*\n", "", region).replace("999", "911").replace("en-GB", "en-US")
    edited(project, "content/regions/US.yaml", "", region.replace("United Kingdom", "United States"))
    return project
