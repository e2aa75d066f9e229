"""Bringing an index up to date: only what changed is read, and all of it or nothing is kept."""

import os
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import Connection

import pytest
from support.content import DIRECTORY, TAGS, TODAY, Data, fields, page, write_directory, write_file

from ketamine_tui.index import records
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.database import index_path, new_database, open_database
from ketamine_tui.index.freshness import find_changes
from ketamine_tui.index.renewal import renew
from ketamine_tui.index.stored_directory import dump_directory
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.wordlist import WordList
from ketamine_tui.store.entry_files import LoadedFile, load_file
from ketamine_tui.store.locate import ContentNotFoundError

LONG_AGO: dict[str, object] = {"date": "2018-01-01", "status": "source-checked"}
A, B, C = "resources/a.yaml", "resources/b.yaml", "contacts/c.yaml"


@dataclass
class Index:
    """A directory with its index, and what is read of it."""

    folder: Path
    cache: Path
    read: list[str] = field(default_factory=list)
    told: list[tuple[int, int]] = field(default_factory=list)
    fails_at: str = ""

    @property
    def path(self) -> Path:
        return index_path(self.cache, self.folder)

    def open(self) -> Connection:
        """Return the index as it is on the disk, or an empty one."""
        return open_database(self.path, self.folder) or new_database(self.folder)

    def load_file(
        self, folder: Path, path: str, directory: Directory, known: set[str]
    ) -> LoadedFile:
        """Take the place of the real one."""
        if path == self.fails_at:
            raise KeyboardInterrupt
        self.read.append(path)
        return load_file(folder, path, directory, known)

    def refresh(self) -> tuple[bool, list[str]]:
        """Return whether anything had changed, and the files that were read."""
        self.read.clear()
        self.told.clear()
        with closing(self.open()) as connection:
            changes = find_changes(connection, self.folder)
        if changes:
            renew(self.path, self.folder, lambda *told: self.told.append(told)).close()
        return bool(changes), self.read

    def write(self, path: str, data: Data) -> None:
        """Write a file; its time is another one however soon this is after the last."""
        file = self.folder / path
        before = file.stat().st_mtime_ns if file.exists() else 0
        write_file(file, data)
        if data is not None:
            os.utime(file, ns=(0, before + 1_000_000_000))

    def catalog(self) -> Catalog:
        """Return the catalog as another process sees it."""
        return Catalog(self.open(), TODAY)

    def ids(self) -> list[str]:
        with closing(self.catalog()) as catalog:
            return [row.id for row in catalog.rows(range(catalog.size))]

    def problems(self) -> list[str]:
        with closing(self.catalog()) as catalog:
            return [str(problem) for problem in catalog.problems]


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    files: dict[str, Data] = {
        A: fields(title="A"),
        B: fields(title="B"),
        C: fields(kind="clinic", section="people"),
    }
    made = Index(write_directory(tmp_path / "content", files), tmp_path / "cache")
    monkeypatch.setattr(records, "load_file", made.load_file)
    return made


def test_the_first_refresh_reads_every_file_and_the_second_none(index: Index) -> None:
    assert index.refresh() == (True, [C, A, B])
    assert index.told == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    assert index.refresh() == (False, [])
    assert index.ids() == ["a", "b", "c"]
    assert index.problems() == []


def test_progress_need_not_be_watched(index: Index) -> None:
    renew(index.path, index.folder).close()
    assert index.ids() == ["a", "b", "c"]


def test_only_a_changed_file_is_read_again(index: Index) -> None:
    index.refresh()
    index.write(B, fields(title="0 first", summary="Changed."))
    assert index.refresh() == (True, [B])
    assert index.told == [(1, 1)]
    assert index.ids() == ["b", "a", "c"]
    with closing(index.catalog()) as catalog:
        assert "changed." in catalog.texts[0]
        assert catalog.row(0).summary == "Changed."
        assert catalog.size == catalog.texts.size == 3


def test_a_file_of_the_same_size_and_another_time_is_read_again(index: Index) -> None:
    index.refresh()
    index.write(B, fields(title="X"))
    assert index.refresh() == (True, [B])


