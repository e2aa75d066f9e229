"""Problems of the files: those that are known already, and those that checking finds."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ketamine_tui.actions.session import Session
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.problem import Problem
from ketamine_tui.query.names import Names
from ketamine_tui.query.saved import known_problems


def problems_so_far(catalog: Catalog, names: Names, session: Session) -> Sequence[Problem]:
    """Return what is known to be wrong with the directory's files and with one's own."""
    return (*known_problems(catalog, names), *session.problems_of_own())


def check_files(
    catalog: Catalog, so_far: Sequence[Problem], folder: Path
) -> Callable[[], Sequence[Problem]]:
    """Return what checks the files of a folder, and reads nothing of the catalog any more."""
    directory, today = catalog.directory, catalog.today

    def all_problems() -> Sequence[Problem]:
        # Most people never look at it, and it brings the tables of telephone numbers.
        from ketamine_tui.checks.run import check

        return check(folder, directory, today, so_far, release=False)

    return all_problems
