"""Exports of the small directory, as the shell writes them."""

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support.browsing import IDS, TODAY, write_small
from support.content import fields, write_file
from support.shell import Done, Shell

from ketamine_tui.exchange.formats import FORMATS
from ketamine_tui.model.way_kinds import PLACEHOLDER

DOUBTED = {"old-book", "night-line", "old-clinic"}


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home", write_small(tmp_path / "content"))


def export(shell: Shell, *arguments: str) -> Done:
    done = shell.run("export", *arguments, "--as-of", TODAY.isoformat())
    assert done.code == 0, done.err
    return done


def test_what_nobody_vouches_for_is_left_out_and_counted(shell: Shell) -> None:
    done = export(shell, "json")
    assert [entry["id"] for entry in done.data["entries"]] == [i for i in IDS if i not in DOUBTED]
    assert done.data["left_out"] == 3
    assert "3 unreviewed entries left out" in done.err


def test_everything_comes_when_asked_for(shell: Shell) -> None:
    data = export(shell, "json", "--all").data
    assert [entry["id"] for entry in data["entries"]] == list(IDS)
    assert data["left_out"] == 0


FILES = [name for name, form in FORMATS.items() if not form.is_folder]


@pytest.mark.parametrize("name", FILES)
def test_every_format_names_day_version_and_state(shell: Shell, name: str) -> None:
    done = export(shell, name)
    version = export(shell, "json").data["version"]
    text = done.out.replace("\r\n ", "")
    assert len(version) == 12
    assert version in text
    assert "2020-06-15" in text
    assert "source-checked" in text.lower()


@pytest.mark.parametrize("name", FILES)
def test_every_format_stands_a_query_without_an_answer(shell: Shell, name: str) -> None:
    done = shell.run("export", name, "xyzzy")
    assert done.code == 1
    assert "Exported 0 entries" in done.err


def test_markdown_has_all_sections_or_those_that_were_asked_for(shell: Shell) -> None:
    def headings(*query: str) -> list[str]:
        text = export(shell, "markdown", *query).out
        return [line for line in text.splitlines() if line.startswith("#") and " " in line]

    assert len(headings("id:help-line")) < len(headings())
    assert headings("id:help-line")[0] == headings()[0]


def test_another_word_is_another_version(shell: Shell) -> None:
    before = export(shell, "json").data["version"]
    assert shell.content is not None
    page = shell.content / "pages/welcome.md"
    page.write_text(page.read_text().replace("Items are short", "Items are long"))
    assert export(shell, "json").data["version"] != before


def test_json_holds_the_whole_entry(shell: Shell) -> None:
    (entry,) = export(shell, "json", "id:help-line").data["entries"]
    shown = shell.run("show", "help-line", "--json", "--as-of", TODAY.isoformat()).data
    assert entry == shown["entry"]


def test_json_lines_say_the_same_a_line_each(shell: Shell) -> None:
    lines = [json.loads(line) for line in export(shell, "jsonl").lines]
    whole = export(shell, "json").data
    assert [line["id"] for line in lines] == [entry["id"] for entry in whole["entries"]]
    assert {line["format"] for line in lines} == {"ketamine-tui/1"}
    assert {line["version"] for line in lines} == {whole["version"]}


def test_csv_has_a_row_for_each_entry(shell: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(export(shell, "csv", "--all").out)))
    by_id = {row["id"]: row for row in rows}
    assert list(by_id) == list(IDS)
    assert by_id["help-line"]["phone"] == "202-555-0143; 202-555-0144"
    assert by_id["new-book"]["isbn"] == "9780306406157"
    assert PLACEHOLDER in by_id["old-clinic"]["phone"]
    assert by_id["film"]["state"] == "overdue"


def test_csl_is_what_reference_managers_read(shell: Shell) -> None:
    (book, film) = export(shell, "csl").data
    assert (book["id"], book["type"], book["title"]) == ("new-book", "book", "The new book")
    names = [{"family": "Example", "given": name} for name in ("Grace", "Alan")]
    assert book["author"] == names
    assert book["issued"] == {"date-parts": [[2019]]}
    assert (book["DOI"], book["ISBN"]) == ("10.1234/example.5678", "9780306406157")
    assert (film["type"], film["URL"]) == ("motion_picture", "https://example.org/film")
    assert film["note"].startswith("Check overdue")


