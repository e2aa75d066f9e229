"""What an entry said before: the values of changed fields when they were confirmed."""

from collections.abc import Mapping
from pathlib import Path

from ketamine_tui.curation.git_history import values_before
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.review import ReviewState
from ketamine_tui.services.git import versions


def values_before_change(
    catalog: Catalog, position: int, folder: Path, environment: Mapping[str, str]
) -> Mapping[str, str]:
    """Return what the fields of an entry said that have changed since it was checked, by name.

    Args:
        catalog: The directory.
        position: The entry.
        folder: The directory's folder.
        environment: The variables of the process.
    """
    if catalog.row(position).state is not ReviewState.CHANGED:
        return {}
    path = catalog.origin(position).path
    texts = versions(folder, path, environment)
    return values_before(entry_at(catalog, position), path, catalog.directory, texts)
