"""Earlier values of an entry: what changed fields said when they were confirmed."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ketamine_tui.actions.session import Session
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.review import ReviewState


def earlier_values(
    catalog: Catalog, position: int, session: Session
) -> Callable[[], Mapping[str, str]] | None:
    """Return what finds out what an entry said before; nothing where it says the same as ever."""
    is_changed = catalog.row(position).state is ReviewState.CHANGED
    if not is_changed or (curator := session.curator) is None:
        return None
    folder = curator.folder
    return lambda: values_before_change(catalog, position, folder, session.environment)


def values_before_change(
    catalog: Catalog, position: int, folder: Path, environment: Mapping[str, str]
) -> Mapping[str, str]:
    """Return what the fields of an entry said that have changed since it was checked, by name."""
    if catalog.row(position).state is not ReviewState.CHANGED:
        return {}
    # Most people never look at it, and it brings what reads files.
    from ketamine_tui.curation.git_history import values_before
    from ketamine_tui.services.git import versions

    path = catalog.origin(position).path
    texts = versions(folder, path, environment)
    return values_before(entry_at(catalog, position), path, catalog.directory, texts)
