"""The file of the user's own saved views: read strictly, and changed without losing anything."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.model.directory import SavedView
from ketamine_tui.model.text import clean
from ketamine_tui.store.saving import NotWrittenError
from ketamine_tui.store.view_file import NotSavedError, delete_view, load_views, save_view

ROOT = Path(__file__).parents[2]
MINE = SavedView("mine", "#Pain -kind:book")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the file is to be, in a folder that is still to be made."""
    return tmp_path / "settings" / "views.yaml"


def write(file: Path, text: str) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return text


def names(file: Path) -> list[str]:
    return [view.name for view in load_views(file)[0]]


def problems(file: Path) -> list[str]:
    return [str(problem) for problem in load_views(file)[1]]


def test_without_a_file_there_is_nothing_and_nothing_is_wrong(file: Path) -> None:
    assert load_views(file) == ((), ())


def test_views_are_read_with_their_lines(file: Path) -> None:
    write(
        file, "# mine\n\n- name: a\n  query: '#Pain'\n- query: is:reviewed\n  name: b\n  title: T\n"
    )
    views, found = load_views(file)
    assert views == (
        SavedView("a", "#Pain", "", 3, 4, 10),
        SavedView("b", "is:reviewed", "T", 5, 5, 10),
    )
    assert found == ()


@pytest.mark.parametrize(
    ("text", "left", "problem"),
    [
        ("- name: a\n  query: x\n- name: Bad Name\n  query: y\n", ["a"], "3:9: error id-form"),
        ("- name: a\n- name: b\n  query: y\n", ["b"], "1:3: error field-missing"),
        ("- name: a\n  query: x\n  colour: red\n", ["a"], "3:3: error field-unknown"),
        ("- name: a\n  query: 'x\u202ey'\n", ["a"], "2:10: error text-unsafe"),
        ("name: a\nquery: x\n", [], "1:1: error value-form"),
        ("- name: [a\n", [], "error yaml-syntax"),
        ("- &a name: a\n", [], "error yaml-anchor"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_hides_nothing_else(
    file: Path, text: str, left: list[str], problem: str
) -> None:
    write(file, text)
    assert names(file) == left
    (told,) = problems(file)
    assert told.startswith("views.yaml:")
    assert problem in told


def test_a_file_that_is_not_utf8_or_no_file_is_a_problem(file: Path) -> None:
    write(file, "")
    file.write_bytes(b"\xff\xfe")
    assert ["file-encoding" in text for text in problems(file)] == [True]
    file.unlink()
    file.mkdir()
    assert ["file-unreadable" in text for text in problems(file)] == [True]


def test_a_file_of_comments_holds_nothing_and_is_fine(file: Path) -> None:
    write(file, "# nothing yet\n")
    assert load_views(file) == ((), ())


def test_the_first_view_makes_the_folder_and_the_file_for_their_owner_alone(file: Path) -> None:
    save_view(file, MINE)
    assert load_views(file) == ((MINE._replace(line=2, query_line=3, query_column=10),), ())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# a comment\n",
        "# a comment at the end",
        "- name: a\n  query: x # why\n\n# more\n",
        "  - name: a\n    query: x\n  # the last line",
        "-   name: a\n    query: x",
        "- name: a\r\n  query: x\r\n",
        "- name: a\n  query: x\n- name: b\n  colour: none\n",
        "---\n- name: a\n  query: >-\n    x\n    y\n",
    ],
)
def test_what_stands_in_the_file_stays_as_it_is(file: Path, before: str) -> None:
    write(file, "")
    file.write_bytes(before.encode())
    views, found = load_views(file)
    save_view(file, MINE)
    assert file.read_bytes().decode().startswith(before)
    after, found_after = load_views(file)
    assert after[:-1] == views
    assert after[-1].itself == MINE
    assert found_after == found


@given(
    query=st.text(min_size=1).map(lambda text: clean(text).strip()).filter(bool),
    title=st.text().map(lambda text: clean(text).strip()),
)
def test_whatever_is_saved_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, query: str, title: str
) -> None:
    file = tmp_path_factory.mktemp("any") / "views.yaml"
    first, second = SavedView("first", query, title), SavedView("second", query)
    save_view(file, first)
    save_view(file, second)
    views, found = load_views(file)
    assert ([view.itself for view in views], found) == ([first, second], ())
    assert [view.line for view in views] == [2, 5 if title else 4]


@pytest.mark.parametrize("name", ["mine", "MINE", "mi-ne"])
def test_a_name_that_is_taken_is_refused_and_nothing_changes(file: Path, name: str) -> None:
    before = write(file, "- name: mine\n  query: x\n")
    with pytest.raises(NotSavedError, match=r"has a view .* already; delete it there"):
        save_view(file, SavedView(name, "y"))
    assert file.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    "before",
    ["- name: [a\n", "name: a\n", "[{name: a, query: x}]\n", "- name: a\n  query: x\n...\n"],
)
def test_a_file_that_cannot_be_added_to_is_left_alone(file: Path, before: str) -> None:
    write(file, before)
    with pytest.raises(NotSavedError, match=r"nothing can be added to views\.yaml"):
        save_view(file, MINE)
    assert file.read_text(encoding="utf-8") == before
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_cannot_be_read_is_left_alone(file: Path) -> None:
    write(file, "")
    file.write_bytes(b"\xff")
    with pytest.raises(NotSavedError, match=r"views\.yaml cannot be read"):
        save_view(file, MINE)
    assert file.read_bytes() == b"\xff"


