"""``search``, ``urgent``, ``sections``, ``copy``, ``open`` and the forms of ``list``."""

import csv
import io
import json
from pathlib import Path

import pytest
from services.fake_tools import FakeTools
from support.browsing import TODAY
from support.content import SHIPPED, write_file
from support.pty_session import PtySession
from support.shell import Shell
from terminal.program import command

from ketamine_tui.model.way_kinds import PLACEHOLDER
from ketamine_tui.present.columns import COLUMNS

ON_THAT_DAY = ("--as-of", TODAY.isoformat())


# list.


def test_columns_are_chosen_and_ordered(shell: Shell) -> None:
    done = shell.run("list", "section:people", "--columns", "phone,id,Emails,address,organization")
    assert [line.split("\t") for line in done.lines] == [
        ["202-555-0143; 202-555-0144", "help-line", "", "", ""],
        ["202-555-0199", "night-line", "", "", ""],
        [
            "020 7946 0958",
            "office",
            "office@example.org",
            "1 Example Road, London, N1 1AA",
            "Example Press",
        ],
        [
            f"(123) 456-7890 [{PLACEHOLDER}]",
            "old-clinic",
            f"nobody@example.com [{PLACEHOLDER}]",
            "",
            "",
        ],
    ]


def test_every_column_can_be_asked_for(shell: Shell) -> None:
    done = shell.run("list", "--format", "jsonl", "--columns", ",".join(COLUMNS), *ON_THAT_DAY)
    rows = {row["id"]: row for row in map(json.loads, done.lines)}
    assert all(tuple(row) == COLUMNS for row in rows.values())
    book = rows["new-book"]
    assert (book["doi"], book["isbn"]) == ("10.1234/example.5678", "9780306406157")
    assert (book["authors"], book["due"]) == ("Grace Example; Alan Example", "2021-05-01")
    assert book["path"] == "resources/books/new-book.yaml"


def test_csv_is_what_spreadsheets_read(shell: Shell) -> None:
    done = shell.run("list", "--format", "csv", "--columns", "id,state,tags")
    rows = list(csv.reader(io.StringIO(done.out)))
    assert rows[0] == ["id", "state", "tags"]
    assert rows[2][0] == "new-book"
    assert rows[2][2] == "Depression; ForFamilies"


def test_json_lines_are_the_json_a_line_each(shell: Shell) -> None:
    lines = shell.run("list", "kind:book", "--format", "jsonl").lines
    assert list(map(json.loads, lines)) == shell.run("list", "kind:book", "--json").data["entries"]


@pytest.mark.parametrize("asked", [(), ("--why", "film")])
def test_a_column_that_is_unknown_is_named_with_the_nearest(
    shell: Shell, asked: tuple[str, ...]
) -> None:
    done = shell.run("list", "--columns", "id,fone", *asked)
    assert (done.code, done.out) == (2, "")
    assert "no column 'fone' (did you mean 'phone'?)" in done.err


def test_a_terminal_gets_a_table_as_wide_as_it_is(shell: Shell, folder: Path) -> None:
    argv = command("list", "--columns", "id,title,summary", content=folder)
    with PtySession(argv, shell.home, cols=60, rows=24) as session:
        assert session.wait_exit() == 0
        shown = [line for line in session.screen_text.splitlines() if line.strip()]
        assert shown[0].split() == ["id", "title", "summary"]
        assert len(shown) == 9
        assert any(line.endswith("..") for line in shown)
        assert max(map(len, shown)) <= 60


def test_a_plain_list_on_a_terminal_is_that_of_a_pipe(shell: Shell, folder: Path) -> None:
    argv = command("list", "--plain", content=folder)
    with PtySession(argv, shell.home) as session:
        assert session.wait_exit() == 0
        assert b"\x1b" not in session.raw
        assert b"new-book\tbook\t" in session.raw


@pytest.mark.parametrize(("option", "history"), [("--private", "-\n"), ("--no-private", "\n")])
def test_a_long_answer_goes_to_the_pager(
    shell: Shell, folder: Path, tmp_path: Path, option: str, history: str
) -> None:
    tools = FakeTools(tmp_path)
    tools.add("my-pager", f'echo "$LESSHISTFILE" > {tmp_path}/history')
    argv = command("show", "welcome", option, content=folder)
    changes = {"PAGER": str(tools.bin / "my-pager")}
    with PtySession(argv, shell.home, env=changes, rows=10) as session:
        assert session.wait_exit() == 0
    assert tools.calls() == [["my-pager"]]
    assert "How to use this" in tools.stdin("my-pager").decode()
    assert (tmp_path / "history").read_text() == history


