"""A document tree and its theme in, pages of positioned marks out; nothing here knows of PDF."""

from __future__ import annotations

from handouts.press.layout.lay_out import LaidOut, lay_out

__all__ = ["LaidOut", "lay_out"]
