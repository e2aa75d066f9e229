"""The YAML writer: records as text that every reader takes for the same values."""

import json
import re
from collections.abc import Mapping, Sequence

PlainData = str | Sequence["PlainData"] | Mapping[str, "PlainData"]
"""A text, a list or a record; what is within is of the same sort."""

_WORD = re.compile(r"[a-z]+(?:[-_][a-z]+)*")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z ]*[A-Za-z]|[A-Za-z]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_./][A-Za-z0-9]+)*")
_BOOLEANS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"})
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def block_lines(record: Mapping[str, PlainData]) -> list[str]:
    """Return a record as the lines of an item of a block list, the first with its dash.

    Raises:
        ValueError: If a text holds a control character.
    """
    return [f"{'  ' if n else '- '}{line}" for n, line in enumerate(field_lines(record))]


def field_lines(record: Mapping[str, PlainData]) -> list[str]:
    """Return a record as lines, a field after the other; a list of records is a block list.

    Raises:
        ValueError: If a text holds a control character.
    """
    lines = []
    for name, value in record.items():
        if isinstance(value, str | Mapping) or all(map(_is_short, value)):
            lines.append(f"{name}: {flow(value)}")
        else:
            lines += [f"{name}:", *(f"  {line}" for item in value for line in _item_lines(item))]
    return lines


def _item_lines(item: PlainData) -> list[str]:
    if isinstance(item, Mapping) and item:
        return block_lines(item)
    return [f"- {quoted(item) if isinstance(item, str) else flow(item)}"]


def flow(value: PlainData) -> str:
    """Return a value on one line: quoted, unless it is a word that no reader takes for anything else.

    Raises:
        ValueError: If a text holds a control character.
    """
    if isinstance(value, str):
        return value if _is_word(value) else quoted(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_name(name)}: {flow(item)}' for name, item in value.items())}}}"
    return f"[{', '.join(map(flow, value))}]"


def quoted(text: str) -> str:
    """Return a text in double quotes. What JSON writes is YAML as well (YAML 1.2, section 1.3).

    Raises:
        ValueError: If it holds a control character.
    """
    if match := _REFUSED.search(text):
        raise ValueError(f"the character U+{ord(match.group()):04X} cannot be written")
    return json.dumps(text, ensure_ascii=False)


def like(text: str, written: str) -> str:
    """Return a text in the style in which another one was written: plain, single or double quotes.

    Raises:
        ValueError: If it holds a control character.
    """
    if written.startswith("'") and "'" not in text and "\n" not in text:
        quoted(text)
        return f"'{text}'"
    is_plain = not written.startswith(('"', "'", "|", ">"))
    is_word = _PLAIN.fullmatch(text) or _NAME.fullmatch(text)
    if is_plain and is_word and text.lower() not in _BOOLEANS:
        return text
    return quoted(text)


def _is_short(value: PlainData) -> bool:
    return isinstance(value, str) and _is_word(value)


def _is_word(text: str) -> bool:
    return _WORD.fullmatch(text) is not None and text not in _BOOLEANS


def _name(text: str) -> str:
    return text if _is_word(text) else quoted(text)
