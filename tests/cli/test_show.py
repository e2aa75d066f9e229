"""``show``: an entry, or one of its fields, without a terminal."""

from pathlib import Path

import pytest
from support.browsing import TODAY, browsing
from support.shell import Shell

from ketamine_tui.model.way_kinds import PLACEHOLDER

ON_THAT_DAY = ("--as-of", TODAY.isoformat())


async def test_the_text_is_that_of_the_screen(shell: Shell, folder: Path) -> None:
    async with browsing(folder) as browser:
        for name in browser.ids:
            done = shell.run("show", name, *ON_THAT_DAY)
            assert browser.selected == name
            assert (done.code, done.out) == (0, f"{browser.detail}\n")
            await browser.press("j")


def test_the_state_stands_in_the_text(shell: Shell) -> None:
    assert "[+] Source-checked 2020-05-01" in shell.run("show", "new-book", *ON_THAT_DAY).out
    assert "[!] To be reviewed" in shell.run("show", "night-line").out
    assert PLACEHOLDER in shell.run("show", "old-clinic").out


@pytest.mark.parametrize(
    ("entry", "field", "values"),
    [
        ("help-line", "phone", ["202-555-0143", "202-555-0144"]),
        ("help-line", "phones", ["202-555-0143", "202-555-0144"]),
        ("help-line", "TEXT", ["55501"]),
        ("help-line", "name", ["Help line"]),
        ("office", "email", ["office@example.org"]),
        ("office", "address", ["1 Example Road", "London, N1 1AA"]),
        ("new-book", "isbn", ["9780306406157"]),
        ("new-book", "link", ["https://example.org/new-book"]),
    ],
)
def test_a_field_is_printed_bare_a_value_a_line(
    shell: Shell, entry: str, field: str, values: list[str]
) -> None:
    done = shell.run("show", entry, "--field", field, *ON_THAT_DAY)
    assert (done.code, done.lines, done.err) == (0, values, "")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("old-clinic", PLACEHOLDER),
        ("night-line", "Unchecked: to be reviewed (Night line)"),
    ],
)
def test_doubts_about_a_field_go_where_they_spoil_no_pipe(
    shell: Shell, entry: str, words: str
) -> None:
    done = shell.run("show", entry, "--field", "phone", *ON_THAT_DAY)
    assert done.code == 0
    assert len(done.lines) == 1
    assert words in done.err
    assert words not in done.out


def test_a_field_that_the_entry_has_not_is_named_with_those_it_has(shell: Shell) -> None:
    done = shell.run("show", "film", "--field", "phone")
    assert (done.code, done.out) == (1, "")
    assert "film has no field 'phone'; it has link, citation, name, id" in done.err


@pytest.mark.parametrize("entry", ["nothing", "", "\x1b[31mred"])
def test_an_id_that_is_unknown_is_named(shell: Shell, entry: str) -> None:
    done = shell.run("show", entry)
    assert (done.code, done.out) == (1, "")
    assert "there is no entry" in done.err
    assert "\x1b" not in done.err


def test_json_gives_the_entry_with_its_state(shell: Shell) -> None:
    data = shell.run("show", "help-line", "--json", *ON_THAT_DAY).data["entry"]
    assert {"id", "kind", "section", "title", "summary", "tags", "phones", "reviews"} <= set(data)
    assert data["id"] == "help-line"
    assert data["tags"] == ["Mood", "ForFamilies"]
    assert [phone["number"] for phone in data["phones"]] == ["202-555-0143", "202-555-0144"]
    assert (data["state"], data["due"]) == ("source-checked", "2020-07-30")


def test_json_follows_the_day(shell: Shell) -> None:
    late = shell.run("show", "help-line", "--json", "--as-of", "2021-01-01").data["entry"]
    assert late["state"] == "overdue"


def test_json_of_an_entry_that_nobody_looked_at_has_no_due_day(shell: Shell) -> None:
    data = shell.run("show", "night-line", "--json").data["entry"]
    assert (data["state"], data["due"]) == ("to-be-reviewed", None)


def test_a_field_and_json_exclude_each_other(shell: Shell) -> None:
    assert shell.run("show", "film", "--json", "--field", "link").code == 2
    assert shell.run("show").code == 2
