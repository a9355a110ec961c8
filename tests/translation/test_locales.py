import pytest

from handouts.translation.locales import names_region, printed_for, tag


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
