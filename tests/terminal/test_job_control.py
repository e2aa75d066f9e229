"""Stopped and continued by a real shell at any moment: prompt and terminal are as before.

See `support.moments` for how many moments there are.
"""

import shlex
import shutil
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Self

import pytest
from support.content import SHIPPED
from support.escape_sequences import modes_left_on
from support.moments import moments, pass_time
from support.pty_session import PtySession
from support.tmux_session import TmuxSession
from terminal.program import AS_OF, PROGRAM

START, DIALOG, EDITOR, LEAVING = 0.6, 0.06, 0.3, 0.15
"""Seconds after which each has come to its end."""

ZSH_START = "precmd() { print -n . >> $HOME/prompts }; PS1='ready> '\n"
LIST, OPEN = "1 of 161", "Esc close"
"""What the screen says when the list is in front, and a dialog."""

_LOOKS = 100
"""Looks at the screen after which a key counts as lost."""

COUNTED = "printf . >> $HOME/prompts"
"""What counts the prompts that a shell has come to."""


class PlainTerminal:
    """A shell on a terminal of its own."""

    def __init__(self, words: Sequence[str], home: Path, env: Mapping[str, str | None]) -> None:
        self._session = PtySession(words, home, cols=120, rows=40, env=env, cwd=home)

    def __enter__(self) -> Self:
        self._session.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._session.__exit__()

    def press(self, *keys: str) -> None:
        """Press keys: letters, Enter and C-z."""
        for key in keys:
            self._session.send(
                {"Enter": "<enter>", "C-z": "<c-z>", "Escape": "<esc>"}.get(key, key)
            )

    def screen(self) -> str:
        """Return the text on the screen."""
        self._session.settle(quiet=0.02)
        return self._session.screen_text

    def state(self) -> object:
        """Return the terminal's line settings, and its modes but for what shells set for themselves."""
        modes = modes_left_on(self._session.raw) - {"?2004"}
        return modes, self._session.termios_attributes()


class TmuxTerminal:
    """A shell in a tmux with its default configuration."""

    _MODES = ("alternate_on", "mouse_any_flag", "mouse_sgr_flag", "cursor_flag", "wrap_flag")

    def __init__(self, words: Sequence[str], home: Path, env: Mapping[str, str | None]) -> None:
        self._session = TmuxSession(words, home, cols=120, rows=40, env=env, cwd=home)

    def __enter__(self) -> Self:
        self._session.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._session.__exit__()

    def press(self, *keys: str) -> None:
        """Press keys: letters, Enter and C-z."""
        self._session.send(*keys)

    def screen(self) -> str:
        """Return the text on the screen."""
        return self._session.capture()

    def state(self) -> object:
        """Return the terminal's line settings and its modes, as tmux knows them."""
        asked = ",".join(f"#{{{name}}}" for name in (*self._MODES, "pane_tty"))
        *modes, name = self._session.run("display-message", "-p", asked).strip().split(",")
        with Path(name).open("rb", buffering=0) as terminal:
            return modes, termios.tcgetattr(terminal)


Terminal = PlainTerminal | TmuxTerminal


