"""Which files are found, and which are refused before anything looks inside."""

import hashlib
import os
from pathlib import Path

import pytest
from support.content import write_directory, write_file

from ketamine_tui.store import files
from ketamine_tui.store.files import MAX_BYTES, read_file
from ketamine_tui.store.node import Place, ReadError
from ketamine_tui.store.scan import SourceFile, scan

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
MISSING = ("file-unreadable", "there is no file of this name")


def refusal(folder: Path, path: str) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_file(folder, path)
    return caught.value


def test_a_file_is_its_text_and_the_digest_of_its_bytes(tmp_path: Path) -> None:
    data = "é: 1\r\n".encode()
    write_file(tmp_path / "a.yaml", data)
    assert read_file(tmp_path, "a.yaml") == ("é: 1\r\n", hashlib.sha256(data).hexdigest())


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    write_file(tmp_path / "a.yaml", b"\xef\xbb\xbfa: 1")
    assert read_file(tmp_path, "a.yaml")[0] == "a: 1"


@pytest.mark.parametrize(
    ("data", "place", "byte"),
    [
        pytest.param("a: 1\nb: café\n".encode("latin-1"), (2, 7), "E9", id="Latin-1"),
        pytest.param("ü: ü\n👩 ".encode() + b"\xfc", (2, 3), "FC", id="after other characters"),
        pytest.param(b"\xef\xbb\xbfa: \xe9\n", (1, 4), "E9", id="after a byte order mark"),
        pytest.param("a: 1".encode("utf-16"), (1, 1), "FF", id="UTF-16"),
        pytest.param(b"a: \xed\xa0\x80", (1, 4), "ED", id="surrogate"),
        pytest.param(b"a\r\nb: \xc3", (2, 4), "C3", id="cut off"),
    ],
)
def test_what_is_not_utf_8_is_refused_at_the_first_bad_byte(
    tmp_path: Path, data: bytes, place: tuple[int, int], byte: str
) -> None:
    write_file(tmp_path / "a.yaml", data)
    error = refusal(tmp_path, "a.yaml")
    assert (error.place, error.rule) == (Place(*place), "file-encoding")
    assert error.message == f"byte 0x{byte} is not UTF-8"
    assert error.hint == "save the file as UTF-8"


def test_a_file_of_the_greatest_size_is_read_and_a_larger_one_refused(tmp_path: Path) -> None:
    assert MAX_BYTES == 2 * 1024 * 1024
    write_file(tmp_path / "a.yaml", b"#" * MAX_BYTES)
    write_file(tmp_path / "b.yaml", b"#" * (MAX_BYTES + 1))
    assert len(read_file(tmp_path, "a.yaml")[0]) == MAX_BYTES
    error = refusal(tmp_path, "b.yaml")
    assert (error.place, error.rule) == (Place(1, 1), "file-too-large")
    assert error.message == "the file is larger than 2 MiB: it has 2,097,153 bytes"


@pytest.mark.skipif(AS_ROOT, reason="root may read every file")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    write_file(tmp_path / "a.yaml", "a: 1")
    (tmp_path / "a.yaml").chmod(0)
    error = refusal(tmp_path, "a.yaml")
    assert (error.rule, error.message) == ("file-unreadable", "Permission denied")


@pytest.mark.parametrize(
    ("raised", "message"),
    [
        (PermissionError(13, "Permission denied"), "Permission denied"),
        (OSError(5, "Input/output error"), "Input/output error"),
        (OSError(), "OSError"),
    ],
    ids=["permission", "device", "without words"],
)
def test_a_file_that_the_system_withholds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: OSError, message: str
) -> None:
    def withhold(_path: str, _flags: int) -> int:
        raise raised

    write_file(tmp_path / "a.yaml", "a: 1")
    monkeypatch.setattr("ketamine_tui.store.files.os.open", withhold)
    error = refusal(tmp_path, "a.yaml")
    assert (error.place, error.rule, error.message) == (Place(1, 1), "file-unreadable", message)
    assert error.hint == "check its permissions"


def test_a_folder_of_a_files_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    error = refusal(tmp_path, "x.yaml")
    assert (error.rule, error.message) == ("file-unreadable", "this is not a regular file")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    assert refusal(tmp_path, "x.yaml").message == "this is not a regular file"


@pytest.mark.parametrize("target", ["nowhere", "x.yaml"], ids=["broken", "to itself"])
def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "x.yaml").symlink_to(target)
    error = refusal(tmp_path, "x.yaml")
    assert (error.rule, error.message) == MISSING


