"""The press's values: the document's `value` in, the same out, for the layout's modules."""

from handouts.document.values import value

__all__ = ["value"]
