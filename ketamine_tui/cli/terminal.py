"""The terminal, and whether the screen can use it: the toolkit reads standard input and draws on standard error."""

import os
import sys
from collections.abc import Mapping

from ketamine_tui.cli.context import DUMB
from ketamine_tui.cli.registry import NAMED

WITHOUT_SCREEN = (
    "'ketamine-tui --linear' does the same without one, in numbered lines."
    f" So do these commands: {', '.join(NAMED)}."
)
"""What works where the screen does not."""


def unusable_because(environment: Mapping[str, str]) -> str:
    """Return why there is no usable terminal, or an empty text where there is one."""
    for name, stream in (("input", sys.stdin), ("error", sys.stderr)):
        if stream is None or not stream.isatty():
            return f"standard {name} is not a terminal"
    if environment.get("TERM", "") in DUMB:
        return f"TERM is {environment.get('TERM', '')!r}, which cannot show a screen"
    encoding = (sys.stderr.encoding or "").lower().replace("-", "").replace("_", "")
    if encoding != "utf8":
        return f"the terminal's encoding is {sys.stderr.encoding}, not UTF-8"
    return ""


def take_no_color() -> bool:
    """Say whether ``NO_COLOR`` asks for no colour, and take it out of the environment.

    The toolkit would turn our themes to greys for it, even where it is empty, which means nothing
    (no-color.org).
    """
    return bool(os.environ.pop("NO_COLOR", ""))
