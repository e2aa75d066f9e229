"""The clipboard: text on its way out of the terminal, and honest words on what became of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from ketamine_tui.model.translate import _
from ketamine_tui.services import osc52
from ketamine_tui.services.clipboard_plan import ClipboardMode, CopyPlan, Tool, plan_copy
from ketamine_tui.services.machine import find_program
from ketamine_tui.services.processes import ProcessError, feed

_OSC52_ROUTE = "OSC 52"


class CopyOutcome(Enum):
    """What is known about a copy."""

    COPIED = "copied"  # a program with an exit status says so
    SENT = "sent"  # the terminal was asked; it never answers
    FAILED = "failed"
    TOO_LARGE = "too large"  # nothing was sent, since the terminal would cut or drop it


@dataclass(frozen=True, slots=True)
class CopyResult:
    """The outcome of a copy, the route it took ("" if none), and what went wrong on the way."""

    outcome: CopyOutcome
    route: str
    detail: str = ""

    @property
    def is_delivered(self) -> bool:
        """Whether the text has left for a clipboard, as far as is known."""
        return self.outcome in (CopyOutcome.COPIED, CopyOutcome.SENT)


def copy_text(
    text: str,
    how: str = ClipboardMode.AUTO,
    *,
    environment: Mapping[str, str],
    platform: str,
    write: Callable[[str], None],
    timeout: float = 2.0,
    buffer: str = "",
) -> CopyResult:
    """Put text on the clipboard by the surest route this session has.

    Blocks while programs run, each for at most `timeout` seconds: call it from a worker thread.
    `platform` is a value of `sys.platform`. `write` sends characters to the terminal at once and
    is called at most once, from the calling thread. See `plan_copy` for the order of the routes,
    for `how` and for `buffer`. Never raises for what a route does.
    """
    if not text:
        # tmux takes nothing, changes nothing, and reports success.
        return CopyResult(CopyOutcome.FAILED, "", "there is nothing to copy")
    plan = plan_copy(environment, platform, how, buffer)
    routes, failures = _run_tools(plan, text, environment, timeout)
    if routes:
        return CopyResult(CopyOutcome.COPIED, ", ".join(routes), "; ".join(failures))
    if plan.osc52:
        return _send(text, environment, write, failures)
    reason = (
        _("copying is turned off")
        if how == ClipboardMode.NONE
        else _("no clipboard program was found")
    )
    return CopyResult(CopyOutcome.FAILED, "", "; ".join(failures) or reason)


def describe_copy(result: CopyResult, what: str) -> str:
    """A sentence for the reader that claims no more than is known."""
    match result.outcome:
        case CopyOutcome.COPIED:
            return _("Copied {what} ({route})").format(what=what, route=result.route)
        case CopyOutcome.SENT:
            return _("Asked the terminal to copy {what}").format(what=what)
        case CopyOutcome.FAILED | CopyOutcome.TOO_LARGE:
            return _("Could not copy {what}: {reason}").format(what=what, reason=result.detail)


def _run_tools(
    plan: CopyPlan, text: str, environment: Mapping[str, str], timeout: float
) -> tuple[list[str], list[str]]:
    """The routes that worked and the reasons of those that did not."""
    routes: list[str] = []
    failures: list[str] = []
    for group in plan.groups:
        for tool in group:
            try:
                _run_tool(tool, text, environment, timeout)
            except ProcessError as error:
                failures.append(f"{tool.route}: {error}")
            else:
                routes.append(tool.route)
                break
    return routes, failures


def _run_tool(tool: Tool, text: str, environment: Mapping[str, str], timeout: float) -> None:
    program = find_program(tool.argv[0], environment)
    if program is None:
        raise ProcessError("not found")
    # A lone surrogate can come out of a YAML escape and has no encoding.
    data = text.encode(tool.encoding, errors="replace")
    argv = (program, *tool.argv[1:])
    feed(argv, data, environment={**environment, **tool.variables}, timeout=timeout)


def _send(
    text: str, environment: Mapping[str, str], write: Callable[[str], None], failures: Sequence[str]
) -> CopyResult:
    data = text.encode(errors="replace")
    limit = osc52.size_limit(environment)
    if len(data) > limit:
        told = _("{size:,} bytes are more than the {limit:,} the terminal can be sent")
        reason = told.format(size=len(data), limit=limit)
        return CopyResult(CopyOutcome.TOO_LARGE, _OSC52_ROUTE, "; ".join((*failures, reason)))
    try:
        write(osc52.sequence(data, environment))
    except (OSError, RuntimeError, ValueError) as error:  # a closed terminal, file or app
        reason = f"{_OSC52_ROUTE}: {error}"
        return CopyResult(CopyOutcome.FAILED, "", "; ".join((*failures, reason)))
    return CopyResult(CopyOutcome.SENT, _OSC52_ROUTE, "; ".join(failures))
