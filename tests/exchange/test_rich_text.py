"""Rich text of CSL, and LaTeX that looks like money or is a formula, as plain text."""

import pytest

from ketamine_tui.exchange.readers.latex import decoded
from ketamine_tui.exchange.readers.rich_text import plain


@pytest.mark.parametrize(
    ("rich", "text"),
    [
        ("10<sup>5</sup> cells", "10\u2075 cells"),
        ("10<sup>-3</sup>", "10\u207b\u00b3"),
        ("Ca<SUP>2+</SUP>", "Ca\u00b2\u207a"),
        ("H<sub>2</sub>O", "H\u2082O"),
        ("<jats:p>m<jats:sup>2</jats:sup></jats:p>", "m\u00b2"),
        ("the 5<sup>th</sup> e<sup>a-b</sup>", "the 5th ea-b"),
        ("<i>In</i> <b>vitro</b> 5", "In vitro 5"),
        ("p < 5 and > 2", "p < 5 and > 2"),
        ("a right\n   to know", "a right to know"),
        ("two  blanks", "two  blanks"),
    ],
)
def test_digits_that_stand_higher_or_lower_are_not_those_on_the_line(rich: str, text: str) -> None:
    assert plain(rich) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"$-$50 dB", "-50 dB"),
        (r"{$<$}x{$>$} 2", "<x> 2"),
        (r"$p<0.05$ and $n = 5$", "p<0.05 and n = 5"),
        (r"$\left( a \right)$", "( a )"),
        (r"10\textsuperscript{-3}", "10\u207b\u00b3"),
        (r"e\textsuperscript{a-2}", "ea-\u00b2"),
        (r"\texttt{lme4} \textsf{a} \textup{b}", "lme4 a b"),
        ("$5 and $6", "$5 and $6"),
        ("$5-$10", "$5-$10"),
        ("US$5 (A$7)", "US$5 (A$7)"),
        ("$5 to 6$ a day", "$5 to 6$ a day"),
    ],
)
def test_a_formula_is_shown_and_money_stays(latex: str, text: str) -> None:
    assert decoded(latex) == (text, ())


@pytest.mark.parametrize(
    ("latex", "text", "is_told"),
    [
        (r"A \textbf\url{x}", r"A \textbf\url{x}", True),
        (r"A \mbox\textsuperscript{2}", r"A \mbox\textsuperscript{2}", True),
        (r"A \textbf{\url{x}}", "A x", False),
    ],
)
def test_a_macro_that_is_the_argument_of_another_stays_as_it_is(
    latex: str, text: str, *, is_told: bool
) -> None:
    found = decoded(latex)
    assert (found.text, bool(found.unknown)) == (text, is_told)


def test_long_texts_without_an_end_are_read() -> None:
    assert plain("<sup>" * 20000) == ""
    assert decoded("$" + "a " * 20000).text.startswith("$a a")
