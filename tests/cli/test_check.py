"""``check``: what is wrong with the files, where editors can find it."""

import os
import re
from pathlib import Path

from support.content import SHIPPED, fields, write_file
from support.shell import Shell

LINE = re.compile(r"[^:\t]+:\d+:\d+: (error|warning) [a-z]+(-[a-z]+)* \S.*")


def mend(folder: Path) -> None:
    """Give the two entries that nobody looked at a review."""
    for path in ("contacts/night-line.yaml", "resources/books/old-book.yaml"):
        write_file(folder / path, fields(section="people"))


def test_every_problem_is_a_line_with_place_severity_rule_and_message(
    shell: Shell, folder: Path
) -> None:
    write_file(folder / "contacts/broken.yaml", "kind: clinic\ntitle: a\ntitle: b\n")
    write_file(folder / "resources/odd.yaml", fields(section="nowhere", colour="red"))
    done = shell.run("check")
    assert done.code == 1
    assert all(LINE.fullmatch(line) for line in done.lines), done.out
    assert any(line.startswith("contacts/broken.yaml:3:1: error ") for line in done.lines)
    assert any(line.startswith("resources/odd.yaml:6:1: ") for line in done.lines)
    assert (
        "contacts/night-line.yaml:1:1: warning review-missing no review says who checked this"
        in (done.lines)
    )


def test_a_folder_without_problems_is_fine_and_says_nothing(shell: Shell, folder: Path) -> None:
    mend(folder)
    done = shell.run("check")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_the_shipped_directory_has_no_problems(tmp_path: Path) -> None:
    done = Shell(tmp_path, SHIPPED).run("check")
    assert (done.code, done.out) == (0, "")


def test_a_change_is_seen_even_when_size_and_time_stay_the_same(shell: Shell, folder: Path) -> None:
    mend(folder)
    assert shell.run("check").code == 0
    file = folder / "contacts/office.yaml"
    before = file.stat()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title:", "tytle:"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert shell.run("check").code == 1


def test_json_gives_the_parts_of_every_problem(shell: Shell) -> None:
    done = shell.run("check", "--json")
    assert done.code == 1
    assert done.data[0] == {
        "path": "contacts/night-line.yaml",
        "line": 1,
        "column": 1,
        "rule": "review-missing",
        "severity": "warning",
        "message": "no review says who checked this",
        "hint": "",
    }


def test_json_without_problems_is_an_empty_list(shell: Shell, folder: Path) -> None:
    mend(folder)
    done = shell.run("check", "--json")
    assert (done.code, done.data) == (0, [])


def test_content_that_is_not_there_cannot_be_checked(shell: Shell, tmp_path: Path) -> None:
    done = shell.run("check", "--content", str(tmp_path / "nowhere"))
    assert (done.code, done.out) == (3, "")
    assert "is not a folder" in done.err
