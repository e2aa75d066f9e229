"""Codes: which are known, and which are meant by what is none."""

import pytest

from ketamine_tui.checks.codes import is_language, language_hint
from ketamine_tui.model.regions import COUNTRIES


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("en-UK", "en-GB"),
        ("en-EN", "en"),
        ("cy-UK", "cy-GB"),
        ("sp", "es"),
        ("jp", "ja"),
        ("cn", "zh"),
        ("dk", "da"),
        ("cz", "cs"),
        ("gr", "el"),
        ("ua", "uk"),
        ("us", "en"),
        ("eng", "en"),
        ("eng-US", "en-US"),
        ("ger", "de"),
        ("english", "en"),
        ("Spanish", "es"),
        ("ge", ""),  # Georgian or German
        ("po", ""),  # Polish or Portuguese
        ("x", ""),
        ("zz", ""),
        ("klingon", ""),
    ],
)
def test_a_language_is_told_by_what_people_write_for_it(tag: str, meant: str) -> None:
    assert not is_language(tag)
    assert language_hint(tag) == (f"write {meant}" if meant else "")


@pytest.mark.parametrize("tag", ["en", "en-GB", "pt-BR", "zh-Hant", "haw", "fil", "yue", "sr-Latn"])
def test_a_language_is_known_by_its_shortest_code(tag: str) -> None:
    assert is_language(tag)


def test_no_code_of_a_country_is_too_much() -> None:
    hints = {language_hint(code.lower()) for code in COUNTRIES}
    assert all(is_language(hint.removeprefix("write ")) for hint in hints if hint)