def test_a_new_file_is_read_and_a_removed_one_forgotten(index: Index) -> None:
    index.refresh()
    index.write("resources/d.yaml", fields(title="D"))
    assert index.refresh() == (True, ["resources/d.yaml"])
    index.write(A, None)
    assert index.refresh() == (True, [])
    assert index.ids() == ["b", "d", "c"]
    assert index.refresh() == (False, [])


def test_the_problems_of_a_file_go_with_it(index: Index) -> None:
    index.refresh()
    index.write(A, "kind: book\nrelated: [nobody]\n")
    index.write(B, fields(related=["nobody"]))
    index.refresh()
    assert {text.split(":")[0] for text in index.problems()} == {A, B}
    index.write(A, fields())
    index.write(B, None)
    index.refresh()
    assert index.problems() == []


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("directory.yaml", {**DIRECTORY, "title": "Another"}),
        ("directory.yaml", None),
        ("tags.yaml", TAGS[:1]),
        ("tags.yaml", None),
        ("words.yaml", {"alike": [["a", "b"]]}),
    ],
    ids=["directory changed", "directory gone", "tags changed", "tags gone", "words come"],
)
def test_everything_is_read_again_when_what_it_depends_on_changes(
    index: Index, path: str, data: Data
) -> None:
    index.refresh()
    index.write(path, data)
    assert index.refresh() == (True, [C, A, B])
    assert index.refresh() == (False, [])


def test_the_problems_of_the_directory_are_told_once_however_often_it_is_read(
    index: Index,
) -> None:
    index.write("directory.yaml", None)
    index.refresh()
    first = index.problems()
    index.write("tags.yaml", None)
    index.refresh()
    index.write("tags.yaml", TAGS)
    index.refresh()
    assert index.problems() == first
    assert sum("directory-missing" in text for text in first) == 1


def test_a_tag_that_becomes_known_is_no_problem_any_more(index: Index) -> None:
    index.write(A, fields(tags=["New"]))
    index.refresh()
    assert [text.split(" ")[2] for text in index.problems()] == ["tag-unknown"]
    index.write("tags.yaml", [*TAGS, {"id": "new", "label": "NEW"}])
    index.refresh()
    assert index.problems() == []
    with closing(index.catalog()) as catalog:
        assert catalog.row(0).tags == ("NEW",)


def test_of_two_entries_with_one_id_the_first_is_listed(index: Index) -> None:
    index.write("resources/z/a.yaml", fields(title="Second"))
    index.write("contacts/list.yaml", [fields(id="c", kind="clinic", section="people")])
    index.refresh()
    assert index.ids() == ["a", "b", "c"]
    assert index.problems() == [
        f"contacts/list.yaml:1:2: error id-duplicate the id 'c' is taken by {C}:1 (give one of them another id)",
        f"resources/z/a.yaml:1:1: error id-duplicate the id 'a' is taken by {A}:1 (give one of them another id)",
    ]
    index.write(A, None)
    assert index.refresh() == (True, [])
    assert "a" in index.ids()
    assert [text.split(":")[0] for text in index.problems()] == ["contacts/list.yaml"]


def test_a_mention_of_an_unknown_entry_is_told_until_there_is_one(index: Index) -> None:
    index.write(A, fields(related=["b", "d"]))
    index.refresh()
    assert index.problems() == [f"{A}:6:16: error entry-unknown there is no entry 'd'"]
    index.write("resources/d.yaml", fields())
    assert index.refresh() == (True, ["resources/d.yaml"])
    assert index.problems() == []


def test_a_mention_of_a_file_that_cannot_be_read_is_not_told_beside_the_file(index: Index) -> None:
    index.write(A, fields(related=["b", "d"]))
    index.write("resources/d.yaml", "title: A: b\n")
    index.refresh()
    assert [line.partition(" ")[0] for line in index.problems()] == ["resources/d.yaml:1:9:"]


