"""The threads that read and draw on a terminal end when they are told to, and when it is gone."""

import os
import pty
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from textual.events import Key
from textual.message import Message

from ketamine_tui.services.terminal import Terminal
from ketamine_tui.toolkit.driver import Reader, Writer
from ketamine_tui.toolkit.input_events import BackgroundTold

WAIT = 10.0


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    """Give both ends of a terminal: what plays the window, and what plays the program."""
    window, program = pty.openpty()
    yield window, program
    for descriptor in (window, program):
        with suppress(OSError):  # a test may have closed it
            os.close(descriptor)


class Heard:
    """What a reader or writer has told."""

    def __init__(self) -> None:
        self.events: list[Message] = []
        self.has_event = threading.Event()
        self.is_gone = threading.Event()

    def take(self, event: Message) -> None:
        self.events.append(event)
        self.has_event.set()


def count_descriptors() -> int:
    return sum(1 for _ in Path("/dev/fd").iterdir())


def test_a_reader_ends_without_a_key(ends: tuple[int, int]) -> None:
    heard = Heard()
    descriptors = count_descriptors()
    reader = Reader(ends[1], heard.take, heard.is_gone.set)
    reader.stop()
    assert not reader.is_alive()
    assert not heard.events
    assert not heard.is_gone.is_set()
    assert count_descriptors() == descriptors


def test_a_reader_tells_keys_also_those_that_silence_ends(ends: tuple[int, int]) -> None:
    window, program = ends
    Terminal(program, program).take()
    heard = Heard()
    reader = Reader(program, heard.take, heard.is_gone.set)
    os.write(window, b"\x1b")
    assert heard.has_event.wait(WAIT)
    reader.stop()
    assert [event.key for event in heard.events if isinstance(event, Key)] == ["escape"]


@pytest.mark.parametrize("end", [b"\x07", b"\x1b\\"], ids=["BEL", "ST"])
def test_a_reader_takes_an_answer_in_pieces(ends: tuple[int, int], end: bytes) -> None:
    window, program = ends
    Terminal(program, program).take()
    heard = Heard()
    reader = Reader(program, heard.take, heard.is_gone.set)
    answer = b"\x1b]11;rgb:ffff/ffff/ffff" + end + b"q"
    for number in range(len(answer)):
        os.write(window, answer[number : number + 1])
    while heard.has_event.wait(WAIT):
        heard.has_event.clear()
        if any(isinstance(event, Key) for event in heard.events):
            break
    reader.stop()
    told = [event.is_light for event in heard.events if isinstance(event, BackgroundTold)]
    assert told == [True]
    assert [event.key for event in heard.events if isinstance(event, Key)] == ["q"]


def test_a_reader_tells_that_its_terminal_is_gone(ends: tuple[int, int]) -> None:
    window, program = ends
    heard = Heard()
    reader = Reader(program, heard.take, heard.is_gone.set)
    os.close(window)
    assert heard.is_gone.wait(WAIT)
    reader.stop()


def test_a_writer_writes_everything_in_order_before_it_ends(ends: tuple[int, int]) -> None:
    window, program = ends
    terminal = Terminal(program, program)
    writer = Writer(terminal, lambda: None)
    for number in range(100):
        writer.write(f"{number},")
    writer.stop()
    written = "".join(f"{number}," for number in range(100))
    taken = b""
    while len(taken) < len(written):
        taken += os.read(window, 4096)
    assert taken.decode() == written


def test_a_writer_whose_terminal_is_gone_tells_it_once_and_makes_nobody_wait(
    ends: tuple[int, int],
) -> None:
    window, program = ends
    times: list[None] = []
    os.close(window)
    writer = Writer(Terminal(program, program), lambda: times.append(None))
    for _ in range(100):
        writer.write("x")
    writer.stop()
    assert len(times) == 1
