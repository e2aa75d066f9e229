"""``import``: told first, written when asked, never over anything, never trusted."""

import datetime as dt
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from support.content import SHIPPED
from support.shell import Done, Shell

FIXTURES = Path(__file__).parents[1] / "fixtures"

DAY = "2026-11-25"
CARD = """\
BEGIN:VCARD
VERSION:4.0
FN:{name}
KIND:org
NOTE:Somebody to talk to.
TEL:{number}
CATEGORIES:{tags}
END:VCARD
"""


def card(name: str = "A new line", number: str = "+442079460000", tags: str = "Mood") -> str:
    return CARD.format(name=name, number=number, tags=tags)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "mine.vcf"
    file.write_text(card(), "utf-8")
    return file


def errors(shell: Shell, folder: Path) -> set[str]:
    """Return the rules that a directory breaks, less that the numbers of tests are of fiction."""
    found = shell.run("--content", str(folder), "check", "--json", "--as-of", DAY).data
    rules = {one["rule"] for one in found["problems"] if one["severity"] == "error"}
    return rules - {"phone-placeholder"}


def run(shell: Shell, source: Path, target: Path, *options: str) -> Done:
    return shell.run("import", str(source), "--to", str(target), "--as-of", DAY, *options)


def test_without_being_asked_it_writes_nothing(shell: Shell, source: Path, folder: Path) -> None:
    before = files(folder)
    done = run(shell, source, folder)
    assert done.code == 0
    assert done.lines == ["new\tcontacts/organizations/a-new-line.yaml\tA new line"]
    assert "nothing is written yet; add --write to write it" in done.err
    assert files(folder) == before


def test_what_is_written_is_to_be_reviewed_and_says_where_it_is_from(
    shell: Shell, source: Path, folder: Path
) -> None:
    before = files(folder)
    assert run(shell, source, folder, "--write").code == 0
    after = files(folder)
    assert {path for path in after if after[path] != before.get(path)} == {
        "contacts/organizations/a-new-line.yaml"
    }
    shown = shell.run("show", "a-new-line", "--json").data["entry"]
    assert shown["state"] == "to-be-reviewed"
    assert shown["reviews"] == [
        {"date": DAY, "status": "to-be-reviewed", "note": "Imported from mine.vcf, line 1"}
    ]
    assert shown["section"] == "start"


def test_a_new_folder_becomes_a_directory(shell: Shell, source: Path, tmp_path: Path) -> None:
    source.write_text(card(tags="Mood,Two words"), "utf-8")
    target = tmp_path / "new" / "dir"
    assert run(shell, source, target, "--kind", "helpline", "--write").code == 0
    assert set(files(target)) == {
        "directory.yaml",
        "tags.yaml",
        "contacts/helplines/a-new-line.yaml",
    }
    assert errors(shell, target) == set()
    shown = shell.run("--content", str(target), "show", "a-new-line", "--json").data["entry"]
    assert (shown["section"], shown["tags"]) == ("helplines", ["Mood", "Two-words"])
    directory = yaml.safe_load((target / "directory.yaml").read_text("utf-8"))
    assert directory["title"] == "mine"
    assert "Nobody has checked it here" in directory["description"]
    assert list(tmp_path.glob("**/.ketamine-tui-*")) == []


@pytest.mark.parametrize(
    "name", ["vcard", "vcard3", "hsds", "csl", "bibtex", "csv", "json", "jsonl", "bookmarks"]
)
def test_what_is_exported_comes_back_without_an_error_and_without_trust(
    tmp_path: Path, name: str
) -> None:
    shell = Shell(tmp_path / "home", SHIPPED)
    ending = "csv" if name == "csv" else "x"
    file, target = tmp_path / f"all.{ending}", tmp_path / "back"
    assert shell.run("export", name, "--all", "-o", str(file), "--as-of", DAY).code == 0
    plan = run(shell, file, target, "--write", "--json").data
    assert plan["written"] is True
    assert errors(shell, target) == set()
    rows = shell.run("--content", str(target), "list", "--json").data["entries"]
    assert len(rows) == len(plan["entries"]) > 30
    assert {row["state"] for row in rows} == {"to-be-reviewed"}


