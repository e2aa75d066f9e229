"""The programs that may open a link here, in their order."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ketamine_tui.model.translate import _
from ketamine_tui.model.urls import CheckedLink
from ketamine_tui.services.machine import MACOS, find_program, has_display, in_wsl, over_ssh

# They draw on a terminal, and the only terminal is ours.
_TEXT_BROWSERS = frozenset(
    {
        *("browsh", "carbonyl", "cha", "edbrowse", "elinks", "links", "links2", "lynx"),
        *("netrik", "retawq", "w3m", "www-browser"),
    }
)

# What xdg-open itself tries when BROWSER is unset, without the text browsers at the end of its list.
_XDG_BROWSERS = (
    "x-www-browser:firefox:iceweasel:seamonkey:mozilla:epiphany:konqueror:"
    "chromium:chromium-browser:google-chrome"
)


@dataclass(frozen=True, slots=True)
class Opener:
    """A program with the link already among its arguments, and the environment it is given."""

    name: str
    argv: tuple[str, ...]
    environment: Mapping[str, str]


def obstacle(environment: Mapping[str, str], platform: str) -> str:
    """Why no browser can appear before the reader; "" if one can."""
    if over_ssh(environment):
        return _("connected over SSH")
    if platform == MACOS or in_wsl(environment) or has_display(environment):
        return ""
    return _("there is no display")


def choose_openers(
    link: CheckedLink, environment: Mapping[str, str], platform: str
) -> tuple[Opener, ...]:
    """The openers present on this session's `PATH`, the one to try first in front.

    `BROWSER` is a list of commands as in xdg-open(1); it is not asked about e-mail addresses and
    telephone numbers, which are not for browsers.
    """
    commands = _browser_commands(environment)
    candidates: list[tuple[str, ...]] = []
    if link.scheme in {"https", "http"}:
        candidates += [_with_url(words, link.url) for words in commands.values()]
    candidates += _system_openers(link.url, environment, platform)
    # xdg-open goes through BROWSER too, and through text browsers when it is unset.
    child_environment = {**environment, "BROWSER": ":".join(commands) or _XDG_BROWSERS}
    openers = []
    for name, *arguments in candidates:
        program = find_program(name, environment)
        if program is not None:
            openers.append(Opener(Path(name).name, (program, *arguments), child_environment))
    return tuple(openers)


def _system_openers(
    url: str, environment: Mapping[str, str], platform: str
) -> list[tuple[str, ...]]:
    if platform == MACOS:
        return [("open", url)]
    openers: list[tuple[str, ...]] = []
    if in_wsl(environment):
        # Not explorer.exe, which opens a folder when the address has a query
        # (microsoft/WSL#3832), nor wslview, which hands the address to PowerShell as a command.
        openers.append(("rundll32.exe", "url.dll,FileProtocolHandler", url))
    if has_display(environment):
        # xdg-open takes "--" for an unknown option; a checked address never begins with a dash.
        openers += [("xdg-open", url), ("gio", "open", "--", url)]
    return openers


def _browser_commands(environment: Mapping[str, str]) -> dict[str, list[str]]:
    """The installed graphical commands in `BROWSER`: each as written, and split into words."""
    commands = {}
    for command in environment.get("BROWSER", "").split(":"):
        try:
            words = shlex.split(command)
        except ValueError:  # a quote that is never closed
            continue
        program = find_program(words[0], environment) if words else None
        if program is not None and not _is_text_browser(words[0], program):
            commands[command] = words
    return commands


def _with_url(words: list[str], url: str) -> tuple[str, ...]:
    filled = [word.replace("%s", url) for word in words[1:]]
    return (words[0], *filled) if filled != words[1:] else (*words, url)


def _is_text_browser(name: str, program: str) -> bool:
    # The link is followed too: Debian's alternatives hide the real name behind several.
    return not _TEXT_BROWSERS.isdisjoint({Path(name).name, Path(program).resolve().name})
