"""Host names as a browser will read them, and signs that one imitates another."""

import ipaddress
import re
import unicodedata

_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?")
_PUNYCODE = "xn--"

# Combinations that ordinary Japanese, Chinese and Korean names need; the "highly restrictive"
# level of Unicode Technical Standard 39.
_USUAL_MIXTURES = (
    {"LATIN", "CJK", "HIRAGANA", "KATAKANA"},
    {"LATIN", "CJK", "BOPOMOFO"},
    {"LATIN", "CJK", "HANGUL"},
)


def to_ascii(host: str) -> str:
    """The form of a host name that is looked up, with punycode for other alphabets.

    Only names that every browser maps alike are taken. Python's own `idna` codec follows the rules
    of 2003 and would turn "ß" into "ss", which is a different site in today's browsers (UTS 46,
    non-transitional processing).

    Raises:
        ValueError: It is no host name, or one that browsers would rewrite; the message says why.
    """
    if host.startswith("["):
        return _bracketed_address(host)
    if unicodedata.normalize("NFKC", host) != host:
        raise ValueError("the host name is not in its normal form")
    ascii_host = ".".join(map(_ascii_label, host.lower().removesuffix(".").split(".")))
    if len(ascii_host) > 253:
        raise ValueError("the host name is too long")
    return ascii_host


def mixes_scripts(ascii_host: str) -> bool:
    """Whether a label of the host mixes alphabets, as imitations of a known name do."""
    return any(_label_mixes_scripts(label) for label in ascii_host.split("."))


def _bracketed_address(host: str) -> str:
    if not host.endswith("]") or "%" in host:
        raise ValueError("the host is not an address")
    try:
        return f"[{ipaddress.IPv6Address(host[1:-1])}]"
    except ipaddress.AddressValueError as error:
        raise ValueError("the host is not an address") from error


def _ascii_label(label: str) -> str:
    if not label.isascii():
        if any(unicodedata.category(c)[0] not in "LMN" and c != "-" for c in label):
            raise ValueError("the host name has characters that no name may have")
        label = _PUNYCODE + label.encode("punycode").decode("ascii")
    if not _LABEL.fullmatch(label) or len(label) > 63:
        raise ValueError("the host name is not valid")
    _unicode_label(label)
    return label


def _unicode_label(label: str) -> str:
    if not label.startswith(_PUNYCODE):
        return label
    try:
        return label.removeprefix(_PUNYCODE).encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError) as error:
        raise ValueError("the host name is not valid punycode") from error


def _label_mixes_scripts(label: str) -> bool:
    # The first word of a letter's Unicode name is its script. Marks, digits and modifier letters
    # are shared between scripts.
    scripts = {
        unicodedata.name(c, "UNKNOWN").split()[0]
        for c in _unicode_label(label)
        if unicodedata.category(c) in {"Lu", "Ll", "Lt", "Lo"}
    }
    return len(scripts) > 1 and not any(scripts <= usual for usual in _USUAL_MIXTURES)
