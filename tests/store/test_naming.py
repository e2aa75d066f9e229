"""Names of regions and languages, by codes that come from files and may be anything."""

from collections.abc import Iterable
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.content import fields, open_content, write_directory, write_file

from ketamine_tui.index.build import refresh
from ketamine_tui.index.database import new_database
from ketamine_tui.store import naming
from ketamine_tui.store.naming import NAMERS, country_begun, language_name, region_code, region_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("DE", "Germany"),
        ("GB", "United Kingdom"),
        ("GB-SCT", "Scotland"),
        ("GB-WLS", "Wales"),  # "Wales [Cymru GB-CYM]"
        ("US-CA", "California"),
        ("KR", "South Korea"),  # "Korea, Republic of" in the lists
        ("CD", "The Democratic Republic of the Congo"),
        ("VI", "U.S. Virgin Islands"),
        ("BQ", "Bonaire, Sint Eustatius and Saba"),  # not the other way round
        ("EU", "European Union"),
        ("International", ""),
        ("gb", ""),  # codes are in capitals: `check` says so
        ("XX", ""),
        ("GB-XXX", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_a_region_has_the_name_that_people_use(code: str, name: str) -> None:
    assert region_name(code) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DE", "DE"),
        (" de ", "DE"),
        ("Germany", "DE"),
        ("federal republic of GERMANY", "DE"),
        ("DEU", "DE"),
        ("uk", "GB"),
        ("UK-ENG", "GB-ENG"),
        ("EL", "GR"),
        ("south korea", "KR"),
        ("the Netherlands", "NL"),
        ("cote d\u2019ivoire", "CI"),
        ("turkiye", "TR"),
        ("scotland", "GB-SCT"),
        ("Georgia", "GE"),  # also a part of the United States
        ("Amazonas", ""),  # in several countries
        ("eu", "EU"),
        ("european union", "EU"),
        ("international", "International"),
        ("Atlantis", ""),
        ("276", ""),
        ("XX", ""),
        ("", ""),
    ],
)
def test_a_region_is_known_by_its_codes_and_names(text: str, code: str) -> None:
    assert region_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *[("germ", "DE"), (" Swi", "CH"), ("new z", "NZ"), ("The Nether", "NL"), ("Germany", "DE")],
        *[("guin", ""), ("nig", ""), ("un", ""), ("ge", ""), ("", ""), ("many", ""), ("276", "")],
    ],
)
def test_a_country_is_known_by_the_beginning_that_no_other_name_has(text: str, code: str) -> None:
    assert country_begun(text) == code


def test_every_region_is_found_by_the_name_that_it_is_called_by() -> None:
    for country in pycountry.countries:
        assert region_code(region_name(country.alpha_2)) == country.alpha_2


def test_the_tables_are_those_of_the_library() -> None:
    assert all(region_name(part.code) for part in pycountry.subdivisions)
    assert all(language_name(language.alpha_3) for language in pycountry.languages)


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_region_or_none(text: str) -> None:
    code = region_code(text)
    assert code in ("", "International") or region_name(code)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("EN", "English"),
        ("de-AT", "German (AT)"),
        ("el", "Modern Greek"),  # without its years
        ("yue", "Yue Chinese"),
        ("zh-Hant", "Chinese (Hant)"),
        ("xx", ""),
        ("english", ""),
        ("", ""),
    ],
)
def test_a_language_has_its_english_name(tag: str, name: str) -> None:
    assert language_name(tag) == name


@given(st.sampled_from(sorted(NAMERS)), st.text(max_size=8))
def test_whatever_stands_in_a_file_has_a_name_or_none(field: str, value: str) -> None:
    assert isinstance(NAMERS[field](value), str)


def test_a_catalog_names_regions_and_languages_of_its_entries_and_nothing_else(
    tmp_path: Path,
) -> None:
    entry = fields(kind="website", regions=["GB-WLS", "Narnia"], languages=["cy"])
    catalog = open_content(write_directory(tmp_path, {"resources/one.yaml": entry}))
    assert catalog.name_of("region", "GB-WLS") == "Wales"
    assert catalog.name_of("language", "cy") == "Welsh"
    assert catalog.name_of("region", "Narnia") == "Narnia"  # `check` tells of it
    assert catalog.name_of("region", "DE") == "DE"  # no entry has it
    assert catalog.name_of("audience", "cy") == "cy"


def test_names_are_looked_up_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def forget(values: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
        asked.extend(values)
        return []

    monkeypatch.setattr(naming, "named", forget)
    entry = fields(kind="website", regions=["FR"])
    folder = write_directory(tmp_path, {"resources/one.yaml": entry})
    connection = new_database(folder)
    refresh(connection, folder)
    assert asked == [("region", "FR")]
    connection.execute("INSERT INTO names VALUES ('region', 'FR', 'France')")
    write_file(folder / "resources/two.yaml", fields(kind="website", regions=["FR", "IT"]))
    refresh(connection, folder)
    assert asked == [("region", "FR"), ("region", "IT")]
