"""The context of a shell command: the directory that is meant, the day, and how answers are printed."""

import datetime as dt
import os
import sys
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.output import complain, write_to_terminal
from ketamine_tui.cli.progress import terminal_progress
from ketamine_tui.model.config import Config
from ketamine_tui.model.errors import UserError
from ketamine_tui.model.language import locale_language
from ketamine_tui.model.marks import NO_MARKS, Marks, MarksPlace
from ketamine_tui.model.privacy import PRIVATE, says_private
from ketamine_tui.model.text import clean
from ketamine_tui.model.translate import use
from ketamine_tui.store.locate import locate
from ketamine_tui.store.user_folders import (
    cache_folder,
    config_file,
    is_there,
    journals_folder,
    locale_folder,
    marks_file,
    settings_file,
    views_file,
)

if TYPE_CHECKING:
    from ketamine_tui.actions.configuration import Configuration
    from ketamine_tui.actions.session import Session
    from ketamine_tui.curation.curator import Curator
    from ketamine_tui.index.catalog import Catalog
    from ketamine_tui.index.opening import Opening
    from ketamine_tui.query.view import View
    from ketamine_tui.store.catalogues import Loaded

DUMB = ("", "dumb", "unknown")
"""Terminals that know no sequences, by their names in TERM."""


class SharedOptions(NamedTuple):
    """The options of every command; `content` names the directory, `as_of` the day taken for today."""

    content: str | None = None
    as_of: dt.date | None = None
    plain: bool | None = None
    debug: bool = False
    private: bool | None = None
    language: str | None = None

    @property
    def said(self) -> Mapping[str, str]:
        """The settings of the configuration that an option decides for this run, as texts."""
        said = {"content": self.content or "", "language": self.language or ""}
        for name, is_said in (("plain", self.plain), ("private", self.private)):
            said[name] = "" if is_said is None else "yes" if is_said else "no"
        return {name: text for name, text in said.items() if text}


def position_named(catalog: "Catalog", entry_id: str) -> int:
    """Return the position of an entry.

    Raises:
        UserError: If there is none of this id.
    """
    position = catalog.position(entry_id)
    if position is None:
        raise UserError(
            f"there is no entry {clean(entry_id)!r}; 'ketamine-tui list' prints the ids"
        )
    return position


def _finish_interrupted(folder: Path, *, is_private: bool) -> None:
    """Finish what a process that was killed has left half done in a directory, if that may be; tell of it."""
    journals = journals_folder()
    if not is_there(journals):
        return
    from ketamine_tui.store.journal import finish, is_interrupted
    from ketamine_tui.store.saving import NotWrittenError

    if is_private:
        if is_interrupted(folder, journals):
            complain(
                "a change of several files was interrupted; a session that may write finishes it"
            )
        return
    try:
        if number := finish(folder, journals):
            complain(f"a change of {number} files that was interrupted is finished now")
    except NotWrittenError as error:
        complain(str(error))


