"""The file of evidence about links: JSON, a line for each address, so that git merges what two people have found."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from ketamine_tui.model.errors import UnreadableError
from ketamine_tui.model.evidence import Evidence, Verdict, Visit
from ketamine_tui.model.text import clean
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import ReadError
from ketamine_tui.store.saving import locked, put_file, writing

EVIDENCE_FILE = "link-evidence.json"
"""Its name, beside ``directory.yaml``."""

FORMAT = "link-evidence/1"
_HINT = "take it back with git, or delete it: 'ketamine-tui links' makes it anew"
_TEXTS = ("reason", "final", "etag", "last_modified")
_DAYS = ("gone", "unreachable")
_FIELDS = frozenset({"day", "verdict", *_TEXTS, *_DAYS})


def load_evidence(folder: Path) -> dict[str, Evidence]:
    """Return the evidence of a directory, by address; nothing where there is none yet.

    Raises:
        UnreadableError: If the file cannot be read, or is not as this program writes it.
    """
    if not (folder / EVIDENCE_FILE).exists():
        return {}
    try:
        text, _ = read_file(folder, EVIDENCE_FILE)
    except (ReadError, OSError) as error:
        raise UnreadableError(clean(str(error)), _HINT, EVIDENCE_FILE) from None
    return {url: _evidence(url, value, text) for url, value in _links(text).items()}


def _links(text: str) -> Mapping[str, object]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise _unreadable(error.lineno, error.colno, f"this is no JSON: {error.msg}") from None
    except RecursionError:
        raise _unreadable(1, 1, "it is nested too deeply") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _unreadable(1, 1, f"its format is not {FORMAT!r}")
    links = data.get("links")
    if not isinstance(links, dict) or set(data) != {"format", "links"}:
        raise _unreadable(1, 1, "it has 'format' and 'links', and nothing else")
    return links


def _evidence(url: str, value: object, text: str) -> Evidence:
    line = _line_of(url, text)
    if not isinstance(value, dict) or not {"day", "verdict"} <= set(value) <= _FIELDS:
        names = ", ".join(sorted(_FIELDS))
        raise _unreadable(line, 1, f"a link has {names}, of which day and verdict are needed")
    try:
        texts = {name: _text(value.get(name, "")) for name in _TEXTS}
        days = {name: tuple(map(_day, _list(value.get(name, [])))) for name in _DAYS}
        visit = Visit(Verdict(_text(value["verdict"])), **texts)
        return Evidence(_day(value["day"]), visit, **days)
    except ValueError as error:
        raise _unreadable(line, 1, str(error)) from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a text")  # noqa: TRY004  # of the file, not of the program
    return clean(value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is not a list of days")  # noqa: TRY004  # of the file
    return value


def _day(value: object) -> dt.date:
    try:
        return dt.date.fromisoformat(_text(value))
    except ValueError:
        raise ValueError(f"{value!r} is not a date like 2026-11-23") from None


def _line_of(url: str, text: str) -> int:
    return 1 + text[: max(0, text.find(json.dumps(url)))].count("\n")


def _unreadable(line: int, column: int, message: str) -> UnreadableError:
    return UnreadableError(clean(message), _HINT, f"{EVIDENCE_FILE}:{line}:{column}")


def change_evidence(
    folder: Path, change: Callable[[Mapping[str, Evidence]], Mapping[str, Evidence]]
) -> None:
    """Change the evidence of a directory, under a lock and in one step.

    Args:
        folder: The directory's folder.
        change: Returns the new evidence for what there is at that moment.

    Raises:
        UnreadableError: As `load_evidence`.
        NotWrittenError: If it cannot be written. It is then as it was.
    """
    with writing(EVIDENCE_FILE), locked(folder):
        text = _written(change(load_evidence(folder)))
        put_file(folder / EVIDENCE_FILE, text.encode())


def _written(evidence: Mapping[str, Evidence]) -> str:
    lines = [
        f"{json.dumps(url)}: {json.dumps(_data(evidence[url]), ensure_ascii=False)}"
        for url in sorted(evidence)
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "format": "{FORMAT}",\n  "links": {{\n{body}\n  }}\n}}\n'


def _data(evidence: Evidence) -> dict[str, object]:
    visit = evidence.visit
    data: dict[str, object] = {"day": str(evidence.day), "verdict": visit.verdict.value}
    data |= {name: text for name in _TEXTS if (text := getattr(visit, name))}
    days = {"gone": evidence.gone, "unreachable": evidence.unreachable}
    return data | {name: [str(day) for day in some] for name, some in days.items() if some}
