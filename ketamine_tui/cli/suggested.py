"""The answer to a query of a shell command, which tells what words that find nothing may have meant."""

from typing import TYPE_CHECKING

from ketamine_tui.cli.output import complain

if TYPE_CHECKING:
    from ketamine_tui.query.view import View


def answered(asked: "View", *, is_corrected: bool = False) -> "View":
    """Return the view to print; where it is empty because of words that nothing has, say so.

    Args:
        asked: What is asked.
        is_corrected: Whether the one clear candidate, where there is one, is shown at once.
    """
    if asked.total:
        return asked
    # Most queries find something.
    from ketamine_tui.query.suggest import Suggested, answer

    view = answer(asked, is_corrected=is_corrected)
    if isinstance(view, Suggested):
        complain(view.said)
    return view


def suggestion_data(view: "View") -> dict[str, object] | None:
    """Return what is told of a view as data; None where nothing is."""
    from ketamine_tui.query.suggest import Suggested

    if not isinstance(view, Suggested):
        return None
    candidates = [
        {"text": item.text, "count": item.view.total, "query": str(item.view.query)}
        for item in view.suggestion.candidates
    ]
    return {
        "written": list(view.suggestion.written),
        "shown": view.corrected.text if view.corrected else None,
        "candidates": candidates,
    }
