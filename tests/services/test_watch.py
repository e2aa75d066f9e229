"""Changes of the directory's files are noticed, whoever makes them; others are not."""

import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from ketamine_tui.services import watch
from ketamine_tui.services.watch import FileWatch, Watch
from ketamine_tui.store.scan import is_content

PATIENCE = 20.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "contacts" / "clinics").mkdir(parents=True)
    (tmp_path / "directory.yaml").write_text("title: A\n", "utf-8")
    return tmp_path


@pytest.fixture
def told() -> queue.Queue[str]:
    return queue.Queue()


@pytest.fixture
def watching(folder: Path, told: queue.Queue[str]) -> Iterator[Watch]:
    """A watch that is known to have begun."""
    found = Watch(folder, lambda: told.put("changed"), told.put)
    began = queue.Empty
    for number in range(200):
        (folder / "tags.yaml").write_text(f"# {number}\n", "utf-8")
        try:
            assert told.get(timeout=0.5) == "changed"
            break
        except began:
            continue
    while not told.empty():
        told.get()
    yield found
    found.stop()
    found._thread.join(PATIENCE)
    assert not found._thread.is_alive()


@pytest.mark.usefixtures("watching")
def test_a_change_is_told(folder: Path, told: queue.Queue[str]) -> None:
    (folder / "contacts" / "clinics" / "a.yaml").write_text("kind: clinic\n", "utf-8")
    assert told.get(timeout=PATIENCE) == "changed"


@pytest.mark.usefixtures("watching")
def test_a_file_that_is_replaced_is_told(folder: Path, told: queue.Queue[str]) -> None:
    (folder / ".directory.yaml.new").write_text("title: B\n", "utf-8")
    (folder / ".directory.yaml.new").rename(folder / "directory.yaml")
    assert told.get(timeout=PATIENCE) == "changed"


def test_a_note_is_watched_also_when_another_file_takes_its_place(
    tmp_path: Path, told: queue.Queue[str]
) -> None:
    note, other = tmp_path / "note.md", tmp_path / "other.md"
    note.write_text("- a\n", "utf-8")
    found = Watch(note, lambda: told.put("changed"), told.put)
    for number in range(200):
        other.write_text(f"- {number}\n", "utf-8")  # which alone is none of its business
        other.replace(note)
        try:
            assert told.get(timeout=0.5) == "changed"
            break
        except queue.Empty:
            continue
    else:
        pytest.fail("nothing was told")
    assert found._is_ours(str(note.resolve()))
    assert not found._is_ours(str(other.resolve()))
    found.stop()
    found._thread.join(PATIENCE)


def test_what_cannot_be_watched_is_told(
    folder: Path, told: queue.Queue[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("no more watches")

    monkeypatch.setattr(watchfiles, "watch", fail)
    found = Watch(folder, lambda: told.put("changed"), told.put)
    assert told.get(timeout=PATIENCE) == "Changes on the disk are not noticed: no more watches"
    found._thread.join(PATIENCE)


@pytest.mark.parametrize(
    ("path", "is_ours"),
    [
        ("directory.yaml", True),
        ("tags.yaml", True),
        ("words.yaml", True),
        ("views.yaml", False),
        ("README.md", False),
        ("pages", True),
        ("pages/a.md", True),
        ("pages/deep/a.md", True),
        ("pages/deep", True),
        ("pages/a.yaml", False),
        ("resources/books/a.yaml", True),
        ("resources/books/a.yml", True),
        ("resources/books/a.yaml~", False),
        ("contacts/.a.yaml.swp", False),
        ("contacts/_drafts/a.yaml", False),
        (".git/index", False),
        ("other/a.yaml", False),
    ],
)
def test_only_what_is_read_matters(path: str, is_ours: bool) -> None:  # noqa: FBT001  # a case
    assert is_content(path) is is_ours


def test_a_single_file_is_watched_wherever_it_is_kept_and_nothing_beside_it(
    tmp_path: Path, told: queue.Queue[str]
) -> None:
    kept = tmp_path / "kept" / "config.yaml"
    kept.parent.mkdir()
    link = tmp_path / "config.yaml"
    link.symlink_to(kept)
    watching = FileWatch(link, lambda: told.put("changed"), told.put)
    for number in range(200):
        kept.write_text(f"# {number}\n", "utf-8")
        try:
            assert told.get(timeout=0.5) == "changed"
            break
        except queue.Empty:
            continue
    assert not watching._is_ours(str(kept.with_name("other.yaml")))
    assert watching._is_ours(str(kept))
    watching.stop()
    watching._thread.join(PATIENCE)


@pytest.mark.parametrize("there", ["nothing", "the folder", "the file"])
def test_a_file_beside_is_watched_before_it_is_there(
    tmp_path: Path, told: queue.Queue[str], there: str
) -> None:
    file = tmp_path / "data" / "ketamine-tui" / "marks.yaml"
    if there != "nothing":
        file.parent.mkdir(parents=True)
    if there == "the file":
        file.write_text("0", "utf-8")
    found = FileWatch(
        file, lambda: told.put(file.read_text("utf-8") if file.exists() else ""), told.put
    )
    try:
        # When it has begun is not told: a change is made until one is noticed.
        for number in range(200):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.with_name("new").write_text(str(number), "utf-8")
            file.with_name("new").rename(file)
            try:
                while told.get(timeout=0.5) != str(number):
                    pass
                break
            except queue.Empty:
                continue
        else:
            pytest.fail("no change was noticed")
        file.with_name("new").write_text("last", "utf-8")
        file.with_name("new").rename(file)
        while told.get(timeout=PATIENCE) != "last":
            pass  # a change may be told twice
        assert not found._is_ours(str(file.with_name("new")))
    finally:
        found.stop()
        found._thread.join(PATIENCE)
    assert not found._thread.is_alive()


def test_what_was_changed_before_it_began_is_told_once(
    folder: Path, told: queue.Queue[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_PAUSE", 20)
    pauses = threading.Semaphore(0)
    changes = Watch._changes

    def counted(self: Watch, *arguments: Any, **options: Any) -> Iterator[object]:
        for change in changes(self, *arguments, **options):
            pauses.release()
            yield change

    monkeypatch.setattr(Watch, "_changes", counted)
    found = Watch(folder, lambda: told.put("changed"), told.put)
    for _ in range(4):
        assert pauses.acquire(timeout=PATIENCE)
    found.stop()
    found._thread.join(PATIENCE)
    assert list(told.queue) == ["changed"]
