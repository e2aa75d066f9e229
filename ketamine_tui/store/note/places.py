"""Countries of notes: which one a heading, or a cell of a table, names."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ketamine_tui.model.text import fold
from ketamine_tui.store.naming import region_code

_CODES = frozenset({"us", "uk", "usa"})
"""Codes that people write for names; most others are words, too (`It`, `Am`, `And`)."""

_CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?", re.ASCII)
_SHORTEST_NAME = 4
_LONGEST = 80
_WITHIN = frozenset({"GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"})
"""Parts of a country that are known by their own names. Of others, such as Reading, that is not certain."""

_AROUND = re.compile(r"^[\W_]+|\s*\([^()]*\)\s*$|[\W_]+$")
_REMARK = re.compile(r"\(([^()]*)\)\s*\Z")
_LISTED = re.compile(
    r"\b(?:(?:suicide|crisis|emergency|national|mental health) )*"
    r"(?:help ?lines?|hot ?lines?|crisis lines?|lifelines?|(?:phone )?numbers?|resources|contacts|services)\b"
)
_FLAG_A = 0x1F1E6
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
"""Two letters that are shown as the flag of a country (Unicode, regional indicator symbols)."""

_LEADING = re.compile(r"^(?:(?:in|for|of) )?(?:the )?")


@lru_cache(256)  # one heading stands above many entries
def region_named(text: str) -> str:
    """Return the code of the country that a text is the name of; nothing for any other text.

    Passed over are a flag, a remark in brackets, and what is listed: `Helplines in the United Kingdom` is `GB`.
    """
    name = _AROUND.sub("", fold(text[:_LONGEST]))
    name = _LEADING.sub("", _LISTED.sub("", name).strip())
    name = _AROUND.sub("", name).removesuffix("'s")
    # Some say it in their own language, too: `Sverige/Sweden`.
    codes = {_code_of(part.strip()) for part in name.split("/")}
    return codes.pop() if len(codes) == 1 else ""


def _code_of(name: str) -> str:
    if len(name) < _SHORTEST_NAME and name not in _CODES:
        return ""
    code = region_code(name)
    return code if "-" not in code or code in _WITHIN else ""


def _region_flagged(text: str) -> str:
    """Return the code of the country whose flag stands in a text; nothing where there is none, or another one."""
    codes = {
        "".join(chr(ord(c) - _FLAG_A + ord("A")) for c in flag) for flag in _FLAG.findall(text)
    }
    return region_code(codes.pop()) if len(codes) == 1 else ""


def region_of_value(text: str) -> str:
    """Return the code of a region that a value is the code or the name of; nothing for any other text."""
    return region_code(text) if _CODE.fullmatch(text) else region_named(text)


def _region_remarked(text: str) -> str:
    """Return the code of the country that stands in brackets at the end of a text: `Switchboard (UK)`."""
    remark = _REMARK.search(text[-_LONGEST:])
    return region_named(remark[1]) if remark else ""


def country_of(titles: Iterable[str]) -> str:
    """Return the country that the nearest of some titles names, shows the flag of, or has in brackets behind it; or nothing."""
    regions = (
        region_named(title) or _region_flagged(title) or _region_remarked(title) for title in titles
    )
    return next((region.partition("-")[0] for region in regions if region), "")
