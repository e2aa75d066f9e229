"""tmux: what was copied into a buffer that has a name, found and deleted; and what it does with what is copied."""

from collections.abc import Mapping

from ketamine_tui.services.machine import find_program
from ketamine_tui.services.processes import ProcessError, output_of

_PATIENCE = 2.0
"""Seconds that tmux may take to answer."""


def has_buffer(name: str, environment: Mapping[str, str]) -> bool:
    """Say whether a tmux that runs has a buffer of a name."""
    names = _output(environment, "list-buffers", "-F", "#{buffer_name}")
    return name in names.decode(errors="replace").splitlines()


def delete_buffer(name: str, environment: Mapping[str, str]) -> bool:
    """Delete a buffer; say whether there is none of the name any more."""
    _output(environment, "delete-buffer", "-b", name)
    return not has_buffer(name, environment)


def set_clipboard(environment: Mapping[str, str]) -> str:
    """Return whether tmux hands on what it is given to the outer terminal: ``on``, ``external`` or ``off``.

    Nothing where it does not answer.
    """
    said = _output(environment, "show-options", "-gsv", "set-clipboard")
    return said.decode(errors="replace").strip()


def _output(environment: Mapping[str, str], *words: str) -> bytes:
    """Return what tmux prints; nothing where there is none, or none that runs."""
    program = find_program("tmux", environment)
    if program is None:
        return b""
    try:
        return output_of((program, *words), environment=environment, timeout=_PATIENCE)
    except ProcessError:
        return b""
