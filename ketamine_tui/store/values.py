"""The forms of value that files of every sort share."""

import re

from ketamine_tui.model.language import TAG
from ketamine_tui.model.text import fold
from ketamine_tui.store.decode import Text

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

WORDS = Text()
NAME = Text(exact=True)
ID = Text(exact=True, pattern=ID_PATTERN, rule="id-form", hint="use a-z, 0-9 and -")
LANGUAGE = Text(exact=True, pattern=TAG, rule="language-unknown", hint="write en, es or pt-BR")

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def slug(title: str) -> str:
    """Return an id for a title: kebab-case of a-z and 0-9, at most 60 characters."""
    return _NOT_IN_IDS.sub("-", fold(title))[:_LONGEST].strip("-")
