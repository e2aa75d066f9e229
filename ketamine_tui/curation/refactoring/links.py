"""The links of pages to files of entries: led elsewhere, or taken away from their words."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from ketamine_tui.curation.refactoring.plan import Line
from ketamine_tui.model.prose import Block
from ketamine_tui.store.markdown import entry_address, read_markdown
from ketamine_tui.store.saving import NotWrittenError

Target = str | None
"""The path of the file to which a link leads afterwards; None where the link is to go and its words stay."""

_DESTINATION = re.compile(r"(?:\]\(\s*<?|\]:[ \t]*<?)(?P<to>[^\s()<>#]+)")
_INLINE = re.compile(r"\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\(\s*<?(?P<to>[^\s()<>#]+)[^()]*\)")


def with_links(
    body: str, path: str, targets: Mapping[str, Target], first_line: int
) -> tuple[str, list[Line]]:
    """Return the Markdown of a page with links that lead elsewhere, and what has changed at which line.

    Args:
        body: The Markdown.
        path: The page's own path below the directory's folder.
        targets: By the path of a file, where links to it lead afterwards.
        first_line: The line on which the Markdown begins.

    Raises:
        NotWrittenError: If a link is written in a way that cannot be changed safely.
    """
    lines = []
    for old, new in targets.items():
        for match in reversed(list((_DESTINATION if new else _INLINE).finditer(body))):
            if posixpath.normpath(posixpath.join(posixpath.dirname(path), match["to"])) != old:
                continue
            start, end = match.span("to") if new else match.span()
            changed = body[:start] + _written(match, path, new) + body[end:]
            # What only looks like a link, in code for instance, stays.
            if _leads_elsewhere(_shown(body, path), _shown(changed, path), old, new):
                number = first_line + body.count("\n", 0, start)
                lines.append(Line(number, f"link: {old} -> {new or 'its words alone'}"))
                body = changed
        for line in links_to(body, path, old):
            message = f"the link to {old} is written in a way that cannot be changed: do it by hand"
            raise NotWrittenError(message, f"{path}:{first_line + line - 1}")
    return body, lines


def links_to(body: str, path: str, file: str) -> Iterator[int]:
    """Yield the lines, from 1, of the links of a page to a file."""
    yield from (link.place.line for link in read_markdown(body, path).files if link.file == file)


def _written(match: re.Match[str], path: str, new: Target) -> str:
    return posixpath.relpath(new, posixpath.dirname(path)) if new else match["words"]


_Shown = list[tuple[Block, list[tuple[str, str, str]]]]


def _shown(body: str, path: str) -> _Shown:
    """Return what a page shows: its blocks, and each letter with its style and where it leads."""
    return [
        (
            block._replace(spans=()),
            [(letter, span.style, span.href) for span in block.spans for letter in span.text],
        )
        for block in read_markdown(body, path).blocks
    ]


def _leads_elsewhere(before: _Shown, after: _Shown, old: str, new: Target) -> bool:
    """Say whether two texts show the same, but for links to a file that lead elsewhere."""
    pair = (entry_address(old), entry_address(new) if new else "")
    return len(before) == len(after) and all(
        block == other
        and len(letters) == len(others)
        and all(
            one[:2] == two[:2] and (one[2] == two[2] or (one[2], two[2]) == pair)
            for one, two in zip(letters, others, strict=True)
        )
        for (block, letters), (other, others) in zip(before, after, strict=True)
    )
