"""The tools that an assistant may call: urgent help, a search, and one entry; none changes anything.

No value leaves without the state of its entry and the day of its check.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ketamine_tui.actions.cautions import unchecked
from ketamine_tui.cli.context import Context, position_named
from ketamine_tui.cli.searching import search_data
from ketamine_tui.cli.showing import show_data
from ketamine_tui.cli.suggested import answered
from ketamine_tui.cli.urgent import region_data
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import reading_at
from ketamine_tui.model.errors import UserError, WrongUseError
from ketamine_tui.model.text import clean
from ketamine_tui.present.urgent import check_days, urgent_help, urgent_ways
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

_FEW, _MOST = 20, 100
"""Entries of an answer, where no limit is given and at most."""

_CAUTION = (
    "Tell a number or an address only together with its state and the day of its check (null: nobody"
    " has checked it). General information, not medical advice."
)


class Tool(NamedTuple):
    """A tool: its name, what an assistant is told of it, its arguments by name, and what answers."""

    name: str
    description: str
    arguments: Mapping[str, Mapping[str, Any]]
    required: tuple[str, ...]
    answer: Callable[[Catalog, Mapping[str, Any]], dict[str, object]]

    @property
    def described(self) -> dict[str, object]:
        """The tool as ``tools/list`` has it."""
        schema = {
            "type": "object",
            "properties": self.arguments,
            "required": list(self.required),
            "additionalProperties": False,
        }
        notes = {"readOnlyHint": True, "openWorldHint": False}
        return {
            "name": self.name,
            "description": self.description,
            "inputSchema": schema,
            "annotations": notes,
        }


def call(context: Context, tool: Tool, arguments: Mapping[str, Any]) -> dict[str, object]:
    """Return what a tool answers, or what was wrong with the question, as ``tools/call`` has it."""
    try:
        _check(tool, arguments)
        catalog = context.catalog()
        try:
            problem = catalog.broken
            answer = tool.answer(catalog, arguments)
        finally:
            catalog.close()
    except UserError as error:
        return _result(str(error), is_error=True)
    except OSError as error:
        return _result(f"the directory cannot be read: {error.strerror}", is_error=True)
    unread = problem.of_unread if problem else None
    text = json.dumps({"caution": _CAUTION, "unread": unread, **answer}, ensure_ascii=False)
    return _result(text, is_error=False)


def _result(text: str, *, is_error: bool) -> dict[str, object]:
    return {"content": [{"type": "text", "text": text}], "isError": is_error}


def _check(tool: Tool, arguments: Mapping[str, Any]) -> None:
    """Refuse arguments that are not what the tool takes.

    Raises:
        WrongUseError: If one is missing, unknown, or of another type.
    """
    names = ", ".join(tool.arguments)
    for name in tool.required:
        if name not in arguments:
            raise WrongUseError(f"{tool.name} needs {name}")
    for name, value in arguments.items():
        if name not in tool.arguments:
            raise WrongUseError(f"{tool.name} has no argument {clean(name)!r}", f"it takes {names}")
        if tool.arguments[name]["type"] == "string":
            if not isinstance(value, str) or not _is_text(value):
                raise WrongUseError(f"{name} must be a text")
        elif type(value) is not int or not 1 <= value <= _MOST:
            raise WrongUseError(f"{name} must be a number from 1 to {_MOST}")


def _is_text(value: str) -> bool:
    """Say whether a text can be written: JSON may escape half a character."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _urgent(catalog: Catalog, arguments: Mapping[str, Any]) -> dict[str, object]:
    regions, remark = urgent_help(catalog, clean(arguments.get("region", "")))
    if remark and not regions:
        raise UserError(remark)
    return {"remark": remark, "regions": [region_data(region) for region in regions]}


def _search(catalog: Catalog, arguments: Mapping[str, Any]) -> dict[str, object]:
    view = answered(View(Search(catalog)).with_text(arguments["query"]), is_corrected=True)
    positions = view.positions[: arguments.get("limit", _FEW)]
    data = search_data(view, positions)
    days = (check_days(catalog, at, reading_at(catalog, at)) for at in positions)
    entries = [
        {**entry, **day.as_data} for entry, day in zip(data.pop("entries"), days, strict=True)
    ]
    return {"total": view.total, "entries": entries, **data}


def _show(catalog: Catalog, arguments: Mapping[str, Any]) -> dict[str, object]:
    position = position_named(catalog, arguments["id"])
    reading = reading_at(catalog, position)
    state = catalog.row(position).state
    return {
        "state": state,
        **check_days(catalog, position, reading).as_data,
        "doubt": unchecked(state),
        "ways": [way.advice or way.value for way in urgent_ways(reading.entry)],
        **show_data(catalog, position),
    }


_TEXT = {"type": "string"}
TOOLS = {
    tool.name: tool
    for tool in (
        Tool(
            "urgent",
            "Whom to call or write to now, by region. Ask this first where somebody may be in danger.",
            {"region": {**_TEXT, "description": "a code such as GB or a name; all without it"}},
            (),
            _urgent,
        ),
        Tool(
            "search",
            "The entries that match, the best first, each with its state, the day of its check and what"
            " matched. To-be-reviewed means that nobody has checked it.",
            {
                "query": {
                    **_TEXT,
                    "description": "words, #tag, kind:helpline, region:GB, is:checked, OR, NOT",
                },
                "limit": {"type": "integer", "minimum": 1, "maximum": _MOST, "default": _FEW},
            },
            ("query",),
            _search,
        ),
        Tool(
            "show",
            "One entry with its state, its reviews and their sources; `ways` says how to reach it: what is"
            " marked as a placeholder or as a fax is not to be called.",
            {"id": {**_TEXT, "description": "the id, as the other tools tell it"}},
            ("id",),
            _show,
        ),
    )
}
"""The tools by name, in the order in which they are listed."""
