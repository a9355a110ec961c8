"""The pictures of one document: checked pictures in, image XObjects out, each stored once."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from handouts.press.marks import Picture
from handouts.press.pdf.document import HandoutDocument
from handouts.press.pdf.syntax import Stream

_SPACES: Final = MappingProxyType({1: b"/DeviceGray", 3: b"/DeviceRGB"})


class DocumentImages:
    """Names pictures in the order of their first use; the same samples have one name."""

    def __init__(self) -> None:
        self._pictures: dict[str, Picture] = {}

    def name(self, picture: Picture) -> str:
        """The picture's resource name."""
        self._pictures.setdefault(picture.digest, picture)
        return f"I{list(self._pictures).index(picture.digest) + 1}"

    def write(self, document: HandoutDocument) -> bytes:
        """Stores all pictures; the entries of the resources' /XObject dictionary."""
        numbers = [document.put(_image(picture)) for picture in self._pictures.values()]
        return b"".join(b"/I%d %d 0 R" % entry for entry in enumerate(numbers, 1))


def _image(picture: Picture) -> Stream:
    """The image dictionary (8.9.5). No Interpolate: PDF/A forbids it."""
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace%b" % (
        picture.width,
        picture.height,
        _SPACES[picture.components],
    )
    if picture.jpeg:
        return Stream(entries + b"/Filter/DCTDecode", picture.jpeg, ready=True)
    return Stream(entries, picture.samples)
