"""The sample leaflet, printed once."""

from __future__ import annotations

import pytest
from press.pdf.sample_pages import Sample, leaflet, printed


@pytest.fixture(scope="session")
def sample() -> Sample:
    """Every role, two pages and more, links, facts, figures, an empty cell, three languages."""
    return printed(leaflet())
