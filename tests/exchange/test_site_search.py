"""The index of a site's search: what it holds, and that no text in it ends anything but itself."""

import json
from pathlib import Path
from typing import Any

import pytest
from exchange.test_pages import HOSTILE, full_extract
from support.browsing import TODAY, write_small
from support.content import SHIPPED, open_content

from ketamine_tui.exchange.extract import extract_of
from ketamine_tui.exchange.writers.site_search import as_script, search_index
from ketamine_tui.model.text import clean, fold
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

BEFORE, AFTER = "const SEARCH_INDEX = ", ";\n"


def data_of(script: str) -> dict[str, Any]:
    """Return what a script defines; its one expression is JSON, too."""
    assert script.startswith(BEFORE)
    assert script.endswith(AFTER)
    data: dict[str, Any] = json.loads(script.removeprefix(BEFORE).removesuffix(AFTER))
    return data


def index_of(folder: Path) -> dict[str, Any]:
    catalog = open_content(folder, TODAY)
    data = data_of(search_index(extract_of(View(Search(catalog)), with_doubted=True)))
    catalog.close()
    return data


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE,
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "\u2028;alert(1)\u2029//",
        "\\\";alert(1);'`${alert(1)}`//\\",
        "]]>\r\n",
        "\ud800",
        "__proto__",
    ],
)
def test_no_text_ends_the_script(text: str) -> None:
    script = as_script([text, {"x": text}])
    assert script.isascii()
    assert script.isprintable()
    assert not set("<>&") & {*script}
    assert json.loads(script) == [text, {"x": text}]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_directory_has_an_index_like_any_other(text: str) -> None:
    script = search_index(full_extract(clean(text)))
    assert not set("<>&") & {*script}
    data = data_of(script)
    assert fold(clean(text)) in data["texts"][0][0]
    assert all(len(texts) == len(data["ranks"]) for texts in data["texts"])


def test_texts_stand_by_where_they_stand_in_the_entry(tmp_path: Path) -> None:
    data = index_of(write_small(tmp_path / "content"))
    (texts,) = (texts for texts in data["texts"] if texts[0] == "the new book")
    assert texts[2] == "#depression\n#forfamilies"
    assert texts[3] == "everything that is known now about moods and medicines."
    assert "grace example\n" in texts[5]
    assert data["ranks"] == sorted(data["ranks"])


def test_words_stand_for_what_the_directory_says(tmp_path: Path) -> None:
    data = index_of(write_small(tmp_path / "content"))
    wordings = {name: (others, positions) for name, others, positions in data["wordings"]}
    tagged = [n for n, texts in enumerate(data["texts"]) if "#depression" in texts[2]]
    # Another name of a tag, and a tag above it; its own label is found as a text.
    assert wordings["mdd"] == ([], tagged)
    assert {*tagged} < {*wordings["mood"][1]}
    assert "depression" not in wordings
    shipped = {name: others for name, others, _ in index_of(SHIPPED)["wordings"]}
    assert shipped["hotline"] == ["helpline", "crisis line", "lifeline"]


def test_urgent_help_is_known_by_its_entries(tmp_path: Path) -> None:
    data = index_of(write_small(tmp_path / "content"))
    assert {name for _, name in data["urgent"]} == {"help-line", "night-line", "office"}
    assert [data["texts"][n][0] for n, name in data["urgent"] if name == "help-line"] == [
        "help line"
    ]
