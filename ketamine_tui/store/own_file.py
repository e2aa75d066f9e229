"""The person's own files: how they are read and held; those that are one record each, changed field by field."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from ketamine_tui.model.problem import Problem
from ketamine_tui.store.decode import Invalid, Record
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import ReadError
from ketamine_tui.store.report import Report
from ketamine_tui.store.user_folders import ADVICE

T = TypeVar("T")


def read_own(path: Path, record: Record[T], nothing: T) -> tuple[T, tuple[Problem, ...]]:
    """Return what a file says and what is wrong with it; `nothing` where it is missing or empty.

    Of a file that can be read, what is right is kept. Never raises for what it finds there.
    """
    report = Report(path.name)
    said, text = nothing, own_text(path, report)
    if text is not None:
        # Most people have no such file, and need no YAML for it.
        from ketamine_tui.store.yaml_reader import read_yaml  # noqa: PLC0415

        try:
            if (node := read_yaml(text)) is not None:
                said = record.decode(node, report)
        except ReadError as error:
            report.add_error(error)
        except Invalid:
            pass  # the report says why
    return said, tuple(report.problems)


def own_text(path: Path, report: Report) -> str | None:
    """Return the text of a file; None where there is none, or where it cannot be read, which is reported."""
    file = real_file(path)
    if is_missing(file):
        return None
    try:
        return read_file(file.parent, file.name)[0]
    except ReadError as error:
        report.add_error(error)
        return None


def save_own(path: Path, heading: str, values: Mapping[str, str]) -> None:
    """Change texts of a file by their fields, and nothing else in it.

    A new file begins with `heading`.

    Raises:
        NotWrittenError: If it cannot be written, or cannot be changed safely. It then is as it was.
    """
    # Most runs save nothing, and this brings the reader of pages.
    from ketamine_tui.store.saving import NotWrittenError, replace_file  # noqa: PLC0415
    from ketamine_tui.store.splice import with_fields  # noqa: PLC0415

    with held(path, ADVICE) as file:
        before = heading
        if not is_missing(file):
            try:
                before, _ = read_file(file.parent, file.name)
            except ReadError as error:
                raise NotWrittenError(error.message, file.name) from None
        after = with_fields(before, file.name, values)
        if after != before:
            replace_file(file, after.encode())


@contextmanager
def held(path: Path, advice: str) -> Iterator[Path]:
    """Yield the file itself, to be changed by nobody else meanwhile; its folder is made where there is none.

    Raises:
        NotWrittenError: For what the disk refuses, then and within; `advice` says what to do about it.
    """
    # Most runs save nothing, and this brings the reader of pages.
    from ketamine_tui.store.saving import locked, writing  # noqa: PLC0415

    file = real_file(path)
    with writing(file.name, advice):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with locked(file.parent):
            yield file


def real_file(path: Path) -> Path:
    """Return the file itself: such files are often kept elsewhere, with a link to them."""
    return Path(os.path.realpath(path))


def is_missing(path: Path) -> bool:
    """Say whether there is nothing; of what may not be looked at, reading it says why."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
