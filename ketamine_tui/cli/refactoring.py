"""``rename-tag``, ``merge-tags``, ``move``, ``rename-id`` and ``remove``: what would change, then the change."""

import argparse
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import Command, add_json, text_argument
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINE, asked_at_terminal, complain, put_answer, put_outcome
from ketamine_tui.model.text import counted, sentence

if TYPE_CHECKING:
    from ketamine_tui.actions.refactoring import MakePlan

_SHAPE = "refactoring/1"


class RenameTagOptions(NamedTuple):
    """A tag, its new label, and its new id if that changes too."""

    old: str
    new: str
    id: str
    yes: bool
    json: bool


class MergeTagsOptions(NamedTuple):
    """Tags, and the one that takes their place."""

    tags: list[str]
    into: str
    yes: bool
    json: bool


class MoveOptions(NamedTuple):
    """Entries, and their new section."""

    ids: list[str]
    section: str
    yes: bool
    json: bool


class RenameIdOptions(NamedTuple):
    """An entry's id, and the new one."""

    old: str
    new: str
    yes: bool
    json: bool


class RemoveOptions(NamedTuple):
    """Entries, and what becomes of mentions of them."""

    ids: list[str]
    replaced_by: str
    drop_references: bool
    yes: bool
    json: bool


def _add_yes_and_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--yes", action="store_true", help="do it; without it, only say what would change"
    )
    add_json(parser)


def _add_rename_tag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="TAG", type=text_argument, help="the tag, by any name of it")
    parser.add_argument("new", metavar="LABEL", type=text_argument, help="what it is called then")
    parser.add_argument("--id", default="", metavar="NEW", help="another id, too")
    _add_yes_and_json(parser)


def _add_merge_tags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "tags", nargs="+", metavar="TAG", type=text_argument, help="a tag that goes"
    )
    parser.add_argument("into", metavar="INTO", type=text_argument, help="the tag that stays")
    _add_yes_and_json(parser)


def _add_move(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help="an entry's id")
    parser.add_argument("section", metavar="SECTION", help="the id of the section")
    _add_yes_and_json(parser)


def _add_rename_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="ID", help="the entry's id")
    parser.add_argument("new", metavar="NEW", help="its new id")
    _add_yes_and_json(parser)


def _add_remove(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help="an entry's id")
    them = parser.add_mutually_exclusive_group()
    them.add_argument(
        "--replaced-by", default="", metavar="ID", help="the entry that is named instead"
    )
    them.add_argument(
        "--drop-references", action="store_true", help="take them out wherever they are named"
    )
    _add_yes_and_json(parser)


def run_rename_tag(context: Context, options: RenameTagOptions) -> int:
    """Give a tag another label."""
    from ketamine_tui.curation.refactoring.tags import plan_renamed_tag

    make = partial(plan_renamed_tag, old=options.old, label=options.new, new_id=options.id)
    return _refactor(context, make, is_asked=options.yes, as_json=options.json)


def run_merge_tags(context: Context, options: MergeTagsOptions) -> int:
    """Put one tag in the place of others."""
    from ketamine_tui.curation.refactoring.tags import plan_merged_tags

    make = partial(plan_merged_tags, names=options.tags, into=options.into)
    return _refactor(context, make, is_asked=options.yes, as_json=options.json)


def run_move(context: Context, options: MoveOptions) -> int:
    """List entries in another section."""
    from ketamine_tui.curation.refactoring.entries import plan_move

    make = partial(plan_move, ids=options.ids, section=options.section)
    return _refactor(context, make, is_asked=options.yes, as_json=options.json)


def run_rename_id(context: Context, options: RenameIdOptions) -> int:
    """Give an entry another id."""
    from ketamine_tui.curation.refactoring.entries import plan_renamed_entry

    make = partial(plan_renamed_entry, old=options.old, new=options.new)
    return _refactor(context, make, is_asked=options.yes, as_json=options.json)


def run_remove(context: Context, options: RemoveOptions) -> int:
    """Remove entries."""
    from ketamine_tui.curation.refactoring.entries import plan_removal

    make = partial(
        plan_removal,
        ids=options.ids,
        replaced_by=options.replaced_by,
        drops_mentions=options.drop_references,
    )
    return _refactor(context, make, is_asked=options.yes, as_json=options.json)


def _refactor(context: Context, make: "MakePlan", *, is_asked: bool, as_json: bool) -> int:
    """Print what would change; do it where that is asked for, with an option or at the terminal."""
    from ketamine_tui.actions.marking import going
    from ketamine_tui.actions.outcome import Outcome
    from ketamine_tui.actions.refactoring import carry_out, facts_of, prepare
    from ketamine_tui.cli.printing import print_hanging

    context.check_writing()
    session = context.session()
    plan = prepare(make, session)
    if isinstance(plan, Outcome):
        return put_outcome(plan, _SHAPE, as_json=False)
    if not as_json:
        print_hanging(context, plan.lines)
        for note in filter(None, (*plan.notes, going(plan.ids, session))):
            complain(sentence(note))
    question = f"{sentence(plan.told)}, {counted(plan.size, 'file')}. Write it?"
    if is_asked or (not as_json and asked_at_terminal(question)):
        return put_outcome(carry_out(plan, session), _SHAPE, as_json=as_json)
    if as_json:
        put_answer(_SHAPE, **facts_of(plan, is_written=False))
    complain(f"{plan.told}: {counted(plan.size, 'file')}; nothing is written yet, --yes does it")
    return FINE


RENAME_TAG = Command(_add_rename_tag, RenameTagOptions, run_rename_tag)
MERGE_TAGS = Command(_add_merge_tags, MergeTagsOptions, run_merge_tags)
MOVE = Command(_add_move, MoveOptions, run_move)
RENAME_ID = Command(_add_rename_id, RenameIdOptions, run_rename_id)
REMOVE = Command(_add_remove, RemoveOptions, run_remove)
