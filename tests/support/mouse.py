"""What a mouse sends: presses, releases, motion and the wheel, by way of the driver."""

from textual.events import MouseDown, MouseEvent, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.geometry import Offset

from support.browsing import Browser


def send(
    browser: Browser,
    kind: type[MouseEvent],
    cell: Offset,
    time: float | None = None,
    button: int = 1,
) -> None:
    """Send an event at a cell of the terminal; the time is in seconds."""
    assert browser.app._driver is not None
    event = kind(None, *cell, 0, 0, button, False, False, False, *cell)  # noqa: FBT003  # the toolkit's order
    event.time = event.time if time is None else time
    browser.app._driver.send_message(event)


def click(browser: Browser, cell: Offset, time: float | None = None) -> None:
    """Press a button on a cell, and release it."""
    for kind in (MouseDown, MouseUp):
        send(browser, kind, cell, time)


def drag(browser: Browser, start: Offset, end: Offset) -> None:
    """Press a button on a cell, move to another one, and release it there."""
    send(browser, MouseDown, start)
    send(browser, MouseMove, end)
    send(browser, MouseUp, end)


def wheel(browser: Browser, cell: Offset, steps: int) -> None:
    """Turn the wheel so many steps down, or, if negative, up."""
    for _ in range(abs(steps)):
        send(browser, MouseScrollDown if steps > 0 else MouseScrollUp, cell, button=0)


def cell_of(browser: Browser, text: str) -> Offset:
    """Return the cell of the lowest place where a text stands on the screen."""
    rows = [(y, line) for y, line in enumerate(browser.lines) if text in line]
    assert rows, text
    y, line = rows[-1]
    return Offset(line.index(text), y)
