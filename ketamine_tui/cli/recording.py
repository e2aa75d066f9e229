"""Recording reviews from a script: of one entry, or of several with one finding."""

from collections.abc import Sequence

from ketamine_tui.actions.outcome import Outcome
from ketamine_tui.actions.reviewing import not_recorded, record, record_all
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import (
    FINDINGS,
    FINE,
    asked_at_terminal,
    complain,
    put,
    put_answer,
    put_outcome,
)
from ketamine_tui.cli.printing import print_blocks
from ketamine_tui.cli.reviewing import Options
from ketamine_tui.curation.reviewing import Finding, RefusedError, check_several
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.prose import Block
from ketamine_tui.model.review import Method, ReviewState
from ketamine_tui.model.text import clean, sentence
from ketamine_tui.present.card import card_at


def finding_of(
    context: Context, options: Options, status: ReviewState, catalog: Catalog
) -> Finding:
    """Return what the options say was found."""
    if options.replaced_by and catalog.position(options.replaced_by) is None:
        raise WrongUseError(f"there is no entry {clean(options.replaced_by)!r} to use instead")
    remembered = context.curator().reviewer
    reviewer = clean(options.reviewer or remembered.reviewer)
    return Finding(
        status=status,
        covers=tuple(name for part in options.covers for name in part.split(",") if name),
        method=Method(options.method) if options.method else None,
        source=tuple(map(clean, options.source)),
        note=clean(options.note),
        reviewer=reviewer,
        role=clean(options.role or remembered.role_of(reviewer)),
        replaced_by=options.replaced_by,
        next_review=options.next_review,
    )


def record_one(
    context: Context, options: Options, finding: Finding, catalog: Catalog, position: int
) -> int:
    """Record what was found about an entry."""
    entry, path = entry_at(catalog, position), catalog.origin(position).path
    outcome = record(finding, entry, path, catalog.directory, context.session())
    if not outcome.is_done:
        return _refused(outcome)
    facts = dict(outcome.facts)
    remarks = (facts.pop("people"), facts.pop("forgotten"))
    if options.json:
        put_answer("review/1", **facts)
    else:
        in_part = " in part" if finding.covers and finding.status.is_checked else ""
        put(f"{entry.id}: {finding.status.words.lower()}{in_part} {catalog.today}")
    for remark in filter(None, remarks):
        complain(sentence(str(remark)))
    return FINE


def record_several(
    context: Context,
    options: Options,
    finding: Finding,
    catalog: Catalog,
    positions: Sequence[int],
) -> int:
    """Record one finding about several entries; before they are confirmed, each is shown."""
    try:
        check_several(finding)
    except RefusedError as error:
        return _refused(not_recorded(error))
    if finding.status.is_checked:
        if options.json:
            message = "several entries are confirmed only where each is shown: leave --json out"
            raise WrongUseError(message)
        _show(context, catalog, positions)
        question = f"Confirm these {len(positions)} entries?"
        if not (options.yes or asked_at_terminal(question)):
            complain("nothing is recorded yet; --yes records it")
            return FINDINGS
    named = [(entry_at(catalog, x), catalog.origin(x).path) for x in positions]
    outcome = record_all(finding, named, catalog.directory, context.session())
    if not outcome.is_done:
        return _refused(outcome)
    if not options.json:
        for entry, _ in named:
            put(f"{entry.id}: {finding.status.words.lower()} {catalog.today}")
    return put_outcome(outcome, "reviews/1", as_json=options.json)


def _show(context: Context, catalog: Catalog, positions: Sequence[int]) -> None:

    blocks: list[Block] = []
    for position in positions:
        blocks += (*card_at(catalog, position).blocks, Block("rule"))
    print_blocks(context, blocks)


def _refused(outcome: Outcome) -> int:
    field = str(outcome.facts.get("field", ""))
    option = f" (--{field.replace('_', '-')})" if field else ""
    told = outcome._replace(told=f"{outcome.told}{option}")
    return put_outcome(told, "review/1", as_json=False)
