"""The configuration as it holds: what the person's file says, and what is wrong with it.

What is chosen for a run by an option comes first, then the environment, then the file, then what the program
does by itself; the table says of each setting what these are.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.actions.keymap import DEFAULT, Keymap, keymap_of
from ketamine_tui.model.config import (
    DEFAULT_COLUMNS,
    LEAST_WIDTH,
    LIST_COLUMNS,
    MOST_WIDTH,
    WIDE_COLUMNS,
    Config,
)
from ketamine_tui.model.language import locale_country
from ketamine_tui.model.privacy import says_private
from ketamine_tui.model.problem import Problem
from ketamine_tui.palettes import AUTO, MONOCHROME, NAMES
from ketamine_tui.store.user_folders import is_there

if TYPE_CHECKING:
    from ketamine_tui.store.decode import Record


NO_COLOR = "NO_COLOR"
"""The variable that asks for no colours: no-color.org."""


class Setting(NamedTuple):
    """A field of the file: what it may be, what the program does without it, and what comes before it."""

    name: str
    form: str
    default: str
    meaning: str
    option: str = ""
    variable: str = ""


# Not formatted: a table in which a setting takes few lines can be read.
# fmt: off
SETTINGS = (
    Setting("content", "a path that begins with `/` or `~`", "the directory that came with the program",
            "The directory's folder or note.",
            option="--content", variable="KETAMINE_TUI_CONTENT"),
    Setting("theme", f"one of {', '.join(NAMES)}", AUTO,
            "The colours of the screen: docs/themes.md.",
            option="--theme", variable=NO_COLOR),
    Setting("chrome", "auto, unicode or ascii", "auto",
            "The characters for frames and marks; auto is what the terminal is seen to draw well.",
            option="--chrome"),
    Setting("mouse", "yes or no", "yes",
            "Whether the program takes clicks and the wheel; no leaves the mouse to the terminal.",
            option="--mouse, --no-mouse"),
    Setting("animation", "yes or no", "yes",
            "Whether anything on the screen may move.",
            option="--animation, --no-animation"),
    Setting("clipboard", "auto, native, tmux, osc52, none, or a command that reads the text", "auto",
            "How texts are copied.",
            option="--clipboard"),
    Setting("linear", "yes or no", "no",
            "Whether the program begins as numbered lines and prompts instead of a screen.",
            option="--linear, --no-linear"),
    Setting("width", f"a number from {LEAST_WIDTH} to {MOST_WIDTH}", "80, or what the terminal has",
            "Columns of a line in the line mode.",
            option="--width"),
    Setting("plain", "yes or no", "no",
            "Whether commands print plain lines on a terminal too: no colour, no table, no pager.",
            option="--plain, --no-plain"),
    Setting("private", "yes or no", "no",
            "Whether the program writes no file at all: docs/privacy.md.",
            option="--private, --no-private", variable="KETAMINE_TUI_PRIVATE"),
    Setting("columns", "names of columns, as for `list --columns`", ", ".join(DEFAULT_COLUMNS),
            "The table that `list` prints on a terminal; scripts get the same from everybody's.",
            option="--columns"),
    Setting("list_columns", ", ".join(WIDE_COLUMNS), ", ".join(LIST_COLUMNS),
            "What a wide list on the screen shows between title and state, as far as there is room."),
    Setting("region", "a code of ISO 3166, EU or International", "what the locale says, or the directory's own order",
            "Whose urgent help comes first; all of it is shown, wherever you are.",
            option="--region"),
    Setting("language", "the tag of a language (BCP 47), such as `de` or `pt-BR`", "what the locale says",
            "The language to read in, where there are translations: docs/translations.md.",
            option="--language"),
    Setting("keys", "keys by command", "the keys of the help",
            "A key for a command, a list of them, or `[]` for none."),
)
# fmt: on
"""Every setting, in the order in which documents and ``doctor`` name them."""


class Configuration(NamedTuple):
    """What a file says, the keys that come of it, and what is wrong with it."""

    config: Config = Config()
    keymap: Keymap = DEFAULT
    problems: tuple[Problem, ...] = ()


def load_configuration(path: Path) -> Configuration:
    """Return what a file says; nothing where there is none. Never raises for what it finds there."""
    if not is_there(path):
        return Configuration()
    from ketamine_tui.store.config_file import read_config

    config, problems = read_config(path, record())
    keymap, clashes = keymap_of(config.keys, path.name)
    return Configuration(config, keymap, (*problems, *clashes))


def first_region(config: Config, environment: Mapping[str, str]) -> str:
    """Return the code of the region whose urgent help comes first; nothing for the directory's own order."""
    return config.region or locale_country(environment)


class Held(NamedTuple):
    """What holds of a setting, and where it comes from."""

    value: str
    whence: str


def held(
    setting: Setting, config: Config, said: Mapping[str, str], environment: Mapping[str, str]
) -> Held:
    """Return what holds of a setting; `said` is what options say, by its name."""
    if setting.name in said:
        return Held(said[setting.name], "option")
    if variable := environment.get(setting.variable):
        shown = MONOCHROME if setting.variable == NO_COLOR else variable
        if setting.name == "private":
            shown = _as_text(says_private(variable))
        return Held(shown, f"environment, {setting.variable}")
    value: object = getattr(config, setting.name)
    if setting.name == "keys":
        value = tuple(choice.command.text for choice in config.keys)
    if value is None or value == ():
        return Held(setting.default, "default")
    return Held(_as_text(value), "file")


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


@cache
def record() -> "Record[Config]":
    """Return the fields of the file."""
    from ketamine_tui.present.columns import COLUMNS
    from ketamine_tui.store.config_file import config_record

    return config_record(NAMES, COLUMNS)
