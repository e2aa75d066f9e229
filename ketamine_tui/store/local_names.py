"""Names of regions and languages in the reader's language: the translations that pycountry brings."""

import os
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.util import find_spec
from pathlib import Path

from ketamine_tui.model.language import matching_language
from ketamine_tui.model.text import clean
from ketamine_tui.model.translate import _

_DOMAINS = {"language": "iso639-3", "region": "iso3166-1"}
_PARTS = "iso3166-2"


class _Unknown(NullTranslations):
    """Says of what has no translation that it has none."""

    def gettext(self, message: str) -> str:  # noqa: ARG002  # whatever it is
        return ""


@cache
def local_name(field: str, value: str, english: str, language: str) -> str:
    """Return what a region or a language is called in a language (BCP 47); in English where that is not known.

    `english` is what it is called there.
    """
    if field not in _DOMAINS or english in ("", value):
        return english
    domain = _PARTS if field == "region" and "-" in value else _DOMAINS[field]
    translations = _translations(domain, language)
    if (name := _(english)) != english:  # of what is no country, such as the European Union
        return name
    if translations is None:
        return english
    if name := translations.gettext(english):
        return clean(name)

    known = translations.gettext

    def translated(name: str) -> str:
        return known(name) or name

    # Loading the tables of codes takes as long as most commands; most names are those of the tables.
    from ketamine_tui.store.naming import NAMERS  # noqa: PLC0415

    return clean(NAMERS[field](value, translated))


@cache
def _translations(domain: str, language: str) -> GNUTranslations | None:
    """Return the names of a domain in a language; none where nobody has translated them."""
    spec = find_spec("pycountry")  # which imports nothing
    folder = Path(spec.origin if spec and spec.origin else "").parent / "locales"
    file = Path("LC_MESSAGES", f"{domain}.mo")
    try:
        names = [name for name in os.listdir(folder) if (folder / name / file).is_file()]  # noqa: PTH208
    except OSError:
        names = []
    name = matching_language(language, names)
    if not name:
        return None
    with (folder / name / file).open("rb") as stream:
        translations = GNUTranslations(stream)
    translations.add_fallback(_Unknown())
    return translations
