"""A tag is found however it is spelt, and under the wider tags above it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.model.tag import Tag, Vocabulary, tag_key

MOOD = Tag(id="mood", label="Mood")
DEPRESSION = Tag(
    id="treatment-resistant-depression",
    label="TreatmentResistant",
    aliases=("TRD", "thérapie"),
    parent="mood",
)
CHILD = Tag(id="child", label="Child", parent="TRD")


@pytest.mark.parametrize(
    "spelling",
    ["TOBE_REVIEWED", "#TOBE_REVIEWED", "to-be-reviewed", "To be Reviewed", "tobereviewed"],
)
def test_spellings_of_one_tag_have_one_key(spelling: str) -> None:
    assert tag_key(spelling) == "tobereviewed"


def test_tags_of_different_letters_have_different_keys() -> None:
    assert tag_key("pain") != tag_key("pains")


@pytest.mark.parametrize(
    "name",
    [
        "treatment-resistant-depression",
        "TREATMENT_RESISTANT_DEPRESSION",
        "#TreatmentResistant",
        "treatment resistant",
        "trd",
        "THERAPIE",
    ],
)
def test_a_tag_is_found_by_id_label_and_alias(name: str) -> None:
    assert Vocabulary((MOOD, DEPRESSION)).find(name) is DEPRESSION


@pytest.mark.parametrize("name", ["", "#", "-", "moody", "mo"])
def test_what_no_tag_is_called_is_not_found(name: str) -> None:
    assert Vocabulary((MOOD, DEPRESSION)).find(name) is None


def test_a_name_that_two_tags_claim_belongs_to_the_first() -> None:
    first, second = Tag(id="a", label="A", aliases=("x",)), Tag(id="b", label="X")
    assert Vocabulary((first, second)).find("x") is first


def test_a_vocabulary_keeps_its_tags_in_order() -> None:
    vocabulary = Vocabulary((DEPRESSION, MOOD))
    assert list(vocabulary) == [DEPRESSION, MOOD]
    assert len(vocabulary) == 2
    assert len(Vocabulary()) == 0


def test_the_wider_tags_come_nearest_first() -> None:
    vocabulary = Vocabulary((MOOD, DEPRESSION, CHILD))
    assert vocabulary.lineage(CHILD) == (CHILD, DEPRESSION, MOOD)
    assert vocabulary.lineage(MOOD) == (MOOD,)


def test_an_unknown_parent_ends_the_lineage() -> None:
    orphan = Tag(id="orphan", label="Orphan", parent="nobody")
    assert Vocabulary((orphan,)).lineage(orphan) == (orphan,)


@pytest.mark.parametrize("nameless", ["-", "_", "#"])
def test_a_tag_whose_name_has_no_letters_is_not_the_parent_of_all(nameless: str) -> None:
    odd = Tag(id="odd", label="Odd", aliases=(nameless,))
    assert Vocabulary((odd, MOOD)).lineage(MOOD) == (MOOD,)


def test_a_tag_that_is_its_own_parent_has_a_lineage_of_one() -> None:
    own = Tag(id="own", label="Own", parent="own")
    assert Vocabulary((own,)).lineage(own) == (own,)


@given(st.lists(st.integers(-1, 7), min_size=8, max_size=8))
def test_a_lineage_ends_and_repeats_no_tag_however_the_parents_are_set(parents: list[int]) -> None:
    tags = [
        Tag(id=f"t{n}", label=f"T{n}", parent=f"t{parent}" if parent >= 0 else "")
        for n, parent in enumerate(parents)
    ]
    vocabulary = Vocabulary(tags)
    for tag in tags:
        lineage = vocabulary.lineage(tag)
        assert lineage[0] is tag
        assert len(set(lineage)) == len(lineage)
        for below, above in pairwise(lineage):
            assert below.parent == above.id
        assert not lineage[-1].parent or vocabulary.find(lineage[-1].parent) in lineage
