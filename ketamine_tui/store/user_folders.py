"""The person's own folders for this program, and what the files in them are called.

On Linux by the XDG Base Directory Specification: a variable that is not an absolute path does not count.
Where a person has no folder at all, theirs is one in which nothing can be.
"""

import os
import pwd
import re
import sys
import zlib
from pathlib import Path

VIEWS_FILE = "views.yaml"
"""The name of the file of the person's own saved views."""

ADVICE = "let HOME or XDG_CONFIG_HOME name a folder that you may write to"
"""What to do where nothing can be written into the person's own folders."""

MARKS_ADVICE = "let HOME or XDG_DATA_HOME name a folder that you may write to"
"""The same for marks, which are data."""

INDEX_NAME = re.compile(r"index-[0-9a-f]{8}\.sqlite3")
"""What indexes are called."""

_NAME = "ketamine-tui"
_NOWHERE = Path(os.devnull)
_PLATFORM: str = sys.platform


def cache_folder() -> Path:
    """Return where indexes are kept; they may be deleted at any time."""
    return _folder("cache", "XDG_CACHE_HOME", ".cache")


def index_name(content: Path) -> str:
    """Return what the index of a content folder is called."""
    # Two folders of one checksum would only take turns: the index knows which folder it is of.
    return f"index-{zlib.crc32(os.fsencode(content.resolve())):08x}.sqlite3"


def crash_file() -> Path:
    """Return where the report of the latest crash is kept."""
    return _state_folder() / "crash.log"


def journals_folder() -> Path:
    """Return where it is kept, while several files are changed at once, what becomes of them."""
    return _state_folder() / "journals"


def views_file() -> Path:
    """Return where the person's own saved views are kept."""
    return _config_folder() / VIEWS_FILE


def config_file() -> Path:
    """Return where the person says what the program does in every run."""
    return _config_folder() / "config.yaml"


def marks_file() -> Path:
    """Return where marks and private notes are kept.

    It is with the data: nobody could set them anew, as settings, nor do without them, as what a state is.
    """
    return _folder("data", "XDG_DATA_HOME", ".local/share") / "marks.yaml"


def settings_file() -> Path:
    """Return where the program remembers who reviews."""
    return _config_folder() / "settings.yaml"


def is_there(path: Path) -> bool:
    """Say whether there is a file or folder of the person's own; reading it says what is wrong with it.

    Most people have hardly any, and what would read them is not loaded for nothing.
    """
    return os.path.lexists(path)  # `Path.exists` raises for what may not be entered


def _state_folder() -> Path:
    return _folder("state", "XDG_STATE_HOME", ".local/state")


def _config_folder() -> Path:
    return _folder("config", "XDG_CONFIG_HOME", ".config")


def _folder(sort: str, variable: str, default: str) -> Path:
    if _PLATFORM == "linux":
        base = os.environ.get(variable, "")
        is_absolute = os.path.isabs(base)  # noqa: PTH117  # of a text
        return (Path(base) if is_absolute else _home() / default) / _NAME
    # Loading it would be a tenth of a whole `list`.
    import platformdirs  # noqa: PLC0415

    folders = {
        "cache": platformdirs.user_cache_path,
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "state": platformdirs.user_state_path,
    }
    folder = folders[sort](_NAME, appauthor=False)
    return folder if folder.is_absolute() else _NOWHERE / _NAME


def _home() -> Path:
    """Return the person's home: what the system says of them where ``HOME`` does not."""
    home = os.environ.get("HOME", "")
    if not os.path.isabs(home):  # noqa: PTH117  # of a text
        try:
            home = pwd.getpwuid(os.getuid()).pw_dir
        except KeyError:
            return _NOWHERE
    return Path(home)