def test_an_unknown_urgent_entry_is_a_problem_of_the_directory(index: Index) -> None:
    urgent = [{"region": "US", "title": "U", "entries": ["c", "nobody"]}]
    index.write("directory.yaml", {**DIRECTORY, "urgent": urgent})
    index.refresh()
    assert index.problems() == [
        "directory.yaml:4:58: error entry-unknown there is no entry 'nobody'"
    ]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("b.md", None),
        ("../contacts/c.yaml", None),
        ("none.md", "entry-unknown there is no entry 'pages/none.md'"),
        ("a.md", "entry-unknown there is no entry 'pages/a.md'"),
        ("../../x.md", "link-outside '../x.md' leads out of the folder"),
        ("bad.md", None),
    ],
    ids=["page", "contact", "nothing", "wrong folder", "outside", "unreadable"],
)
def test_a_link_of_a_page_must_lead_to_an_entry(
    index: Index, link: str, expected: str | None
) -> None:
    index.write("pages/b.md", page("text", title="P"))
    index.write("pages/bad.md", "no front matter")
    index.write("pages/p.md", page(f"\nsee [x]({link})\n"))
    index.write(B, None)
    index.refresh()
    found = [text for text in index.problems() if text.startswith("pages/p.md")]
    assert found == ([f"pages/p.md:9:9: error {expected}"] if expected else [])


def test_one_bad_file_never_hides_the_others(index: Index) -> None:
    bad: dict[str, Data] = {
        "resources/bytes.yaml": b"\xff\xfe",
        "resources/deep.yaml": "[" * 100,
        "resources/empty.yaml": "",
        "resources/fields.yaml": "kind: book\n",
        "resources/twice.yaml": "kind: book\nkind: book\n",
        "resources/large.yaml": b"#" * (2 * 1024 * 1024 + 1),
        "resources/Name.yaml": fields(),
        "resources/review.yaml": fields(reviews=[{"date": "9999-12-31", "status": "reviewed", "role": "r"}]),
        "pages/bare.md": "text",
        "contacts/list.yaml": "- 1\n- {id: good, kind: person, section: people, title: T, summary: S}\n",
    }  # fmt: skip
    for path, data in bad.items():
        index.write(path, data)
    (index.folder / "resources" / "loop.yaml").symlink_to("loop.yaml")
    (index.folder / "contacts" / "folder.yaml").mkdir()
    (index.folder / "contacts" / "outside.yaml").symlink_to("/etc/passwd")
    index.refresh()
    assert set(index.ids()) == {"a", "b", "c", "good", "review"}
    assert {text.split(":")[0] for text in index.problems()} == {
        *bad.keys() - {"resources/review.yaml"},
        "resources/loop.yaml",
        "contacts/outside.yaml",
    }


def test_a_file_whose_name_is_not_utf_8_hides_no_other(index: Index) -> None:
    try:
        write_file(index.folder / "resources" / "\udcff.yaml", fields())
    except OSError:  # pragma: no cover
        pytest.skip("the file system has only UTF-8 names")
    index.refresh()
    assert index.ids() == ["a", "b", "c"]
    assert [text.split(":")[0] for text in index.problems()] == ["resources/\\xff.yaml"]
    assert index.refresh() == (False, [])


def test_an_interrupted_refresh_leaves_the_index_as_it_was(index: Index) -> None:
    index.refresh()
    index.write(A, fields(title="Z"))
    index.write(B, fields(title="Y"))
    index.fails_at = B
    with pytest.raises(KeyboardInterrupt):
        index.refresh()
    assert index.ids() == ["a", "b", "c"]
    index.fails_at = ""
    assert index.refresh() == (True, [A, B])
    assert index.ids() == ["b", "a", "c"]


def test_an_interrupted_first_refresh_leaves_nothing_half_made(index: Index) -> None:
    index.fails_at = B
    with pytest.raises(KeyboardInterrupt):
        index.refresh()
    with closing(index.open()) as connection:
        assert connection.execute("SELECT count(*) FROM files").fetchone() == (0,)
    index.fails_at = ""
    assert index.refresh() == (True, [C, A, B])


def test_what_progress_raises_interrupts_a_refresh(index: Index) -> None:
    def stop(_done: int, _total: int) -> None:
        raise StopAsyncIteration

    index.refresh()
    index.write(A, fields(title="Z"))
    with pytest.raises(StopAsyncIteration):
        renew(index.path, index.folder, stop)
    assert index.ids() == ["a", "b", "c"]
    assert [path.name for path in index.cache.iterdir()] == [index.path.name]


