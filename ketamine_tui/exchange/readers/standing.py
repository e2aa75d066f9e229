"""States of records of other programs, in a word or a flag: which is what one expects, and which is not active."""

from ketamine_tui.exchange.readers.json_items import Fields, text_in

_OPEN = frozenset({"active", "open", "current", "published", "approved", "available"})
_FLAGS = frozenset({"isactive", "is_active", "active"})

NOT_ACTIVE = "the file says that it is not active"
"""Why a part of a record is not kept."""

_NO = frozenset({"false", "no", "n", "0"})


def is_open(state: str) -> bool:
    """Say whether a state is what one expects of an entry."""
    return state.strip().lower() in _OPEN


def is_flag(name: str) -> bool:
    """Say whether a field is called like a flag of what is active."""
    return name.lower() in _FLAGS


def is_inactive(record: Fields) -> bool:
    """Say whether a record has a flag that says that it is not active."""
    return any(text_in(record, name).lower() in _NO for name in record if is_flag(name))
