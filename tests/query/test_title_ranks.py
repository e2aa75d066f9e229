"""The levels of a word by titles are those that a look at each entry gives; and sequences are joined."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ketamine_tui.index import texts
from ketamine_tui.index.parted import Joined
from ketamine_tui.index.texts import Titles, coded, lone_letters
from ketamine_tui.query.closeness import ranker
from ketamine_tui.query.needles import Needle
from ketamine_tui.query.title_ranks import levels_by_title

RANKS = 0, 2, 3, 4, 5
"""The ranks of a word that is in a title, the best first."""

TITLES = st.lists(st.text("ab9 _é-", max_size=9), max_size=30)
WORDS = st.text("ab9 _é-", min_size=1, max_size=3)


class SomeTexts:
    """Searchable texts of titles, in blocks of four."""

    def __init__(self, titles: Sequence[str]) -> None:
        whole = [f"{coded('title', title)}\n{coded('summary', 'a b 9')}" for title in titles]
        self.texts = whole
        blocks = ((at, whole[at : at + 4]) for at in range(0, len(whole), 4))
        self._blocks = [Titles(block, at, lone_letters(block)) for at, block in blocks]
        self.block_count = len(self._blocks)

    def titles(self, number: int) -> Titles:
        """Return the titles of a block."""
        return self._blocks[number]


@given(TITLES, WORDS)
@example(["a", "a b", "ab", "b a", "ba", "a-a", "", "aa a"], "a")
@example(["9-8", "-9", "x"], "9")
@example(["_a", "a_", "éa"], "a")
def test_levels_by_title_are_the_ranks_of_a_look_at_each_entry(
    titles: list[str], word: str
) -> None:
    some = SomeTexts(titles)
    rank = ranker(Needle(word))
    ranks = [rank(text) for text in some.texts]
    assert {level: list(positions) for level, positions in levels_by_title(word, some)} == {
        level: [position for position, of_entry in enumerate(ranks) if of_entry == level]
        for level in RANKS
    }


def test_a_block_of_texts_without_more_than_titles_has_their_titles() -> None:
    titles = Titles([coded("title", "one"), coded("title", ""), coded("title", "three")], 7, "")
    assert titles.text == "\none\n\nthree\n"
    assert [titles.position_at(at) for at in (1, 3, 4, 5, 6, 10)] == [7, 7, 7, 8, 9, 9]
    assert texts.BLOCK > 1


def test_a_letter_stands_by_itself_where_no_other_stands_beside_it() -> None:
    texts = [coded("title", "b a-ab, 9_c"), f"{coded('title', 'd')}\n{coded('summary', 'e')}"]
    assert lone_letters(texts) == "9abcd"
    titles = Titles(texts, 0, lone_letters(texts))
    assert [word for word in ("a", "e", "-", "ee") if titles.may_have_alone(word)] == [
        "a",
        "-",
        "ee",
    ]


@given(st.lists(st.integers(0, 40), unique=True), st.lists(st.integers(0, 5), max_size=6))
def test_joined_sequences_are_one(positions: list[int], sizes: list[int]) -> None:
    parts, at = [], 0
    for size in sizes:
        parts.append(positions[at : at + size])
        at += size
    parts.append(positions[at:])
    joined = Joined(parts)
    assert list(joined) == positions
    assert len(joined) == len(positions)
    assert joined[:] == positions
    assert joined[2:9:3] == positions[2:9:3]
    assert [joined[place] for place in range(-len(positions), len(positions))] == positions * 2
    for value in range(42):
        assert (value in joined) is (value in positions)
        if value in positions:
            assert joined.index(value) == positions.index(value)
        else:
            with pytest.raises(ValueError, match="no member"):
                joined.index(value)
