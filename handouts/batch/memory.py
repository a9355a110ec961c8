"""A process that has loaded its content in; the same process, which looks through its memory less often, out.

Python looks for circles of dead values after every 700 new ones. A page is made of thousands, and hardly any of them
stand in a circle: most of these looks find nothing and cost a tenth of the press's time.
"""

from __future__ import annotations

import gc
from typing import Final

SELDOM: Final = (50_000, 20, 20)
"""New values between two looks through the young ones; looks at each generation before one at the next."""


def settle() -> None:
    """Leave what is loaded out of every later look, and look seldom. Nothing that is printed depends on it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
