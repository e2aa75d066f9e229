"""Every answer in JSON: how it is asked for, and the page that describes them all."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from support.shell import ROOT, Shell

SCHEMAS = ROOT / "docs/schema/output"
CARDS = "cards.vcf"
AS_OF = ("--as-of", "2020-06-15")
NO_JSON = {
    "schema": "prints a JSON Schema, with or without `--json`",
    "completion": "prints a script, or words for a shell",
    "merge": "prints nothing but what is left to decide, as errors",
    "man": "prints a manual page",
    "mcp": "answers in the protocol's own form",
    "serve": "prints the address of its pages",
}
"""The commands that have no shape of their own, and why."""


class Ask(NamedTuple):
    """A command line that answers in a shape; `words` follow ``ketamine-tui``."""

    shape: str
    words: tuple[str, ...]
    is_shown: bool = True

    @property
    def command(self) -> str:
        """The command."""
        return self.words[0]


ASKED = (
    Ask("list", ("list", "kind:book", "is:checked")),
    Ask("list", ("list", "kind:book", "--columns", "id,due"), is_shown=False),
    Ask("why", ("list", "kind:book", "--why", "film")),
    Ask("search", ("search", "grace", "1999")),
    Ask("show", ("show", "film")),
    Ask("urgent", ("urgent", "--region", "GB")),
    Ask("sections", ("sections", "kind:book")),
    Ask("tags", ("tags", "kind:book")),
    Ask("views", ("views",)),
    Ask("views", ("views", "--save", "mine", "kind:book"), is_shown=False),
    Ask("copy", ("copy", "help-line", "--clipboard", "cat")),
    Ask("open", ("open", "new-book")),
    Ask("marks", ("mark", "help-line")),
    Ask("note", ("note", "help-line", "ask for the night")),
    Ask("qr", ("qr", "help-line", "text")),
    Ask("export", ("export", "bookmarks", "id:new-book", "--output", "books.html")),
    Ask("export", ("export", "csv", "kind:book"), is_shown=False),
    Ask("import", ("import", CARDS, "--to", "my-cards")),
    Ask("queue", ("review", "kind:helpline")),
    Ask("history", ("review", "film")),
    Ask(
        "review",
        ("review", "film", "--status", "needs-changes", "--note", "gone", "--reviewer", "A"),
    ),
    Ask(
        "reviews",
        (
            "review",
            "film",
            "new-book",
            "--status",
            "needs-changes",
            "--note",
            "x",
            "--reviewer",
            "A",
        ),
    ),
    Ask("refactoring", ("merge-tags", "Depression", "Mood")),
    Ask("refactoring", ("rename-tag", "Pain", "Ache", "--yes"), is_shown=False),
    Ask("refactoring", ("move", "film", "books"), is_shown=False),
    Ask("refactoring", ("rename-id", "film", "a-film"), is_shown=False),
    Ask("refactoring", ("remove", "film"), is_shown=False),
    Ask("check", ("check", "--max", "1", "--rule", "phone-placeholder")),
    Ask("links", ("links", "list", "kind:book")),
    Ask("rule", ("check", "--explain", "tag-repeated")),
    Ask("stats", ("stats", "kind:helpline")),
    Ask("edit", ("edit", "film")),
    Ask("edit", ("new", "book", "a-book", "--title", "A book", "--no-edit"), is_shown=False),
    Ask("init", ("init", "my-directory")),
    Ask("forget", ("forget", "--cache"), is_shown=False),
    Ask("doctor", ("doctor",), is_shown=False),
)
"""A command line for every shape, in the order of the page."""


def answer(shell: Shell, ask: Ask) -> Any:
    """Return what a command line answers, in a folder of the home."""
    (shell.home / CARDS).write_bytes((ROOT / "tests/fixtures" / CARDS).read_bytes())
    done = shell.run(*ask.words, "--json", *AS_OF, cwd=shell.home)
    assert done.code in (0, 1), done
    return done.data


def schema(shape: str) -> dict[str, Any]:
    """Return the schema of a shape."""
    found: dict[str, Any] = json.loads((SCHEMAS / f"{shape}.json").read_text("utf-8"))
    return found


def page(shell: Shell, folder: Path) -> Iterator[str]:
    """Yield the sections of the page: what each shape holds, and an example over the small directory."""
    for ask in ASKED:
        if not ask.is_shown and ask.shape not in ("doctor", "forget"):
            continue
        title = schema(ask.shape)["title"]
        yield f"\n## {title}\n\n`ketamine-tui {' '.join(ask.words)} --json`\n"
        yield from ("| field | type | what it is |", "|---|---|---|")
        yield from (
            f"| `{name}` | {kind} | {text} |" for name, kind, text in _fields(schema(ask.shape))
        )
        if ask.is_shown:
            shown = json.dumps(_short(answer(shell, ask)), indent=2)
            shown = shown.replace(str(folder), "/home/me/directory").replace(f"{shell.home}/", "")
            yield f"\n```json\n{shown}\n```"


def _fields(schema: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str, str]]:
    for name, part in schema.get("properties", {}).items():
        if name == "format":
            continue
        kinds = part.get("type", "string")
        kind = kinds if isinstance(kinds, str) else " or ".join(kinds)
        items = part.get("items", {})
        if kind == "array":
            items = items.get("anyOf", [items])[0]
            kind = f"array of {items.get('type', 'object')}s"
        yield f"{prefix}{name}", kind, part.get("description", "")
        yield from _fields(items, f"{prefix}{name}[].")
        yield from _fields(part, f"{prefix}{name}.")


def _short(value: Any) -> Any:
    """Return an answer with the first item of each list of records only."""
    if isinstance(value, dict):
        return {name: _short(part) for name, part in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [_short(value[0])]
    return value
