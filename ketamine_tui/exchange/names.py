"""Names of people in parts, for formats that sort by family names (CSL 1.0.2; "BibTeXing", section 4).

Entries keep names as they are printed. The last word is the family's, as BibTeX has it, with the particles
before it; whatever may be an organization, or may begin with the family's name, stays whole.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ketamine_tui.model.entry import OTHERS

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'\u2019-])*")
_MARKS = re.compile(r"[.'\u2019-]+")
_PARTICLES = frozenset(
    {
        *("al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du"),
        *("el", "ibn", "la", "le", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur"),
    }
)
_BEFORE = frozenset({"dr", "prof", "professor", "sir", "dame", "rev", "mr", "mrs", "ms"})
"""What stands before a name and is none: a style would make it a given name."""

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_OF_ORGANIZATIONS = frozenset(
    {
        *("academy", "administration", "agency", "alliance", "association", "authority", "bank"),
        *("board", "bureau", "center", "centre", "clinic", "clinics", "collaboration", "college"),
        *("commission", "committee", "company", "consortium", "contributors", "corp", "council"),
        *("corporation", "department", "editors", "faculty", "federation", "force", "foundation"),
        *("fund", "gmbh", "group", "health", "hospital", "hospitals", "inc", "initiative", "llc"),
        *("institute", "institutes", "international", "investigators", "journal", "laboratory"),
        *("library", "ltd", "magazine", "media", "medicine", "ministry", "national", "network"),
        *("news", "office", "organisation", "organization", "press", "program", "programme"),
        *("project", "publishers", "publishing", "research", "school", "service", "services"),
        *(
            "society",
            "staff",
            "study",
            "team",
            "trial",
            "trust",
            "union",
            "unit",
            "institut",
            "world",
        ),
    }
)
_UNIVERSITY = "universi"
"""How the word begins in most languages of Latin letters."""

_MOST_WORDS = 6
_ET_AL = frozenset({OTHERS, "others", "et al", "et al."})


class Name(NamedTuple):
    """The name of a person; the family's with its particles."""

    family: str
    given: str
    suffix: str = ""

    @property
    def printed(self) -> str:
        """The name in the order in which it is spoken."""
        return " ".join(filter(None, (self.given, self.family, self.suffix)))


def in_parts(name: str) -> Name | None:
    """Return a name in parts; None where which word is the family's cannot be told."""
    words = name.split(" ")
    suffix = words.pop() if words[-1].lower() in _SUFFIXES else ""
    if not 2 <= len(words) <= _MOST_WORDS or not all(map(_WORD.fullmatch, words)):
        return None
    if words[0].lower().rstrip(".") in _BEFORE or is_of_organization(words):
        return None
    begun = len(words) - 1
    while begun > 1 and words[begun - 1] in _PARTICLES:
        begun -= 1
    given, last = words[:begun], words[-1]
    # Of "Example JM" and "JM Example" the capitals may be initials or an organization's.
    if not all(map(_is_given, given)) or not (last[0].isupper() and any(map(str.islower, last))):
        return None
    return Name(" ".join(words[begun:]), " ".join(given), suffix)


def is_of_organization(words: Iterable[str]) -> bool:
    """Say whether one of the words of a name is one of organizations, such as ``University``."""
    plain = (word.lower().rstrip(".") for word in words)
    return any(x in _OF_ORGANIZATIONS or x.startswith(_UNIVERSITY) for x in plain)


def is_others(name: str) -> bool:
    """Say whether an item of a list of names stands for names left out."""
    return " ".join(name.split()).lower() in _ET_AL


def _is_given(word: str) -> bool:
    return word[0].isupper() and not any(
        len(part) > 1 and part.isupper() for part in _MARKS.split(word)
    )
