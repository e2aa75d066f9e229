"""Opening a directory: an index is thrown away rather than trusted."""

from pathlib import Path

import pytest
from support.shell import Shell


def index_of(shell: Shell) -> Path:
    (path,) = shell.home.rglob("index-*.sqlite3")
    return path


@pytest.mark.parametrize("page", [1, 2, 5, 8])
def test_an_index_that_is_damaged_inside_is_made_again(shell: Shell, page: int) -> None:
    expected = shell.run("list", "--json").data["entries"]
    path = index_of(shell)
    data = bytearray(path.read_bytes())
    data[4096 * page : 4096 * (page + 1)] = b"\xa5" * 4096
    path.write_bytes(data)
    assert shell.run("list", "--json").data["entries"] == expected
    assert shell.run("list", "--json").data["entries"] == expected


def test_check_reads_every_file_again_whatever_the_index_says(shell: Shell) -> None:
    assert shell.run("list").code == 0
    path = index_of(shell)
    before = path.read_bytes()
    shell.run("check")
    assert path.read_bytes() == before


def test_a_command_line_for_the_clipboard_must_be_one(shell: Shell) -> None:
    done = shell.run("--clipboard", "xclip 'open")
    assert done.code == 2
    assert "is not a command" in done.err