def test_our_own_json_brings_every_entry_back_as_it_was(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "home", SHIPPED)
    file, target = tmp_path / "all.json", tmp_path / "back"
    shell.run("export", "json", "--all", "-o", str(file), "--as-of", DAY)
    assert run(shell, file, target, "--write").code == 0
    before = {entry["id"]: entry for entry in shell.run("export", "json", "--all").data["entries"]}
    after = shell.run("--content", str(target), "export", "json", "--all").data["entries"]
    assert {entry["id"] for entry in after} == set(before)
    for entry in after:
        old = before[entry["id"]]
        for own in ("reviews", "state", "due", "section", "body"):
            entry.pop(own, None)
            old.pop(own, None)
        assert entry == old


def test_what_is_there_already_is_left_out_and_named(
    shell: Shell, source: Path, folder: Path
) -> None:
    known = "+12025550143"
    source.write_text(
        card("Another name", known) + card("HELP line", known) + card("New") + card("new"), "utf-8"
    )
    done = run(shell, source, folder)
    assert [line.split("\t")[:2] for line in done.lines if line.startswith(("same", "like"))] == [
        ["same", "line 9: title and number of help-line"],
        ["same", "line 25: title and number of new (line 17)"],
        ["like", "line 1: number of help-line"],
    ]
    assert "2 duplicates left out" in done.err
    assert "1 possible duplicate to be imported" in done.err
    taken = run(shell, source, folder, "--with-duplicates", "--json").data
    assert [one["id"] for one in taken["entries"]] == [
        "another-name",
        "help-line-2",
        "new",
        "new-2",
    ]
    (possible,) = taken["possible_duplicates"]
    assert (possible["id"], possible["other"], possible["same"]) == (
        *("another-name", "help-line"),
        "number",
    )


def test_nothing_new_is_a_finding(shell: Shell, source: Path, folder: Path) -> None:
    source.write_text(card("Help line", "+12025550143"), "utf-8")
    before = files(folder)
    assert run(shell, source, folder, "--write").code == 1
    assert files(folder) == before


def test_tags_that_the_directory_lacks_are_added_below_its_own(
    shell: Shell, source: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    assert shell.run("init", "--empty", str(mine)).code == 0
    before, wrong = (mine / "tags.yaml").read_text("utf-8"), errors(shell, mine)
    source.write_text(card(tags="sample,Brand new"), "utf-8")
    done = run(shell, source, mine, "--write")
    assert "tag\tbrand-new\tBrand-new" in done.lines
    assert (mine / "tags.yaml").read_text(
        "utf-8"
    ) == f'{before}- id: brand-new\n  label: "Brand-new"\n'
    own = shell.run("--content", str(mine), "show", "a-new-line", "--json").data["entry"]
    assert own["tags"] == ["Example", "Brand-new"]
    assert errors(shell, mine) == wrong


def test_a_list_of_tags_in_brackets_is_left_alone_and_nothing_is_written(
    shell: Shell, source: Path, folder: Path
) -> None:
    source.write_text(card(tags="Brand new"), "utf-8")
    (folder / "tags.yaml").write_text('[{"id": "mood", "label": "Mood"}]', "utf-8")
    before = files(folder)
    done = run(shell, source, folder, "--write")
    assert done.code == 1
    assert "add these tags to it first: Brand-new" in done.err
    assert files(folder) == before


def test_when_one_file_cannot_be_written_none_is(shell: Shell, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    shell.run("init", "--empty", str(mine))
    # A file where the folder of the second entry would have to be.
    (mine / "contacts" / "helplines").write_text("in the way", "utf-8")
    text = "title,kind,summary,tags\nA person,person,x,Brand new\nA line,helpline,x,\n"
    table = tmp_path / "two.csv"
    table.write_text(text, "utf-8")
    before = files(mine)
    done = run(shell, table, mine, "--write")
    assert (done.code, done.out) == (1, "")
    assert "contacts/helplines/a-line.yaml: a file is where a folder should be" in done.err
    assert files(mine) == before


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--section", "peple"), "there is no section 'peple' (did you mean people?)"),
        (("--map", "title=Name"), "--map is for csv; this is vcard"),
        (("--map", "title"), "is not of the form title=Name"),
        (("--kind", "novel"), "invalid choice: 'novel'"),
        (("--from", "docx"), "invalid choice: 'docx'"),
    ],
)
def test_wrong_use_is_told(
    shell: Shell, source: Path, folder: Path, options: tuple[str, ...], told: str
) -> None:
    done = run(shell, source, folder, *options)
    assert done.code == 2
    assert told in done.err


