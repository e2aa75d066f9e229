"""Catalogues of the interface's words: looked up by tag, cleaned, and never trusted."""

import os
import struct
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st
from support.words import put_catalogue

from ketamine_tui.store.catalogues import Loaded, load_catalogue


def folder(config: Path) -> Path:
    """Return where the catalogues of a configuration folder are."""
    return config / "ketamine-tui/locale"


def put(config: Path, language: str, *pairs: tuple[object, object], **header: str) -> Path:
    """Write a catalogue with some texts."""
    catalog = Catalog(locale=None, **header)  # type: ignore[arg-type]
    for text, translation in pairs:
        catalog.add(text, translation)  # type: ignore[arg-type]
    return put_catalogue(config, catalog, language)


def said(config: Path, language: str, text: str) -> str:
    """Return what a text is in the catalogue that is found for a language."""
    loaded = load_catalogue(language, (folder(config),))
    return loaded.catalogue.texts.get(text, "") if loaded.catalogue else ""


def test_catalogue_is_found_by_lookup(tmp_path: Path) -> None:
    put(tmp_path, "de", ("call {value}", "{value} anrufen"))
    assert said(tmp_path, "de-AT", "call {value}") == "{value} anrufen"
    assert said(tmp_path, "de", "call {value}") == "{value} anrufen"
    assert said(tmp_path, "nl", "call {value}") == ""


def test_a_narrower_language_is_not_what_was_asked_for(tmp_path: Path) -> None:
    put(tmp_path, "de-AT", ("Find", "Suchen"))
    assert said(tmp_path, "de", "Find") == ""
    assert said(tmp_path, "de-at", "Find") == "Suchen"


def test_first_folder_goes_before_the_others(tmp_path: Path) -> None:
    put(tmp_path / "one", "de", ("Find", "Suchen"))
    put(tmp_path / "other", "de", ("Find", "Finden"))
    folders = [folder(tmp_path / name) for name in ("one", "other")]
    found = load_catalogue("de", folders).catalogue
    assert found is not None
    assert found.texts["Find"] == "Suchen"


def test_forms_for_numbers_are_by_the_formula(tmp_path: Path) -> None:
    forms = ("{n} wpis", "{n} wpisy", "{n} wpisów")
    catalog = Catalog(locale="pl")
    catalog.add(("{n} entry", "{n} entries"), forms)
    put_catalogue(tmp_path, catalog, "pl")
    found = load_catalogue("pl", (folder(tmp_path),)).catalogue
    assert found is not None
    assert found.forms["{n} entry"] == forms
    assert [found.form(n) for n in (1, 2, 5)] == [0, 1, 2]


def test_no_catalogue_is_nothing_wrong(tmp_path: Path) -> None:
    assert load_catalogue("de", (tmp_path / "nowhere",)) == Loaded("de")


def test_texts_are_cleaned(tmp_path: Path) -> None:
    put(tmp_path, "de", ("Find", "Su\x1b[31mchen\u202e\nx"), ("One.\nTwo.", "Eins.\nZwei.\x07"))
    assert said(tmp_path, "de", "Find") == "Su<U+001B>[31mchen<U+202E> x"
    assert said(tmp_path, "de", "One.\nTwo.") == "Eins.\nZwei.<U+0007>"


@pytest.mark.parametrize(
    "translation",
    [
        "anrufen",
        "{number} anrufen",
        "{value.__class__} anrufen",
        "{value!r} anrufen",
        "{value:>99999999} anrufen",
        "{value} und {other} anrufen",
        "{value anrufen",
        "{} anrufen",
    ],
)
def test_a_text_with_other_values_stays_english(tmp_path: Path, translation: str) -> None:
    put(tmp_path, "de", ("call {value}", translation), ("Find", "Suchen"))
    loaded = load_catalogue("de", (folder(tmp_path),))
    assert loaded.catalogue is not None
    assert "call {value}" not in loaded.catalogue.texts
    assert loaded.unusable == ["call {value}"]
    assert loaded.catalogue.texts["Find"] == "Suchen"


