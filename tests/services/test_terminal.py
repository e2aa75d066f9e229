"""A terminal is taken and given back as it was."""

import fcntl
import os
import pty
import struct
import termios
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from support.escape_sequences import modes_left_on

from ketamine_tui.services.terminal import Terminal


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    """Give both ends of a terminal: what plays the window, and what plays the program."""
    window, program = pty.openpty()
    yield window, program
    for descriptor in (window, program):
        with suppress(OSError):  # a test may have closed it
            os.close(descriptor)


def drawn(window: int, last: bytes) -> bytes:
    """Return what has come to the window, up to what comes last: a terminal passes it on in pieces."""
    taken = b""
    while not taken.endswith(last):
        taken += os.read(window, 4096)
    return taken


def settings(descriptor: int) -> list[Any]:
    return termios.tcgetattr(descriptor)


@pytest.mark.parametrize("has_mouse", [True, False])
def test_it_is_given_back_as_it_was(ends: tuple[int, int], *, has_mouse: bool) -> None:
    window, program = ends
    before = settings(program)
    terminal = Terminal(program, program, has_mouse=has_mouse)
    terminal.take()
    assert terminal.is_taken
    assert settings(program) != before
    assert not settings(program)[3] & (termios.ECHO | termios.ICANON | termios.ISIG)
    taken = drawn(window, b"\x1b[?1006h" if has_mouse else b"\x1b[?7l")
    assert {"?1049", "?25", "?7", "kitty-keyboard"} <= modes_left_on(taken)
    assert ("?1003" in modes_left_on(taken)) == has_mouse
    terminal.give_back()
    assert settings(program) == before
    assert modes_left_on(taken + drawn(window, b"\x1b[?1004l")) == set()


def test_what_was_typed_before_is_kept_and_what_was_typed_at_the_end_is_not(
    ends: tuple[int, int],
) -> None:
    window, program = ends
    terminal = Terminal(program, program)
    os.write(window, b"early\n")
    terminal.take()
    assert os.read(program, 100) == b"early\n"
    os.write(window, b"\x1b[<35;1;1M")
    terminal.give_back()
    os.set_blocking(program, False)
    with pytest.raises(BlockingIOError):
        os.read(program, 100)


def test_one_that_answers_is_waited_for_until_it_has_taken_everything(
    ends: tuple[int, int],
) -> None:
    window, program = ends
    before = settings(program)
    terminal = Terminal(program, program)
    terminal.take(is_measured=True)
    os.write(window, b"\x1b[1;3R")  # it draws wide, but it answers
    assert not terminal.draws_narrow()
    leaving = threading.Thread(target=terminal.give_back)
    leaving.start()
    taken = drawn(window, b"\x1b[5n")
    assert modes_left_on(taken) == set()
    assert settings(program) != before
    os.write(window, b"\x1b[<35;1;1M\x1b[0n")
    leaving.join()
    assert settings(program) == before


def test_it_is_not_waited_for_for_ever(ends: tuple[int, int]) -> None:
    _, program = ends
    before = settings(program)
    terminal = Terminal(program, program)
    terminal.take()
    terminal.is_answering = True
    terminal.give_back()
    assert settings(program) == before


def test_taking_it_again_remembers_how_it_was_at_first(ends: tuple[int, int]) -> None:
    window, program = ends
    before = settings(program)
    terminal = Terminal(program, program)
    terminal.take()
    termios.tcsetattr(
        program, termios.TCSANOW, before
    )  # as a shell does, after a stop without notice
    terminal.take_again()
    assert settings(program) != before
    terminal.give_back()
    assert settings(program) == before
    assert modes_left_on(drawn(window, b"\x1b[?1004l")) == set()


def test_one_that_was_not_taken_is_not_touched(ends: tuple[int, int]) -> None:
    window, program = ends
    terminal = Terminal(program, program)
    terminal.take_again()
    terminal.give_back()
    os.set_blocking(window, False)
    with pytest.raises(BlockingIOError):
        os.read(window, 100)


def test_one_that_is_gone_cannot_be_taken_and_is_given_back_in_silence(
    ends: tuple[int, int],
) -> None:
    window, program = ends
    terminal = Terminal(program, program)
    terminal.take()
    os.close(window)
    with pytest.raises(OSError, match="Input/output"):
        terminal.write("x")
    terminal.give_back()
    with pytest.raises(OSError, match="Input/output"):
        terminal.take()
    assert not terminal.is_taken


def test_a_slow_terminal_gets_all_of_it(ends: tuple[int, int]) -> None:
    window, program = ends
    os.set_blocking(program, False)
    terminal = Terminal(program, program)
    text = "0123456789" * 20_000
    read = bytearray()

    def drain() -> None:
        while len(read) < len(text):
            read.extend(os.read(window, 65536))

    thread = threading.Thread(target=drain)
    thread.start()
    terminal.write(text)
    thread.join()
    assert read.decode() == text


def test_its_size_is_the_windows_and_80_by_24_where_it_has_none(ends: tuple[int, int]) -> None:
    window, program = ends
    terminal = Terminal(program, program)
    assert terminal.size == (80, 24)
    fcntl.ioctl(window, termios.TIOCSWINSZ, struct.pack("HHHH", 15, 50, 0, 0))
    assert terminal.size == (50, 15)