def test_keys_are_never_given_twice(index: Index) -> None:
    index.refresh()
    index.write(A, fields(title="Z"))
    index.write("contacts/list.yaml", [fields(id=x, kind="person", section="people") for x in "de"])
    index.refresh()
    with closing(index.open()) as connection:
        for table in ("entries", "texts", "documents"):
            keys = connection.execute(f"SELECT key FROM {table} ORDER BY key").fetchall()
            assert keys == [(1,), (3,), (4,), (5,), (6,)], table


def test_an_open_catalog_keeps_what_it_saw_while_the_index_changes(index: Index) -> None:
    index.refresh()
    with closing(index.catalog()) as before:
        index.write(A, fields(title="Changed"))
        index.write(B, None)
        assert index.refresh() == (True, [A])
        assert before.size == 3
        assert [row.title for row in before.rows(range(3))] == ["A", "B", "A title"]
        assert before.texts.size == 3
        assert before.position("b") == 1
    assert index.ids() == ["a", "c"]


def test_a_folder_that_has_gone_is_an_error_and_the_index_stays(index: Index) -> None:
    index.refresh()
    index.folder.rename(index.folder.with_name("moved"))
    with pytest.raises(ContentNotFoundError, match="cannot be read"):
        index.refresh()
    assert index.ids() == ["a", "b", "c"]


# Files and folders that cannot be read for a while.


