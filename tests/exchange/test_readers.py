"""Files of other programs, as people have them: understood, or told line by line; never a crash."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketamine_tui.exchange.readers.cells import between_commas
from ketamine_tui.exchange.readers.gathering import ReadOptions
from ketamine_tui.exchange.sources import MAX_BYTES, SOURCES, decoded, is_cards, recognise
from ketamine_tui.model.contact import Address, Email, Link, Phone, Schedule, TextNumber
from ketamine_tui.model.entry import OTHERS, Alert, Contact, Identifier, Resource
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.store.directory_writer import directory_text
from ketamine_tui.store.node import ReadError
from ketamine_tui.store.report import LOSS
from ketamine_tui.store.yaml_reader import read_yaml


def read(name: str, text: str, options: ReadOptions | None = None) -> Imported:
    return SOURCES[name].read(text, "file", options or ReadOptions())


def one(name: str, text: str, options: ReadOptions | None = None) -> Any:
    (found,) = read(name, text, options).entries
    return found.entry


def losses(imported: Imported) -> list[tuple[int, str]]:
    assert {loss.rule for loss in imported.losses} <= {LOSS}
    return [(loss.line, loss.message) for loss in imported.losses]


# vCard.

CARD = """\
BEGIN:VCARD
VERSION:2.1
N:Example;Ada;;Dr.
FN:Dr. Ada Example
ORG:Clinic;Pain unit
TEL;WORK;VOICE:+1 (202) 555-0143
TEL;HOME;FAX:+44 (0)20 7946 0000
item1.EMAIL;TYPE=INTERNET:ada@example.org
NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=AB =
works here
ADR;WORK:;;1 Example Road;London;;N1;UK
PHOTO;ENCODING=b:AAAA
 BBBB
