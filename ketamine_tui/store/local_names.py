"""Names of regions and languages in the reader's language: the translations that pycountry brings."""

import os
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from ketamine_tui.model.language import matching_language
from ketamine_tui.model.text import clean
from ketamine_tui.model.translate import _
from ketamine_tui.store.naming import NAMERS, tables_folder

_DOMAINS = {"language": "iso639-3", "region": "iso3166-1"}
_OF_PARTS = "iso3166-2"


@cache
def local_name(field: str, value: str, language: str) -> str:
    """Return what a region or a language is called in a language (BCP 47); in English where that is not known.

    Nothing for what is no code.
    """
    if field not in NAMERS:
        return ""
    is_part = field == "region" and "-" in value
    translations = _translations(_OF_PARTS if is_part else _DOMAINS[field], language)

    def translated(name: str) -> str:
        local = translations.gettext(name)
        # What is no country, such as the European Union, is a word of the program.
        return _(name) if local == name else clean(local)

    return NAMERS[field](value, translated)


@cache
def _translations(domain: str, language: str) -> NullTranslations:
    """Return the names of a domain in a language; none where nobody has translated them."""
    folder, file = tables_folder() / "locales", Path("LC_MESSAGES", f"{domain}.mo")
    names = os.listdir(folder)  # noqa: PTH208  # names are all that is needed
    name = matching_language(language, (name for name in names if (folder / name / file).is_file()))
    if not name:
        return NullTranslations()
    with (folder / name / file).open("rb") as stream:
        return GNUTranslations(stream)
