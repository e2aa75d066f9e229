"""What is kept of letters is what a look at every text finds; a letter of which nothing is kept is found so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.content import SHIPPED, fields, open_content, write_directory

from ketamine_tui.index import bitset
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.letters import LETTER, LetterSets
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import Query, Words


@pytest.fixture(scope="module")
def shipped() -> Iterator[Catalog]:
    """The directory that the program ships."""
    catalog = open_content(SHIPPED)
    yield catalog
    catalog.close()


def test_every_letter_that_is_kept_is_where_the_texts_have_it(shipped: Catalog) -> None:
    letters = shipped.sets.values(LETTER)
    assert {*"abcdefghijklmnopqrstuvwxyz0123456789"} <= {*letters}
    for letter in letters:
        with_it = [at for at in range(shipped.size) if letter in shipped.texts[at]]
        assert shipped.sets.bits(LETTER, letter) == bitset.from_positions(with_it, shipped.size)
        assert shipped.sets.count(LETTER, letter) == len(with_it)
        assert Search(shipped).matches(Query((Words(letter),))).bit_count() == len(with_it)


def test_a_letter_of_few_entries_is_found_without(tmp_path: Path) -> None:
    files = {"resources/a.yaml": fields(title="One"), "resources/b.yaml": fields(title="Two π")}
    catalog = open_content(write_directory(tmp_path, files))
    assert not catalog.sets.knows(LETTER, "π")
    assert Search(catalog).matches(Query((Words("π"),))) == 0b10
    catalog.close()


def test_letters_of_several_blocks_are_kept_as_one_set() -> None:
    letters = LetterSets()
    letters.add(["\x01ab", "\x01b c-"])
    letters.add(["\x01c", "\x01bd", "\x01"])
    assert list(letters.facets()) == [
        (LETTER, "a", 1, b"\x01"),
        (LETTER, "b", 3, b"\x0b"),
    ]
