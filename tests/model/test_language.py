"""The reader's language and country, out of a locale, and which language there is is meant."""

import pytest

from ketamine_tui.model.language import (
    TAG,
    canonical_tag,
    locale_country,
    locale_language,
    matching_language,
)


@pytest.mark.parametrize(
    ("environment", "tag"),
    [
        ({}, ""),
        ({"LANG": "C"}, ""),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANG": ""}, ""),
        ({"LANG": "de"}, "de"),
        ({"LANG": "de_AT.UTF-8"}, "de-AT"),
        ({"LANG": "de_DE@euro"}, "de-DE"),
        ({"LANG": "sr_RS.UTF-8@latin"}, "sr-Latn-RS"),
        ({"LANG": "es_419.UTF-8"}, "es-419"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr-FR"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR", "LC_ALL": "it_IT"}, "it-IT"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, ""),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": ""}, "de-DE"),
        ({"LANG": "\x1b[31m"}, ""),
        ({"LANG": "../../etc"}, ""),
    ],
)
def test_a_locale_says_which_language_is_wanted(environment: dict[str, str], tag: str) -> None:
    assert locale_language(environment) == tag


@pytest.mark.parametrize(
    ("environment", "country"),
    [
        ({}, ""),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "de"}, ""),
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "de_DE@euro"}, "DE"),
        ({"LANG": "es_419.UTF-8"}, ""),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "GB"),
        ({"LANG": "en_US.UTF-8", "LC_TELEPHONE": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "en_GB.UTF-8", "LC_TELEPHONE": "de_DE.UTF-8", "LC_ALL": "fr_FR"}, "FR"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, ""),
        # What many machines have of which nobody has said where they are.
        ({"LANG": "en_US.UTF-8"}, ""),
        ({"LANG": "es_US.UTF-8"}, ""),
        ({"LANG": "../../GB"}, ""),
    ],
)
def test_a_locale_says_for_which_country_it_was_chosen(
    environment: dict[str, str], country: str
) -> None:
    assert locale_country(environment) == country


@pytest.mark.parametrize(
    ("wanted", "offered", "meant"),
    [
        ("de", ["de", "fr"], "de"),
        ("de-AT", ["de", "fr"], "de"),
        ("de-AT", ["de", "de-AT"], "de-AT"),
        ("DE-at", ["de-AT"], "de-AT"),
        ("zh-Hant-TW", ["zh-Hant"], "zh-Hant"),
        ("zh-Hant-u-nu-hanidec", ["zh-Hant"], "zh-Hant"),
        ("zh-u-nu", ["zh"], "zh"),
        ("de", ["de-AT"], ""),
        ("de", ["deu"], ""),
        ("en", ["de", "fr"], ""),
        ("", ["de"], ""),
        ("de", [], ""),
        ("de", [""], ""),
    ],
)
def test_who_asks_for_a_variety_is_served_by_the_language(
    wanted: str, offered: list[str], meant: str
) -> None:
    assert matching_language(wanted, offered) == meant


@pytest.mark.parametrize(
    ("tag", "usual"),
    [("PT-br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("de_AT", "de-AT"), ("EN", "en")],
)
def test_a_tag_has_its_letters_in_the_usual_case(tag: str, usual: str) -> None:
    assert canonical_tag(tag) == usual
    assert canonical_tag(usual) == usual


@pytest.mark.parametrize("text", ["german language", "d", "de-", "-de", "de--AT", "Österreich", ""])
def test_what_is_no_tag_is_none(text: str) -> None:
    assert not TAG.fullmatch(text)
