"""The tests' small project with charts in its leaflet: ratios, shares, lengths of time, rated facts."""

from __future__ import annotations

from pathlib import Path

from tiny_project import copied, edited

FACTS = """
late_hr:
  hazard ratio: 0.45 (95% CI 0.18 to 1.14)
  outcome: wax coming back, drops compared with waiting
  population: people in a made-up register
  within: 2 years (median)
  certainty: moderate, rated by example-b
  checked: second-hand
  sources: [example-c]
  only for: clinician
far_hr:
  hazard ratio: 0.07 (90% CI 0.002 to 0.24)
  outcome: a torn eardrum, drops compared with syringing
  population: people with ear wax
  checked: abstract only
  sources: [example-b]
  only for: clinician
itch:
  duration: about 3 weeks
  outcome: the ear itches
  population: people with ear wax who used drops
  checked: full text
  sources: [example-b]
wax_back:
  duration: 3 to 6 months
  outcome: the wax comes back
  population: people with ear wax who used drops
  checked: full text
  sources: [example-b]
"""
BLOCKS = """  - id: ratios
    about: benefits
    icon: scales
    heading: Compared with waiting
    body:
      - intervals: [clear_hr, late_hr, far_hr]
        left: fewer with drops
        right: more with drops
        caption: Only one of them was a made-up trial.
      - intervals: [cleared_drops, sore]
  - id: long
    about: steps
    icon: calendar
    heading: How long does it take?
    body:
      - timeline: [itch, wax_back]
        caption: In made-up studies.
  - id: harms
"""


def charted(folder: Path) -> Path:
    """A copy of the small project below `folder`, with charts; the project's own folder."""
    root = copied(folder)
    edited(root, "facts", "", FACTS)
    edited(root, "leaflet", "  - id: harms\n", BLOCKS)
    return root
