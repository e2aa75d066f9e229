"""The options of the commands for curators."""

import argparse

from ketamine_tui.cli.options import add_id, add_json, add_query, date


def add_review(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``review``."""
    from ketamine_tui.model.review import RECORDED_STATES, Method

    parser.add_argument(
        "query",
        nargs="*",
        metavar="ID|QUERY",
        help="the entry to review or to tell the history of, or a query that narrows the queue",
    )
    add_json(parser)
    parser.add_argument(
        "--status", choices=[state.value for state in RECORDED_STATES], help="record this state"
    )
    parser.add_argument(
        "--method",
        choices=[method.value for method in Method],
        help="how it was checked; a confirmation needs one",
    )
    parser.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="TEXT",
        help="where it was read; may be given several times",
    )
    parser.add_argument("--note", default="", metavar="TEXT", help="a remark, or the reason")
    parser.add_argument(
        "--covers",
        action="append",
        default=[],
        metavar="FIELD",
        help="what was checked, if not the whole entry; may be given several times",
    )
    parser.add_argument("--reviewer", default="", metavar="NAME", help="who; remembered")
    parser.add_argument("--role", default="", metavar="TEXT", help="in which role; remembered")
    parser.add_argument(
        "--replaced-by", default="", metavar="ID", help="the entry to use instead of this one"
    )
    parser.add_argument(
        "--next-review",
        dest="next",
        metavar="DATE",
        type=date,
        help="when to look again; left out, the policy of the directory says",
    )


def add_check(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``check``."""
    parser.add_argument(
        "path", nargs="*", metavar="PATH", help="only files and folders of these names"
    )
    add_json(parser)
    parser.add_argument(
        "--format", choices=("text", "json", "sarif", "github"), default="text", help="for whom"
    )
    parser.add_argument("--rule", action="append", default=[], metavar="RULE", help="only this one")
    parser.add_argument("--max", type=int, metavar="N", help="print no more than the N worst")
    parser.add_argument(
        "--release", action="store_true", help="also what the urgent help must not lack"
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first write tags, numbers, ISBNs and DOIs in their own form",
    )
    parser.add_argument("--explain", default="", metavar="RULE", help="say what a rule means")


def add_stats(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``stats``."""
    add_query(parser)
    add_json(parser)
    parser.add_argument(
        "--days",
        type=_days,
        default=90,
        metavar="N",
        help="how lately contact points have to have been checked (90)",
    )


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 36_500:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days")
    return int(text)


def add_schema(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``schema``."""
    names = ("directory", "tags", "page", "entry", "views")
    parser.add_argument("name", metavar="NAME", choices=names, help=f"one of {', '.join(names)}")
    add_json(parser)


def add_new(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``new``."""
    from ketamine_tui.model.kind import Kind

    kinds = [kind.value for kind in Kind]
    parser.add_argument("kind", metavar="KIND", choices=kinds, help=f"one of {', '.join(kinds)}")
    parser.add_argument(
        "id", metavar="ID", nargs="?", default="", help="its id; left out, made of the title"
    )
    parser.add_argument("--title", default="", metavar="TEXT", help="what it is called")
    parser.add_argument("--section", default="", metavar="ID", help="where it is listed")
    parser.add_argument("--no-edit", action="store_true", help="do not open the editor")
    add_json(parser)


def add_edit(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``edit``."""
    add_id(parser)
    add_json(parser)


def add_views(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``views``."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="what --save keeps")
    add_json(parser)
    parser.add_argument(
        "--save", metavar="NAME", help="keep the query under this name; @NAME asks for it"
    )


def add_init(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``init``."""
    parser.add_argument("folder", metavar="DIR", help="a new or empty folder")
    add_json(parser)
    parser.add_argument(
        "--empty", action="store_true", help="begin with examples to be replaced, not with a copy"
    )
