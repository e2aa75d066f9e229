"""Names in parts, and names that stay whole."""

import pytest

from ketamine_tui.exchange.names import Name, in_parts


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Grace Example", Name("Example", "Grace")),
        ("J.-P. O\u2019Example", Name("O\u2019Example", "J.-P.")),
        ("Ada Maria da Example", Name("da Example", "Ada Maria")),
        ("Ada B. Example Jr.", Name("Example", "Ada B.", "Jr.")),
        ("Sirius Example", Name("Example", "Sirius")),
        ("\u00c1d\u00e1m \u00d6r\u00e9g", Name("\u00d6r\u00e9g", "\u00c1d\u00e1m")),
    ],
)
def test_the_last_word_is_the_family_s_with_particles(printed: str, parts: Name) -> None:
    assert in_parts(printed) == parts
    assert parts.printed == printed


@pytest.mark.parametrize(
    "printed",
    [
        *("Dr. Ada Example", "Prof Example", "Sir Ada B. Example"),
        *("Example", "Example Jr.", "Example JM", "Example J", "JM Example", "EX Europe"),
        *("Institute of Examples", "Example University", "U.S. Department", "A & B", "A, B"),
        *("\u738b \u4f1f", "ada example", "Ada  Example", "", "for the Example"),
    ],
)
def test_what_may_be_otherwise_stays_whole(printed: str) -> None:
    assert in_parts(printed) is None
