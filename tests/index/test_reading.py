"""Reading many files with the help of other processes: the same as alone, whatever becomes of them."""

import os
import select
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Pipe
from pathlib import Path
from sqlite3 import Connection
from threading import Thread

import pytest
from support.content import Data, fields, page, write_directory, write_file
from support.environment import environment

from ketamine_tui.index import helpers, reading
from ketamine_tui.index.build import refresh
from ketamine_tui.index.database import new_database
from ketamine_tui.index.helpers import Helper, start_helpers
from ketamine_tui.index.helping import serve
from ketamine_tui.index.reading import read_in_order
from ketamine_tui.index.records import Records, read_records
from ketamine_tui.index.stored_directory import dump_directory
from ketamine_tui.model.directory import Directory
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.scan import SourceFile, scan

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds after which something that should happen counts as not happening."""

BROKEN: dict[str, Data] = {
    "resources/bytes.yaml": b"\xff\xfe",
    "resources/deep.yaml": "[" * 100,
    "resources/empty.yaml": "",
    "resources/twice.yaml": "kind: book\nkind: book\n",
    "resources/anchor.yaml": "kind: &x book\n",
    "resources/Name.yaml": fields(),
    "resources/tags.yaml": fields(tags=["Depresion", "#TOBE_REVIEWED"], section="nowhere"),
    "contacts/list.yaml": "- 1\n- {id: good, kind: person, section: people, title: T, summary: S}\n",
    "pages/bare.md": "text",
    "pages/linking.md": page("see [x](nothing.md) and [y](../resources/e-01.yaml)\n"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    good: dict[str, Data] = {
        f"resources/e-{n:02}.yaml": fields(
            title=f"Entry {n}", tags=["mdd"], related=[f"e-{n + 1:02}"]
        )
        for n in range(40)
    }
    return write_directory(tmp_path / "content", {**good, **BROKEN})


@dataclass
class Crew:
    """The helpers that were started, and the chunks that this process has read itself."""

    started: list[Helper] = field(default_factory=list)
    read_alone: list[list[str]] = field(default_factory=list)

    def has_ended(self) -> bool:
        return all(helper._process.returncode is not None for helper in self.started)


@pytest.fixture
def crew(monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    """Have even small directories read with two helpers, in small chunks."""
    seen = Crew()

    def start(count: int, folder: Path, directory: Directory) -> list[Helper]:
        seen.started.extend(start_helpers(count, folder, directory))
        return seen.started

    def read_alone(folder: Path, files: Sequence[SourceFile], directory: Directory) -> Records:
        seen.read_alone.append([file.path for file in files])
        return read_records(folder, files, directory)

    monkeypatch.setattr(reading, "MANY", 2)
    monkeypatch.setattr(reading, "_CHUNK", 3)
    monkeypatch.setattr(reading, "processor_count", lambda: 3)
    monkeypatch.setattr(helpers, "start_helpers", start)
    monkeypatch.setattr(reading, "read_records", read_alone)
    yield seen
    for helper in seen.started:
        helper.end()


def be_patient(
    monkeypatch: pytest.MonkeyPatch, after_an_answer: Callable[[Helper], None] = lambda _: None
) -> None:
    """Let every helper finish what it is asked for before this process goes on."""
    exchange = Helper.exchange

    def patiently(
        helper: Helper,
        chunks: Sequence[Sequence[SourceFile]],
        todo: deque[int],
        done: dict[int, Records],
    ) -> None:
        exchange(helper, chunks, todo, done)
        while helper._asked and helper._process.poll() is None:
            assert helper._connection.poll(PATIENCE)
            exchange(helper, chunks, todo, done)
            after_an_answer(helper)

    monkeypatch.setattr(Helper, "exchange", patiently)


def contents(connection: Connection) -> dict[str, list[str]]:
    """Return every row of every table, but for the time at which they were written."""
    connection.execute("DELETE FROM meta WHERE name = 'made_at'")
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}"))) for (name,) in tables
    }


def contents_read(folder: Path) -> dict[str, list[str]]:
    """Return what an index of a folder holds that is made now."""
    with closing(new_database(folder)) as connection:
        refresh(connection, folder)
        return contents(connection)


def contents_read_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    with monkeypatch.context() as alone:
        alone.setattr(reading, "MANY", 1_000_000)
        return contents_read(folder)


def directory_of(folder: Path) -> Directory:
    return load_directory(folder, set(scan(folder).paths)).directory


def test_helpers_give_the_same_index(
    folder: Path, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = contents_read_alone(folder, monkeypatch)
    assert len(expected["entries"]) > 40
    assert len(expected["problems"]) > len(BROKEN)
    crew.read_alone.clear()
    be_patient(monkeypatch)
    assert contents_read(folder) == expected
    assert len(crew.started) == 2
    assert crew.read_alone == []
    assert crew.has_ended()


def test_work_that_is_shared_gives_the_same_index(
    folder: Path, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = contents_read_alone(folder, monkeypatch)
    assert contents_read(folder) == expected
    assert crew.has_ended()


def test_changed_files_are_read_with_helpers_too(
    folder: Path, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    be_patient(monkeypatch)
    with closing(new_database(folder)) as connection:
        refresh(connection, folder)
        for n in range(20):
            write_file(folder / f"resources/e-{n:02}.yaml", fields(title=f"Another title {n}"))
        (folder / "resources/e-30.yaml").unlink()
        refresh(connection, folder)
        titles = [title for (title,) in connection.execute("SELECT title FROM entries")]
    assert len(crew.started) == 4
    assert crew.read_alone == []
    assert sum(title.startswith("Another") for title in titles) == 20
    assert sum(title.startswith("Entry") for title in titles) == 19


def test_what_a_killed_helper_owes_is_read_without_it(
    folder: Path, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kill(helper: Helper) -> None:
        helper._process.kill()
        helper._process.wait()

    expected = contents_read_alone(folder, monkeypatch)
    crew.read_alone.clear()
    be_patient(monkeypatch, kill)
    assert contents_read(folder) == expected
    assert len(crew.started) == 2
    assert crew.read_alone


def refuse(*_: object, **__: object) -> None:
    raise OSError(11, "Resource temporarily unavailable")


@pytest.mark.parametrize(
    ("broken", "value"),
    [
        ("sys.executable", "/nowhere/python"),
        ("sys.executable", "/bin/false"),
        ("ketamine_tui.index.helpers.subprocess.Popen", refuse),
        ("ketamine_tui.index.helpers.Pipe", refuse),
        ("ketamine_tui.index.helpers", None),
    ],
    ids=["no program", "another program", "no process", "no pipe", "no module"],
)
def test_without_helpers_the_files_are_read_alone(
    folder: Path, crew: Crew, monkeypatch: pytest.MonkeyPatch, broken: str, value: object
) -> None:
    expected = contents_read_alone(folder, monkeypatch)
    if value is None:
        monkeypatch.delattr("ketamine_tui.index.helpers")
        monkeypatch.setitem(sys.modules, broken, None)
    else:
        monkeypatch.setattr(broken, value)
    assert contents_read(folder) == expected
    assert crew.has_ended()


def test_helpers_say_nothing(
    folder: Path,
    crew: Crew,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\necho noise\necho noise >&2\ncat\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    be_patient(monkeypatch)
    contents_read(folder)
    assert [helper._process.returncode for helper in crew.started] == [0, 0]
    assert capfd.readouterr() == ("", "")


def test_some_helpers_are_better_than_none(
    folder: Path, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = Helper.__init__

    def begin_once(helper: Helper, where: Path, directory: Directory) -> None:
        if crew.read_alone:
            refuse()
        crew.read_alone.append([])
        begin(helper, where, directory)

    monkeypatch.setattr(Helper, "__init__", begin_once)
    contents_read(folder)
    assert len(crew.started) == 1
    assert crew.has_ended()


@pytest.mark.parametrize(("processors", "files"), [(1, 2), (3, 1000)])
def test_helpers_are_not_called_for_nothing(
    folder: Path, crew: Crew, monkeypatch: pytest.MonkeyPatch, processors: int, files: int
) -> None:
    monkeypatch.setattr(reading, "processor_count", lambda: processors)
    monkeypatch.setattr(reading, "MANY", files)
    contents_read(folder)
    assert crew.started == []


def test_there_is_no_crowd_of_helpers(
    folder: Path, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "processor_count", lambda: 100)
    contents_read(folder)
    assert len(crew.started) == reading.MOST_HELPERS


@pytest.mark.parametrize("raised", [KeyboardInterrupt, InterruptedError, RuntimeError])
@pytest.mark.parametrize("where", ["progress", "reading"])
def test_an_interrupted_refresh_leaves_the_index_and_no_helpers(
    folder: Path,
    crew: Crew,
    monkeypatch: pytest.MonkeyPatch,
    raised: type[BaseException],
    where: str,
) -> None:
    def stop(done: int = 20, _total: int = 0, *_: object) -> None:
        if done == 20:
            raise raised

    with closing(new_database(folder)) as connection:
        refresh(connection, folder)
        before = contents(connection)
        for n in range(40):
            write_file(folder / f"resources/e-{n:02}.yaml", fields(title=f"Another title {n}"))
        with monkeypatch.context() as during:
            if where == "reading":
                during.setattr(reading, "read_records", lambda *_: stop())
            with pytest.raises(raised):
                refresh(connection, folder, stop)
        assert contents(connection) == before
        assert not connection.in_transaction
        assert len(crew.started) == 4
        assert crew.has_ended()
        refresh(connection, folder)
        assert contents(connection)["entries"] != before["entries"]


class FakeHelper:
    """Takes some chunks, and gives them back as it likes."""

    def __init__(self, takes: int, gives: Callable[[list[int]], list[int]]) -> None:
        self.takes = takes
        self.gives = gives
        self.holds: list[int] = []
        self.most_waiting = 0
        self.has_ended = False

    def exchange(
        self, chunks: Sequence[Sequence[SourceFile]], todo: deque[int], done: dict[int, Records]
    ) -> None:
        self.most_waiting = max(self.most_waiting, len(done))
        for number in self.gives(self.holds):
            done[number] = Records(
                [tuple(file) for file in chunks[number]], [], [], [], [], [], [], set()
            )
            self.holds.remove(number)
        while todo and len(self.holds) < self.takes:
            self.holds.append(todo.popleft())

    def end(self) -> None:
        self.has_ended = True


@pytest.mark.parametrize(
    ("takes", "gives"),
    [
        (0, lambda _: []),
        (1, lambda _: []),
        (100, lambda _: []),
        (100, lambda holds: holds[-1:]),
        (4, lambda holds: holds[::-2]),
        (100, list),
    ],
    ids=["lazy", "keeps one", "keeps all", "last first", "out of order", "all at once"],
)
def test_files_come_in_their_order_and_once(
    folder: Path,
    crew: Crew,
    monkeypatch: pytest.MonkeyPatch,
    takes: int,
    gives: Callable[[list[int]], list[int]],
) -> None:
    helper = FakeHelper(takes, gives)
    monkeypatch.setattr(reading, "_start_helpers", lambda *_: [helper])
    files = [file for file in scan(folder).files() if "/" in file.path]
    read = list(read_in_order(folder, files, directory_of(folder)))
    assert [row[0] for records in read for row in records.files] == [file.path for file in files]
    assert helper.has_ended
    assert crew.started == []


def test_only_so_much_is_read_before_its_turn(
    folder: Path, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = FakeHelper(1, lambda _: [])
    monkeypatch.setattr(reading, "_start_helpers", lambda *_: [helper])
    monkeypatch.setattr(reading, "_MOST_WAITING", 2)
    files = [file for file in scan(folder).files() if "/" in file.path]
    list(read_in_order(folder, files, directory_of(folder)))
    assert helper.most_waiting == 2
    assert crew.started == []


def test_closing_the_reading_ends_the_helpers(folder: Path, crew: Crew) -> None:
    files = [file for file in scan(folder).files() if "/" in file.path]
    reader = read_in_order(folder, files, directory_of(folder))
    next(reader)
    assert not crew.has_ended()
    reader.close()
    assert crew.has_ended()


# The other end.


def test_a_helper_answers_every_request_until_nobody_asks(folder: Path) -> None:
    directory = directory_of(folder)
    files = [file for file in scan(folder).files() if "/" in file.path]
    ours, theirs = Pipe()
    thread = Thread(target=serve, args=(theirs,), daemon=True)
    thread.start()
    assert ours.recv() is None
    ours.send((folder, dump_directory(directory)))
    for number, start in enumerate(range(0, 12, 4)):
        ours.send((number, files[start : start + 4]))
    for number, start in enumerate(range(0, 12, 4)):
        assert ours.recv() == (number, read_records(folder, files[start : start + 4], directory))
    ours.close()
    thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.mark.parametrize("requests", [None, 0, 50], ids=["no task", "a task", "requests"])
def test_a_helper_that_nobody_listens_to_ends(folder: Path, requests: int | None) -> None:
    ours, theirs = Pipe()
    thread = Thread(target=serve, args=(theirs,), daemon=True)
    thread.start()
    assert ours.recv() is None
    if requests is not None:
        ours.send((folder, dump_directory(directory_of(folder))))
        for number in range(requests):
            ours.send((number, scan(folder).files()))
    ours.close()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_ctrl_c_is_not_for_helpers(folder: Path) -> None:
    files = scan(folder).files()[:3]
    directory = directory_of(folder)
    helper = Helper(folder, directory)
    try:
        assert os.getpgid(helper._process.pid) != os.getpgrp()
        assert helper._connection.poll(PATIENCE)
        helper._process.send_signal(signal.SIGINT)
        done: dict[int, Records] = {}
        helper.exchange([files], deque([0]), done)
        assert helper._connection.poll(PATIENCE)
        helper.exchange([files], deque(), done)
        assert done == {0: read_records(folder, files, directory)}
    finally:
        helper.end()


PARENT = """
import sys
from pathlib import Path
from ketamine_tui.index.helpers import Helper, start_helpers
from ketamine_tui.model.directory import Directory
helper = Helper(Path("."), Directory(title="none"))
print(helper._process.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="the system cannot wait for any process")
def test_helpers_do_not_outlive_this_process(tmp_path: Path) -> None:
    variables = environment(tmp_path, {"PYTHONPATH": os.fspath(ROOT)})
    with subprocess.Popen(
        [sys.executable, "-c", PARENT],
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        helper = os.pidfd_open(int(parent.stdout.readline()))
        try:
            assert select.select([helper], [], [], 0)[0] == []
            parent.kill()
            assert select.select([helper], [], [], PATIENCE)[0] == [helper]
        finally:
            os.close(helper)


def test_helpers_load_no_more_than_reading_needs() -> None:
    code = "import sys, ketamine_tui.index.helping; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": os.fspath(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.split()
    ours = {name.split(".")[1] for name in loaded if name.startswith("ketamine_tui.")}
    assert ours == {"model", "store", "index"}
    assert not {"textual", "rich", "asyncio"} & set(loaded)


@pytest.mark.parametrize(
    "program",
    [
        [sys.executable, "-m", "ketamine_tui"],
        [str(Path(sys.executable).with_name("ketamine-tui"))],
    ],
    ids=["module", "script"],
)
def test_the_program_reads_many_files_and_says_nothing_of_it(
    tmp_path: Path, program: list[str]
) -> None:
    many: dict[str, Data] = {
        f"resources/e-{n}.yaml": fields(title=f"Entry {n}") for n in range(reading.MANY)
    }
    content = write_directory(tmp_path / "content", many)
    done = subprocess.run(
        [*program, "list", "--content", str(content)],
        env=environment(tmp_path / "home", {"PYTHONPATH": os.fspath(ROOT)}),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("Entry ") == reading.MANY
