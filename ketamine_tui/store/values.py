"""The forms of value that files of every sort share."""

import re

from ketamine_tui.store.decode import Text

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

WORDS = Text()
NAME = Text(exact=True)
ID = Text(exact=True, pattern=ID_PATTERN, rule="id-form", hint="use a-z, 0-9 and -")