def test_a_view_that_could_not_be_read_again_is_not_saved(file: Path) -> None:
    with pytest.raises(NotSavedError):
        save_view(file, SavedView("not a name", "x"))
    assert not file.exists()


def test_a_link_stays_a_link(tmp_path: Path, file: Path) -> None:
    real = tmp_path / "elsewhere" / "my-views.yaml"
    write(real, "- name: a\n  query: x\n")
    file.parent.mkdir()
    file.symlink_to(real)
    save_view(file, MINE)
    assert file.is_symlink()
    assert names(file) == names(real) == ["a", "mine"]


def test_an_interrupted_writing_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_view(file, MINE)
    before = file.read_bytes()

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(
        NotWrittenError, match=r"views\.yaml: the disk is full; nothing was changed"
    ):
        save_view(file, SavedView("other", "x"))
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


RACING = """
import sys
from pathlib import Path
from ketamine_tui.model.directory import SavedView
from ketamine_tui.store.view_file import save_view

name, file = sys.argv[1:]
for number in range(20):
    save_view(Path(file), SavedView(f"{name}-{number}", "x"))
"""


def test_two_programs_that_save_at_once_lose_nothing(file: Path) -> None:
    words = [sys.executable, "-c", RACING]
    with (
        subprocess.Popen([*words, "one", str(file)], cwd=ROOT) as one,
        subprocess.Popen([*words, "two", str(file)], cwd=ROOT) as two,
    ):
        pass
    assert (one.returncode, two.returncode) == (0, 0)
    for name in ("one", "two"):
        own = [view for view in names(file) if view.startswith(name)]
        assert own == [f"{name}-{number}" for number in range(20)]
    assert list(file.parent.iterdir()) == [file]


# Deleting.


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("- name: mine\n  query: x\n", "", id="the only one"),
        pytest.param(
            "# My views\n\n- name: a\n  query: x\n\n# The next one\n- name: mine\n  query: y\n"
            "# The last one\n- name: c\n  query: z\n",
            "# My views\n\n- name: a\n  query: x\n\n# The next one\n"
            "# The last one\n- name: c\n  query: z\n",
            id="comments around it",
        ),
        pytest.param(
            "  - name: mine # mine\n    # why\n    query: 'a # b' # too\n  - name: c\n    query: z\n",
            "  # mine\n  # why\n  # too\n  - name: c\n    query: z\n",
            id="comments in its lines",
        ),
        pytest.param(
            "- name: a\r\n  query: x\r\n- name: mine # so\r\n  query: y\r\n",
            "- name: a\r\n  query: x\r\n# so\r\n",
            id="other line endings",
        ),
        pytest.param(
            "- name: a\n  query: x\n- name: mine\n  query: >\n    y\n\n    # z\n# end\n",
            "- name: a\n  query: x\n# end\n",
            id="a folded text",
        ),
        pytest.param(
            "- {name: mine, query: x}\n- {name: c, query: y}\n",
            "- {name: c, query: y}\n",
            id="in brackets",
        ),
        pytest.param(
            "- name: Bad Name\n  query: x\n- query: y\n  name: mine\n- name: mine\n  query: z\n",
            "- name: Bad Name\n  query: x\n- name: mine\n  query: z\n",
            id="the first of two, beside a bad one",
        ),
        pytest.param(
            "- name: a\n  query: x\n- name: mine\n  query: y",
            "- name: a\n  query: x\n",
            id="no line break at the end",
        ),
    ],
)
def test_a_view_is_deleted_and_everything_else_stays(file: Path, before: str, after: str) -> None:
    write(file, before)
    delete_view(file, "mine")
    assert file.read_bytes().decode() == after


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("[{name: mine, query: x}, {name: c, query: y}]\n", id="a list in brackets"),
        pytest.param("-\n  name: mine\n  query: x\n", id="a dash by itself"),
        pytest.param("- name: mind\n  query: x\n", id="another name"),
        pytest.param("- name: mine\n", id="a view that is none"),
        pytest.param("- name: &n mine\n  query: x\n", id="what is not read"),
        pytest.param("", id="an empty file"),
    ],
)
def test_a_file_from_which_nothing_can_be_taken_is_left_alone(file: Path, before: str) -> None:
    write(file, before)
    with pytest.raises(NotSavedError, match=r"views\.yaml"):
        delete_view(file, "mine")
    assert file.read_text(encoding="utf-8") == before


def test_without_a_file_there_is_nothing_to_delete(file: Path) -> None:
    with pytest.raises(NotSavedError, match="no view mine"):
        delete_view(file, "mine")
    assert not file.exists()


def test_what_was_saved_is_deleted_and_can_be_saved_again(file: Path) -> None:
    save_view(file, SavedView("first", "x"))
    before = file.read_bytes()
    save_view(file, MINE)
    delete_view(file, "mine")
    assert file.read_bytes() == before
    delete_view(file, "first")
    assert (names(file), problems(file)) == ([], [])
    save_view(file, MINE)
    assert names(file) == ["mine"]