def test_a_file_that_has_gone_is_refused(tmp_path: Path) -> None:
    error = refusal(tmp_path, "x.yaml")
    assert (error.rule, error.message) == MISSING


@pytest.mark.parametrize("through", ["file", "folder"])
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path, through: str) -> None:
    write_file(tmp_path / "secret" / "a.yaml", "a: 1")
    folder = write_directory(tmp_path / "content")
    if through == "file":
        (folder / "a.yaml").symlink_to(tmp_path / "secret" / "a.yaml")
        path = "a.yaml"
    else:
        (folder / "resources").symlink_to(tmp_path / "secret")
        path = "resources/a.yaml"
    error = refusal(folder, path)
    assert (error.rule, error.message) == ("file-outside", "the link leads out of the folder")


def test_what_is_known_of_folders_is_known_of_no_others(tmp_path: Path) -> None:
    write_file(tmp_path / "secret" / "a.yaml", "a: 1")
    folder = write_directory(tmp_path / "content", {"a/b/c.yaml": "c: 1", "d.yaml": "d: 1"})
    (folder / "a" / "link").symlink_to(tmp_path / "secret")
    (folder / "a" / "b" / "file.yaml").symlink_to(tmp_path / "secret" / "a.yaml")
    known: set[str] = set()
    assert read_file(folder, "a/b/c.yaml", known)[0] == "c: 1"
    assert read_file(folder, "d.yaml", known)[0] == "d: 1"
    for path in ("a/link/a.yaml", "a/b/file.yaml", "a/b/../link/a.yaml"):
        with pytest.raises(ReadError, match="leads out of the folder"):
            read_file(folder, path, known)
    assert known == {"", "a/b"}


def test_a_folder_with_the_same_beginning_is_outside(tmp_path: Path) -> None:
    write_file(tmp_path / "content-of-others" / "a.yaml", "a: 1")
    folder = write_directory(tmp_path / "content")
    (folder / "a.yaml").symlink_to(tmp_path / "content-of-others" / "a.yaml")
    assert refusal(folder, "a.yaml").rule == "file-outside"


@pytest.mark.parametrize("path", ["../secret/a.yaml", "resources/../../secret/a.yaml", "{}"])
def test_a_path_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    write_file(tmp_path / "secret" / "a.yaml", "a: 1")
    folder = write_directory(tmp_path / "content", {"resources/b.yaml": "b: 1"})
    error = refusal(folder, path.format(tmp_path / "secret" / "a.yaml"))
    assert (error.rule, error.message) == ("file-outside", "the link leads out of the folder")


def test_a_path_that_comes_back_into_the_folder_is_followed(tmp_path: Path) -> None:
    folder = write_directory(tmp_path / "content", {"resources/b.yaml": "b: 1", "a.yaml": "a: 1"})
    assert read_file(folder, "resources/../a.yaml")[0] == "a: 1"


def test_a_file_is_never_opened_through_a_link_that_nobody_has_followed(tmp_path: Path) -> None:
    write_file(tmp_path / "a.yaml", "a: 1")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    with pytest.raises(OSError, match="symbolic link"):
        files._contents(str(tmp_path / "b.yaml"), 4, MAX_BYTES)


@pytest.mark.parametrize("size", [0, 1, 100_000, 1_000_000])
def test_a_file_is_read_to_its_end_whatever_its_size_was(tmp_path: Path, size: int) -> None:
    data = bytes(range(256)) * 1000
    write_file(tmp_path / "a.yaml", data)
    assert files._contents(str(tmp_path / "a.yaml"), size, MAX_BYTES) == data


def test_links_within_the_folder_and_to_the_folder_are_followed(tmp_path: Path) -> None:
    folder = write_directory(tmp_path / "content", {"resources/a.yaml": "a: 1"})
    (folder / "b.yaml").symlink_to("resources/a.yaml")
    (folder / "linked").symlink_to("resources")
    link = tmp_path / "link"
    link.symlink_to(folder)
    for path in ("resources/a.yaml", "b.yaml", "linked/a.yaml"):
        assert read_file(link, path)[0] == "a: 1", path


def test_the_files_of_a_directory_are_found_in_order_of_their_paths(tmp_path: Path) -> None:
    wanted = [
        *("contacts/clinics/us/a.yml", "contacts/z.yaml", "directory.yaml", "pages/deep/a.md"),
        *("pages/z.md", "resources/a.yaml", "tags.yaml"),
    ]
    passed_over = [
        *(".hidden.yaml", "other.yaml", "README.md", "pages/a.yaml", "pages/a.txt"),
        *("resources/a.md", "resources/_draft.yaml", "resources/.a.yaml.swp", "resources/a.yaml~"),
        *("resources/_drafts/a.yaml", "resources/.git/a.yaml", "elsewhere/a.yaml", "contacts/a"),
    ]
    write_directory(tmp_path, dict.fromkeys([*wanted, *passed_over], "x"))
    assert scan(tmp_path).paths == wanted