def test_a_folder_of_something_else_is_no_target(
    shell: Shell, source: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("mine", "utf-8")
    done = run(shell, source, tmp_path / "other", "--write")
    assert done.code == 2
    assert "is no directory; name a new folder" in done.err
    assert files(tmp_path / "other") == {"notes.txt": b"mine"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7", "mine.vcf:1:1: this is a PDF, not text"),
        (b"Dear all", "there is no card in it"),
        (
            b"VERSION:4.0\nFN:Zo\xeb",
            "mine.vcf:2:6: byte 0xEB is not UTF-8 (save the file as UTF-8)",
        ),
        (b"\n" * 17_000_000, "larger than 16 MiB: it has 17,000,000 bytes"),
    ],
)
def test_a_file_that_is_not_what_it_claims_is_told(
    shell: Shell, source: Path, folder: Path, data: bytes, told: str
) -> None:
    source.write_bytes(data)
    done = run(shell, source, folder)
    assert (done.code, done.out) == (3, "")
    assert told in done.err


def test_a_line_of_a_card_in_another_encoding_costs_that_line(
    shell: Shell, source: Path, folder: Path
) -> None:
    source.write_bytes(b"BEGIN:VCARD\nFN:Ada\nNOTE:Zo\xeb\nEND:VCARD\n")
    done = run(shell, source, folder)
    assert done.code == 0
    assert "\tAda\n" in done.out
    assert "lost\tmine.vcf:3\tline 'NOTE:Zo\ufffd': byte 0xEB is not UTF-8" in done.out


def test_a_file_that_is_not_there_is_told(shell: Shell, tmp_path: Path, folder: Path) -> None:
    done = run(shell, tmp_path / "none.vcf", folder)
    assert done.code == 3
    assert "none.vcf" in done.err


def test_losses_are_told_with_their_lines_and_once(
    shell: Shell, source: Path, folder: Path
) -> None:
    text = "".join(card(f"Line {n}", f"+4420794600{n}0").replace("NOTE", "X-ODD") for n in range(3))
    source.write_text(text, "utf-8")
    lost = [line for line in run(shell, source, folder).lines if line.startswith("lost")]
    assert (
        "lost\tmine.vcf:5, 13, 21\tX-ODD 'Somebody to talk to.': no field for it (add it by hand)"
        in lost
    )
    data = run(shell, source, folder, "--json").data
    assert [loss["line"] for loss in data["losses"] if "X-ODD" in loss["message"]] == [5, 13, 21]


def test_a_package_of_tables_is_told_by_its_tables(shell: Shell, tmp_path: Path) -> None:
    target = tmp_path / "new"
    package = tmp_path / "datapackage.json"
    package.write_text(
        '{"resources": [{"path": "services.csv"}, {"path": "phones.csv"},'
        ' {"path": "organizations.csv"}]}',
        "utf-8",
    )
    organizations = "id,name,description,fees\n1,Trust,Runs it.,a\n"
    (tmp_path / "organizations.csv").write_text(organizations, "utf-8")
    services = (
        "id,name,description,url,fees\n"
        "1,A line,Listens.,https://example.org/a,a\n"
        "3,A line,Listens.,https://example.org/a,a\n"
        "2,Other,Talks.,,\n"
    )
    (tmp_path / "services.csv").write_text(services, "utf-8")
    phones = "service_id,number\n1,+442079460000\n2,+442079460000\n7,+442079460001\n"
    (tmp_path / "phones.csv").write_text(phones, "utf-8")
    done = run(shell, package, target, "--with-duplicates", "--write")
    told = [line.partition("\t")[2] for line in done.lines if not line.startswith("new")]
    assert "services.csv line 3: title and link of a-line (services.csv line 2)\tA line" in told
    assert "services.csv line 4: number of a-line (services.csv line 2)\tOther" in told
    assert "services.csv:2, 3\tfees 'a': no field for it (add it by hand)" in told
    assert "organizations.csv:2\tfees 'a': no field for it (add it by hand)" in told
    assert "phones.csv:4\tservice_id '7': no row of services has this id" in told
    written = yaml.safe_load((target / "contacts/organizations/other.yaml").read_text("utf-8"))
    note = written["reviews"][0]["note"]
    assert note.startswith("Imported from datapackage.json, services.csv line 4. Possibly")
    assert errors(shell, target) == set()
    data = run(shell, package, tmp_path / "other", "--json").data
    places = [(loss["table"], loss["line"]) for loss in data["losses"]]
    assert places == [
        ("services.csv", 2),
        ("services.csv", 3),
        *[("phones.csv", 4)] * 2,
        ("organizations.csv", 2),
    ]
    (same,) = data["duplicates"]
    assert (same["table"], same["line"]) == ("services.csv", 3)
    assert (same["other_table"], same["other_line"]) == ("services.csv", 2)


