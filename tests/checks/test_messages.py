"""What is told of a defect says what it is, and what to do about it does no harm."""

from pathlib import Path

import pytest
from checks.test_planted import change, found

CLINIC, BOOK = "contacts/clean-clinic.yaml", "resources/clean-book.yaml"
URGENT, PAGE = "contacts/urgent-line.yaml", "pages/clean-page.md"
_LINK = "https://example.org/clean-book"
_PMC = "pmcid\n    value: PMC12345\n"


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
        (BOOK, _LINK, f"{_LINK} {_LINK}/b", ("more than one address", "an item of its own")),
        (BOOK, _LINK, f"{_LINK}/a b", ("has a blank in it", "%20")),
        (BOOK, _LINK, "example.org/a b", ("not of the expected form", "https://")),
        (BOOK, "summary:", 'issued: "42005"\nsummary:', ("as spreadsheets", "write 2015-01-01")),
        (BOOK, "summary:", 'issued: "72005"\nsummary:', ("not of the expected", "write 2017 or")),
        (CLINIC, "desk@clinic.dev", "desk@clinic,dev", ("has a comma", "a full stop")),
        (CLINIC, "desk@", "mailto:desk@", ("has mailto: before it", "write desk@clinic.dev")),
        (CLINIC, "desk@", "a@b.dev desk@", ("more than one address", "an item of its own")),
        (CLINIC, "    dial:", "\tdial:", ("a tab stands", "write blanks")),
        (CLINIC, '"988"', '"988', ("quotation mark here is never closed", "at the end of")),
        (
            BOOK,
            "title: Book",
            'issued: "2021"\ntitle: "Book (2020)"\nalternate_names:\n  - Book',
            ("the title says 2020", "correct the title or 'issued'"),
        ),
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


def test_where_a_value_lacks_its_last_quotation_mark_its_own_line_is_told(folder: Path) -> None:
    change(folder, CLINIC, 'number: "988"', 'number: "988')
    (problem,) = found(folder)
    line = (folder / CLINIC).read_text("utf-8").splitlines()[problem.line - 1]
    assert line[problem.column - 1 :] == '"988'


@pytest.mark.parametrize(
    ("link", "at"), [("https://nice.org.uk/guidance/ta854", "TA845"), (_LINK, '"NICE TA854')]
)
def test_of_a_title_and_an_identifier_the_one_is_told_that_the_link_has_not(
    folder: Path, link: str, at: str
) -> None:
    change(folder, BOOK, "title: Book clean-book", 'title: "NICE TA854: Owls"')
    change(folder, BOOK, 'pmid\n    value: "123"', "nice\n    value: TA845")
    change(folder, BOOK, _LINK, link)
    (problem,) = found(folder)
    line = (folder / BOOK).read_text("utf-8").splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith(at)


def test_a_summary_that_breaks_off_is_told_once(folder: Path) -> None:
    text = (folder / BOOK).read_text("utf-8").partition("identifiers")[0]
    review = "reviews:\n  - {date: 2026-11-01, status: to-be-reviewed}\n"
    for number in range(24):
        said = text.replace("clean-book", str(number)).replace(
            "it is", f"number {number} of them is"
        )
        (folder / f"resources/book-{number}.yaml").write_text(said + review, "utf-8")
    change(folder, CLINIC, "What it is.", "What it is, and for whom. It is for the")
    assert [problem.rule for problem in found(folder)] == ["text-unfinished"]
