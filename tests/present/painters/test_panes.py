"""The division of the screen: what somebody gives to a pane is taken from its neighbour, and comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.present.painters.panes import (
    PANES,
    USUAL,
    Division,
    pane_widths,
    visible_panes,
    widened,
)


def widths(division: Division = USUAL, *, columns: int = 120, current: str = "list") -> list[int]:
    return [*pane_widths(columns, current, 24, division).values()]


def after(*steps: tuple[str, int], columns: int = 120, current: str = "list") -> list[int]:
    division = USUAL
    for pane, step in steps:
        division = widened(division, pane, step, columns=columns, current=current, sidebar=24)
    return widths(division, columns=columns, current=current)


def test_a_pane_takes_columns_from_its_neighbour() -> None:
    assert widths() == [24, 44, 52]
    assert after(("detail", 4)) == [24, 40, 56]
    assert after(("list", 4)) == [24, 48, 48]
    assert after(("list", -4)) == [24, 40, 56]
    assert after(("list", 6), columns=80) == [43, 37]
    assert after(("list", 6), columns=80, current="sidebar") == [18, 62]


def test_more_than_there_is_is_not_remembered() -> None:
    most = after(("detail", 500))
    assert most == [24, 16, 80]
    assert after(("detail", 500), ("detail", -4)) == [24, 20, 76]
    assert after(("list", 500), ("list", -500), ("list", 500), ("detail", 0)) == [24, 80, 16]


def test_one_pane_alone_has_everything_and_keeps_the_division() -> None:
    division = Division(detail=4, is_zoomed=True)
    assert pane_widths(120, "detail", 24, division) == {"detail": 120}
    assert widened(division, "detail", 4, columns=120, current="detail", sidebar=0) == division
    assert widths(division._replace(is_zoomed=False)) == [24, 40, 56]
    assert visible_panes(120, "sidebar", division) == ("sidebar",)


def test_a_border_that_is_held_while_its_pane_goes_stays() -> None:
    """The window is made narrower, or another pane takes the focus where there is room for two."""
    division = Division(sidebar=4)
    for pane, current in (("sidebar", "list"), ("detail", "sidebar")):
        assert widened(division, pane, 3, columns=80, current=current, sidebar=20) == division


@given(
    st.integers(60, 400),
    st.sampled_from(PANES),
    st.lists(st.tuples(st.sampled_from(PANES), st.integers(-90, 90)), max_size=8),
)
def test_the_panes_fill_the_screen_and_none_vanishes(
    columns: int, current: str, steps: list[tuple[str, int]]
) -> None:
    shown = visible_panes(columns, current)
    after_all = after(
        *((pane, step) for pane, step in steps if pane in shown), columns=columns, current=current
    )
    assert sum(after_all) == columns
    assert min(after_all) >= 16


@pytest.mark.parametrize("columns", [30, 59])
def test_a_narrow_screen_has_one_pane(columns: int) -> None:
    assert after(("list", 8), columns=columns) == [columns]
