"""Copying: values of an entry, its whole card, the filter, a selected text."""

import sys
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from ketamine_tui.actions.cautions import one_line, unchecked, used_all_the_same, useless
from ketamine_tui.actions.outcome import Offer, Outcome
from ketamine_tui.actions.session import Session
from ketamine_tui.model.review import ReviewState
from ketamine_tui.present.card import Card
from ketamine_tui.present.copying import CARD_LETTER, CopyField
from ketamine_tui.present.layout import plain_text
from ketamine_tui.services.clipboard import copy_as_asked, describe_copy

NO_FILTER = "There is no filter to copy"


def whole_card(card: Card) -> CopyField:
    """Return a whole entry as a text that can be copied."""
    return CopyField(CARD_LETTER, "card", plain_text(card.blocks))


def copy_field(
    field: CopyField,
    title: str,
    state: ReviewState,
    session: Session,
    *,
    even_placeholder: bool = False,
) -> Outcome:
    """Copy a value of an entry; who copies is told of what its state leaves in doubt.

    What is known not to work is copied only where that is asked for.
    """
    facts = {"field": field.name, "value": field.value, "state": state}
    if field.is_placeholder and not even_placeholder:
        copy_it = partial(copy_field, field, title, state, even_placeholder=True)
        return Outcome(
            f"Not copied: {useless(field.value)}",
            offer=Offer("Copy it all the same", copy_it),
            facts={**facts, "outcome": "refused", "route": "", "detail": useless(field.value)},
        )
    caution = used_all_the_same(field.value) if field.is_placeholder else unchecked(title, state)
    if field.letter == CARD_LETTER:
        return _copy(field.value, "the whole entry", session, caution=caution, facts=facts)
    named = f"{field.name} {one_line(field.value)}"
    return _copy(field.value, field.name, session, caution=caution, facts=facts, copied=named)


def copy_filter(query: str, session: Session) -> Outcome:
    """Copy a query, as it is typed."""
    return (
        _copy(query, "filter", session, copied=f"filter {query}") if query else Outcome(NO_FILTER)
    )


def copy_selection(text: str, session: Session) -> Outcome:
    """Copy a text that was selected by hand."""
    return _copy(text, "selection", session)


def _copy(
    text: str,
    what: str,
    session: Session,
    *,
    caution: str = "",
    facts: Mapping[str, object] = MappingProxyType({}),
    copied: str = "",
) -> Outcome:
    """Copy a text; `what` names it, and `copied` with its value where it was copied: else it is shown whole."""
    result = copy_as_asked(
        text,
        session.clipboard,
        environment=session.environment,
        platform=sys.platform,
        write=session.write,
    )
    return Outcome(
        describe_copy(result, (result.is_delivered and copied) or what),
        result.is_delivered,
        caution,
        value="" if result.is_delivered else text,
        facts={
            **facts,
            "outcome": result.outcome.value,
            "route": result.route,
            "detail": result.detail,
        },
    )
