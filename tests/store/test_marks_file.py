"""The file of marks and private notes: nothing in it is lost, whoever writes, and whatever is wrong with it."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.faults import limited, refusing

from ketamine_tui.model.marks import NO_MARKS, Mark, Marks, MarksPlace, renamed, with_mark
from ketamine_tui.model.text import clean, clean_block
from ketamine_tui.store.locate import Location
from ketamine_tui.store.marks_file import change_marks, load_all, load_marks
from ketamine_tui.store.saving import NotWrittenError

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
import tempfile
from functools import partial
from pathlib import Path
from ketamine_tui.model.marks import Mark, MarksPlace, with_mark
from ketamine_tui.store.marks_file import change_marks
file, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    entry = f"{name}-{number}"
    change_marks(MarksPlace(file, "/d"), lambda m: with_mark(m, entry, Mark(True, f"of {entry}")))
"""


@pytest.fixture
def place(tmp_path: Path) -> MarksPlace:
    return MarksPlace(tmp_path / "data/ketamine-tui/marks.yaml", "/home/ada/directory")


def put(place: MarksPlace, entry_id: str, mark: Mark) -> Marks:
    return change_marks(place, lambda marks: with_mark(marks, entry_id, mark))


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_file_is_made_at_the_first_mark_for_its_owner_only(place: MarksPlace) -> None:
    assert load_marks(place) == (NO_MARKS, ())
    assert not place.file.parent.exists()
    mask = os.umask(0)
    try:
        put(place, "a", Mark(is_marked=True))
    finally:
        os.umask(mask)
    assert (mode_of(place.file), mode_of(place.file.parent)) == (0o600, 0o700)
    assert [path.name for path in place.file.parent.iterdir()] == ["marks.yaml"]


def test_a_change_that_changes_nothing_makes_no_file(place: MarksPlace) -> None:
    put(place, "a", Mark())
    assert not place.file.exists()


def test_directories_do_not_see_each_other(place: MarksPlace) -> None:
    other = place._replace(directory="/home/ada/other")
    put(place, "a", Mark(is_marked=True))
    put(other, "a", Mark(note="mine"))
    assert load_marks(place)[0] == {"a": Mark(is_marked=True)}
    assert load_marks(other)[0] == {"a": Mark(note="mine")}
    put(place, "a", Mark())
    assert load_all(place.file) == ({"/home/ada/other": {"a": Mark(note="mine")}}, ())


def test_a_link_to_the_file_stays_one(place: MarksPlace, tmp_path: Path) -> None:
    place.file.parent.mkdir(parents=True)
    place.file.symlink_to(tmp_path / "elsewhere.yaml")
    put(place, "a", Mark(is_marked=True))
    assert place.file.is_symlink()
    assert load_marks(place)[0] == {"a": Mark(is_marked=True)}


_IDS = st.text(min_size=1).map(lambda text: clean(text).strip()).filter(bool)
_NOTES = st.text(max_size=40).map(lambda text: clean_block(text).strip())
_MARKS = st.dictionaries(
    _IDS, st.builds(Mark, st.booleans(), _NOTES).filter(lambda mark: mark != Mark()), max_size=4
)


def _instead(new: Marks, _old: Marks) -> Marks:
    return new


@settings(max_examples=40)
@given(st.dictionaries(_IDS, _MARKS.filter(bool), max_size=3))
def test_what_is_written_is_read_again(everything: dict[str, Marks]) -> None:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "marks.yaml"
        for directory, marks in everything.items():
            written = change_marks(MarksPlace(file, directory), partial(_instead, marks))
            assert written == marks
        assert load_all(file) == (everything, ())


@pytest.mark.parametrize("text", ["a\x00b", "\u202e", "\ud800", " padded ", "a\u2028b"])
def test_what_would_be_read_otherwise_is_refused(place: MarksPlace, text: str) -> None:
    put(place, "a", Mark(is_marked=True))
    before = place.file.read_bytes()
    for entry_id, mark in ((text, Mark(is_marked=True)), ("b", Mark(note=f"\n{text}\n"))):
        with pytest.raises(NotWrittenError):
            put(place, entry_id, mark)
    assert place.file.read_bytes() == before


def test_more_than_a_file_may_have_is_refused(place: MarksPlace) -> None:
    many: Marks = {f"entry-{n}": Mark(note="long " * 380) for n in range(1200)}
    with pytest.raises(NotWrittenError, match="more marks and notes than one file can hold"):
        change_marks(place, lambda _: many)
    assert not place.file.exists()


