"""Rules for shares in texts: none is more than the whole."""

import re
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.sentences import sentences_of
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import part_problem, texts_of
from ketamine_tui.model.problem import Problem

_PEOPLE = (
    r"(?:people|persons?|patients?|participants?|adults?|adolescents?|children|women|men|users?|respondents?|responders?"
    r"|cases?|veterans?|callers?|volunteers?|clinicians?|doctors?|students?|those|them|whom|trials?|studies)\b(?!['\u2019])"
)
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_SHARE = re.compile(r"\d\s*(?:%|per\s?cent\b|(?:out )?of\s)", re.ASCII | re.IGNORECASE)
_PERCENT = re.compile(
    r"(?<![\w.,/+-])(\d{3,}(?:\.\d+)?)(?: ?%| ?per ?cent\b)", re.ASCII | re.IGNORECASE
)
_OF_PEOPLE = re.compile(
    rf" of (?:(?:the|all|its|their|our|[a-z-]+|\d+) ){{0,3}}{_PEOPLE}"
    r"| (?:responded|remitted|relapsed|recovered|improved|dropped out|died|survived|reported|were|had)\b",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    r"\b(?:response|remission|relapse|recovery|survival|mortality|prevalence|retention|drop-?out|completion|sensitivity|specificity)s?\b",
    re.IGNORECASE,
)
"""What is measured as a share of the people who were asked or treated."""

_GROWTH = re.compile(
    r"\b(?:rose|rise\w*|rais\w+|increas\w+|grow\w*|grew|gain\w*|more(?! than)|higher|larger|greater|longer|faster|up|above|times|fold|compared|relative"
    r"|baseline|normal|predicted|expected|ideal|usual|dose\w*|target\w*|capacity|costs?|prices?|poverty|income|weight|chang\w+|by \d)",
    re.IGNORECASE,
)
"""What makes of a percentage one of growth, or of something that can be exceeded."""

_COUNTED = re.compile(
    rf"(?<![\w.,-])({_NUMBER}) (?:out )?of (?:the |all |those )?({_NUMBER}) (?:[a-z-]+ )?{_PEOPLE}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|parts?|phase|groups?|arms?|tables?|figures?|numbers?|no\.?|protocol|pages?|since|year) \Z",
    re.IGNORECASE,
)
"""What stands before a number that counts nobody."""

_YEARS = range(1900, 2100)
_WHOLE = 100


def problems_of_shares(subject: Subject, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield shares of more than the whole; `lines` are those of the file of an entry, where it has one."""
    for scalar in texts_of(subject.loaded.node):
        if not _SHARE.search(scalar.text):
            continue
        for sentence in sentences_of(" ".join(scalar.text.split())):
            for part, told in (*_percents(sentence), *_counts(sentence)):
                yield part_problem(subject, "share-impossible", part, scalar, lines, told)


def _percents(sentence: str) -> Iterator[tuple[str, str]]:
    if _GROWTH.search(sentence):
        return
    for match in _PERCENT.finditer(sentence):
        of_something = sentence.startswith(" of ", match.end())
        is_share = not of_something and _SHARE_OF.search(sentence, 0, match.start())
        if float(match[1]) > _WHOLE and (is_share or _OF_PEOPLE.match(sentence, match.end())):
            yield match[1], f"{match[0]!r} is more than all"


def _counts(sentence: str) -> Iterator[tuple[str, str]]:
    for match in _COUNTED.finditer(sentence):
        part, whole = (int(number.replace(",", "")) for number in match.groups())
        is_year = part in _YEARS and "," not in match[1]
        if part > whole and not is_year and not _NAMED.search(sentence, 0, match.start()):
            yield match[1], f"{match[0]!r} is more than all"
