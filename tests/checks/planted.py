"""A directory without defects, and defects to plant in copies of its entries."""

import zlib
from pathlib import Path
from typing import NamedTuple

from checks import page_texts
from support.content import write_file

DIRECTORY = """\
title: A directory
disclaimer: Made up for tests.
sections:
  - id: start
    title: Start
  - id: books
    title: Books
  - id: people
    title: People
urgent:
  - region: US
    title: United States
    entries: [urgent-line]
views:
  - name: mine
    query: "#Pain"
review_policy:
  default: 365d
  two_person: [emergency]
"""
TAGS = """\
- id: pain
  label: Pain
  aliases: [Ache]
"""
WORDS = """\
avoided:
  - words: [miracle  cure, mg/kg]
    instead: what was found
"""
CLINIC = """\
kind: clinic
section: people
title: Clinic NAME
summary: What it is.
tags: [Pain]
regions: [US]
languages: [en]
phones:
  - number: "988"
    dial: "988"
emails:
  - address: desk@clinic.dev
links:
  - url: https://example.org/NAME
reviews:
  - date: "2026-11-01"
    status: source-checked
    method: read-source
    reviewer: A
    source: S
"""
BOOK = """\
kind: book
section: books
title: Book NAME
summary: What it is.
identifiers:
  - scheme: isbn
    value: "9780306406157"
  - scheme: doi
    value: 10.1234/example
  - scheme: pmid
    value: "123"
links:
  - url: https://example.org/NAME
reviews:
  - date: "2026-11-01"
    status: source-checked
    method: read-source
    reviewer: A
    source: S
"""
PAGE = """\
---
kind: page
section: start
title: Page NAME
summary: What it is.
reviews:
  - date: "2026-11-01"
    status: source-checked
    method: read-source
    reviewer: A
    source: S
---

Text with [a link](urgent.md).
"""
URGENT = (
    CLINIC.replace("kind: clinic", "kind: emergency").replace("NAME", "urgent-line")
    + """\
  - date: "2026-11-02"
    status: source-checked
    method: read-source
    reviewer: B
    source: S
"""
)
LONG_LINE = CLINIC.replace("NAME", "long-line").replace(
    '"988"\n    dial: "988"', '800-273-8255\n    dial: "+18002738255"'
)
_WITHDRAWN = """\
  - date: "2026-11-02"
    status: withdrawn
    reviewer: B
    note: It has closed.
"""
_GERMAN = "translations:\n  - language: de\n"
_EMAILED = """\
      - date: "2026-11-01"
        status: reviewed
        method: emailed
        reviewer: A
"""
TEXTS = {"clinic": CLINIC, "book": BOOK, "page": PAGE}
_TO_LINKS = CLINIC.partition("links:")[0]
HELPLINE = CLINIC.replace("kind: clinic", "kind: helpline")
_REGIONS_TO_EMAILS = CLINIC[CLINIC.index("regions: [US]") : CLINIC.index("emails:")]
_FROM_SUMMARY = CLINIC[CLINIC.index("summary:") :]
_BOOK_FROM_TITLE = BOOK[BOOK.index("title:") :]
_CLINIC_TO_SUMMARY = CLINIC[CLINIC.index("title:") : CLINIC.index("\ntags:")]
_BOOK_FROM_SUMMARY = BOOK[BOOK.index("summary:") :]
_LONDON = (
    '    schedules:\n      - opens: "09:00"\n        closes: "17:00"\n'
    "        timezone: Europe/London\n"
)
_AUDIENCE = "kind: clinic\naudience: [patients]\n"
PATHS = {"clinic": "contacts/{}.yaml", "book": "resources/{}.yaml", "page": "pages/{}.md"}


class Defect(NamedTuple):
    """A change to a copy of an entry, the rule that it breaks, and what the problem points at.

    `at` is the text at whose beginning it is expected; it is looked for from the change on.
    """

    rule: str
    kind: str
    old: str
    new: str
    at: str


QUOTED = (
    "source: S\n---\n\nText with [a link](urgent.md).",
    """\
source: S
corrections:
  - field: text
    was: There are many owls here at night
---

Text with [a link](urgent.md):

> There are *many* owls here at night. So they say.""",
)
"""The end of a page, and one with a quotation of what a correction quotes, too."""

CORRECTED = (
    "authors: [Ada B. Heron]\ncorrections:\n  - field: title\n    was: Dr. Jane Smith\n"
    "    note: The cover names Ada B. Heron.\n"
)
"""A correction of the wrong field."""

_TO_DOI = BOOK[BOOK.index("identifiers:") : BOOK.index("/example")] + "/example"
CITED = 'volume: "{}"\nissue: "{}"\npage: "{}-900"\n'
"""How a work is cited whose DOI is made of that."""