BDAY:1980-01-01
a line that is none
TEL:no digits
END:VCARD
"""


def test_an_old_card_is_understood_and_the_rest_is_told() -> None:
    imported = read("vcard", CARD)
    (found,) = imported.entries
    entry = found.entry
    assert isinstance(entry, Contact)
    assert (entry.kind, entry.title, entry.organization) == (
        Kind.PERSON,
        "Dr. Ada Example",
        "Clinic, Pain unit",
    )
    assert entry.phones == (
        Phone("+1 (202) 555-0143", "+12025550143", label="work"),
        # How a number with a bracketed nought is dialled is not known.
        Phone("+44 (0)20 7946 0000", type=PhoneType.FAX, label="home"),
    )
    assert entry.emails == (Email("ada@example.org"),)
    assert entry.summary == "Zoë works here"
    place = Address(address_1="1 Example Road", city="London", postal_code="N1", country="UK")
    assert entry.addresses == (place._replace(note="work"),)
    told = losses(imported)
    assert (12, "PHOTO 'AAAABBBB': no field for it") in told
    assert (14, "BDAY '1980-01-01': no field for it") in told
    assert (15, "line 'a line that is none': not a line of a card") in told
    assert (16, "phones: 'no digits' is not of the expected form") in told
    assert len(told) == 4


def test_a_card_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    imported = read("vcard", "BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nNOTE:x\nTEL:+1202555")
    assert [found.entry.title for found in imported.entries] == ["A", "B"]
    assert "it has no end" in losses(imported)[0][1]
    assert any("it may be cut off" in message for _, message in losses(imported))


def test_a_card_without_a_name_is_told() -> None:
    ways = "TEL:123\nEMAIL:a@example.org\nTEL;TYPE=fax:124"
    imported = read("vcard", f"BEGIN:VCARD\nVERSION:4.0\n{ways}\nEND:VCARD\n")
    assert imported.entries == ()
    assert losses(imported) == [(1, "title '123; 124; a@example.org': an entry without a title")]


@pytest.mark.parametrize(
    ("lines", "kind", "other_names", "told"),
    [
        ("FN:Max\nN:Doe;Jane;;Dr.", Kind.PERSON, ("Dr. Jane Doe",), ""),
        # A title, a suffix, marks, case and order make no other name.
        ("FN:doe, jane\nN:Doe;Jane;;Dr.;Jr.", Kind.PERSON, (), ""),
        ("FN:\u5b54\u5b50\nN:\u5b54;\u5b50;;;", Kind.PERSON, (), ""),
        ("FN:A House\nN:Doe;Jane\nORG:A House", Kind.ORGANIZATION, (), "N 'Jane Doe': "),
        ("FN:Jane Doe\nN:Doe;Jane\nORG:Jane Doe", Kind.PERSON, (), ""),
        ("FN:Jane Doe\nN:Doe;Jane\nORG:A House", Kind.PERSON, (), ""),
        ("FN:A\nN:Doe;Jane\nORG:A House\nX-ABShowAs:COMPANY", Kind.ORGANIZATION, (), "N 'J"),
        ("FN:A House\nN:A House;;;;\nORG:A House", Kind.ORGANIZATION, (), ""),
        ("FN:A House\nN:;A House;;;\nORG:A House", Kind.ORGANIZATION, (), ""),
        ("FN:Jane\nN:;Jane;;;\nORG:A House", Kind.PERSON, (), ""),
        # Without an organization it is a person, but where a word of the name says otherwise and none names one.
        ("FN:Helpline \u2013 A\nN:Helpline \u2013 A;;;;", Kind.ORGANIZATION, (), ""),
        ("FN:A Hospital", Kind.ORGANIZATION, (), ""),
        ("FN:Jane Hospital\nN:Hospital;Jane", Kind.PERSON, (), ""),
        ("FN:Jane Doe\nN:Jane Doe;;;;", Kind.PERSON, (), ""),
        (
            "FN:J. D.\nN:Doe;Jane;Ann,Amy;Dr.;Jr.,M.D.",
            Kind.PERSON,
            ("Dr. Jane Ann Amy Doe Jr., M.D.",),
            "",
        ),
        ("KIND:individual\nFN:A House\nN:Doe;J\nORG:A House", Kind.PERSON, ("J Doe",), ""),
    ],
)
def test_whom_a_card_names_beside_its_name_is_kept_or_told(
    lines: str, kind: Kind, other_names: tuple[str, ...], told: str
) -> None:
    imported = read("vcard", f"BEGIN:VCARD\n{lines}\nNOTE:n\nEND:VCARD\n")
    (found,) = imported.entries
    assert (found.entry.kind, found.entry.alternate_names) == (kind, other_names)
    assert [message[: len(told)] for _, message in losses(imported)] == [told] * bool(told)


@pytest.mark.parametrize("begin", ["AGENT:BEGIN:VCARD", "AGENT:\nBEGIN:VCARD"])
def test_what_a_card_within_another_says_is_about_somebody_else(begin: str) -> None:
    agent = f"{begin}\nVERSION:3.0\nFN:Bo\nTEL:55502\nEND:VCARD"
    text = f"BEGIN:VCARD\nFN:Ada\nNOTE:n\nTEL:55501\n{agent}\nEMAIL:a@b.org\nEND:VCARD\n"
    imported = read("vcard", text)
    (found,) = imported.entries
    assert isinstance(found.entry, Contact)
    assert (found.entry.title, found.entry.alternate_names) == ("Ada", ())
    assert (found.entry.phones, found.entry.emails) == ((Phone("55501"),), (Email("a@b.org"),))
    reason = "it is about somebody else, whose card stands within this one"
    told = [f"AGENT FN 'Bo': {reason}", f"AGENT TEL '55502': {reason}"]
    assert [message for _, message in losses(imported)] == told


def test_a_card_within_another_that_has_no_end_takes_no_other_card() -> None:
    text = "BEGIN:VCARD\nFN:A\nAGENT:BEGIN:VCARD\nFN:B\nBEGIN:VCARD\nFN:C\nEND:VCARD\n"
    assert [found.entry.title for found in read("vcard", text).entries] == ["A", "C"]
    assert [x.entry.title for x in read("vcard", text.replace("AGENT:BEGIN:", "AGENT:x")).entries]


def test_a_line_with_an_answering_machine_is_to_be_called_but_in_a_card_of_ours() -> None:
    card = "BEGIN:VCARD\nFN:A\nNOTE:n\n{}TEL;TYPE=work,msg:55501\nTEL;TYPE=sms:55502\nEND:VCARD"
    entry = one("vcard", card.format(""))
    assert (entry.phones, entry.texts) == (
        (Phone("55501", label="work"),),
        (TextNumber("55502"),),
    )
    entry = one("vcard", card.format("PRODID:-//ketamine-tui//directory//EN\n"))
    assert (entry.phones, [x.number for x in entry.texts]) == ((), ["55501", "55502"])


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\r\r\n"])
def test_a_card_may_have_any_line_breaks(line_break: str) -> None:
    lines = "BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:AAAA\n BBBB\nNOTE:n\n  m\nEND:VCARD\n"
    imported = read("vcard", lines.replace("\n", line_break))
    assert imported.entries[0].entry.summary == "n m"
    assert losses(imported) == [(3, "PHOTO 'AAAABBBB': no field for it")]


def test_a_text_number_is_one_only_where_nobody_speaks() -> None:
    card = 'BEGIN:VCARD\nFN:A\nNOTE:n\nTEL;TYPE=text:55501\nTEL;TYPE="text,voice":55502\nEND:VCARD'
    entry = one("vcard", card)
    assert (entry.texts, entry.phones) == ((TextNumber("55501"),), (Phone("55502"),))


@pytest.mark.parametrize(
    ("line", "field", "kept", "told"),
    [
        # The example of RFC 6350, section 6.4.1.
        (
            'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+1-418-656-9254;ext=102',
            *("phones", (Phone("+1-418-656-9254 ext. 102", label="home"),), ""),
        ),
        ("TEL:tel:+1202555;isub=7", "phones", (Phone("+1202555", "+1202555"),), "TEL 'isub=7'"),
        ("TEL:tel:+12025550143", "phones", (Phone("+12025550143", "+12025550143"),), ""),
        # A nought that begins an area code is not dialled from abroad.
        ("TEL:+44 (020) 7946 0000", "phones", (Phone("+44 (020) 7946 0000"),), ""),
        ("TEL:+44 (20) 79460000", "phones", (Phone("+44 (20) 79460000", "+442079460000"),), ""),
        ("ORG:B", "organization", "O", "ORG 'B': an entry has one"),
        ("ORG:O;", "organization", "O", ""),
        ("FN:Second", "alternate_names", ("Second",), ""),
        ("FN:A", "alternate_names", (), ""),
        ("ADR;TYPE=home:;;1 R;;;;", "addresses", (Address(address_1="1 R", note="home"),), ""),
        ("ADR:;;1 R;;;;", "addresses", (Address(address_1="1 R"),), ""),
        # How it is written, and that it is the first of several, is not what it is for.
        (
            "ADR;PREF;WORK;QUOTED-PRINTABLE;PARCEL:;;1=20R;;;;",
            *("addresses", (Address(address_1="1 R", note="work, parcel"),), ""),
        ),
        ("TITLE:", "title", "A", ""),
        ("X-Other:;;", "title", "A", ""),
        ('ADR;GEO="geo:1,2":;;1 R;;;;', "addresses", (Address(address_1="1 R"),), "ADR GEO"),
        ("ADR:;Suite 2;1 R;;;;", "addresses", (Address(address_1="1 R", address_2="Suite 2"),), ""),
        (
            "ADR:Box 3;Suite 2;;;;;",
            "addresses",
            (Address(address_1="Suite 2", address_2="Box 3"),),
            "",
        ),
        ("TEL;TYPE=WhatsApp,pref:55501", "phones", (Phone("55501", label="whatsapp"),), ""),
        # The other example there: what takes calls and messages is no video line.
        (
            'TEL;TYPE="work,cell,voice,video,text":55501',
            *("phones", (Phone("55501", type=PhoneType.CELL, label="work"),), ""),
        ),
        ("EMAIL;INTERNET;PREF:a@b.org", "emails", (Email("a@b.org"),), ""),
        ("URL;TYPE=work:http://b.org", "links", (Link("http://b.org", "work"),), ""),
    ],
)
def test_what_a_card_says_is_kept_or_told(line: str, field: str, kept: object, told: str) -> None:
    imported = read("vcard", f"BEGIN:VCARD\nFN:A\nORG:O\nNOTE:n\n{line}\nEND:VCARD\n")
    (found,) = imported.entries
    assert getattr(found.entry, field) == kept
    assert [number for number, _ in losses(imported)] == ([5] if told else [])
    assert all(message.startswith(told) for _, message in losses(imported))


@pytest.mark.parametrize(
    ("lines", "phones", "told"),
    [
        ("1.TEL:55501\n1.X-ABLabel:homeFax", Phone("55501", "", PhoneType.FAX, "homeFax"), 0),
        ("1.TEL:55501\n1.X-ABLabel:_$!<Assistant>!$_", Phone("55501", label="Assistant"), 0),
        ("1.TEL:55501\n1.X-ABLabel:Faxon Hall", Phone("55501", label="Faxon Hall"), 0),
        ("1.X-ABLabel:\n1.TEL:55501", Phone("55501"), 0),
        ("1.TEL:55501\n2.X-ABLabel:Fax", Phone("55501"), 1),
        ("TEL:55501\nX-ABLabel:Fax", Phone("55501"), 1),
    ],
)
def test_a_label_is_that_of_its_group(lines: str, phones: Phone, told: int) -> None:
    imported = read("vcard", f"BEGIN:VCARD\nFN:A\nNOTE:n\n{lines}\nEND:VCARD\n")
    (found,) = imported.entries
    assert found.entry.phones == (phones,)  # type: ignore[attr-defined]
    assert len(losses(imported)) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("PHOTO;ENCODING=b", ["PHOTO 'AAAABBBB=': no field for it"]),
        ("PHOTO;BASE64", ["PHOTO 'AAAABBBB=': no field for it"]),
        ("PHOTO", ["PHOTO 'AAAA': no field for it", "line 'BBBB=': not a line of a card"]),
    ],
)
def test_a_picture_that_is_broken_into_lines_is_told_once(line: str, told: list[str]) -> None:
    imported = read("vcard", f"BEGIN:VCARD\nFN:A\n{line}:AAAA\nBBBB=\nNOTE:n\nEND:VCARD\n")
    assert [message for _, message in losses(imported)] == told
    assert imported.entries[0].entry.summary == "n"


CARDS = b"BEGIN:VCARD\nFN:%b\nNOTE%b\nTEL:123\nEND:VCARD\nBEGIN:VCARD\nFN:B\nNOTE:n\nEND:VCARD\n"


@pytest.mark.parametrize(
    ("note", "kept", "told"),
    [
        (b";CHARSET=ISO-8859-1:Zo\xeb", "Zo\u00eb", ""),
        (b";CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Zo=EB", "Zo\u00eb", ""),
        (b";CHARSET=Shift_JIS:\x83\x5c", "\u30bd", ""),
        (b";CHARSET=ISO-2022-JP:\x1b$B%=\x1b(B", "\u30bd", ""),
        # Converted since it was written.
        (b";CHARSET=ISO-8859-1:Zo\xc3\xab", "Zo\u00eb", ""),
        # Broken within a character (RFC 6350, section 3.2).
        (b":Zo\xc3\n \xab", "Zo\u00eb", ""),
        (b":Zo\xeb", "", "byte 0xEB is not UTF-8"),
        (b";ENCODING=QUOTED-PRINTABLE:Zo=EB", "", "byte 0xEB is not UTF-8"),
        (b";CHARSET=unicode_escape:Zo\xeb", "", "CHARSET=unicode_escape is not known"),
        (b";CHARSET=US-ASCII:Zo\xeb", "", "it is not of its CHARSET=US-ASCII"),
    ],
)
def test_a_declared_charset_is_read_and_a_bad_line_costs_that_line(
    note: bytes, kept: str, told: str
) -> None:
    data = CARDS % (b"A", note)
    assert is_cards(data, "x.vcf")
    imported = read("vcard", decoded(data, is_lenient=True))
    assert [(x.entry.title, x.entry.summary) for x in imported.entries] == [("A", kept), ("B", "n")]
    messages = [message for _, message in losses(imported) if "summary" not in message]
    assert len(messages) == bool(told)
    assert all(told in message for message in messages)


def test_only_cards_may_hold_other_bytes() -> None:
    assert not is_cards(b"# A note\nBEGIN:VCARD", "x.vcf")
    assert not is_cards(b"BEGIN:VCARD", "x.md")


# BibTeX.

BIB = r"""
Some words.
@string{jb = {Journal of Examples}}
@article{Example_2019,
  title = {The {NMDA} receptor: {\"U}ber 50\% of \emph{patients}},
  author = "Example, Ada and {World Example Organization} and Jos{\'e} de la Example",
  journal = jb, year = 2019, month = mar, pages = {17--23},
  doi = {10.1234/ab\_c}, url = {https://example.org/a_b},
  keywords = {mood; pain, \#tagged}, file = {:home/ada/x.pdf:PDF},
  note = {Read this},
}
@book{broken, title = {No end
@book{b, title = {B}, abstract = {About B.}, series = {S}, journal = {J}}
@proceedings{c, title = {C}, abstract = {x}, weird = {1}}
"""


def test_bibtex_is_understood_and_the_rest_is_told() -> None:
    imported = read("bibtex", BIB)
    article, book, _ = (found.entry for found in imported.entries)
    assert isinstance(article, Resource)
    assert article.id == "example-2019"
    assert article.title == "The NMDA receptor: Über 50% of patients"
    assert article.authors == ("Ada Example", "World Example Organization", "José de la Example")
    assert (article.container_title, article.issued) == ("Journal of Examples", "2019-03")
    assert (article.page, article.tags) == ("17-23", ("mood", "pain", "#tagged"))
    assert article.identifiers == (Identifier("doi", "10.1234/ab_c"),)
    assert article.links == (Link("https://example.org/a_b"),)
    assert (book.kind, book.summary) == (Kind.BOOK, "About B.")
    told = dict(losses(imported))
    assert told[2] == "text 'Some words.': it stands outside of any entry"
    assert told[10] == "note 'Read this': no field for it"
    assert "@book{broken" in told[12]
    assert told[13] == "series 'S': container_title is known already"
    assert told[14] == "weird '1': no field for it"


STRINGS = r"""@string{dtv = {Deutscher Verlag}}
@string{doubled = dtv # " and " # dtv}
"""


def isbn(value: str) -> tuple[Identifier, ...]:
    return (Identifier("isbn", value),)


def work(fields: str, kind: str = "book") -> str:
    """Return a bibliography of one entry whose fields stand on line 3."""
    return f"{STRINGS}@{kind}{{a, title = {{T}}, abstract = {{S}}, {fields}}}"


@pytest.mark.parametrize(
    ("fields", "kept", "told"),
    [
        (r"title = {The {\TeX}book}", {"title": "The TeXbook"}, ""),
        (r"title = {\pounds5}", {"title": "\u00a35"}, ""),
        (r"title = {$\beta$-blockers of H$_2$O}", {"title": "\u03b2-blockers of H\u2082O"}, ""),
        (r"title = {$5 and $6}", {"title": "$5 and $6"}, ""),
        (r"title = {{A} {B} {\em c}}", {"title": "A B c"}, ""),
        (r"title = {5\textsuperscript{th} m\textsuperscript{2}}", {"title": "5th m\u00b2"}, ""),
        (r"title = {\odd{x} {y} \mbox{z}}", {"title": r"\odd{x} y z"}, r"title '\\odd'"),
        (r"title = {A \cite{x}}", {"title": r"A \cite{x}"}, r"title '\\cite'"),
        (r"title = {\begin{odd}x\end{odd}}", {"title": r"\begin{odd}x\end{odd}"}, "title"),
        ("subtitle = {S}", {"title": "T: S"}, ""),
        ("title = {T?}, subtitle = {S}", {"title": "T? S"}, ""),
        (
            'publisher = dtv # " and de Gruyter"',
            {"publisher": "Deutscher Verlag and de Gruyter"},
            "",
        ),
        ("publisher = DOUBLED", {"publisher": "Deutscher Verlag and Deutscher Verlag"}, ""),
        ('publisher = "A # B"', {"publisher": "A # B"}, ""),
        ("publisher = other", {"publisher": "other"}, "publisher 'other': no @string"),
        ("year = 2001, month = mar", {"issued": "2001-03"}, ""),
        ("year = 2001, month = {Lent}", {"issued": "2001"}, "month 'lent'"),
        (r"howpublished = {\url{https://x.org/a\_b}}", {"links": (Link("https://x.org/a_b"),)}, ""),
        ("howpublished = {A leaflet}", {"container_title": "A leaflet", "links": ()}, ""),
        (
            "isbn = {978-0-306-40615-7 0306406152}",
            {"identifiers": (*isbn("978-0-306-40615-7"), *isbn("0306406152"))},
            "",
        ),
        ("isbn = {978 0 306 40615 7}", {"identifiers": isbn("978 0 306 40615 7")}, ""),
        ("booktitle = {T}", {"title": "T", "container_title": ""}, ""),
        ("eid = {e0209899}", {"page": "e0209899"}, ""),
        ("pages = {1--9}, eid = {12}", {"page": "1-9"}, "eid '12': page is known already"),
        (
            "booktitle = {B}, booksubtitle = {From {A} to Z}",
            {"container_title": "B: From A to Z"},
            "",
        ),
        (
            "journaltitle = {B?}, journalsubtitle = {A journal}",
            {"container_title": "B? A journal"},
            "",
        ),
        ("booksubtitle = {Z}", {"title": "T", "container_title": "Z"}, ""),
        ("shorttitle = {{Short}}", {"alternate_names": ("Short",)}, ""),
        ("shorttitle = {{T}}", {"alternate_names": ()}, ""),
        ("pages = {330\u2014331}", {"page": "330-331"}, ""),
        ("pages = {S1\u2212S3, e7}", {"page": "S1\u2212S3, e7"}, ""),
        (
            r"howpublished = {Seen at \url{https://x.org}.}",
            {"container_title": ""},
            "howpublished 'S",
        ),
    ],
)
def test_bibtex_shows_what_tex_would_or_tells(
    fields: str, kept: dict[str, object], told: str
) -> None:
    bare = work(fields).replace("title = {T}, ", "") if fields.startswith("title") else work(fields)
    imported = read("bibtex", bare)
    (found,) = imported.entries
    assert {name: getattr(found.entry, name) for name in kept} == kept
    assert [line for line, _ in losses(imported)] == ([3] if told else [])
    assert all(message.startswith(told) for _, message in losses(imported))


@pytest.mark.parametrize(
    ("fields", "title", "book"),
    [
        ("chapter = {Memory at work}", "Memory at work", "T"),
        ("chapter = {Chapter 3}", "T", ""),
        ("booktitle = {B}, chapter = {Memory at work}", "T", "B"),
    ],
)
def test_a_chapter_in_a_book_of_bibtex_has_its_name_or_its_number(
    fields: str, title: str, book: str
) -> None:
    chapter = read("bibtex", work(fields, "inbook")).entries[0].entry
    assert isinstance(chapter, Resource)
    assert (chapter.title, chapter.container_title) == (title, book)


def test_lines_of_bibtex_that_end_with_a_backslash_are_counted() -> None:
    imported = read("bibtex", "@book{a, title = {A\\\nB}}\n@book{b, title = {C}}")
    assert [(found.entry.title, found.line) for found in imported.entries] == [("A B", 1), ("C", 3)]


def test_strings_of_strings_have_an_end() -> None:
    lines = [r"@string{a0 = {aaaaaaaaaaaaaaaa}}"]
    lines += [f"@string{{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 60)]
    imported = read("bibtex", "\n".join([*lines, "@book{a, title = a59, abstract = a1 # a1}"]))
    assert imported.entries[0].entry.summary == "a" * 64
    (line, told), (next_line, unknown), *_ = losses(imported)
    assert (line, next_line) == (14, 15)
    assert told.startswith("@string a13: with its strings it is longer")
    assert unknown.startswith("@string a14 'a13': no @string of that name")


@pytest.mark.parametrize(
    ("type_", "kind", "is_told"),
    [
        ("techreport", Kind.REPORT, False),
        ("inproceedings", Kind.CONFERENCE_PAPER, False),
        ("incollection", Kind.CHAPTER, False),
        ("mvcollection", Kind.BOOK, False),
        ("phdthesis", Kind.BOOK, True),
        ("software", Kind.WEBSITE, True),
        ("web_page", Kind.WEBSITE, False),
        ("odd", Kind.ARTICLE, True),
    ],
)
def test_types_of_bibtex_are_kinds_or_told(type_: str, kind: Kind, *, is_told: bool) -> None:
    imported = read("bibtex", work("", type_))
    assert [found.entry.kind for found in imported.entries] == [kind]
    assert [f"type {type_!r}" in message for _, message in losses(imported)] == [True] * is_told


# CSL-JSON.


def test_csl_is_understood_and_the_rest_is_told() -> None:
    item = {
        "id": "http://zotero.org/users/1/items/A",
        "type": "chapter",
        "title": "On <i>moods</i>",
        "author": [{"family": "Example", "given": "Ada", "non-dropping-particle": "de"}],
        "issued": {"date-parts": [["2019", 3], ["2020"]]},
        "abstract": "<jats:p>About.</jats:p>",
        "volume": 7,
        "custom": {"a": 1},
        "note": "Mine",
        "URL": "javascript:alert(1)",
    }
    imported = read("csl", json.dumps([item], indent=1))
    entry = imported.entries[0].entry
    assert isinstance(entry, Resource)
    assert (entry.id, entry.title, entry.summary) == ("on-moods", "On moods", "About.")
    assert (entry.authors, entry.issued, entry.volume) == (("Ada de Example",), "2019-03", "7")
    assert entry.kind is Kind.CHAPTER
    assert entry.links == ()
    messages = [message.partition(" ")[0].rstrip(":") for _, message in losses(imported)]
    assert sorted(messages) == ["custom", "issued", "links", "note"]


@pytest.mark.parametrize(
    ("type_", "kind", "told"),
    [
        ("entry-encyclopedia", Kind.CHAPTER, ""),
        ("website", Kind.WEBSITE, ""),
        ("video", Kind.VIDEO, ""),
        ("article-newspaper", Kind.ARTICLE, ""),
        ("thesis", Kind.BOOK, "a book"),
        ("software", Kind.WEBSITE, "a website"),
        ("performance", Kind.ARTICLE, "an article"),
        ("organization", Kind.ARTICLE, "an article"),
    ],
)
def test_types_of_csl_are_kinds_or_told(type_: str, kind: Kind, told: str) -> None:
    imported = read("csl", json.dumps([{"type": type_, "title": "T", "abstract": "S"}]))
    assert [found.entry.kind for found in imported.entries] == [kind]
    reason = f"type {type_!r}: no kind of ours; taken for {told}"
    assert [message for _, message in losses(imported)] == ([reason] if told else [])


@pytest.mark.parametrize(
    ("parts", "issued", "told"),
    [
        ([[]], "", ""),
        ([[None]], "", ""),
        ([[2019, None]], "2019", ""),
        ([["2019", 3, ""]], "2019-03", ""),
        (["2019"], "", "issued \"['2019']\": not of the expected form"),
        ([[2019, 3]], "2019-03", ""),
    ],
)
def test_parts_of_a_date_of_csl_may_be_empty(parts: list[Any], issued: str, told: str) -> None:
    item = {"type": "book", "title": "T", "abstract": "S", "issued": {"date-parts": parts}}
    imported = read("csl", json.dumps([item]))
    assert [getattr(found.entry, "issued", "") for found in imported.entries] == [issued]
    assert [message for _, message in losses(imported)] == ([told] if told else [])


@pytest.mark.parametrize("name", ["title-short", "shortTitle"])
def test_a_short_title_of_csl_is_another_name(name: str) -> None:
    item = {"type": "book", "title": "Short: and long", "abstract": "S"}
    assert one("csl", json.dumps([{**item, name: "Short"}])).alternate_names == ("Short",)
    assert one("csl", json.dumps([{**item, name: "Short: and long"}])).alternate_names == ()


def test_csl_says_more_of_dates_and_of_numbers_than_one() -> None:
    item = {
        "type": "book",
        "title": "T",
        "abstract": "<jats:title>Aims</jats:title>\n  <jats:p>To <i>see</i>.</jats:p>",
        "issued": {"date-parts": [[2015]], "season": 2},
        "accessed": {"date-parts": [[2024, 2, 9], [2024, 3, 1]], "season": 1},
        "ISBN": "0-306-40615-2, 978-0-306-40615-7",
    }
    imported = read("csl", json.dumps([item]))
    book = imported.entries[0].entry
    assert isinstance(book, Resource)
    assert (book.issued, book.summary) == ("2015", "Aims To see.")
    assert book.identifiers == (*isbn("0-306-40615-2"), *isbn("978-0-306-40615-7"))
    told = [
        "accessed '2024-02-09': no field for it",
        "accessed '[[2024, 2, 9], [2024, 3, 1]]': a span of time",
        "accessed 'season 1': no field for it",
        "issued 'season 2': no field for it",
    ]
    assert sorted(message for _, message in losses(imported)) == told


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"family": "Example", "given": "Ada"}, ("Ada Example",)),
        ("Example Group", ("Example Group",)),
        ([{"family": "Example"}, "Example Group"], ("Example", "Example Group")),
        ({}, ()),
        ("", ()),
        (None, ()),
    ],
)
def test_one_author_of_csl_needs_no_list(author: object, names: tuple[str, ...]) -> None:
    item = {"type": "book", "title": "T", "abstract": "S", "author": author}
    assert one("csl", json.dumps([item])).authors == names


def test_who_is_left_out_is_nobody_in_csl_and_comes_back() -> None:
    work = {"id": "a", "type": "book", "title": "T", "abstract": "S"}
    for name in ("others", "et al.", "Others and Sons"):
        entry = one("csl", json.dumps([{**work, "author": [{"literal": name}]}]))
        assert entry.authors == ("Others and Sons" if "Sons" in name else OTHERS,)


@pytest.mark.parametrize(
    ("author", "printed", "told"),
    [
        ("Example, Ada", "Ada Example", ""),
        ("Ada Example", "Ada Example", ""),
        ("{World Bank}", "World Bank", ""),
        ("Example Garcia, Ada", "Ada Example Garcia", "which words of a name"),
        ("{Blue Door}", "Blue Door", "exports take the last word"),
    ],
)
def test_parts_of_names_that_one_text_does_not_say_are_told(
    author: str, printed: str, told: str
) -> None:
    work = f"@book{{a, title = {{T}}, abstract = {{S}},\n author = {{{author}}}}}"
    imported = read("bibtex", work)
    assert imported.entries[0].entry.authors == (printed,)  # type: ignore[attr-defined]  # a work
    assert [line for line, _ in losses(imported)] == ([2] if told else [])
    assert all(told in message for _, message in losses(imported))


@pytest.mark.parametrize(
    ("type_", "genre", "kind", "told"),
    [
        ("report", "Guideline", Kind.GUIDELINE, 0),
        ("article-journal", "guideline", Kind.GUIDELINE, 0),
        ("article-journal", "Review", Kind.ARTICLE, 1),
        ("report", "", Kind.REPORT, 0),
        ("report", "Leaflet", Kind.REPORT, 1),
    ],
)
def test_a_genre_tells_guidelines_from_reports(
    type_: str, genre: str, kind: Kind, told: int
) -> None:
    item = {"id": "a", "type": type_, "title": "T", "abstract": "S", "genre": genre}
    imported = read("csl", json.dumps([item]))
    assert [found.entry.kind for found in imported.entries] == [kind]
    assert len(imported.losses) == told


# Bookmarks.

BOOKMARKS = """\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>My &amp; bookmarks</H1>
<DL><p>
<DT><H3 ADD_DATE="1">Health</H3>
<DL><p>
<DT><A HREF="https://example.org/a" TAGS="mood,pain">A &lt;b&gt;</A>
<DD>About A
in two lines
<DT><H3>Deeper</H3>
<DL><p><DT><A HREF="https://example.org/b">B</A></DL><p>
</DL><p>
<DT><A HREF="javascript:void(0)">Trick</A>
<DT><A HREF="https://example.org/c"></A>
</DL>
"""


def test_bookmarks_keep_their_folders_as_sections() -> None:
    imported = read("bookmarks", BOOKMARKS)
    a, b, c = (found.entry for found in imported.entries)
    assert (a.title, a.summary, a.tags) == ("A <b>", "About A in two lines", ("mood", "pain"))
    assert (a.section, b.section, c.section) == ("health", "deeper", "")
    assert c.title == "https://example.org/c"
    assert [found.line for found in imported.entries] == [6, 10, 13]
    assert imported.directory is not None
    assert imported.directory.title == "My & bookmarks"
    (health,) = imported.directory.sections
    assert (health.title, [x.title for x in health.sections]) == ("Health", ["Deeper"])
    assert (12, "link 'Trick (javascript:void(0))': not an address of the web") in losses(imported)


def test_a_link_that_leads_elsewhere_is_told_with_its_title() -> None:
    text = "<DL><DT><A HREF='?a'>A\n note<DT><A HREF='?b'></A><DT><A HREF='https://c.org'>C</A>"
    told = [message for _, message in losses(read("bookmarks", text)) if "link" in message]
    assert told == [
        "link 'A note (?a)': not an address of the web",
        "link '?b': not an address of the web",
    ]


def test_the_title_of_a_bookmark_is_one_line() -> None:
    text = "<DL><DT><A HREF='https://a.org'>A  mix\n        of all\n</A>"
    assert read("bookmarks", text).entries[0].entry.title == "A  mix of all"


@pytest.mark.parametrize(
    ("said", "below", "summary"),
    [
        ('description="About\n A"', "", "About A"),
        ('description="About A"', "<DD>About A", "About A"),
        ('description="About A"', "<DD>For B", "About A For B"),
        ('description=""', "<DD>For B", "For B"),
        ("description", "", ""),
    ],
)
def test_a_description_may_be_an_attribute(said: str, below: str, summary: str) -> None:
    text = f'<DL><DT><H3 description="F">F</H3><DT><A HREF="https://a.org" {said}>A</A>{below}</DL>'
    imported = read("bookmarks", text)
    assert imported.entries[0].entry.summary == summary
    told = [message for _, message in losses(imported) if "DESCRIPTION" in message]
    assert told == ["DESCRIPTION: no field for it"]  # that of the folder


def test_blanks_in_the_address_of_a_bookmark_are_read_as_browsers_do() -> None:
    text = "<DL><DT><A HREF=' https://a.org/A (1).pdf\n'>A</A><DT><A HREF='no address'>B</A></DL>"
    imported = read("bookmarks", text)
    assert [link.url for link in imported.entries[0].entry.links] == ["https://a.org/A%20(1).pdf"]
    assert len(imported.entries) == 1


def test_a_link_within_a_description_is_of_what_is_described() -> None:
    text = """<DL><DT><A HREF="https://a.org">A</A><DD>See <a href="https://b.org">B</a>,
<a href="?c">C</a>.<DT><A HREF="https://d.org">D</A></DL>"""
    imported = read("bookmarks", text)
    a, d = (found.entry for found in imported.entries)
    assert (a.title, a.summary, d.title) == ("A", "See B, C.", "D")
    assert [link.url for link in a.links] == ["https://a.org", "https://b.org"]
    assert (2, "link '?c': not an address of the web") in losses(imported)
    # Where links are no items, each is one of its own.
    text = '<a href="https://a.org">A</a><dd>About A <a href="https://b.org">B</a>'
    assert [found.entry.title for found in read("bookmarks", text).entries] == ["A", "B"]


def test_headings_above_plain_lists_are_folders() -> None:
    text = """<title>Pocket Export</title><h1>Unread</h1>
<ul><li><a href="https://a.org">A</a></li></ul>
<h1>Read</h1><ol><li><a href="https://b.org">B</a></ol><a href="https://c.org">C</a></ul>"""
    imported = read("bookmarks", text)
    assert [found.entry.section for found in imported.entries] == ["unread", "read", ""]
    assert imported.directory is not None
    assert imported.directory.title == "Pocket Export"
    text = '<h1>A</h1><ul></dl></ul></ol><a href="https://a.org">A</a>'
    assert [found.entry.section for found in read("bookmarks", text).entries] == [""]
    # A list within a description is none of folders.
    text = f"{BOOKMARKS.removesuffix('</DL>' + chr(10))}<DD>About<ul><li>C</ul></DL>"
    imported = read("bookmarks", text)
    assert imported.directory is not None
    assert [x.title for x in imported.directory.sections] == ["Health"]
    assert (imported.directory.title, imported.entries[2].entry.summary) == (
        *("My & bookmarks", "AboutC"),
    )


def test_a_folder_keeps_its_description() -> None:
    text = """<DL><p><DT><H3>A</H3>
<DD>What is
in A
<DL><p><DT><A HREF="https://x.org">X</A><DD>About X</DL><p>
<DT><H3>B</H3><DL><p><DT><A HREF="place:b">Y</A><DD>About Y
<DT><A HREF="https://y.org">Y</A></DL></DL>"""
    imported = read("bookmarks", text)
    assert [found.entry.summary for found in imported.entries] == ["About X", ""]
    assert imported.directory is not None
    assert [x.description for x in imported.directory.sections] == ["What is in A", ""]
    assert [message for _, message in losses(imported) if "About Y" in message] == [
        "description 'About Y': what it describes is not kept"
    ]


def test_folders_of_one_name_are_one_and_those_without_are_their_own() -> None:
    link = '<DL><DT><A HREF="https://a.org/{}">A</A></DL>'
    names = ("B", "", "B", "", *(f"F{n}" for n in range(20_000)))  # each is found at once
    text = "".join(f"<DT><H3>{name}</H3>{link.format(n)}" for n, name in enumerate(names))
    imported = read("bookmarks", f"<DL>{text}</DL>")
    sections = [found.entry.section for found in imported.entries]
    assert sections[:4] == ["b", "folder", "b", "folder-2"]
    assert len(set(sections)) == 20_003


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('PRIVATE="1"', ["PRIVATE: a private bookmark; a directory has nothing private"]),
        ('ADD_DATE="1700000000"', ["ADD_DATE: no field for it"]),
        ('PRIVATE="0" ADD_DATE="0" ICON="" LAST_VISIT', []),
    ],
)
def test_what_a_bookmark_says_beside_its_link_is_told(said: str, told: list[str]) -> None:
    text = f"<DL><p>\n<DT><A HREF='https://x.org' TAGS='a' {said}>A</A>\n<DD>About"
    assert losses(read("bookmarks", text)) == [(2, message) for message in told]


def test_folders_within_folders_stay_what_a_directory_can_hold() -> None:
    folders = "".join(f"<DT><H3>F{n}</H3><DL><p>" for n in range(60))
    imported = read("bookmarks", f"{folders}<DT><A HREF='https://example.org'>A</A>")
    assert imported.directory is not None
    assert read_yaml(directory_text(imported.directory)) is not None
    ids = {section.id for section, _ in walk_sections(imported.directory.sections)}
    assert len(ids) == 60
    assert imported.entries[0].entry.section in ids


@pytest.mark.parametrize("part", ["<a ", "<!--", "<![CDATA[", "<?", "<!x ", "<a href='"])
def test_tags_without_an_end_are_refused_and_not_looked_for_again_and_again(part: str) -> None:
    with pytest.raises(ReadError):
        read("bookmarks", f"<!DOCTYPE NETSCAPE-Bookmark-file-1>{part * 200_000}")


# CSV.


def test_a_table_is_read_by_its_headings_or_by_what_is_said_of_them() -> None:
    text = "Name;Telephone;Colour\r\nA line;+12025550143;red\r\n\r\nAnother;;\r\n"
    options = ReadOptions(Kind.HELPLINE, {"title": ("Name",), "phone": ("Telephone",)})
    imported = read("csv", text, options)
    first, second = (found.entry for found in imported.entries)
    assert (first.kind, first.title) == (Kind.HELPLINE, "A line")
    assert isinstance(first, Contact)
    assert first.phones == (Phone("+12025550143"),)
    assert second.title == "Another"
    assert (1, "column 'Colour': no column of ours; 1 value not kept") in losses(imported)


def test_a_formula_that_was_made_harmless_is_what_it_was() -> None:
    assert one("csv", "title,summary\n'=A1+B1,x\n").title == "=A1+B1"


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"title": ("Nam",)}, r"the file has no column 'Nam' \(it has Name\)"),
        ({"titel": ("Name",)}, r"there is no column 'titel' \(did you mean title\?\)"),
    ],
)
def test_a_column_that_is_none_is_named(columns: dict[str, tuple[str, ...]], told: str) -> None:
    with pytest.raises(WrongUseError, match=told):
        read("csv", "Name\nA\n", ReadOptions(columns=columns))


def test_a_table_without_a_title_says_what_to_do() -> None:
    with pytest.raises(ReadError, match="no column is the title") as raised:
        read("csv", "Colour,Tel\nA,1\n")
    assert "--map" in raised.value.hint


@pytest.mark.parametrize(
    ("fields", "issued", "told"),
    [
        ("year = {2012}, date = {2016-03}", "2016-03", ["year '2012': the date says otherwise"]),
        (
            "date = {2016-03/2016-04}",
            "2016-03",
            ["date '2016-03/2016-04': only its beginning is kept"],
        ),
        ("date = {spring}", "", ["date 'spring': not of the expected form"]),
        ("year = {2016}, date = {2016-03}", "2016-03", []),
        ("year = {{2016}}, month = mar", "2016-03", []),
    ],
)
def test_what_a_date_does_not_say_is_told(fields: str, issued: str, told: list[str]) -> None:
    imported = read("bibtex", f"@book{{a, title = {{T}}, {fields}}}")
    entry = imported.entries[0].entry
    assert isinstance(entry, Resource)
    assert entry.issued == issued
    assert [message for _, message in losses(imported) if "summary" not in message] == told


@pytest.mark.parametrize(
    ("fields", "identifiers", "told"),
    [
        ("eprint = {2001.00001}, archivePrefix = {arXiv}", (("arxiv", "2001.00001"),), ()),
        ("eprint = {2001.00001}, eprinttype = {arxiv}", (("arxiv", "2001.00001"),), ()),
        ("eprint = {123}, eprinttype = {pubmed}", (("pmid", "123"),), ()),
        ("eprint = {123}, eprinttype = {pmid}", (("pmid", "123"),), ()),
        ("eprint = {7}, eprinttype = {jstor}", (), ("eprint '7'", "eprinttype 'jstor'")),
        ("eprint = {7}", (), ("eprint '7'",)),
        ("archivePrefix = {arXiv}", (), ("archiveprefix 'arXiv'",)),
    ],
)
def test_an_electronic_print_is_the_number_of_its_archive(
    fields: str, identifiers: tuple[tuple[str, str], ...], told: tuple[str, ...]
) -> None:
    imported = read("bibtex", f"@misc{{a, title = {{T}}, abstract = {{x}}, {fields}}}")
    entry = imported.entries[0].entry
    assert isinstance(entry, Resource)
    assert tuple((x.scheme, x.value) for x in entry.identifiers) == identifiers
    assert tuple(message.partition(":")[0] for _, message in losses(imported)) == told
    is_of_arxiv = ("arxiv", "2001.00001") in identifiers
    assert entry.kind is (Kind.ARTICLE if is_of_arxiv else Kind.WEBSITE)


# HSDS.


def test_a_schema_is_no_directory() -> None:
    with pytest.raises(ReadError, match="this is a JSON Schema"):
        read("csl", '{"name": "language", "type": "object", "properties": {"id": {}}}')
    # A work may well be called so.
    assert one("csl", '[{"type": "book", "title": "T", "properties": "x"}]').title == "T"
    with pytest.raises(ReadError, match="this is a JSON Schema"):
        read("hsds", '{"name": "service", "type": "object", "properties": {"id": {}}}')


SERVICE = {
    "id": "ac148810-d857-441c-9679-408f346de14b",
    "name": "Example counselling",
    "alternate_name": "Counselling",
    "description": "Talks with trained people.",
    "url": "https://example.org/counselling",
    "email": "office@example.org",
    "status": "active",
    "alert": "Online only.",
    "fees_description": "Free",
    "assured_date": "2020-05-01",
    "organization": {"id": "1", "name": "Example Trust", "website": "https://example.org"},
    "phones": [
        {
            "id": "2",
            "number": "+44 20 7946 0000",
            "extension": 12,
            "type": "voice",
            "description": "Reception",
            "languages": [{"id": "3", "code": "ur", "name": "Urdu"}],
        },
        {"id": "4", "number": "55501", "type": "sms"},
    ],
    "schedules": [
        {
            "id": "5",
            "freq": "WEEKLY",
            "byday": "MO,FR",
            "opens_at": "10:00Z",
            "closes_at": "18:00Z",
        },
        {"id": "6", "freq": "MONTHLY", "byday": "2MO", "opens_at": "10:00"},
        {"id": "61", "freq": "MONTHLY", "byday": "MO", "opens_at": "11:00"},
        {"id": "62", "freq": "WEEKLY", "byday": "MO", "interval": 2, "opens_at": "12:00"},
    ],
    "service_areas": [{"id": "7", "extent": "GB"}, {"id": "8", "name": "My town"}],
    "service_at_locations": [
        {
            "id": "9",
            "location": {
                "id": "10",
                "location_type": "physical",
                "name": "Civic centre",
                "latitude": 51.5,
                "addresses": [
                    {
                        "id": "11",
                        "address_1": "1 Example Road",
                        "city": "London",
                        "state_province": "",
                        "postal_code": "N1",
                        "country": "GB",
                        "address_type": "physical",
                    }
                ],
            },
        }
    ],
    "attributes": [{"id": "12", "taxonomy_term": {"id": "13", "name": "Depression"}}],
    "contacts": [
        {"id": "14", "name": "Ada Example", "title": "Manager", "email": "ada@example.org"}
    ],
}


@pytest.mark.parametrize("whole", [[SERVICE], {"contents": [SERVICE], "page": 1}, SERVICE])
def test_hsds_is_understood_and_the_rest_is_told(whole: object) -> None:
    text = json.dumps(whole, indent=1)
    assert recognise(text, "x.json") == "hsds"
    imported = read("hsds", text)
    entry = imported.entries[0].entry
    assert isinstance(entry, Contact)
    assert (entry.kind, entry.organization) == (Kind.ORGANIZATION, "Example Trust")
    assert (entry.id, entry.alternate_names) == ("example-counselling", ("Counselling",))
    assert entry.phones == (Phone("+44 20 7946 0000 ext. 12", note="Reception", languages=("ur",)),)
    assert entry.texts == (TextNumber("55501"),)
    assert entry.schedules == (Schedule(("MO", "FR"), "10:00", "18:00", "UTC"),)
    assert entry.emails == (
        Email("office@example.org"),
        Email("ada@example.org", label="Ada Example, Manager"),
    )
    (address,) = entry.addresses
    assert (address.address_1, address.note) == ("1 Example Road", "Civic centre")
    assert (entry.regions, entry.tags) == (("GB",), ("Depression",))
    assert entry.alerts == (Alert("Online only."),)
    assert imported.entries[0].said == "Assured 2020-05-01."
    names = {message.partition(" ")[0] for _, message in losses(imported)}
    assert names == {
        *("fees_description", "service_area", "schedule", "location.latitude"),
        "organization.website",
    }


DAY = ReadOptions(today=dt.date(2026, 11, 23))
PLACE = {"location_type": "physical", "addresses": [{"address_1": "1 High Road", "city": "London"}]}


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"valid_to": "2026-11-22"}, "it is over since 2026-11-22"),
        ({"until": "20251231T000000Z"}, "it is over since 2025-12-31"),
        ({"valid_from": "2026-12-24"}, "it is for later, from 2026-12-24 on"),
        # The last day counts, and what is no day says nothing.
        ({"valid_from": "2020-01-01", "valid_to": "2026-11-23"}, ""),
        ({"valid_to": "soon"}, ""),
        ({}, ""),
    ],
)
def test_hours_that_are_not_those_of_today_are_left_out_and_told(
    limits: dict[str, str], told: str
) -> None:
    hours = {"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "12:00", **limits}
    service = {"name": "A", "description": "x", "organization_id": "1", "schedules": [hours]}
    imported = read("hsds", json.dumps([service]), DAY)
    assert bool(imported.entries[0].entry.schedules) is not bool(told)  # type: ignore[attr-defined]
    assert [x.message for x in imported.losses if "it is" in x.message] == (
        [f"schedule {', '.join(map(str, hours.values()))!r}: {told}"] if told else []
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        # An older dialect calls what we read otherwise.
        ({"phones_attributes": [{"number": "55501"}]}, ["location.phones_attributes"]),
        ({"attributes": [{"value": "step-free"}]}, ["location.attributes"]),
        ({"postal_addresses": [{"address_1": "PO Box 1"}]}, []),
        ({"emails": ["a@example.org"]}, ["location.emails"]),
        ({"languages": ["English"]}, ["location.languages"]),
        ({"languages": [{"code": "ur", "note": "On Mondays"}]}, ["language.note"]),
        ({"phones": [{"number": "202-555-0143", "hours": "9-5"}]}, ["phone.hours"]),
        ({"phones": {"number": "202-555-0143"}}, ["location.phones"]),
        ({"addresses": [{"city": "London", "region": "South"}]}, ["address.region"]),
        ({"contacts": [{"name": "B", "email": "b@example.org", "age": 7}]}, ["contact.age"]),
        ({"schedules": [{"byday": "MO", "schedule_link": "x"}]}, ["schedule.schedule_link"]),
        # What only says how records belong together is told by nobody.
        ({"id": "1", "location_id": "2", "metadata": [{}], "phones": None}, []),
        ({"languages": [{"code": "pt", "note": "pt-BR"}]}, []),
    ],
)
def test_what_nobody_reads_of_a_place_is_told(changes: dict[str, object], told: list[str]) -> None:
    location = {"name": "B", **PLACE, **changes}
    service = {"name": "A", "description": "x", "service_at_locations": [{"location": location}]}
    imported = read("hsds", json.dumps([service]))
    assert [message.partition(" ")[0] for _, message in losses(imported)] == told


def test_what_a_service_says_of_who_runs_it_and_where_is_told_or_kept() -> None:
    service = {
        "name": "A",
        "description": "x",
        "organization": {"name": "Trust", "description": "x", "logo": "https://a.example/x.png"},
        "additional_urls": [{"url": "https://b.example", "label": "Booking"}],
        "service_at_locations": [
            {"location": {"addresses": [{"city": "London", "address_type": "postal"}]}},
            {"location": PLACE, "service_areas": [{"name": "My town"}]},
        ],
    }
    imported = read("hsds", json.dumps([service]))
    entry = imported.entries[0].entry
    assert isinstance(entry, Contact)
    assert entry.links == (Link("https://b.example", "Booking"),)
    assert [(x.city, x.note) for x in entry.addresses] == [("London", "postal"), ("London", "")]
    assert [message.partition(" ")[0] for _, message in losses(imported)] == [
        *("organization.logo", "place.service_areas"),
    ]


@pytest.mark.parametrize(
    ("whole", "titles"),
    [
        ({"services": [{"name": "A", "email": "a@b.org"}]}, ["A"]),
        ({"organizations": [{"name": "A", "legal_status": "charity"}]}, ["A"]),
        ({"locations": [{"name": "A", **PLACE}]}, ["A"]),
        ([{"name": "A", **PLACE}], ["A"]),
        ({"total_items": 1, "contents": [{"name": "A", **PLACE}]}, ["A"]),
        ({"name": "A", "services": [{"name": "B"}], "locations": []}, ["A", "B"]),
        ({"services": [{"name": "A"}], "organizations": [{"name": "B"}]}, ["A", "B"]),
    ],
)
def test_hsds_comes_in_all_shapes_of_the_standard(whole: object, titles: list[str]) -> None:
    text = json.dumps(whole)
    assert recognise(text, "x.json") == "hsds"
    assert [found.entry.title for found in read("hsds", text).entries] == titles


def test_a_location_is_where_it_is_and_a_service_has_who_runs_it() -> None:
    place = one(
        "hsds", json.dumps([{"name": "A", "description": "Rooms.", "url": "x.org", **PLACE}])
    )
    assert (place.summary, place.links) == ("Rooms.", (Link("https://x.org"),))
    assert [(x.address_1, x.city) for x in place.addresses] == [("1 High Road", "London")]
    dump = {
        "organizations": [{"id": "1", "name": "Trust"}],
        "services": [{"name": "A", "organization_id": "1"}, {"name": "B", "organization_id": "2"}],
        "taxonomies": [{"name": "x"}],
    }
    imported = read("hsds", json.dumps(dump))
    _, known, unknown = (found.entry for found in imported.entries)
    assert (known.organization, unknown.organization) == ("Trust", "")  # type: ignore[attr-defined]
    assert (1, "taxonomies: 1 record not read") in losses(imported)


@pytest.mark.parametrize(
    ("whole", "told"),
    [
        ({"contents": [{"id": "1", "name": "Food", "parent_id": "2"}]}, "these are taxonomy terms"),
        ({"taxonomy_terms": [{"name": "Food"}]}, "these are taxonomy terms"),
        ([{"name": "AIRS", "taxonomy_id": "2"}], "these are taxonomy terms"),
        ({"contents": [{"name": "AIRS", "uri": "x", "version": "1"}]}, "these are taxonomies"),
        (
            {"contents": [{"id": "1", "service_id": "2"}]},
            "no record has a 'name'; the first one has",
        ),
    ],
)
def test_what_stands_for_nobody_to_turn_to_is_refused_by_its_name(whole: object, told: str) -> None:
    text = json.dumps(whole)
    assert recognise(text, "x.json") == "hsds"
    with pytest.raises(ReadError, match=told) as raised:
        read("hsds", text)
    assert "services" in raised.value.hint


@pytest.mark.parametrize(
    ("attribute", "tags", "told"),
    [
        ({"taxonomy_term": {"name": "Gender"}, "value": "women"}, ("Gender",), ["attribute.value"]),
        (
            {"taxonomy_term": {"name": "Food", "code": "BD", "taxonomy": "AIRS"}},
            ("Food",),
            ["taxonomy_term.code", "taxonomy_term.taxonomy"],
        ),
        ({"taxonomy_term": {"name": "Food"}, "label": "Menu"}, ("Food",), ["attribute.label"]),
        # What says the same, or only how records belong together, is told by nobody.
        ({"taxonomy_term": {"name": "Food", "parent_id": "2"}, "value": "Food"}, ("Food",), []),
        ({"value": "Food", "link_type": "service", "link_entity": "x"}, ("Food",), []),
    ],
)
def test_what_an_attribute_says_beside_its_name_is_told(
    attribute: dict[str, object], tags: tuple[str, ...], told: list[str]
) -> None:
    service = {"name": "A", "description": "x", "status": "active", "attributes": [attribute]}
    imported = read("hsds", json.dumps([service]))
    assert imported.entries[0].entry.tags == tags
    assert [message.partition(" ")[0] for _, message in losses(imported)] == told


@pytest.mark.parametrize(
    ("hours", "days"),
    [
        ({"weekday": 1}, ("MO",)),
        ({"weekday": "Thursday", "freq": "week"}, ("TH",)),
        ({"weekday": "sun"}, ("SU",)),
        ({"weekday": 7, "byday": "TU"}, ("TU",)),
        # What is no day of the week would be every day, or another one.
        ({"weekday": 8}, None),
        ({"weekday": "Weekdays"}, None),
        ({"weekday": "Some Sundays"}, None),
    ],
)
def test_days_of_older_versions_are_those_of_the_week(
    hours: dict[str, object], days: tuple[str, ...] | None
) -> None:
    schedule = {"opens_at": "10:00", "closes_at": "12:00", **hours}
    place = {**PLACE, "regular_schedules": [schedule]}
    imported = read("hsds", json.dumps([{"name": "A", "description": "x", "locations": [place]}]))
    entry = imported.entries[0].entry
    assert isinstance(entry, Contact)
    assert [x.days for x in entry.schedules] == ([days] if days else [])
    assert [message.partition(" ")[0] for _, message in losses(imported)] == (
        [] if days else ["schedule"]
    )


@pytest.mark.parametrize(
    ("more", "is_kept"),
    [
        # A register has a row for the day on which it is closed, too.
        ({"weekday": "Sunday"}, False),
        ({"weekday": 7, "opens_at": "", "closes_at": ""}, False),
        ({"weekday": "Sunday", "opens_at": "10:00"}, True),
        ({"weekday": "Sunday", "notes": "By appointment"}, True),
        # What happens on a day without a time is said to happen.
        ({"byday": "SU", "freq": "WEEKLY"}, True),
    ],
)
def test_a_day_without_hours_is_told_and_is_no_day_that_is_open(
    more: dict[str, object], *, is_kept: bool
) -> None:
    service = {"name": "A", "description": "x", "status": "active", "regular_schedules": [more]}
    imported = read("hsds", json.dumps([service]))
    entry = imported.entries[0].entry
    assert isinstance(entry, Contact)
    assert [x.days for x in entry.schedules] == [("SU",)] * is_kept
    told = [message for _, message in losses(imported)]
    assert [x.endswith("no hours are said of that day; it may be closed") for x in told] == (
        [True] * (not is_kept)
    )


def at_places(*places: dict[str, object], **service: object) -> Contact:
    """Return the entry of a service at some places."""
    record = {"name": "Example Trust", "description": "x", "locations": [*places], **service}
    entry = one("hsds", json.dumps([record]))
    assert isinstance(entry, Contact)
    return entry


HALL: dict[str, object] = {
    "name": "Example Hall",
    "email": "hall@example.org",
    "phones": [{"number": "55501"}, {"number": "55503"}],
    "regular_schedules": [{"weekday": 1, "opens_at": "9:00", "notes": "Ring twice"}],
    "contacts": [{"name": "Ada Example", "phones": [{"number": "55504"}]}],
}
YARD: dict[str, object] = {
    "addresses": [{"address_1": "1 Example Yard"}],
    "phones": [{"number": "55501"}, {"number": "55502"}],
    "regular_schedules": [{"weekday": 1, "opens_at": "9:00"}],
}


def test_numbers_and_hours_of_one_of_several_places_say_which() -> None:
    both = at_places(HALL, YARD, phones=[{"number": "55503"}])
    assert [(x.number, x.label) for x in both.phones] == [
        ("55503", ""),
        ("55504", "Example Hall, Ada Example"),
        ("55501", "Example Hall"),
        ("55501", "1 Example Yard"),
        ("55502", "1 Example Yard"),
    ]
    assert both.emails == (Email("hall@example.org", "Example Hall"),)
    assert [x.note for x in both.schedules] == ["Example Hall; Ring twice", "1 Example Yard"]
    alone = at_places(HALL)
    assert [x.label for x in alone.phones] == ["Ada Example", "", ""]
    assert [x.note for x in alone.schedules] == ["Ring twice"]


@pytest.mark.parametrize(
    ("places", "told"),
    [
        # With numbers that say where they are, the name is kept; so is one that is the title.
        ([HALL, YARD], False),
        ([{"name": "Example Trust"}], False),
        ([HALL], True),
        ([{"name": "Example Hall"}, YARD], True),
    ],
)
def test_the_name_of_a_place_without_an_address_is_told_where_it_is_nowhere(
    places: list[dict[str, object]], *, told: bool
) -> None:
    record = {"name": "Example Trust", "description": "x", "locations": places}
    messages = [message for _, message in losses(read("hsds", json.dumps([record])))]
    assert [message.partition(" ")[0] for message in messages] == ["location"] * told


@pytest.mark.parametrize("flag", ["active", "isActive", "is_active"])
def test_what_hsds_says_is_not_active_is_told_and_not_kept(flag: str) -> None:
    phones = [{"number": "55501", flag: False}, {"number": "55502", flag: True}]
    named = {"name": "A", "description": "Rooms.", flag: True}
    clinic = {**named, "phones": phones, "contacts": [{"name": "B", flag: "no"}]}
    imported = read("hsds", json.dumps([clinic, {**named, flag: False}]))
    one_that_is, one_that_is_not = [found.entry for found in imported.entries]
    assert isinstance(one_that_is, Contact)
    assert [phone.number for phone in one_that_is.phones] == ["55502"]
    assert one_that_is.alerts == ()
    assert [alert.text for alert in one_that_is_not.alerts] == ["The source says: inactive."]
    assert [message for _, message in losses(imported)] == [
        "contacts 'B, no': the file says that it is not active",
        "phones '55501, no': the file says that it is not active",
    ]


@pytest.mark.parametrize(
    ("extension", "number"),
    [
        ("x151", "55501 ext. 151"),
        ("Ext. 151", "55501 ext. 151"),
        (151, "55501 ext. 151"),
        ("Xavier", "55501 ext. Xavier"),
        ("extra 1", "55501 ext. extra 1"),
    ],
)
def test_an_extension_is_called_so_once(extension: object, number: str) -> None:
    phone = {"number": "55501", "extension": extension}
    entry = one("hsds", json.dumps([{"name": "A", "status": "active", "phones": [phone]}]))
    assert isinstance(entry, Contact)
    assert [x.number for x in entry.phones] == [number]


def test_a_service_at_a_place_is_one_entry_with_all_of_its_places() -> None:
    def at(city: str, service: dict[str, str]) -> dict[str, object]:
        return {"id": city, "service": service, "location": {"addresses": [{"city": city}]}}

    advice, beds = {"id": "1", "name": "Advice"}, {"id": "2", "name": "Beds"}
    nameless = {"name": "Advice"}
    places = [at("Leeds", advice), at("York", beds), at("Hull", advice), at("Ripon", nameless)]
    for whole in (places, {"contents": places}, {"content": places}):
        text = json.dumps(whole)
        assert recognise(text, "x.json") == "hsds"
        entries = [found.entry for found in read("hsds", text).entries]
        assert [(x.title, [y.city for y in x.addresses]) for x in entries] == [  # type: ignore[attr-defined]
            ("Advice", ["Leeds", "Hull"]),
            ("Beds", ["York"]),
            ("Advice", ["Ripon"]),
        ]
    assert one("hsds", json.dumps(at("Leeds", advice))).title == "Advice"


OHANA = {
    "name": "Family Trust",
    "notes": "Ask first.",
    "urls": ["https://trust.example"],
    "locations": [
        {
            "name": "North House",
            "description": "A house for families. It has beds.",
            "short_desc": "A house for families.",
            "address_attributes": {
                "street": "1 High Road",
                "city": "Leeds",
                "state": "CA",
                "zip": "94105",
            },
            "mail_address_attributes": {"attention": "Ada", "street": "PO Box 1"},
            "phones_attributes": [
                {
                    "number": "202-555-0143",
                    "extension": "12",
                    "department": "Intake",
                    "hours": "9-5",
                },
                {"number": "202-555-0144", "type": "TTY"},
                {"number": "202-555-0146", "type": "Legal help"},
            ],
            "faxes_attributes": [{"number": "202-555-0145"}],
            "contacts_attributes": {"name": "Ada Example", "email": "ada@trust.example"},
            "emails": ["house@trust.example", "desk@trust.example"],
            "urls": ["https://north.example"],
            "languages": ["Spanish, Chinese (Wu, Yue)"],
            "hours": "Every day",
            "transportation": "Bus 1",
            "kind": "other",
            "services_attributes": [
                {
                    "name": "North House",
                    "audience": "Families",
                    "keywords": ["Shelter, Benefits (SSI, GA)"],
                    "description": "Beds for a night.",
                    "service_areas": ["GB-ENG"],
                    "fees": "None",
                }
            ],
        },
        {
            "name": "South House",
            "short_desc": "NA",
            "phones_attributes": [{"number": ""}],
            # Nothing but what kind of address it would be.
            "mail_address_attributes": {"street": " ", "city": None},
        },
    ],
}


def test_an_organization_of_ohana_is_an_entry_for_each_of_its_places() -> None:
    text = json.dumps([OHANA])
    assert recognise(text, "x.json") == "hsds"
    imported = read("hsds", text)
    north, south = (found.entry for found in imported.entries)
    assert isinstance(north, Contact)
    assert isinstance(south, Contact)
    assert (north.title, north.organization) == ("North House", "Family Trust")
    assert north.summary == "A house for families. It has beds. Beds for a night."
    assert north.phones == (
        Phone("202-555-0143 ext. 12", note="Intake; 9-5"),
        Phone("202-555-0144", type=PhoneType.TEXTPHONE),
        Phone("202-555-0146", note="Legal help"),
        Phone("202-555-0145", type=PhoneType.FAX),
    )
    assert north.emails == (
        Email("ada@trust.example", "Ada Example"),
        Email("house@trust.example"),
        Email("desk@trust.example"),
    )
    assert [(x.attention, x.address_1, x.postal_code, x.note) for x in north.addresses] == [
        ("", "1 High Road", "94105", "Bus 1"),
        ("Ada", "PO Box 1", "", "Bus 1; postal"),
    ]
    assert [x.url for x in north.links] == ["https://trust.example", "https://north.example"]
    assert (north.tags, north.audience, north.languages, north.regions) == (
        *(("Shelter", "Benefits (SSI, GA)"), ("Families",)),
        *(("Spanish", "Chinese (Wu, Yue)"), ("GB-ENG",)),
    )
    assert north.schedules == (Schedule(note="Every day"),)
    assert (south.title, south.summary, south.phones, south.links) == ("South House", "", (), ())
    assert south.addresses == ()
    assert [message.partition(" ")[0] for _, message in losses(imported)] == [
        *("kind", "notes", "service.fees", "summary:"),
    ]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"services_attributes": {"name": "Night beds"}}, ["service.name"]),
        ({"services_attributes": {"name": "Family Trust", "fees": " "}}, []),
        ({"phones_attributes": [{"number": "", "type": "fax"}]}, ["phones:"]),
        ({"phones_attributes": ["55501"]}, ["phones_attributes"]),
        ({"emails": [{"address": "a@b.org"}]}, ["emails"]),
        ({"notes": "Closed."}, ["organization.notes"]),
        # What HSDS calls so, and Ohana does not.
        ({"phones": [{"number": "55501"}]}, ["place.phones"]),
        ({"contacts": [{"name": "Ada"}]}, ["place.contacts"]),
        ({"organization": {"name": "Other"}}, ["place.organization"]),
        ({"languages": [{"code": "en"}]}, ["place.languages"]),
        ({"contacts_attributes": [{"name": "Ada", "extension": "12"}]}, ["contact"]),
        ({"notes": "Ask first."}, []),
    ],
)
def test_what_ohana_says_and_nobody_reads_is_told(
    changes: dict[str, object], told: list[str]
) -> None:
    place = {"name": "B", "description": "x", "faxes_attributes": [], "notes": "Ask first."}
    whole = {"name": "Family Trust", "notes": "Ask first.", "locations": [{**place, **changes}]}
    imported = read("hsds", json.dumps([whole]))
    names = [message.partition(" ")[0] for _, message in losses(imported)]
    assert names == sorted([*told, "notes"])


def test_places_of_ohana_that_are_texts_are_told() -> None:
    place = {"name": "B", "description": "x", "faxes_attributes": []}
    record = {"name": "Trust", "phones": ["55501"], "locations": ["1 Main Street", place]}
    messages = [message for _, message in losses(read("hsds", json.dumps([record])))]
    assert any("1 Main Street" in message for message in messages)
    assert any("55501" in message for message in messages)


def test_what_ohana_says_of_a_number_is_its_note() -> None:
    number = {"number": "55501", "description": "Night line", "hours": "9-5"}
    place = {"name": "B", "description": "x", "phones_attributes": [number]}
    entry = one("hsds", json.dumps([{"name": "Trust", "locations": [place]}]))
    assert isinstance(entry, Contact)
    assert [phone.note for phone in entry.phones] == ["Night line; 9-5"]


@pytest.mark.parametrize(
    ("short", "long", "summary"),
    [
        ("Beds for a night.", "Beds for a night, and a meal.", "Beds for a night, and a meal."),
        ("Open", "Opening hours vary", "Opening hours vary Open"),
        ("Meals", "Beds and Meals", "Beds and Meals Meals"),
        # Where a program cut it is anywhere; what is as short may be the whole of a word.
        (f"{'We listen. ' * 6}All ni", f"{'We listen. ' * 6}All night.", None),
        ("All ni", "All night", "All night All ni"),
    ],
)
def test_a_short_description_is_left_out_where_the_long_one_begins_with_it(
    short: str, long: str, summary: str | None
) -> None:
    place = {"name": "B", "description": long, "short_desc": short, "faxes_attributes": []}
    whole = {"name": "T", "locations": [place]}
    assert one("hsds", json.dumps([whole])).summary == (summary or long)


@pytest.mark.parametrize(
    ("of_place", "of_service", "summary"),
    [
        ("Beds for a night.", "Beds for a night. Ring first.", "Beds for a night. Ring first."),
        (
            "Beds for a night.",
            "Beds for a nightly fee.",
            "Beds for a night. Beds for a nightly fee.",
        ),
        ("Beds..", "Beds.", "Beds.."),
    ],
)
def test_what_a_service_says_anew_is_not_said_twice(
    of_place: str, of_service: str, summary: str
) -> None:
    place = {"description": of_place, "services_attributes": [{"description": of_service}]}
    assert one("hsds", json.dumps([{"name": "T", "locations": [place]}])).summary == summary


def test_an_organization_of_ohana_may_have_one_place_that_is_in_no_list() -> None:
    address = {"street": "1 High Road", "zipcode": "94105"}
    place = {"name": "North House", "description": "x", "address_attributes": address}
    whole = {"name": "Family Trust", "aka": "FT", "locations": place}
    imported = read("hsds", json.dumps([whole]))
    (entry,) = (found.entry for found in imported.entries)
    assert isinstance(entry, Contact)
    assert (entry.title, entry.alternate_names) == ("North House", ("FT",))
    assert [x.postal_code for x in entry.addresses] == ["94105"]
    assert losses(imported) == []
    # An organization that has other fields is none of Ohana.
    (other,) = read("hsds", json.dumps([{**whole, "locations": {"name": "N"}}])).entries
    assert (other.entry.title, other.entry.summary) == ("Family Trust", "")


@pytest.mark.parametrize("places", [{}, {"locations": []}])
def test_an_organization_of_ohana_that_lists_no_place_is_an_entry(
    places: dict[str, object],
) -> None:
    trust = {"name": "Trust", "phones_attributes": [{"number": "55501"}], **places}
    entry = one("hsds", json.dumps([trust]))
    assert isinstance(entry, Contact)
    assert [phone.number for phone in entry.phones] == ["55501"]


def test_attributes_that_ohana_does_not_have_make_nothing_of_ohana() -> None:
    whole = {"name": "A", "phones": [{"number": "55501"}], "service_attributes": [{"x": "1"}]}
    entry = one("hsds", json.dumps([whole]))
    assert isinstance(entry, Contact)
    assert [phone.number for phone in entry.phones] == ["55501"]


@pytest.mark.parametrize(
    ("record", "label"),
    [
        ({"email": "a@b.org", "contacts": [{"name": "Jane", "email": "a@b.org"}]}, "Jane"),
        (
            {
                "email": "a@b.org",
                "contacts": [
                    {"name": "Jane", "email": "a@b.org"},
                    {"name": "Joe", "email": "a@b.org"},
                ],
            },
            "Jane; Joe",
        ),
        (
            {
                "locations": [
                    {"name": "North", "email": "a@b.org"},
                    {"name": "South", "email": "a@b.org"},
                ]
            },
            "North; South",
        ),
        (
            {
                "contacts": [
                    {"name": "Joe", "email": "a@b.org"},
                    {"name": "Jo", "email": "a@b.org"},
                ]
            },
            "Joe; Jo",
        ),
        # That of the service is of all of its places.
        (
            {
                "email": "a@b.org",
                "contacts": [{"name": "Jane", "email": "a@b.org"}],
                "locations": [{"name": "North", "email": "a@b.org"}, {"name": "South"}],
            },
            "Jane",
        ),
        (
            {
                "email": "a@b.org",
                "locations": [{"name": "North", "email": "a@b.org"}, {"name": "South"}],
            },
            "",
        ),
    ],
)
def test_an_address_of_several_says_whose_it_is(record: dict[str, object], label: str) -> None:
    entry = one("hsds", json.dumps([{"name": "A", **record}]))
    assert isinstance(entry, Contact)
    assert [(email.address, email.label) for email in entry.emails] == [("a@b.org", label)]


def test_an_organization_of_ohana_without_a_place_has_what_is_said_of_its_services() -> None:
    service = {"short_desc": "Someone to talk to.", "audience": "Teens", "urls": ["https://a.org"]}
    whole = {"name": "Night Line", "services_attributes": {**service, "fees": "None"}}
    imported = read("hsds", json.dumps([whole]))
    (entry,) = (found.entry for found in imported.entries)
    assert isinstance(entry, Contact)
    assert (entry.title, entry.summary) == ("Night Line", "Someone to talk to.")
    assert (entry.audience, [x.url for x in entry.links]) == (("Teens",), ["https://a.org"])
    assert [message.partition(" ")[0] for _, message in losses(imported)] == ["service.fees"]
    # A list of services without the word of Ohana is none of it.
    (other,) = read("hsds", json.dumps([{"name": "Night Line", "services": [service]}])).entries
    assert other.entry.summary == ""


FLAT = {
    "name": "Night House",
    "description": "Beds.",
    "phone": "(415) 555-0100 ext. 7",
    "fax": "415-555-0101",
    "address": "1 High Road",
    "street": "2 Low Road",
    "city": "Northtown",
    "zip": "94105",
    "latitude": 37.5,
    "website": "https://night.example",
}


def test_a_record_may_say_its_number_and_address_itself() -> None:
    imported = read("hsds", json.dumps([FLAT]))
    (entry,) = (found.entry for found in imported.entries)
    assert isinstance(entry, Contact)
    assert [(x.number, x.type) for x in entry.phones] == [
        ("(415) 555-0100 ext. 7", PhoneType.VOICE),
        ("415-555-0101", PhoneType.FAX),
    ]
    assert [(x.address_1, x.city, x.postal_code) for x in entry.addresses] == [
        ("1 High Road", "Northtown", "94105")
    ]
    assert [x.url for x in entry.links] == ["https://night.example"]
    names = [message.partition(" ")[0] for _, message in losses(imported)]
    assert names == ["location.latitude", "street"]


@pytest.mark.parametrize("number", ["415-555-0100 x5", "415-555-0100 Ext.5", "415-555-0100 x 5"])
def test_a_number_of_a_record_may_have_an_extension(number: str) -> None:
    entry = one("hsds", json.dumps([{**FLAT, "phone": number, "location_type": "physical"}]))
    assert isinstance(entry, Contact)
    assert entry.phones[0].number == number
    assert [x.address_1 for x in entry.addresses] == ["1 High Road"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"phone": "415-555-0100 (24 hrs)"}, ["phone"]),
        ({"phone": "415-555-0100 or 415-555-0102"}, ["phone"]),
        ({"phones": [{"number": "415-555-0103"}]}, ["fax", "phone"]),
        ({"addresses": [{"city": "Southtown"}]}, ["location.address", "location.city"]),
    ],
)
def test_what_may_be_more_than_that_stays_where_it_is_and_is_told(
    changes: dict[str, object], told: list[str]
) -> None:
    imported = read("hsds", json.dumps([{**FLAT, **changes}]))
    names = {message.partition(" ")[0] for _, message in losses(imported)}
    assert names >= {*told}


@pytest.mark.parametrize("source", ["hsds", "datapackage", "csl"])
def test_what_is_nested_without_end_is_refused(source: str) -> None:
    deep = "[" * 400 + "]" * 400
    for text in (f'{{"resources": [], "name": "x", "other": {deep}}}', f'[{{"name": {deep}}}]'):
        with pytest.raises(ReadError, match="nested too deeply"):
            SOURCES[source].read(text, "x", ReadOptions())


def test_commas_in_brackets_are_within_a_value() -> None:
    assert between_commas("Spanish, Chinese (Wu, Yue), Urdu (a") == [
        *("Spanish", " Chinese (Wu, Yue)", " Urdu (a"),
    ]
    assert between_commas("") == [""]


# Files that are not what they claim.


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7 ...", "this is a PDF, not text"),
        (b"PK\x03\x04rest", "this is a zip archive"),
        (b"", "the file is empty"),
        (b" \n ", "the file is empty"),
        ("FN:Zo\u00eb".encode("latin-1"), "byte 0xEB is not UTF-8"),
        (b"a\0b", "this is not text"),
        (b"\xff\xfea", "is not UTF-16"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        decoded(data)


@pytest.mark.parametrize(
    ("size", "name", "told"),
    [
        (
            16_777_217,
            "a.CSV",
            "MiB: it has 16,777,217 bytes; split it into parts of fewer rows, each with",
        ),
        (
            40_000_000,
            "a.vcf",
            "MiB: it has 40,000,000 bytes; split it between two cards, and import one",
        ),
        (
            0,
            "stdin",
            "MiB: it has more bytes than that; split it into several whole ones, and import",
        ),
    ],
)
def test_a_file_that_is_too_large_is_told_its_size_and_where_to_split_it(
    size: int, name: str, told: str
) -> None:
    with pytest.raises(ReadError) as caught:
        decoded(b"x" * (MAX_BYTES + 1), name, size)
    assert told in f"{caught.value.message}; {caught.value.hint}"
    with pytest.raises(ReadError, match="this is a PDF"):
        decoded(b"%PDF".ljust(MAX_BYTES + 1), name, size)
    assert decoded(b"x" * MAX_BYTES, name, size) == "x" * MAX_BYTES


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_text_that_says_how_it_is_encoded_is_read(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    assert decoded(f"{mark}Zo\u00eb".encode(encoding)) == "Zo\u00eb"


@pytest.mark.parametrize(
    ("text", "path", "name"),
    [
        ("\n begin:vcard\n", "x", "vcard"),
        ("<!doctype netscape-Bookmark-file-1>", "x.txt", "bookmarks"),
        ('{"format": "ketamine-tui/1", "entries": []}', "x", "json"),
        ('{"id": "a", "format": "ketamine-tui/1"}\n{"id": "b"}\n', "x.json", "jsonl"),
        (f'{{"body": "{"a" * 5000}", "format": "ketamine-tui/1"}}\n{{}}\n', "x", "jsonl"),
        (f'[{{"title": "{"a" * 5000}"}},\n{{"note": "format: ketamine-tui/1"}}]', "x", "csl"),
        ('[{"id": "a", "type": "book"}]', "x.json", "csl"),
        ("% words\n@article{a,", "x", "bibtex"),
        ("a,b\n", "x.CSV", "csv"),
    ],
)
def test_a_format_is_recognised_by_what_it_says(text: str, path: str, name: str) -> None:
    assert recognise(text, path) == name


def test_what_is_of_no_format_says_which_there_are() -> None:
    with pytest.raises(ReadError, match="no format that is known") as raised:
        recognise("Dear all,", "letter.txt")
    assert "vcard" in raised.value.hint


@pytest.mark.parametrize("name", sorted(SOURCES.keys() - {"markdown"}))  # any text is a note
def test_a_file_of_another_format_is_refused_in_words(name: str) -> None:
    with pytest.raises(ReadError):
        read(name, "Dear all,\n\nwords")


SNIPPETS = st.sampled_from(
    [
        *("BEGIN:VCARD\n", "END:VCARD\n", "FN:A\n", "TEL;TYPE=cell:", "ADR:;;", "NOTE:", "N:a;b\n"),
        *("PRODID:-//ketamine-tui//x\n", "Warning: ", "Hours: x\n", ";ENCODING=QUOTED-PRINTABLE:="),
        *(
            "@article{a,\n",
            "title = {A}",
            "}\n",
            "{",
            "\\",
            '"',
            ",",
            "=",
            "$",
            "author={A and B},",
        ),
        *(
            "<DL><p>",
            "<DT><A HREF=",
            "'https://x.org'>",
            "<H3>",
            "</A>",
            "<DD>",
            "</DL>",
            "<!--",
            "&#0;",
        ),
        *(
            '[{"id":"a","type":"book","title":"A"',
            "}]",
            '{"format":"ketamine-tui/1"',
            ',"entries":[',
        ),
        *(
            '"name":"A"',
            '"phones":[{"number":"1"}]',
            '"title":["x"]',
            "null",
            ":",
            "\r\n",
            "\n ",
            "\t",
        ),
        *("title,phone\n", "a;b", "\u202e", "\x1b", "é", "\ud7ff"),
    ]
)
SOUP = st.lists(SNIPPETS | st.text(st.characters(exclude_categories=["Cs"]), max_size=5)).map(
    "".join
)


@pytest.mark.parametrize("name", SOURCES)
@settings(max_examples=60)
@given(text=SOUP)
def test_no_text_crashes_a_reader(name: str, text: str) -> None:
    for kind in (None, Kind.PAGE, Kind.BOOK):
        try:
            imported = read(name, text, ReadOptions(kind))
        except ReadError:
            continue
        assert all(loss.line >= 1 for loss in imported.losses)
