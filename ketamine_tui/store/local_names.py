"""Names of regions and languages in the reader's language: the translations that pycountry brings."""

import os
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

import pycountry

from ketamine_tui.model.language import matching_language
from ketamine_tui.model.text import clean
from ketamine_tui.model.translate import _
from ketamine_tui.store.naming import NAMERS

_FOLDER = Path(pycountry.LOCALES_DIR)


@cache
def local_name(field: str, value: str, language: str) -> str:
    """Return what a region or a language is called in a language (BCP 47); in English where that is not known.

    Nothing for what is no code.
    """
    if field not in NAMERS:
        return ""
    domain = "iso639-3" if field == "language" else "iso3166-2" if "-" in value else "iso3166-1"
    translations = _translations(domain, language)

    def translated(name: str) -> str:
        local = translations.gettext(name)
        return _(name) if local == name else clean(local)

    return NAMERS[field](value, translated)


@cache
def _translations(domain: str, language: str) -> NullTranslations:
    """Return the names of a domain in a language; none where nobody has translated them."""
    file = Path("LC_MESSAGES", f"{domain}.mo")
    names = os.listdir(_FOLDER)  # noqa: PTH208  # names are all that is needed
    name = matching_language(
        language, (name for name in names if (_FOLDER / name / file).is_file())
    )
    if not name:
        return NullTranslations()
    with (_FOLDER / name / file).open("rb") as stream:
        return GNUTranslations(stream)
