"""``mcp``: answers for an assistant, line by line until the input ends."""

import gc
import signal
import sys
from collections.abc import Iterator
from typing import BinaryIO

from ketamine_tui.cli.command import Command, NoOptions, add_nothing
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINE, deliver, put

LONGEST = 64 * 1024
"""Bytes of a line: many times what a question needs."""


def run(context: Context, _options: NoOptions) -> int:
    """Answer until the input ends or somebody ends the program."""
    from ketamine_tui.cli.mcp.protocol import INVALID_REQUEST, answer_to, refusal

    gc.enable()  # unlike other commands it may run for days
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for line in lines_of(sys.stdin.buffer):
            if line is None:
                put(refusal(INVALID_REQUEST, f"a line may have {LONGEST} bytes"))
            elif line.strip() and (answer := answer_to(context, line)):
                put(answer)
            deliver()
    except KeyboardInterrupt:
        pass  # how a client ends it
    return FINE


def lines_of(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of a stream; None for one that is too long, which is not kept."""
    while line := stream.readline(LONGEST + 1):
        if len(line) <= LONGEST or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(LONGEST)) and not rest.endswith(b"\n"):
            pass
        yield None


MCP = Command(add_nothing, NoOptions, run)
