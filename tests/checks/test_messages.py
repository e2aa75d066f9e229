"""What is told of a defect says what it is, and what to do about it does no harm."""

from pathlib import Path

import pytest
from checks.planted import write_clean
from checks.test_planted import change, found

CLINIC, BOOK = "contacts/clean-clinic.yaml", "resources/clean-book.yaml"
URGENT, PAGE = "contacts/urgent-line.yaml", "pages/clean-page.md"
_LINK = "https://example.org/clean-book"
_PMC = "pmcid\n    value: PMC12345\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_clean(tmp_path)


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (
            URGENT,
            'dial: "988"',
            'dial: "988"\n    type: fax',
            ("only a fax answers", "name another"),
        ),
        (CLINIC, "emails:", "schedules:\n  - days: [TH, TH]\nemails:", ("'TH' stands", "is meant")),
        (
            CLINIC,
            "source: S",
            "source: S\n    seen: Hours\n    not_seen: Hours",
            ("'Hours' is said to be seen, too", "say which of the two"),
        ),
        (BOOK, _LINK, f"https://{_LINK}", ("its scheme stands twice", "Correct")),
        (
            BOOK,
            _LINK,
            "https://www-a-org.ezproxy.college.edu/b",
            ("only its own readers pass", "without the proxy"),
        ),
        (BOOK, "summary:", 'issued: "2021-09-31"\nsummary:', ("no day 2021-09-31", "look the day")),
        (CLINIC, '"2026-11-01"', '"2026-09-31"', ("no day 2026-09-31", "look the day")),
        (CLINIC, "What it is.", "Women &amp; men", ("'&amp;' is an HTML entity", "write '&'")),
        (CLINIC, "What it is.", "Women&nbsp;too", ("'&nbsp;' is an HTML entity", "write a space")),
        (CLINIC, "What it is.", "Women &nbps; men", ("almost an HTML entity", "the letter itself")),
        (CLINIC, "What it is.", "A cafÃ© for all", ("'Ã©' is 'é', misread", "write 'é'")),
        (CLINIC, "What it is.", "By Nordenskj?ld.", ("has lost a letter", "the letter itself")),
        (
            BOOK,
            'pmid\n    value: "123"\n',
            f"{_PMC.replace('PMC12345', '123')}  - scheme: {_PMC.replace('pmcid', 'pmid')}",
            ("123 is a PMID, and PMC12345 a PMCID: the two have changed places", "put each"),
        ),
        (BOOK, '"123"', "PMC123", ("PMC123 is no PMID, but a PMCID", "write scheme: pmcid")),
        (BOOK, '"123"', "NCT12", ("NCT12 is no PMID", "Copy it")),
    ],
)
def test_a_defect_is_told_once_and_as_what_it_is(
    folder: Path, path: str, old: str, new: str, told: tuple[str, str]
) -> None:
    change(folder, path, old, new)
    (problem,) = found(folder)
    assert told[0] in problem.message
    assert told[1] in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "right", "broken"),
    [
        ("desk@clinic.dev", "desk@clinic,dev", "desk@clinic.dev", "email-invalid"),
        (
            '"988"\n    dial: "988"',
            '"1-077-646-3644"\n    dial: "+10776463644"',
            "1-877-646-3644",
            "phone-invalid",
        ),
    ],
)
def test_nobody_is_told_to_copy_what_is_wrong(
    folder: Path, old: str, new: str, right: str, broken: str
) -> None:
    change(folder, CLINIC, old, new)
    change(folder, PAGE, "[a link](urgent.md)", f"[a](../contacts/clean-clinic.yaml), {right}")
    change(folder, CLINIC, "What it is.", f"What it is, {right}.")
    assert [problem.rule for problem in found(folder)] == [broken]


def test_a_link_is_not_compared_with_a_number_that_is_none(folder: Path) -> None:
    change(folder, BOOK, '"123"', "NCT12")
    change(folder, BOOK, _LINK, "https://pubmed.ncbi.nlm.nih.gov/123/")
    assert [problem.rule for problem in found(folder)] == ["identifier-form"]