def test_what_is_in_a_folder_that_cannot_be_listed_stays(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.write("contacts/deep/d.yaml", fields(kind="clinic", section="people"))
    index.refresh()
    ids = index.ids()
    opening = os.open

    def refuse(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if str(path).endswith("contacts"):
            raise OSError(5, "Input/output error", path)
        return opening(path, flags, mode, dir_fd=dir_fd)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        index.write(A, fields(title="A", summary="Changed."))
        index.refresh()
        assert index.ids() == ids
        with closing(index.catalog()) as catalog:
            assert catalog.broken is not None
            assert catalog.broken.path == "contacts"
        assert index.refresh() == (False, [])
        index.write("tags.yaml", TAGS[:1])  # all is read again, and nobody knows what was there
        index.refresh()
        assert index.ids() == ["a", "b"]
    index.refresh()
    assert set(index.ids()) == set(ids)
    assert not [text for text in index.problems() if "file-unreadable" in text]


def test_a_folder_that_is_gone_keeps_nothing(index: Index) -> None:
    index.refresh()
    (index.folder / C).unlink()
    (index.folder / "contacts").rmdir()
    index.refresh()
    assert index.ids() == ["a", "b"]
    assert index.problems() == []


@pytest.mark.parametrize("emptied", ["folder", "note"])
def test_a_directory_of_which_nothing_is_left_is_an_error_and_the_index_stays(
    index: Index, emptied: str
) -> None:
    index.refresh()
    ids = index.ids()
    index.folder.rename(index.folder.with_name("taken-away"))
    if emptied == "folder":
        index.folder.mkdir()
    with pytest.raises(ContentNotFoundError, match="cannot be read"):
        index.refresh()
    assert index.ids() == ids


@pytest.mark.parametrize("data", ["title: [\n", b"\xff\n", "license: x\n", "[]", ""])
def test_a_directory_that_cannot_be_understood_keeps_what_it_said_of_itself(
    index: Index, data: Data
) -> None:
    index.write(C, fields(kind="helpline", section="people", reviews=[LONG_AGO]))
    index.refresh()
    with closing(index.catalog()) as catalog:
        said = dump_directory(catalog.directory)
        assert catalog.row(2).state == "overdue"
    index.write("directory.yaml", data)
    index.refresh()
    with closing(index.catalog()) as catalog:
        assert dump_directory(catalog.directory) == said
        assert catalog.row(2).state == "overdue", "without its policy nothing would run out"
        assert "directory.yaml" in {problem.path for problem in catalog.problems}
    index.write("directory.yaml", {**DIRECTORY, "title": "Mended"})
    index.refresh()
    with closing(index.catalog()) as catalog:
        assert catalog.directory.title == "Mended"
        assert catalog.problems == ()


@pytest.mark.parametrize("data", ["- [\n", b"\xff\n", "a: b\n", ""])
def test_tags_that_cannot_be_understood_stay_as_they_were(index: Index, data: Data) -> None:
    index.write(A, fields(title="A", tags=["mdd"]))
    index.refresh()
    index.write("tags.yaml", data)
    index.refresh()
    with closing(index.catalog()) as catalog:
        assert catalog.row(0).tags == ("Depression",)
        assert catalog.sets.values("tag") == ["Depression", "Mood"]
        assert [problem.path for problem in catalog.problems] == ["tags.yaml"]


@pytest.mark.parametrize("data", ["alike: [\n", b"\xff\n", "- a\n", ""])
def test_words_that_cannot_be_understood_stay_as_they_were(index: Index, data: Data) -> None:
    index.write("words.yaml", {"alike": [["a", "b"]], "passing": ["c"]})
    index.refresh()
    index.write("words.yaml", data)
    index.refresh()
    with closing(index.catalog()) as catalog:
        assert catalog.directory.words == WordList((("a", "b"),), ("c",))
        assert [problem.path for problem in catalog.problems] == ["words.yaml"]


def test_a_directory_that_is_deleted_keeps_nothing_of_what_it_said(index: Index) -> None:
    index.refresh()
    index.write("directory.yaml", None)
    index.refresh()
    with closing(index.catalog()) as catalog:
        assert catalog.directory.sections == ()


@pytest.mark.parametrize("broken", ["title: [\n", "", "kind: book\n", b"\xff\n"])
def test_a_file_of_which_nothing_can_be_read_keeps_what_was_read_before(
    index: Index, broken: Data
) -> None:
    index.refresh()
    ids = index.ids()
    index.write(A, broken)
    index.refresh()
    assert index.ids() == ids
    assert {problem.split(":")[0] for problem in index.problems()} == {A}
    assert index.refresh() == (False, [])
    index.write(A, fields(title="Mended"))
    index.refresh()
    with closing(index.catalog()) as catalog:
        position = catalog.position("a")
        assert position is not None
        assert catalog.row(position).title == "Mended"
        assert catalog.problems == ()
        assert catalog.broken is None


def test_a_file_with_an_error_that_can_still_be_read_is_shown_as_it_is_now(index: Index) -> None:
    index.refresh()
    index.write(A, fields(title="Another", tags=["Nobody knows this"]))
    index.refresh()
    with closing(index.catalog()) as catalog:
        titles = [row.title for row in catalog.rows(range(catalog.size))]
        assert titles == ["Another", "B", "A title"]
        assert catalog.broken is None
    assert [text.split(" ")[2] for text in index.problems()] == ["tag-unknown"]


def test_a_list_of_entries_of_which_one_is_broken_is_shown_as_it_is_now(index: Index) -> None:
    def entry(name: str, **changes: object) -> dict[str, object]:
        return {"id": name, **fields(kind="clinic", section="people", **changes)}

    index.write(C, [entry("c"), entry("d")])
    index.refresh()
    index.write(C, [entry("c", title="Another"), entry("d", title=None)])
    index.refresh()
    assert index.ids() == ["a", "b", "c"]
    with closing(index.catalog()) as catalog:
        assert catalog.row(2).title == "Another"
    assert [text.split(" ")[2] for text in index.problems()] == ["field-missing"]


def test_a_new_index_has_nothing_of_a_broken_file(index: Index) -> None:
    index.write(A, "title: [\n")
    index.refresh()
    assert "a" not in index.ids()
    with closing(index.catalog()) as catalog:
        assert catalog.broken is not None
        assert (catalog.broken.path, catalog.broken.line) == (A, 2)


def test_a_file_that_is_deleted_keeps_nothing(index: Index) -> None:
    index.refresh()
    index.write(A, "title: [\n")
    index.refresh()
    index.write(A, None)
    index.refresh()
    assert "a" not in index.ids()
    assert index.problems() == []


def test_an_entry_says_where_it_stands(index: Index) -> None:
    index.refresh()
    with closing(index.catalog()) as catalog:
        position = catalog.position("a")
        assert position is not None
        assert catalog.origin(position) == (A, 1, 1)
