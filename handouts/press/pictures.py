"""Picture files in, pictures fit for PDF/A out, or one reason why not: only what prints as it was meant gets through.

A file is judged by its content, never its name, and its size is known before anything is decoded.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from handouts.press.marks import Picture
from handouts.press.picture_files import (
    JPEG_START,
    PNG_SIGNATURE,
    DamagedPictureError,
    PictureFile,
    read_jpeg,
    read_jpeg_header,
    read_png,
    read_png_header,
)

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE: Final = 20_000_000
"""Bytes."""
MOST_PIXELS: Final = 30_000_000
"""An A4 page at 530 dpi; as RGB 90 MB of memory."""

_USE: Final = "Save it as PNG (drawings) or JPEG (photographs) and name that file."
_ANEW: Final = "Save it anew from the program it was made with, or copy it again."
_SMALLER: Final = "Save it smaller: 2,000 pixels wide fill a page."
_KINDS: Final = (
    (b"GIF8", "a GIF"),
    (b"BM", "a BMP"),
    (b"II*\0", "a TIFF"),
    (b"MM\0*", "a TIFF"),
    (b"RIFF", "a WebP"),
    (b"%PDF", "a PDF"),
    (b"<svg", "an SVG drawing"),
    (b"<?xml", "an SVG drawing or another XML file"),
    (b"<!doctype svg", "an SVG drawing"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
"""How files begin that people take for pictures to print; in small letters, after white space, where they are text."""

_TURNS: Final = MappingProxyType({2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2})
"""Exif orientation -> Pillow's Transpose that undoes it."""


@dataclass(frozen=True, slots=True)
class PictureFault:
    """Why a file is not printed: the parts of a Problem, whose place its reader knows."""

    id: str
    message: str
    advice: str


def read_picture(data: bytes, name: str) -> Picture | PictureFault:
    """The picture in a file's bytes. `name` is for messages only; paths and metadata never reach the PDF."""
    fault = _kind_fault(data, name)
    if fault is not None:
        return fault
    try:
        return _read(data, name)
    except DamagedPictureError as damage:
        return _fault("damaged", f"{name} is damaged: {damage}", _ANEW)


def _fault(kind: str, message: str, advice: str) -> PictureFault:
    return PictureFault(f"picture-{kind}", message, advice)


def _kind_fault(data: bytes, name: str) -> PictureFault | None:
    """What the first bytes tell."""
    if not data:
        return _fault("empty", f"{name} is empty", _ANEW)
    if len(data) > LARGEST_FILE:
        return _fault(
            "size",
            f"{name} is larger than {LARGEST_FILE // 1_000_000} MB",
            "Save it smaller: 2,000 pixels wide fill a page.",
        )
    if data.startswith((PNG_SIGNATURE, JPEG_START)):
        return None
    if data.startswith(b"version https://git-lfs"):
        advice = "Fetch the picture itself with: git lfs pull"
        return _fault("pointer", f"{name} is only the pointer that Git LFS leaves in place of a picture", advice)
    if PNG_SIGNATURE.startswith(data[:8]):
        return _fault("damaged", f"{name} is damaged: it ends too early", _ANEW)
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind = next((words for mark, words in _KINDS if data.startswith(mark) or start.startswith(mark)), "no picture")
    return _fault("kind", f"{name} is {kind}, not PNG or JPEG", _USE)


def _read(data: bytes, name: str) -> Picture | PictureFault:
    png = data.startswith(PNG_SIGNATURE)
    width, height = read_png_header(data) if png else read_jpeg_header(data)
    if width * height > MOST_PIXELS:
        message = f"{name} is {width} by {height} pixels; at most {MOST_PIXELS // 1_000_000} million are printed"
        return _fault("size", message, _SMALLER)
    file = read_png(data) if png else read_jpeg(data)
    if file.moving:
        return _fault("moving", f"{name} is a moving picture", "Save the one picture of it that should be printed.")
    if png and file.depth == 16 and file.channels == 1 and file.transparent_colour:
        return _fault("kind", f"{name} is 16-bit grey with a transparent colour", "Save it with 8 bits per channel.")
    return _decode_png(file, name) if png else _decode_jpeg(data, file, name)


def _decode_png(file: PictureFile, name: str) -> Picture | PictureFault:
    image = _opened(file.kept, "PNG")
    if file.depth == 16 and file.channels == 1:
        image = _high_bytes(image)
    if image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info:
        visible = image.convert("RGBA")
        if visible.getchannel("A").getextrema()[1] == 0:
            return _fault(
                "invisible", f"{name} shows nothing: every pixel is transparent", "Save it with its background."
            )
        image = _on_white(visible, grey=image.mode in {"1", "L", "LA"})
    return _picture(name, image)


def _decode_jpeg(data: bytes, file: PictureFile, name: str) -> Picture:
    """Decoded in any case, to see that it can be; kept as it is where DCTDecode reads the same."""
    image = _opened(file.kept, "JPEG")
    turn = _TURNS.get(_orientation(data))
    if file.plain_jpeg and turn is None:
        digest = hashlib.sha256(file.kept).hexdigest()
        return Picture(name, file.width, file.height, file.channels, b"", file.kept, digest)
    return _picture(name, image if turn is None else image.transpose(turn))  # type: ignore[arg-type]


def _orientation(data: bytes) -> int:
    """How the camera was held (Exif, 274). Exif that cannot be read says nothing."""
    from PIL import Image  # noqa: PLC0415  (loaded only when there is a picture)

    try:
        return int(Image.open(io.BytesIO(data), formats=("JPEG",)).getexif().get(0x0112, 1))
    except Exception:
        return 1


def _opened(data: bytes, kind: str) -> Image:
    """The decoded image. A decoder of hostile bytes may fail in any way: all of them mean the same here."""
    from PIL import Image  # noqa: PLC0415  (as above)

    try:
        image = Image.open(io.BytesIO(data), formats=(kind,))
        image.load()
    except Exception as fault:
        raise DamagedPictureError("its pixels cannot be read") from fault
    return image


def _high_bytes(image: Image) -> Image:
    """16-bit grey as 8-bit grey: Pillow's own conversion would cut off at 255."""
    from PIL import Image as Images  # noqa: PLC0415  (as above)

    little = image.convert("I;16").tobytes()
    return Images.frombytes("L", image.size, little[1::2])


def _on_white(image: Image, *, grey: bool) -> Image:
    """What paper shows through."""
    from PIL import Image as Images  # noqa: PLC0415  (as above)

    paper = Images.new("RGBA", image.size, "white")
    return Images.alpha_composite(paper, image).convert("L" if grey else "RGB")


def _picture(name: str, image: Image) -> Picture:
    """Samples of 8 bits, grey or sRGB. Embedded profiles are not followed: every picture is taken to be sRGB."""
    image = image if image.mode in {"L", "RGB"} else image.convert("L" if image.mode == "1" else "RGB")
    samples = image.tobytes()
    components = len(image.getbands())
    digest = hashlib.sha256(b"%d %d %d " % (*image.size, components) + samples).hexdigest()
    return Picture(name, image.width, image.height, components, samples, b"", digest)
