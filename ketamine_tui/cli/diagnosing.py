"""Facts about what is around the program, and what to set where something is amiss."""

import os
import platform
import shlex
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import yaml

from ketamine_tui import __version__
from ketamine_tui.actions.configuration import SETTINGS, Configuration, held
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.terminal import WITHOUT_SCREEN, unusable_because
from ketamine_tui.curation.starting import ATTRIBUTES, ATTRIBUTES_FILE, MERGE_DRIVER
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.database import SCHEMA_VERSION
from ketamine_tui.index.opening import Opening
from ketamine_tui.index.renewal import why_not_kept
from ketamine_tui.model.marks import NO_MARKS, MarksPlace
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import clean, counted
from ketamine_tui.model.urls import check_url
from ketamine_tui.services.clipboard_plan import plan_copy
from ketamine_tui.services.editor import EditorError, FilePlace, editor_command
from ketamine_tui.services.git import merge_driver
from ketamine_tui.services.machine import over_ssh
from ketamine_tui.services.openers import choose_openers, obstacle
from ketamine_tui.services.tmux import set_clipboard
from ketamine_tui.store.catalogues import Loaded
from ketamine_tui.store.locate import Location
from ketamine_tui.store.marks_file import load_all
from ketamine_tui.store.saving import MAKE_ONE
from ketamine_tui.store.settings_file import read_settings
from ketamine_tui.store.user_folders import config_file, crash_file, is_there, settings_file
from ketamine_tui.store.view_file import load_views

_SEEN = ("TERM", "COLORTERM", "TMUX", "STY", "SSH_CONNECTION", "NO_COLOR")
_TRUE_COLOUR = ("truecolor", "24bit")
_MOST_NAMED = 5
"""Entries that are named where there may be many."""


class Fact(NamedTuple):
    """Something around the program: what it is about, what it is, and what to do if it is amiss."""

    group: str
    name: str
    text: str
    advice: str = ""


def facts(context: Context) -> Iterator[Fact]:
    """Yield everything that decides how the program behaves here."""
    opening, catalog = context.opening, context.catalog()
    yield from _program()
    yield from _content(opening.location, catalog)
    if not (opening.location.is_packaged or opening.location.is_note):
        yield from _merging(opening.location.folder)
    yield _index(opening.index_file, is_kept=opening.is_kept)
    yield from _configuration(context.configuration, context.options.said)
    yield from _own_files(opening.views_file)
    if opening.marks is not None:
        yield from _marks(opening.marks, catalog)
    yield from _traces(opening)
    yield from _terminal()
    yield from _locale()
    yield _words(context.words(context.language))
    yield from _clipboard()
    yield _links()
    yield _editor()


def _program() -> Iterator[Fact]:
    python, sqlite = platform.python_version(), sqlite3.sqlite_version
    toolkit = f"Textual {version('textual')}"
    text = f"ketamine-tui {__version__}, Python {python}, {toolkit}, SQLite {sqlite}"
    yield Fact("program", "versions", text)
    is_quick = bool(getattr(yaml, "__with_libyaml__", False))
    advice = "" if is_quick else "first readings take several times as long; install PyYAML's wheel"
    by = "by libyaml" if is_quick else "without libyaml"
    yield Fact("program", "yaml", f"PyYAML {version('pyyaml')}, {by}", advice)


def _content(location: Location, catalog: Catalog) -> Iterator[Fact]:
    came_with = ", came with the program" if location.is_packaged else ""
    yield Fact("content", "folder", f"{location.folder}{came_with}")
    if location.is_packaged:
        yield Fact("content", "writing", "read-only", MAKE_ONE)
    elif os.access(location.folder, os.W_OK):
        yield Fact("content", "writing", "reviews and edits can be written")
    else:
        advice = "reviews cannot be written; change its permissions"
        yield Fact("content", "writing", "the folder may not be written to", advice)
    problems = len(catalog.problems)
    size = f"{counted(catalog.size, 'entry', 'entries')}, {counted(problems, 'problem')}"
    yield Fact("content", "size", size, "'ketamine-tui check' names them" if problems else "")


