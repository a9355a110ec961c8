import pytest

from handouts.translation.locales import is_form_of, language_names, names_region, printed_for, tag


@pytest.mark.parametrize(
    ("locale", "region", "named"),
    [
        ("en-GB", "GB", "en-GB"),
        ("es", "US", "es-US"),
        ("zh-Hans", "GB", "zh-Hans-GB"),
        ("es-419", "US", "es-US"),
        ("pl", "GB", "pl-GB"),
        ("en-GB", "GB-SCT", "en-GB-u-sd-gbsct"),
        ("es", "GB-NIR", "es-GB-u-sd-gbnir"),
    ],
)
def test_the_tag_is_the_sum_of_locale_and_region(locale: str, region: str, named: str) -> None:
    """Language, script and region together."""
    assert tag(locale, region) == named


@pytest.mark.parametrize(
    ("locale", "regions"),
    [
        ("en-GB", ("GB", "GB-NIR")),
        ("en-US", ("US",)),
        ("en-AU", ()),
        ("es", ("GB", "GB-NIR", "US")),
        ("zh-Hans", ("GB", "GB-NIR", "US")),
    ],
)
def test_a_locale_is_printed_for_its_own_region_or_for_each(locale: str, regions: tuple[str, ...]) -> None:
    """One that names a region for that region and its parts only."""
    assert printed_for(locale, ("GB", "GB-NIR", "US")) == regions


@pytest.mark.parametrize(
    ("locale", "names"), [("en-GB", True), ("es-419", True), ("es", False), ("zh-Hans", False), ("sr-Latn", False)]
)
def test_only_two_capitals_or_three_digits_name_a_region(locale: str, names: bool) -> None:
    """A script is no region."""
    assert names_region(locale) == names


@pytest.mark.parametrize(
    ("locale", "source", "is_form"),
    [
        ("en-US", "en-GB", True),
        ("en-US", "en", True),
        ("en-GB", "en-GB", False),
        ("en", "en-GB", False),
        ("es-US", "en-GB", False),
        ("zh-Hans-SG", "zh-Hans-CN", True),
        ("zh-Hant-TW", "zh-Hans-CN", False),
        ("en-XA", "en-GB", False),
    ],
)
def test_another_regions_form_is_of_one_language_and_script(locale: str, source: str, is_form: bool) -> None:
    """It names a region of its own, and no private one: those are of invented languages."""
    assert is_form_of(locale, source) is is_form


def test_another_form_of_the_readers_language_is_called_with_its_region() -> None:
    """Elsewhere the region of a sheet is told beside it."""
    assert language_names("en-US", "en-GB")[0] == "English (United States)"
    assert language_names("es-419", "en-GB") == ("Spanish", "español")
