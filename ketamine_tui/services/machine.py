"""The session as its environment describes it: where it runs and which programs it has."""

import shutil
from collections.abc import Mapping

MACOS = "darwin"
"""The value of `sys.platform` on macOS."""


def over_ssh(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is at the other end of an SSH connection (variables of ssh(1))."""
    return bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))


def in_wsl(environment: Mapping[str, str]) -> bool:
    """Whether this is Linux inside Windows (variables set by WSL for every process)."""
    return bool(environment.get("WSL_DISTRO_NAME") or environment.get("WSL_INTEROP"))


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a Wayland or X11 display is announced; it may still be a dead one."""
    return bool(environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY"))


def find_program(name: str, environment: Mapping[str, str]) -> str | None:
    """The path of a program on this environment's `PATH`, or None."""
    # An absent PATH must not fall back to the one of this process.
    return shutil.which(name, path=environment.get("PATH", ""))