# search.


def test_a_search_shows_where_the_words_stand(shell: Shell) -> None:
    lines = [line.split("\t") for line in shell.run("search", "medicines", *ON_THAT_DAY).lines]
    text = "Everything that is known now about moods and medicines."
    assert lines == [["new-book", "source-checked", "The new book", "", text]]


def test_a_search_names_the_field(shell: Shell) -> None:
    (found,) = shell.run("search", "grace", "1999", "--json").data["entries"]
    assert found["id"] == "old-book"
    assert found["passages"] == [
        {"field": "Authors", "text": "Grace Example"},
        {"field": "Issued", "text": "1999"},
    ]


def test_a_search_that_finds_nothing_says_so_by_its_code(shell: Shell) -> None:
    done = shell.run("search", "xyzzy")
    assert (done.code, done.out) == (1, "")


# urgent.


def test_urgent_help_comes_with_its_doubts(shell: Shell) -> None:
    lines = [line.strip() for line in shell.run("urgent", *ON_THAT_DAY).lines]
    at = lines.index("United States")
    assert lines[at + 2] == "call 202-555-0143 (press 1), call 202-555-0144, text HELLO to 55501"
    assert "Help line (help-line)" in lines
    assert "To be reviewed: Night line (night-line)" in lines
    assert "United Kingdom" in lines


@pytest.mark.parametrize("region", ["GB", "gb", "uk", "United Kingdom"])
def test_urgent_help_of_one_region(shell: Shell, region: str) -> None:
    (only,) = shell.run("urgent", "--region", region, "--json").data["regions"]
    assert shell.run("urgent", *region.split(), "--json").data["regions"] == [only]
    assert (only["region"], [entry["id"] for entry in only["entries"]]) == ("GB", ["office"])
    assert only["entries"][0]["main"] == "020 7946 0958"


def test_a_region_without_urgent_help_names_those_that_have_it(shell: Shell) -> None:
    done = shell.run("urgent", "--region", "FR")
    assert (done.code, done.out) == (1, "")
    assert (
        "no urgent help for France; there is help for US (United States), GB (United Kingdom)"
        in done.err
    )


def test_a_directory_without_urgent_help_says_whom_to_call(shell: Shell, folder: Path) -> None:
    write_file(
        folder / "directory.yaml", {"title": "T", "sections": [{"id": "start", "title": "S"}]}
    )
    for words in ((), ("--region", "GB")):
        done = shell.run("urgent", *words)
        assert (done.code, done.out) == (1, "")
        assert (
            "this directory names no urgent help: in an emergency call your local emergency number"
            in done.err
        )
    done = shell.run("urgent", "--json")
    assert (done.code, done.data["regions"]) == (1, [])


def test_a_country_without_numbers_gets_those_of_what_it_belongs_to(tmp_path: Path) -> None:
    done = Shell(tmp_path, SHIPPED).run("urgent", "--region", "germany", *ON_THAT_DAY)
    assert done.code == 0
    assert done.lines[0].startswith("This directory has no number for Germany alone")
    titles = [
        line for line in done.lines if line in ("United States", "European Union", "International")
    ]
    assert titles == ["European Union", "International"]
    assert any(line.strip() == "call 112" for line in done.lines)


@pytest.mark.parametrize("country", ["JP", "IN", "ZA"])
def test_where_not_even_a_wider_region_has_a_number_that_is_said_first(
    tmp_path: Path, country: str
) -> None:
    done = Shell(tmp_path, SHIPPED).run("urgent", "--region", country, *ON_THAT_DAY)
    assert done.code == 0
    assert done.lines[0].startswith("This directory has no number for ")
    assert "in an emergency call the local emergency number" in " ".join(done.lines[:2])
    assert not any(line.strip().startswith(("call", "text")) for line in done.lines[2:])
    assert any("findahelpline.com" in line for line in done.lines)


@pytest.mark.parametrize(
    ("region", "number"),
    [
        *(("US", "911"), ("CA", "911"), ("GB", "999"), ("IE", "112"), ("AU", "000")),
        *(("NZ", "111"), ("EU", "112"), ("DE", "112"), ("FR", "112")),
    ],
)
def test_the_emergency_number_of_a_region_comes_first(
    tmp_path: Path, region: str, number: str
) -> None:
    done = Shell(tmp_path, SHIPPED).run("urgent", "--region", region, *ON_THAT_DAY)
    ways = [line.strip() for line in done.lines if line.strip().startswith(("call", "text"))]
    assert ways[0].startswith(f"call {number}")


