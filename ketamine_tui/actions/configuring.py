"""Changes of the configuration: what is chosen in the program is kept, and what others wrote is taken up."""

from typing import NamedTuple

from ketamine_tui.actions.configuration import Configuration, load_configuration
from ketamine_tui.actions.outcome import Outcome
from ketamine_tui.actions.session import Session
from ketamine_tui.model.problem import Severity
from ketamine_tui.model.translate import _

_AT_START = ("content", "mouse", "linear", "width", "plain", "private", "columns", "language")
"""The settings that are looked at when the program or a command begins."""


def keep_theme(name: str, session: Session) -> Outcome:
    """Write a theme into the person's own file, so that it is there in the next run; nothing else changes in it."""
    if session.config_file is None:
        return Outcome(_("Theme {name}").format(name=name), is_done=True)
    if session.is_private:
        return Outcome(
            _("Theme {name}, for this run only: the session is private").format(name=name)
        )
    from ketamine_tui.store.config_file import save_config
    from ketamine_tui.store.saving import NotWrittenError

    try:
        save_config(session.config_file, {"theme": name})
    except NotWrittenError as error:
        told = _("Theme {name}, for this run only: {reason}")
        return Outcome(told.format(name=name, reason=error))
    held = session.configuration
    # So that it is nothing new when the file is seen to have changed.
    session.configuration = held._replace(config=held.config._replace(theme=name))
    told = _("Theme {name}, kept in {file}").format(name=name, file=session.config_file.name)
    return Outcome(told, is_done=True)


class Taken(NamedTuple):
    """What has come of reading the person's own file again: the settings that hold otherwise, and what to tell."""

    changed: frozenset[str] = frozenset()
    told: str = ""


def take_configuration(new: Configuration, session: Session) -> Taken:
    """Let a file that was read again hold in a session, unless something is wrong with it.

    A file with an error changes nothing: who is in the middle of an edit keeps the settings and the keys of
    before. Its problems are listed all the same.
    """
    old = session.configuration
    if new == old:
        return Taken()
    wrong = next((p for p in new.problems if p.severity is Severity.ERROR), None)
    if wrong is not None:
        session.configuration = old._replace(problems=new.problems)
        stays = _("the earlier settings stay")
        return Taken(told=f"{wrong.where} {wrong.message}; {stays}")
    session.configuration = new
    before, after = old.config._asdict(), new.config._asdict()
    changed = frozenset(name for name in after if before[name] != after[name]) - session.decided
    if "clipboard" in changed:
        session.clipboard = new.config.clipboard or "auto"
    later = [name for name in _AT_START if name in changed]
    told = _("Read config.yaml again; {settings} at the next start").format(
        settings=", ".join(later)
    )
    return Taken(changed, told if later else _("Read config.yaml again"))


def read_configuration(session: Session) -> Configuration:
    """Return what the person's own file says now."""
    if session.config_file is None:
        return session.configuration
    return load_configuration(session.config_file)
