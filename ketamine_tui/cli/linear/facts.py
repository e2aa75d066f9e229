"""Facts of an entry, or of any other text of blocks: texts that make sense one by one, in order."""

from collections.abc import Iterable, Iterator

from ketamine_tui.model.marks import SIGN
from ketamine_tui.model.prose import Block
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.translate import _
from ketamine_tui.present.card import Card

_MARKS = tuple(f"[{state.mark}] " for state in ReviewState)


def sentences(*parts: str) -> str:
    """Return texts as sentences; empty ones are left out."""
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )


def card_facts(card: Card) -> Iterator[str]:
    """Yield title, states, what the entry is, warnings, how to reach it, and then the rest.

    What can be copied begins with its letter.
    """
    title, *head = block_facts(card.head)
    states = [fact for fact in head if fact.startswith(_MARKS)]
    yield title
    yield from (fact.partition("] ")[2] for fact in states)
    yield from (fact for fact in head if fact not in states)
    yield from (fact.removeprefix(f"[{SIGN}] ") for fact in block_facts(card.own))
    yield from block_facts((*card.points, *card.summary, *card.rest))


def block_facts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what each block says, without what only places it on a screen."""
    return (fact for block in blocks if (fact := _fact(block)))


def _fact(block: Block) -> str:
    # What does not work must not sound as if it did, not even for the length of a number.
    doubtful = [span.text for span in block.spans if span.style == "placeholder"]
    texts = [span.text for span in block.spans if span.text not in doubtful]
    text = "".join(texts).strip()
    if doubtful:
        text = f"{text}: {' '.join(doubtful)}"
    if block.kind == "rule" or not text:
        return ""
    if block.kind == "heading" and block.level > 1:
        return text if text.endswith((":", ".", "?", "!")) else f"{text}:"
    if block.kind == "field":
        # One fact a line: an address has several lines.
        text = ", ".join(text.split("\n"))
        letter = f"{block.letter}. " if block.letter else ""
        return f"{letter}{block.marker}: {text}" if block.marker else text
    is_counted = block.marker not in ("", "-")
    said = f"{f'{block.marker} ' * is_counted}{text}"
    return _("Quotation: {text}").format(text=said) if block.quoted > 0 else said
