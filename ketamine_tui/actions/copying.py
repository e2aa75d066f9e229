"""Copying: values of an entry, its whole card, the filter, a selected text."""

import sys
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from ketamine_tui.actions.cautions import one_line, unchecked, used_anyway, useless
from ketamine_tui.actions.outcome import Offer, Outcome, room_beside
from ketamine_tui.actions.session import Session
from ketamine_tui.model.privacy import PRIVATE_BUFFER
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.translate import N_, _
from ketamine_tui.present.card import Card
from ketamine_tui.present.copying import CopyField
from ketamine_tui.present.layout import plain_text
from ketamine_tui.present.letters import CARD_LETTER
from ketamine_tui.present.shortened import value_of, without_middle
from ketamine_tui.services.clipboard import copy_text, describe_copy

NO_FILTER = N_("There is no filter to copy")

_NAMES = {
    "phone": N_("the phone"),
    "fax": N_("the fax"),
    "text": N_("the text"),
    "email": N_("the email"),
    "chat": N_("the chat"),
    "address": N_("the address"),
    "link": N_("the link"),
    "citation": N_("the citation"),
    "name": N_("the name"),
    "id": N_("the id"),
}
"""What values are called in a sentence, by their names; an identifier is called as its register is."""


def whole_card(card: Card) -> CopyField:
    """Return a whole entry as a text that can be copied."""
    return CopyField(CARD_LETTER, N_("card"), plain_text(card.blocks))


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
            _("Not copied: {reason}").format(reason=useless(field.value)),
            offer=Offer(_("Copy it anyway"), copy_it),
            facts={**facts, "outcome": "refused", "route": "", "detail": useless(field.value)},
        )
    caution = used_anyway() if field.is_placeholder else unchecked(state)
    name = _("the whole entry") if field.letter == CARD_LETTER else _name(field)
    has_value = field.letter != CARD_LETTER and field.value != title
    copied = one_line(field.value) if has_value else name
    return _copy(field.value, name, copied, session, title=title, caution=caution, facts=facts)


def _name(field: CopyField) -> str:
    """Return what a value is called in a sentence."""
    if field.name in _NAMES:
        return _(_NAMES[field.name])
    return _("the {name}").format(name=field.name)


def copy_filter(query: str, session: Session) -> Outcome:
    """Copy a query, as it is typed."""
    if not query:
        return Outcome(_(NO_FILTER))
    copied = _("the filter {query}").format(query=query)
    return _copy(query, _("the filter"), copied, session)


def copy_selection(text: str, session: Session) -> Outcome:
    """Copy a text that was selected by hand."""
    copied = _('the selection "{text}"').format(text=" ".join(text.split()))
    return _copy(text, _("the selection"), copied, session)


def _copy(
    text: str,
    name: str,
    copied: str,
    session: Session,
    *,
    title: str = "",
    caution: str = "",
    facts: Mapping[str, object] = MappingProxyType({}),
) -> Outcome:
    """Copy a text: `copied` and the `title` of its entry tell of it; where it failed, its `name`."""
    result = copy_text(
        text,
        session.clipboard,
        environment=session.environment,
        platform=sys.platform,
        write=session.write,
        buffer=PRIVATE_BUFFER if session.is_private else "",
    )
    room = room_beside(describe_copy(result, ""), caution)
    cut = session.chrome.cut
    what = value_of(copied, title, room, cut) if title else without_middle(copied, room, cut)
    return Outcome(
        describe_copy(result, what if result.is_delivered else name),
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
