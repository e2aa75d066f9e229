"""Where two things contradict each other, the one is told that the rest of the entry speaks against."""

from pathlib import Path

import pytest
from checks.planted import BOOK, CLINIC, HELPLINE, named
from checks.test_planted import change, told
from support.content import write_file

CLINIC_FILE, BOOK_FILE = "contacts/clean-clinic.yaml", "resources/clean-book.yaml"
PAGE_FILE = "pages/clean-page.md"
_NUMBER = '"988"\n    dial: "988"'
_ISBN = '"9780306406157"\n'
_AUTHOR = "authors: [Ann Bee]\ncorrections:\n  - field: authors\n    was: Ann Bee\nsummary:"
_SUMMARY = "corrections:\n  - field: summary\n    was: What it is.\nsummary:"
_YEAR = 'issued: "2001"\ncorrections:\n  - field: issued\n    was: "2001"\n'


@pytest.mark.parametrize(
    ("hours", "said", "expected"),
    [
        ("08:00 20:00", ("to 22:00", "to 22:00", "to 22:00"), [f"{CLINIC_FILE}:14:17"]),
        ("22:00 08:00", ("to 22:00", "to 22:00", "to 22:00"), [f"{CLINIC_FILE}:13:16"]),
        ("08:00 20:00", ("", "to 22:00", "to 22:00"), [f"{CLINIC_FILE}:14:17"]),
        ("08:00 22:00", ("to 20:00", "to 22:00", ""), [f"{CLINIC_FILE}:11:11"]),
        ("08:00 22:00", ("", "to 20:00", "to 22:00"), [f"{CLINIC_FILE}:4:15"]),
        ("08:00 22:00", ("to 22:00", "", "to 20:00"), [f"{PAGE_FILE}:16:42"]),
        ("08:00 21:00", ("to 22:00", "to 20:00", ""), [f"{CLINIC_FILE}:4:15", f"{CLINIC_FILE}:11:11"]),
    ],
)  # fmt: skip
def test_hours_against_which_all_texts_agree_are_told_once(
    folder: Path, hours: str, said: tuple[str, str, str], expected: list[str]
) -> None:
    (opens, closes), (note, summary, page) = hours.split(), said
    record = f'    schedules:\n      - opens: "{opens}"\n        closes: "{closes}"'
    words = f"08:00 {note}" if note else "free of charge"
    change(folder, CLINIC_FILE, 'dial: "988"', f'dial: "988"\n    note: {words}\n{record}')
    if summary:
        change(folder, CLINIC_FILE, "What it is.", f"Open 08:00 {summary}.")
    if page:
        link = f"[a link](urgent.md).\n\n[a](../contacts/clean-clinic.yaml), 988, 08:00 {page}"
        change(folder, PAGE_FILE, "[a link](urgent.md)", link)
    assert told(folder) == [f"{place}: hours-differ" for place in expected]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("", "", 6),
        ("tags:", "organization: Life United States\ntags:", 3),
        ("https://example.org/clean-clinic", "https://herons.org.us/a", 3),
        ("links:", "addresses:\n  - country: US\nlinks:", 3),
        (_NUMBER, '800-662-4357\n    dial: "+18006624357"', 6),
        ("What it is.", "For the United States.", 3),
    ],
)
def test_a_title_is_told_to_name_another_country_where_the_rest_is_of_the_regions(
    folder: Path, old: str, new: str, line: int
) -> None:
    if old:
        change(folder, CLINIC_FILE, old, new)
    change(folder, CLINIC_FILE, "title: Clinic clean-clinic", "title: Clinic (Canada)")
    column = {3: 8, 6: 10}[line]
    assert told(folder) == [f"{CLINIC_FILE}:{line}:{column}: title-region"]


def test_a_number_of_the_country_that_is_named_speaks_for_the_title(folder: Path) -> None:
    change(folder, CLINIC_FILE, "title: Clinic clean-clinic", "title: Clinic (Austria)")
    change(folder, CLINIC_FILE, "What it is.", "For the United States.")
    change(folder, CLINIC_FILE, _NUMBER, '+43 1 3110\n    dial: "+4313110000"')
    assert f"{CLINIC_FILE}:6:10: title-region" in told(folder)


