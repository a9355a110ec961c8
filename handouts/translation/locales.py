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
    """Language, script and region together: the sum of locale and region (`es` + `US` → `es-US`)."""
    return locale if names_region(locale) and locale.endswith(f"-{region}") else f"{_without_region(locale)}-{region}"


def _without_region(locale: str) -> str:
    return locale.rpartition("-")[0] if names_region(locale) else locale
