"""Rules for addresses on the web: those of links and chats, those that the text of a page leads to, and those of sources."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.likeness import without_tracking
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.urls import LinkRefusedError, check_url
from ketamine_tui.store.node import FieldsNode, Scalar

_OWN_MACHINE = re.compile(
    r"(?:.+\.)?localhost\.?|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]", re.ASCII | re.IGNORECASE
)
"""Hosts that are always the machine that asks (RFC 6761, section 6.3; RFC 5735, section 3)."""

_LEADS_ON = re.compile(
    r"""
      (?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|buff\.ly|rebrand\.ly|lnkd\.in|fb\.me|cutt\.ly|rb\.gy|tiny\.cc)/.+
    | (?:www\.)?google(?:\.[a-z]{2,3}){1,2}/(?:url\?|amp/).+
    | lm?\.facebook\.com/l\.php\?.+ | (?:www\.)?bing\.com/ck/.+ | duckduckgo\.com/l/\?.+
    | webcache\.googleusercontent\.com/.+ | cc\.bingj\.com/.+ | translate\.google\.[a-z.]+/(?:translate|website)\?.+
    | [\w-]+\.translate\.goog(?:/.*)? | [\w-]+\.cdn\.ampproject\.org/.+
    | (?:\w+\.)?safelinks\.protection\.outlook\.com/.+ | urldefense(?:\.proofpoint)?\.com/.+
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Addresses without their scheme: services that shorten, watch, keep or translate pages."""

_PROXY = re.compile(
    r"""(?:
      (?:[\w.-]+\.)?(?:ezproxy|libproxy)
    | (?:\d-)?[\w-]+-(?:com|org|net|edu|gov|int|uk)(?:\.[\w-]+)*\.(?:[\w-]*proxy[\w-]*|ezp[\w-]*|wam|idm\.oclc)
    )\.[\w.-]+(?::\d+)?(?:/.*)?""",
    re.VERBOSE | re.IGNORECASE,
)
"""Addresses without their scheme that lead through the proxy of a library, whose host has the page's own before it."""

_ALMOST_WEB = re.compile(
    r"(?!https?://(?!https?[:/])[^\s/])(?:[ht]{2,6}ps?(?:[:;,.]/{1,3}|/{2,3}|/(?=[\w-]+\.[a-z]))|https?:)\S+",
    re.ASCII | re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)", re.IGNORECASE
)
_MISTYPED_HOST = re.compile(r"w{2}\..+|w{4,}\..+|.+\.(?:con|cmo|ocm|ogr|nte)\.?", re.IGNORECASE)
"""Hosts that begin with almost www, and those that end in what is no domain (IANA), and almost one of .com, .org and .net."""

_TEST_COPY = re.compile(
    r"(?:acceptance|dev|devel|preprod|qa|sandbox|stage|staging|test|testing|uat)[\d-]*\."
    r"(?!(?:ac|co|com|edu|go|gov|govt|ne|net|nhs|or|org)\.[a-z]{2}\Z)[\w-]+\..+",
    re.ASCII | re.IGNORECASE,
)
"""Hosts of copies of a site on which its makers try what they change; staging.co.uk is a site of its own."""

_SOURCED = ("alerts", "corrections")


class Fault(NamedTuple):
    """What is wrong with an address: the rule that it breaks, in words, and what to do."""

    rule: str
    message: str
    hint: str = ""


def problems_of_urls(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with the addresses of an entry's links and chats, and of what its warnings and corrections are from."""
    for record in subject.web_ways():
        url, place = record.text("url"), record.place_in("url")
        for rule, message, hint in faults_of(url):
            yield subject.problem(rule, place, message, hint)
        if url.endswith((".", ",", ";", ":")) or (url.endswith(")") and "(" not in url):
            yield subject.problem("url-end", place, f"{url} ends like a sentence")
    for record in (record for name in _SOURCED for record in subject.records(name)):
        for item in sources_of(record):
            if is_almost_web(item.text):
                message = f"{item.text!r} is not of the expected form"
                yield subject.problem("url-invalid", item.place, message)


def sources_of(record: FieldsNode) -> Iterator[Scalar]:
    """Yield where something was read: one source, or each of a list."""
    written = record.fields.get("source")
    yield from (written,) if isinstance(written, Scalar) else record.scalars("source")


def is_almost_web(text: str) -> bool:
    """Say whether a text is meant for an address on the web, and is none."""
    return bool(_ALMOST_WEB.fullmatch(text.strip()))


def is_example(domain: str) -> bool:
    """Say whether a domain is reserved for examples and tests (RFC 2606)."""
    return bool(_EXAMPLE.fullmatch(domain))


def is_mistyped(host: str) -> bool:
    """Say whether a host begins or ends with a slip of the finger."""
    return bool(_MISTYPED_HOST.fullmatch(host))


def _fault_of_host(url: str) -> Fault | None:
    """Return what is wrong with the host of an address, or with how it is reached."""
    try:
        link = check_url(url)
    except LinkRefusedError as error:
        return Fault("url-form", f"{url} is not opened: {error}")
    if link.mixed_script:
        return Fault("url-form", f"{link.host} mixes alphabets and may imitate another site")
    if _OWN_MACHINE.fullmatch(link.host):
        return Fault("url-local", f"{url} is the reader's own machine")
    if _TEST_COPY.fullmatch(link.host):
        message = f"{link.host} is a copy of a site for tests, it seems"
        return Fault("url-local", message, "write the address under which readers reach the page")
    if is_mistyped(link.host):
        return Fault("host-mistyped", f"{link.host} is mistyped, it seems")
    return Fault("url-insecure", f"{url} is not encrypted") if link.scheme == "http" else None


def faults_of(url: str) -> Iterator[Fault]:
    """Yield what is wrong with an address wherever it stands."""
    if (fault := _fault_of_host(url)) is not None:
        yield fault
    address = url.partition("://")[2]
    if _LEADS_ON.fullmatch(address):
        yield Fault("url-indirect", f"{url} leads on to another page")
    elif _PROXY.fullmatch(address):
        message = f"{url} leads through a library's proxy, which only its own readers pass"
        yield Fault("url-indirect", message, "write the address of the page without the proxy")
    if (plain := without_tracking(url)) != url:
        message = f"{url} says where a reader comes from, or is of one visit"
        yield Fault("url-tracking", message, f"write {plain}")