# sections.


def test_sections_are_listed_with_their_depth_and_size(shell: Shell) -> None:
    assert shell.run("sections").lines[1:4] == [
        "library\t3\t0\tLibrary",
        "books\t2\t1\tBooks",
        "films\t1\t1\tFilms",
    ]
    assert shell.run("sections", "kind:book", "--json").data["sections"][0]["count"] == 0


# copy and open.


@pytest.fixture
def tools(tmp_path: Path) -> FakeTools:
    """Fake programs."""
    return FakeTools(tmp_path)


def copied(shell: Shell, tools: FakeTools, *arguments: str) -> tuple[int, str, str]:
    """Copy by a program; return the exit code, what it got, and what was said."""
    program = tools.add("take")
    done = shell.run("copy", *arguments, "--clipboard", str(program), *ON_THAT_DAY)
    assert done.out == ""
    return done.code, tools.stdin("take").decode() if tools.calls() else "", done.err


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        (("help-line",), "202-555-0143"),
        (("help-line", "text"), "55501"),
        (("office", "e"), "office@example.org"),
        (("new-book",), "https://example.org/new-book"),
        (("office", "address"), "1 Example Road\nLondon, N1 1AA"),
    ],
)
def test_a_field_is_copied_as_it_is(
    shell: Shell, tools: FakeTools, arguments: tuple[str, ...], value: str
) -> None:
    code, taken, told = copied(shell, tools, *arguments)
    assert (code, taken) == (0, value)
    assert "Copied" in told
    assert "(take)" in told


def test_what_nobody_has_checked_is_copied_with_a_word(shell: Shell, tools: FakeTools) -> None:
    code, taken, told = copied(shell, tools, "night-line")
    assert (code, taken) == (0, "202-555-0199")
    assert "Unchecked: to be reviewed" in told


def test_a_placeholder_is_not_copied(shell: Shell, tools: FakeTools) -> None:
    code, taken, told = copied(shell, tools, "old-clinic")
    assert (code, taken) == (1, "")
    assert PLACEHOLDER in told


def test_a_copy_without_any_way_shows_the_value(shell: Shell) -> None:
    done = shell.run("copy", "help-line", "--clipboard", "none")
    assert done.code == 1
    assert "Could not copy the phone: " in done.err
    assert "ketamine-tui: 202-555-0143" in done.err


def test_a_link_is_opened_by_the_desktop(shell: Shell, tools: FakeTools) -> None:
    tools.add_silent("xdg-open", "exit 0")
    env = {"PATH": tools.path, "DISPLAY": ":7"}
    done = shell.run("open", "old-book", "2", env=env)
    assert (done.code, tools.calls()) == (0, [["xdg-open", "https://example.com/review"]])
    assert "Unchecked: to be reviewed" in done.err


def test_without_a_display_the_address_is_told(shell: Shell) -> None:
    done = shell.run("open", "new-book", env={"DISPLAY": None, "WAYLAND_DISPLAY": None})
    assert done.code == 1
    assert "https://example.org/new-book" in done.err


@pytest.mark.parametrize(("entry", "number"), [("old-book", "3"), ("old-book", "0")])
def test_a_link_that_is_not_there_lists_those_that_are(
    shell: Shell, entry: str, number: str
) -> None:
    done = shell.run("open", entry, number)
    assert done.code == 2
    assert "1 https://example.org/old-book\n2 https://example.com/review" in done.err


def test_columns_say_when_by_whom_and_how_an_entry_was_confirmed(shell: Shell) -> None:
    columns = ("--columns", "id,reviewed,reviewers,method", *ON_THAT_DAY)
    rows = dict(line.split("\t", 1) for line in shell.run("list", *columns).lines)
    assert rows["office"] == "2020-05-01\tAda Example, librarian\tphoned"
    assert rows["film"] == "2018-01-01\t\t"  # it has run out, which the state says
    assert rows["old-book"] == "\t\t"
    dated = shell.run("list", "reviewed:..2999", *ON_THAT_DAY).lines
    assert {line.split("\t")[0] for line in dated} == {x for x in rows if rows[x][0] != "\t"}
