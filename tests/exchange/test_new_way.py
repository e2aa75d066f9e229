"""A made-up way to reach somebody: four files are changed for it, and then every face knows it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.environment import environment

PACKAGE = Path(__file__).parents[2] / "ketamine_tui"

CHANGES = {
    "model/contact.py": (
        (
            "class Email(NamedTuple):",
            "class Pager(NamedTuple):\n    number: str\n    label: str = ''\n",
        ),
    ),
    "model/entry.py": (
        ("class Entry(", "from ketamine_tui.model.contact import Pager\n"),
        ("    emails: tuple[Email, ...] = ()", "    pagers: tuple[Pager, ...] = ()"),
    ),
    "model/way_kinds.py": (
        (
            "    CHAT = (",
            '    PAGER = "pager", _Facts("Pager", "g", "pagers", "number", "phone")',
        ),
    ),
    "store/entry_schema.py": (
        ("_ENTRY: dict", "from ketamine_tui.model.contact import Pager\n"),
        (
            '    "emails": Many(EMAIL),',
            '    "pagers": Many(Record(Pager, {"number": NUMBER, "label": WORDS}, frozenset())),',
        ),
    ),
}
"""What a line is put before, by file."""

ENTRY = """\
kind: helpline
section: people
title: Night desk
summary: Somebody to page.
pagers:
  - number: 202-555-0177
    label: after ten
reviews:
  - {date: "2020-01-01", status: reviewed, method: read-source, source: A, reviewer: B}
"""
NUMBER = "202-555-0177"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package that knows pagers, with a directory that has one."""
    folder = tmp_path_factory.mktemp("pagers")
    package = folder / "ketamine_tui"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    for name, insertions in CHANGES.items():
        text = (package / name).read_text("utf-8")
        for before, line in insertions:
            assert before in text, name
            text = text.replace(
                before, f"{line}\n\n{before}" if line[0] != " " else f"{line}\n{before}", 1
            )
        (package / name).write_text(text, "utf-8")
    content = folder / "content"
    (content / "contacts").mkdir(parents=True)
    directory = "title: D\nsections:\n  - {id: people, title: People}\n"
    (content / "directory.yaml").write_text(directory, "utf-8")
    (content / "contacts/night-desk.yaml").write_text(ENTRY, "utf-8")
    return folder


def run(program: Path, *words: str) -> str:
    variables = environment(program / "home", {"PYTHONPATH": str(program)})
    done = subprocess.run(
        [sys.executable, "-m", "ketamine_tui", "--as-of", "2020-01-02", *words],
        cwd=program,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout


def of_content(program: Path, *words: str) -> str:
    return run(program, "--content", str(program / "content"), *words)


def test_no_more_than_four_files_are_changed() -> None:
    assert len(CHANGES) == 4


def test_it_is_shown_copied_filtered_and_listed(program: Path) -> None:
    card = of_content(program, "show", "night-desk")
    assert f"Pager      {NUMBER}" in card
    assert "after ten" in card
    assert of_content(program, "show", "night-desk", "--field", "pager") == f"{NUMBER}\n"
    assert of_content(program, "show", "night-desk", "--field", "g") == f"{NUMBER}\n"
    assert of_content(program, "list", "has:pager", "--columns", "pager") == f"{NUMBER}\n"
    assert of_content(program, "list", "no:pager") == ""
    assert of_content(program, "list", "phone:5550177", "--columns", "id") == "night-desk\n"
    assert "pager" in of_content(program, "completion", "words", "list", "has:pa")


@pytest.mark.parametrize(
    "form", ["vcard", "vcard3", "hsds", "csv", "json", "jsonl", "markdown", "text", "html"]
)
def test_it_is_in_every_format_that_holds_contacts(program: Path, form: str) -> None:
    assert NUMBER in of_content(program, "export", form)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"- A\n  - Pager: {NUMBER}\n"),
        ("a.csv", f"title,summary,kind,pager\nA,a,organization,{NUMBER}\n"),
        (
            "a.json",
            json.dumps(
                {
                    "format": "ketamine-tui/1",
                    "entries": [
                        {
                            "kind": "organization",
                            "title": "A",
                            "summary": "a",
                            "pagers": [{"number": NUMBER}],
                        }
                    ],
                }
            ),
        ),
    ],
    ids=["note", "table", "our JSON"],
)
def test_it_is_read_again(program: Path, tmp_path: Path, name: str, text: str) -> None:
    file, folder = tmp_path / name, tmp_path / "into"
    file.write_text(text, "utf-8")
    run(program, "import", str(file), "--to", str(folder), "--write")
    listed = run(program, "--content", str(folder), "list", "--columns", "pager")
    assert listed == f"{NUMBER}\n"
