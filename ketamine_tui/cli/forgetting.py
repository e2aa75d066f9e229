"""``forget``: what the program keeps of a person, and deleting it."""

import argparse
import os
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import Command, add_json
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, asked_at_terminal, complain, put_answer
from ketamine_tui.model.privacy import PRIVATE_BUFFER
from ketamine_tui.model.text import counted

if TYPE_CHECKING:
    from ketamine_tui.store.traces import Left, Trace

_BEYOND = (
    "the scroll-back of the terminal, where lines were printed",
    "the history of the shell, with the words of commands",
    "clipboards, and what ordinary sessions copied into tmux",
    "the history of the browser, where links were opened",
    "exports, and reviews and edits in directories",
)
"""What is left elsewhere, and not for us to delete."""


class Options(NamedTuple):
    """Whether only indexes are meant, whether to delete without asking, and how to answer."""

    cache: bool
    yes: bool
    json: bool


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cache", action="store_true", help="only indexes, which are made anew")
    parser.add_argument("--yes", action="store_true", help="delete it without asking")
    add_json(parser)


def run(context: Context, options: Options) -> int:
    """Print what is kept, delete it where that is wanted, and say what is beyond reach.

    The code is 1 where anything of it is left.
    """
    from ketamine_tui.services.tmux import delete_buffer, has_buffer
    from ketamine_tui.store.traces import delete_traces, find_traces

    traces, others = find_traces(only_indexes=options.cache)
    is_copied = not options.cache and has_buffer(PRIVATE_BUFFER, os.environ)
    _show(context, options, traces, others, is_copied=is_copied)
    is_wanted = bool(traces or is_copied) and (
        options.yes or (not options.json and asked_at_terminal("Delete all of it?"))
    )
    left: list[Left] = []
    if is_wanted:
        left = delete_traces(traces)
        is_copied = is_copied and not delete_buffer(PRIVATE_BUFFER, os.environ)
    _tell(options, traces, left, is_wanted=is_wanted, is_copied=is_copied)
    if options.json:
        reasons = {one.path: one.reason for one in left}
        put_answer(
            "forget/1",
            files=[
                {
                    "what": trace.what,
                    "path": str(trace.path),
                    "size": trace.size,
                    "deleted": is_wanted and trace.path not in reasons,
                    "reason": reasons.get(trace.path, ""),
                    "warning": trace.warning,
                }
                for trace in traces
            ],
            others=[{"path": str(one.path), "reason": one.reason} for one in others],
            buffer=PRIVATE_BUFFER if is_copied else None,
            beyond=list(_BEYOND),
        )
    is_left = is_copied or left or (traces and not is_wanted)
    return FINDINGS if is_left else FINE


def _show(
    context: Context,
    options: Options,
    traces: "list[Trace]",
    others: "list[Left]",
    *,
    is_copied: bool,
) -> None:
    """Print what is there, and what has to be known before any of it is deleted."""
    from ketamine_tui.cli.printing import print_hanging
    from ketamine_tui.model.text import clean
    from ketamine_tui.store.traces import told

    lines = [f"{clean(str(x.path))}: {x.what}, {x.size:,} bytes" for x in traces]
    if is_copied:
        lines.append(f"tmux buffer {PRIVATE_BUFFER}: copied text")
    if not options.json:
        print_hanging(context, lines)
    if not lines:
        complain("there is nothing of it in your folders")
    for line in (*filter(None, (trace.warning for trace in traces)), *told(others)):
        complain(line)


def _tell(
    options: Options,
    traces: "list[Trace]",
    left: "list[Left]",
    *,
    is_wanted: bool,
    is_copied: bool,
) -> None:
    """Say what has come of it, and what is not for us to delete."""
    from ketamine_tui.store.traces import told

    for line in told(left):
        complain(f"not deleted: {line}")
    if is_wanted:
        complain(f"{counted(len(traces) - len(left), 'file')} deleted")
        if is_copied:
            complain(f"not deleted: tmux buffer {PRIVATE_BUFFER}")
    elif traces or is_copied:
        complain("nothing is deleted yet; --yes deletes it")
    if not options.cache:
        complain("not for this program to delete:")
        for line in _BEYOND:
            complain(f"  {line}")


FORGET = Command(_add_arguments, Options, run)
