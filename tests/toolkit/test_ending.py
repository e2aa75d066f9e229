"""The end of the program: what comes first decides its exit code, and what is typed then is not heard."""

import asyncio
import signal
from collections.abc import Iterator

import pytest
from support.app import run_app

from ketamine_tui.toolkit.adapted import AdaptedApp
from ketamine_tui.toolkit.signals import ANSWERED, ENDING, Signals

TYPED = {signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP}


@pytest.fixture
def handlers_kept() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (*ENDING, *ANSWERED)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(("first", "second"), [(0, 143), (143, 0), (130, 129)])
async def test_what_comes_first_decides_the_exit_code(first: int, second: int) -> None:
    app = AdaptedApp()
    async with run_app(app):
        app.exit(return_code=first)
        app.exit(return_code=second)
    assert app.return_code == first


async def test_a_crash_while_it_leaves_is_told_by_the_exit_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    crashes: list[BaseException] = []
    monkeypatch.setattr(AdaptedApp, "crashed", lambda _app, error: crashes.append(error))
    app = AdaptedApp()

    async def leave_and_crash() -> None:
        async with run_app(app):
            app.exit()
            app._handle_exception(ValueError("planted"))

    with pytest.raises(ValueError, match="planted"):
        await leave_and_crash()
    assert app.return_code == 1
    assert [str(crash) for crash in crashes] == ["planted"]


@pytest.mark.usefixtures("handlers_kept")
async def test_what_is_typed_while_it_leaves_neither_ends_nor_stops_it() -> None:
    answers = dict.fromkeys(ANSWERED, lambda: None)
    signals = Signals(asyncio.get_running_loop(), lambda _code: None, answers)
    signals.listen()
    assert {signal.getsignal(number) for number in (*ENDING, *ANSWERED)}.isdisjoint(
        {signal.SIG_IGN, signal.SIG_DFL}
    )
    signals.ignore_keyboard()
    signals.end()
    ignored = {n for n in (*ENDING, *ANSWERED) if signal.getsignal(n) is signal.SIG_IGN}
    assert ignored == TYPED
