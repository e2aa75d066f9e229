"""Lines of vCard and iCalendar: unfolded, taken apart, unescaped (RFC 6350, section 3; RFC 2425).

The libraries of the field stop at the first line that they cannot read, or pass over it without a word;
here a bad line costs that line, and is told.
"""

import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.exchange.readers.charsets import CharsetError, bytes_of, shown, text_of

_NAME = re.compile(r"(?:(?P<group>[A-Za-z0-9-]+)\.)?(?P<name>[A-Za-z0-9-]+)(?=[;:])", re.ASCII)
_PARAMETER = re.compile(r';(?P<name>[^=:;",]+)(?:=(?P<value>(?:"[^"]*"|[^":;])*))?')
_VALUE = re.compile(r'"([^"]*)"|([^",]+)')
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_SEPARATED = {mark: re.compile(rf"((?:\\.|[^\\{mark}])*)(?:{mark}|$)", re.DOTALL) for mark in ",;"}


_DATA = re.compile(r"[A-Za-z0-9+/=]+", re.ASCII)
_OF_DATA = re.compile(r";(?:ENCODING=)?(?:B|BASE64)(?=;|$)", re.IGNORECASE)
"""What a picture is encoded in; programs break its lines without the space that continues one."""


class ContentLine(NamedTuple):
    """A property: its name in capitals, its types in small letters, its value as it is written."""

    number: int
    name: str
    types: tuple[str, ...]
    value: str
    is_plain: bool = False
    """Whether the value was encoded, so that nothing in it is escaped."""
    parameters: tuple[tuple[str, str], ...] = ()
    """What else is said of the value, by names in capitals; those without a name are types."""
    group: str = ""
    """What lines that belong together begin with, in capitals."""
    label: str = ""
    """What another line of its group calls it."""

    @property
    def text(self) -> str:
        """The value as one text."""
        return self.value if self.is_plain else _unescaped(self.value)

    def parts(self, mark: str = ";") -> list[str]:
        """Return the texts between the separators of a value that has several."""
        if self.is_plain:
            return self.value.split(mark)
        parts = [match[1] for match in _SEPARATED[mark].finditer(self.value)]
        # The expression finds nothing once more at the end of what does not end with a separator.
        if parts and not self.value.endswith(mark):
            parts.pop()
        return [_unescaped(part) for part in parts] or [""]


class BadLine(NamedTuple):
    """A line that is no property, or whose value cannot be read."""

    number: int
    text: str
    reason: str = "not a line of a card"


def content_lines(text: str) -> Iterator[ContentLine | BadLine]:
    """Yield the properties of a text, each with the line on which it begins.

    Bytes that are not UTF-8 may stand in it for themselves (PEP 383): a line may declare its CHARSET, and may be
    broken within a character.
    """
    for number, line in _unfolded(text):
        if line.strip():
            yield _taken_apart(number, line)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    parts: list[str] = []
    begun = 1
    # A file that was converted twice has a carriage return too many.
    for number, line in enumerate(re.split(r"\r\r?\n|\r|\n", text), start=1):
        # Version 2.1 continues what it encoded after an equals sign.
        is_soft = bool(parts) and parts[-1].endswith("=") and _is_quoted(parts[0])
        # Data has no colon, and no property is without one.
        is_data = bool(parts) and _is_data(parts[0]) and bool(_DATA.fullmatch(line))
        if parts and (is_soft or is_data or line[:1] in (" ", "\t")):
            parts.append(line if is_soft or is_data else line[1:])
            if is_soft:
                parts[-2] = parts[-2][:-1]
            continue
        if parts:
            yield begun, "".join(parts)
        parts, begun = [line], number
    yield begun, "".join(parts)


def _is_data(line: str) -> bool:
    return bool(_OF_DATA.search(line.partition(":")[0]))


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _taken_apart(number: int, line: str) -> ContentLine | BadLine:
    named = _NAME.match(line)
    if named is None:
        return BadLine(number, shown(line))
    end = named.end()
    parameters: list[tuple[str, str]] = []
    while match := _PARAMETER.match(line, end):
        # In version 2.1 a type or an encoding stands without its name.
        name = match["name"].strip().upper() if match["value"] is not None else ""
        parameters.append((name, match["value"] if name else match["name"]))
        end = match.end()
    if line[end : end + 1] != ":":
        return BadLine(number, shown(line))
    is_plain = any("QUOTED-PRINTABLE" in given.upper() for _, given in parameters)
    data = bytes_of(line[end + 1 :])
    charset = next((given for name, given in parameters if name == "CHARSET"), "")
    try:
        value = text_of(quopri.decodestring(data) if is_plain else data, charset)
        parameters = [(name, text_of(bytes_of(given), charset)) for name, given in parameters]
    except CharsetError as error:
        return BadLine(number, shown(line), str(error))
    types = (
        (quoted or plain).strip().lower()
        for name, given in parameters
        if name in ("", "TYPE")
        for quoted, plain in _VALUE.findall(given)
    )
    split = tuple(part for words in types for part in words.split(",") if part)
    others = tuple((name, given.strip('"')) for name, given in parameters if name)
    group = (named["group"] or "").upper()
    return ContentLine(number, named["name"].upper(), split, value, is_plain, others, group)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], text)
