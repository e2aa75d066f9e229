"""Whatever a file holds, reading it gives entries and problems and never an exception."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support.content import DIRECTORY, fields, page, write_file
from support.environment import environment

from ketamine_tui.model.tag import Vocabulary
from ketamine_tui.store.directory_files import LoadedDirectory, load_directory
from ketamine_tui.store.directory_schema import directory_record
from ketamine_tui.store.entry_files import LoadedFile, load_file
from ketamine_tui.store.node import ListNode, node_of
from ketamine_tui.store.report import Report
from ketamine_tui.store.yaml_reader import read_yaml

ROOT = Path(__file__).parents[2]
EXAMPLE = directory_record(Vocabulary()).decode(node_of(DIRECTORY), Report("directory.yaml"))
IN_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

FRAGMENTS = st.sampled_from(
    [
        *("- ", "? ", ": ", "a: ", "[", "]", "{", "}", ", ", "&x ", "*x ", "!t ", "<<: ", "%YAML "),
        *("---\n", "...\n", "\n", "\n  ", "\t", " #", "'", '"', "|\n", ">-\n", "\\e", '"\\ud800"'),
        *(
            "\r",
            "\x85",
            "\u2028",
            "\ufeff",
            "\x1b",
            "\0",
            "é",
            "👩\u200d👧",
            "\ud7ff",
            "kind: book\n",
        ),
        *("kind: page\n", "section: books\n", "title: T\n", "summary: S\n", "id: a\n", "tags: "),
        *("[x](y.md)", "> ", "* ", "1. ", "# ", "`", "**", "<b>", "![", "](", "](http://[", "&#0;"),
    ]
)
WILD_VALUES = st.recursive(
    st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["yes", "988"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["url", "number", "text", "date", "status", "days", "value", "x"]),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=6,
)
FIELD_NAMES = st.sampled_from(
    [
        *("id", "kind", "section", "title", "summary", "tags", "links", "alerts", "corrections"),
        *("related", "reviews", "phones", "texts", "emails", "chats", "addresses", "schedules"),
        *("authors", "issued", "identifiers", "organization", "body", "zzz"),
    ]
)
SOUP = st.lists(FRAGMENTS).map("".join)
WILD_ENTRIES = st.dictionaries(FIELD_NAMES, WILD_VALUES).map(
    lambda changes: json.dumps(fields(**changes))
)
WILD_PAGES = st.builds(page, st.one_of(SOUP, st.text(st.characters(exclude_categories=["Cs"]))))
TEXTS = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), SOUP, WILD_ENTRIES, WILD_PAGES)


def read(folder: Path, path: str, text: str) -> LoadedFile:
    write_file(folder / path, text.encode())
    return load_file(folder, path, EXAMPLE)


def check(loaded: LoadedFile | LoadedDirectory, lines: int) -> None:
    for problem in loaded.problems:
        assert 1 <= problem.line <= lines + 1
        assert problem.column >= 1
        said = problem.message + problem.hint
        assert not {unicodedata.category(c) for c in said} & {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


@IN_ONE_FOLDER
@given(st.sampled_from(["resources/a.yaml", "contacts/a.yml", "pages/a.md"]), TEXTS)
@example("pages/a.md", "---\n- kind: page\n---\n")
@example("pages/a.md", page("[a](http://[::1) ![b](c.md) [d](../../e.md)"))
@example("resources/a.yaml", json.dumps(fields(related=[" \u202e "], tags=[""])))
def test_any_text_gives_entries_or_problems(tmp_path: Path, path: str, text: str) -> None:
    loaded = read(tmp_path, path, text)
    assert isinstance(loaded, LoadedFile)
    if not loaded.entries and not loaded.problems:
        node = read_yaml(text)
        assert isinstance(node, ListNode)
        assert node.items == []
    check(loaded, len(text.splitlines()))


@IN_ONE_FOLDER
@given(st.binary() | st.lists(st.binary(max_size=4) | SOUP.map(str.encode)).map(b"".join))
def test_any_bytes_give_entries_or_problems(tmp_path: Path, data: bytes) -> None:
    write_file(tmp_path / "pages/a.md", data)
    loaded = load_file(tmp_path, "pages/a.md", EXAMPLE)
    assert loaded.entries or loaded.problems


@IN_ONE_FOLDER
@given(TEXTS, TEXTS)
@example('{"title": "T", "urgent": [{"entries": [[], "x"]}, []]}', "- {id: a, label: '-'}")
def test_any_text_gives_a_directory(tmp_path: Path, directory: str, tags: str) -> None:
    write_file(tmp_path / "directory.yaml", directory.encode())
    write_file(tmp_path / "tags.yaml", tags.encode())
    loaded = load_directory(tmp_path, {"directory.yaml", "tags.yaml"})
    check(loaded, max(len(directory.splitlines()), len(tags.splitlines())))


LOAD_ALL = """
import sys
from pathlib import Path
from ketamine_tui.model.directory import Directory
from ketamine_tui.store.entry_files import load_file
folder = Path(sys.argv[1])
for file in sorted(folder.iterdir()):
    loaded = load_file(folder, file.name, Directory(title="none"))
    print(len(loaded.entries) + len(loaded.problems))
"""
DEEP = st.builds(
    lambda start, fragment, times, end: start + fragment.encode() * times + end,
    st.sampled_from([b"", b"---\n", b"a: ", b"- "]),
    FRAGMENTS,
    st.integers(1, 60_000),
    st.binary(max_size=20),
)


@settings(IN_ONE_FOLDER, max_examples=5)
@given(st.lists(DEEP | st.binary(), min_size=10, max_size=10))
def test_no_bytes_crash_the_process(tmp_path: Path, files: list[bytes]) -> None:
    for n, data in enumerate(files):
        write_file(tmp_path / "files" / f"{n}{'.md' if n % 3 == 0 else '.yaml'}", data)
    done = subprocess.run(
        [sys.executable, "-c", LOAD_ALL, str(tmp_path / "files")],
        env=environment(tmp_path / "home", {"PYTHONPATH": os.fspath(ROOT)}),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.split()) == len(files)