def test_a_file_is_known_by_its_size_and_times(tmp_path: Path) -> None:
    write_directory(tmp_path, {"directory.yaml": "12345", "tags.yaml": None})
    file = tmp_path / "directory.yaml"
    os.utime(file, ns=(7, 1_000_000_007))
    changed = file.stat().st_ctime_ns
    assert scan(tmp_path).files() == [SourceFile("directory.yaml", 5, 1_000_000_007, changed)]


def test_a_link_is_known_by_what_it_leads_to(tmp_path: Path) -> None:
    write_directory(tmp_path, {"resources/_a": "12345", "directory.yaml": None, "tags.yaml": None})
    (tmp_path / "resources" / "a.yaml").symlink_to("_a")
    file = tmp_path / "resources" / "_a"
    os.utime(file, ns=(7, 1_000_000_007))
    changed = file.stat().st_ctime_ns
    assert scan(tmp_path).files() == [SourceFile("resources/a.yaml", 5, 1_000_000_007, changed)]


@pytest.mark.parametrize(
    "path", ["directory.yaml", "tags.yaml", "words.yaml", "pages/a.md", "contacts/a.yaml"]
)
def test_a_broken_link_is_found_so_that_it_can_be_reported(tmp_path: Path, path: str) -> None:
    write_directory(tmp_path, {"pages/x.md": "", "contacts/x.yaml": "", path: None})
    (tmp_path / path).symlink_to("nowhere")
    assert path in scan(tmp_path).paths


def test_linked_folders_below_the_three_are_not_entered(tmp_path: Path) -> None:
    write_directory(tmp_path, {"elsewhere/a.yaml": "x", "resources/b.yaml": "x"})
    (tmp_path / "resources" / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "resources" / "again").symlink_to(tmp_path / "resources")
    paths = scan(tmp_path).paths
    assert paths == ["directory.yaml", "resources/b.yaml", "tags.yaml"]


def test_a_name_that_is_not_utf_8_is_found_under_an_escaped_one(tmp_path: Path) -> None:
    write_directory(tmp_path, {"resources/b.yaml": "x"})
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/resources/\xff.yaml")).touch()
    except OSError:  # pragma: no cover
        pytest.skip("the file system has only UTF-8 names")
    assert "resources/\\xff.yaml" in scan(tmp_path).paths
    error = refusal(tmp_path, "resources/\\xff.yaml")
    assert (error.rule, error.message) == MISSING


def test_a_folder_without_anything_has_no_files(tmp_path: Path) -> None:
    assert scan(tmp_path).files() == []


def test_a_folder_that_cannot_be_listed_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        scan(tmp_path / "nowhere")


@pytest.mark.parametrize("locked", ["resources/locked", "resources", "contacts"])
def test_a_folder_that_cannot_be_entered_stands_for_what_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    write_directory(tmp_path, {"resources/a.yaml": "x", "resources/locked/b.yaml": "x"})
    (tmp_path / "contacts").mkdir()
    opening, entering = os.open, os.listdir

    def unlocked(path: str | Path) -> str:
        if str(path).endswith(locked):
            raise PermissionError(13, "Permission denied", str(path))
        return str(path)

    monkeypatch.setattr(
        os, "open", lambda path, *args, **names: opening(unlocked(path), *args, **names)
    )
    monkeypatch.setattr(os, "listdir", lambda path: entering(unlocked(path)))
    paths = scan(tmp_path).paths
    assert locked in paths
    assert not [path for path in paths if path.startswith(f"{locked}/")]
    assert [file.path for file in scan(tmp_path).files() if file.is_folder] == [locked]
    error = refusal(tmp_path, locked)
    assert (error.rule, error.message) == ("file-unreadable", "Permission denied")


@pytest.mark.parametrize("name", ["pages", "resources", "contacts"])
def test_one_of_the_three_folders_may_be_missing_or_a_file_but_no_link_to_nowhere(
    tmp_path: Path, name: str
) -> None:
    write_directory(tmp_path)
    own = ["directory.yaml", "tags.yaml"]
    assert scan(tmp_path).paths == own
    (tmp_path / name).touch()
    assert scan(tmp_path).paths == own
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to("a-disk-that-was-taken-away")
    assert scan(tmp_path).paths == sorted([*own, name])
    assert (refusal(tmp_path, name).rule, refusal(tmp_path, name).message) == MISSING
