"""Writing what an import comes to: all of it or nothing, and nothing over a file that is there."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ketamine_tui.exchange.imports.plan import Plan
from ketamine_tui.model.directory import Directory
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.directory_writer import directory_text, tags_text, with_tags
from ketamine_tui.store.filing import write_entry
from ketamine_tui.store.locate import SCAFFOLD
from ketamine_tui.store.new_folder import new_folder
from ketamine_tui.store.saving import NotWrittenError, save, undo
from ketamine_tui.store.scan import DIRECTORY_FILE, TAGS_FILE


def write_import(
    plan: Plan, folder: Path, description: str, tell: Callable[[int, int], None]
) -> None:
    """Write the files of a plan.

    Args:
        plan: What to write.
        folder: The directory's folder; a new or empty one where the plan is of a new directory.
        description: What a new directory says of itself, unless what was imported says it.
        tell: Is told before each file how many are written, and of how many; it may raise, and nothing is written then.

    Raises:
        NotWrittenError: If something is in the way, or the disk refuses; nothing is written then.
    """
    if plan.is_new:
        _write_new(plan, folder, description, tell)
    else:
        _add(plan, folder, tell)


def _write_new(
    plan: Plan, folder: Path, description: str, tell: Callable[[int, int], None]
) -> None:
    first = load_directory(SCAFFOLD, {DIRECTORY_FILE}).directory
    directory = _completed(plan.directory, first, description)
    with new_folder(folder) as made:
        _write_text(made / DIRECTORY_FILE, directory_text(directory))
        if plan.tags:
            _write_text(made / TAGS_FILE, tags_text(directory.vocabulary))
        for number, file in enumerate(plan.files):
            tell(number, len(plan.files))
            _write_text(made / file.path, file.text)


def _completed(directory: Directory, first: Directory, description: str) -> Directory:
    """Return a directory with what a first one has and the imported one does not say."""
    return directory._replace(
        description=directory.description or description,
        disclaimer=directory.disclaimer or first.disclaimer,
        views=directory.views or first.views,
        review_policy=first.review_policy,
    )


def _write_text(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")


def _add(plan: Plan, folder: Path, tell: Callable[[int, int], None]) -> None:
    """Add files to a directory; when one of them cannot be written, none is."""
    taken = [file.path for file in plan.files if (folder / file.path).exists()]
    if taken:
        raise NotWrittenError(f"there is {taken[0]} by now; nothing was written")
    written = (
        save(folder, TAGS_FILE, lambda text: with_tags(text, plan.tags)) if plan.tags else None
    )
    done: list[Path] = []
    try:
        for number, file in enumerate(plan.files):
            tell(number, len(plan.files))
            done.append(folder / file.path)
            write_entry(folder, file.path, file.text)
    except BaseException:
        for path in done:
            with suppress(OSError):  # what could not be written is not there
                path.unlink()
        if written is not None:
            undo(written)
        raise
