"""``links``: opens connections for ``check`` only, keeps what was found, and tells it."""

from pathlib import Path

from support.content import fields, write_directory, write_file
from support.pages import Page, serving
from support.shell import Shell


def directory(folder: Path, address: str) -> Path:
    """Write a directory whose links lead to a server."""
    write_directory(folder, {})
    for name in ("there", "gone", "moved"):
        links = [{"url": f"{address}/{name}"}]
        write_file(folder / f"resources/{name}.yaml", fields(kind="website", links=links))
    return folder


PAGES = {"/there": Page(), "/moved": Page(301, {"Location": "/there"})}


def test_what_was_found_is_told_kept_and_reported_by_check(shell: Shell, tmp_path: Path) -> None:
    with serving(PAGES) as server:
        shell.content = directory(tmp_path / "linked", server.address)
        first = shell.run("links", "check", "--intranet", "--as-of", "2026-11-20")
        assert [line.split("\t")[0] for line in first.lines] == ["gone", "moved"]
        assert "3 links of 3 to be visited, on 1 host" in first.err
        assert "1 ok" in first.err
        assert first.code == 0  # one day proves nothing
        second = shell.run("links", "check", "--intranet", "--as-of", "2026-11-21")
        assert "1 link of 3 to be visited" in second.err
        assert second.code == 1
        asked = len(server.asked)
        listed = shell.run("links", "list", "--as-of", "2026-11-21")
        assert listed.lines == second.lines
        checked = shell.run("check", "--as-of", "2026-11-21")
        assert "warning link-gone" in checked.out
        assert "info link-moved" in checked.out
        assert len(server.asked) == asked


def test_nothing_but_public_addresses_is_visited_unless_asked_for(
    shell: Shell, tmp_path: Path
) -> None:
    with serving(PAGES) as server:
        shell.content = directory(tmp_path / "linked", server.address)
        done = shell.run("links", "check")
        assert not server.asked
    assert [line.split("\t")[2] for line in done.lines] == [
        "not visited: 127.0.0.1 is no public address"
    ] * 3


def test_a_directory_that_cannot_be_written_is_told_and_nothing_is_lost(
    shell: Shell, tmp_path: Path
) -> None:
    with serving(PAGES) as server:
        shell.content = directory(tmp_path / "linked", server.address)
        (shell.content / "link-evidence.json").mkdir()
        done = shell.run("links", "check", "--intranet")
        assert not server.asked
    assert done.code == 3
    assert "link-evidence.json" in done.err
