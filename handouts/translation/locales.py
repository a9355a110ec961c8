"""Locale and region tags in, the tag on the page and the regions a locale is printed for out (BCP 47)."""

from __future__ import annotations

from collections.abc import Sequence


def names_region(locale: str) -> bool:
    """Whether a locale such as `en-GB` names its own region; `es` and `zh-Hans` do not."""
    last = locale.rsplit("-", maxsplit=1)[-1]
    return "-" in locale and ((len(last) == 2 and last.isupper()) or (len(last) == 3 and last.isdigit()))


def is_form_of(locale: str, source: str) -> bool:
    """Whether it is another region's form of the source language: en-US over en-GB. Private regions (XA to XZ) are of
    invented languages.
    """
    region = locale.rpartition("-")[2]
    own = names_region(locale) and not region.startswith("X")
    return own and locale != source and _without_region(locale) == _without_region(source)


def printed_for(locale: str, regions: Sequence[str]) -> tuple[str, ...]:
    """The regions a locale is printed for: its own if it names one (when the project has it), else each."""
    if not names_region(locale):
        return tuple(regions)
    own = locale.rsplit("-", maxsplit=1)[-1]
    return tuple(region for region in regions if region == own or region.startswith(f"{own}-"))


def tag(locale: str, region: str) -> str:
    """Language, script and region together: the sum of locale and region (`es` + `US` → `es-US`).

    A part of a country is a Unicode subdivision: `en-GB` + `GB-SCT` → `en-GB-u-sd-gbsct` (UTS #35).
    """
    country, _, part = region.partition("-")
    named = (
        locale if names_region(locale) and locale.endswith(f"-{country}") else f"{_without_region(locale)}-{country}"
    )
    return f"{named}-u-sd-{country.lower()}{part.lower()}" if part else named


def language_names(locale: str, reader: str) -> tuple[str, str]:
    """What a language is called in the reader's language and in itself: Spanish, español. With its region where it is
    another form of the reader's.
    """
    from babel.core import Locale  # noqa: PLC0415 - wanted only for another language

    keep = [part for part in locale.split("-")[1:] if len(part) == 4 or is_form_of(locale, reader)]
    found = Locale.parse("_".join([locale.partition("-")[0], *keep]))
    return str(found.get_display_name(reader.replace("-", "_"))), str(found.get_display_name())


def _without_region(locale: str) -> str:
    return locale.rpartition("-")[0] if names_region(locale) else locale
