"""Words around a number in a text: whether it is one to call or to text, and whether it is a number of something else."""

import re

from ketamine_tui.model.contact import TEXTPHONE, TEXTPHONE_WORDS
from ketamine_tui.store.note.words import TEXTED

MOST_BEFORE = 60
"""Characters before a number that may say what it is."""

_CALLED = (
    "call|dial|ring|phones?|tel|telephone|telefon|helplines?|hotlines?|lifelines?|"
    "(?:crisis|support|advice|care|info(?:rmation)?|warm)[ -]?lines?|toll[- ]free|free ?phone|whatsapp|"
    r"ligue|ligar|marcar|marque|ll[a\u00e1]m[ae](?:r|nos)?|appelez|appeler|anrufen|chiama(?:re|te)?|bellen|"
    r"tel[e\u00e9]fonos?|t[e\u00e9]l[e\u00e9]phone"
)
_FAXED = "(?:tele)?fax"
_TYPED = "|".join(TEXTPHONE_WORDS)
_SORTS = {
    "fax": re.compile(rf"\b{_FAXED}\b", re.IGNORECASE),
    "textphone": TEXTPHONE,
    "text": re.compile(rf"\b(?:{TEXTED})\b", re.IGNORECASE),
    "call": re.compile(rf"\b(?:{_CALLED})\b", re.IGNORECASE),
}
_SAYS_SO = re.compile(
    rf"\b(?:{_CALLED}|{TEXTED}|{_FAXED}|{_TYPED})\b"
    rf"(?:[\s:.*/()&-]|\b(?:us|them|now|or|and|{TEXTED}|call|chat|{_FAXED}|on|at|is|number|the|para|al?|le|o|ou|y|et?|und|oder)\b){{1,30}}\Z",
    re.IGNORECASE,
)
_SAYS_SO_THERE = re.compile(
    r"\b(?:police|ambulance|fire|fire brigade|medical|emergency|emergencies|contact|numbers?)\b[\s:.-]{1,3}\Z",
    re.IGNORECASE,
)
"""Words that many a text has beside other numbers: they count where the country is known."""

_CALL = "call|phone|talk|voice"
_SAYS_BOTH = re.compile(
    rf"\s*(?:(?:[-:\u2013\u2014][^\d.,;()]{{0,60}})?\(|[-,:\u2013\u2014]\s*)?(?:free\s+)?"
    rf"(?:(?:{_CALL})\s*(?:/|&|or|and)\s*(?:{TEXTED})|(?:{TEXTED})\s*(?:/|&|or|and)\s*(?:{_CALL}))\b(?!\s+\d)",
    re.IGNORECASE,
)
"""What stands behind a number that can be called and sent texts to: `988 (call or text)`."""

_SAYS_WRITTEN = re.compile(
    rf"\s*\((?:by )?(?:(?P<text>(?:{TEXTED})(?: messages?)?(?: only)?)|{_FAXED})\)", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"(?:\b(?:isbn|issn|doi|pmid|pmcid|nct|arxiv|orcid|vol|pages?|pp?|version)\b[^;]{0,25}|[$\u20ac\u00a3\u00a5#=/_.,\u2013\w-])\Z",
    re.IGNORECASE,
)
_OTHER_CODE = re.compile(r"(?<![\d.])\d{3}/\Z", re.ASCII)
"""The first of two short numbers, such as `118/119`."""

_GOES_ON = re.compile(
    r"[\w%\u00b0=@$\u20ac\u00a3]|/(?!\s*\d{3})|[.,:\u2013-]\w|\s*(?:[ap]\.?m\b|\u2013\s*\d|[$\u20ac\u00a3%])"
)
_ENDS = re.compile(
    r"\s*(?:\Z|[.,;:!?()\[\]\"'|\u2014\u201d\u2019\u2022]|/\s*\d{3}|\s[-\u2013]\s|(?:for|to|and|or|in|from|then|press|at|any|anytime|"
    r"if|is|now|free|with|when|24|para|por|pour|per|f\u00fcr|ou?|y|et?|und|oder)\b)"
)
_WHOLE = re.compile(
    r"\s*(?:\Z|[(;,.\u2014]|:\s|/\s*\d\d|\s[-\u2013]\s|(?:or|and|oder|und|ou|et|o|y) \d\d|"
    r",?\s+(?:then|press|puis|taper|tapez|luego|dann)\b)"
)
_A_NUMBER = r"(?<![\d:])[+(]?(?!\d\d?[-\u2013]\d\d?\b)(?:\d[ ().-]{0,2}){3}"
"""How a number begins; hours have fewer digits, or something else between them."""