def test_a_summary_is_told_to_name_another_country_than_urgent_help(folder: Path) -> None:
    change(folder, CLINIC_FILE, "What it is.", "A line for people in Austria.")
    change(folder, "directory.yaml", "[urgent-line]", "[urgent-line, clean-clinic]")
    change(folder, CLINIC_FILE, 'dial: "988"', 'dial: "988"\n    note: then press 1')
    assert told(folder) == [f"{CLINIC_FILE}:4:10: title-region"]


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ("", [7, 9]),
        ("    seen: ISBN 0-14-027536-3", [7]),
        ("    seen: ISBN 978-0-306-40615-7 or 0306406152", [9]),
        ("    seen: ISBN 0-14-027536-3 and 978-0-306-40615-7", [7, 9]),
        ("    seen: ISBN 0439420896", [7]),
    ],
)
def test_of_two_isbns_the_one_is_wrong_that_nobody_has_seen(
    folder: Path, more: str, lines: list[int]
) -> None:
    change(folder, BOOK_FILE, "    source: S\n", f"    source: S\n{more}")
    two = '"9780306406157"\n  - scheme: isbn\n    value: "0140275363"\n'
    change(folder, BOOK_FILE, '"9780306406157"\n', two)
    assert told(folder) == [f"{BOOK_FILE}:{line}:12: isbn-differs" for line in lines]


@pytest.mark.parametrize(
    ("name", "corrected", "more", "at"),
    [
        ("a-book", _AUTHOR, "", "Ann Bee]"),
        ("ann-book", _AUTHOR, "", "Ann Bee]"),
        ("bees-book", _AUTHOR.replace("Bee", "Bees"), "", "Ann Bees\nsummary"),
        ("a-book", _AUTHOR, "    seen: Cover, by Ann Bee\n", "Ann Bee\nsummary"),
        ("what-book", _SUMMARY, "", "What it is.\nidentifiers"),
        ("a-book", f"{_YEAR}summary:", "", '"2001"\ncorr'),
        ("a-book", f"{_YEAR}    note: It said 2001; the page has 2003\nsummary:", "", '"2001"\ncorr'),
        ("a-book", f"{_YEAR}    note: It said 2003; the page has 2001\nsummary:", "", '"2001"\n    note'),
    ],
)  # fmt: skip
def test_what_was_is_told_where_the_value_of_today_is_right(
    folder: Path, name: str, corrected: str, more: str, at: str
) -> None:
    text = named(BOOK, name).replace("summary:", corrected, 1) + more
    write_file(folder / f"resources/{name}.yaml", text)
    index = text.index(at)
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    assert told(folder) == [f"resources/{name}.yaml:{line}:{column}: correction-undone"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("mind", "mind-line", "mind-line"), ("mind", "a-mind", "a-mind"), ("mindful", "mind", "mind")],
)
def test_a_copy_is_told_once_and_where_it_is(
    folder: Path, first: str, second: str, expected: str
) -> None:
    text = HELPLINE.replace("NAME", "mind").replace(
        _NUMBER, '800-662-4357\n    dial: "+18006624357"'
    )
    for name in (first, second):
        said = "For whoever wants to talk to somebody at night."
        write_file(folder / f"contacts/{name}.yaml", text.replace("What it is.", said))
    if first == "mindful":
        change(folder, CLINIC_FILE, "regions:", "related: [mindful]\nregions:")
    assert told(folder) == [f"contacts/{expected}.yaml:3:8: title-duplicate"]


def test_of_two_that_are_alike_what_has_changed_since_it_was_checked_is_told(folder: Path) -> None:
    for name in "ab":
        write_file(
            folder / f"resources/{name}.yaml", named(BOOK, "one").replace("/one", f"/{name}")
        )
    for name in "ab":
        change(folder, f"resources/{name}.yaml", "title: Book one", f"title: Book of {name * 9}")
    assert {line.partition(":")[0] for line in told(folder)} == {"resources/b.yaml"}
    seen = '    source: S\n    fingerprint: {identifiers: "00000000"}\n'
    change(folder, "resources/a.yaml", "    source: S\n", seen)
    lines = [line for line in told(folder) if "identifier-duplicate" in line]
    assert {line.partition(":")[0] for line in lines} == {"resources/a.yaml"}


