"""Addresses that may be handed to another program, and the reasons why others may not.

`urllib.parse` accepts spaces in hosts, drops line breaks and keeps credentials, so the address is
taken apart here, after RFC 3986 appendix B, and everything unusual is refused. Percent-encoding
is never decoded: the address is passed on as it was written.
"""

import re
import unicodedata
from dataclasses import dataclass

from ketamine_tui.model.hostnames import mixes_scripts, to_ascii

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_AUTHORITY = re.compile(r"//([^/?#]*)")
_HOST_AND_PORT = re.compile(r"(\[[^\]]*\]|[^:\[\]]*)(?::(.*))?")
_MAILBOX = re.compile(r"[A-Za-z0-9.!$&'*+=_~][A-Za-z0-9.!$&'*+=_~-]*")
_TELEPHONE = re.compile(r"\+?[0-9*(][0-9*().-]*(;[a-z][a-z0-9-]*=[A-Za-z0-9.+-]+)*")

# Never allowed unencoded (RFC 3986, section 2). A backslash is a slash to browsers, and a quote
# would end the argument that a Windows program parses out of its command line.
_FORBIDDEN = frozenset('"<>\\^`{|}')

# The header fields that RFC 6068, section 4, calls safe; others can attach files.
_MAIL_FIELDS = frozenset({"subject", "keywords", "body"})


class LinkRefusedError(ValueError):
    """An address that may not be opened; the message is the reason, for the reader."""


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """An address that may be opened.

    `ascii_host` is the host that is looked up; it differs from `host` for a name in another
    alphabet. `mixed_script` marks a name that may imitate another. A telephone number has no host.
    """

    url: str
    scheme: str
    host: str = ""
    ascii_host: str = ""
    mixed_script: bool = False


def check_url(url: str) -> CheckedLink:
    """Take apart an https, http, mailto or tel address.

    Raises:
        LinkRefusedError: Its scheme is another one, or it has a part that can mislead the reader
            or the program it is handed to.
    """
    _check_characters(url)
    match = _SCHEME.match(url)
    if match is None:
        raise LinkRefusedError("it does not begin with a scheme such as https:")
    scheme, rest = match[1].lower(), url[match.end() :]
    match scheme:
        case "https" | "http":
            return _check_web(url, scheme, rest)
        case "mailto":
            return _check_mail(url, rest)
        case "tel":
            if not _TELEPHONE.fullmatch(rest):
                raise LinkRefusedError("the telephone number is not valid")
            return CheckedLink(url, scheme)
        case _:
            raise LinkRefusedError(f"{scheme}: links are not opened")


def _check_characters(url: str) -> None:
    for character in url:
        # Category C is control, format, surrogate, private and unassigned; Z is every space.
        if unicodedata.category(character)[0] in "CZ" or character in _FORBIDDEN:
            raise LinkRefusedError(f"it contains the character U+{ord(character):04X}")


def _check_web(url: str, scheme: str, rest: str) -> CheckedLink:
    match = _AUTHORITY.match(rest)
    if match is None:
        raise LinkRefusedError("it names no host")
    if "@" in match[1]:
        raise LinkRefusedError("it carries a user name")
    parts = _HOST_AND_PORT.fullmatch(match[1])
    if parts is None:
        raise LinkRefusedError("the host name is not valid")
    if parts[1].lower() in ("https", "http"):
        raise LinkRefusedError("its scheme stands twice")
    _check_port(parts[2])
    return _link(url, scheme, parts[1])


def _check_port(port: str | None) -> None:
    if port is None:
        return
    if not re.fullmatch(r"[0-9]{1,5}", port) or not 1 <= int(port) <= 65_535:
        raise LinkRefusedError("the port is not valid")


def _check_mail(url: str, rest: str) -> CheckedLink:
    address, _, query = rest.partition("#")[0].partition("?")
    mailbox, _, host = address.partition("@")
    if not _MAILBOX.fullmatch(mailbox):
        raise LinkRefusedError("the e-mail address is not valid")
    names = {pair.partition("=")[0].lower() for pair in query.split("&") if pair}
    if not names <= _MAIL_FIELDS:
        raise LinkRefusedError("it sets e-mail fields other than subject, keywords and body")
    return _link(url, "mailto", host)


def _link(url: str, scheme: str, host: str) -> CheckedLink:
    if not host:
        raise LinkRefusedError("it names no host")
    try:
        ascii_host = to_ascii(host)
    except ValueError as error:
        raise LinkRefusedError(str(error)) from error
    return CheckedLink(url, scheme, host.lower(), ascii_host, mixes_scripts(ascii_host))
