"""Titles that begin alike: what of them differs is seen."""

import pytest

from ketamine_tui.present.chrome import cells
from ketamine_tui.present.told_apart import telling_end


@pytest.mark.parametrize(
    ("title", "others", "end"),
    [
        ("One and the same: a", ["One and the same: b"], "a"),
        ("One and the same: a", ["One and the same: a"], ""),
        ("One and the same: a", ["Another", ""], ""),
        # What is shown tells them apart.
        ("One and the same: a", ["One another: b"], ""),
        ("One and the same, again", ["One and the same"], "again"),
        ("One and the same", ["One and the same, again"], ""),
        ("One and the samest", ["One and the samer"], "samest"),
        # The first that none of them has, where the first that one has not is too much.
        (
            "One and the same one of a: two",
            ["One and the same b", "One and the same one of a: c"],
            "two",
        ),
        ("One and the same a: two", ["One and the same b: two", "One and the same a: c"], "a: two"),
        ("x" * 40 + "a", ["x" * 40 + "b"], "xxxxxa"),
    ],
)
def test_the_end_of_a_title_is_that_which_others_have_not(
    title: str, others: list[str], end: str
) -> None:
    assert telling_end(title, others, 11, 10, cells) == end