class Context:
    """What a command works with. Everything is made when it is first asked for: some need no directory."""

    def __init__(self, options: SharedOptions) -> None:
        self.options = options
        self._has_told_configuration = False

    def over(self, content: str) -> "Context":
        """Return the context of another directory."""
        return Context(self.options._replace(content=content))

    def today(self) -> dt.date:
        """Return the day that counts as today."""
        return self.options.as_of or dt.datetime.now().astimezone().date()

    @property
    def is_plain(self) -> bool:
        """Whether output is to be plain lines, without styles, tables or a pager."""
        is_capable = sys.stdout.isatty() and os.environ.get("TERM", "") not in DUMB
        # Asked last: only a terminal is sure to have an encoding.
        if not is_capable:
            return True
        is_plain = self.options.plain
        if self.config.plain if is_plain is None else is_plain:
            return True
        return not sys.stdout.encoding.lower().startswith("utf")

    @cached_property
    def configuration(self) -> "Configuration":
        """What the person's own file says, the keys that come of it, and what is wrong with it."""
        from ketamine_tui.actions.configuration import load_configuration

        return load_configuration(config_file())

    @cached_property
    def has_configuration(self) -> bool:
        """Whether there is such a file."""
        return is_there(config_file())

    @property
    def config(self) -> Config:
        """What it says; to know what is to be known without one spares loading the table of commands."""
        return self.configuration.config if self.has_configuration else Config()

    @cached_property
    def is_private(self) -> bool:
        """Whether this run writes no file: by its option, the environment, or the configuration."""
        if self.options.private is not None:
            return self.options.private
        if word := os.environ.get("KETAMINE_TUI_PRIVATE"):
            return says_private(word)
        return bool(self.config.private)

    @cached_property
    def language(self) -> str:
        """The tag of the language to read in: by its option, the configuration, or the locale."""
        return self.options.language or self.config.language or locale_language(os.environ)

    def words(self, language: str) -> "Loaded":
        """Return what there is of the program's words in a language."""
        from ketamine_tui.store.catalogues import SHIPPED, load_catalogue

        return load_catalogue(language, (locale_folder(), SHIPPED))

    def speak(self, *, is_read: bool) -> None:
        """Let the words of the program be in the language to read in; say why they cannot be.

        Args:
            is_read: As for `catalog`.
        """
        language = self.language if is_read else self.options.language or ""
        if not language:
            return
        loaded = self.words(language)
        use(loaded.catalogue, language)
        if loaded.damage:
            complain(loaded.told)

    def check_writing(self) -> None:
        """Refuse a command that writes, in a private session.

        Raises:
            UserError: If this is one.
        """
        if self.is_private:
            raise UserError(PRIVATE)

    @cached_property
    def opening(self) -> "Opening":
        """What opens the directory.

        Raises:
            ContentNotFoundError: If there is none.
        """
        from ketamine_tui.index.opening import Opening

        location = locate(self.options.content, os.environ, self.config.content)
        _finish_interrupted(location.folder, is_private=self.is_private)
        marks = MarksPlace(marks_file(), location.identity)
        return Opening(
            location,
            self.today,
            cache_folder(),
            views_file(),
            marks,
            is_kept=not self.is_private,
            language=self.language,
        )

    def catalog(
        self, *, fresh: bool = False, has_marks: bool = False, is_read: bool = False
    ) -> "Catalog":
        """Open the directory; tell a terminal how far a long reading is, and what could not be read.

        Args:
            fresh: As for `Opening.open`. Whoever asks for it tells all problems.
            has_marks: Whether the answer is for the person whose marks there are, and for nobody else.
            is_read: Whether it is a text to be read. Programs are told what the directory itself says, wherever
                they run, unless an option asks for a language.
        """
        opening = self.opening if has_marks else self.opening._replace(marks=None)
        if not is_read:
            opening = opening._replace(language=self.options.language or "")
        with terminal_progress() as progress:
            catalog = opening.open(progress, fresh=fresh)
        self._tell_configuration()
        if not fresh and (problem := catalog.broken):
            complain(f"{problem.of_unread}; 'ketamine-tui check' names all that is wrong")
        return catalog

    def _tell_configuration(self) -> None:
        """Say what is wrong with the person's own file, once: a server opens the directory again and again."""
        if self._has_told_configuration or not self.has_configuration:
            return
        self._has_told_configuration = True
        if problems := self.configuration.problems:
            rest = "; 'ketamine-tui doctor' tells the rest" if problems[1:] else ""
            complain(f"{problems[0]}{rest}")

    def view(
        self,
        query: str = "",
        catalog: "Catalog | None" = None,
        *,
        with_notes: bool = False,
    ) -> "View":
        """Return the view that a query asks for; say what keeps marks from being known that it needs.

        Args:
            query: The query as typed.
            catalog: The directory, where it is open already.
            with_notes: Whether the person's own notes are wanted of what matches, whatever the query names.

        Raises:
            QueryError: If it cannot be understood.
        """
        from ketamine_tui.query.search import Search
        from ketamine_tui.query.view import View

        catalog = catalog or self.catalog(has_marks=True)
        view = View(Search(catalog)).with_text(query)
        if with_notes or view.search.asks_for_marks(view.query):
            # Read here, where it is told what keeps them from being known.
            view = view.over(Search(catalog.with_marks(self.marks)))
        return view

    @cached_property
    def marks(self) -> Marks:
        """What is somebody's own; what of the file cannot be used is told, once."""
        place = self.opening.marks
        if place is None or not is_there(place.file):
            return NO_MARKS
        from ketamine_tui.store.marks_file import load_marks

        marks, problems = load_marks(place)
        for problem in problems:
            complain(str(problem))
        return marks

    def curator(self) -> "Curator":
        """Return what writes reviews into the directory."""
        # Writing costs half as much as the whole start, and most people only read.
        from ketamine_tui.curation.curator import Curator

        return Curator(
            self.opening.location, self.today(), settings_file(), is_private=self.is_private
        )

    def session(
        self, clipboard: str | None = None, decided: frozenset[str] = frozenset()
    ) -> "Session":
        """Return where the effects of a session take place.

        Args:
            clipboard: The option of that name.
            decided: The settings that are not the configuration's in this run.
        """
        from ketamine_tui.actions.session import Session

        return Session(
            os.environ,
            clipboard=clipboard or self.config.clipboard or "auto",
            configuration=self.configuration,
            config_file=config_file(),
            decided=decided,
            settings_file=settings_file(),
            views_file=self.opening.views_file,
            marks=self.opening.marks,
            watched=self.opening.folder,
            make_curator=self.curator,
            write=write_to_terminal,
            is_private=self.is_private,
        )
