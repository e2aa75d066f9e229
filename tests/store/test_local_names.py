"""Names of regions and languages in the reader's language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.content import fields, open_content, write_directory

from ketamine_tui.model.translate import Catalogue, in_english, use
from ketamine_tui.present.card import card_at
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View
from ketamine_tui.store.local_names import local_name


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    use(None)


@pytest.mark.parametrize(
    ("field", "value", "language", "name"),
    [
        ("region", "DE", "de", "Deutschland"),
        ("region", "DE", "de-AT", "Deutschland"),
        ("region", "BO", "de", "Bolivien"),
        ("region", "CD", "de", "Demokratische Republik Kongo"),
        ("region", "GB-SCT", "de", "Schottland"),
        ("region", "DE", "fr", "Allemagne"),
        ("region", "DE", "tlh", "Germany"),
        ("region", "EU", "de", "European Union"),
        ("region", "Narnia", "de", ""),
        ("language", "en", "de", "Englisch"),
        ("language", "el", "de", "Neugriechisch (ab 1453)"),
        ("language", "zh-Hant", "de", "Chinesisch (Hant)"),
    ],
)
def test_names_are_those_of_the_language(field: str, value: str, language: str, name: str) -> None:
    assert local_name(field, value, language) == name


def test_what_is_no_country_has_a_name_in_the_catalogue() -> None:
    use(Catalogue({"European Union": "Europäische Union"}), "de")
    assert local_name("region", "EU", "de-x-test") == "Europäische Union"


def test_readers_see_them_and_queries_stay_as_they_are(tmp_path: Path) -> None:
    entry = fields(kind="helpline", section="people", regions=["DE"], languages=["en"])
    write_directory(tmp_path, {"contacts/line.yaml": entry})
    catalog = open_content(tmp_path)
    assert catalog.name_of("region", "DE") == "Germany"
    use(None, "en-US")
    assert catalog.name_of("region", "DE") == "Germany"
    use(None, "de")
    assert catalog.name_of("region", "DE") == "Deutschland"
    assert catalog.name_of("language", "en") == "Englisch"
    assert catalog.name_of("region", "Narnia") == "Narnia"
    assert "Deutschland" in "".join(span.text for span in card_at(catalog, 0).head[1].spans)
    for words in ("germany", "region:Germany", "region:DE"):
        assert View(Search(catalog)).with_text(words).total == 1
    with in_english():
        assert catalog.name_of("region", "DE") == "Germany"
