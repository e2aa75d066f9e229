"""Shapes in which numbers are written, and those of other figures that look like them."""

import re

from ketamine_tui.store.note.words import NOT_SENT, SENDING, SENT_TO

ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+", re.IGNORECASE)
SHORT = re.compile(
    r"(?<!\*)(?:\d{3}[ -]\d{2,3}|\d{2}[ -]\d{2}[ -]\d{2}|\d{2,6}|[2-9]-1-1|9-8-8)(?!\d)", re.ASCII
)
"""A short number; the last two are how North America spells the digits of its own."""

SHORTEST = 3
"""Digits that any number has, but for a few of countries that are known."""

YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
DECIMAL = re.compile(r"\d+\.\d+", re.ASCII)
HARMONISED = re.compile(r"116\d{3}", re.ASCII)
"""Numbers of social value, which are the same all over Europe (Commission Decision 2007/116/EC)."""

BEFORE_MORE = re.compile(r"\d[ .-]?\Z", re.ASCII)
"""What stands before digits that are not the first ones of their number."""

AMERICAN = re.compile(
    r"(?:\+?1[-. ])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[-. ])[2-9]\d\d[-. ]\d{4}(?!\d)", re.ASCII
)
"""A number as it is written in the North American Numbering Plan and nowhere else."""

_WORD = r"[\"'\u201c\u2018]?\w{1,20}[\"'\u201d\u2019]?"
KEYWORD = re.compile(
    rf"\b(?i:{SENDING}):?\s+(?:(?i:{NOT_SENT})*|(?i:the (?:word|keyword)\s+)?"
    rf"(?:[\"'\u201c\u2018](?=\w+[\"'\u201d\u2019])|(?!(?i:{NOT_SENT})))(?P<word>\w{{1,20}})[\"'\u201d\u2019]?"
    rf"(?:,\s+{_WORD}){{0,4}}(?:,?\s+(?i:or)\s+{_WORD})?\s+)(?i:{SENT_TO})\s+"
    r"(?P<number>\d{3}[ -]?\d{2,3}|\d{3,4})(?!\d)",
    re.ASCII,
)
"""What to send, if a word is named, and where."""

LIKE = re.compile(
    r"(?<![\w.,/$\u20ac\u00a3\u00a5#=-])(?:\*\d{3,4}|(?:\+?\d{0,4}[ -]?\(\d{1,5}\)|\+?\d+)(?:[ .-]{0,2}\d+)*)(?!\d)",
    re.ASCII,
)
"""Digits that look like a number of a telephone."""

DATE = re.compile(
    r"\d{4}-\d\d-\d\d|\d\d?[.-]\d\d?[.-](?:\d\d){1,2}|(?:19|20)\d\d\W+(?:19|20)\d\d", re.ASCII
)
FEWEST, MOST = 7, 15
"""Digits of what looks like a number with its area; no number has more (ITU-T E.164)."""

MEXICAN = re.compile(r"(?<!\d)01[ -]?800[ -]?\d{3}[ -]?\d{4}(?!\d)", re.ASCII)
MEXICAN_PREFIX = re.compile(r"01[ -]?(?=800)", re.ASCII)
"""What was dialled before numbers that are free of charge, until August 2019 (the national numbering plan of the IFT)."""

WORDED = re.compile(r"(?<!\w)(?:0[58]0\d|1[38]00|13) ?-?[A-Z]{4,9}(?!\w)", re.ASCII)
"""A number with a word in it, of a country in which the digits of that are not certain."""

DIALLED_AMERICAN = frozenset({"US", "CA"})
SHORT_CODE = re.compile(r"\d{3}[ -]?\d{2,3}", re.ASCII)
"""A number for messages in the United States and Canada, which nobody can call (CTIA, Short Code Monitoring Handbook)."""