DEFECTS = (
    Defect("phone-placeholder", "clinic", '"988"\n    dial: "988"', "202-555-0143", "202-555"),
    Defect("phone-placeholder", "clinic", '"988"\n    dial: "988"', "+44 20 7946 0958", "+44"),
    Defect("phone-placeholder", "clinic", '"988"\n    dial: "988"', "(987) 654-3210", "(987)"),
    Defect(
        "phone-placeholder",
        "clinic",
        "phones:",
        'texts:\n  - number: "1234567890"\nphones:',
        '"1234',
    ),
    Defect("phone-invalid", "clinic", 'dial: "988"', 'dial: "+12025550"', '"+12025550"'),
    Defect("phone-invalid", "clinic", '"988"\n    dial: "988"', '"555 0123"', '"555'),
    Defect(
        "phone-mismatch",
        "clinic",
        '"988"\n    dial: "988"',
        '800-662-4357\n    dial: "+18006624358"',
        '"+1800',
    ),
    Defect("phone-dial-missing", "clinic", '"988"\n    dial: "988"', "800-662-4357", "800-662"),
    Defect("phone-form", "clinic", 'dial: "988"', "dial: call us", "call us"),
    Defect("email-placeholder", "clinic", "desk@clinic.dev", "desk@mail.example.com", "desk@"),
    Defect("email-invalid", "clinic", "desk@clinic.dev", "desk at clinic.dev", "desk at"),
    Defect("isbn-checksum", "book", '"9780306406157"', '"9780306406158"', '"97803'),
    Defect("isbn-form", "book", '"9780306406157"', "978-0-14-103614-4", "978-0"),
    Defect("doi-form", "book", "10.1234/example", "11.1234/example", "11.1234"),
    Defect(
        "doi-prefix", "book", "10.1234/example", "https://doi.org/10.1234/example", "https://doi"
    ),
    Defect("identifier-form", "book", '"123"', "PMC123", "PMC123"),
    Defect("url-insecure", "book", "https://example.org", "http://example.org", "http://"),
    Defect("url-form", "book", "https://example.org", "https://example.org:99999", "https://"),
    Defect("url-invalid", "book", "https://example.org/NAME", "example.org/x", "example.org/x"),
    Defect("title-duplicate", "book", "title: Book NAME", "title: Book clean-book", "Book clean"),
    Defect(
        "url-duplicate", "book", "example.org/NAME", "www.example.org/clean-book/", "https://www"
    ),
    Defect("language-unknown", "clinic", "[en]", "[english]", "english"),
    Defect("region-unknown", "clinic", "[US]", "[US, XX]", "XX"),
    Defect("region-alias", "clinic", "[US]", "[US, UK]", "UK"),
    Defect("date-in-future", "clinic", '"2026-11-01"', '"2026-12-01"', '"2026-12-01"'),
    Defect("date-invalid", "clinic", '"2026-11-01"', '"2026-13-01"', '"2026-13-01"'),
    Defect(
        "date-differs", "clinic", "What it is.", "Open since Monday 10 October 2023.", "10 October"
    ),
    Defect(
        "confidence-doubtful",
        "clinic",
        "    source: S",
        "    source: S\n    confidence: high\n    note: The page could not be seen",
        "high",
    ),
    Defect(
        "date-invalid",
        "clinic",
        "    source: S",
        "    source: S\n    source_dated: 2024-13",
        "2024-13",
    ),
    Defect(
        "date-order", "clinic", "What it is.", "Closed from May 2021 to March 2020.", "March 2020"
    ),
    Defect(
        "review-order",
        "clinic",
        "reviews:\n",
        'reviews:\n  - date: "2026-11-09"\n    status: to-be-reviewed\n',
        '"2026-11-01"',
    ),
    Defect(
        "review-next",
        "clinic",
        "    source: S",
        '    source: S\n    next_review: "2026-11-01"',
        '"2026-11-01"\nend',
    ),
    Defect(
        "review-method-missing", "clinic", "    method: read-source\n", "", 'date: "2026-11-01"'
    ),
    Defect("review-source-missing", "clinic", "    source: S\n", "", 'date: "2026-11-01"'),
    Defect(
        "review-covers-unknown",
        "clinic",
        "    reviewer: A",
        "    reviewer: A\n    covers: [titel]",
        "[titel]",
    ),
    Defect("review-overdue", "clinic", '"2026-11-01"', '"2024-11-01"', '- date: "2024'),
    Defect(
        "review-changed-since",
        "clinic",
        "    source: S",
        '    source: S\n    fingerprint: {title: "00000000"}',
        '- date: "2026-11-01"',
    ),
    Defect(
        "review-missing",
        "clinic",
        'reviews:\n  - date: "2026-11-01"\n    status: source-checked\n    method: read-source\n    reviewer: A\n    source: S\n',
        "",
        "kind: clinic",
    ),
    Defect(
        "reviewer-missing",
        "clinic",
        "source-checked\n    method: read-source\n    reviewer: A",
        "reviewed\n    method: read-source",
        "reviewed\n",
    ),
    Defect("tag-alias-used", "clinic", "[Pain]", "[Ache]", "Ache"),
    Defect("tag-repeated", "clinic", "[Pain]", "[Pain, Ache]", "Ache"),
    Defect("tag-unknown", "clinic", "[Pain]", "[Pian]", "Pian"),
    Defect("tag-review-state", "clinic", "[Pain]", '["#TOBE_REVIEWED"]', '"#TOBE'),
    Defect("summary-long", "clinic", "What it is.", "word " * 61 + "end", "word"),
    Defect("section-unknown", "clinic", "section: people", "section: peple", "peple"),
    Defect("field-unknown", "clinic", "summary: What", "sumary: x\nsummary: What", "sumary"),
    Defect("field-missing", "clinic", "title: Clinic NAME\n", "", "kind: clinic"),
    Defect("value-unknown", "clinic", "method: read-source", "method: guessed", "guessed"),
    Defect(
        "yaml-duplicate-key",
        "clinic",
        "summary: What",
        "kind: clinic\nsummary: What",
        "kind: clinic\nsummary",
    ),
    Defect("yaml-syntax", "clinic", "title: Clinic", "title: Clinic: ", ":  NAME"),
    Defect(
        "phone-short-unknown",
        "clinic",
        '"988"\n    dial: "988"',
        '"14416"\n    dial: "14416"',
        '"14416"\nend',
    ),
    Defect("phone-short-unknown", "clinic", '"988"\n    dial: "988"', '"14416"', '"14416"'),
    Defect("text-number-short", "clinic", "emails:", 'texts:\n  - number: "12"\nemails:', '"12"'),
    Defect(
        "contact-missing",
        "clinic",
        'clinic\nsection: people\ntitle: Clinic NAME\nsummary: What it is.\ntags: [Pain]\nregions: [US]\nlanguages: [en]\nphones:\n  - number: "988"\n    dial: "988"\nemails:\n  - address: desk@clinic.dev\nlinks:\n  - url: https://example.org/NAME\n',
        "helpline\nsection: people\ntitle: Clinic NAME\nsummary: What it is.\nregions: [US]\n",
        "kind: helpline",
    ),
    Defect(
        "identifier-form", "book", 'pmid\n    value: "123"', "issn\n    value: 2049-3631", "2049"
    ),
    Defect("doi-form", "book", "10.1234/example", "10.1234/example.", "10.1234"),
    Defect(
        "doi-mismatch",
        "book",
        "https://example.org/NAME",
        "https://doi.org/10.1234/another",
        "https://doi",
    ),
    Defect("identifier-duplicate", "book", "10.1234/example", "10.1234/EXAMPLE", "10.1234"),
    Defect("issued-doubtful", "book", "summary:", 'issued: "2031"\nsummary:', '"2031"'),
    Defect("issued-doubtful", "book", "summary:", 'issued: "2027-01"\nsummary:', '"2027-01"'),
    Defect("issued-doubtful", "book", "summary:", 'issued: "1019"\nsummary:', '"1019"'),
    Defect("date-invalid", "book", "summary:", 'issued: "2021-02-30"\nsummary:', '"2021-02-30"'),
    Defect("pages-reversed", "book", "summary:", 'page: "145-123"\nsummary:', '"145-123"'),
    Defect(
        "hours-empty",
        "clinic",
        "links:",
        'schedules:\n  - opens: "09:00"\n    closes: "09:00"\nlinks:',
        '"09:00"\nend',
    ),
    Defect(
        "timezone-unknown",
        "clinic",
        "links:",
        'schedules:\n  - opens: "09:00"\n    closes: "10:00"\n    timezone: Europe/Atlantis\nlinks:',
        "Europe/",
    ),
    Defect(
        "url-tracking",
        "book",
        "example.org/NAME",
        "example.org/NAME?a=b&utm_source=x#c",
        "https://",
    ),
    Defect(
        "review-next-far",
        "clinic",
        "    source: S",
        '    source: S\n    next_review: "2033-01-01"',
        '"2033-01-01"',
    ),
    Defect("language-unknown", "clinic", "[en]", "[en-UK]", "en-UK"),
    Defect("region-unknown", "clinic", "[US]", "[US, GB-XYZ]", "GB-XYZ"),
    Defect("text-cut", "clinic", "What it is.", "Dial 9 #first, then 1", "Dial 9"),
    Defect("text-cut", "clinic", "Clinic NAME", "Clinic NAME  # the old one", "Clinic"),
    Defect(
        "text-cut",
        "clinic",
        "  - address: desk@clinic.dev",
        "  - address: desk@clinic.dev\n    label: Line #1",
        "Line",
    ),
    Defect("text-unfinished", "clinic", "What it is.", "What it is. TODO hours", "TODO"),
    *(
        Defect("text-unfinished", "clinic", "summary:", f"organization: {text}\nsummary:", text)
        for text in ("None", "null", "N/A", "nan", '"-"', "unknown", '"?"', "—", "undefined")
    ),
    Defect("text-unfinished", "clinic", "title: Clinic NAME", "title: null", "null"),
    Defect("text-unfinished", "clinic", "source: S", "source: S\n    not_seen: null", "null"),
    Defect("identifier-form", "book", '"123"', "N/A", "N/A"),
    *(
        Defect(
            "text-unfinished",
            "clinic",
            "links:",
            f"{field}\nlinks:",
            at,
        )
        for field, at in (
            ("addresses:\n  - city: Unknown", "Unknown"),
            ("addresses:\n  - postal_code: n/a\n    country: US", "n/a"),
            ("audience: [none]", "none"),
            ("alerts:\n  - text: Moved.\n    source: NaN", "NaN"),
            ("schedules:\n  - note: tba", "tba"),
        )
    ),
    *(
        Defect("text-unfinished", "book", "summary:", f"{field}\nsummary:", at)
        for field, at in (
            ("authors: [Ann Bee, unknown]", "unknown"),
            ("volume: NA", "NA"),
            ("alternate_names: [n/a]", "n/a"),
        )
    ),
    Defect("text-unfinished", "clinic", "What it is.", "TODO Check its hours.", "TODO"),
    Defect("text-unfinished", "clinic", "What it is.", "A line. Hours TBC, free.", "TBC"),
    *(
        Defect("phone-texts", "clinic", 'dial: "988"', f'dial: "988"\n    {words}', at)
        for words, at in (
            ("label: TTY", "TTY"),
            ("note: For TTY users only", "For TTY"),
            ("label: Text line", "Text line"),
            ("note: for texts only", "for texts"),
        )
    ),
    Defect(
        "phone-texts",
        "clinic",
        CLINIC.partition("summary")[0],
        "kind: helpline\nsection: people\ntitle: The NAME text line\n",
        '"988"',
    ),
    *(
        Defect(
            "phone-form",
            "clinic",
            '"988"\n    dial: "988"',
            f"800-222-{end}{between}800-222-1238\n    dial: '+1800222{end}'",
            f"800-222-{end}",
        )
        for end, between in (("1241", " or "), ("1242", " / "))
    ),
    Defect(
        "keys-differ",
        "clinic",
        "summary: What it is.",
        "summary: Press 1 for Spanish or 2 for a nurse.\ntexts:\n  - number: '741741'\n    note: press 1 for nurse",
        "press 1 for nurse",
    ),
    Defect(
        "keys-differ",
        "clinic",
        'dial: "988"',
        'dial: "988"\n    note: Press 1 for Spanish\nalerts:\n  - text: Call 988, then press 3.',
        "988, then",
    ),
    *(
        Defect(
            "number-slip",
            "clinic",
            '"988"\n    dial: "988"',
            f"800-222-{end}\n    dial: '+1800222{end}'\n    note: or {number}",
            number,
        )
        for end, number in (
            ("1224", "1-800-222-124"),
            ("1226", "1-800-222-11226"),
            ("1427", "800-222-1724"),
        )
    ),
    *(
        Defect("number-slip", "clinic", "What it is.", text, at)
        for text, at in (
            ("Free. Call 989.", "989"),
            ("In a crisis 9-9-8.", "9-9-8"),
            ("Dial 898 now", "898"),
        )
    ),
    Defect("number-slip", "clinic", "What it is.", "Write to desk@clinci.dev.", "desk@clinci"),
    Defect(
        "number-slip",
        "clinic",
        CLINIC[CLINIC.index('"988"') :],
        """\
800-222-1236
    dial: "+18002221236"
reviews:
  - date: "2026-11-01"
    status: to-be-reviewed
    seen: A page; 800-222-1263 was there
""",
        "800-222-1236",
    ),
    Defect(
        "phone-words",
        "clinic",
        CLINIC[CLINIC.index("regions") : CLINIC.index("emails")],
        "regions: [NZ]\nphones:\n  - number: 0800 764 767\n    dial: '+64800764767'\n    note: 0800 POISON\n",
        "0800 POISON",
    ),
    Defect(
        "kind-emergency", "clinic", '"988"\n    dial: "988"', '"911"\n    dial: "911"', "clinic"
    ),
    Defect(
        "title-container",
        "book",
        BOOK.partition("summary")[0],
        "kind: article\nsection: books\ntitle: The NAME Journal\ncontainer_title: The NAME journal\n",
        "The NAME Journal",
    ),
    *(
        Defect(
            "issued-doubtful",
            "book",
            'summary: What it is.\nidentifiers:\n  - scheme: isbn\n    value: "9780306406157"\n  - scheme: doi\n    value: 10.1234/example',
            f"issued: '{year}'\nsummary: What it is.\nidentifiers:\n  - scheme: doi\n    value: {doi}",
            f"'{year}'",
        )
        for year, doi in (
            ("2016", "10.1001/jamapsychiatry.2017.3739"),
            ("2021", "10.1038/s44220-023-00140-x"),
        )
    ),
    Defect(
        "issued-doubtful",
        "book",
        'reviews:\n  - date: "2026-11-01"\n',
        "issued: '2020-07-09'\nreviews:\n  - date: \"2026-11-01\"\n    source_dated: '2020-09-07'\n",
        "'2020-07",
    ),
    Defect(
        "pages-differ",
        "book",
        'reviews:\n  - date: "2026-11-01"\n',
        "number_of_pages: '340'\nreviews:\n  - date: \"2026-11-01\"\n    seen: Title page, 304 pages\n",
        "'340'",
    ),
    *(
        Defect("title-region", "clinic", "What it is.", text, "[US]")
        for text in ("The first line in Australia.", "For everybody in the United Kingdom, free.")
    ),
    Defect(
        "address-elsewhere",
        "clinic",
        "regions: [US]\n",
        "regions: [CA]\naddresses:\n  - state_province: California\n    country: CA\n",
        "CA\nlanguages",
    ),
    Defect(
        "value-repeated",
        "clinic",
        "source: S",
        "source: S\n    covers: [title, tags, title]",
        "title]",
    ),
    Defect("value-repeated", "clinic", "source: S", "source: [S, T, S]", "S]\nend"),
    *(
        Defect("review-source-empty", "clinic", "source: S", f"source: '{file}'", f"'{file}")
        for file in ("file:///home/ann/page.pdf", "C:\\Users\\ann\\page.pdf", "~/page.html")
    ),
    Defect("language-unknown", "clinic", 'dial: "988"', 'dial: "988"\n    languages: [sp]', "sp]"),
    *(
        Defect("date-invalid", "clinic", "source: S", f"source: S\n    source_dated: {day}", day)
        for day in ("2025-04-31", "2025-13-01", "2025-02-30 (page)")
    ),
    Defect(
        "hours-empty",
        "clinic",
        "links:",
        'schedules:\n  - opens: "24:00"\n    closes: "08:00"\nlinks:',
        '"24:00"',
    ),
    *(
        Defect(
            "hours-differ",
            "clinic",
            "links:",
            f'schedules:\n  - days: [MO, TU, WE, TH, FR]\n    opens: "09:00"\n    closes: "17:00"\n    note: {note}\nlinks:',
            note,
        )
        for note in ("Monday to Saturday", "Mon-Thu", "Sun. to Fri., free", "Tuesdays to Fridays")
    ),
    *(
        Defect(
            "timezone-elsewhere",
            "clinic",
            "links:",
            f'schedules:\n  - opens: "09:00"\n    closes: "17:00"\n    timezone: {zone}\n    note: {note}\nlinks:',
            note,
        )
        for zone, note in (
            ("America/Los_Angeles", "Eastern Time"),
            ("America/New_York", "by PT"),
            ("America/Phoenix", "MDT"),
        )
    ),
    Defect(
        "hours-differ",
        "clinic",
        _FROM_SUMMARY,
        _FROM_SUMMARY.replace(
            "links:", 'schedules:\n  - opens: "09:00"\n    closes: "20:00"\nlinks:'
        ).replace("source: S", 'source: S\n    seen: "Open 09:00 to 22:00"'),
        '"20:00"',
    ),
    *(
        Defect(
            "keyword-differs",
            "clinic",
            _FROM_SUMMARY,
            _FROM_SUMMARY.replace("What it is.", summary).replace(
                "emails:", 'texts:\n  - number: "741741"\n    body: HOME\nemails:'
            )
            + more,
            at,
        )
        for summary, more, at in (
            ("Text HELLO to 741741.", "", "HELLO"),
            ("Send the word HOPE to 741741.", "", "HOPE"),
            ("Its keyword is HOPE.", "", "HOPE"),
            ("What it is.", "    seen: 'Text \"HOPE\" to 741741'\n", "HOME"),
        )
    ),
    *(
        Defect("text-unfinished", "clinic", old, new, at)
        for old, new, at in (
            ("Clinic NAME", "Clinic NAME,", "Clinic"),
            ("Clinic NAME", "Clinic NAME \u2013", "Clinic"),
            ("What it is.", "What it is, and how;", "What"),
            ("What it is.", "What it is (", "What"),
        )
    ),
    *(
        Defect(
            "link-label",
            "clinic",
            "https://example.org/NAME",
            f"https://{url}\n    label: {label}",
            label,
        )
        for url, label in (
            ("en.wikipedia.org/wiki/Bee", "Official site"),
            ("www.imdb.com/title/tt1", "Its own website"),
        )
    ),
    *(
        Defect("share-impossible", "clinic", "What it is.", text, at)
        for text, at in (
            ("It helped in 130% of patients.", "130"),
            (">-\n  Free for 110 per\n  cent of all the people.", "110"),
            ("Response was 155.4 percent.", "155.4"),
            ("Relapse was 24 percent, then 126 percent.", "126"),
            ("There 115 percent responded.", "115"),
            ("It helped 15 of 12 patients.", "15 of"),
            ("It helped 1,158 out of 1,103 people.", "1,158"),
        )
    ),
    Defect(
        "share-impossible", "page", "(urgent.md).", "(urgent.md).\n\nIn 130% of\npatients.", "130"
    ),
    *(
        Defect(
            "phone-words",
            "clinic",
            CLINIC.partition("emails:")[0],
            CLINIC.partition("emails:")[0] + f"texts:\n  - number: '{number}'\n    {words}\n",
            f"'{number}",
        )
        for number, words in (
            ("435784", 'note: "HELP4U: your ZIP code"'),
            ("43574", "label: HELP4U"),
            ("46773", "note: HOPES"),
        )
    ),
    *(
        Defect(
            "phone-words",
            "clinic",
            CLINIC[CLINIC.index("regions") : CLINIC.index("emails")],
            f"regions: [{region}]\nphones:\n  - number: {number}\n    dial: '{dial}'\n    note: {note}\n",
            note,
        )
        for region, number, dial, note in (
            ("NZ", "0800 764 776", "+64800764776", "or 0800 POISON (free)"),
            ("AU", "13 92 77", "139277", "13 YARN"),
        )
    ),
    *(
        Defect("languages-differ", "clinic", "What it is.", text, "[en]")
        for text in (
            "A line, by call or text, in English and French.",
            "A line in the United States, in English and French.",
            "For all (English/Spanish).",
            "English, Polish and Farsi are spoken.",
            "It speaks Welsh and English.",
            "It answers in English and Mandarin every day.",
        )
    ),
    *(
        Defect(
            "languages-differ",
            "clinic",
            CLINIC.partition("tags:")[0],
            f"{HELPLINE.partition('summary:')[0]}summary: {text}\n",
            "[en]",
        )
        for text in ("It answers in Polish.", "For callers in French only.")
    ),
    Defect(
        "languages-differ",
        "clinic",
        "it is.\ntags: [Pain]\nregions: [US]\nlanguages: [en]",
        "it is, in English and French only.\nlanguages: [en, fr, es]",
        "[en, fr, es]",
    ),
    *(
        Defect("text-twice", "clinic", "What it is.", text, at)
        for text, at in (
            ("It is is free.", "is is"),
            (">-\n  For all\n  of the the people.", "the the"),
        )
    ),
    Defect("text-misread", "clinic", "What it is.", "By Nordenskj?ld.", "Nordenskj?"),
    Defect("text-misread", "clinic", "What it is.", "By Nordenskj\ufffdld.", "Nordenskj\ufffd"),
    *(
        Defect("date-in-future", "clinic", "What it is.", f"Open since {since}.", at)
        for since, at in (("30 November 2032", "2032"), ("2027", "2027"), ("December 2026", "2026"))
    ),
    Defect(
        "link-label",
        "page",
        "[a link](urgent.md)",
        "[Bee 2018](../resources/dated-book.yaml)",
        "[Bee",
    ),
    Defect("text-misread", "clinic", "What it is.", "Women &amp; men", "&amp;"),
    Defect("text-misread", "clinic", "What it is.", "A cafÃ© for all", "Ã©"),
    Defect("text-misread", "clinic", "What it is.", "An hour in the vÃ» bar", "Ã»"),
    Defect("text-misread", "clinic", "What it is.", "Women &nbps; men", "&nbps;"),
    Defect("text-misread", "clinic", "What it is.", "The centreâ€™s line", "â€™"),
    Defect("text-spaces", "clinic", "What it is.", "What  it is.", "t  it"),
    Defect("entry-itself", "clinic", "regions:", "related: [NAME]\nregions:", "NAME]"),
    Defect("related-withdrawn", "clinic", "regions:", "related: [old-line]\nregions:", "old-line]"),
    Defect("text-unsafe", "clinic", "title: Clinic NAME", 'title: "Clinic \\u202e"', '"Clinic'),
    Defect("entry-unknown", "clinic", "regions:", "related: [nowhere]\nregions:", "nowhere"),
    Defect("link-outside", "page", "(urgent.md)", "(../../urgent.md)", "../../urgent"),
    # Ways.
    Defect("email-invalid", "clinic", "desk@clinic.dev", "mailto:desk@clinic.dev", "mailto:"),
    Defect("email-invalid", "clinic", "desk@clinic.dev", "desk@clinic,west.dev", "desk@"),
    Defect(
        "text-number-words",
        "clinic",
        "emails:",
        'texts:\n  - number: "HOME to 741741"\nemails:',
        '"HOME',
    ),
    *(
        Defect(
            "text-number-words", "clinic", '"988"\n    dial:', f'"{number}"\n    dial:', f'"{at}'
        )
        for number, at in (
            ("Tel. 988", "Tel"),
            ("phone: 988", "phone"),
            ("T:988", "T"),
            ("(Freephone) 988", "(Free"),
            ("Talk Line 988", "Talk"),
        )
    ),
    Defect(
        "phone-repeated",
        "clinic",
        "emails:",
        '  - number: 9-8-8\n    dial: "988"\n    label: By night\nemails:',
        "9-8-8",
    ),
    Defect(
        "url-repeated",
        "book",
        "https://example.org/NAME",
        "https://example.org/NAME\n  - url: https://www.Example.org/NAME/",
        "https://www",
    ),
    Defect("url-local", "book", "https://example.org/NAME", "http://localhost:80/NAME", "http:"),
    Defect("url-local", "book", "https://example.org/NAME", "https://127.0.0.1/NAME", "https:"),
    Defect("url-local", "book", "https://example.org/NAME", "https://[::1]/NAME", "https:"),
    # Addresses and hours.
    Defect(
        "country-unknown",
        "clinic",
        "links:",
        "addresses:\n  - country: United States\nlinks:",
        "United",
    ),
    Defect("country-unknown", "clinic", "links:", "addresses:\n  - country: UK\nlinks:", "UK"),
    Defect("address-elsewhere", "clinic", "links:", "addresses:\n  - country: FR\nlinks:", "FR"),
    Defect(
        "postal-code-form",
        "clinic",
        "links:",
        'addresses:\n  - country: US\n    postal_code: "2139"\nlinks:',
        '"2139"',
    ),
    *(
        Defect(
            "address-parts",
            "clinic",
            "regions: [US]\n",
            f"regions: [US, International]\naddresses:\n  - city: {city}\n    state_province: {state}\n    country: {country}\n",
            at or city,
        )
        for city, state, country, at in (
            ("California", "Culver City", "US", ""),
            ("NSW", "Sydney", "AU", ""),
            ("England", "Oxford", "GB", ""),
            ("Leinster", "Dublin", "IE", ""),
            ("Lombardia", "Milano", "IT", ""),
            ("OX3 7JX", "England", "GB", ""),
            ("Reno", "89501", "US", "89501"),
        )
    ),
    Defect("hours-half", "clinic", "links:", 'schedules:\n  - closes: "09:00"\nlinks:', '"09:00"'),
    Defect("hours-half", "clinic", "links:", 'schedules:\n  - opens: "09:00"\nlinks:', '"09:00"'),
    # Lists, corrections and reviews.
    Defect("value-repeated", "clinic", "[en]", "[en, es, EN]", "EN]"),
    Defect(
        "value-repeated",
        "clinic",
        "regions:",
        "related: [urgent-line, clean-book, urgent-line]\nregions:",
        "urgent-line]",
    ),
    Defect("audience-similar", "clinic", "[en]", "[en]\naudience: [patient]", "patient]"),
    Defect(
        "correction-field",
        "clinic",
        "links:",
        "corrections:\n  - field: sumary\n    was: It was.\nlinks:",
        "sumary",
    ),
    Defect(
        "identifier-form",
        "book",
        'pmid\n    value: "123"',
        "orcid\n    value: 0000-0002-1825-0098",
        "0000",
    ),
    Defect(
        "review-fingerprint-foreign",
        "clinic",
        "    source: S",
        '    source: S\n    covers: [phones]\n    fingerprint: {texts: "00000000"}',
        "{texts",
    ),
    Defect(
        "review-fingerprint-foreign",
        "clinic",
        "    source: S",
        '    source: S\n    covers: [title]\n    fingerprint: {tittle: "00000000"}',
        "{tittle",
    ),
    # Texts of several lines are told where they are wrong.
    Defect("text-unfinished", "clinic", "What it is.", ">-\n  What\n  it TODO is.", "TODO"),
    Defect("text-spaces", "clinic", "What it is.", ">-\n  What\n  it  is.", "t  is"),
    # Texts of pages.
    Defect("entry-unknown", "page", "[a link](urgent.md)", "[a\nlink](other.md)", "other.md"),
    Defect("anchor-unknown", "page", "(urgent.md)", "(urgent.md#part)", "urgent.md#"),
    Defect("anchor-unknown", "page", "(urgent.md)", "(urgent.md), [b](#part)", "#part"),
    Defect(
        "link-broken", "page", "(urgent.md)", "(urgent.md)\nand [b](urgent.md", "[b](urgent.md\nend"
    ),
    Defect("link-broken", "page", "(urgent.md)", "(urgent.md) [b](javascript:x)", "[b](java"),
    Defect("link-broken", "page", "(urgent.md)", "(urgent.md) [b][nowhere]", "[b][nowhere"),
    Defect("page-html", "page", "(urgent.md).", "(urgent.md),<br>\nthen.", "<br>"),
    Defect("page-html", "page", "(urgent.md).", "(urgent.md).\n<!-- why -->", "<!--"),
    Defect("page-code-open", "page", "(urgent.md).", "(urgent.md).\n\n~~~sh\nls", "~~~sh"),
    Defect("text-misread", "page", "(urgent.md).", "(urgent.md).\n\nA cafÃ©.", "Ã©"),
    Defect("text-unsafe", "page", "(urgent.md).", "(urgent.md).\n\nA\u200bb.", "\u200b"),
    Defect("url-insecure", "page", "(urgent.md).", "(urgent.md) <http://example.org>.", "http:"),
    Defect("url-form", "page", "(urgent.md).", "(urgent.md), [c](ftp://example.org).", "ftp:"),
    Defect(
        "url-tracking", "page", "(urgent.md).", "(urgent.md) <https://a.org/?gclid=1>.", "https://a"
    ),
    Defect(
        "page-number",
        "page",
        "[a link](urgent.md)",
        "[a line](../contacts/long-line.yaml), 800-273-2855",
        "800-273-2855",
    ),
    # Names, titles, reviews and texts.
    Defect("author-form", "book", "summary:", "authors: [A. Bee, et al.]\nsummary:", "et al."),
    Defect(
        "author-form",
        "book",
        "summary:",
        'authors:\n  - "Bee A, von Cee DE"\nsummary:',
        '"Bee',
    ),
    Defect(
        "title-number",
        "clinic",
        "kind: clinic\nsection: people\ntitle: Clinic NAME",
        'kind: helpline\nsection: people\ntitle: "NAME: 988 or 911"',
        '"NAME',
    ),
    Defect("url-end", "book", "https://example.org/NAME", "https://example.org/NAME.", "https:"),
    Defect("url-end", "book", "https://example.org/NAME", "https://example.org/NAME)", "https:"),
    Defect(
        "value-repeated",
        "clinic",
        "links:",
        "schedules:\n  - days: [MO, WE, WE]\n    note: by day\nlinks:",
        "WE]",
    ),
    Defect(
        "date-in-future",
        "clinic",
        "    source: S",
        "    source: S\n    source_dated: 2026-11-27 (page)",
        "2026-11-27",
    ),
    Defect(
        "review-repeated",
        "clinic",
        "reviews:\n",
        """reviews:
  - date: "2026-11-01"
    status: source-checked
    method: read-source
    reviewer: A
    source: S
""",
        'date: "2026-11-01"\nend',
    ),
    Defect(
        "review-note-missing",
        "clinic",
        "source-checked\n    method: read-source\n    reviewer: A\n    source: S\n",
        "needs-changes\n    reviewer: A\n",
        'date: "2026-11-01"',
    ),
    Defect("text-date", "clinic", "What it is.", "It has been open since 3/11/2020.", "3/11"),
    Defect("text-alphabets", "clinic", "What it is.", "The clin\u0456c.", "clin\u0456c"),
    Defect("phone-form", "clinic", 'number: "988"', "number: “988”", "“988"),
    Defect(
        "phone-elsewhere",
        "clinic",
        '"988"\n    dial: "988"',
        '"+44 1865 902522"\n    dial: "+441865902522"',
        '"+441',
    ),
    # Words that the directory does not use.
    Defect("word-avoided", "clinic", "What it is.", "A Miracle cure.", "Miracle"),
    Defect("word-avoided", "clinic", "What it is.", ">-\n  From\n  5mg/kg.", "mg/kg"),
    Defect(
        "word-avoided",
        "clinic",
        "links:",
        "alerts:\n  - text: It is\n      a miracle cure.\nlinks:",
        "miracle",
    ),
    Defect(
        "word-avoided", "page", "(urgent.md).", "(urgent.md).\n\n- A *miracle*\n  cure.", "miracle*"
    ),
    # What is said in a field and in words, or of another entry.
    Defect(
        "hours-differ",
        "clinic",
        '    dial: "988"\n',
        '    dial: "988"\n    note: Open 24/7\n    schedules:\n      - opens: "09:00"\n        closes: "17:00"\n',
        "24/7",
    ),
    Defect(
        "hours-differ",
        "clinic",
        "links:",
        'schedules:\n  - days: [MO, TU]\n    opens: "09:00"\n    closes: "17:00"\n    note: 9am to 6pm\nlinks:',
        "9am",
    ),
    Defect(
        "hours-differ",
        "clinic",
        'What it is.\ntags: [Pain]\nregions: [US]\nlanguages: [en]\nphones:\n  - number: "988"\n    dial: "988"\n',
        'A line. It answers from 08:00 to 22:00.\ntags: [Pain]\nphones:\n  - number: "988"\n    dial: "988"\n    schedules:\n      - opens: "08:00"\n        closes: "20:00"\n',
        "08:00 to 22",
    ),
    Defect(
        "phone-words",
        "clinic",
        '"988"\n    dial: "988"',
        '800-950-6264\n    dial: "+18009506264"\n    note: 1-800-950-HELP',
        "1-800-950-HELP",
    ),
    Defect(
        "number-slip",
        "clinic",
        '"988"\n    dial: "988"',
        '800-222-1223\n    dial: "+18002221223"\n    note: or 800-222-1232',
        "800-222-1232",
    ),
    Defect(
        "number-slip",
        "clinic",
        "regions:",
        "alerts:\n  - text: Call 800-273-2855.\nrelated: [long-line]\nregions:",
        "800-273-2855",
    ),
    *(
        Defect(
            "isbn-differs",
            "book",
            _BOOK_FROM_SUMMARY,
            _BOOK_FROM_SUMMARY.replace(
                '"9780306406157"\n',
                f'"{first}"\n  - scheme: isbn\n    value: "{written}"\n',
            ).replace("    source: S", f"    source: S\n    seen: ISBN {seen}, bound"),
            at,
        )
        for first, written, seen, at in (
            ("9780140275360", "0306406152", "0-14-027536-3", '"0306406152"'),
            ("9780439420891", "0140449132", "978 0 14 044913 6", '"9780439'),
        )
    ),
    Defect("review-automated", "clinic", "method: read-source", "method: automated", "automated"),
    Defect("review-source-empty", "clinic", "source: S", "source: n/a", "n/a"),
    Defect(
        "review-source-empty",
        "clinic",
        "source: S",
        "source: https://www.google.com/search?hl=en&q=line",
        "https://www.google",
    ),
    Defect(
        "identifier-link",
        "book",
        'value: "123"\nlinks:\n',
        'value: "123"\nlinks:\n  - url: https://pubmed.ncbi.nlm.nih.gov/132/\n',
        "https://pubmed",
    ),
    Defect(
        "identifier-link",
        "book",
        "links:\n",
        "  - scheme: pmcid\n    value: PMC12\nlinks:\n  - url: https://www.ncbi.nlm.nih.gov/pmc/articles/PMC21\n",
        "https://www",
    ),
    Defect(
        "author-form", "book", "summary:", "authors: [and others, Ann Bee]\nsummary:", "and others"
    ),
    Defect(
        "review-source-empty",
        "clinic",
        "source: S",
        "source: [https://a.org, The Internet.]",
        "The Internet",
    ),
    Defect(
        "review-source-missing",
        "book",
        "read-source\n    reviewer: A\n    source: S",
        "phoned\n    reviewer: A",
        "phoned",
    ),
    Defect(
        "author-form",
        "book",
        "summary:",
        'authors:\n  - "Ann Bee, Carl D. Ewe, Fay O\'Gee"\nsummary:',
        '"Ann',
    ),
    Defect(
        "value-repeated",
        "book",
        "summary:",
        "authors: [Ann B. Cee, Dan Ewe, Ann B. Cee]\nsummary:",
        "Ann B. Cee]",
    ),
    Defect(
        "word-avoided", "clinic", "What it is.", 'It is "so", a miracle cure, "no less".', "miracle"
    ),
    Defect(
        "phone-placeholder",
        "clinic",
        '"988"\n    dial: "988"',
        '800-662-4357\n    dial: "+12025550143"',
        '"+1202',
    ),
    # Places, clocks and registers.
    Defect("kind-folder", "clinic", "kind: clinic", "kind: website", "website"),
    Defect("title-region", "clinic", "title: Clinic NAME", "title: Clinic NAME (Canada)", "[US]"),
    Defect("container-missing", "book", "kind: book", "kind: chapter", "chapter"),
    Defect("identifier-scheme", "book", "scheme: isbn", "scheme: isbn-13", "isbn-13"),
    Defect(
        "url-indirect", "book", "https://example.org/NAME", "https://bit.ly/NAME", "https://bit"
    ),
    Defect(
        "url-indirect",
        "book",
        "https://example.org/NAME",
        "https://www.google.co.uk/url?q=https://example.org/NAME",
        "https://www.google",
    ),
    Defect(
        "url-indirect",
        "book",
        "https://example.org/NAME",
        "https://www-example-org.ezproxy.college.edu/NAME",
        "https://www-ex",
    ),
    *(
        Defect("url-indirect", "book", "https://example.org/NAME", f"https://{host}/NAME", "https")
        for host in (
            "ezproxy.college.edu",
            "0-www-herons-dev-org.wam.college.ac.uk",
            "www-herons-com.proxy.lib.college.edu",
            "www-herons-org.us1.proxy.openathens.net",
            "www-herons-net.idm.oclc.org",
        )
    ),
    Defect(
        "correction-undone",
        "clinic",
        "links:",
        "corrections:\n  - field: summary\n    was: What it is.\nlinks:",
        "What it is.",
    ),
    Defect(
        "correction-undone",
        "clinic",
        "links:",
        'corrections:\n  - field: phones\n    was: "988"\nlinks:',
        '"988"',
    ),
    Defect(
        "hours-overlap",
        "clinic",
        "links:",
        'schedules:\n  - days: [MO, FR]\n    opens: "09:00"\n    closes: "18:00"\n'
        '  - days: [FR, SA]\n    opens: "10:00"\n    closes: "16:00"\nlinks:',
        "FR, SA",
    ),
    Defect(
        "timezone-elsewhere",
        "clinic",
        "links:",
        'schedules:\n  - opens: "09:00"\n    closes: "10:00"\n    timezone: Europe/London\nlinks:',
        "Europe/London",
    ),
    Defect(
        "timezone-elsewhere",
        "clinic",
        CLINIC[CLINIC.index("regions: [US]") : CLINIC.index("links:")],
        CLINIC[CLINIC.index("regions: [US]") : CLINIC.index("links:")].replace("[US]", "[US-NY]")
        + 'schedules:\n  - opens: "09:00"\n    closes: "10:00"\n    timezone: Europe/London\n',
        "Europe/London",
    ),
    Defect(
        "timezone-missing",
        "clinic",
        _TO_LINKS,
        f'{HELPLINE.partition("links:")[0]}schedules:\n  - opens: "09:00"\n    closes: "17:00"\n',
        '"09:00"',
    ),
    Defect(
        "hours-differ",
        "clinic",
        _TO_LINKS,
        _TO_LINKS.replace("What it is.", "Round-the-clock help for all.")
        .replace("[US]", "[GB]")
        .replace(
            '  - number: "988"\n    dial: "988"\n',
            '  - number: "111"\n    dial: "111"\n    schedules:\n      - opens: "09:00"\n'
            '        closes: "17:00"\n  - number: "999"\n    dial: "999"\n    note: if life is at risk\n',
        ),
        "Round",
    ),
    Defect("phone-mismatch", "clinic", 'dial: "988"', 'dial: "912"', '"912"'),
    Defect(
        "text-number-words",
        "clinic",
        "emails:",
        'texts:\n  - number: "741741"\n    body: HOME to 741741\nemails:',
        "HOME",
    ),
    Defect(
        "value-repeated",
        "clinic",
        "summary:",
        "alternate_names: [The clinic, CLINIC NAME]\nsummary:",
        "CLINIC NAME",
    ),
    Defect(
        "value-unknown",
        "clinic",
        "    source: S",
        "    source: S\n    confidence: very high",
        "very high",
    ),
    *(
        Defect("page-stars", "page", "(urgent.md)", f"(urgent.md)\nand {text} more", at)
        for text, at in (("**so* much", "**so"), ("*so** much", "* much"), ("**so much", "**so"))
    ),
    Defect(
        "value-repeated",
        "book",
        '"9780306406157"\n',
        '"9780306406157"\n  - scheme: isbn\n    value: "9780306406157"\n    note: paperback\n',
        '"978\nend',
    ),
    Defect("text-unfinished", "clinic", "reviewer: A", "reviewer: Your name", "Your name"),
    Defect(
        "review-replaced",
        "clinic",
        "    source: S",
        "    source: S\n    replaced_by: clean-book",
        "clean-book",
    ),
    Defect(
        "review-source-empty",
        "clinic",
        "source: S",
        "source: https://example.org/contact",
        "https://example.org/contact",
    ),
    *(
        Defect("url-invalid", "clinic", "source: S", f"source: [S, '{url}']", f"'{url}")
        for url in (
            "htps://a.org/b",
            "https:/a.org",
            "ttps://a.org",
            "http;//a.org",
            "https://https://a.org",
            "https:a.org",
            "https/a.org",
        )
    ),
    Defect(
        "review-next-far",
        "clinic",
        CLINIC,
        HELPLINE + '    next_review: "2028-12-01"\n',
        '"2028-12-01"',
    ),
    Defect(
        "phone-premium",
        "clinic",
        _TO_LINKS,
        HELPLINE.partition("links:")[0]
        .replace("[US]", "[GB]")
        .replace('"988"\n    dial: "988"', '0906 123 6600\n    dial: "+449061236600"'),
        "0906",
    ),
    Defect(
        "page-number",
        "page",
        "[a link](urgent.md)",
        "[the line, 988](../contacts/long-line.yaml)",
        "[the line",
    ),
    Defect(
        "date-in-future",
        "clinic",
        "    source: S",
        "    source: S\n    source_dated: 2027-01",
        "2027-01",
    ),
    Defect("id-filename-mismatch", "book", "kind: book", "id: other\nkind: book", "other"),
    Defect("translation-empty", "clinic", "links:", f"{_GERMAN}links:", "language: de"),
    Defect(
        "translation-label",
        "clinic",
        "links:",
        f"{_GERMAN}    labels:\n      Help line: Hilfe\nlinks:",
        "Help line",
    ),
    Defect(
        "translation-language",
        "clinic",
        "links:",
        f"{_GERMAN}    title: Klinik\n  - language: DE\n    title: Die Klinik\nlinks:",
        "DE",
    ),
    Defect(
        "translation-number",
        "clinic",
        "links:",
        f"{_GERMAN}    summary: Rufen Sie 989 an.\nlinks:",
        "Rufen",
    ),
    Defect(
        "review-method-words",
        "clinic",
        "links:",
        f"{_GERMAN}    title: Klinik\n    reviews:\n{_EMAILED}links:",
        "emailed",
    ),
    # Digits that were lost or misread.
    *(
        Defect(
            "phone-mismatch",
            "clinic",
            '"988"\n    dial: "988"',
            f'{number}\n    dial: "{dial}"',
            number,
        )
        for number, dial in (
            ("1-800-487-488", "+18004874889"),
            ("1-800-3321-1088", "+18003321088"),
            ("866-615-664 (free)", "+18666156464"),
        )
    ),
    *(
        Defect(
            "phone-form",
            "clinic",
            '"988"\n    dial: "988"',
            f'{number}\n    dial: "{dial}"',
            number,
        )
        for number, dial in (
            ("1-8OO-222-1222", "+18002221222"),
            ("1-877-646-l644", "+18776461644"),
            ("1-8\uff14\uff14-764-7669", "+18447647669"),
        )
    ),
    *(
        Defect("phone-fax", "clinic", 'dial: "988"', f'dial: "988"\n    {part}: {text}', text)
        for part, text in (
            ("label", "Fax"),
            ("note", "Telefax"),
            ("label", "Fax number"),
            ("note", "Referrals, fax only"),
        )
    ),
    Defect(
        "contact-missing",
        "clinic",
        CLINIC,
        HELPLINE.replace(
            'phones:\n  - number: "988"\n    dial: "988"\nemails:\n  - address: desk@clinic.dev\n',
            "",
        ),
        "kind: helpline",
    ),
    Defect(
        "hours-half",
        "clinic",
        "links:",
        'schedules:\n  - opens: "09:00"\n    note: free of charge\nlinks:',
        '"09:00"',
    ),
    *(
        Defect(
            "hours-differ",
            "clinic",
            "links:",
            f'schedules:\n  - opens: "09:00"\n    closes: "17:00"\n    note: {note}\nlinks:',
            note,
        )
        for note in ("Monday to Friday", "weekdays only", "Mon-Fri, free of charge")
    ),
    Defect(
        "hours-differ",
        "clinic",
        'dial: "988"',
        'dial: "988"\n    note: Mondays to Fridays\n    schedules:\n      - opens: "09:00"\n        closes: "17:00"',
        "Mondays",
    ),
    Defect(
        "review-source-missing",
        "book",
        "read-source\n    reviewer: A\n    source: S",
        "phoned\n    reviewer: A\n    source: https://herons.dev/contact",
        "phoned",
    ),
    *(
        Defect(
            "issued-doubtful",
            "book",
            'reviews:\n  - date: "2026-11-01"',
            f'issued: "{issued}"\nreviews:\n  - date: "{day}"',
            f'"{day}"\nend',
        )
        for issued, day in (("2026-11-10", "2026-11-09"), ("2026-11", "2026-09-30"))
    ),
    Defect(
        "value-repeated",
        "clinic",
        "    source: S",
        "    source: S\n    seen: The number\n    not_seen: the number",
        "the number",
    ),
    *(
        Defect("host-mistyped", "book", "https://example.org/NAME", f"https://{host}/NAME", "https")
        for host in ("ww.herons.dev", "wwww.herons.dev", "herons.con", "herons.ogr", "a.nte")
    ),
    Defect("host-mistyped", "clinic", "desk@clinic.dev", "desk@clinic.cmo", "desk@"),
    Defect("host-mistyped", "page", "(urgent.md)", "(https://www.herons.cmo/a)", "https"),
    *(
        Defect("link-label", "clinic", "example.org/NAME", f"{url}\n    label: {label}", label)
        for url, label in (
            ("pubmed.ncbi.nlm.nih.gov/123", "DOI"),
            ("pubmed.ncbi.nlm.nih.gov/124", "Full text in PMC"),
            ("pmc.ncbi.nlm.nih.gov/articles/PMC12/", "PubMed"),
            ("doi.org/10.1234/other", "PubMed Central"),
        )
    ),
    *(
        Defect("link-form", "clinic", "https://example.org/NAME", f"https://{url}", "https")
        for url in (
            "www.youtube.com/watch?v=dQw4w9WgXc",
            "youtu.be/dQw4w9WgXcQQ?t=1",
            "pubmed.ncbi.nlm.nih.gov/PMC123/",
            "pmc.ncbi.nlm.nih.gov/articles/123/",
            "clinicaltrials.gov/study/NCT0249386",
            "doi.org/10.1038nature17998",
            "doi.org/nature-17998",
        )
    ),
    Defect(
        "identifier-link",
        "book",
        'pmid\n    value: "123"\nlinks:\n',
        "nct\n    value: NCT02493868\nlinks:\n  - url: https://clinicaltrials.gov/study/NCT02493886\n",
        "https://cl",
    ),
    *(
        Defect("url-indirect", "book", "https://example.org/NAME", f"https://{url}", "https")
        for url in (
            "webcache.googleusercontent.com/search?q=cache:a.org",
            "www-a-org.translate.goog/NAME?_x_tr_sl=en",
            "translate.google.com/translate?u=https://a.org",
            "a-org.cdn.ampproject.org/v/s/a.org/NAME",
        )
    ),
    *(
        Defect("url-tracking", "book", "https://example.org/NAME", f"https://{url}", "https")
        for url in (
            "youtu.be/dQw4w9WgXcQ?si=AbCd",
            "www.youtube.com/watch?v=dQw4w9WgXcZ&feature=share",
            "open.spotify.com/episode/NAME?si=12",
            "example.org/NAME?igsh=12",
        )
    ),
    *(
        Defect(
            "host-mistyped",
            "clinic",
            _FROM_SUMMARY,
            _FROM_SUMMARY.replace("clinic.dev", mail)
            .replace("https://example.org/NAME", f"https://{link}/NAME")
            .replace("source: S", f"source: https://{source}/a"),
            at,
        )
        for mail, link, source, at in (
            ("samaritens.org", "www.samaritans.org", "bees.dev", "desk@sam"),
            ("samaritans.org", "www.samaritens.org", "samaritans.org", "https://www"),
            ("samaritans.org", "samaritans.org", "london.samartians.org", "https://lon"),
            ("samaritans.org", "samaritans.org", "bees.ogr", "https://bees"),
        )
    ),
    Defect(
        "identifier-second",
        "book",
        '"123"\n',
        '"123"\n  - scheme: pmid\n    value: "321"\n',
        '"321"',
    ),
    Defect(
        "identifier-second",
        "book",
        'pmid\n    value: "123"\n',
        "pmcid\n    value: PMC1234\n  - scheme: pmcid\n    value: PMC4321\n",
        "PMC4321",
    ),
    *(
        Defect(
            "issued-doubtful",
            "book",
            "title: Book NAME",
            f'title: {title} ({year})\nissued: "2021"',
            '"2021"',
        )
        for title, year in (("Guideline NAME", 2020), ("Report NAME", 2022))
    ),
    *(
        Defect(
            "title-number",
            "book",
            'title: Book NAME\nsummary: What it is.\nidentifiers:\n  - scheme: isbn\n    value: "9780306406157"\n',
            f"title: NICE {title}, NAME\nsummary: What it is.\nidentifiers:\n  - scheme: nice\n    value: TA845\n",
            f"NICE {title}",
        )
        for title in ("TA854", "TA 8455")
    ),
    Defect("author-form", "book", "summary:", "authors: [Feder A et al.]\nsummary:", "Feder"),
    *(
        Defect(
            "author-form", "book", "summary:", f'authors: [Bob Cee, "{name}"]\nsummary:', f'"{name}'
        )
        for name in (
            "Zanos, Panos",
            "O'Neil, Eve F.",
            "PANOS ZANOS",
            "Ann Bee,",
            "Ann Bee;",
            "Ann Bee (a@bee.dev)",
            "Ann Bee https://bee.dev",
        )
    ),
    *(
        Defect("place-words", "book", "summary:", f'{field}: "{text}"\nsummary:', f'"{text}')
        for field, text in (
            ("volume", "Vol. 12"),
            ("volume", "Bd. 12"),
            ("issue", "No. 3"),
            ("page", "pp. 12-15"),
            ("page", "S. 12"),
            ("page", "p.12"),
            ("number_of_pages", "304 pages"),
            ("number_of_pages", "304p."),
        )
    ),
    Defect("volume-issue", "book", "summary:", 'volume: "481-486"\npage: "533"\nsummary:', '"481'),
    Defect("kind-fields", "book", "kind: book", "kind: article", "article"),
    *(
        # What follows from a value that is none is not told, too.
        Defect(rule, "book", _BOOK_FROM_SUMMARY, f"{text}    seen: {seen}\n", at)
        for rule, text, seen, at in (
            (
                "date-invalid",
                f"issued: '2020-09-31'\n{_BOOK_FROM_SUMMARY}",
                "Its date 7 September 2020",
                "'2020",
            ),
            (
                "isbn-checksum",
                _BOOK_FROM_SUMMARY.replace("9780306406157", "9780306406175"),
                "ISBN 978-0-306-40615-7",
                '"978',
            ),
        )
    ),
    *(
        Defect(
            "issued-doubtful",
            "book",
            _BOOK_FROM_SUMMARY,
            f'issued: "{issued}"\n{_BOOK_FROM_SUMMARY}    seen: {seen}\n',
            f'"{issued}',
        )
        for issued, seen in (
            ("2023", "Title page, year 2025"),
            ("2024", "copyright 2023"),
            ("2021-09-07", "Its date 7 September 2020"),
            ("2020-07-09", "published 9 June 2020"),
        )
    ),
    Defect(
        "isbn-differs",
        "book",
        _BOOK_FROM_SUMMARY,
        f"{_BOOK_FROM_SUMMARY}    seen: ISBN 978-0-14-044913-6\n",
        '"978',
    ),
    *(
        Defect("text-pasted", "clinic", "summary:", f"organization: {text}\nsummary:", text)
        for text in ("https://bees.dev/a", "www.bees.dev", "desk@bees.dev")
    ),
    *(
        Defect("author-form", "book", "summary:", f'authors: ["{item}", Bob Cee]\nsummary:', '"Ann')
        for item in ("Ann Bee, Eve Dee", "Ann Bee and Eve Dee", "Ann Bee1,2*", "Ann Bee†")
    ),
    Defect(
        "value-repeated",
        "book",
        "summary:",
        "authors: [Bee JH, Cee A, Bee JH]\nsummary:",
        "Bee JH]",
    ),
    Defect("volume-issue", "book", "summary:", 'volume: 51(3)\nissue: "3"\nsummary:', "51(3)"),
    *(
        Defect("date-invalid", "clinic", "What it is.", f"Open since {day}.", day)
        for day in ("31 November", "November 31, 2024", "30 February", "31st of June")
    ),
    *(
        Defect("text-pasted", "clinic", "What it is.", text, at)
        for text, at in (
            ("It helps most [12].", "[12]"),
            ("It helps.[3, 4] More.", "[3, 4]"),
            ("For depres- sion.", "depres-"),
            ("It helps :contentReference[oaicite:0].", "contentReference["),
            ("It helps (turn0search1).", "turn0search1"),
        )
    ),
    Defect("text-pasted", "page", "Text with", "Text of depres-\nsion with", "depres-"),
    *(
        Defect("text-unfinished", "clinic", "What it is.", text, "A line")
        for text in ("A line for people of the", "A line of help for", "A line, and a")
    ),
    Defect("link-broken", "page", "(urgent.md)", "(urgent.md), [text]()", "[text]()"),
    *(
        Defect("page-stars", "page", "(urgent.md)", f"(urgent.md)\n\n{text}", at)
        for text, at in (
            ("A text of\ntwo **lines\nand one", "**lines"),
            ("**988 is open", "**988"),
            ("> It **is\n> open", "**is"),
        )
    ),
    Defect(
        "phone-mismatch",
        "clinic",
        _REGIONS_TO_EMAILS,
        'regions: [GB]\nphones:\n  - number: 01865 902 522\n    dial: "+4401865902522"\n',
        '"+440',
    ),
    Defect(
        "phone-invalid",
        "clinic",
        _REGIONS_TO_EMAILS,
        "regions: [AU]\ntexts:\n  - number: 0477 13 11 1\n",
        "0477",
    ),
    Defect(
        "number-slip",
        "clinic",
        _FROM_SUMMARY,
        _FROM_SUMMARY.replace("emails:", 'texts:\n  - number: "83825"\nemails:')
        + "    seen: text 838255\n",
        '"83825"',
    ),
    Defect(
        "number-slip",
        "clinic",
        _FROM_SUMMARY,
        _FROM_SUMMARY.replace("clinic.dev", "clinic.org").replace("it is.", "desk@clinic.com is."),
        "desk@clinic.com",
    ),
    Defect(
        "timezone-elsewhere",
        "clinic",
        CLINIC[: CLINIC.index("emails:")],
        CLINIC[: CLINIC.index("emails:")]
        .replace("kind: clinic", "kind: organization")
        .replace('"988"\n    dial: "988"', '800-662-4357\n    dial: "+18006624357"')
        + _LONDON,
        "Europe/London",
    ),
    Defect(
        "pages-differ",
        "book",
        _BOOK_FROM_SUMMARY,
        "page: CD011621\n" + _BOOK_FROM_SUMMARY.replace("/example", "/14.CD011612.pub3"),
        "CD011621",
    ),
    Defect(
        "volume-issue",
        "book",
        _BOOK_FROM_SUMMARY,
        'volume: "8"\nissue: "63"\npage: "856-864"\n'
        + _BOOK_FROM_SUMMARY.replace("/example", "/archpsyc.63.8.856"),
        '"8"',
    ),
    Defect(
        "volume-issue",
        "book",
        _BOOK_FROM_SUMMARY,
        f'volume: "12"\nissue: "82"\n{_BOOK_FROM_SUMMARY}    seen: Journal 2025;82(12):1216\n',
        '"12"',
    ),
    *(
        Defect("text-pasted", "book", "Book NAME", f'"Book NAME{site}"', at)
        for site, at in (
            (" - PubMed", "PubMed"),
            (" | Wikipedia", "Wikipedia"),
            (": Amazon.com: Books", "Amazon.com"),
        )
    ),
    Defect("page-html", "clinic", "What it is.", "<p>What it is.</p>", "<p>"),
    *(
        Defect("url-tracking", "book", "example.org/NAME", f"example.org/NAME{session}", "https://")
        for session in (";jsessionid=8A3F1C7702D94E1B?a=b", "?PHPSESSID=8a3f1c7702d9&a=b")
    ),
    Defect("link-broken", "page", "(urgent.md)", "(urgent.md), [b] (urgent.md)", "[b]"),
    Defect("link-broken", "page", "(urgent.md)", "(urgent.md), [b] (https://a.org/b)", "[b]"),
    Defect(
        "date-in-future",
        "clinic",
        "source: S",
        "source: S\n    source_dated: 2026-11-02",
        "2026-11-02",
    ),
    Defect(
        "review-replaced",
        "clinic",
        CLINIC,
        f"{HELPLINE}{_WITHDRAWN}    replaced_by: clean-book\n",
        "clean-book",
    ),
    Defect(
        "identifier-link",
        "book",
        _BOOK_FROM_SUMMARY,
        _BOOK_FROM_SUMMARY.replace('"123"', '"40000021"')
        .replace("https://example.org/NAME", "https://pubmed.ncbi.nlm.nih.gov/40000012/")
        .replace("source: S", "source: https://pubmed.ncbi.nlm.nih.gov/40000012/"),
        '"40000021"',
    ),
    Defect("text-spaces", "clinic", "What it is.", "What it is.. And for whom.", "is.."),
    Defect("text-remark", "clinic", "What it is.", "What it is [AB - or is it?].", "[AB"),
    Defect("text-remark", "clinic", "is.", "is (Ada, please look again).", "(Ada"),
    Defect("text-remark", "clinic", "is.", "is (open at night? ask Ada).", "(open"),
    Defect("text-twice", "clinic", "What it is.", "What it is about about.", "about"),
    Defect(
        "value-folded",
        "book",
        "summary:",
        "authors:\n  - Celia J. A. Heron\n    H. Valerie Swan\nsummary:",
        "Celia",
    ),
    Defect(
        "age-differs",
        "clinic",
        _CLINIC_TO_SUMMARY,
        "title: Clinic NAME for under-35s\nsummary: For people up to 25.",
        "people up",
    ),
    Defect(
        "title-slip",
        "book",
        _BOOK_FROM_TITLE,
        _BOOK_FROM_TITLE.replace("Book NAME", "Book NAME of anaesthetic owls by night").replace(
            "org/NAME", "org/book-NAME-of-anesthetic-owls-by-night"
        ),
        "anaesthetic",
    ),
    Defect(
        "text-unfinished", "clinic", 'dial: "988"', 'dial: "988"\n    note: at (or after', "at ("
    ),
    Defect("text-pasted", "clinic", "What it is.", "Sure! This is what it is.", "Sure"),
    Defect("text-pasted", "book", "title: Book NAME", 'title: "{Book} NAME"', "{Book}"),
    Defect(
        "language-unknown", "book", "summary:", "regions: [GB]\nlanguages: [uk]\nsummary:", "uk"
    ),
    Defect("text-unfinished", "clinic", "What it is.", "What it is (or was.", "What"),
    Defect("text-unfinished", "book", "title: Book NAME", "title: Book NAME (2nd", "Book"),
    *(
        Defect("url-local", "book", "https://example.org/NAME", f"https://{host}/NAME", "https:")
        for host in ("staging.example.org", "dev2.owls.dev", "UAT.owls.dev")
    ),
    *(
        Defect("review-source-empty", "clinic", "source: S", f"source: '{file}'", f"'{file[:4]}")
        for file in ("file:///home/ada/a.pdf", r"C:\Users\Ada\a.pdf", "~/Downloads/a.pdf")
    ),
    *(
        Defect(
            "phone-form",
            "clinic",
            '"988"\n    dial: "988"',
            f'{number}\n    dial: "{dial}"',
            number,
        )
        for number, dial in (
            ("1-B00-227-1283", "+18002271283"),
            ("1-800-2Z7-1284", "+18002271284"),
            ("1-800-227-12Q6", "+18002271296"),
        )
    ),
    Defect(
        "translation-number",
        "clinic",
        "is.",
        f"is, with 37 beds.\n{_GERMAN}    summary: Die Klinik hat 73 Betten.",
        "Die",
    ),
    Defect(
        "text-language",
        "clinic",
        "links:",
        f"{_GERMAN}    summary: Service national et gratuit par téléphone, écoute et conseils.\nlinks:",
        "Service",
    ),
    Defect("text-remark", "clinic", 'dial: "988"', 'dial: "988"\n    note: pls check', "pls"),
    Defect(
        "age-differs",
        "clinic",
        "NAME\nsummary: What it is.",
        "NAME for under-35s\nsummary: For people under 25.",
        "people under 25",
    ),
    Defect("closed-said", "clinic", "What it is.", "This clinic has closed.", "This"),
    Defect(
        "edition-differs", "book", "NAME\nsum", 'NAME (3rd edition)\nedition: "2"\nsum', '"2"\ns'
    ),
    Defect(
        "review-nothing-seen",
        "clinic",
        "source: S",
        "source: S\n    not_seen: Anything of it",
        "Anything",
    ),
    Defect("quotation-differs", "page", QUOTED[0], QUOTED[1].replace("*many*", "few"), "few owls"),
    *(
        Defect("text-remark", "clinic", 'dial: "988"', f'dial: "988"\n    note: "{remark}"', "(")
        for remark in (
            "(Anna, can you look for the exact address?)",
            "(Could somebody check the opening hours?)",
            "(Please, is it still there?)",
        )
    ),
    *(
        Defect("correction-field", "book", "reviews:", f"{corrected}reviews:", at)
        for corrected, at in (
            (CORRECTED, "title\n    was"),
            ("corrections:\n  - field: phones\n    was: desk@owls.dev\n", "phones"),
            ("corrections:\n  - field: issued\n    was: https://owls.dev\n", "issued"),
        )
    ),
    *(
        Defect(rule, "book", _TO_DOI, f"{cited}{_TO_DOI}-{number}.63.8.856", at)
        for number, (rule, cited, at) in enumerate(
            (
                ("volume-issue", CITED.format(36, 8, 856), '"36"'),
                ("volume-issue", CITED.format(63, 6, 856), '"6"'),
                ("pages-differ", CITED.format(63, 8, 586), '"586'),
            )
        )
    ),
    Defect(
        "region-unknown",
        "clinic",
        "summary: What it is.\ntags: [Pain]\nregions: [US]",
        "summary: A Swedish one.\ntags: [Pain]\nregions: [US, SV]",
        "SV",
    ),
    *(
        Defect(rule, "page", "(urgent.md).", f"(urgent.md).\n\n{text}", at)
        for rule, text, at in page_texts.BROKEN
    ),
)


