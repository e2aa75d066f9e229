"""``review``: the queue, the history of an entry, and recording what was found."""

import argparse
import os

from ketamine_tui.cli.opening import content_folder, curator_of, open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, USAGE, complain, put, put_answer
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.text import clean
from ketamine_tui.query.queue import within_queue
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View


def review(arguments: argparse.Namespace) -> int:
    """Record a review, or print what is on record for an entry, or the queue."""
    catalog = open_catalog(arguments)
    words: list[str] = arguments.query
    if arguments.status:
        return _record(arguments, catalog)
    if len(words) == 1 and (position := catalog.position(words[0])) is not None:
        return _print_history(arguments, catalog, position)
    return _print_queue(catalog, words, as_json=arguments.json)


def _print_queue(catalog: Catalog, words: list[str], *, as_json: bool) -> int:
    asked = View(Search(catalog)).with_text(" ".join(words))
    view = asked.with_query(within_queue(asked.query))
    rows = catalog.rows(view.positions)
    if as_json:
        entries = [{"id": r.id, "kind": r.kind, "state": r.state, "title": r.title} for r in rows]
        put_answer("queue/1", entries=entries)
    else:
        for row in rows:
            put(f"{row.id}\t{row.kind}\t{row.state}\t{row.title}")
    return FINE if rows else FINDINGS


def _print_history(arguments: argparse.Namespace, catalog: Catalog, position: int) -> int:
    # The queue needs rows only: whole entries would double what it costs.
    from ketamine_tui.actions.history import values_before_change
    from ketamine_tui.index.entries import entry_at
    from ketamine_tui.present.history import history_blocks
    from ketamine_tui.present.layout import plain_text
    from ketamine_tui.store.decode import encode

    before = values_before_change(catalog, position, content_folder(arguments), os.environ)
    if arguments.json:
        entry = entry_at(catalog, position)
        reviews = [encode(review) for review in entry.reviews]
        put_answer("history/1", id=entry.id, reviews=reviews, before=dict(before))
    else:
        put(plain_text(history_blocks(catalog, position, before)))
    return FINE


def _record(arguments: argparse.Namespace, catalog: Catalog) -> int:
    # Most people only read, and what writes reads YAML first.
    from ketamine_tui.curation.reviewing import Finding, RefusedError
    from ketamine_tui.index.entries import entry_at
    from ketamine_tui.model.review import Method, ReviewState
    from ketamine_tui.present.trust import people_line
    from ketamine_tui.store.decode import encode
    from ketamine_tui.store.saving import NotWrittenError

    position = catalog.position(arguments.query[0]) if len(arguments.query) == 1 else None
    if position is None:
        named = clean(" ".join(arguments.query))
        complain(f"name one entry to review; there is no entry {named!r}")
        return USAGE
    if arguments.replaced_by and catalog.position(arguments.replaced_by) is None:
        complain(f"there is no entry {clean(arguments.replaced_by)!r} to use instead")
        return USAGE
    curator = curator_of(arguments)
    remembered = curator.reviewer
    finding = Finding(
        status=ReviewState(arguments.status),
        covers=tuple(name for part in arguments.covers for name in part.split(",") if name),
        method=Method(arguments.method) if arguments.method else None,
        source=tuple(map(clean, arguments.source)),
        note=clean(arguments.note),
        reviewer=clean(arguments.reviewer or remembered.reviewer),
        role=clean(arguments.role or remembered.role),
        replaced_by=arguments.replaced_by,
        next_review=arguments.next,
    )
    entry, path = entry_at(catalog, position), catalog.origin(position).path
    try:
        written = curator.record(finding, entry, path, catalog.directory)
    except RefusedError as error:
        option = f" (--{error.field.replace('_', '-')})" if error.field else ""
        complain(f"{error}{option}")
        return USAGE
    except NotWrittenError as error:
        complain(str(error))
        return FINDINGS
    people = people_line((*entry.reviews, written), entry.kind, catalog.directory.review_policy)
    if arguments.json:
        put_answer("review/1", id=entry.id, path=path, review=encode(written))
    else:
        put(f"{entry.id}: {written.status.words.lower()} {written.date}")
    if people:
        complain(people)
    return FINE
