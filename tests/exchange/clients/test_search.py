"""The site's search by itself in Node.js, against the program's own, and its pages in a browser."""

import json
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsing import DIRECTORY, write_small
from support.browsing import TODAY as DAY_OF_SMALL
from support.content import SHIPPED, TODAY, open_content

from ketamine_tui.exchange.extract import extract_of
from ketamine_tui.exchange.writers.site import site
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.text import fold
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

pytestmark = pytest.mark.clients

_HERE = Path(__file__).parent
_EXIT = "https://example.com/weather"

WANTED = {
    "suicide": "crisis-us-988",
    "988": "crisis-us-988",
    "hotline uk": "crisis-uk-samaritans",
    "hotline canada": "crisis-ca-988",
    "text crisis": "crisis-us-crisis-text-line",
    "veterans": "crisis-us-veterans",
    "overdose": "crisis-us-poison-help",
    "911": "crisis-us-911",
    "how does it work": "how-it-works",
    "what to ask a clinic": "what-to-ask-a-clinic",
    "side effects": "paper-short-2018-sideeffects",
    "report side effect": "reg-fda-medwatch",
    "bladder": "paper-anderson-2022-cystitis",
    "pregnancy": "safety",
    "spravato label": "label-spravato-us",
    "nice guideline": "reg-nice-ta854",
    "ketamine handbook": "book-ketamine-handbook",
    "Huberman": "audio-huberman",
    "electroconvulsive therapy": "paper-ekstrand-2022-ketect",
    "Jansen": "book-jansen-dreams-realities",
}
"""Searches, and the entry that somebody who types them wants to see."""


@pytest.fixture(scope="module")
def catalog() -> Iterator[Catalog]:
    catalog = open_content(SHIPPED, TODAY)
    yield catalog
    catalog.close()


Found = list[tuple[list[int], str]]


@pytest.fixture
def ask(
    catalog: Catalog, client: Callable[[str], str], run: Callable[..., str], tmp_path: Path
) -> Callable[[list[str]], Found]:
    """Search the shipped directory's site: the positions found, and what was typed folded."""
    pages = site(extract_of(View(Search(catalog)), with_doubted=True))
    files = [tmp_path / name for name in ("search-index.js", "search.js")]
    for file in files:
        file.write_text(pages[file.name], encoding="utf-8")

    def ask(typed: list[str]) -> Found:
        names = map(str, files)
        script = str(_HERE / "searches.mjs")
        return [
            (x, y)
            for x, y in json.loads(run(client("node"), script, *names, answers=json.dumps(typed)))
        ]

    return ask


def test_what_is_wanted_is_among_the_first_three(
    catalog: Catalog, ask: Callable[[list[str]], Found]
) -> None:
    first = {
        typed: [catalog.row(position).id for position in positions[:3]]
        for typed, (positions, _) in zip(WANTED, ask([*WANTED]), strict=True)
    }
    assert len(first) == 20
    assert {typed: ids for typed, ids in first.items() if WANTED[typed] not in ids} == {}


def test_it_finds_what_the_program_finds_in_the_same_order(
    catalog: Catalog, ask: Callable[[list[str]], Found]
) -> None:
    # Every seventh word that there is, phrases, words that stand for others, and what cannot be found.
    typed = [
        *sorted(catalog.words)[::7],
        *("side effects", "find care", "find-care", "FindCare", "is it safe", "suicide uk", "usa"),
        *("Spravato label", "treatment resistant depression", "ect", "a", "the of", "germany"),
        *(
            "young people ketamine",
            "anesthesia guideline",
            "CAN\u2019T",
            "zzzz",
            "\u00e9",
            '"nasal spray"',
            '"crisis line" uk',
        ),
        *(
            "esketamine nasal spray fda",
            "what does ketamine do to the bladder",
            "constructor",
            "__proto__",
        ),
    ]
    whole = View(Search(catalog))
    for text, (positions, _) in zip(typed, ask(typed), strict=True):
        assert positions == [*whole.with_text(text).positions], text


def is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def test_it_folds_as_the_program_does(ask: Callable[[list[str]], Found]) -> None:
    planes = (
        *range(0x20, 0x530),
        *range(0x1E00, 0x1F00),
        *range(0x2010, 0x2070),
        *range(0xFB00, 0xFB07),
    )
    # A mark that is no accent stays; where no entry has it, nothing could be found by it anyway.
    characters = [
        c
        for c in map(chr, planes)
        if unicodedata.category(c) != "Cn" and not any(map(is_mark, fold(c))) and c != "\u0345"
    ]
    words = [
        "Stra\u00dfe",
        "Caf\u00e9",
        "don\u2019t",
        "\u039f\u0394\u039f\u03a3",
        "\u0130stanbul",
        "\u00bd",
    ]
    typed = [f"x{text}y" for text in (*characters, *words) if not text.isspace()]
    different = {
        text: folded
        for text, (_, folded) in zip(typed, ask(typed), strict=True)
        if folded != fold(text)
    }
    assert different == {}


@pytest.fixture
def said(client: Callable[[str], str], run: Callable[..., str], tmp_path: Path) -> Any:
    """What a browser shows of a small site."""
    node, _ = client("node"), client("chromium")
    modules = Path(client("node_modules/playwright-core/package.json")).parents[1]
    content = write_small(
        tmp_path / "content", {"directory.yaml": {**DIRECTORY, "site": {"exit": _EXIT}}}
    )
    catalog = open_content(content, DAY_OF_SMALL)
    folder = tmp_path / "site"
    for name, text in site(extract_of(View(Search(catalog)), with_doubted=True)).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    catalog.close()
    return json.loads(run(node, str(_HERE / "searching.mjs"), str(modules), str(folder), _EXIT))


def test_a_browser_searches_from_files_and_leaves_at_once(said: Any) -> None:
    assert said["errors"] == []
    assert {*said["outside"]} == {_EXIT}
    # Nothing is found: whom to call is there all the same, of each region.
    assert said["nothing"]["links"] == []
    assert said["nothing"]["url"] == "search.html#q=Pain+%26+medicine%27s"
    assert said["nothing"]["told"].startswith("No entry found.")
    assert said["nothing"]["heading"] == "No entry for \u201cPain & medicine's\u201d"
    assert said["nothing"]["help"] == ["United States:", "United Kingdom:"]
    assert said["book"]["links"][:2] == ["The new book", "The old book"]
    assert said["focus"] == "The new book"
    assert said["back"]["links"] == said["book"]["links"]
    # What nobody has checked is the better match, and stands below what somebody has.
    assert said["letter"]["links"][0] == "Night line"
    assert said["letter"]["helpers"][0] == "Help line"
    assert said["moods"]["links"] == ["The new book"]
    assert said["moods"]["heading"] == "1 entry for \u201cmoods\u201d"
    assert said["book"]["heading"] == f"{len(said['book']['links'])} entries for \u201cbook\u201d"
    assert not said["moods"]["hasHelp"]
    assert said["help"]["links"][0] == "Help line"
    assert said["help"]["help"] == ["United States:"]
    assert said["all"]["heading"] == said["plain"]["heading"] == "All entries"
    assert said["all"]["told"] == f"{len(said['all']['links'])} entries."
    assert said["stays"] == "search.html"
    assert said["left"] == _EXIT
    # The page that was left has no place of its own any more.
    assert said["before"] == "entries/office.html"


def test_without_scripts_there_are_all_entries_and_the_exit_is_a_link(said: Any) -> None:
    assert said["plain"]["links"] == said["all"]["links"]
    assert (said["plain"]["url"], said["plainBox"]) == ("search.html", False)
    assert said["plainLeft"] == _EXIT