def named(text: str, name: str) -> str:
    """Return the text of an entry under a name: another work has other identifiers."""
    number = zlib.crc32(name.encode()) % 100_000_000
    digits = f"978{number:09}"
    weighted = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
    isbn = f"{digits}{-weighted % 10}"
    for old, new in (
        ("9780306406157", isbn),
        ('"123"', f'"{number + 1}"'),
        ("/example\n", f"/{number}\n"),
    ):
        text = text.replace(old, new)
    return text.replace("NAME", name)


def write_clean(folder: Path) -> Path:
    """Write the directory without defects."""
    write_file(folder / "directory.yaml", DIRECTORY)
    write_file(folder / "tags.yaml", TAGS)
    write_file(folder / "words.yaml", WORDS)
    write_file(folder / "contacts/urgent-line.yaml", URGENT)
    old_line = CLINIC.replace("kind: clinic\n", _AUDIENCE).replace("NAME", "old-line")
    write_file(folder / "contacts/old-line.yaml", old_line + _WITHDRAWN)
    write_file(folder / "contacts/long-line.yaml", LONG_LINE)
    write_file(folder / "pages/urgent.md", PAGE.replace("NAME", "urgent"))
    dated = named(BOOK, "dated").replace("summary:", 'issued: "2019"\nsummary:')
    write_file(folder / "resources/dated-book.yaml", dated)
    for kind, text in TEXTS.items():
        name = f"clean-{kind}"
        write_file(folder / PATHS[kind].format(name), text.replace("NAME", name))
    return folder


def plant(folder: Path, number: int, defect: Defect) -> str:
    """Plant a defect in an entry of its own; return the line that is expected of it."""
    text = TEXTS[defect.kind]
    assert text.count(defect.old) == 1, defect
    name = f"planted-{number:02}"
    changed = named(text.replace(defect.old, defect.new), name)
    path = PATHS[defect.kind].format(name)
    write_file(folder / path, changed)
    needle = defect.at.removesuffix("\nend").replace("NAME", name)
    index = changed.rfind(needle) if defect.at.endswith("\nend") else changed.find(needle)
    assert index >= 0, defect
    line = changed.count("\n", 0, index) + 1
    return f"{path}:{line}:{index - changed.rfind(chr(10), 0, index)}: {defect.rule}"
