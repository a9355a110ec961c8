from __future__ import annotations

import hashlib
import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from shared_data import SHARED_DATA, needs_shared_data, shared_names

from handouts.press.marks import Picture
from handouts.press.picture_files import PNG_SIGNATURE
from handouts.press.pictures import LARGEST_FILE, MOST_PIXELS, PictureFault, read_picture

RGB = 3
GREY = 1

PICTURES = {
    # name: (width, height, components, kept as JPEG)
    "edge-icc-garbage.png": (96, 64, RGB, False),
    "edge-icc-wrong-space.png": (96, 64, RGB, False),
    "edge-jpeg-named.png": (96, 64, RGB, True),
    "edge-png-named.jpg": (96, 64, RGB, False),
    "edge-trailing-data.png": (96, 64, RGB, False),
    "ok-1bit.png": (64, 48, GREY, False),
    "ok-1x1.png": (1, 1, RGB, False),
    "ok-1x10000.png": (1, 10000, GREY, False),
    "ok-cmyk-no-adobe-marker.jpg": (96, 64, RGB, False),
    "ok-cmyk.jpg": (96, 64, RGB, False),
    "ok-dpi-1.png": (96, 64, RGB, False),
    "ok-dpi-unequal.png": (96, 64, RGB, False),
    "ok-dpi-zero.png": (8, 8, GREY, False),
    "ok-exif-rotated-gps.jpg": (64, 96, RGB, False),
    "ok-gray-alpha.png": (96, 64, GREY, False),
    "ok-gray.jpg": (96, 64, GREY, True),
    "ok-gray16.png": (64, 48, GREY, False),
    "ok-icc-srgb.png": (96, 64, RGB, False),
    "ok-interlaced.png": (96, 64, RGB, False),
    "ok-palette-transparent.png": (96, 64, RGB, False),
    "ok-progressive.jpg": (96, 64, RGB, True),
    "ok-rgb-colour-key.png": (96, 64, RGB, False),
    "ok-rgb.jpg": (96, 64, RGB, True),
    "ok-rgb.png": (96, 64, RGB, False),
    "ok-rgb16.png": (64, 48, RGB, False),
    "ok-rgba.png": (96, 64, RGB, False),
    "ok-rgba16.png": (64, 48, RGB, False),
    "ok-text-chunks.png": (96, 64, RGB, False),
}
EARLY = "is damaged: it ends too early"
SIZE = "at most 30 million are printed"
DRAWING = "is an SVG drawing, not PNG or JPEG"
XML = "is an SVG drawing or another XML file, not PNG or JPEG"
FAULTS = {
    "bad-bomb-header-60000.png": ("size", f"is 60000 by 60000 pixels; {SIZE}"),
    "bad-bomb-header-max.png": ("size", f"is 2147483647 by 2147483647 pixels; {SIZE}"),
    "bad-bomb-header.gif": ("kind", "is a GIF, not PNG or JPEG"),
    "bad-bomb-header.jpg": ("size", f"is 65500 by 65500 pixels; {SIZE}"),
    "bad-bomb-real-12000.png": ("size", f"is 12000 by 12000 pixels; {SIZE}"),
    "bad-bomb-text.png": ("damaged", "is damaged: a note hidden in it unpacks to many megabytes"),
    "bad-chunk-length.png": ("damaged", EARLY),
    "bad-depth-3.png": ("damaged", "is damaged: its header asks for a kind of PNG that does not exist"),
    "bad-empty.jpg": ("empty", "is empty"),
    "bad-empty.png": ("empty", "is empty"),
    "bad-half-signature.png": ("damaged", EARLY),
    "bad-header-only.png": ("damaged", "is damaged: its header is missing"),
    "bad-html.png": ("kind", "is a web page, not PNG or JPEG"),
    "bad-idat-corrupt.png": ("damaged", "is damaged: its pixels cannot be unpacked"),
    "bad-idat-crc.png": ("damaged", "is damaged: a checksum in it is wrong"),
    "bad-ihdr-crc.png": ("damaged", "is damaged: a checksum in it is wrong"),
    "bad-lfs-pointer.png": ("pointer", "is only the pointer that Git LFS leaves in place of a picture"),
    "bad-no-iend.png": ("damaged", EARLY),
    "bad-palette-missing.png": ("damaged", "is damaged: its palette is missing"),
    "bad-svg-billion-laughs.svg": ("kind", XML),
    "bad-svg-external-dtd.svg": ("kind", XML),
    "bad-svg-external-entity.svg": ("kind", XML),
    "bad-svg-foreign-object.svg": ("kind", DRAWING),
    "bad-svg-not-closed.svg": ("kind", DRAWING),
    "bad-svg-parameter-entity.svg": ("kind", XML),
    "bad-svg-recursive-use.svg": ("kind", DRAWING),
    "bad-svg-remote.svg": ("kind", XML),
    "bad-svg-script.svg": ("kind", DRAWING),
    "bad-svg-use-bomb.svg": ("kind", DRAWING),
    "bad-text.png": ("kind", "is no picture, not PNG or JPEG"),
    "bad-too-little-data.png": ("damaged", "is damaged: a part of its pixels is missing"),
    "bad-truncated.jpg": ("damaged", EARLY),
    "bad-truncated.png": ("damaged", EARLY),
    "bad-zero-width.png": ("damaged", "is damaged: its width or height is none"),
    "edge-animated.gif": ("kind", "is a GIF, not PNG or JPEG"),
    "edge-animated.png": ("moving", "is a moving picture"),
    "edge-animated.webp": ("kind", "is a WebP, not PNG or JPEG"),
    "edge-bmp.bmp": ("kind", "is a BMP, not PNG or JPEG"),
    "edge-svg-huge-size.svg": ("kind", DRAWING),
    "edge-svg-no-namespace.svg": ("kind", DRAWING),
    "edge-svg-no-size.svg": ("kind", DRAWING),
    "edge-two-pages.tiff": ("kind", "is a TIFF, not PNG or JPEG"),
    "edge-webp-named.png": ("kind", "is a WebP, not PNG or JPEG"),
    "ok-fully-transparent.png": ("invisible", "shows nothing: every pixel is transparent"),
    "ok-plain.svg": ("kind", DRAWING),
}


