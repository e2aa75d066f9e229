"""The reader's language and country: what a locale says of them, and which language that there is is meant (BCP 47)."""

import re
from collections.abc import Iterable, Mapping

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
"""A tag of a language in the form of RFC 5646, section 2.1; extended and grandfathered ones are of it too."""

_LOCALE = r"(?a)([A-Za-z]{2,3})(?:_([A-Za-z]{2}|\d{3}))?(?:\.[^@]*)?(?:@(\w+))?"
_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "iqtelif": "Latn"}
"""What the modifiers of locales say that tags say, too (ISO 15924)."""

_DECIDING = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that say in which language messages are to be, the one that decides first (POSIX, 8.2)."""

_DECIDING_PLACE = ("LC_ALL", "LC_TELEPHONE", "LANG")
"""The same for where telephones are (ISO/IEC TR 30112, the category LC_TELEPHONE)."""

_UNCHOSEN = "US"
"""The country of many machines of which nobody has said where they are."""


def canonical_tag(tag: str) -> str:
    """Return a tag with its letters in the usual case: ``pt-BR``, ``zh-Hant`` (RFC 5646, section 2.1.1)."""
    first, *rest = tag.replace("_", "-").split("-")
    usual = {2: str.upper, 4: str.capitalize}
    return "-".join([first.lower(), *(usual.get(len(part), str.lower)(part) for part in rest)])


def locale_language(environment: Mapping[str, str]) -> str:
    """Return the tag of the language that a locale asks for; nothing where it is that of no people (``C``)."""
    language, territory, modifier = _parts(environment, _DECIDING)
    parts = (language, _SCRIPTS.get(modifier.lower(), ""), territory)
    return canonical_tag("-".join(filter(None, parts)))


def locale_country(environment: Mapping[str, str]) -> str:
    """Return the code of the country that a locale is chosen for (ISO 3166); nothing where it may be nobody's choice."""
    _, territory, _ = _parts(environment, _DECIDING_PLACE)
    code = territory.upper()
    return "" if code == _UNCHOSEN or not code.isalpha() else code


def _parts(environment: Mapping[str, str], deciding: Iterable[str]) -> tuple[str, str, str]:
    """Return language, territory and modifier of the locale that the first variable names which is set."""
    locale = next(filter(None, map(environment.get, deciding)), "")
    named = re.fullmatch(_LOCALE, locale) if locale else None
    language, territory, modifier = named.groups("") if named else ("", "", "")
    return language, territory, modifier


def matching_language(wanted: str, offered: Iterable[str]) -> str:
    """Return which of some languages is meant by a tag; nothing where none is (RFC 4647, section 3.4).

    Somebody who asks for ``de-AT`` is served by ``de``; who asks for ``de`` is not by ``de-AT``.
    """
    by_tag = {canonical_tag(tag): tag for tag in offered}
    wanted = canonical_tag(wanted)
    while wanted:
        if wanted in by_tag:
            return by_tag[wanted]
        wanted = wanted.rpartition("-")[0]
        if len(wanted.rpartition("-")[2]) == 1:  # what begins an extension says nothing alone
            wanted = wanted.rpartition("-")[0]
    return ""


def meant_language(wanted: str, original: str, offered: Iterable[str]) -> str:
    """Return in which of the languages that there are something is to be read; nothing for its original.

    Args:
        wanted: The tag of the reader's language; without one the original is meant.
        original: The language that something was written in; it may be unknown.
        offered: The languages into which it is translated.
    """
    meant = matching_language(wanted, (*offered, original)) if wanted else ""
    return "" if meant == original else meant
