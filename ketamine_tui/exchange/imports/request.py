"""The import that a person asks for: which file, into which directory, and the plan that it comes to."""

import datetime as dt
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.exchange.imports.plan import Choices, Plan, Target
from ketamine_tui.exchange.imports.planner import plan
from ketamine_tui.exchange.readers.enclosed import Folder, RefusedError, archive_of
from ketamine_tui.exchange.readers.gathering import ReadOptions
from ketamine_tui.exchange.sources import MAX_BYTES, SOURCES, decoded, is_cards, recognise
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.errors import UnreadableError, WrongUseError
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.node import ReadError
from ketamine_tui.store.scan import DIRECTORY_FILE, scan


class Request(NamedTuple):
    """What to import, and what the person says of it.

    `source` is the name of its format, empty where it is to be recognised; `columns` has the headings of a
    table by our names.
    """

    file: Path
    folder: Path
    source: str = ""
    kind: Kind | None = None
    columns: Mapping[str, tuple[str, ...]] = {}
    choices: Choices = Choices()

    def plan(
        self,
        open_catalog: Callable[[], Catalog],
        today: dt.date,
        tell: Callable[[int, int], None],
    ) -> tuple[Plan, str]:
        """Return what would be written, and the name of the file's format.

        `open_catalog` opens the directory in the folder; it is asked only if there is one. `tell` is
        told how many entries of the file are ready, and of how many.

        Raises:
            UnreadableError: If the file or the directory cannot be read.
            WrongUseError: If the folder, a section or a column is not what it should be.
            OSError: If the disk refuses.
        """
        target = self._target(open_catalog)
        imported, source = self._read(today)
        origin = self.file.name
        planned = plan(imported, target, self.choices, origin=origin, today=today, tell=tell)
        return planned, source

    def _target(self, open_catalog: Callable[[], Catalog]) -> Target:
        """Return the directory to import into, or one of nothing for a new folder."""
        folder = self.folder
        if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
            return Target()
        if not (folder / DIRECTORY_FILE).is_file():
            raise WrongUseError(
                f"{folder} is no directory; name a new folder, or one with a {DIRECTORY_FILE}"
            )
        catalog = open_catalog()
        positions = range(catalog.size)
        entries = tuple(entry_at(catalog, position) for position in positions)
        paths = {
            entry.id: catalog.origin(position).path
            for entry, position in zip(entries, positions, strict=True)
        }
        # Files that cannot be read have no entry, and are not to be written over either.
        files = tuple(path for path in scan(folder).paths if "/" in path)
        return Target(catalog.directory, entries, paths, files)

    def _read(self, today: dt.date) -> tuple[Imported, str]:
        """Return what the file holds, and the name of its format."""
        name = self.file.name
        with self.file.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            data = stream.read(MAX_BYTES + 1)
        try:
            packed = archive_of(data)
            data = packed.package() if packed else data
            is_lenient = self.source in ("", "vcard") and is_cards(data, name)
            text = decoded(data, name, size, is_lenient=is_lenient)
            source = self.source or recognise(text, name)
            if self.columns and source != "csv":
                raise WrongUseError(f"--map is for csv; this is {source}")
            options = ReadOptions(
                self.kind, self.columns, today, packed or Folder(self.file.parent)
            )
            return SOURCES[source].read(text, name, options), source
        except RefusedError as error:
            raise UnreadableError(error.message, error.hint, str(self.file)) from None
        except ReadError as error:
            raise UnreadableError(error.message, error.hint, f"{self.file}:{error.where}") from None