def _shared(name: str) -> bytes:
    return (SHARED_DATA / "images" / name).read_bytes()


def _png(image: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def _jpeg(image: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", **options)
    return out.getvalue()


def _picture(data: bytes) -> Picture:
    found = read_picture(data, "x")
    assert isinstance(found, Picture)
    return found


@needs_shared_data
def test_each_shared_picture_is_judged() -> None:
    """No file of the shared data is left out of the two tables."""
    assert {f"images/{name}" for name in (*PICTURES, *FAULTS)} == shared_names("images")


@needs_shared_data
@pytest.mark.parametrize(("name", "expected"), PICTURES.items())
def test_pictures_fit_to_print(name: str, expected: tuple[int, int, int, bool]) -> None:
    """Whatever PNG or JPEG it is, it becomes 8-bit grey or sRGB, or stays a JPEG."""
    found = read_picture(_shared(name), name)
    assert isinstance(found, Picture)
    assert (found.width, found.height, found.components, bool(found.jpeg)) == expected
    assert len(found.samples) == (0 if found.jpeg else found.width * found.height * found.components)


@needs_shared_data
@pytest.mark.parametrize(("name", "expected"), FAULTS.items())
def test_everything_else_has_one_reason(name: str, expected: tuple[str, str]) -> None:
    """A file that cannot be printed costs one fault with a reason and advice."""
    found = read_picture(_shared(name), name)
    assert isinstance(found, PictureFault)
    kind, words = expected
    assert (found.id, found.message.startswith(name), found.message.endswith(words)) == (f"picture-{kind}", True, True)
    assert found.advice.endswith((".", "git lfs pull"))


@needs_shared_data
@pytest.mark.parametrize(
    "name", ["ok-exif-rotated-gps.jpg", "ok-text-chunks.png", "ok-icc-srgb.png", "edge-trailing-data.png"]
)
def test_nothing_but_the_picture_goes_on(name: str) -> None:
    """Names, places, notes and profiles stay behind."""
    found = read_picture(_shared(name), name)
    assert isinstance(found, Picture)
    assert not any(word in found.jpeg + found.samples for word in (b"Exif", b"tEXt", b"ICC", b"http"))


@needs_shared_data
def test_interlaced_is_the_same_picture() -> None:
    """Interlacing, trailing data and text chunks do not change the pixels."""
    names = ("ok-rgb.png", "ok-interlaced.png", "edge-trailing-data.png", "ok-dpi-1.png")
    assert len({_picture(_shared(name)).digest for name in names}) == 1


@needs_shared_data
def test_a_turned_photograph_stands_upright() -> None:
    """What the camera noted is done: the white mark of the top left corner is where it belongs."""
    turned, plain = _picture(_shared("ok-exif-rotated-gps.jpg")), _picture(_shared("ok-rgb.jpg"))
    upright = Image.frombytes("RGB", (turned.width, turned.height), turned.samples)
    wanted = Image.open(io.BytesIO(plain.jpeg)).transpose(Image.Transpose.ROTATE_270)
    pairs = list(zip(upright.tobytes(), wanted.tobytes(), strict=True))
    assert sum(abs(one - other) for one, other in pairs) / len(pairs) < 1


def test_transparency_becomes_paper() -> None:
    """Half-transparent red lies on white; grey stays grey."""
    red = Image.new("RGBA", (1, 1), (255, 0, 0, 128))
    assert _picture(_png(red)).samples == bytes((255, 127, 127))
    grey = Image.new("LA", (1, 1), (0, 128))
    assert _picture(_png(grey)).samples == bytes((127,))


def test_a_transparent_colour_becomes_paper() -> None:
    """One colour of an RGB picture or a palette that means "nothing" is white."""
    image = Image.new("RGB", (2, 1), (10, 20, 30))
    image.putpixel((1, 0), (1, 2, 3))
    assert _picture(_png(image, transparency=(10, 20, 30))).samples == bytes((255, 255, 255, 1, 2, 3))
    palette = image.quantize(2)
    seen = _picture(_png(palette, transparency=palette.getpixel((0, 0)))).samples
    assert seen == bytes((255, 255, 255, 1, 2, 3))


def test_sixteen_bits_become_eight() -> None:
    """The high byte is what is seen: 0x8000 is middle grey, not white."""
    image = Image.frombytes("I;16", (2, 1), struct.pack("<HH", 0x8000, 0x01FF))
    assert _picture(_png(image)).samples == bytes((0x80, 0x01))


def test_sixteen_bit_grey_with_a_transparent_colour_is_refused() -> None:
    """The one kind of PNG that the decoder gets wrong has its own reason."""
    header = struct.pack(">IIBBBBB", 1, 1, 16, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"tRNS", b"\0\x80"), (b"IDAT", zlib.compress(b"\0\x80\0")), (b"IEND", b""))
    data = PNG_SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    found = read_picture(data, "x.png")
    assert isinstance(found, PictureFault)
    assert found.message == "x.png is 16-bit grey with a transparent colour"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation(orientation: int) -> None:
    """All eight ways to hold a camera give the same picture; only the first stays a JPEG as it is."""
    wanted = Image.new("L", (16, 8))
    wanted.paste(255, (0, 0, 8, 4))
    undone = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}.get(orientation)
    exif = Image.Exif()
    exif[0x0112] = orientation
    held = wanted if undone is None else wanted.transpose(Image.Transpose(undone))
    found = _picture(_jpeg(held, quality=95, exif=exif))
    assert bool(found.jpeg) == (orientation == 1)
    assert b"Exif" not in found.jpeg
    samples = Image.open(io.BytesIO(found.jpeg)).tobytes() if found.jpeg else found.samples
    assert (found.width, found.height) == (16, 8)
    assert max(abs(one - other) for one, other in zip(samples, wanted.tobytes(), strict=True)) <= 3


