"""What is kept of files, whoever reads them: plain values, the same in any process."""

import json
import pickle
from pathlib import Path

from support.content import DIRECTORY, TAGS, Data, fields, page, write_directory

from ketamine_tui.index.records import Records, read_records
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.section import Section
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.scan import SourceFile, scan

CLINIC = fields(kind="clinic", section="people", title="C", related=["nobody"], reviews=None)


def read(folder: Path, files: dict[str, Data]) -> Records:
    """Write files into a directory and return what is kept of them."""
    write_directory(folder, files)
    found = [file for file in scan(folder).files() if file.path in files]
    return read_records(folder, found, directory_of(folder))


def directory_of(folder: Path) -> Directory:
    return load_directory(folder, set(scan(folder).paths)).directory


def test_the_rows_of_files_follow_each_other_in_their_order(tmp_path: Path) -> None:
    records = read(
        tmp_path,
        {
            "contacts/c.yaml": CLINIC,
            "pages/p.md": page("see [c](../contacts/c.yaml)\n", title="P", tags=["mdd"]),
            "resources/list.yaml": [fields(id=name, title=name) for name in "ab"],
        },
    )
    assert [row[0] for row in records.files] == [
        "contacts/c.yaml",
        "pages/p.md",
        "resources/list.yaml",
    ]
    assert all(len(str(row[4])) == 64 for row in records.files)
    assert [row[3] for row in records.entries] == ["c", "p", "a", "b"]
    assert [row[:6] for row in records.entries[:2]] == [
        ("contacts/c.yaml", 1, 1, "c", "clinic", "people"),
        ("pages/p.md", 2, 1, "p", "page", "start"),
    ]
    assert records.entries[1][9] == '["Depression"]'
    assert records.entries[0][11:13] == ("to-be-reviewed", "")
    assert records.entries[1][11:13] == ("source-checked", "2027-11-01")
    assert ["\x01c" in text or "\x01p" in text for text in records.texts] == [
        True,
        True,
        False,
        False,
    ]
    assert [json.loads(entry)["title"] for entry, _ in records.documents] == ["C", "P", "a", "b"]
    assert [bool(json.loads(blocks)) for _, blocks in records.documents] == [
        False,
        True,
        False,
        False,
    ]
    assert records.mentions == [
        ("contacts/c.yaml", 5, 11, "nobody", False),
        ("pages/p.md", 9, 9, "contacts/c.yaml", True),
    ]
    assert [(path, [p.rule for p in found]) for path, found in records.problems] == [
        ("contacts/c.yaml", ["review-missing"])
    ]


def test_words_are_folded_letters_of_any_field_and_not_short(tmp_path: Path) -> None:
    title = "Größe of well-being: l'été, B12vitamin and 1234 pain_relief"
    records = read(tmp_path, {"resources/a.yaml": fields(title=title, summary="", tags=["Mood"])})
    expected = {"grosse", "well", "being", "vitamin", "pain", "relief", "mood"}
    assert expected <= records.words
    assert all(word.isalpha() and len(word) > 3 for word in records.words)
    assert not {"ete", "1234", "wellbeing", "of"} & records.words


def test_of_a_file_that_cannot_be_read_its_problems_are_kept(tmp_path: Path) -> None:
    write_directory(tmp_path, {"resources/bad.yaml": "a: &x"})
    files = [SourceFile("resources/bad.yaml", 5, 1, 1), SourceFile("resources/gone.yaml", 1, 2, 2)]
    records = read_records(tmp_path, files, directory_of(tmp_path))
    assert [row[:4] for row in records.files] == files
    assert [bool(row[4]) for row in records.files] == [True, False]
    assert (records.entries, records.texts, records.documents, records.mentions) == ([], [], [], [])
    assert records.words == set()
    assert [found[0].rule for _, found in records.problems] == ["yaml-anchor", "file-unreadable"]


def test_records_are_plain_values(tmp_path: Path) -> None:
    records = read(tmp_path, {"contacts/c.yaml": CLINIC, "pages/p.md": page("text")})
    assert pickle.loads(pickle.dumps(records)) == records
    for row in (*records.files, *records.entries, *records.documents, *records.mentions):
        assert {type(value) for value in row} <= {str, int, bool}


def test_sections_and_tags_are_those_of_the_directory(tmp_path: Path) -> None:
    write_directory(tmp_path, {"resources/a.yaml": fields(tags=["mdd"])})
    (file,) = (file for file in scan(tmp_path).files() if file.path == "resources/a.yaml")
    directory = Directory(title="other", sections=(Section("other", "Other"),))
    records = read_records(tmp_path, [file], directory)
    assert records.entries[0][9] == '["mdd"]'
    assert [p.rule for _, found in records.problems for p in found] == ["section-unknown"]
    assert DIRECTORY["sections"]
    assert TAGS
