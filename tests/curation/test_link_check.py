"""The link check: what is visited, how often, and what is kept of it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from support.content import fields, open_content, write_directory

from ketamine_tui.curation.link_check import LinkCheck, Pace, addresses
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.errors import UnreadableError
from ketamine_tui.model.evidence import Evidence, Verdict, Visit, after
from ketamine_tui.store.link_evidence import EVIDENCE_FILE, load_evidence

DAY = dt.date(2026, 11, 25)
OK, GONE = Visit(Verdict.OK, etag='"1"'), Visit(Verdict.GONE, "404 Not Found")
LOST, SHY = Visit(Verdict.UNKNOWN, "no answer in time"), Visit(Verdict.REFUSED, "403 Forbidden")


def days(*numbers: int) -> list[dt.date]:
    return [DAY + dt.timedelta(number) for number in numbers]


def doubt(*visits: tuple[int, Visit]) -> str:
    evidence: Evidence | None = None
    for number, visit in visits:
        evidence = after(evidence, visit, DAY + dt.timedelta(number))
    assert evidence is not None
    return evidence.doubt


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        ([(0, GONE), (1, GONE)], "link-gone"),
        ([(0, GONE)], ""),
        ([(0, GONE), (0, GONE)], ""),
        ([(0, GONE), (1, OK)], ""),
        ([(0, GONE), (1, OK), (2, GONE)], ""),
        ([(0, GONE), (1, LOST)], ""),
        ([(0, LOST), (3, LOST), (7, LOST)], "link-unreachable"),
        ([(0, LOST), (3, LOST), (6, LOST)], ""),
        ([(0, LOST), (7, LOST)], ""),
        ([(n, LOST) for n in range(9)], "link-unreachable"),
        ([(0, LOST), (3, OK), (7, LOST)], ""),
        ([(n, SHY) for n in range(30)], ""),
        ([(0, Visit(Verdict.MOVED, final="https://b.example"))], "link-moved"),
        ([(0, OK)], ""),
    ],
)
def test_one_bad_day_proves_nothing(visits: list[tuple[int, Visit]], expected: str) -> None:
    assert doubt(*visits) == expected


def check(
    folder: Path, visit: Callable[[str], Visit], day: int = 0
) -> list[tuple[str, Verdict, str]]:
    ids = {
        "https://a.example/1": ["one"],
        "https://a.example/2": ["two"],
        "http://b.example": ["one"],
    }
    pace = Pace(days=7, delay=0)
    run = LinkCheck(folder, DAY + dt.timedelta(day), lambda url, *_: visit(url), pace).run(ids)
    return sorted((x.url, x.evidence.visit.verdict, " ".join(x.entry_ids)) for x in run)


def test_what_is_there_is_left_alone_for_a_while(tmp_path: Path) -> None:
    bad = "https://a.example/2"
    visited = check(tmp_path, lambda url: LOST if url == bad else OK)
    assert [url for url, *_ in visited] == ["http://b.example", "https://a.example/1", bad]
    assert check(tmp_path, lambda _: OK) == []
    assert check(tmp_path, lambda _: LOST, day=1) == [(bad, Verdict.UNKNOWN, "two")]
    assert len(check(tmp_path, lambda _: OK, day=7)) == 3
    assert load_evidence(tmp_path)[bad] == Evidence(DAY + dt.timedelta(7), OK)


def test_what_was_found_is_kept_where_the_check_is_ended(tmp_path: Path) -> None:
    ids = {f"https://a{n}.example": ["one"] for n in range(20)}
    run = LinkCheck(tmp_path, DAY, lambda *_: GONE, Pace(delay=0)).run(ids)
    first = next(run)
    del run
    assert load_evidence(tmp_path)[first.url] == Evidence(DAY, GONE, gone=(DAY,))


def test_two_people_who_check_keep_what_both_have_found(tmp_path: Path) -> None:
    mine = LinkCheck(tmp_path, DAY, lambda *_: OK, Pace(delay=0))
    theirs = LinkCheck(tmp_path, DAY, lambda *_: GONE, Pace(delay=0))
    list(theirs.run({"https://theirs.example": ["a"]}))
    list(mine.run({"https://mine.example": ["b"]}))
    assert load_evidence(tmp_path).keys() == {"https://mine.example", "https://theirs.example"}


def test_links_chats_and_sources_are_visited_and_nothing_else(tmp_path: Path) -> None:
    review: dict[str, object] = {
        "date": "2026-11-20",
        "status": "source-checked",
        "method": "read-source",
    }
    review |= {"reviewer": "A", "source": ["https://source.example", "Told by telephone"]}
    helpline = fields(kind="helpline", section="start", regions=["US"], reviews=[review])
    helpline |= {
        "links": [{"url": "https://link.example"}, {"url": "mailto:a@link.example"}],
        "chats": [{"url": "https://chat.example"}],
        "emails": [{"address": "a@mail.example"}],
    }
    catalog = open_content(write_directory(tmp_path / "c", {"contacts/line.yaml": helpline}))
    found = addresses(entry_at(catalog, position) for position in range(catalog.size))
    catalog.close()
    assert found == {f"https://{name}.example": ["line"] for name in ("chat", "link", "source")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "link-evidence.json:1:2: this is no JSON"),
        ("[]", "its format is not 'link-evidence/1'"),
        ('{"format": "link-evidence/2", "links": {}}', "its format is not"),
        ('{"format": "link-evidence/1", "links": {}, "more": 1}', "and nothing else"),
        (
            '{"format": "link-evidence/1", "links": {\n"https://a": {"day": "2026-11-31", "verdict": "ok"}}}',
            "link-evidence.json:2:1: '2026-11-31' is not a date",
        ),
        (
            '{"format": "link-evidence/1", "links": {\n"https://a": {"day": "2026-11-30", "verdict": "fine"}}}',
            "link-evidence.json:2:1: 'fine' is not a valid Verdict",
        ),
        (
            '{"format": "link-evidence/1", "links": {"https://a": {"day": "2026-11-30"}}}',
            "of which day and verdict are needed",
        ),
        ("[" * 100_000, "it is nested too deeply"),
        ("\udcff", "is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path, text: str, said: str) -> None:
    data = text.encode("utf-8", "surrogateescape")
    (tmp_path / EVIDENCE_FILE).write_bytes(data)
    with pytest.raises(UnreadableError) as error:
        check(tmp_path, lambda _: OK)
    assert said in str(error.value)
    assert (tmp_path / EVIDENCE_FILE).read_bytes() == data


def test_what_is_written_is_read_again_and_has_a_line_for_each_address(tmp_path: Path) -> None:
    check(tmp_path, lambda url: Visit(Verdict.MOVED, final=f"{url}/ä", last_modified="x"))
    lines = (tmp_path / EVIDENCE_FILE).read_text("utf-8").splitlines()
    assert [line.split('"')[1] for line in lines if "verdict" in line] == sorted(
        load_evidence(tmp_path)
    )
    assert load_evidence(tmp_path)["http://b.example"].visit.final == "http://b.example/ä"
