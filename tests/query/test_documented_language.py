"""`docs/filter-language.md` says what the program does: in the parser, on the screen and in the shell."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from query.naive import Naive, naive
from query.sample import SAMPLE
from support.browsing import browsing
from support.content import TODAY, open_content, write_directory
from textual.events import Paste

from ketamine_tui.cli import main
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.query.fields import ALIASES, FIELDS, PRESENCE, SORTS
from ketamine_tui.query.parse import parse
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import OPERATORS
from ketamine_tui.query.view import View

DOCUMENT = (Path(__file__).parents[2] / "docs" / "filter-language.md").read_text(encoding="utf-8")


class Example(NamedTuple):
    """A row of the table of examples."""

    query: str
    canonical: str
    meaning: str


def examples() -> list[Example]:
    """Return the rows of the table; a bar within a cell is written with a backslash."""
    table = DOCUMENT.partition("| query | canonical | meaning |\n")[2]
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in table.splitlines()[1:]]
    cells = [[cell.strip().replace(r"\|", "|") for cell in row] for row in rows]
    return [Example(query.strip("`"), form.strip("`"), meaning) for query, form, meaning in cells]


EXAMPLES = examples()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_directory(tmp_path_factory.mktemp("content"), SAMPLE)


@pytest.fixture(scope="module")
def catalog(folder: Path) -> Iterator[Catalog]:
    opened = open_content(folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def plain(folder: Path, catalog: Catalog) -> Naive:
    return naive(folder, catalog)


def expected(plain: Naive, example: Example) -> list[str]:
    """Return the ids that an example finds, by looking at every record."""
    return [entry.id for entry in plain.view(parse(example.canonical, plain.names))]


def test_the_sample_has_no_defects_but_a_tag_that_is_not_listed(catalog: Catalog) -> None:
    assert {problem.rule for problem in catalog.problems} == {"review-missing", "tag-unknown"}


@pytest.mark.parametrize("example", EXAMPLES, ids=[e.query or "nothing" for e in EXAMPLES])
def test_an_example_means_what_it_says(catalog: Catalog, plain: Naive, example: Example) -> None:
    view = View(Search(catalog)).with_text(example.query)
    assert str(view.query) == example.canonical
    assert view.with_text(example.canonical).query == view.query
    found = [row.id for row in catalog.rows(view.positions)]
    assert found == expected(plain, example)
    size = {"nothing": 0, "everything": catalog.size}.get(re.split(r"\W", example.meaning)[0])
    assert len(found) == size if size is not None else 0 < len(found) < catalog.size


async def test_every_example_lists_the_same_on_the_screen(folder: Path, plain: Naive) -> None:
    async with browsing(folder, today=TODAY) as browser:
        for example in EXAMPLES:
            await browser.press("slash", "ctrl+u")
            await browser.post(
                Paste(example.query)
            )  # typing is tried elsewhere, and searches at each key
            assert (browser.query, browser.ids) == (example.query, expected(plain, example))
            assert not browser.base.filter_bar.has_class("-error")


def test_every_example_lists_the_same_in_the_shell(
    folder: Path,
    plain: Naive,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    options = ("--content", str(folder), "--as-of", TODAY.isoformat())
    for example in EXAMPLES:
        code = main(["list", *options, "--", example.query])
        done = capsys.readouterr()
        found = [line.split("\t")[0] for line in done.out.splitlines()]
        assert (found, done.err) == (expected(plain, example), "")
        assert code == (0 if found else 1)


def test_the_examples_cover_the_language() -> None:
    queries = [example.query for example in EXAMPLES]
    asked = {name for query in queries for name in re.findall(r"([a-z]+):(?!//)", query)}
    canonical = {
        name for example in EXAMPLES for name in re.findall(r"([a-z]+):(?!//)", example.canonical)
    }
    assert {*FIELDS, *ALIASES, "sort"} <= asked | canonical
    assert ALIASES.keys() <= asked
    for operator in (*OPERATORS, "..", *"dwmy"):
        pattern = rf":[<>=]*\d+{operator}" if operator in "dwmy" else f":[^ ]*{re.escape(operator)}"
        assert any(re.search(pattern, query, re.IGNORECASE) for query in queries), operator
    joined = " ".join(queries)
    for word in ("OR", "|", "AND", "NOT", "-", "!", "(", "#", "@", '"', "*", "\\"):
        assert word in joined
    assert {name for name in SORTS if f"sort:{name}" in joined or f"sort:-{name}" in joined} >= {
        "title",
        "reviewed",
    }
    assert len(EXAMPLES) >= 45
    assert len(set(queries)) == len(queries)


def field_table() -> str:
    """Return the table of fields as the document is to show it."""
    others = {name: [alias for alias, field in ALIASES.items() if field == name] for name in FIELDS}
    rows = [
        f"| `{name}` | {', '.join(f'`{alias}`' for alias in others[name])} | {spec.type.value}"
        f" | {spec.meaning} |"
        for name, spec in FIELDS.items()
    ]
    return "\n".join(
        ["| field | other names | its values | it finds |", "|---|---|---|---|", *rows]
    )


def between(mark: str) -> str:
    """Return what stands between two marks of the document."""
    return DOCUMENT.partition(f"<!-- {mark} -->")[2].partition(f"<!-- /{mark} -->")[0].strip("\n")


def test_the_document_describes_every_field() -> None:
    assert between("fields") == field_table()


def test_the_document_names_everything_an_entry_may_have() -> None:
    assert re.findall(r"`([a-z]+)`", between("presence")) == list(PRESENCE)