def test_names_left_out_are_nobody_in_csl(shell: Shell) -> None:
    assert shell.content is not None
    book = shell.content / "resources/books/new-book.yaml"
    named = book.read_text("utf-8")
    assert '"Alan Example"' in named
    book.write_text(named.replace('"Alan Example"', '"and others"'), "utf-8")
    work = export(shell, "csl", "id:new-book").data[0]
    assert work["author"] == [{"family": "Example", "given": "Grace"}]
    assert work["note"].startswith("Further authors are not named. (")


@pytest.mark.parametrize(
    ("kind", "container", "cited", "entry"),
    [
        ("guideline", "Annals", ("article-journal", "container-title"), "article"),
        ("guideline", "", ("report",), "techreport"),
        ("book", "Annals", ("book", "collection-title"), "book"),
        ("article", "Annals", ("article-journal", "container-title"), "article"),
    ],
    ids=["guideline in a journal", "guideline", "book of a series", "article"],
)
def test_works_are_cited_as_what_they_stand_in(
    tmp_path: Path, kind: str, container: str, cited: tuple[str, ...], entry: str
) -> None:
    said = {"container_title": container} if container else {}
    work = fields(kind=kind, title="A work", links=[{"url": "https://example.org"}], **said)
    shell = Shell(tmp_path / "home", write_small(tmp_path / "content"))
    write_file(tmp_path / "content/resources/a-work.yaml", work)
    (item,) = export(shell, "csl", "id:a-work", "--all").data
    assert (item["type"], *(name for name, value in item.items() if value == "Annals")) == cited
    assert f"@{entry}{{a-work," in export(shell, "bibtex", "id:a-work", "--all").out


def test_a_format_says_what_it_cannot_hold(shell: Shell) -> None:
    assert "3 others left out: csl holds works only" in export(shell, "csl").err


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs))


def test_bookmarks_have_their_tags(shell: Shell) -> None:
    parser = _Links()
    parser.feed(export(shell, "bookmarks").out)
    assert {
        "href": "https://example.org/new-book",
        "tags": "Depression,ForFamilies",
    } in parser.found
    assert len(parser.found) == 3


def test_a_handout_fits_on_paper(shell: Shell) -> None:
    lines = export(shell, "text", "--all").lines
    assert max(map(len, lines)) <= 80
    text = "\n".join(lines)
    assert "[+] Source-checked 2020-05-01, due 2020-07-30" in text
    assert "202-555-0143 (press 1; 24 hours a day, every day)" in text
    assert f"(123) 456-7890  {PLACEHOLDER}" in text
    assert "Grace Example, Alan Example. (2019). The new book." in text


def test_a_file_is_written_in_one_step_and_named(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    done = export(shell, "json", "-o", str(file))
    assert done.out == ""
    assert f"written to {file}" in done.err
    assert json.loads(file.read_text())["directory"] == "Small directory"
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_file_that_cannot_be_written_is_named(shell: Shell, tmp_path: Path) -> None:
    done = shell.run("export", "json", "-o", str(tmp_path / "missing" / "out.json"))
    assert done.code == 3
    assert "missing" in done.err


def test_a_site_is_a_folder_with_a_page_for_each_entry(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    done = export(shell, "site", "-o", str(folder))
    assert "Exported 5 entries" in done.err
    assert {file.stem for file in (folder / "entries").iterdir()} == {*IDS} - DOUBTED
    assert shell.run("export", "site").code == 2


def test_a_site_leaves_the_files_of_others_alone(shell: Shell, tmp_path: Path) -> None:
    mine = tmp_path / "folder" / "letter.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    done = shell.run("export", "site", "-o", str(mine.parent))
    assert done.code == 3
    assert "files that this program did not write" in done.err
    assert [file.name for file in mine.parent.iterdir()] == ["letter.txt"]


def test_a_format_that_is_unknown_is_wrong_use(shell: Shell) -> None:
    assert shell.run("export", "docx").code == 2
