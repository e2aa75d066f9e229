"""``init`` and ``new``: a directory of one's own, and another entry in it."""

from pathlib import Path

import pytest
from support.content import SHIPPED
from support.shell import Shell

from ketamine_tui.curation.skeleton import TO_FILL_IN
from ketamine_tui.curation.starting import ATTRIBUTES
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.values import slug

MERGING = {".gitattributes": ATTRIBUTES.encode()}
"""What tells git how the files of a directory are merged."""


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_directory_in_use_is_copied_whole_and_nothing_else(
    shell: Shell, folder: Path, tmp_path: Path
) -> None:
    (folder / "notes.txt").write_text("mine", "utf-8")
    (folder / "contacts" / ".draft.yaml").write_text("draft", "utf-8")
    (folder / "directory.yaml").chmod(0o444)
    done = shell.run("init", str(tmp_path / "copy"))
    assert (done.code, done.lines) == (0, [str(tmp_path / "copy")])
    expected = files(folder)
    del expected["notes.txt"], expected["contacts/.draft.yaml"]
    assert files(tmp_path / "copy") == expected | MERGING
    assert (tmp_path / "copy" / "directory.yaml").stat().st_mode & 0o200


def test_without_a_directory_of_ones_own_the_shipped_one_is_copied(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "home", None)
    assert shell.run("init", str(tmp_path / "copy")).code == 0
    assert files(tmp_path / "copy") == files(SHIPPED) | MERGING


def test_a_first_directory_has_nothing_wrong_and_nothing_checked(
    shell: Shell, tmp_path: Path
) -> None:
    target = str(tmp_path / "first")
    assert shell.run("init", "--empty", target).code == 0
    assert shell.run("--content", target, "check").code == 0
    rows = shell.run("--content", target, "list", "--json").data["entries"]
    assert {row["state"] for row in rows} == {"to-be-reviewed"}
    assert len(rows) == 3


def test_a_folder_with_something_in_it_is_left_alone(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").write_text("mine", "utf-8")
    done = shell.run("init", str(tmp_path / "mine"))
    assert done.code == 2
    assert "is not an empty folder" in done.err
    assert files(tmp_path / "mine") == {"file": b"mine"}
    assert shell.run("init", str(tmp_path / "mine" / "file")).code == 2


@pytest.mark.parametrize("kind", list(Kind))
def test_a_new_entry_of_any_kind_is_read_without_a_problem(shell: Shell, kind: Kind) -> None:
    done = shell.run("new", kind, "--title", "Zo\u00eb's: #1", "--as-of", "2026-11-23")
    assert (done.code, done.err) == (0, "")
    text = Path(done.lines[0]).read_text("utf-8")
    assert TO_FILL_IN in text
    assert 'title: "Zo\u00eb\'s: #1"' in text
    shown = shell.run("show", "zoe-s-1", "--json").data["entry"]
    assert (shown["kind"], shown["state"]) == (kind.value, "to-be-reviewed")
    assert shown["reviews"][0]["date"] == "2026-11-23"


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_offered_as_a_remark_is_read_as_it_stands(shell: Shell, kind: Kind) -> None:
    file = Path(shell.run("new", kind, "all").lines[0])
    lines = file.read_text("utf-8").splitlines()
    prose = ("# What it is", "# Oldest first")
    offered = [x.removeprefix("# ") if not x.startswith(prose) else x for x in lines]
    text = "\n".join(offered).replace("https://...", "https://example.org/")
    file.write_text(text.replace("as it is published", "1 800 555 0100") + "\n", "utf-8")
    problems = [x for x in shell.run("check").lines if f"/{file.name}:" in x]
    rules = {line.split(" ")[2] for line in problems}
    assert rules <= {"tag-unknown", "phone-placeholder", "email-placeholder", "text-unfinished"}


def test_a_new_entry_names_who_reviews(shell: Shell) -> None:
    shell.run("review", "film", "--status", "to-be-reviewed", "--reviewer", "Ada")
    text = Path(shell.run("new", "book", "another").lines[0]).read_text("utf-8")
    assert 'reviewer: "Ada"' in text


def test_nothing_is_written_over(shell: Shell, folder: Path) -> None:
    before = files(folder)
    done = shell.run("new", "clinic", "film")
    assert done.code == 1
    assert "there is resources/films/film.yaml already; choose another id" in done.err
    assert files(folder) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("book",), "give the entry an id, or a --title to make one of"),
        (("book", "x", "--section", "boks"), "there is no section 'boks' (did you mean books?)"),
        (("novel", "x"), "invalid choice: 'novel'"),
    ],
)
def test_what_is_missing_is_told(shell: Shell, arguments: tuple[str, ...], told: str) -> None:
    done = shell.run("new", *arguments)
    assert done.code == 2
    assert told in done.err


@pytest.mark.parametrize("name", ["../x", "A", "a b", "-", "a--b"])
def test_an_id_is_a_file_name_and_no_path(shell: Shell, folder: Path, name: str) -> None:
    before = files(folder)
    assert shell.run("new", "book", name).code in (1, 2)
    assert files(folder) == before


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Zo\u00eb's 24h l\u00ednea!", "zoe-s-24h-linea"),
        ("  A -- B  ", "a-b"),
        ("Stra\xdfe \xd8st\u2014\u0141\xf3d\u017a", "strasse-ost-lodz"),
        ("\u65e5\u672c", ""),
        ("x" * 99, "x" * 60),
    ],
)
def test_an_id_is_made_of_a_title(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_a_new_entry_does_not_hide_one_that_stands_in_a_list(shell: Shell, folder: Path) -> None:
    lines = "- id: l1\n  kind: helpline\n  section: people\n  title: L1\n  summary: What it is.\n"
    (folder / "contacts/lines.yaml").write_text(f"# Lines\n{lines}", "utf-8")
    before = files(folder)
    done = shell.run("new", "helpline", "l1", "--title", "Another", "--no-edit")
    assert (done.code, done.out) == (1, "")
    assert "there is l1 already, at contacts/lines.yaml:2; choose another id" in done.err
    assert files(folder) == before
    assert shell.run("new", "helpline", "l2", "--title", "Another", "--no-edit").code == 0
