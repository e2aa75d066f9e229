"""The forms of value that files of every sort share."""

import re

from ketamine_tui.model.regions import canonical_region
from ketamine_tui.model.text import fold
from ketamine_tui.store.decode import Text

DIAL_PATTERN = re.compile(r"\+[1-9]\d{6,14}|\d{2,6}", re.ASCII)
"""What a telephone needs: a number in E.164 (ITU-T), or a short code."""

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

WORDS = Text()
NAME = Text(exact=True)
REGION = Text(exact=True, rule="region-alias", canonical=canonical_region)
ID = Text(exact=True, pattern=ID_PATTERN, rule="id-form", hint="use a-z, 0-9 and -")

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def slug(title: str) -> str:
    """Return an id for a title: kebab-case of a-z and 0-9, at most 60 characters."""
    return _NOT_IN_IDS.sub("-", fold(title))[:_LONGEST].strip("-")
