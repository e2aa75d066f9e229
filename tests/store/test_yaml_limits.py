"""Files made to hurt: tried in a process of their own, as the danger is a crash of the process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.environment import environment

ROOT = Path(__file__).parents[2]

LOAD = """
import sys
from pathlib import Path
from ketamine_tui.model.directory import Directory
from ketamine_tui.store.entry_files import load_file
loaded = load_file(Path(sys.argv[1]), sys.argv[2], Directory(title="none"))
print(len(loaded.entries), *(problem.rule for problem in loaded.problems))
"""


@pytest.mark.parametrize(
    ("path", "text", "printed"),
    [
        ("resources/a.yaml", "[" * 100_000, "0 yaml-depth"),
        ("resources/a.yaml", "{a: " * 100_000, "0 yaml-depth"),
        ("resources/a.yaml", "- " * 60_000, "0 yaml-depth"),
        ("resources/a.yaml", "? " * 60_000, "0 yaml-key"),
        ("resources/a.yaml", "title: " + "[" * 100_000, "0 yaml-depth"),
        ("resources/a.yaml", "[" * 100_000 + "]" * 100_000, "0 yaml-depth"),
        ("pages/a.md", "---\n" + "[" * 100_000 + "\n---\n", "0 yaml-depth"),
        ("resources/a.yaml", "x: &x [1]\ny: [*x, *x]\n", "0 yaml-anchor"),
    ],
    ids=[
        *("100,000 brackets", "100,000 braces", "60,000 dashes", "60,000 question marks"),
        *("brackets in a field", "closed brackets", "front matter", "aliases"),
    ],
)
def test_a_hostile_file_is_a_problem_and_not_a_crash(
    tmp_path: Path, path: str, text: str, printed: str
) -> None:
    assert load_in_process(tmp_path, path, text.encode()) == printed


@pytest.mark.parametrize(
    "body",
    ["> " * 50_000, "- " * 50_000, "[" * 50_000, "*a " * 50_000, "`" * 50_001, "![" * 20_000],
    ids=["quotes", "lists", "brackets", "emphasis", "backticks", "images"],
)
def test_hostile_prose_is_still_a_page(tmp_path: Path, body: str) -> None:
    page = f"---\nkind: page\nsection: none\ntitle: T\nsummary: S\n---\n{body}\n"
    printed = load_in_process(tmp_path, "pages/a.md", page.encode())
    assert printed == "1 review-missing"


def load_in_process(folder: Path, path: str, data: bytes) -> str:
    file = folder / path
    file.parent.mkdir()
    file.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", LOAD, str(folder), path],
        env=environment(folder / "home", {"PYTHONPATH": os.fspath(ROOT)}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()
