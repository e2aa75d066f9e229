"""Rules for the form of titles: regions are written as in all others of the directory."""

import re
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.codes import country_named
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.problem import Problem

_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_BETWEEN = re.compile(r", and |, | and | & |/")
_SHORT = {
    "UK": "United Kingdom",
    "U.K.": "United Kingdom",
    "GB": "United Kingdom",
    "US": "United States",
    "USA": "United States",
    "U.S.": "United States",
    "U.S.A.": "United States",
    "NZ": "New Zealand",
    "EU": "European Union",
    "UAE": "United Arab Emirates",
    "ROI": "Ireland",
    "AUS": "Australia",
}
_HARDLY_ANY = 5
"""Titles with regions written out for one that has them short, at least."""


def problems_of_title_form(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield titles that abbreviate a region in brackets, where hardly any other one does."""
    named = [
        (subject, words, _BETWEEN.split(words))
        for subject in subjects
        for words in _IN_BRACKETS.findall(subject.entry.title)
    ]
    regional = [one for one in named if all(p in _SHORT or country_named(p) for p in one[2])]
    short = [
        (s, words, parts) for s, words, parts in regional if not _SHORT.keys().isdisjoint(parts)
    ]
    if len(short) * (_HARDLY_ANY + 1) > len(regional):
        return
    for subject, words, parts in short:
        meant = " and ".join(_SHORT[part] for part in parts if part in _SHORT)
        message = f"({words}) abbreviates {meant}, which other titles write out"
        yield subject.problem("region-abbreviated", subject.place("title"), message)
