"""``links``: what is known of the links, and visiting them, which is the only thing that opens connections."""

import argparse
import sys
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import MOST_DAYS, Command, add_json, add_query, number
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, complain, put, put_answer, put_error
from ketamine_tui.model.errors import UserError
from ketamine_tui.model.text import clean, counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ketamine_tui.curation.link_check import Checked, LinkCheck

_GOOD = ("ok", "refused")


class Options(NamedTuple):
    """Whether to visit, which entries' links, after how many days again, and which addresses are allowed."""

    what: str
    query: str
    days: int
    intranet: bool
    json: bool


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=("list", "check"),
        help="list: what earlier visits have found; check: visit the links, which opens connections",
    )
    add_query(parser, "the entries whose links are meant")
    parser.add_argument(
        "--days",
        type=number(0, MOST_DAYS),
        default=7,
        metavar="N",
        help="visit a page again after N days (7)",
    )
    parser.add_argument(
        "--intranet", action="store_true", help="visit addresses of an intranet, too"
    )
    add_json(parser)


def run(context: Context, options: Options) -> int:
    """Print what is known of each link that is not simply there: verdict, address, reason, entries."""
    from ketamine_tui.actions.link_checking import link_check
    from ketamine_tui.curation.link_check import addresses
    from ketamine_tui.index.entries import entry_at
    from ketamine_tui.store.scan import is_note

    if is_note(context.opening.folder):
        raise UserError("a note has no file for what is found of its links")
    view = context.view(options.query)
    urls = addresses(entry_at(view.catalog, position) for position in view.positions)
    check = link_check(
        context.opening.folder, view.catalog.today, days=options.days, private=options.intranet
    )
    if options.what == "check":
        context.check_writing()
        _visit(check, urls)
    known = check.known(urls)
    if options.json:
        put_answer("links/1", links=[_data(one) for one in known])
    else:
        for one in known:
            if one.evidence.visit.verdict not in _GOOD:
                put(_line(one))
    _tell(known, len(urls))
    return FINDINGS if any(one.evidence.doubt == "link-gone" for one in known) else FINE


def _visit(check: "LinkCheck", urls: "Mapping[str, Sequence[str]]") -> None:
    """Visit what is due, and tell a terminal how far it is."""
    from ketamine_tui.actions.link_checking import hosts_of

    due = check.due(urls)
    hosts = counted(hosts_of(due), "host")
    complain(f"{counted(len(due), 'link')} of {len(urls)} to be visited, on {hosts}")
    for done, _ in enumerate(check.run(urls), 1):
        if sys.stderr.isatty():
            put_error(f"\r{done} of {len(due)}")
    if due and sys.stderr.isatty():
        put_error("\r" + " " * 20 + "\r")


def _line(checked: "Checked") -> str:
    visit = checked.evidence.visit
    where = f"now {visit.final}" if visit.verdict == "moved" else visit.reason
    parts = (visit.verdict, checked.url, where, " ".join(checked.entry_ids))
    return "\t".join(map(clean, parts))


def _data(checked: "Checked") -> dict[str, object]:
    evidence, visit = checked.evidence, checked.evidence.visit
    return {
        "url": checked.url,
        "entries": list(checked.entry_ids),
        "day": str(evidence.day),
        "verdict": visit.verdict.value,
        "reason": visit.reason,
        "final": visit.final,
        "gone": [str(day) for day in evidence.gone],
        "unreachable": [str(day) for day in evidence.unreachable],
        "rule": evidence.doubt,
    }


def _tell(known: "list[Checked]", total: int) -> None:
    counts: dict[str, int] = {}
    for one in known:
        verdict = one.evidence.visit.verdict.value
        counts[verdict] = counts.get(verdict, 0) + 1
    never = {"never visited": total - len(known)} if total > len(known) else {}
    parts = [f"{count} {verdict}" for verdict, count in (counts | never).items()]
    complain(", ".join(parts) or "there are no links")


LINKS = Command(_add_arguments, Options, run)
