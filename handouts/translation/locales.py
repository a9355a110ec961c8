"""Locale and region tags in, the tag on the page and the regions a locale is printed for out (BCP 47)."""

from __future__ import annotations

from collections.abc import Sequence


def names_region(locale: str) -> bool:
    """Whether a locale such as `en-GB` names its own region; `es` and `zh-Hans` do not."""
    last = locale.rsplit("-", maxsplit=1)[-1]
    return "-" in locale and ((len(last) == 2 and last.isupper()) or (len(last) == 3 and last.isdigit()))


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


def _without_region(locale: str) -> str:
    return locale.rpartition("-")[0] if names_region(locale) else locale
