"""A word is found in every text that people read of an entry, or the field is named here with the reason."""

import re
from pathlib import Path
from typing import Any

from exchange.every_field import catalogs, samples

from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import Words
from ketamine_tui.query.view import View

BY_FIELD = "a filter field asks for it, and it is shown in words of the program"
NAMES_A_FIELD = "it names a field of the entry"
NAMES_AN_ENTRY = "it names another entry, whose title is shown"
A_DAY = "days are compared, by fields of their own"
YES_OR_NO = "it says yes or no"
NOT_SEARCHED = {
    r"kind|section|(translations\.)?reviews\.(status|method)|phones\.type": BY_FIELD,
    r"languages|.+\.languages|identifiers\.scheme": BY_FIELD,
    r"(.+\.)?schedules\.(days|opens|closes)": "hours are shown in words of the program",
    r"corrections\.field|(translations\.)?reviews\.(covers|fingerprint)": NAMES_A_FIELD,
    r"related|(translations\.)?reviews\.replaced_by": NAMES_AN_ENTRY,
    r"translations\.language": "words are found whichever language they are in",
    r".+\.(date|next_review)": A_DAY,
    r".+\.(placeholder|do_not_test)": YES_OR_NO,
}
"""The fields in which no word is found, by a pattern of their names, with the reason."""


def value_at(data: Any, path: str) -> str:
    """Return what stands in a field of an entry's plain data; of a list, its first item."""
    for name in path.split("."):
        data = data[name]
        data = data[0] if isinstance(data, list) else data
    return str(data)


def found(view: View, name: str, word: str) -> bool:
    """Say whether a word finds an entry."""
    return view.catalog.position(name) in view.with_text(str(Words(word))).positions


def test_a_word_is_found_in_every_field_that_is_read(tmp_path: Path) -> None:
    left_out = {True: set[str](), False: set[str]()}
    made = list(samples())
    with catalogs(tmp_path, made) as (without, filled):
        views = View(Search(without)), View(Search(filled))
        for sample in made:
            word = sample.word or value_at(sample.filled, sample.path)
            was_found, is_found = (found(view, sample.filled["id"], word) for view in views)
            assert not was_found, sample.path
            left_out[not is_found].add(sample.path)
    assert not left_out[True] & left_out[False]
    paths = left_out[True] | left_out[False]
    named = {path for path in paths for rule in NOT_SEARCHED if re.fullmatch(rule, path)}
    assert named == left_out[True]


def test_every_line_of_the_table_is_needed() -> None:
    paths = {sample.path for sample in samples()}
    for rule in NOT_SEARCHED:
        assert any(re.fullmatch(rule, path) for path in paths), rule
