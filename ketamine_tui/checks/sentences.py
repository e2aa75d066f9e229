"""Sentences of a text, as rules compare them."""

import re

_SENTENCE = re.compile(r"[^.;!?\n]+(?:[.:]\d+[^.;!?\n]*)*")


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text; a stop or colon within a number ends none."""
    return _SENTENCE.findall(text)