def _merging(folder: Path) -> Iterator[Fact]:
    """Yield whether git merges the files of a directory by this program; nothing outside of a repository."""
    driver = merge_driver(folder, MERGE_DRIVER, os.environ)
    if driver is None:
        return
    is_on = driver.is_known and driver.is_asked_for
    text = "two branches' reviews of one entry are both kept"
    yield Fact("git", "merging", text if is_on else "by lines: two reviews of one entry collide")
    if not driver.is_asked_for:
        lines = "; ".join(ATTRIBUTES.splitlines())
        yield Fact("git", ATTRIBUTES_FILE, "does not ask for it", f"write a line each: {lines}")
    if not driver.is_known:
        for key, value in (
            (f"merge.{MERGE_DRIVER}.name", "by field, reviews by record"),
            (f"merge.{MERGE_DRIVER}.driver", "ketamine-tui merge %O %A %B %P"),
        ):
            yield Fact("git", key, "is not set", f'git config {key} "{value}"')


def _index(file: Path, *, is_kept: bool) -> Fact:
    if not is_kept:
        return Fact("index", "file", "a private session keeps what it reads in memory")
    if reason := why_not_kept(file):
        advice = "all files are read each time; let XDG_CACHE_HOME name a folder to write to"
        return Fact("index", "file", f"{file} cannot be written: {reason}", advice)
    size = f"{file.stat().st_size / 1e6:.1f} MB, version {SCHEMA_VERSION}"
    return Fact("index", "file", f"{file} ({size}); it may be deleted at any time")


def _configuration(configuration: Configuration, said: Mapping[str, str]) -> Iterator[Fact]:
    """Yield what the person's own file comes to: its problems, and where each setting comes from."""
    file, problems = config_file(), configuration.problems
    has_one = is_there(file)
    state = counted(len(problems), "problem") if has_one else "there is none"
    advice = "" if has_one else "docs/config.md says what it may hold"
    yield Fact("config", "file", f"{file}: {state}", advice)
    for problem in problems:
        yield Fact("config", "problem", str(problem), "mend the line; the rest of the file holds")
    for setting in SETTINGS:
        value, whence = held(setting, configuration.config, said, os.environ)
        yield Fact("config", setting.name, f"{value} ({whence})")


def _own_files(views_file: Path) -> Iterator[Fact]:
    settings, problems = read_settings(settings_file())
    who = ", ".join(filter(None, settings)) or "nobody is remembered as reviewer"
    yield Fact("settings", "reviewer", f"{who} ({settings_file()})", _first(problems))
    views, problems = load_views(views_file)
    saved = counted(len(views), "saved view")
    yield Fact("settings", "views", f"{saved} ({views_file})", _first(problems))


def _marks(place: MarksPlace, catalog: Catalog) -> Iterator[Fact]:
    """Yield what is kept of marks and notes, and what of it leads nowhere any more."""
    everything, problems = load_all(place.file)
    marks = everything.get(place.directory, NO_MARKS)
    gone = [clean(entry_id) for entry_id in marks if catalog.position(entry_id) is None]
    said = [f"{sum(mark.is_marked for mark in marks.values()):,} marked"]
    said.append(counted(sum(bool(mark.note) for mark in marks.values()), "note"))
    if others := sum(len(x) for name, x in everything.items() if name != place.directory):
        said.append(f"{others:,} in other directories")
    yield Fact("settings", "marks", f"{', '.join(said)} ({place.file})", _first(problems))
    if gone:
        advice = "kept; 'ketamine-tui mark --remove' and 'note --remove' take them away"
        text = f"of {counted(len(gone), 'entry', 'entries')} that are gone: {', '.join(gone[:_MOST_NAMED])}"
        yield Fact("settings", "marks", text, advice)
    if _is_open_to_others(place.file):
        advice = f"chmod 600 {shlex.quote(str(place.file))}"
        yield Fact("settings", "marks", "others can read the file", advice)


