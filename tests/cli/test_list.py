"""``list``: the entries that match, for people and for other programs."""

from pathlib import Path

import pytest
from support.browsing import IDS, TODAY, browsing
from support.shell import Shell

ON_THAT_DAY = ("--as-of", TODAY.isoformat())


def ids(lines: list[str]) -> list[str]:
    """Return the first field of every line."""
    return [line.split("\t")[0] for line in lines]


def test_every_entry_is_a_line_of_id_kind_state_and_title(shell: Shell) -> None:
    done = shell.run("list", *ON_THAT_DAY)
    assert (done.code, done.err) == (0, "")
    assert done.lines == [
        "welcome\tpage\tsource-checked\tWelcome",
        "new-book\tbook\tsource-checked\tThe new book",
        "old-book\tbook\tto-be-reviewed\tThe old book",
        "film\tvideo\toverdue\tA film",
        "help-line\thelpline\tsource-checked\tHelp line",
        "night-line\thelpline\tto-be-reviewed\tNight line",
        "office\torganization\treviewed\tThe office",
        "old-clinic\tclinic\tto-be-reviewed\tThe old clinic",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["old"], ["old-book", "old-clinic", "welcome"]),
        (["old", "book"], ["old-book", "welcome"]),
        (["kind:book", "#Pain"], ["old-book"]),
        (["#Pain -#Depression"], ["old-book", "old-clinic"]),
        (["--", "-#ForFamilies", "kind:book"], ["old-book"]),
        (["is:unchecked", "section:people"], ["night-line", "old-clinic"]),
        (["#TOBE_REVIEWED"], ["old-book", "night-line", "old-clinic"]),
        (['"the old"'], ["old-book", "old-clinic", "welcome"]),
        (["list"], ["welcome"]),
        (["xyzzy"], []),
    ],
)
def test_the_words_are_a_query(shell: Shell, words: list[str], expected: list[str]) -> None:
    done = shell.run("list", *ON_THAT_DAY, *words)
    assert ids(done.lines) == expected
    assert done.code == (0 if expected else 1)
    assert done.err == ""


def test_options_may_stand_anywhere(shell: Shell) -> None:
    for arguments in (
        ("list", "kind:book", "--json", *ON_THAT_DAY),
        (*ON_THAT_DAY, "list", "--json", "kind:book"),
    ):
        assert [row["id"] for row in shell.run(*arguments).data["entries"]] == [
            "new-book",
            "old-book",
        ]


def test_json_gives_every_field_of_the_list(shell: Shell) -> None:
    (row,) = shell.run("list", "new-book", "--json", *ON_THAT_DAY).data["entries"]
    assert row == {
        "id": "new-book",
        "kind": "book",
        "section": "books",
        "title": "The new book",
        "byline": "2019, Grace Example and Alan Example, Example Press",
        "tags": ["Depression", "ForFamilies"],
        "summary": "Everything that is known now about moods and medicines.",
        "state": "source-checked",
    }


def test_json_of_nothing_is_an_empty_list(shell: Shell) -> None:
    done = shell.run("list", "xyzzy", "--json")
    assert (done.code, done.data["entries"]) == (1, [])


@pytest.mark.parametrize(
    ("query", "column", "words"),
    [
        ("old #Pian", 5, "did you mean Pain?"),
        ("colour:red", 1, "there is no field colour:"),
        ("(old", 1, "this ( is not closed"),
        ("kind:boook", 6, "did you mean book?"),
    ],
)
def test_a_bad_query_is_wrong_use_and_names_the_column(
    shell: Shell, query: str, column: int, words: str
) -> None:
    done = shell.run("list", query)
    assert (done.code, done.out) == (2, "")
    assert f"column {column}: " in done.err
    assert words in done.err


def test_a_day_makes_entries_overdue(shell: Shell) -> None:
    before = ids(shell.run("list", "is:overdue", "--as-of", "2018-06-01").lines)
    after = ids(shell.run("list", "is:overdue", "--as-of", "2020-09-01").lines)
    later = ids(shell.run("list", "is:overdue", "--as-of", "2030-01-01").lines)
    assert before == []
    assert after == ["film", "help-line"]
    assert later == ["welcome", "new-book", "film", "help-line", "office"]


@pytest.mark.parametrize("day", ["tomorrow", "2020-13-01", "\x1b[31m"])
def test_a_day_that_is_none_is_wrong_use(shell: Shell, day: str) -> None:
    done = shell.run("list", "--as-of", day)
    assert (done.code, done.out) == (2, "")
    assert "is not a date like" in done.err
    assert "\x1b" not in done.err


@pytest.mark.parametrize(
    "query", ["", "old", "#Pain -kind:clinic", "is:overdue", "section:library"]
)
async def test_the_list_is_that_of_the_screen(shell: Shell, folder: Path, query: str) -> None:
    done = shell.run("list", *ON_THAT_DAY, query)
    async with browsing(folder, query=query) as browser:
        rows = browser.view.catalog.rows(browser.view.positions)
        assert done.lines == [f"{r.id}\t{r.kind}\t{r.state}\t{r.title}" for r in rows]


def test_the_shipped_directory_is_found_without_being_named(tmp_path: Path) -> None:
    done = Shell(tmp_path, None).run("list", "section:urgent-help")
    assert done.code == 0
    assert "crisis-us-988" in ids(done.lines)


def test_the_ids_are_those_of_the_small_directory(shell: Shell) -> None:
    assert ids(shell.run("list").lines) == list(IDS)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["#Pain", "kind:book", "is:overdue"], 1, "film is hidden by: kind:book"),
        (["office", "-#Pain", "kind:video"], 1, "film is hidden by: office; -#Pain"),
        (["kind:video"], 0, "film is 1 of 1: the list is in the directory's order"),
        (["sort:-title"], 0, "film is 8 of 8: the list is in the order sort:-title"),
    ],
)
def test_why_names_the_terms_that_hide_an_entry(
    shell: Shell, words: list[str], code: int, told: str
) -> None:
    done = shell.run("list", *ON_THAT_DAY, *words, "--why", "film")
    assert (done.code, done.lines, done.err) == (code, [told], "")
    data = shell.run("list", *ON_THAT_DAY, *words, "--why", "film", "--json").data
    assert data["is_listed"] is (code == 0)


def test_why_needs_an_entry_that_exists(shell: Shell) -> None:
    done = shell.run("list", "kind:book", "--why", "nobody")
    assert (done.code, done.out) == (1, "")
    assert "there is no entry 'nobody'" in done.err


@pytest.mark.parametrize("negated", ["-#Pain", "-kind:book", "-is:overdue", "-(film OR book)"])
def test_a_query_may_begin_with_a_minus(shell: Shell, negated: str) -> None:
    done = shell.run("list", *ON_THAT_DAY, negated)
    assert ids(done.lines) == ids(shell.run("list", *ON_THAT_DAY, f"!{negated[1:]}").lines)
    assert 0 < len(done.lines) < len(IDS)
