"""Nearest kinds: what works of others are taken for, where a type of theirs is no kind of ours."""

from collections.abc import Mapping

from ketamine_tui.model.kind import Kind
from ketamine_tui.model.text import with_article
from ketamine_tui.store.draft import Draft


def nearest_kind(written: str, nearest: Mapping[str, Kind], draft: Draft) -> Kind:
    """Return the kind that a type is taken for, an article where none is near, and tell it."""
    kind = nearest.get(written, Kind.ARTICLE)
    reason = f"no kind of ours; taken for {with_article(kind)}"
    draft.lose("type", written, reason, "name one with --kind")
    return kind
