"""Records that share fields by inheritance."""

import copy
import pickle

import pytest

from ketamine_tui.model.record import KeywordRecord


class Thing(KeywordRecord):
    """A thing with a name."""

    name: str
    parts: tuple[str, ...] = ()


class Large(Thing):
    """One that has a size too, which has to be given."""

    size: int


class Plain(Thing):
    """One that adds nothing."""


def test_a_class_has_the_fields_of_those_it_inherits_from() -> None:
    assert Large._fields == ("name", "parts", "size")
    assert Plain._fields == Thing._fields == ("name", "parts")
    assert Large._field_defaults == {"parts": ()}


def test_what_is_left_out_has_its_default() -> None:
    assert Large(name="a", size=2).parts == ()
    assert Thing(name="a") == Thing(name="a", parts=())


@pytest.mark.parametrize("values", [{"size": 1}, {"name": "a"}, {"name": "a", "size": 1, "x": 2}])
def test_a_value_that_is_missing_or_of_no_field_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"Large: missing or unknown: (name|size|x)$"):
        Large(**values)  # type: ignore[arg-type]  # of any sort


def test_equal_are_those_of_one_class_with_equal_values() -> None:
    assert Thing(name="a") != Thing(name="b")
    assert Thing(name="a") != Plain(name="a")
    assert len({Thing(name="a"), Thing(name="a"), Thing(name="b"), Plain(name="a")}) == 3


def test_a_change_makes_another_record() -> None:
    thing = Large(name="a", size=2)
    assert thing._replace(size=3) == Large(name="a", size=3)
    assert thing.size == 2
    with pytest.raises(AttributeError, match="never changed"):
        thing.size = 3  # type: ignore[misc]  # what a type checker refuses too
    with pytest.raises(AttributeError, match="never taken away"):
        del thing.size


def test_it_is_copied_and_sent_to_another_process() -> None:
    thing = Large(name="a", parts=("b",), size=2)
    assert copy.deepcopy(thing) == thing
    assert pickle.loads(pickle.dumps(thing)) == thing
    assert repr(thing) == "Large(name='a', parts=('b',), size=2)"
