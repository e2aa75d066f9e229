"""Identifiers in notes: those that a format has no field for, and those of other programs."""

import json

import pytest

from ketamine_tui.exchange.noted_identifiers import Noted, noted, read_noted
from ketamine_tui.exchange.readers.gathering import ReadOptions
from ketamine_tui.exchange.sources import SOURCES
from ketamine_tui.model.entry import Identifier, Resource
from ketamine_tui.model.kind import Kind

SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"

WORK = Resource(
    id="a",
    kind=Kind.ARTICLE,
    section="",
    title="T",
    summary="S",
    identifiers=(
        Identifier("doi", "10.1/a"),
        Identifier("isbn", "1"),
        Identifier("isbn", "2"),
        Identifier("nct", "NCT04939649"),
    ),
)


def test_what_has_no_field_of_its_own_is_noted() -> None:
    assert [*noted(WORK, ("doi", "isbn"))] == ["ISBN: 2", "NCT: NCT04939649"]
    assert [*noted(WORK, ("doi", "isbn", "nct"))] == ["ISBN: 2"]


@pytest.mark.parametrize(
    ("note", "identifiers", "rest"),
    [
        ("PMID: 31166571\nPMCID: PMC6551577", (("pmid", "31166571"), ("pmcid", "PMC6551577")), ""),
        ("PMID: 31166571; Read in May.", (("pmid", "31166571"),), "Read in May."),
        ("Read in May.\narXiv: 2001.00001 [q-bio.NC]", (("arxiv", "2001.00001"),), "Read in May."),
        ("NCT: NCT04939649.", (("nct", "NCT04939649"),), ""),
        ("doi:10.1/x;ISBN:978", (("doi", "10.1/x"), ("isbn", "978")), ""),
        # A semicolon within a DOI (SICI) is none between two.
        ("doi:10.1/x;nice:978", (("doi", "10.1/x;nice:978"),), ""),
        (f"DOI: {SICI}; Read in May.", (("doi", SICI),), "Read in May."),
        # A remark, a register that nobody knows, and words behind a number stay what they are.
        ("Warning: dated", (), "Warning: dated"),
        ("NICE: TA854", (), "NICE: TA854"),
        ("PMID: 31166571 is a reply; see there", (), "PMID: 31166571 is a reply; see there"),
        ("cf. PMID: 31166571", (), "cf. PMID: 31166571"),
    ],
)
def test_what_others_note_is_read_where_its_register_is_known(
    note: str, identifiers: tuple[tuple[str, str], ...], rest: str
) -> None:
    assert read_noted(note, is_ours=False) == Noted(identifiers, rest)


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("NICE: TA854\nWHO-ICTRP: a b", Noted((("nice", "TA854"), ("who-ictrp", "a b")), "")),
        ("NICE: TA854\nWarning: closed", Noted((("nice", "TA854"),), "Warning: closed")),
        # What stands behind a remark is the remark's.
        ("Warning: see\nNICE: TA854", Noted((), "Warning: see\nNICE: TA854")),
    ],
)
def test_what_we_noted_stands_at_the_top(note: str, found: Noted) -> None:
    assert read_noted(note, is_ours=True) == found


def test_a_number_of_arxiv_in_zoteros_place_for_it_is_an_identifier() -> None:
    def read(number: str) -> tuple[tuple[Identifier, ...], list[str]]:
        item = {"type": "article", "title": "T", "abstract": "S", "number": number}
        imported = SOURCES["csl"].read(json.dumps([item]), "file", ReadOptions())
        entry = imported.entries[0].entry
        assert isinstance(entry, Resource)
        return entry.identifiers, [x.message.partition(" ")[0] for x in imported.losses]

    assert read("arXiv:2001.00001") == ((Identifier("arxiv", "2001.00001"),), [])
    assert read("7") == ((), ["number"])


@pytest.mark.parametrize("noted_too", ["https://doi.org/10.1000/X", "10.1000/x"])
def test_an_identifier_that_a_field_has_in_another_spelling_is_one(noted_too: str) -> None:
    csl = json.dumps(
        [{"type": "book", "title": "T", "DOI": "10.1000/x", "note": f"DOI: {noted_too}"}]
    )
    bibtex = (
        f"@book{{a, title={{T}}, doi={{10.1000/x}}, note={{DOI: {noted_too}; DOI: 10.1000/y}}}}"
    )
    for name, text, more in (("csl", csl, ()), ("bibtex", bibtex, ("10.1000/y",))):
        entry = SOURCES[name].read(text, "file", ReadOptions()).entries[0].entry
        assert isinstance(entry, Resource)
        assert tuple(x.value for x in entry.identifiers) == ("10.1000/x", *more)