def test_two_works_of_one_summary_are_told_without_links(folder: Path) -> None:
    summary = "summary: Mouse study that links the effect to a growth factor."
    for name in "ab":
        text = named(BOOK, f"book-{name}").replace("summary: What it is.", summary)
        start, _, rest = text.partition("identifiers:")
        text = f'{start}issued: "2011"\nreviews:{rest.partition("reviews:")[2]}'
        write_file(folder / f"resources/book-{name}.yaml", text)
    assert told(folder) == ["resources/book-b.yaml:4:10: summary-copied"]
    for name in "ab":
        change(folder, f"resources/book-{name}.yaml", 'issued: "2011"\n', "")
    assert told(folder) == []


def test_clinics_without_links_may_be_described_alike(folder: Path) -> None:
    for name in ("one", "two"):
        text = CLINIC.replace("NAME", name).replace(
            "What it is.", "A clinic of a public hospital for pain."
        )
        text = text.replace(f"links:\n  - url: https://example.org/{name}\n", "")
        write_file(folder / f"contacts/{name}.yaml", text)
    assert told(folder) == []


VETERANS = """\
kind: helpline
section: people
title: Veterans Crisis Line (United States)
summary: For whoever has served.
regions: [US]
phones:
  - number: "988"
    dial: "988"
    note: then press 2
reviews:
  - date: "2026-11-01"
    status: to-be-reviewed
"""
_VETERANS = "contacts/veterans.yaml"
_LISTED = "note: Press 1 for the Veterans Crisis Line or 2 for Spanish"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([(CLINIC_FILE, "", _LISTED)], [f"{_VETERANS}:9:11"]),
        ([(_VETERANS, "", "seen: Dial 988 then press 1")], [f"{_VETERANS}:9:11"]),
        ([(_VETERANS, "", "seen: Dial 988 then press 2"), (CLINIC_FILE, "", _LISTED)], []),
        ([(CLINIC_FILE, "", "note: Press 1 for soldiers or 2 for Spanish")], []),
        (
            [
                (CLINIC_FILE, "", "note: Press 1 for soldiers or 2 for Spanish"),
                (PAGE_FILE, "", "988, then press 1"),
            ],
            [f"{_VETERANS}:9:11"],
        ),
        ([(PAGE_FILE, "", "988, then press 1")], [f"{PAGE_FILE}:14:48"]),
        (
            [
                (_VETERANS, "", "seen: Dial 988 then press 1"),
                (PAGE_FILE, "", "988, then press 1"),
            ],
            [f"{_VETERANS}:9:11"],
        ),
        ([(_VETERANS, "then press 2", "open; press 2 for a nurse"), (CLINIC_FILE, "", _LISTED)], []),
        ([(_VETERANS, '"988"', '"989"'), (CLINIC_FILE, "", _LISTED)], []),
    ],
)  # fmt: skip
def test_a_key_against_which_something_speaks_is_told_beside_its_number(
    folder: Path, changes: list[tuple[str, str, str]], expected: list[str]
) -> None:
    write_file(folder / _VETERANS, VETERANS)
    usual = {
        CLINIC_FILE: ('dial: "988"\n', 'dial: "988"\n    {}\n'),
        _VETERANS: ("to-be-reviewed\n", "to-be-reviewed\n    {}\n"),
        PAGE_FILE: ("[a link](urgent.md)", "[a line](../contacts/veterans.yaml), {}"),
    }
    for path, old, new in changes:
        place, form = (old, "{}") if old else usual[path]
        change(folder, path, place, form.format(new))
    found = [line for line in told(folder) if "phone-short-unknown" not in line]
    assert found == [f"{place}: keys-differ" for place in expected]
