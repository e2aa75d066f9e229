"""Saved views in the shell: the directory's are checked, the user's own can be asked for."""

from pathlib import Path

import pytest
from support.browsing import DIRECTORY
from support.content import write_file
from support.shell import Shell


@pytest.fixture
def own(shell: Shell) -> Path:
    """The file of the user's own views, where the program looks for it."""
    return shell.home / "config" / "ketamine-tui" / "views.yaml"


def ids(shell: Shell, *query: str, **changes: str | None) -> list[str]:
    done = shell.run("list", *query, env=changes)
    return [line.split("\t")[0] for line in done.lines]


def test_a_view_of_the_directory_can_be_listed(shell: Shell, folder: Path) -> None:
    views = [{"name": "painful", "query": "#Pain kind:book"}]
    write_file(folder / "directory.yaml", {**DIRECTORY, "views": views})
    assert ids(shell, "@painful") == ["old-book"]


def test_a_view_that_cannot_be_understood_is_a_finding_with_its_line(
    shell: Shell, folder: Path
) -> None:
    views = [{"name": "fine", "query": "#Pain"}, {"name": "broken", "query": "#Pian"}]
    write_file(folder / "directory.yaml", {**DIRECTORY, "views": views})
    done = shell.run("check")
    assert done.code == 1
    (found,) = [line for line in done.lines if "view-invalid" in line]
    assert found.startswith("directory.yaml:")
    assert "@broken cannot be understood: there is no tag Pian (did you mean Pain?)" in found
    assert done.lines == sorted(done.lines, key=lambda line: line.split(":")[0])
    rules = [problem["rule"] for problem in shell.run("check", "--json").data["problems"]]
    assert rules.count("view-invalid") == 1


def test_views_that_multiply_are_told_and_those_below_the_bound_work(
    shell: Shell, folder: Path
) -> None:
    mentions = {"a": "#Pain", "b": "@a " * 60, "c": "@b " * 60, "d": "@c " * 60}
    views = [{"name": name, "query": query} for name, query in mentions.items()]
    write_file(folder / "directory.yaml", {**DIRECTORY, "views": views})
    done = shell.run("views")
    assert [line.split("\t")[:2] for line in done.lines] == [
        *(["a", "3"], ["b", "3"], ["c", "0"], ["d", "0"])
    ]
    assert "@c: column 13: with @b there are more than 250 words and values" in done.err
    assert ids(shell, "@b @b") == ids(shell, "#Pain")
    refused = shell.run("list", "@b @b @b @b @b")
    assert (refused.code, refused.out) == (2, "")
    assert "column 13: with @b there are more than" in refused.err


def test_the_user_s_own_views_can_be_asked_for(shell: Shell, own: Path) -> None:
    write_file(own, "- name: mine\n  query: kind:book -#Depression\n")
    assert ids(shell, "@mine") == ["old-book"]
    assert ids(shell, "--", "-@mine", "kind:book") == ["new-book"]


@pytest.mark.parametrize("base", [None, "", "relative/path"])
def test_without_an_absolute_config_folder_the_one_at_home_counts(
    shell: Shell, base: str | None
) -> None:
    write_file(shell.home / ".config/ketamine-tui/views.yaml", "- name: mine\n  query: '#Pain'\n")
    found = ids(shell, "@mine", XDG_CONFIG_HOME=base)
    assert found == ["old-book", "film", "old-clinic"]


def test_the_user_s_own_views_are_no_matter_of_the_directory(shell: Shell, own: Path) -> None:
    before = shell.run("check").out
    write_file(own, "- name: mine\n  query: '#Nowhere'\n- name: [\n")
    assert shell.run("check").out == before


@pytest.mark.parametrize("text", ["- name: [\n", "name: x\n", "\0"])
def test_a_broken_file_of_views_stops_no_command(shell: Shell, own: Path, text: str) -> None:
    write_file(own, text)
    assert len(ids(shell)) == 8


def test_without_own_views_nothing_is_loaded_to_read_them(shell: Shell, own: Path) -> None:
    shell.run("list")
    imported = {"PYTHONPROFILEIMPORTTIME": "1"}
    assert "view_file" not in shell.run("list", env=imported).err
    write_file(own, "- name: mine\n  query: x\n")
    assert "view_file" in shell.run("list", env=imported).err
