"""A search in steps has at every step found exactly what comes first in the whole answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from query.sample import SAMPLE
from query.strategies import queries
from support.content import Data, fields, open_content, write_directory

from ketamine_tui.index import texts
from ketamine_tui.query import search as module
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

BLOCK = 3
WORDS = ["book", "boo", "oo", "pain", "example", "Line", "o", "zzz", "555"]
MORE: dict[str, Data] = {
    "resources/more.yaml": [
        fields(id=f"more-{n}", title=f"{WORDS[n % 7]} {WORDS[n % 5]}", tags=["Pain"][: n % 2])
        for n in range(14)
    ]
}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """A view of everything, whose texts lie in blocks of three, and which remembers two words."""
    folder: Path = write_directory(tmp_path_factory.mktemp("content"), {**SAMPLE, **MORE})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "BLOCK", BLOCK)
        patch.setattr(module, "BLOCK", BLOCK)
        patch.setattr(module, "_REMEMBERED", 2)
        catalog = open_content(folder)
        yield View(Search(catalog))
        catalog.close()


def whole(view: View, text: str) -> View:
    """Return the view of a query that a search of its own answers at once."""
    return View(Search(view.catalog), section=view.section).with_text(text)


def asked(view: View) -> st.SearchStrategy[str]:
    return queries(view.search.names, WORDS)


def test_the_texts_lie_in_several_blocks(view: View) -> None:
    assert view.catalog.texts.block_count == 8
    assert view.catalog.size == 23
    assert list(view.with_text("oo").steps()) == [3, 6, 9, 12, 15, 18, 21, 23]
    assert list(view.with_text("oo").steps()) == []
    assert list(view.with_text("kind:book sort:title").steps()) == []


@given(st.data())
def test_every_step_shows_the_beginning_of_the_answer(view: View, data: st.DataObject) -> None:
    searched = View(Search(view.catalog))
    for text in data.draw(st.lists(asked(view), min_size=1, max_size=5)):
        section = data.draw(st.sampled_from(["", "books", "people"]))
        latest = searched.with_section(section).with_text(text)
        expected = whole(latest, text)
        last = data.draw(st.integers(1, 9), label="steps until another search begins")
        steps = latest.steps()
        for step, end in enumerate(steps, start=1):
            part = latest.until(end)
            assert list(part.positions) == [p for p in sorted(expected.positions) if p < end]
            assert part.is_part
            assert not latest.is_part
            if data.draw(st.booleans(), label="saved views are counted meanwhile"):
                saved = {count.value: count.total for count in part.view_counts}
                plain = {count.value: count.total for count in expected.view_counts}
                assert all(total <= plain[name] for name, total in saved.items())
            if step == last:
                steps.close()
                break
        else:
            assert list(latest.steps()) == []
            assert list(latest.positions) == list(expected.positions)
        assert searched.search._flags.keys() <= searched.search._hits.keys()


def test_a_search_that_was_given_up_can_be_taken_up_again(view: View) -> None:
    again = View(Search(view.catalog)).with_text("pain example")
    for wanted in ([3], [3, 6], [3, 6, 9]):
        steps = again.steps()
        assert [end for end, _ in zip(steps, wanted, strict=False)] == wanted
        steps.close()
        assert again.search._flags == {}
    assert len(list(again.steps())) == 8
    assert list(again.positions) == list(whole(again, "pain example").positions)


def test_a_longer_word_is_looked_for_after_a_shorter_one_was_given_up(view: View) -> None:
    searched = View(Search(view.catalog))
    steps = searched.with_text("boo").steps()
    next(steps)
    steps.close()
    assert searched.with_text("book").total == whole(view, "book").total > 0


def test_a_part_is_in_display_order_until_the_whole_is_sorted(view: View) -> None:
    latest = View(Search(view.catalog)).with_text("oo sort:-title")
    ends = list(latest.steps())
    assert ends[-1] == latest.catalog.size
    part = latest.until(ends[-1])
    assert list(part.positions) == sorted(latest.positions) != list(latest.positions)
    assert [part.place_of(p) for p in part.positions] == list(range(part.total))


def test_a_section_is_left_alone_while_a_search_runs(view: View) -> None:
    latest = View(Search(view.catalog)).with_text("oo")
    steps = latest.steps()
    part = latest.until(next(steps))
    narrower = part.with_section("books")
    assert narrower.is_part
    assert set(narrower.positions) <= set(part.positions)
    assert not part.with_text("oo").is_part