GOOD = """\
- directory: "/home/ada/directory"
  entries:
    - id: a
      marked: yes
"""
BAD = {
    "a list": ("directory: x\n", "marks.yaml:1:1: error value-form expected a list of directories"),
    "syntax": (f'{GOOD}      note: "open\n', "error yaml-syntax"),
    "a field": (f"{GOOD}      colour: red\n", "marks.yaml:5:7: error field-unknown"),
    "a value": (f"{GOOD}    - id: b\n      marked: perhaps\n", "marks.yaml:6:15: error value-form"),
    "an id": (f"{GOOD}    - note: of whom\n", "marks.yaml:5:7: error field-missing the field 'id'"),
    "nothing": (f"{GOOD}    - id: b\n", "marks.yaml:5:7: error field-missing b has no mark"),
    "twice": (f"{GOOD}    - id: a\n      note: x\n", "marks.yaml:5:7: error id-duplicate a stands"),
    "entries": (f"{GOOD}- directory: /b\n  entries: c\n", "marks.yaml:6:12: error value-form"),
    "no directory": (f"{GOOD}- entries: []\n", "marks.yaml:5:3: error field-missing"),
    "a control": (f'{GOOD}    - id: b\n      note: "a\\x07"\n', "warning text-unsafe"),
}
READABLE = BAD.keys() - {"a list", "syntax"}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_holds_what_is_good_and_stays_as_it_is(
    place: MarksPlace, name: str
) -> None:
    text, told = BAD[name]
    place.file.parent.mkdir(parents=True)
    place.file.write_text(text, "utf-8")
    marks, problems = load_marks(place)
    assert told in str(problems[0])
    assert ("a" in marks) == (name in READABLE)
    with pytest.raises(NotWrittenError, match="mend the file first: it stays as it is") as refused:
        put(place, "z", Mark(is_marked=True))
    assert str(problems[0]) in str(refused.value)
    assert place.file.read_text("utf-8") == text


def test_a_file_of_ones_own_hand_may_be_laid_out_otherwise(place: MarksPlace) -> None:
    place.file.parent.mkdir(parents=True)
    text = (
        "# mine\n- {entries: [{id: a, marked: no, note: 'two'}], directory: /home/ada/directory}\n"
    )
    place.file.write_text(f"\ufeff{text}", "utf-8")
    assert load_marks(place) == ({"a": Mark(note="two")}, ())


@pytest.mark.parametrize("kind", ["a folder", "closed", "bytes"])
def test_what_cannot_be_read_is_told(place: MarksPlace, kind: str) -> None:
    place.file.parent.mkdir(parents=True)
    if kind == "bytes":
        place.file.write_bytes(b"\xff")
    elif kind == "a folder":
        place.file.mkdir()
    else:
        place.file.symlink_to(place.file)
    _, problems = load_marks(place)
    assert [problem.path for problem in problems] == ["marks.yaml"]
    with pytest.raises(NotWrittenError):
        put(place, "a", Mark(is_marked=True))


# Faults.


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_where_nothing_can_be_written_nothing_is_lost(place: MarksPlace, number: int) -> None:
    put(place, "a", Mark(is_marked=True))
    before = place.file.read_bytes()
    with refusing(place.file.parent, number), pytest.raises(NotWrittenError, match=r"marks\.yaml"):
        put(place, "b", Mark(is_marked=True))
    assert place.file.read_bytes() == before
    assert [path.name for path in place.file.parent.iterdir()] == ["marks.yaml"]


def test_a_disk_that_fills_up_leaves_the_file_whole(place: MarksPlace) -> None:
    marks: Marks = {f"entry-{n}": Mark(is_marked=True) for n in range(20)}
    change_marks(place, lambda _: marks)
    before = place.file.read_bytes()
    words = (sys.executable, "-c", WRITER, str(place.file), "full", "200")
    done = subprocess.run(limited(8, *words), capture_output=True, check=False, cwd=ROOT, text=True)
    assert "the disk is full; nothing was changed" in done.stderr
    everything, problems = load_all(place.file)
    assert problems == ()
    assert everything[place.directory] == marks
    assert everything["/d"]["full-0"] == Mark(is_marked=True, note="of full-0")
    assert before[:100] == place.file.read_bytes()[:100]


def test_two_programs_at_once_lose_nothing_of_each_other(place: MarksPlace) -> None:
    words = (sys.executable, "-c", WRITER, str(place.file))
    count = 25
    writers = [
        subprocess.Popen((*words, name, str(count)), cwd=ROOT) for name in ("one", "two", "three")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    everything, problems = load_all(place.file)
    assert problems == ()
    names = {f"{name}-{n}" for name in ("one", "two", "three") for n in range(count)}
    assert everything["/d"].keys() == names


# Which directory it is, and which entry.


def test_a_directory_is_called_by_its_path_without_links(tmp_path: Path) -> None:
    folder = tmp_path / "directory"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    identities = {
        Location(tmp_path / name, is_packaged=False).identity
        for name in ("directory", "link", "directory/../directory")
    }
    assert identities == {str(folder)}
    assert Location(folder, is_packaged=True).identity == "packaged"


@pytest.mark.parametrize("name", [b"tab\tbed", b"end ", b"\xff", "\u202eafter".encode()])
def test_a_path_that_is_no_plain_text_is_written_as_an_address(tmp_path: Path, name: bytes) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    folder.mkdir()
    identity = Location(folder, is_packaged=False).identity
    assert identity.startswith("file:///")
    assert identity.isascii()
    place = MarksPlace(tmp_path / "marks.yaml", identity)
    put(place, "a", Mark(is_marked=True))
    assert load_marks(place)[0] == {"a": Mark(is_marked=True)}


def test_marks_follow_their_entries() -> None:
    marks: Marks = {"a": Mark(is_marked=True), "b": Mark(note="b"), "c": Mark(note="c")}
    assert renamed(marks, {"a": "z", "x": "y"}) == {
        "z": marks["a"],
        "b": marks["b"],
        "c": marks["c"],
    }
    assert renamed(marks, {"b": ""}) == {"a": marks["a"], "c": marks["c"]}
    assert renamed(marks, {"b": "c"})["c"] == Mark(note="b\nc")
