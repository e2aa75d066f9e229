"""Hyperlinks that a terminal follows itself (OSC 8): where they are known, and which addresses may be told."""

import re
from collections.abc import Mapping

_SHOWN_BY = re.compile(r"xterm-(?:kitty|ghostty)|foot|alacritty|wezterm|contour")
_PROGRAMS = ("iTerm.app", "WezTerm", "ghostty", "vscode", "kitty")
_NAMED_BY = ("KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION")
"""What terminals that show hyperlinks put into the environment."""

_FIRST_VTE = 5002
"""The first version of VTE that shows them and does not crash (VTE_VERSION)."""

_LINK = re.compile(r"https?://[!-~]{1,2000}")
"""Printable ASCII alone, and shorter than any terminal allows: what else is written differs from what is followed."""


def shows_hyperlinks(environment: Mapping[str, str]) -> bool:
    """Say whether the terminal of an environment is known to show hyperlinks.

    Others ignore them mostly, but the Linux console and some old ones print what they do not know. A
    multiplexer passes on what it knows itself, so that it is not asked.
    """
    if environment.get("TMUX") or environment.get("STY"):
        return False
    version = environment.get("VTE_VERSION", "")
    if version.isascii() and version.isdigit() and int(version[:6]) >= _FIRST_VTE:
        return True
    return (
        bool(_SHOWN_BY.match(environment.get("TERM", "")))
        or environment.get("TERM_PROGRAM") in _PROGRAMS
        or any(environment.get(name) for name in _NAMED_BY)
    )


def is_hyperlink(url: str) -> bool:
    """Say whether an address may be told to a terminal as it is."""
    return bool(_LINK.fullmatch(url))
