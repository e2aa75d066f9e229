"""The programs that may fill the clipboard here, in their order."""

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from ketamine_tui.services.machine import MACOS, find_program, in_wsl, over_ssh


class ClipboardMode(StrEnum):
    """The values of `--clipboard`; every one but `AUTO` forces a single route."""

    AUTO = "auto"
    NATIVE = "native"
    TMUX = "tmux"
    OSC52 = "osc52"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that puts its standard input on a clipboard and says by its status if it did.

    `route` is its name for the reader, `variables` is added to its environment.
    """

    route: str
    argv: tuple[str, ...]
    encoding: str = "utf-8"
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """What to try: every group in turn, and within a group up to the first success.

    `osc52` says whether the terminal may be asked once all groups have failed.
    """

    groups: tuple[tuple[Tool, ...], ...] = ()
    osc52: bool = False


# pbcopy takes its input for the C encoding unless the locale says otherwise; see pbcopy(1).
_PBCOPY = Tool("pbcopy", ("pbcopy",), variables={"LC_ALL": "en_US.UTF-8"})
# Without a type wl-copy guesses one, and text that looks like JSON could then not be pasted.
_WL_COPY = Tool("wl-copy", ("wl-copy", "--type", "text/plain"))
_XCLIP = Tool("xclip", ("xclip", "-selection", "clipboard", "-in"))
_XSEL = Tool("xsel", ("xsel", "--clipboard", "--input"))
# The stream is read by hand because [Console]::In decodes with the console's old code page.
_SET_CLIPBOARD = (
    "Set-Clipboard -Value (New-Object IO.StreamReader("
    "[Console]::OpenStandardInput(), [Text.Encoding]::UTF8)).ReadToEnd()"
)
_POWERSHELL = Tool(
    "PowerShell", ("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _SET_CLIPBOARD)
)
# No byte order mark: clip.exe would copy it. Its guess at the encoding can be wrong for very short
# text (microsoft/WSL#3716), so it comes after PowerShell.
_CLIP_EXE = Tool("clip.exe", ("clip.exe",), encoding="utf-16-le")

# -w also hands the text to the outer terminal, whatever `set-clipboard` says; tmux 3.2 or later.
_TMUX = Tool("tmux", ("tmux", "load-buffer", "-w", "-"))
_OLD_TMUX = Tool("tmux buffer", ("tmux", "load-buffer", "-"))


def plan_copy(
    environment: Mapping[str, str],
    platform: str,
    how: str = ClipboardMode.AUTO,
    buffer: str = "",
) -> CopyPlan:
    """Choose the tools for this session from its environment and what is on its `PATH`.

    `how` is a `ClipboardMode` or the user's own command, which is the only thing tried then: text
    the user wants in one place must not end up in another.

    Over SSH no native tool is used, as it would fill the clipboard of the far machine. In a local
    tmux the native tool runs as well as tmux, since many terminals drop what tmux forwards; on
    macOS it runs first, as it is the more certain of the two.

    `buffer` is what tmux is to call what it is given: one with a name can be found again and deleted, but
    is not among those of which tmux keeps a number only; tmux(1), "BUFFERS".
    """
    tmux_tools = _tmux_tools(buffer)
    match how:
        case ClipboardMode.NONE:
            return CopyPlan()
        case ClipboardMode.OSC52:
            return CopyPlan(osc52=True)
        case ClipboardMode.TMUX:
            return CopyPlan((_installed(tmux_tools, environment),))
        case ClipboardMode.NATIVE:
            return CopyPlan((_native_tools(environment, platform),))
        case ClipboardMode.AUTO:
            pass
        case _ if command := shlex.split(how):
            return CopyPlan(((Tool(Path(command[0]).name, tuple(command)),),))
    tmux = _installed(tmux_tools, environment) if environment.get("TMUX") else ()
    native = () if over_ssh(environment) else _native_tools(environment, platform)
    return CopyPlan((native, tmux) if platform == MACOS else (tmux, native), osc52=True)


def _tmux_tools(buffer: str) -> tuple[Tool, ...]:
    if not buffer:
        return _TMUX, _OLD_TMUX
    named = ("-b", buffer, "-")
    return tuple(
        replace(tool, argv=(*tool.argv[:-1], *named), route=f"tmux buffer {buffer}")
        for tool in (_TMUX, _OLD_TMUX)
    )


def _native_tools(environment: Mapping[str, str], platform: str) -> tuple[Tool, ...]:
    if platform == MACOS:
        return _installed((_PBCOPY,), environment)
    tools: list[Tool] = []
    if environment.get("WAYLAND_DISPLAY"):
        tools += [_WL_COPY]
    if environment.get("DISPLAY"):
        tools += [_XCLIP, _XSEL]
    if in_wsl(environment):
        tools += [_POWERSHELL, _CLIP_EXE]
    return _installed(tools, environment)


def _installed(tools: Iterable[Tool], environment: Mapping[str, str]) -> tuple[Tool, ...]:
    return tuple(tool for tool in tools if find_program(tool.argv[0], environment))
