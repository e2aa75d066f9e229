"""Rules for what is no help at once: works, and lines that say of themselves that they are none for it."""

import re

from ketamine_tui.model.entry import CLASS_OF_KIND, Entry, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.text import with_article

WORKS = frozenset(kind for kind, of in CLASS_OF_KIND.items() if of is Resource) - {Kind.WEBSITE}
"""What is read, watched or heard, and helps nobody at once."""

_NOUN = r"(?:help|hot)?line|service|number|provider|team|charity|organi[sz]ation|support"
_DENIED = re.compile(
    rf"(?:\b(?:not|no)|n['\u2019]t) (?:an? )?(?:emergency or )?(?P<of>emergency|crisis)(?: or (?:emergency|crisis))? (?:[a-z]+ )?(?:{_NOUN})s?\b"
    r"|(?:\bnot|n['\u2019]t) (?:meant |intended |suitable |suited |available |there |set up )?for (?:use in )?(?:an? |people in )?(?P<use>emergenc(?:y|ies)|cris[ie]s)\b"
    r"|\b(?:(?:does|do|can|is|are) ?not|(?:doesn|don|can|isn|aren)['\u2019]t) (?:able to |equipped to )?(?:offer|provide|handle|take|deal with|respond to|help in|answer|give)"
    r" (?:an? |people in |any )?(?P<gives>emergency|emergencies|crisis|crises)\b",
    re.IGNORECASE,
)
"""What a line says of itself that is not for those whose need is the greatest."""

_OTHER = re.compile(r"\bnon-?emergenc(?:y|ies)\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:if|when|where|whether|unless|though|while)\b|\d{3}", re.IGNORECASE)
"""What makes a sentence one of calls, or of another line, and not of this one."""

_URGENT = re.compile(
    r"suicid|\bcris[ie]s\b|distress|despair|self-harm|\bcope\b|coping|overdose|poison|\bdanger|\burgent",
    re.IGNORECASE,
)
"""What a line is for to which people turn at once, whether it is an emergency service or not."""

_SENTENCE = re.compile(r"[^.;!?]+")


def why_unfit(entry: Entry) -> str:
    """Return why an entry is no urgent help; nothing where that is not certain."""
    if entry.kind in WORKS:
        return f"is {with_article(entry.kind)}, and helps nobody at once"
    denied, what = denial(entry)
    rest = f"{entry.title} {entry.summary}".replace(denied, "")
    is_none = what == "crisis" or (what == "emergency" and not _URGENT.search(rest))
    return f"says of itself: {denied!r}" if is_none else ""


def denial(entry: Entry) -> tuple[str, str]:
    """Return the words by which a line says that it is none for an emergency or a crisis, and which of the two."""
    if other := _OTHER.search(entry.title):
        return other[0], "emergency"
    for sentence in _SENTENCE.findall(" ".join(entry.summary.split())):
        if found := _DENIED.search(sentence):
            if _SUPPOSED.search(sentence[: found.start()]):
                continue
            what = found["of"] or found["use"] or found["gives"]
            return found[0], "crisis" if what.lower().startswith("cris") else "emergency"
    return "", ""