def test_exif_that_cannot_be_read_is_left_out() -> None:
    """Broken notes do not cost the photograph."""
    data = _jpeg(Image.new("RGB", (8, 8), "red"))
    spoilt = data[:2] + b"\xff\xe1\x00\x10Exif\0\0MM\0*\xff\xff\xff\xff" + data[2:]
    assert _picture(spoilt).jpeg == _picture(data).jpeg


def test_a_jpeg_of_three_plain_colours_is_decoded() -> None:
    """Readers disagree on JPEGs whose components are named R, G, B: it does not stay as it is."""
    data = bytearray(_jpeg(Image.new("RGB", (8, 8), "red"), keep_rgb=True))
    assert not _picture(bytes(data)).jpeg


def test_size_is_known_before_decoding() -> None:
    """A file over the limit is refused unread; a picture over the limit, by its header alone."""
    assert read_picture(b"\xff\xd8" + bytes(LARGEST_FILE), "x") == PictureFault(
        "picture-size", "x is larger than 20 MB", "Save it smaller: 2,000 pixels wide fill a page."
    )
    side = int(MOST_PIXELS**0.5) + 1
    header = PNG_SIGNATURE + struct.pack(">I4sII", 13, b"IHDR", side, side) + bytes(30)
    found = read_picture(header, "x")
    assert isinstance(found, PictureFault)
    assert found.id == "picture-size"


def test_digest_is_of_what_is_printed() -> None:
    """Two files of the same pixels are the same picture; another width of the same samples is another."""
    wide, high = Image.new("L", (4, 2), 9), Image.new("L", (2, 4), 9)
    assert _picture(_png(wide)).digest == _picture(_png(wide, compress_level=0)).digest
    assert _picture(_png(wide)).digest != _picture(_png(high)).digest
    jpeg = _picture(_jpeg(wide))
    assert jpeg.digest == hashlib.sha256(jpeg.jpeg).hexdigest()


@settings(max_examples=150, deadline=None)
@given(
    start=st.sampled_from(("PNG", "JPEG")),
    cut=st.integers(0, 2000),
    at=st.integers(0, 2000),
    junk=st.binary(max_size=12),
)
def test_damage_never_raises(start: str, cut: int, at: int, junk: bytes) -> None:
    """Bytes put in, taken out or cut off give a picture or a reason, never an exception."""
    image = Image.effect_noise((24, 16), 80)
    data = _png(image) if start == "PNG" else _jpeg(image)
    at %= len(data)
    spoilt = data[:at] + junk + data[at + len(junk) // 2 :]
    assert isinstance(read_picture(spoilt[: len(spoilt) - cut % 40], "x"), Picture | PictureFault)
