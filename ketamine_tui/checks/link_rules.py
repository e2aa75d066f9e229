"""Rules about links by what visits have found. Nothing is visited here, and nothing of it makes an entry more trusted."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ketamine_tui.checks.subject import Subject, problem
from ketamine_tui.model.errors import UnreadableError
from ketamine_tui.model.evidence import Evidence
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.link_evidence import EVIDENCE_FILE, load_evidence
from ketamine_tui.store.node import START, Place

_SAID = {
    "link-gone": "{url}: {reason}, on {days}",
    "link-unreachable": "{url} could not be reached on {days}: {reason}",
    "link-moved": "{url} is now {final}",
}


def problems_of_links(folder: Path, subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield what is wrong with links, or with the file of what visits have found."""
    try:
        evidence = load_evidence(folder)
    except UnreadableError as error:
        line, _, column = error.where.removeprefix(f"{EVIDENCE_FILE}:").partition(":")
        place = Place(int(line), int(column)) if line.isdecimal() else START
        yield problem("link-evidence-unreadable", EVIDENCE_FILE, place, error.message, error.hint)
        return
    if evidence:
        for subject in subjects:
            yield from _problems_of(subject, evidence)


def _problems_of(subject: Subject, evidence: Mapping[str, Evidence]) -> Iterator[Problem]:
    for url, place in _addresses(subject):
        known = evidence.get(url)
        if known is None or not (rule := known.doubt):
            continue
        days = known.gone if rule == "link-gone" else known.unreachable
        visit = known.visit
        parts = {"days": ", ".join(map(str, days)), "reason": visit.reason, "final": visit.final}
        yield subject.problem(rule, place, _SAID[rule].format(url=url, **parts))


def _addresses(subject: Subject) -> Iterator[tuple[str, Place]]:
    for record in subject.web_ways():
        yield record.text("url"), record.place_in("url")
    for record in subject.records("reviews"):
        yield record.text("source"), record.place_in("source")
        yield from ((source.text, source.place) for source in record.scalars("source"))