def test_a_package_may_be_packed(shell: Shell, tmp_path: Path, folder: Path) -> None:
    package = tmp_path / "register.zip"
    with ZipFile(package, "w") as archive:
        for file in (FIXTURES / "packages/version-2").iterdir():
            archive.write(file, file.name)
    done = run(shell, package, tmp_path / "new")
    assert [line.rpartition("\t")[2] for line in done.lines if line.startswith("new")] == [
        "Example Line",
        "Example Trust",
    ]
    with ZipFile(package, "w") as archive:
        archive.writestr("sheet.xml", "x")
    done = run(shell, package, folder)
    assert (done.code, "a zip archive, such as .xlsx" in done.err) == (3, True)


def test_what_is_no_package_of_tables_has_none(shell: Shell, source: Path, folder: Path) -> None:
    source.write_text(card().replace("NOTE", "X-ODD") + card(), "utf-8")
    data = run(shell, source, folder, "--json").data
    assert {loss["table"] for loss in data["losses"]} == {None}
    assert [(one["table"], one["other_table"]) for one in data["duplicates"]] == [(None, None)]


def test_the_founding_note_becomes_a_folder_that_is_to_be_reviewed(
    shell: Shell, tmp_path: Path
) -> None:
    note, folder = FIXTURES / "founding-note.md", tmp_path / "folder"
    assert shell.run("import", str(note), "--to", str(folder), "--write").code == 0
    in_note = shell.run("list", "--json", "--content", str(note)).data["entries"]
    listed = shell.run("list", "--json", "--content", str(folder)).data["entries"]
    told = ("id", "kind", "section", "title", "byline", "tags", "summary", "state")
    # A note is in its own order, a folder in that of titles.
    assert sorted([one[name] for name in told] for one in listed) == sorted(
        [one[name] for name in told] for one in in_note
    )
    assert len(listed) == 13
    assert {one["state"] for one in listed} == {"to-be-reviewed"}
    sections = shell.run("sections", "--json", "--content", str(folder)).data["sections"]
    assert [one["title"] for one in sections] == [
        *("Introduction", "Relevance", "Resources", "Books", "Websites", "Videos"),
        *("Location", "Contact Information"),
    ]
    books = shell.run(
        "show", "ketamine-dreams-and-realities", "--json", "--content", str(folder)
    ).data
    (review,) = books["entry"]["reviews"]
    assert review["note"] == (
        "Imported from founding-note.md, line 11. There it said of itself: #TOBE_REVIEWED"
    )
    lines = shell.run("list", "has:phone", "--columns", "phone", "--content", str(folder)).out
    assert lines.split("\n")[:2] == ["(123) 456-7890", "(987) 654-3210"]


def test_links_between_pages_lead_to_where_things_are_now(shell: Shell, tmp_path: Path) -> None:
    file, target = tmp_path / "all.json", tmp_path / "back"
    shell.run("export", "json", "--all", "-o", str(file))
    assert run(shell, file, target, "--write").code == 0
    page = (target / "pages" / "welcome.md").read_text("utf-8")
    assert "[the old book](../resources/books/old-book.yaml)" in page
    assert shell.run("--content", str(target), "check", "--rule", "entry-unknown").code == 0


def test_help_loads_no_library_of_a_format(shell: Shell) -> None:
    done = shell.run("import", "--help", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.code == 0
    loaded = {line.rpartition("|")[2].strip() for line in done.err.splitlines()}
    assert "argparse" in loaded
    assert not {"bibtexparser", "pylatexenc", "html.parser", "csv", "textual"} & loaded


def test_the_day_of_an_import_is_today(shell: Shell, source: Path, folder: Path) -> None:
    shell.run("import", str(source), "--to", str(folder), "--write")
    (review,) = shell.run("show", "a-new-line", "--json").data["entry"]["reviews"]
    assert abs(dt.date.fromisoformat(review["date"]) - dt.datetime.now().astimezone().date()) <= (
        dt.timedelta(days=1)
    )
