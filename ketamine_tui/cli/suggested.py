"""The answer to a query of a shell command, which tells what words that find nothing may have meant."""

from typing import TYPE_CHECKING

from ketamine_tui.cli.output import complain

if TYPE_CHECKING:
    from ketamine_tui.query.view import View


def answered(view: "View", *, is_corrected: bool = False) -> "View":
    """Return the view to print; where it is empty because of words that nothing has, say so.

    Args:
        view: What is asked.
        is_corrected: Whether the one clear candidate, where there is one, is shown at once.
    """
    if view.total:
        return view
    # Most queries find something.
    from ketamine_tui.query.suggest import Suggested, answer

    view = answer(view, is_corrected=is_corrected)
    if isinstance(view, Suggested):
        complain(view.said)
    return view


def answer_data(view: "View", entries: list[dict[str, object]]) -> dict[str, object]:
    """Return entries of a view as data, with what is told of it."""
    return {**view.told._asdict(), "entries": entries, "suggestion": _suggestion(view)}


def _suggestion(view: "View") -> dict[str, object] | None:
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
