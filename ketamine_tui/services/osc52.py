"""The escape sequence with which a program asks its terminal to fill the clipboard.

OSC 52 is described in xterm's "Control Sequences". No terminal acknowledges it, and several
discard it, so nobody may claim success after writing it.
"""

import base64
from collections.abc import Mapping

LIMIT = 50_000
"""Bytes of text; the most that every terminal known to accept OSC 52 also accepts."""

SCREEN_LIMIT = 500
"""Bytes of text inside GNU screen, which prints what does not fit its 768 byte buffer."""


def size_limit(environment: Mapping[str, str]) -> int:
    """How many bytes of text may be sent to this terminal."""
    return SCREEN_LIMIT if _in_screen(environment) else LIMIT


def sequence(data: bytes, environment: Mapping[str, str]) -> str:
    """The characters to write, wrapped in a device control string inside GNU screen."""
    # Ended by BEL: ESC \ would also end screen's wrapping.
    plain = f"\x1b]52;c;{base64.b64encode(data).decode('ascii')}\x07"
    return f"\x1bP{plain}\x1b\\" if _in_screen(environment) else plain


def _in_screen(environment: Mapping[str, str]) -> bool:
    return bool(environment.get("STY"))
