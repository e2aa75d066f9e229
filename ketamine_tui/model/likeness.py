"""Likeness of entries: what two for the same thing have in common, however it is spelt."""

import re

from ketamine_tui.model.entry import Entry

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|igsh|yclid|_gl|_ga|mkt_tok|ref_src|phpsessid|jsessionid|aspsessionid\w*)=",
    re.IGNORECASE,
)
"""The parameters by which advertisers see where a reader comes from, and servers who one is; nothing depends on them."""

_SHARED = re.compile(r"(?:si|feature|pp)=", re.IGNORECASE)
_SHARED_AT = re.compile(
    r"https?://(?:[\w-]+\.)?(?:youtube\.com|youtu\.be|open\.spotify\.com)/", re.IGNORECASE
)
"""The sites whose own button for sharing says by whom; elsewhere these parameters may mean anything."""

_VISIT = re.compile(r";jsessionid=[^?;/]*", re.IGNORECASE)

_BEFORE_IDENTIFIER = re.compile(r"^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:|pmid:)|\s")
_DOI = "10."
_LONGEST = 300
"""Letters of a name; what has more has as many keys, each as long as itself."""


def without_tracking(url: str) -> str:
    """Return an address without the parameters that only say where a reader comes from, or which visit it is."""
    address, hash_mark, fragment = url.partition("#")
    whole, _, query = address.partition("?")
    path = _VISIT.sub("", whole)
    parts = query.split("&")
    is_shared = _SHARED_AT.match(address) is not None
    kept = [p for p in parts if not (_TRACKING.match(p) or (is_shared and _SHARED.match(p)))]
    if len(kept) == len(parts) and path == whole:
        return url
    rest = "&".join(kept)
    return f"{path}{'?' if rest else ''}{rest}{hash_mark}{fragment}"


def plain_url(url: str) -> str:
    """Return what two spellings of one address have in common; only the host has no case (RFC 3986)."""
    host, slash, path = without_tracking(url).partition("#")[0].partition("//")[2].partition("/")
    return f"{host.casefold().removeprefix('www.')}{slash}{path}".rstrip("/")


def is_misspelt(word: str, other: str) -> bool:
    """Say whether a word is another one but for one letter: another one, one too many or too few, or two exchanged."""
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    first = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if first is None:
        return True
    rest, of = word[first:], other[first:]
    is_exchanged = rest[:2] == of[1::-1] and rest[2:] == of[2:]
    return is_exchanged or rest[1:] in (of[1:], of) or rest == of[1:]


def slip_keys(word: str) -> set[str]:
    """Return what a word has in common with every other one that it may be a slip of: itself and it without a letter."""
    places = range(len(word) if len(word) <= _LONGEST else 0)
    return {word, *(word[:place] + word[place + 1 :] for place in places)}


def plain_identifier(value: str) -> str:
    """Return what two spellings of one identifier of a register have in common; a hyphen counts only in a DOI (ISO 26324)."""
    plain = _BEFORE_IDENTIFIER.sub("", value.lower())
    return plain if plain.startswith(_DOI) else plain.replace("-", "")


def number_keys(dial: str, regions: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return what is compared of a number as it is dialled; a short code is another number in another country."""
    if dial.startswith("+"):
        return [(dial,)]
    return [(dial, region) for region in regions] if dial else []


def are_related(entry: Entry, other: Entry) -> bool:
    """Say whether an entry names the other: they are two, whatever they share."""
    return entry.id in other.related or other.id in entry.related