_NEXT = r"(?:[,/]|\b(?:or|and|oder|und|ou|et|o|y)\b)"
"""What stands between a number and the next one."""

_NOT_NO = r"(?<!\bno )(?<!\bnot )\b"
_WRITTEN = rf"(?:{_FAXED}(?:es)?|(?:{TEXTED})s?)"
_ONLY = (
    r"(?: (?:messages?|line))?\b[\s(,]{1,3}"
    r"(?:only|uniquement|seulement|nur|s[o\u00f3]lo|somente|apenas)\b(?! calls?\b)"
)
_UP_TO_NEXT = rf"(?:(?!{_NEXT})[^.;\n\d]){{0,40}}"
_ONLY_OF_NEXT = rf"{_NEXT}{_UP_TO_NEXT}{_NOT_NO}{_WRITTEN}{_ONLY}{_UP_TO_NEXT}{_A_NUMBER}"
_ONLY_OTHERWISE = re.compile(
    rf"(?:(?!{_A_NUMBER}|{_ONLY_OF_NEXT})[^.;\n]){{0,80}}{_NOT_NO}{_WRITTEN}{_ONLY}", re.IGNORECASE
)
"""What stands behind a number that nobody answers, and is said of no other one."""

_ONLY_BEFORE = re.compile(
    rf"(?:\A|[.;\n]|{_NEXT}){_UP_TO_NEXT}{_NOT_NO}(?P<sort>{_WRITTEN}){_ONLY}{_UP_TO_NEXT}\Z",
    re.IGNORECASE,
)
"""What stands before a number that nobody answers."""

_LISTED = re.compile(r"(?:\A|[:;,()]|\bor)\s*\Z")
_BEHIND_NAME = re.compile(r"(?:\A|[\s(/-])(?P<name>[^\W\d_a-z]\w+)\s+\(?\Z")
_OF_PLACES = re.compile(
    r"suite|room|box|floor|apt|unit|building|bldg|block|ward|section|act|version|route|highway|article|form|page",
    re.IGNORECASE,
)
"""What has numbers of its own."""

_BEHIND_NUMBER = re.compile(r"\s*(?:\Z|\(|[,;.](?!\d)|\)(?!\s*\d)|/\s*\d\d)")
_BEFORE_NAME = re.compile(r"\s+[^\W\d_a-z]")
_BEFORE_LABEL = re.compile(r"\s+[^\W\d_]+:\s*\d")
_BEFORE_TIME = re.compile(r"\s+\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b", re.IGNORECASE)
_ABOUT_HELP = re.compile(
    r"\b(?:help ?lines?|hot ?lines?|life ?lines?|crisis|crises|emergency|emergencies|suicide|samaritans|"
    r"ambulance|police|tele?phones?|(?:get|need|find) help|help now|"
    r"l[i\u00ed]neas? (?:nacional(?:es)? )?de (?:ayuda|asistencia|apoyo|atenci[o\u00f3]n|la vida)|"
    r"linhas? de (?:apoio|ajuda)|tel[e\u00e9]fonos?|emergencias?|suicidio|urgences?|notruf)\b|\bphone\b",
    re.IGNORECASE,
)


def is_about_help(title: str) -> bool:
    """Say whether a title names something like a helpline, so that a short number below it is one to call."""
    # Names of files have no blanks.
    return _ABOUT_HELP.search(title.replace("_", " ")) is not None