def _is_open_to_others(file: Path) -> bool:
    try:
        return bool(file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
    except OSError:
        return False


def _traces(opening: Opening) -> Iterator[Fact]:
    """Yield what a run leaves behind, and where."""
    if not opening.is_kept:
        text = "none on the disk: the session is private"
    else:
        places = (opening.index_file.parent, crash_file().parent, config_file().parent)
        text = "indexes, reports of crashes, what you save, and nothing of what you look for; in "
        text += ", ".join(dict.fromkeys(map(str, places)))
    advice = "--private writes none; 'ketamine-tui forget' deletes them" if opening.is_kept else ""
    yield Fact("traces", "files", text, advice)
    text = "copied texts, printed lines in the scroll-back, the shell's history of commands"
    yield Fact("traces", "elsewhere", text, "docs/privacy.md")


def _first(problems: tuple[Problem, ...]) -> str:
    return str(problems[0]) if problems else ""


def _terminal() -> Iterator[Fact]:
    reason = unusable_because(os.environ)
    columns, rows = shutil.get_terminal_size()
    usable = reason or "usable by the screen"
    yield Fact("terminal", "screen", usable, WITHOUT_SCREEN if reason else "")
    yield Fact("terminal", "size", f"{columns}x{rows}")
    yield Fact("terminal", "colours", _colours())
    for name in _SEEN:
        text = os.environ.get(name)
        yield Fact("terminal", name, "is not set" if text is None else text)
    if over_ssh(os.environ):
        yield Fact("terminal", "ssh", "the terminal is at the other end of an SSH connection")


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "none, as NO_COLOR asks"
    if os.environ.get("COLORTERM", "").lower() in _TRUE_COLOUR:
        return "16 million"
    return "256" if os.environ.get("TERM", "").endswith("256color") else "16"


def _locale() -> Iterator[Fact]:
    name = next((n for n in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(n)), "")
    told = f"{name}={os.environ[name]}" if name else "no LC_ALL, LC_CTYPE or LANG is set"
    encoding = sys.stderr.encoding or "none"
    is_utf8 = encoding.lower().replace("-", "") == "utf8"
    advice = "" if is_utf8 else "set LANG to a name of 'locale -a' that ends in UTF-8"
    yield Fact("locale", "encoding", f"{encoding} ({told})", advice)


def _words(words: Loaded) -> Fact:
    """Return the language to read in, and whether the program's own words are in it."""
    text = f"{words.language or 'none is asked for'}; {words.told}"
    advice = "make it again with msgfmt" if words.damage else ""
    if words.unusable:
        named = ", ".join(map(repr, words.unusable[:_MOST_NAMED]))
        texts = counted(len(words.unusable), "text")
        advice = (
            f"let {texts} ask for the same values as in English, which is shown instead: {named}"
        )
    return Fact("locale", "language", text, advice)


def _clipboard() -> Iterator[Fact]:
    plan = plan_copy(os.environ, sys.platform)
    steps = [" or ".join(tool.route for tool in group) for group in plan.groups if group]
    if plan.osc52:
        steps.append("the terminal itself (OSC 52)")
    yield Fact("clipboard", "ways", ", then ".join(steps) or "none; values are shown instead")
    for tool in (tool for group in plan.groups for tool in group):
        yield Fact("clipboard", tool.route, f"says whether it took it; {shlex.join(tool.argv)}")
    if plan.osc52:
        advice = "where nothing arrives: ketamine-tui show ID --field NAME, or a QR code (qr ID)"
        yield Fact("clipboard", "OSC 52", "never says whether it took it", advice)
    if over_ssh(os.environ):
        text = "over SSH a tool would fill the clipboard of the other machine, so none is used"
        yield Fact("clipboard", "ssh", text)
    if os.environ.get("TMUX"):
        said = set_clipboard(os.environ) or "not known"
        advice = "where the outer terminal gets nothing: tmux set-option -g set-clipboard on"
        yield Fact("clipboard", "tmux", f"set-clipboard is {said}", "" if said == "on" else advice)


def _links() -> Fact:
    if reason := obstacle(os.environ, sys.platform):
        advice = "addresses are shown instead, and qr ID hands them to a phone"
        return Fact("links", "opener", reason, advice)
    openers = choose_openers(check_url("https://example.org/"), os.environ, sys.platform)
    if openers:
        return Fact("links", "opener", ", then ".join(opener.name for opener in openers))
    return Fact("links", "opener", "no program for links was found", "set BROWSER")


def _editor() -> Fact:
    file = Path("FILE")
    try:
        command = editor_command(FilePlace(file, 12, 3), os.environ)
    except EditorError as error:
        return Fact("editor", "command", "none", str(error))
    whole = [part.replace(str(file.absolute()), "FILE") for part in command]
    knows = any("12" in part for part in whole[1:])
    advice = "" if knows else "it is not known how this editor goes to a line"
    return Fact("editor", "command", f"for line 12: {shlex.join(whole)}", advice)
