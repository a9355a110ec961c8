"""A small valid project as texts, and helpers that write it with a change and load it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from handouts.content.load import Loaded, load
from handouts.content.project import Content
from handouts.problems import Problem

PROJECT = """\
name: Ears
code: EAR                          # first part of the code
made by: The ear team
funding: Nobody paid for this.
corrections: corrections@example.org
keeper: keeper@example.org
source language: en-GB
languages: [es]
regions: [GB]
editions: [standard]
clinic is called: your ear team
audiences:
  patient: {name: For patients}
  plain:
    name: In easy words
    if missing use: patient        # listed
  clinician:
    name: For health professionals
    if missing use: patient
release needs:
  leaflet: [clinical reviewer]
  translation: [translator]
review every: 12 months
warn before: 90 days
"""

LEAFLET = """\
title:
  patient: Ear wax
  plain: Wax in your ear
purpose: To help you with ear wax.
version: 1
dates: {written: 2026-11-22, evidence up to: 2026-11-22, reviewed: not yet, next review: 2027-11-22}
people: {author: The ear team}
funding: same as project
key points:
  - Ear wax is **normal**.
  - patient: Drops can help. {better} people got better.
    clinician: Drops help {better.percent} [@lee-2020].
sections:
  - id: what
    about: what
    heading: What is it?
    body:
      - text:
          patient: |
            Your ear makes [[wax]] to
            clean itself.

            See [the page](https://example.org/wax).
          clinician: Cerumen [@lee-2020; @kim-2021].
      - bullets:
          - Bring {3} copies of this.
          - "Ring {clinic.urgent_phone}: they know."
  - id: benefits
    about: benefits
    heading: Does it help?
    body:
      - icons: better
        caption: People with drops
      - compare: [better, same]
        for: clinician
      - figure: content/pictures/ear.png
        alt: An ear.
      - tip: Ask {clinic.hours} staff.
        for clinics: yes
      - warning: Do not use cotton buds.
        region: GB
red flags:
  - if you: have a very bad pain
    do: Ring {region.emergency} now.
not known:
  - Which drops are best.
actions: [Ask your nurse.]
questions: ["Do I need drops?"]
teach back: ["Can you tell me what you will do?"]
status by place: [licence]
"""

FACTS = """\
better:
  proportion: 87 of 125
  outcome: got better
  population: people with ear wax
  within: 5 days                   # how long they were watched
  years: 2018 to 2019
  certainty: low, rated by kim-2021
  checked: abstract only
  sources: [lee-2020]
same:
  same as: better
  proportion: 32 of 125
  outcome: stayed the same
licence:
  status: Sold in shops.
  jurisdiction: GB
  as of: 2026-11-22
  checked: full text
  sources: [kim-2021]
"""

SOURCES = """\
lee-2020:
  type: article-journal
  author: [{family: Lee, given: A}, {literal: The Ear Group}]
  title: "Ear drops: a trial"
  container-title: Ears Today
  issued: 2020-04
  DOI: 10.1000/ears.2020
kim-2021:
  type: report
  title: not seen yet
  issued: 2021
"""

GLOSSARY = """\
wax:
  means: What the ear makes to clean itself.
  sources: [lee-2020]
"""

REGION = """\
name: United Kingdom
language: en-GB
emergency: 999
urgent line: 111                 # not in Northern Ireland
regulator: {name: Medicines Agency, abbreviation: MA}
texts:
  access: Ask your doctor.
checked: 2026-11-22
"""

SHEET = """\
title: Drops or waiting
purpose: To compare.
kind: decide
decision: Drops, or wait?
version: 2
dates: {written: 2026-11-22, evidence up to: 2026-11-22, reviewed: 2026-11-22, next review: 2027-11-22}
people: {author: The ear team}
funding: A grant.
options:
  drops: {name: Drops}
  wait:
    name: {patient: Waiting, clinician: Watchful waiting}
    no change: yes
rows:
  - ask: Does it help?
    about: benefits
    drops: "{better} people got better."
    wait: nothing found
  - ask: How do they compare?
    not head to head: They come from one trial arm each.
    drops: {compare: [better, same]}
    wait: {patient: We do not know.}
"""

CLINIC = """\
name: Riverside Ear Clinic
region: GB
phone: 020 7946 0958        # the desk
hours: Monday to Friday, 9 am to 5 pm
urgent phone: 020 7946 0999
urgent hours: always
address: Riverside Hospital, 1 Example Street
checked: 2026-11-20
languages: [en-GB]
leaflets: [ear-wax, drops]
paper: A4
editions: [standard]
"""

FILES: Mapping[str, str] = MappingProxyType(
    {
        "content/project.yaml": PROJECT,
        "content/leaflets/ear-wax.yaml": LEAFLET,
        "content/facts/ears.yaml": FACTS,
        "content/sources.yaml": SOURCES,
        "content/glossary.yaml": GLOSSARY,
        "content/regions/GB.yaml": REGION,
        "content/clinics/riverside.yaml": CLINIC,
        "content/comparisons/drops.yaml": SHEET,
        "content/pictures/ear.png": "a picture",
    }
)
SHORT_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "project": "content/project.yaml",
        "leaflet": "content/leaflets/ear-wax.yaml",
        "facts": "content/facts/ears.yaml",
        "sources": "content/sources.yaml",
        "glossary": "content/glossary.yaml",
        "region": "content/regions/GB.yaml",
        "clinic": "content/clinics/riverside.yaml",
        "sheet": "content/comparisons/drops.yaml",
    }
)


def write(root: Path, files: Mapping[str, str] = FILES) -> Path:
    """The files below `root`; returns it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """The project's files with one change in the file of that short name; `old` stands there exactly once."""
    name = SHORT_NAMES[file]
    assert FILES[name].count(old) == 1, f"{old!r} stands {FILES[name].count(old)} times in {name}"
    return {**FILES, name: FILES[name].replace(old, new)}


def loaded(root: Path, files: Mapping[str, str] = FILES) -> Loaded:
    """The project as loaded from `root`."""
    return load(write(root, files))


def content_of(root: Path, files: Mapping[str, str] = FILES) -> Content:
    """The content of a project that must load without Problems."""
    found = loaded(root, files)
    assert found.problems == ()
    assert found.content is not None
    return found.content


def told(problem: Problem) -> str:
    """Place and id of a Problem in one line."""
    return f"{problem.where} {problem.id}"