def usual_fields(title: str) -> tuple[str, ...]:
    """Return the fields of numbers of which nothing else says what to do with them, by what they are called."""
    sorts = [sort for sort, pattern in _SORTS.items() if pattern.search(title)]
    match sorts:
        case ["text"]:
            return ("texts",)
        case ["textphone" | "fax" as sort]:
            return (f"phones/{sort}",)
    return ("phones",)


def fields_before(before: str, *, is_there: bool) -> tuple[str, ...]:
    """Return the fields of a number by the words that it stands behind; none where nothing says that it is one.

    Args:
        before: The text before it.
        is_there: Whether the country is known, so that some words more count.
    """
    if only := _ONLY_BEFORE.search(before):
        return ("phones/fax",) if "fax" in only["sort"].lower() else ("texts",)
    words = _SAYS_SO.search(before)
    if words is None and is_there:
        words = _SAYS_SO_THERE.search(before)
    if words is None:
        return ()
    sorts = {sort for sort, pattern in _SORTS.items() if pattern.search(words[0])}
    if "call" in sorts:
        return ("phones", "texts") if "text" in sorts else ("phones",)
    if "text" in sorts:
        return ("texts",)
    return tuple(f"phones/{sort}" for sort in sorts) or ("phones",)


def fields_behind(text: str, end: int) -> tuple[str, ...]:
    """Return the fields of a number that ends there, by the words behind it, such as `(call or text)`."""
    if _SAYS_BOTH.match(text, end):
        return ("phones", "texts")
    if written := _SAYS_WRITTEN.match(text, end):
        return ("texts",) if written["text"] else ("phones/fax",)
    return ()


def is_only_otherwise(text: str, end: int) -> bool:
    """Say whether what stands behind a number says that it is for texts or faxes only."""
    return _ONLY_OTHERWISE.match(text, end) is not None


def is_of_something_else(text: str, start: int, end: int) -> bool:
    """Say whether digits are part of something else: a price, an identifier, a range, a longer number."""
    before = _OTHER_CODE.sub("", text[max(0, start - MOST_BEFORE) : start])
    return _OTHERWISE.search(before) is not None or _GOES_ON.match(text, end) is not None


def ends(text: str, end: int) -> bool:
    """Say whether what follows a short number does not count something by it."""
    return _ENDS.match(text, end) is not None


def is_listed(text: str, start: int, end: int) -> bool:
    """Say whether a number stands in a list of such, or behind a label."""
    return _LISTED.search(text[:start]) is not None and _WHOLE.match(text, end) is not None


def is_behind_name(text: str, start: int, end: int) -> bool:
    """Say whether a number stands behind a name, as in `Seelsorge 142 (24/7)`, and nothing more belongs to it."""
    before = text[max(0, start - MOST_BEFORE) : start]
    match = _BEHIND_NAME.search(before)
    is_name = match is not None and not _OF_PLACES.fullmatch(match["name"])
    return is_name and _BEHIND_NUMBER.match(text, end) is not None


def is_before_name(text: str, start: int, end: int) -> bool:
    """Say whether a text, or a part of a list, begins with a number before a name: `1323 Hotline`."""
    return _LISTED.search(text[:start]) is not None and _BEFORE_NAME.match(text, end) is not None


def is_before_label(text: str, start: int, end: int) -> bool:
    """Say whether a text, or a part of a list, begins with a number before the label of another: `112 Police: 110`."""
    return _LISTED.search(text[:start]) is not None and _BEFORE_LABEL.match(text, end) is not None


def is_before_time(text: str, start: int, end: int) -> bool:
    """Say whether a text, or a part of a list, begins with a number before the hours of it: `1480 6am to 9pm`."""
    return _LISTED.search(text[:start]) is not None and _BEFORE_TIME.match(text, end) is not None


def is_whole(text: str, start: int, end: int) -> bool:
    """Say whether a text is nothing but a number, with a remark behind it or not."""
    return not text[:start].strip() and _WHOLE.match(text, end) is not None
