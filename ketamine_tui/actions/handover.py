"""Handing over to a telephone: what of an entry a phone can take as a QR code."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from ketamine_tui.actions.cautions import one_line, unchecked, used_anyway, useless
from ketamine_tui.actions.outcome import Offer, Outcome
from ketamine_tui.actions.session import Session
from ketamine_tui.exchange.extract import extract_at
from ketamine_tui.exchange.handovers import handovers
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.translate import N_, _

NOTHING = N_("Nothing here to show as a QR code")

_MOST_BYTES = 2331
"""What the largest code holds with the correction of errors that is drawn (ISO/IEC 18004, 40-M)."""


class Code(NamedTuple):
    """Something that a phone can take: its name, what people read, what the phone reads."""

    name: str
    value: str
    code: str
    is_placeholder: bool = False


def codes_at(catalog: Catalog, position: int) -> Sequence[Code]:
    """Return what a phone can take of the entry at a position; what is known not to work comes last."""
    extract = extract_at(catalog, position)
    (item,) = extract.items
    return [
        *(Code(*handover) for handover in handovers(item, extract)),
        *(
            Code(way.kind.value, way.message, code, is_placeholder=True)
            for way in item.entry.ways()
            if way.is_placeholder and (code := way.as_if_it_worked().code)
        ),
    ]


def show_code(
    code: Code, title: str, state: ReviewState, session: Session, *, even_placeholder: bool = False
) -> Outcome:
    """Return a code to be shown, with what the state of its entry leaves in doubt.

    What is known not to work is shown only where that is asked for.
    """
    del session
    if (size := len(code.code.encode())) > _MOST_BYTES:
        told = _(
            "Not shown: a QR code holds {most:,} bytes, and this one would have {size:,}; copy it instead"
        )
        return Outcome(told.format(most=_MOST_BYTES, size=size))
    if code.is_placeholder and not even_placeholder:
        show_it = partial(show_code, code, title, state, even_placeholder=True)
        told = _("Not shown: {reason}").format(reason=useless(code.value))
        return Outcome(told, offer=Offer(_("Show it anyway"), show_it))
    name = _(code.name)
    what = name if code.value == title else f"{name} {one_line(code.value)}"
    return Outcome(
        f"{what}, {title}",
        is_done=True,
        caution=used_anyway() if code.is_placeholder else unchecked(state),
        code=code.code,
        facts={"name": code.name, "value": code.value, "code": code.code, "state": state},
    )
