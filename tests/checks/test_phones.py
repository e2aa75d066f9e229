"""Which telephone numbers exist, and which can only be examples."""

import pytest

from ketamine_tui.checks import phones

PLACEHOLDERS = [
    "202-555-0143",
    "(202) 555-0100",
    "+1 415 555 0199",
    "1-800-555-0123",
    "(987) 654-3210",
    "(123) 456-7890",
    "+44 20 7946 0958",
    "020 7946 0123",
    "01632 960123",
    "07700 900 999",
    "+44 808 157 0999",
    "0131 496 0000",
    "+61 2 5550 1234",
    "(03) 7010 4321",
    "0491 570 006",
    "1111111",
    "0000000000",
]
REAL = [
    "988",
    "911",
    "112",
    "999",
    "116 123",
    "13 11 14",
    "1737",
    "741741",
    "1-800-273-8255",
    "1-800-662-4357",
    "1-855-382-6022",
    "310-270-0625",
    "+1 877 646 3644",
    "0800 068 4141",
    "0300 123 3393",
    "01865 902 522",
    "+44 1865 902522",
    "+61 3 9342 7000",
    "+49 30 901820",
    "020 7946 1958",
    "202-555-1212",
    "202-555-0200",
]


@pytest.mark.parametrize("number", PLACEHOLDERS)
def test_a_number_that_nobody_answers_is_a_placeholder(number: str) -> None:
    assert phones.is_placeholder(number)


@pytest.mark.parametrize("number", REAL)
def test_a_number_that_somebody_may_answer_is_none(number: str) -> None:
    assert not phones.is_placeholder(number)


@pytest.mark.parametrize(
    ("number", "regions", "expected"),
    [
        ("1-800-662-4357", ["US"], "+18006624357"),
        ("0800 068 4141", ["GB"], "+448000684141"),
        ("0800 068 4141", ["US", "GB"], "+448000684141"),
        ("+49 30 901820", [], ""),
        ("+49 30 901820", ["US"], "+4930901820"),
        ("988", ["US"], "988"),
        ("116 123", ["GB"], "116123"),
        ("555-0123", ["US"], ""),
        ("(123) 456-7890", ["US"], ""),
        ("not a number", ["US"], ""),
    ],
)
def test_a_number_is_read_as_its_region_does(
    number: str, regions: list[str], expected: str
) -> None:
    assert phones.canonical(number, regions) == expected


@pytest.mark.parametrize(
    ("dial", "regions", "may_exist"),
    [
        ("+18006624357", [], True),
        ("+18006624357", ["GB"], True),
        ("+11234567890", ["US"], False),
        ("+1800", ["US"], False),
        ("988", ["US"], True),
        ("989898", ["NZ"], False),
        ("112", ["SE"], True),
        ("988", [], True),
    ],
)
def test_a_number_that_is_dialled_exists(dial: str, regions: list[str], may_exist: bool) -> None:  # noqa: FBT001  # a case
    assert phones.exists(dial, regions) is may_exist