def test_a_form_with_other_values_stays_english(tmp_path: Path) -> None:
    put(tmp_path, "de", (("{n} entry", "{n} entries"), ("{n} Eintrag", "Einträge")))
    loaded = load_catalogue("de", (folder(tmp_path),))
    assert loaded.catalogue is not None
    assert loaded.catalogue.forms == {}
    assert loaded.unusable == ["{n} entry"]


def test_values_may_stand_elsewhere(tmp_path: Path) -> None:
    put(tmp_path, "de", ("{a} to {b:,}", "{b:,} nach {a}, {a}"))
    assert said(tmp_path, "de", "{a} to {b:,}") == "{b:,} nach {a}, {a}"


def overlapping(number: int, size: int) -> bytes:
    """Return a catalogue whose texts are all the same bytes."""
    begin = 28 + number * 8
    table = b"".join(struct.pack("<2I", size, begin + place) for place in range(number))
    return struct.pack("<7I", 0x950412DE, 0, number, 28, 28, 0, 0) + table + bytes(size + number)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a catalogue at all",
        struct.pack("<7I", 0x950412DE, 0, 2**32 - 1, 28, 28, 0, 0),
        struct.pack("<7I", 0x950412DE, 9 << 16, 0, 28, 28, 0, 0),
        overlapping(1000, 100_000),
        bytes(2 * 1024 * 1024),
    ],
)
def test_what_is_no_catalogue_is_told(tmp_path: Path, data: bytes) -> None:
    file = put(tmp_path, "de", ("Find", "Suchen"))
    file.write_bytes(data)
    loaded = load_catalogue("de", (folder(tmp_path),))
    assert loaded.catalogue is None
    assert loaded.damage
    assert loaded.file == file


@pytest.mark.parametrize(
    "header",
    [
        "Plural-Forms: nplurals=2; plural=" + "(" * 500 + "n" + ")" * 500,
        "Plural-Forms: nplurals=2; plural=__import__('os')",
        "Plural-Forms: nplurals",
        "Content-Type: text/plain; charset=klingon",
        "Content-Type: text/plain",
    ],
)
def test_an_odd_header_is_told(tmp_path: Path, header: str) -> None:
    file = tmp_path / "ketamine-tui/locale/de/LC_MESSAGES/ketamine_tui.mo"
    file.parent.mkdir(parents=True)
    text = header.encode()
    sizes = struct.pack("<7I4I", 0x950412DE, 0, 1, 28, 36, 0, 0, 0, 44, len(text), 44)
    file.write_bytes(sizes + text + b"\0\0")
    loaded = load_catalogue("de", (folder(tmp_path),))
    assert loaded.catalogue is None
    assert loaded.damage


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    file = put(tmp_path, "de", ("Find", "Suchen"))
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("nothing is forbidden to whoever runs this")
    assert load_catalogue("de", (folder(tmp_path),)).damage == "Permission denied"


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    file = put(tmp_path, "de", ("Find", "Suchen"))
    file.unlink()
    os.mkfifo(file)
    assert load_catalogue("de", (folder(tmp_path),)) == Loaded("de")


@given(damage=st.dictionaries(st.integers(0, 400), st.integers(0, 255), max_size=8))
def test_any_damage_is_survived(
    tmp_path_factory: pytest.TempPathFactory, damage: dict[int, int]
) -> None:
    config = tmp_path_factory.mktemp("config")
    file = put(
        config, "de", ("call {value}", "{value} anrufen"), (("{n} a", "{n} b"), ("{n} c", "{n} d"))
    )
    data = bytearray(file.read_bytes())
    for place, value in damage.items():
        data[place % len(data)] = value
    file.write_bytes(data)
    loaded = load_catalogue("de", (folder(config),))
    assert loaded.damage or loaded.catalogue is not None
