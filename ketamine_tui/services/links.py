"""Links, opened in another program and away from our terminal.

Python's own `webbrowser` is not used: without a display it runs a text browser on the terminal it
finds, and it reports nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from ketamine_tui.model.translate import _
from ketamine_tui.model.urls import LinkRefusedError, check_url
from ketamine_tui.services.openers import choose_openers, obstacle
from ketamine_tui.services.processes import ProcessError, start_detached


class OpenOutcome(Enum):
    """What is known about an attempt to open a link."""

    OPENED = "opened"  # an opener took it; what it then shows is not known
    NO_BROWSER = "no browser"  # nothing was started
    REFUSED = "refused"  # nothing was started
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class OpenResult:
    """The outcome, the opener that took the link ("" if none), and what went wrong on the way."""

    outcome: OpenOutcome
    opener: str = ""
    detail: str = ""


def open_link(
    url: str, *, environment: Mapping[str, str], platform: str, wait: float = 1.0
) -> OpenResult:
    """Check a link and hand it to the first opener that takes it.

    Blocks for up to `wait` seconds per opener to see whether it fails: call it from a worker
    thread. `platform` is a value of `sys.platform`. Never raises for what an opener does.
    """
    try:
        link = check_url(url)
    except LinkRefusedError as error:
        return OpenResult(OpenOutcome.REFUSED, detail=str(error))
    reason = obstacle(environment, platform)
    if reason:
        return OpenResult(OpenOutcome.NO_BROWSER, detail=reason)
    failures: list[str] = []
    for opener in choose_openers(link, environment, platform):
        try:
            start_detached(opener.argv, environment=opener.environment, wait=wait)
        except ProcessError as error:
            failures.append(f"{opener.name}: {error}")
        else:
            return OpenResult(OpenOutcome.OPENED, opener.name, "; ".join(failures))
    if failures:
        return OpenResult(OpenOutcome.FAILED, detail="; ".join(failures))
    return OpenResult(OpenOutcome.NO_BROWSER, detail=_("no program for it was found"))


def remark_on(url: str) -> str:
    """Return what must be known of an address before it is opened, or an empty text."""
    try:
        link = check_url(url)
    except LinkRefusedError as error:
        return _("will not be opened: {reason}").format(reason=error)
    real = _("the real host is {host}").format(host=link.ascii_host)
    return real if link.ascii_host != link.host else ""


def describe_open(result: OpenResult, what: str) -> str:
    """A sentence for the reader that claims no more than is known; `what` says what was to be opened."""
    match result.outcome:
        case OpenOutcome.OPENED:
            return _("Opened {what} ({program})").format(what=what, program=result.opener)
        case OpenOutcome.NO_BROWSER:
            told = _("Not opened: {reason}; copy the address or use a QR code")
            return told.format(reason=result.detail)
        case OpenOutcome.REFUSED:
            # Without the address: it may be refused for characters that must not be shown.
            return _("Not opened: {reason}").format(reason=result.detail)
        case OpenOutcome.FAILED:
            return _("Could not open the link: {reason}").format(reason=result.detail)