class Person:
    """Somebody at a shell, who starts the program, stops it, and looks at the prompt."""

    def __init__(self, terminal: Terminal, home: Path) -> None:
        self._terminal = terminal
        self._counted = home / "prompts"
        self._prompts = 0
        self.wait_prompt()
        self._wait_until(lambda: terminal.screen().strip().endswith("ready>"))
        self._before = terminal.state()

    def _wait_until(self, holds: Callable[[], bool]) -> None:
        for _ in range(1500):
            if holds():
                return
            pass_time(0.01)  # shells and tmux tell nobody of a change, they have to be asked
        raise AssertionError(
            f"waited in vain; state {self._terminal.state()}; {self._terminal.screen()}"
        )

    def _wait_where_lost(self, holds: Callable[[], bool], key: str) -> None:
        """Wait until something holds; press a key that nobody may have read once more where nothing comes.

        Ctrl+Z throws away what was typed before it (termios(3), ``NOFLSH``).
        """
        looks = count()

        def does_hold() -> bool:
            if next(looks) == _LOOKS and key:
                self.press(key)
            return holds()

        self._wait_until(does_hold)

    def _has_new_prompt(self) -> bool:
        return self._counted.exists() and self._counted.stat().st_size > self._prompts

    def wait_prompt(self) -> None:
        """Wait until the shell asks for the next command."""
        self._wait_until(self._has_new_prompt)
        self._prompts = self._counted.stat().st_size

    def enter(self, line: str) -> None:
        """Type a command, and enter it once the shell has read it."""
        self._terminal.press(*line)
        self._wait_until(lambda: self._terminal.screen().rstrip().endswith(f"ready> {line}"))
        self._terminal.press("Enter")

    def press(self, key: str) -> None:
        """Press a key."""
        self._terminal.press(key)

    def wait_for(self, text: str) -> None:
        """Wait until a text is on the screen."""
        self._wait_until(lambda: text in self._terminal.screen())

    def stop(self, *, lost: str = "") -> None:
        """Press Ctrl+Z until the prompt is there, and see that the terminal is as it was at the first one.

        `lost` is a key before it that nobody may have read.
        """
        self.press("C-z")
        # What is pressed before the shell has started the program is the shell's.
        self._wait_where_lost(
            lambda: self._has_new_prompt() or LIST in self._terminal.screen(), lost
        )
        # The list is on the screen for a moment after the first one, and a second one then would be the shell's.
        self._wait_where_lost(self._has_new_prompt, "C-z")
        self.see_prompt()

    def see_prompt(self) -> None:
        """Wait for the prompt, and see that the terminal is as it was at the first one."""
        self.wait_prompt()
        self._wait_until(lambda: self._terminal.state() == self._before)

    def go_on(self, *, lost: str = "") -> None:
        """Continue the program, and leave the dialog that is open in it; `lost` as for `stop`."""
        self.enter("fg")
        self._wait_where_lost(
            lambda: any(text in self._terminal.screen() for text in (LIST, OPEN)), lost
        )
        if OPEN in self._terminal.screen():
            self.press("Escape")
            self.wait_for(LIST)
            self._wait_until(lambda: OPEN not in self._terminal.screen())

    def quit(self) -> None:
        """Leave the program, and see the prompt."""
        self.press("q")
        self.see_prompt()


KINDS: Mapping[str, tuple[type[Terminal], Sequence[str]]] = {
    "bash": (PlainTerminal, ("bash", "--norc", "--noprofile", "-i")),
    "zsh": (PlainTerminal, ("zsh", "-d", "-i")),
    "tmux": (TmuxTerminal, ("bash", "--norc", "--noprofile", "-i")),
}


@pytest.fixture(params=KINDS)
def person(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Person]:
    """Give somebody at a shell."""
    kind, words = KINDS[request.param]
    for program in (request.param, words[0]):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    shutil.copytree(SHIPPED, tmp_path / "content")
    (tmp_path / ".zshrc").write_text(ZSH_START, "utf-8")
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho 'An editor is here'\nread -r key\n", "utf-8")
    editor.chmod(0o755)
    program = tmp_path / "p"
    given = shlex.join([PROGRAM, "--content", "content", *AS_OF])
    program.write_text(f"#!/bin/sh\nexec {given}\n", "utf-8")
    program.chmod(0o755)
    env = {"PS1": "ready> ", "PROMPT_COMMAND": COUNTED, "EDITOR": str(editor), "VISUAL": None}
    with kind(words, tmp_path, env) as terminal:
        yield Person(terminal, tmp_path)


def test_stopped_while_it_starts(person: Person) -> None:
    for moment in moments(START, "start"):
        person.enter("./p")
        pass_time(moment)
        person.stop(lost="Enter")
        person.go_on()
        person.quit()


def test_stopped_while_a_dialog_opens(person: Person) -> None:
    person.enter("./p")
    person.wait_for(LIST)
    for moment in moments(DIALOG, "dialog"):
        person.press("u")
        pass_time(moment)
        person.stop()
        person.go_on()
        person.press("j")  # not at once after Escape: together they would be a key with Alt
        person.wait_for("2 of 161")
        person.press("k")
        person.wait_for(LIST)
    person.quit()


def test_stopped_while_the_editor_comes_and_goes(person: Person) -> None:
    person.enter("./p")
    person.wait_for(LIST)
    for moment in moments(EDITOR, "editor"):
        person.press("e")
        person.wait_for("An editor is here")
        person.press("Enter")
        pass_time(moment)
        person.stop()
        person.go_on(lost="Enter")
    person.quit()


def test_stopped_while_it_leaves(person: Person) -> None:
    for moment in moments(LEAVING, "leaving"):
        person.enter("./p")
        person.wait_for(LIST)
        person.press("q")
        pass_time(moment)
        person.press("C-z")
        person.see_prompt()
        person.enter("fg")  # it has ended, or ends now
        person.see_prompt()
