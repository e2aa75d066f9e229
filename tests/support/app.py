"""A Textual app in memory: started still, pressed with checked keys, compared as plain text."""

import difflib
import os
import re
import unicodedata
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from textual.app import App
from textual.keys import REPLACED_KEYS, Keys, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

Result = TypeVar("Result")
GOLDEN = Path(__file__).parent.parent / "golden"
UPDATE = "UPDATE_GOLDEN"
NAMED_KEYS = {key.value for key in Keys if not key.value.startswith("<")} | {
    _character_to_key(chr(code)) for code in range(0x20, 0x7F)
}


@contextmanager
def _still_cursors() -> Iterator[None]:
    # A cursor blinks by the wall clock, which makes two pictures of the same screen differ. The default
    # is changed, not the mounted widgets, so that dialogues opened later hold still as well.
    with ExitStack() as stack:
        for widget, name in ((Input, "cursor_blink"), (TextArea, "cursor_blink")):
            stack.enter_context(patch.object(vars(widget)[name], "_default", new=False))
        yield


@asynccontextmanager
async def run_app(
    app: App[Result], size: tuple[int, int] = (120, 40), *, notifications: bool = False
) -> AsyncIterator[Pilot[Result]]:
    """Run an app headless, without animations and blinking, and yield its pilot."""
    app.animation_level = "none"
    with _still_cursors():
        async with app.run_test(size=size, notifications=notifications) as pilot:
            yield pilot


def check_keys(*keys: str) -> None:
    """Raise ValueError for a name that Textual does not know, and would pass over in silence."""
    for key in keys:
        base = re.sub(r"^(?:(?:ctrl|shift|alt|super)\+)+(?=.)", "", key)
        if base not in NAMED_KEYS and not (len(base) == 1 and base.isprintable()):
            near = difflib.get_close_matches(base, NAMED_KEYS, 3)
            raise ValueError(f"no such key: {key!r}; did you mean one of {near}?")


def character_of(key: str) -> str | None:
    """Return the character that a key types, or None for a key that types none."""
    if len(key) == 1:
        return key
    try:
        character = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        return None
    return character if character.isprintable() else None


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys by their Textual names; a name Textual does not know is an error, not a silent no-op."""
    check_keys(*keys)
    await pilot.press(*keys)
    await pilot.pause()


def screen_lines(app: App[Any]) -> list[str]:
    """The rows of the composed screen as text, without the spaces at their ends."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def assert_golden(name: str, lines: Sequence[str], folder: Path = GOLDEN) -> None:
    """Compare lines with the stored file NAME.txt; with UPDATE_GOLDEN=1 they are stored instead."""
    path = folder / f"{name}.txt"
    if os.environ.get(UPDATE) == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    if not path.exists():
        raise AssertionError(f"no {path.name}: run once with {UPDATE}=1 and read what it stores")
    # Not splitlines(), which also breaks at characters that may stand in a line.
    expected = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    difference = difflib.unified_diff(expected, list(lines), path.name, "screen", lineterm="", n=1)
    if text := "\n".join(difference):
        raise AssertionError(f"{text}\n\nIf that is meant, run again with {UPDATE}=1.")
