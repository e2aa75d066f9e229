"""Every record that was collected for the directory is still in it."""

import pytest
from content.entries import FIXTURES, last_review, read_entries

RECORD_IDS = (FIXTURES / "record-ids.txt").read_text(encoding="utf-8").split()
ENTRIES = read_entries()


def test_the_list_of_records_is_complete() -> None:
    assert len(RECORD_IDS) == 146
    assert len(set(RECORD_IDS)) == 146


@pytest.mark.parametrize("record_id", RECORD_IDS)
def test_record_is_an_entry(record_id: str) -> None:
    assert record_id in ENTRIES


@pytest.mark.parametrize("entry_id", sorted(ENTRIES))
def test_entry_says_how_far_it_was_checked(entry_id: str) -> None:
    review = last_review(ENTRIES[entry_id])
    assert review["status"] in {"to-be-reviewed", "source-checked"}
    if review["status"] == "to-be-reviewed":
        assert review["note"], "a flag carries its reason"
    else:
        assert review["source"], "a checked entry names where its facts were read"
