"""What stands right beside each defect and is none: `check` must not say a word of it."""

import hashlib
import json
from typing import NamedTuple

from checks import page_texts
from checks.examples import (
    ARTICLES,
    BODIES,
    EMERGENCY,
    GERMAN_SUMMARY,
    GONE,
    IN_BRACKETS,
    LOST,
    OF_JOURNAL,
    OF_YEARS,
    RUN_BY_ANOTHER,
    WORKS_FILE,
    Bytes,
    Example,
    Link,
    Missing,
    Note,
    found_of_the_link,
    named_helpline,
    works,
)
from checks.planted import BOOK, CITED, CLINIC, CORRECTED, DIRECTORY, PAGE, QUOTED, TAGS, named

from ketamine_tui.query.extent import MAX_SIZE

Change = Example | Link | Bytes | Missing | Note

CLINIC_FILE, BOOK_FILE = "contacts/clean-clinic.yaml", "resources/clean-book.yaml"
PAGE_FILE, URGENT_FILE = "pages/clean-page.md", "contacts/urgent-line.yaml"

_NUMBER = '"988"\n    dial: "988"'
_LINE = f"phones:\n  - number: {_NUMBER}\n"
_EMAIL = "emails:\n  - address: desk@clinic.dev\n"
_URGENT_LINK = "links:\n  - url: https://example.org/urgent-line\n"
_LONG_DISTANCE = '800-662-4357\n    dial: "+18006624357"'
_SECOND = """\
  - date: "2026-11-02"
    status: source-checked
    method: read-source
    reviewer: B
    source: S
"""
_TITLE_SEEN = hashlib.sha256(json.dumps("Clinic clean-clinic").encode()).hexdigest()[:8]
_MEBIBYTE = 1024 * 1024
_SUMMARY = "For whoever wants to talk to somebody at night."


_READ_WHOLE = """\
      - date: "2026-11-01"
        status: reviewed
        method: read-in-full
        reviewer: A
"""
_WHAT_IT_IS = "What it is."
_TO_DOI = BOOK[BOOK.index("identifiers:") : BOOK.index("/example")] + "/example"
_WHAT = "summary: What it is.\ntags: [Pain]\nregions: [US]\nlanguages: [en]\n"


def _hours(opens: str, closes: str, note: str = "") -> str:
    """Return the record of a schedule."""
    said = f"    note: {note}\n" if note else ""
    return f'  - opens: "{opens}"\n    closes: "{closes}"\n{said}'


_OPEN_LATE = '    schedules:\n      - opens: "08:00"\n        closes: "22:00"'
_PREMIUM = (
    named_helpline("What it is.")
    .replace("[US]", "[GB]")
    .replace('"988"\n    dial: "988"', '0906 123 6600\n    dial: "+449061236600"')
)


_BY_STILT = "paper-avocet-2000; On lakes; authors: [Ada Stilt]; issued: '2000'"


class NearMiss(NamedTuple):
    """A change to the directory without defects that breaks nothing, but nearly the rule.

    `others` are the rules that are broken by it all the same.
    """

    rule: str
    changes: tuple[Change, ...]
    others: frozenset[str] = frozenset()


def _miss(rule: str, *changes: Change, others: str = "") -> NearMiss:
    return NearMiss(rule, changes, frozenset(others.split()))


def _clinic(rule: str, old: str, new: str, *, others: str = "") -> NearMiss:
    return _miss(rule, Example(CLINIC_FILE, new, old), others=others)


def _book(rule: str, old: str, new: str) -> NearMiss:
    return _miss(rule, Example(BOOK_FILE, new, old))


def _page(rule: str, old: str, new: str) -> NearMiss:
    return _miss(rule, Example(PAGE_FILE, new, old))


def _urgent(rule: str, old: str, new: str, *, others: str = "") -> NearMiss:
    return _miss(rule, Example(URGENT_FILE, new, old), others=others)


def _directory(rule: str, old: str, new: str, *, others: str = "") -> NearMiss:
    return _miss(rule, Example("directory.yaml", new, old), others=others)


def _number(rule: str, number: str, regions: str = "US", *, others: str = "") -> NearMiss:
    """Return the clinic with another number and in other regions."""
    return _miss(
        rule,
        Example(CLINIC_FILE, number, _NUMBER),
        Example(CLINIC_FILE, f"regions: [{regions}]\n" if regions else "", "regions: [US]\n"),
        others=others,
    )


def _german(rule: str, text: str) -> NearMiss:
    """Return the clinic with a translation."""
    words = f"translations:\n  - language: de\n    {text.rstrip()}\n"
    link = "links:\n  - url: https://example.org/clean-clinic"
    return _clinic(rule, link, f"{words}{link}\n    label: Web page")


def _reviewed(rule: str, old: str, new: str, *, others: str = "") -> NearMiss:
    """Return the clinic with another review; `old` is a part of it."""
    return _clinic(rule, old, new, others=others)


def _new(rule: str, path: str, text: str, *, others: str = "") -> NearMiss:
    """Return a file that is added."""
    return _miss(rule, Example(path, text), others=others)


NEAR_MISSES = (
    # Files.
    _miss("directory-missing", Example("directory.yaml", f"{DIRECTORY}regions: [US]\n")),
    _new("file-empty", "pages/without-text.md", named(PAGE, "other").partition("Text")[0]),
    _miss(
        "file-encoding",
        Bytes(
            CLINIC_FILE,
            b"\xef\xbb\xbf" + named(CLINIC, "Žofia 🩺").replace("/Žofia 🩺", "/z").encode(),
            "",
        ),
    ),
    _miss(
        "file-outside",
        Example("contacts/_kept/other.yaml", named(CLINIC, "other")),
        Link("contacts/other.yaml", "_kept/other.yaml", ""),
    ),
    _miss(
        "file-unreadable",
        Example("notes/other.yaml", named(CLINIC, "other")),
        Link("contacts/other.yaml", "../notes/other.yaml", ""),
    ),
    _miss(
        "file-too-large",
        Bytes(CLINIC_FILE, named(CLINIC, "x").encode().ljust(2 * _MEBIBYTE, b"#"), ""),
    ),
    _page("front-matter-missing", "---\nkind: page", "---  \nkind: page"),
    _page("front-matter-open", "\n---\n\nText", "\n---  \n\n---\n\nText"),
    _new("front-matter-open", "pages/other.md", named(PAGE, "o").partition("\n\nText")[0]),
    _new("id-duplicate", "contacts/others/clean-clinic-2.yaml", named(CLINIC, "other")),
    _clinic("id-filename-mismatch", "kind: clinic", "id: clean-clinic\nkind: clinic"),
    _new("id-form", "contacts/24-7-line.yml", named(CLINIC, "other")),
    _new("kind-file", "resources/other.yml", named(BOOK, "other")),
    _miss("import-loss", Note("# Birds\n\n- [A heron](https://example.org/heron)\n")),
    _miss("note-number", Note("# Birds\n\n- **Herons**: 2020 to 2021, 24/7, 10.1000/182\n")),
    # YAML.
    _clinic("yaml-alias", "summary: What it is.", 'summary: "*text" # a*b'),
    _clinic("yaml-alias", "summary: What it is.", "summary: A *new* one, 2 * 3."),
    _clinic("yaml-anchor", "summary: What it is.", "summary: Q&A, R & D, and &more."),
    _clinic(
        "yaml-anchor", "https://example.org/clean-clinic", "https://example.org/?a=1&b=%20&c=!"
    ),
    _clinic("yaml-character", "summary: What it is.", 'summary: "A\ttab, 漢字 and 🩺."'),
    _clinic("yaml-depth", "tags: [Pain]", f"tags: {'[' * 39}{']' * 39}", others="value-form"),
    _clinic("yaml-directive", "summary: What it is.", 'summary: "%YAML 1.2 is 100 % text."'),
    _clinic("yaml-documents", "kind: clinic", "---\nkind: clinic"),
    _clinic("yaml-documents", "summary: What it is.", "summary: One --- two ... three."),
    _clinic("yaml-duplicate-key", "summary: What it is.", "summary: |\n  kind: clinic\n  kind: b"),
    _clinic("yaml-key", "kind: clinic", '"kind": clinic'),
    _clinic("merge-unfinished", "summary: What it is.", "summary: '<<<<<<< ours, >>>>>>> theirs'"),
    _page(
        "merge-unfinished", "\n\nText", "\n\nHeading\n=======\n\n>>>>>>> It is.\n>>>>>>>\n\nText"
    ),
    _clinic("yaml-merge", "summary: What it is.", "summary: <<"),
    _clinic("yaml-syntax", "summary: What it is.", "summary: 'It''s: \"so\"' # said"),
    _clinic("yaml-syntax", "summary: What it is.", "summary: At 10:30, a#b; see https://x.dev"),
    _clinic("yaml-tag", "summary: What it is.", "summary: Help! It is !important."),
    _clinic("yaml-tag", "summary: What it is.", 'summary: "!important"'),
    # Values.
    _clinic("field-missing", "tags: [Pain]\nregions: [US]\nlanguages: [en]\n", ""),
    _clinic("field-unknown", "summary: What", "alternate_names: [Old name]\nsummary: What"),
    _clinic(
        "value-form", f"  - number: {_NUMBER}", f"  - number: {_NUMBER}\n    placeholder: TRUE"
    ),
    _clinic("value-form", "    source: S", "    source: [S, T]"),
    _clinic("value-missing", "summary: What it is.", 'summary: "# not a remark"'),
    _clinic("value-missing", "title: Clinic", "title: '#1' # Clinic"),
    _clinic("value-unknown", "method: read-source", "method: read-in-full"),
    _reviewed("date-invalid", '"2026-11-01"', "2026-02-28", others=""),
    _miss(
        "date-invalid",
        Example(BOOK_FILE, "summary: What it is.\nissued: 2024-02-29", "summary: What it is."),
    ),
    _book("date-invalid", "summary: What", "issued: 2024-02\nsummary: What"),
    _directory("duration-invalid", "  default: 365d", "  default: 1y\n  clinic: 18m"),
    _clinic(
        "text-unsafe",
        "Clinic clean-clinic",
        "\u062e\u0627\u0646\u0647\u200c\u0647\u0627 👩\u200d⚕️ “é”",
    ),
    _clinic("email-invalid", "desk@clinic.dev", "o'neil.front+desk@mail.clinic-1.dev"),
    _clinic("url-invalid", "https://example.org/clean", "HTTPS://Example.org:8443/ü?q=a,b#c"),
    _clinic("phone-form", f"number: {_NUMBER}", 'number: "116 123 (free)"\n    dial: "116123"'),
    _number("phone-form", '800-662-HELP (4357)\n    dial: "+18006624357"'),
    # Names of other things.
    _clinic("entry-unknown", "regions:", "related: [clean-book, clean-page]\nregions:"),
    _page("entry-unknown", "(urgent.md)", "(../contacts/clean-clinic.yaml)"),
    _page("link-outside", "(urgent.md)", "(../resources/clean-book.yaml#top)"),
    _page("link-outside", "(urgent.md)", "(https://example.org/../x)"),
    _directory(
        "section-unknown",
        "title: People",
        "title: People\n    sections:\n      - {id: clinics, title: Clinics}",
        others="section-unused",
    ),
    _miss(
        "section-unknown",
        Example(
            "directory.yaml",
            "title: People\n    sections: [{id: clinics, title: Clinics}]",
            "title: People",
        ),
        Example(CLINIC_FILE, "section: clinics", "section: people"),
    ),
    _directory(
        "section-duplicate",
        "  - id: people",
        "  - id: book\n    title: Books\n  - id: people",
        others="section-unused title-duplicate",
    ),
    _directory("view-duplicate", "views:", 'views:\n  - name: mine-too\n    query: "#Pain"'),
    _directory("view-invalid", '"#Pain"', "'\"colour:red\" OR -#Pain sort:-title'"),
    _directory(
        "view-too-large",
        "views:",
        f"views:\n  - name: half\n    query: {' '.join(['pain'] * (MAX_SIZE // 2))}\n"
        "  - name: whole\n    query: '@half @half'",
    ),
    # Tags.
    _clinic("tag-unknown", "[Pain]", "[pain]"),
    _miss("tag-unknown", Missing("tags.yaml", ""), Example(CLINIC_FILE, "[Anything]", "[Pain]")),
    _clinic("tag-alias-used", "[Pain]", "[pain]"),
    _miss(
        "tag-repeated",
        Example("tags.yaml", f"{TAGS}- id: aches\n  label: Aches\n"),
        Example(CLINIC_FILE, "[Aches, Pain]", "[Pain]"),
        others="tag-similar",
    ),
    _miss(
        "tag-review-state",
        Example("tags.yaml", f"{TAGS}- id: to-be-reviewed-papers\n  label: Reviewed\n"),
        Example(CLINIC_FILE, "[Pain, Reviewed]", "[Pain]"),
    ),
    _miss("tag-duplicate", Example("tags.yaml", TAGS.replace("[Ache]", "[PAIN, pain, Ache]"))),
    _miss(
        "tag-circle",
        Example(
            "tags.yaml",
            f"{TAGS}  parent: b\n- id: b\n  label: B\n  parent: c\n- id: c\n  label: C\n",
        ),
    ),
    _miss(
        "word-duplicate",
        Example(
            "words.yaml", "alike:\n  - [sore, ache, Ache]\n  - [aches, an ache]\npassing: [an]\n"
        ),
    ),
    _miss("tag-unused", Example("tags.yaml", f"{TAGS}  parent: mood\n- id: mood\n  label: Mood\n")),
    _miss(
        "tag-unused",
        Example(
            "tags.yaml", f"{TAGS}  parent: moods\n- id: mood\n  label: Mood\n  aliases: [Moods]\n"
        ),
        others="tag-alias-used",
    ),
    _miss(
        "word-apart",
        Example("words.yaml", "alike:\n  - [Ache, pain, sore]\n  - [UK, Great Britain, England]\n"),
    ),
    _miss(
        "word-unless",
        Example("words.yaml", "avoided:\n- {words: [Cure, b], instead: c, unless: [no cures]}\n"),
    ),
    _miss("word-passing", Example("words.yaml", "passing: [clinic, a]\n")),
    _miss(
        "abbreviation-elsewhere",
        Example(
            "words.yaml", "alike:\n  - [FDA, Food and Drug Administration]\n  - [EMA, a body]\n"
        ),
    ),
    _directory("license-unknown", "title: A", "license: CC BY-SA 4.0\ntitle: A"),
    _directory("review-policy", "default: 365d", "default: 365d\n  helpline: 5y\n  book: 999y"),
    _directory("title-exchanged", "title: Books", "title: Start of books"),
    _directory("view-title", "views:", "views:\n  - name: all\n    title: Pain\n    query: 'Ache'"),
    _urgent("help-unfit", "What it is.", "If it is not an emergency, wait."),
    # Numbers.
    *(
        _number("phone-placeholder", f"{number}\n    placeholder: yes")
        for number in ("202-555-0143", "+44 20 7946 0958", "(123) 456-7890")
    ),
    _number("phone-placeholder", '202-555-1212\n    dial: "+12025551212"'),
    _number("phone-placeholder", '020 7946 1958\n    dial: "+442079461958"', "GB"),
    # What nobody has in Sydney and in the United States, somebody may have in Milan and in Mexico City.
    _number("phone-placeholder", '02 5550 1234\n    dial: "+390255501234"', "IT"),
    _number("phone-placeholder", '55 5555 0123\n    dial: "+525555550123"', "MX"),
    _clinic("phone-placeholder", _LINE, f'texts:\n  - number: "741741"\n{_LINE}'),
    _number("phone-invalid", "020 7123 4567", ""),
    _number("phone-invalid", "+49 30 901820", "", others="phone-dial-missing"),
    _number("phone-invalid", "+49 30 901820", "International", others="phone-dial-missing"),
    _number("phone-invalid", '"116 123"\n    dial: "116123"', "GB"),
    _number("phone-invalid", '"112"\n    dial: "112"', "SE, US", others="kind-emergency"),
    _number("phone-invalid", "555 0123\n    placeholder: yes"),
    _number("phone-mismatch", '1 (800) 662-4357\n    dial: "+18006624357"'),
    _number("phone-mismatch", '0800 068 4141\n    dial: "+448000684141"', "GB"),
    _number(
        "phone-mismatch", '0800 068 4141\n    dial: "+448000684141"', "US", others="phone-elsewhere"
    ),
    _number("phone-dial-missing", "020 7123 4567", ""),
    _number("phone-dial-missing", "800-662-4357\n    placeholder: yes"),
    _miss(
        "phone-duplicate",
        Example(
            f"{CLINIC_FILE} {URGENT_FILE}",
            f"  - number: {_LONG_DISTANCE}",
            f"  - number: {_NUMBER}",
        ),
        Example(URGENT_FILE, "related: [clean-clinic]\nregions:", "regions:"),
    ),
    _miss(
        "phone-duplicate",
        Example(
            f"{CLINIC_FILE} {URGENT_FILE}",
            f"  - number: {_LONG_DISTANCE}",
            f"  - number: {_NUMBER}",
        ),
        Example(CLINIC_FILE, "    placeholder: yes\nemails:", "emails:"),
    ),
    _number(
        "phone-duplicate",
        f"{_LONG_DISTANCE}\n  - number: {_LONG_DISTANCE}",
        others="phone-repeated",
    ),
    _clinic("email-placeholder", "desk@clinic.dev", "desk@example.dev"),
    _clinic("email-placeholder", "desk@clinic.dev", "test@my-example.com"),
    _clinic("email-placeholder", "desk@clinic.dev", "example@test.dev"),
    _clinic("email-placeholder", "desk@clinic.dev", "desk@example.org\n    placeholder: yes"),
    # Identifiers.
    _book("isbn-checksum", '"9780306406157"', "043942089X"),
    _book("isbn-checksum", '"9780306406157"', '"9791034602490"'),
    _book("isbn-form", '"9780306406157"', '"0306406152"'),
    _book("doi-form", "10.1234/example", "10.1000.10/AB(1996)2:3;4-5_6"),
    _book("doi-prefix", "10.1234/example", "10.1234/doi:10.1234/example"),
    _book("identifier-form", 'pmid\n    value: "123"', "pmcid\n    value: PMC123"),
    _book("identifier-form", 'pmid\n    value: "123"', "nct\n    value: NCT01234567"),
    _book("identifier-form", 'pmid\n    value: "123"', "issn\n    value: 1050-124X"),
    _book("identifier-form", 'pmid\n    value: "123"', "our-own\n    value: a b"),
    # Links.
    _book("url-form", "https://example.org", "https://example.org:65535"),
    _book("url-form", "https://example.org", "https://пример.рф"),
    _book("url-insecure", "https://example.org/", "https://example.org/http://"),
    _miss(
        "url-duplicate",
        Example(
            "resources/other.yaml", named(BOOK, "other").replace("/other", "/clean-book?page=2")
        ),
    ),
    _miss(
        "url-duplicate",
        Example(
            "resources/other.yaml",
            named(BOOK, "other").replace("/other", "/clean-book") + "related: [clean-book]\n",
        ),
    ),
    _miss(
        "url-duplicate",
        Example("resources/other.yaml", named(BOOK, "other").replace("/other", "/Clean-Book")),
    ),
    _miss(
        "url-duplicate",  # another host: only case is nothing in the name of one
        Example(
            "resources/other.yaml",
            named(BOOK, "other").replace("example.org/other", "\xe9xample.org/clean-book"),
        ),
    ),
    _book(
        "url-duplicate",
        "reviews:",
        "  - url: https://example.org/clean-clinic\nreviews:",
    ),
    # Single values.
    _number("phone-short-unknown", '"988"\n    dial: "988"'),
    _number("phone-short-unknown", '"14416"\n    placeholder: yes'),
    _clinic("text-number-short", "emails:", 'texts:\n  - number: "988"\nemails:'),
    _clinic(
        "text-number-short", "emails:", 'texts:\n  - number: "12"\n    placeholder: yes\nemails:'
    ),
    _urgent("contact-missing", 'phones:\n  - number: "988"\n    dial: "988"\n', ""),
    _book("identifier-form", 'pmid\n    value: "123"', "issn\n    value: 0028-0836"),
    _book(
        "doi-form",
        "10.1234/example",
        "10.1002/(SICI)1096-8628(19960122)61:3<216::AID-AJMG4>3.0.CO;2-W",
    ),
    _book("doi-mismatch", "https://example.org/clean-book", "https://doi.org/10.1234/EXAMPLE"),
    _book("doi-mismatch", "https://example.org/clean-book", "https://example.org/10.1234/another"),
    _miss(
        "identifier-duplicate",
        Example("resources/other.yaml", named(BOOK, "other") + "related: [clean-book]\n"),
    ),
    _book("identifier-duplicate", "scheme: pmid", "scheme: our-own"),
    *(
        _new("container-doi", "resources/articles.yaml", ARTICLES.format(journal))
        for journal in ("Owl Psychiatry", "Owl Psych.", "The Owl Psychiatry")
    ),
    *(
        _clinic("word-misspelt", "What it is.", text)
        for text in ("Of treatment, treatmnet.", "Of centres, centres and centers.")
    ),
    *(
        _clinic("confidence-doubtful", "source: S", f"source: S\n    confidence: {said}")
        for said in (
            "medium\n    note: The page could not be seen",
            "high\n    note: The page was seen",
        )
    ),
    _clinic("date-invalid", "source: S", "source: S\n    source_dated: 2013-14 (season)"),
    _clinic("date-differs", "What it is.", "Open since Tuesday, 10 October 2023."),
    _clinic("date-order", "What it is.", "Closed from May 2021 to March 2022."),
    _book("issued-doubtful", "summary:", 'issued: "2027"\nsummary:'),
    _book("issued-doubtful", "summary:", 'issued: "2026-12"\nsummary:'),
    _miss(
        "issued-doubtful",
        Example(BOOK_FILE, 'issued: "2026-11-23"\nsummary:', "summary:"),
        Example(BOOK_FILE, '"2026-11-23"\n    status', '"2026-11-01"\n    status'),
    ),
    _book("issued-doubtful", "summary:", 'issued: "1455"\nsummary:'),
    _book("date-invalid", "summary:", 'issued: "2020-02-29"\nsummary:'),
    _book("pages-reversed", "summary:", 'page: "1234-45"\nsummary:'),
    _book("pages-reversed", "summary:", 'page: "e145-e123"\nsummary:'),
    _clinic("hours-empty", "links:", 'schedules:\n  - opens: "22:00"\n    closes: "06:00"\nlinks:'),
    _clinic("hours-empty", "links:", "schedules:\n  - note: by appointment\nlinks:"),
    _clinic(
        "timezone-unknown",
        "links:",
        'schedules:\n  - opens: "09:00"\n    closes: "10:00"\n    timezone: America/Indiana/Indianapolis\nlinks:',
    ),
    _clinic(
        "timezone-unknown",
        "links:",
        'schedules:\n  - opens: "09:00"\n    closes: "10:00"\n    timezone: local time\nlinks:',
    ),
    _book("url-tracking", "example.org/clean-book", "example.org/clean-book?a=utm_source&b=fbclid"),
    _clinic("review-next-far", "    source: S", '    source: S\n    next_review: "2031-10-01"'),
    _clinic("text-cut", "What it is.", "'Dial 9 #first, then 1'"),
    _clinic("text-cut", "What it is.", "Dial 9#first"),
    _clinic("text-cut", "[US]", "[US]  # of all of it"),
    _clinic("text-cut", "section: people", "section: people  # the shelf"),
    _clinic("text-cut", "summary:", "# the summary\nsummary:"),
    _clinic("text-unfinished", "What it is.", "For todos and the Tbd."),
    *(
        _clinic("text-unfinished", "summary:", f"{field}\nsummary:")
        for field in (
            "organization: NA",
            "organization: Nil Return",
            "alternate_names: [Unknown, '?']",
            "corrections:\n  - field: summary\n    was: none",
            "addresses:\n  - city: Nan\n    state_province: NA\n    country: US",
            "texts:\n  - number: '741741'\n    body: NONE",
        )
    ),
    _reviewed(
        "text-unfinished",
        "source: S",
        "source: S\n    seen: The number\n    not_seen: None\n    source_dated: unknown",
    ),
    _book("text-unfinished", "title: Book clean-book", "title: Unknown\nauthors: [Nan, Null]"),
    _book("text-unfinished", "scheme: pmid", "scheme: our-own\n    value: NA\n  - scheme: pmid"),
    *(
        _number("text-number-words", number)
        for number in (
            'CALL4U2\n    dial: "988"',
            '"+1 800-662-4357 (HELP)"\n    dial: "+18006624357"',
            'HELPLINE (4357-5463)\n    dial: "988"',
        )
    ),
    _clinic("text-unfinished", "What it is.", "For women with 47,XXX."),
    _clinic(
        "text-misread",
        "What it is.",
        "Q&As; \u201eKein Spa\u00df\u201c, \u00abSOS AMITI\u00c9\u00bb",
    ),
    _clinic("text-misread", "What it is.", "AT&T; Ângela & Âne, naïveté, œuvre, «à», éè, 漢字"),
    _clinic("text-spaces", "What it is.", ">-\n  What\n  it is."),
    _clinic("entry-itself", "regions:", "related: [urgent-line]\nregions:"),
    _clinic("related-withdrawn", "regions:", "related: [urgent-line]\nregions:"),
    _miss("file-ignored", Example("contacts/_kept/other.YAML", named(CLINIC, "other"))),
    _miss("file-ignored", Example("contacts/portrait.png", "x"), Example("notes/other.md", "x")),
    _miss("file-ignored", Example("README.md", "x"), Example("contacts/.old.yaml", "x")),
    _new("file-ignored", "notes.yaml", "kind: of a note\n"),
    _new("file-ignored", "tags.md", "About our tags.\n"),
    _new("file-ignored", "contacts/notes.txt", "x"),
    # Ways, addresses and hours.
    _clinic("email-invalid", "desk@clinic.dev", "o'neil+a.b/c=d@clinic-west.co.uk"),
    _clinic("text-number-words", "emails:", 'texts:\n  - number: "4HOPE (44673)"\nemails:'),
    _clinic("text-number-words", "emails:", 'texts:\n  - number: "\u0669\u0668\u0668"\nemails:'),
    _clinic(
        "phone-repeated",
        "emails:",
        '  - number: "988"\n    dial: "988"\n    note: press 1\nemails:',
    ),
    _clinic(
        "phone-repeated",
        "emails:",
        '  - number: "988"\n    dial: "988"\n    type: textphone\ntexts:\n  - number: "988"\nemails:',
    ),
    _clinic(
        "phone-repeated",
        "emails:",
        '  - number: "988"\n    dial: "988"\n    languages: [es]\nemails:',
    ),
    _book(
        "url-repeated",
        "https://example.org/clean-book",
        "https://example.org/b#one\n  - url: https://example.org/b#two\n  - url: https://example.org/B#two",
    ),
    _book("url-local", "https://example.org/clean-book", "https://localhost.org/127.0.0.1"),
    _clinic("country-unknown", "links:", "addresses:\n  - country: US\n  - city: Georgia\nlinks:"),
    _clinic("address-elsewhere", "links:", "addresses:\n  - country: US\nlinks:"),
    _miss(
        "address-elsewhere",
        Example(CLINIC_FILE, "[US, EU]\naddresses:\n  - country: FR\n", "[US]\n"),
    ),
    _miss(
        "address-elsewhere",
        Example(URGENT_FILE, "[US]\naddresses:\n  - country: FR\n", "[US]\n"),
    ),
    *(
        _miss(
            "postal-code-form",
            Example(
                CLINIC_FILE,
                f"addresses:\n  - country: {country}\n    postal_code: {code}\nlinks:",
                "links:",
            ),
            Example(CLINIC_FILE, "[International]", "[US]"),
        )
        for country, code in (
            *(("US", "02139-4307"), ("GB", "SW1A 2AA"), ("GB", "m1 1ae"), ("CA", "K1A 0B1")),
            *(("IE", "D6W XY00"), ("NZ", "0110"), ("AU", "0800"), ("DE", "01067"), ("FR", "x")),
        )
    ),
    *(
        _clinic(
            "address-parts",
            "regions: [US]\n",
            f"regions: [US, International]\naddresses:\n  - city: {city}\n    state_province: {state}\n    country: {country}\n",
        )
        for city, state, country in (
            ("Washington", "D.C.", "US"),
            ("Washington", "Penn.", "US"),
            ("New York", "New York City", "US"),
            ("Quebec", "PQ", "CA"),
            ("Quebec", "Que.", "CA"),
            ("Manchester", "Greater Manchester", "GB"),
            ("Leeds", "West Yorkshire", "GB"),
            ("Dublin", "Co. Dublin", "IE"),
            ("Barcelona", "Catalonia", "ES"),
            ("Madrid", "Madrid", "ES"),
            ("Buenos Aires", "CABA", "AR"),
            ("Berlin", "Deutschland", "DE"),
            ("Culver City", "California", "US"),
        )
    ),
    _clinic("hours-half", "links:", 'schedules:\n  - opens: "09:00"\n    note: till dark\nlinks:'),
    _clinic("hours-half", "links:", "schedules:\n  - days: [MO]\n    note: by appointment\nlinks:"),
    # Lists, corrections and reviews.
    _book("value-repeated", "summary:", "authors: [Wei Wang, Wei Wang, and others]\nsummary:"),
    _clinic("value-repeated", "[en]", "[en, en-GB]\nalternate_names: [A, AB]"),
    _clinic("audience-similar", "[en]", "[en]\naudience: [patients, inpatients]"),
    _page("correction-field", "summary:", "corrections:\n  - {field: text, was: Old.}\nsummary:"),
    _clinic(
        "correction-field", "summary:", "corrections:\n  - {field: issued, was: '1'}\nsummary:"
    ),
    _reviewed(
        "review-fingerprint-foreign",
        "    source: S",
        f"    source: S\n    covers: [title, phones]\n    fingerprint: {{title: '{_TITLE_SEEN}'}}",
    ),
    _reviewed(
        "review-fingerprint-foreign",
        "    source: S",
        '    source: S\n    fingerprint: {authors: "00000000"}',
        others="review-changed-since",
    ),
    _book("identifier-form", 'pmid\n    value: "123"', "orcid\n    value: 0000-0002-1694-233X"),
    # Names that are almost alike.
    _miss(
        "tag-similar",
        Example("tags.yaml", f"{TAGS}- id: paint\n  label: Paint\n- id: pan-in\n  label: PanIn\n"),
        Example(CLINIC_FILE, "tags: [Pain, Paint, PanIn]", "tags: [Pain]"),
    ),
    _miss(
        "tag-similar",
        Example("tags.yaml", f"{TAGS}- id: pain-2\n  label: Pain2\n  aliases: [Pain-2s]\n"),
        Example(CLINIC_FILE, "tags: [Pain2]", "tags: [Pain]"),
    ),
    _clinic("title-similar", "title: Clinic clean-clinic", "title: Clinic old-line 2"),
    _clinic(
        "title-similar",
        "title: Clinic clean-clinic",
        "title: Clinics old-line\nrelated: [old-line]",
        others="related-withdrawn",
    ),
    _miss(
        "title-similar",
        Example(URGENT_FILE, "title: Clinics old-line", "title: Clinic urgent-line"),
    ),
    # Urgent help.
    _directory("help-elsewhere", "region: US", "region: International"),
    _miss("help-elsewhere", Example(URGENT_FILE, "[EU, CA]", "[US]")),
    _urgent("help-placeholder", _LINE, f'{_LINE}  - number: "911"\n    placeholder: yes\n'),
    _clinic("help-placeholder", _NUMBER, '"988"\n    placeholder: yes'),
    _directory("language-unknown", "title: A directory", "title: A directory\nlanguage: en-GB"),
    _directory(
        "region-alias",
        "title: A directory",
        "title: A directory\nregions: [US, GB-SCT]",
        others="urgent-region-missing help-missing",
    ),
    # Texts of pages.
    _page(
        "anchor-unknown",
        "(urgent.md)",
        "(urgent.md)\n\n[b](#a-heading-with-signs-1)\n\n## A *heading* with signs!\n\nMore",
    ),
    _miss(
        "anchor-unknown",
        Example(PAGE_FILE, "(../contacts/clean-clinic.yaml#part)", "(urgent.md)"),
    ),
    _page(
        "link-broken",
        "(urgent.md)",
        '(urgent.md "title"), [x], \\[y](z), `[a](b`, notes [1][2], (so)',
    ),
    _page(
        "page-html",
        "(urgent.md)",
        "(urgent.md), a < b > c, `<br>`, <https://example.org> and <NAME>",
    ),
    _page(
        "page-code-open",
        "(urgent.md).",
        "(urgent.md).\n\n~~~\n```\n~~~\n\n````\n```\n````\n\n    ```",
    ),
    _page(
        "page-code-open",
        "(urgent.md).",
        "(urgent.md).\n\n> ```sh\n> ls\n> ```\n\n- ```\n  x\n  ```",
    ),
    _page("url-insecure", "(urgent.md)", "(urgent.md), `http://example.org`, mailto:a@b.org"),
    *(
        _page("page-number", "[a link](urgent.md)", f"[a line](../contacts/long-line.yaml), {text}")
        for text in ("1-800-273-8255", "1 800 273 2288", "10.1800/2732855", "v.800-273-2855")
    ),
    _page("page-number", "[a link](urgent.md)", "[a link](urgent.md), 800-273-2855"),
    _number("phone-elsewhere", '"+44 1481 700000"\n    dial: "+441481700000"', "GB"),
    _number("phone-elsewhere", '"+44 1865 902522"\n    dial: "+441865902522"', "US, International"),
    _number("phone-elsewhere", '"+44 1865 902522"\n    dial: "+441865902522"', ""),
    _number("phone-elsewhere", '"+800 1234 5679"\n    dial: "+80012345679"', "GB"),
    # Names, titles, reviews and texts.
    _book("author-form", "summary:", "authors: [A. Bee, and others, Alan Ball]\nsummary:"),
    _book(
        "author-form", "summary:", 'authors: ["Health, Education and Welfare", "Bee, C."]\nsummary:'
    ),
    _clinic(
        "title-number",
        "kind: clinic\nsection: people\ntitle: Clinic clean-clinic",
        "kind: helpline\nsection: people\ntitle: 988, since 1999, for under-350s, 24/7",
    ),
    _clinic("title-number", "title: Clinic clean-clinic", "title: Clinic 911"),
    _book("url-end", "https://example.org/clean-book", "https://example.org/clean_(book)"),
    _directory("value-repeated", "entries: [urgent-line]", "entries: [urgent-line, long-line]"),
    _reviewed("date-in-future", "    source: S", "    source: S\n    source_dated: 2026-11-01"),
    _reviewed("date-in-future", "    source: S", "    source: S\n    source_dated: 2027 edition"),
    _reviewed("date-in-future", "    source: S", "    source: S\n    source_dated: 2026-27"),
    _reviewed("date-in-future", "    source: S", "    source: S\n    source_dated: 2026-12"),
    *(
        _reviewed("review-source-empty", "source: S", f'source: "{source}"')
        for source in ("https://[2024] report", "https://exa\u2100mple.org/", "https://[::1")
    ),
    *(
        _reviewed("url-invalid", "source: S", f"source: {source}")
        for source in ("TTP/ITP-handbook", "HTTP/2", "HTTPS and how to read it")
    ),
    _reviewed("review-repeated", "    source: S\n", f"    source: S\n{_SECOND.replace('B', 'A')}"),
    _reviewed(
        "review-note-missing",
        "source-checked\n    method: read-source\n    reviewer: A\n    source: S\n",
        "to-be-reviewed\n",
    ),
    # What is said in a field and in words, or of another entry.
    *(
        _clinic("hours-differ", "links:", f"schedules:\n{hours}links:")
        for hours in (
            _hours("00:00", "24:00", "24/7"),
            _hours("00:00", "23:59", "24/7"),
            _hours("09:00", "17:00", "leave a voicemail at any hour"),
            _hours("09:00", "17:00", "the website has advice around the clock"),
            _hours("08:00", "20:00", "round the clock") + _hours("20:00", "08:00"),
            _hours("09:00", "17:00", "not 24/7"),
            _hours("09:00", "17:00", "Until 2020 24 hours a day"),
            _hours("09:00", "17:00", "24/7") + "  - note: by appointment\n",
            _hours("09:00", "17:00", "9am to 5pm, or 9:00 - 17:00"),
            _hours("09:00", "17:00", "9 to 5"),
            _hours("09:00", "17:00", "Saturdays 10:00 to 12:00"),
            _hours("09:00", "17:00", "closed 12:00 to 13:00"),
            _hours("09:00", "17:00", "8am to 10am, 3pm to 5pm"),
            _hours("09:00", "17:00", "it closes 2:00 to 3:00 later in 2020"),
        )
    ),
    *(
        _clinic(
            "hours-differ",
            f"{_WHAT}phones:\n  - number: {_NUMBER}\n",
            f"{_WHAT.replace('What it is.', text)}phones:\n  - number: {_NUMBER}\n    schedules:\n"
            '      - opens: "09:00"\n        closes: "17:00"\n',
        )
        for text in (
            "A line. In a crisis call 911, open 24/7.",
            "A line. Its chat is open 24/7.",
            "From 09:00 to 17:00.",
        )
    ),
    *(
        _number("phone-words", f"{_LONG_DISTANCE}\n    note: {note}")
        for note in ("1-800-662-HELP", "800 NEW BEDS", "1-800-662-HE", "7-ELEVEN, 4HOPE")
    ),
    *(
        _number("number-slip", f"{_LONG_DISTANCE}\n    note: {note}")
        for note in ("(800) 662 4357", "800-273-8255", "800-662-9999", "10.800/6624358", "66243")
    ),
    _number("number-slip", '800-273-8256\n    dial: "+18002738256"\n    note: not 800-273-8255'),
    _number("number-slip", f"{_NUMBER}\n    note: room 989, and 989 calls"),
    _clinic("number-slip", "regions:", "alerts:\n  - text: Call 800-273-2855.\nregions:"),
    *(
        _book(
            "isbn-differs",
            '"9780306406157"\n',
            f'"9780306406157"\n  - scheme: isbn\n    value: "{isbn}"\n{more}',
        )
        for isbn, more in (
            ("0306406152", ""),
            ("0140275363", "    note: paperback\n"),
            ("9780140275360", ""),
            ("0140275363", '  - scheme: isbn\n    value: "9780140275360"\n'),
        )
    ),
    *(
        _reviewed("review-source-empty", "source: S", f"source: {source}")
        for source in (
            "Wikipedia's page on ketamine",
            "the file of letters, /homes and gardens/",
            "the web page of the clinic",
            "https://www.google.com/search-help",
            "https://a.org/search?q=b",
        )
    ),
    _reviewed(
        "review-source-missing",
        "read-source\n    reviewer: A\n    source: S",
        "phoned\n    reviewer: A",
    ),
    _book("review-source-missing", "method: read-source", "method: phoned"),
    *(
        _new("link-label", "contacts/bodies.yaml", BODIES.replace(old, new))
        for old, new in (
            ("https://herons.dev/owls", "https://www.owls.dev/x"),
            ("https://herons.dev/owls", "https://news.owls.dev"),
            ("The Owl Society's website", "What the Owl Society says"),
            ("The Owl Society's website", "Website of the College of Herons"),
            ("The College of Herons", "The Owl Society's Herons"),
            ("title: Owl Society", "title: Owl Society of the North"),
            (
                "kind: organization\n  section: people\n  title: Owl",
                "kind: clinic\n  section: people\n  title: Owl",
            ),
        )
    ),
    *(
        _book("identifier-link", "links:\n", f"{more}links:\n  - url: {url}\n")
        for more, url in (
            ("", "https://pubmed.ncbi.nlm.nih.gov/123/"),
            ("", "https://pubmed.ncbi.nlm.nih.gov/?term=ketamine"),
            ("", "https://pmc.ncbi.nlm.nih.gov/articles/PMC9"),
            (
                "  - scheme: pmcid\n    value: PMC12\n",
                "https://pmc.ncbi.nlm.nih.gov/articles/pmc12/",
            ),
        )
    ),
    *(
        _new(
            "emergency-elsewhere",
            "contacts/numbers.yaml",
            EMERGENCY.replace("In the United States call 999", text),
        )
        for text in (
            "In the United States call 911 or 988",
            "Great Britain has 999, the United States have 988",
            "Travellers from the United States in the United Kingdom call 999; at home 988",
            "Call 999",
            "In the United States 1-999-555, 55-999 in the United States and the 999th are no numbers",
            "In the United States 112 is answered",
        )
    ),
    *(
        _reviewed(
            "review-automated",
            "source-checked\n    method: read-source",
            f"{state}\n    method: automated",
        )
        for state in ("to-be-reviewed", "needs-changes\n    note: It is gone")
    ),
    _directory("help-emergency", "[urgent-line]", "[clean-clinic, urgent-line]"),
    _directory("help-emergency", "[urgent-line]", "[' urgent-line ']"),
    _directory("help-emergency", "region: US", "region: CA", others="help-elsewhere title-region"),
    *(
        _book("author-form", "summary:", f'authors: ["{name}"]\nsummary:')
        for name in (
            "Columbia University, Teachers College",
            "Ministry of Health, Labour and Welfare, Japan",
            "Bee, Ann, Jr.",
        )
    ),
    _book("value-repeated", "summary:", "authors: [Wei Wang, Li Li, Wei Wang]\nsummary:"),
    *(
        _book("author-form", "summary:", f"authors: [{names}]\nsummary:")
        for names in (
            '"Zanos, Panos", "Bee, Ann"',
            'Bob Cee, "Ann Bee, MD"',
            'Bob Cee, "Bee, Ann, Jr."',
            'Bob Cee, "King, Jr."',
            'Bob Cee, "Beaumont Hospital, Dublin"',
            "Bob Cee, WHO, NICE NHS TRUST",
            "PANOS ZANOS, EVE DEE",
            "Bob Cee, AB Cee",
        )
    ),
    *(
        _book("place-words", "summary:", f'{field}: "{text}"\nsummary:')
        for field, text in (
            ("volume", "Volume One of Two, in parts"),
            ("page", "S12-S20"),
            ("page", "p12"),
            ("page", "CD011612"),
            ("issue", "Suppl 1"),
            ("volume", "12 B"),
            ("edition", "2nd edition"),
        )
    ),
    *(
        _book("volume-issue", "summary:", f'volume: "{volume}"\npage: "{page}"\nsummary:')
        for volume, page in (("12-13", "45"), ("12-15", "45-60"), ("12-15", "e45"))
    ),
    _book("kind-fields", "kind: book", "kind: article\ncontainer_title: A journal"),
    *(
        _miss(
            "issued-doubtful",
            Example(BOOK_FILE, f'issued: "{issued}"\nsummary:', "summary:"),
            Example(BOOK_FILE, f"source: S\n    seen: {seen}", "source: S"),
        )
        for issued, seen in (
            ("2025", "Title page, year 2025"),
            ("2020", "date 7 September 2020"),
            ("2020-09-07", "date September 2020"),
            ("2020", "year 2020, published 2021"),
            ("2020", "a page dated 2024, last updated 4 September 2023"),
            ("2020", "year 2021/22"),
            ("2020", "copyright 2019, 2020"),
        )
    ),
    *(
        _book("isbn-differs", "source: S", f"source: S\n    seen: {seen}")
        for seen in ("ISBN 978-0-306-40615-7", "0306406152, 9780140449136", "ISBN", "0800 123 4567")
    ),
    *(
        _clinic("text-pasted", "summary:", f"organization: {text}\nsummary:")
        for text in ("Bees.dev", "WWW Bees", "The @bees")
    ),
    _clinic("text-date", "What it is.", "1/2/3, 12/2020, 2020/11/03, a/11/3/2020 and 24/7."),
    _clinic("text-alphabets", "What it is.", "Клиника and clinic; β-blocker, μg, naïve."),
    _clinic("word-avoided", "What it is.", "Miracles, cures, kg, mg and xmg/kg.", others=""),
    _clinic("word-avoided", "title: Clinic clean-clinic", "title: The miracle cure"),
    *(
        _clinic("word-avoided", "What it is.", f"It is called {text}.")
        for text in (
            'a "miracle cure" there',
            "a “miracle cure”",
            "«my miracle cure»",
            "\u2018a miracle cure\u2019",
        )
    ),
    _miss(
        "word-avoided",
        Example(CLINIC_FILE, "title: The Miracle Cure Society", "title: Clinic clean-clinic"),
        Example(BOOK_FILE, "summary: What the Miracle Cure Society says.", "summary: What it is."),
        Example(PAGE_FILE, "(urgent.md), [The Miracle Cure\nSociety](urgent.md)", "(urgent.md)"),
    ),
    _reviewed(
        "word-avoided", "    source: S", "    source: S\n    note: It promised a miracle cure"
    ),
    _page("word-avoided", "(urgent.md).", "(urgent.md).\n\n> A miracle cure.\n\n    miracle cure"),
    _page("page-code-open", "(urgent.md).", "(urgent.md).\n\n~~~\n```\n~~~"),
    _miss(
        "page-number",
        Example(PAGE_FILE, "[a](../contacts/long-line.yaml), 800-273-2855", "[a link](urgent.md)"),
        Example(
            "contacts/other.yaml",
            named(CLINIC, "other").replace('"988"\n    dial: "988"', "800-273-2855"),
        ),
        others="phone-dial-missing",
    ),
    _miss(
        "tag-similar",
        Example("tags.yaml", f"{TAGS}- id: act\n  label: Act\n- id: atc\n  label: ATC\n"),
        Example(CLINIC_FILE, "tags: [Act, ATC]", "tags: [Pain]"),
    ),
    _miss(
        "tag-similar",
        Example("tags.yaml", f"{TAGS}- id: aches\n  label: Aches\n  aliases: [Ache]\n"),
        Example(CLINIC_FILE, "tags: [Aches]", "tags: [Pain]"),
        others="tag-duplicate",
    ),
    _directory(
        "section-unused",
        "  - id: people\n    title: People\n",
        "  - id: top\n    title: Top\n    sections:\n      - id: people\n        title: People\n",
    ),
    _miss(
        "section-unused",
        Example(
            "directory.yaml",
            "    sections:\n      - id: people\n        title: People\n",
            "  - id: people\n    title: People\n",
        ),
    ),
    _directory("help-withdrawn", "entries: [urgent-line]", "entries: [urgent-line, long-line]"),
    # What visits have found.
    _miss("link-gone", found_of_the_link("gone", '"gone": ["2026-11-22"]')),
    _miss("link-gone", found_of_the_link("refused", '"gone": ["2026-11-20", "2026-11-21"]')),
    _miss(
        "link-gone",
        found_of_the_link(
            "gone", '"gone": ["2026-11-20", "2026-11-22"]', "https://example.org/Clean-book"
        ),
    ),
    _miss(
        "link-unreachable",
        found_of_the_link("unknown", '"unreachable": ["2026-11-11", "2026-11-14", "2026-11-17"]'),
    ),
    _miss("link-moved", found_of_the_link("ok", '"final": "https://example.org/new"')),
    _miss("link-evidence-unreadable", found_of_the_link("ok", '"gone": []')),
    _book("title-duplicate", "title: Book clean-book", "title: Clinic clean-clinic"),
    _book("title-duplicate", "title: Book clean-book", "title: Book clean-book, second edition"),
    # Codes and words.
    _clinic("language-unknown", "[en]", "[en, pt-BR, zh-Hant, sr-Latn-RS, ase]"),
    _clinic("region-alias", "[US]", "[US, GB, GR, UA]"),
    _clinic("region-unknown", "[US]", "[US, GB-ENG, US-CA, EU, International, XK, AQ]"),
    _clinic("summary-long", "What it is.", "A".ljust(299, "x") + "."),
    _clinic("summary-long", "What it is.", "é🩺".ljust(299, "漢") + "."),
    # Translations; see test_translation_rules, too.
    _german("translation-empty", "title: Klinik"),
    _german("translation-language", "title: Klinik\n  - language: de-AT\n    title: Klinik"),
    _german("translation-label", "labels:\n      Web page: Seite im Web"),
    _german("translation-number", "summary: Rufen Sie 988 an, rund um die Uhr, 24/7."),
    _german("review-method-words", f"title: Klinik\n    reviews:\n{_READ_WHOLE}"),
    # Reviews.
    _reviewed("date-in-future", '"2026-11-01"', '"2026-11-23"'),
    _clinic(
        "date-in-future", "reviews:", "alerts:\n  - text: Moved.\n    date: 2026-11-23\nreviews:"
    ),
    _reviewed(
        "review-order",
        "reviews:\n",
        'reviews:\n  - date: "2026-11-01"\n    status: to-be-reviewed\n',
    ),
    _reviewed("review-next", "    source: S", '    source: S\n    next_review: "2026-11-24"'),
    _miss(
        "review-next",
        Example(CLINIC_FILE, '    source: S\n    next_review: "2026-11-24"', "    source: S"),
        Example(CLINIC_FILE, '"2026-11-23"', '"2026-11-01"'),
    ),
    _reviewed(
        "review-method-missing",
        "status: source-checked\n    method: read-source\n",
        "status: to-be-reviewed\n",
    ),
    _reviewed(
        "review-source-missing",
        "read-source\n    reviewer: A\n    source: S",
        "phoned\n    reviewer: A",
    ),
    _reviewed(
        "review-source-missing",
        "source-checked\n    method: read-source\n    reviewer: A\n    source: S",
        "to-be-reviewed\n    method: read-source",
    ),
    _reviewed(
        "review-covers-unknown", "    reviewer: A", "    reviewer: A\n    covers: [title, phones]"
    ),
    _reviewed("review-overdue", '"2026-11-01"', '"2025-11-24"'),
    _reviewed(
        "review-overdue",
        '"2026-11-01"',
        '"2024-11-01"\n    next_review: "2026-11-24"',
    ),
    _reviewed(
        "review-changed-since",
        "    source: S",
        f"    source: S\n    covers: [title]\n    fingerprint: {{title: '{_TITLE_SEEN}'}}",
    ),
    _reviewed(
        "review-fingerprint-missing",
        '  - date: "2026-11-01"',
        f"""\
  - date: "2026-10-30"
    status: source-checked
    method: read-source
    reviewer: B
    source: S
    covers: [title]
    fingerprint: {{title: '{_TITLE_SEEN}'}}
  - date: "2026-10-31"
    status: needs-changes
    note: Is it open?
  - date: "2026-11-01"
    covers: [title]
    fingerprint: {{title: '{_TITLE_SEEN}'}}""",
        others="",
    ),
    _reviewed("review-fingerprint-missing", "    source: S\n", f"    source: S\n{_SECOND}"),
    _reviewed(
        "review-missing",
        "source-checked\n    method: read-source\n    reviewer: A\n    source: S\n",
        "to-be-reviewed\n",
    ),
    _reviewed(
        "reviewer-missing", "status: source-checked", "status: reviewed\n    role: librarian"
    ),
    _reviewed("reviewer-missing", "    reviewer: A\n", ""),
    _urgent("review-same-person", "reviewer: B", "reviewer: C"),
    _urgent("review-same-person", _SECOND, _SECOND + _SECOND.replace("er: B", "er: A")),
    _urgent(
        "review-crisis-line-called",
        "method: read-source\n    reviewer: B",
        "method: emailed\n    reviewer: B",
    ),
    _reviewed("review-crisis-line-called", "method: read-source", "method: phoned"),
    # The directory.
    _directory("disclaimer-missing", "disclaimer: Made up for tests.", "disclaimer: No."),
    _miss(
        "suppression-unused",
        Example(
            "directory.yaml",
            f"{DIRECTORY}checks:\n  - rule: summary-long\n    path: contacts/*\n    reason: We quote.\n",
        ),
        Example(CLINIC_FILE, "x" * 301, "What it is."),
    ),
    *(
        _urgent("urgent-unusable", f"{_LINE}{_EMAIL}{_URGENT_LINK}", way)
        for way in (
            _LINE,
            'texts:\n  - number: "741741"\n',
            "chats:\n  - url: https://example.org/chat\n",
        )
    ),
    _urgent(
        "urgent-unusable",
        f"{_LINE}{_EMAIL}{_URGENT_LINK}",
        _URGENT_LINK,
        others="contact-missing",
    ),
    _miss(
        "urgent-unchecked",
        Example(URGENT_FILE, _SECOND.replace("source-checked", "reviewed"), _SECOND),
    ),
    _urgent("urgent-unchecked", '"2026-11-02"', '"2026-11-02"\n    next_review: "2026-11-24"'),
    _directory("urgent-region-missing", "title: A directory", "title: A directory\nregions: [US]"),
    _directory(
        "urgent-region-missing",
        "entries: [urgent-line]",
        "entries: [urgent-line, long-line]",
    ),
    # Places, clocks, registers and copies.
    _clinic("kind-folder", "kind: clinic", "kind: person"),
    _miss("section-other-kind", Example(BOOK_FILE, "kind: video", "kind: book")),
    _directory("section-other-kind", "title: Books", "title: Videos"),
    *(
        _clinic("title-region", "title: Clinic clean-clinic", f"title: {title}")
        for title in (
            "Clinic (United States)",
            "Clinic (Canada and the United States)",
            "Clinic (Georgia)",
            "Clinic (Puerto Rico)",
            "Clinic (Birmingham)",
            "Medical Acupuncture Clinic (MAC)",
            "Clinic (Toronto, Canada)",
            "Clinic of Canada",
        )
    ),
    _miss(
        "title-region",
        Example(CLINIC_FILE, "title: Clinic (England)", "title: Clinic clean-clinic"),
        Example(CLINIC_FILE, "[GB, US]", "[US]"),
    ),
    _miss(
        "title-region",
        Example(CLINIC_FILE, "title: Clinic (Latvia)", "title: Clinic clean-clinic"),
        Example(CLINIC_FILE, "[EU]", "[US]"),
    ),
    _book("title-region", "title: Book clean-book", "title: Book (Canada)\nregions: [US]"),
    _book("container-missing", "kind: book", "kind: chapter\ncontainer_title: A book"),
    _miss(
        "container-missing",
        Example(BOOK_FILE, "kind: article", "kind: book"),
        others="kind-fields",
    ),
    _book("identifier-scheme", 'pmid\n    value: "123"', "our-isbn-13\n    value: a b"),
    *(
        _book("url-indirect", "https://example.org/clean-book", url)
        for url in (
            "https://doi.org/10.1234/example",
            "https://www.google.com/maps?q=clinic",
            "https://bit.ly",
            "https://example.org/bit.ly/x",
            "https://myt.co/x",
            "https://help.oclc.org/EZproxy",
            "https://www.herons-org.uk/proxy/",
            "https://proxy.herons.org/x",
            "https://herons-org.swamp.dev/ezp",
            "https://youtu.be/dQw4w9WgXcQ",
        )
    ),
    _clinic(
        "correction-undone",
        "links:",
        "corrections:\n  - field: summary\n    was: what it is.\nlinks:",
    ),
    _book(
        "correction-undone", "summary:", "corrections:\n  - {field: authors, was: Ann}\nsummary:"
    ),
    _clinic(
        "correction-undone",
        "links:",
        "corrections:\n  - field: summary\n    was: What it is.\n"
        "  - field: summary\n    was: Another.\nlinks:",
    ),
    _clinic(
        "correction-undone",
        f"  - number: {_NUMBER}",
        f'  - number: {_NUMBER}\n  - number: "112"\n    placeholder: yes\n'
        'corrections:\n  - field: phones\n    was: "112"',
    ),
    *(
        _clinic("hours-overlap", "links:", f"schedules:\n{hours}links:")
        for hours in (
            _hours("09:00", "12:00") + _hours("12:00", "17:00"),
            _hours("09:00", "17:00") + _hours("09:00", "13:00", "in August"),
            _hours("22:00", "06:00") + _hours("06:00", "08:00"),
            _hours("09:00", "18:00").replace("- ", "- days: [MO]\n    ")
            + _hours("10:00", "16:00").replace("- ", "- days: [SA]\n    "),
        )
    ),
    *(
        _clinic(
            "timezone-elsewhere",
            f"{_WHAT}phones:",
            f"{_WHAT.replace('US', regions)}schedules:\n{_hours('09:00', '10:00')}"
            f"    timezone: {zone}\nphones:",
            others=others,
        )
        for regions, zone, others in (
            ("US", "Pacific/Honolulu", ""),
            ("US", "US/Eastern", ""),
            ("US-CA", "America/New_York", ""),
            ("US, GB", "Europe/London", ""),
            ("US, International", "Europe/London", ""),
            ("US, JE", "Europe/London", ""),
            ("US-PR", "America/Puerto_Rico", ""),
            ("FR-974", "Indian/Reunion", "phone-short-unknown"),
        )
    ),
    *(
        _urgent("timezone-missing", "links:", f"schedules:\n{hours}links:")
        for hours in (
            _hours("00:00", "24:00"),
            f"{_hours('09:00', '17:00')}    timezone: America/Chicago\n",
            _hours("09:00", "17:00", "Eastern Time"),
            _hours("09:00", "17:00", "by ET"),
        )
    ),
    _clinic("timezone-missing", "links:", f"schedules:\n{_hours('09:00', '17:00')}links:"),
    _miss(
        "timezone-missing",
        Example(URGENT_FILE, f"schedules:\n{_hours('09:00', '17:00')}links:", "links:"),
        Example(URGENT_FILE, "[US-IL]", "[US]"),
    ),
    _clinic("phone-mismatch", _NUMBER, '"988 (free)"\n    dial: "988"'),
    _clinic("text-number-words", "emails:", 'texts:\n  - number: "988"\n    body: HELP 2\nemails:'),
    _clinic("value-repeated", "summary:", "alternate_names: [Clinic clean]\nsummary:"),
    _book(
        "value-repeated", "scheme: pmid", "scheme: nct\n    value: NCT01234567\n  - scheme: pmid"
    ),
    _reviewed("value-unknown", "    source: S", "    source: S\n    confidence: high"),
    _reviewed("text-unfinished", "reviewer: A", "reviewer: Your Names Ltd"),
    _reviewed("date-in-future", "    source: S", "    source: S\n    source_dated: 2026-11"),
    _directory("review-next-far", "default: 365d", "default: 9y\n  helpline: 5y\n  book: 10y"),
    *(
        _page("page-number", "[a link](urgent.md)", f"[{text}](../contacts/long-line.yaml)")
        for text in ("800-273-8255", "a line of 2026", "section 136", "24/7", "1988")
    ),
    *(
        _page("page-stars", "(urgent.md)", f"(urgent.md), {text}")
        for text in (
            "**so** much, *so* much and ***so***",
            "**so**much",
            "5**3, 2 ** 3 and 2 * 3",
            "(so* much*) and **so***",
            r"\*\*so\*\* and \**so*",
            "`**so*`",
        )
    ),
    _page("page-number", "[a link](urgent.md)", "[988](../resources/clean-book.yaml)"),
    _directory("title-region", "title: United States", "title: Help in Canada"),
    _directory("title-region", "title: United States", "title: Georgia"),
    *(
        _reviewed("url-invalid", "source: S", f"source: {url}")
        for url in ("https://a.org", "HTTP://a.org/b:c", "a.org/https:x", "that page", "ISBN:1")
    ),
    _reviewed("review-source-empty", "source: S", "source: https://example.org.uk/a"),
    _urgent("review-next-far", '"2026-11-02"', '"2026-11-02"\n    next_review: "2028-10-30"'),
    _miss(
        "review-replaced",
        Example(
            "contacts/old-line.yaml",
            "    note: It has closed.\n    replaced_by: long-line",
            "    note: It has closed.",
        ),
    ),
    *(
        _miss("phone-premium", Example("contacts/other-line.yaml", text))
        for text in (
            _PREMIUM.replace("kind: helpline", "kind: clinic"),
            _PREMIUM.replace("6600\n", "6600\n    note: 1.55 pounds a minute\n"),
            _PREMIUM.replace("0906 1", "0800 1").replace("+44906", "+44800"),
        )
    ),
    _directory(
        "help-missing",
        "title: A directory",
        "title: A directory\nregions: [US, US-CA]",
        others="urgent-region-missing",
    ),
    _directory("help-same-number", "[urgent-line]", "[urgent-line, long-line]"),
    _miss(
        "help-same-number",
        Example("directory.yaml", "[urgent-line, clean-clinic]", "[urgent-line]"),
        Example(CLINIC_FILE, f"{_NUMBER}\n    note: then press 1", _NUMBER),
    ),
    _urgent(
        "help-placeholder", _LINE, f'{_LINE}  - number: "911"\n    dial: "911"\n    type: fax\n'
    ),
    *(
        _miss(
            "summary-copied",
            Example(URGENT_FILE, f"{more}summary: {text}", "summary: What it is."),
            Example("contacts/other-line.yaml", named_helpline(other)),
        )
        for more, text, other in (
            ("", "What it is.", "What it is."),
            ("", _SUMMARY, _SUMMARY.replace("night", "noon")),
            ("related: [other-line]\n", _SUMMARY, _SUMMARY),
        )
    ),
    _miss(
        "summary-copied",
        Example(URGENT_FILE, f"summary: {_SUMMARY}", "summary: What it is."),
        Example("contacts/other-line.yaml", named_helpline(_SUMMARY)),
        Example("contacts/third.yaml", named_helpline(_SUMMARY).replace("other-line", "third")),
    ),
    _german("translation-same", "title: Clinic clean-clinic\n    summary: What it is."),
    _miss(
        "translation-same",  # nothing says in which language the directory is
        Example(
            CLINIC_FILE,
            f"summary: {_SUMMARY}\ntranslations:\n  - language: de\n    summary: {_SUMMARY}\n",
            "summary: What it is.\n",
        ),
        others="text-language",
    ),
    *(
        _number("phone-mismatch", f'{number}\n    dial: "{dial}"', regions, others=others)
        for number, dial, regions, others in (
            ("1-800-662-4357 ext. 12", "+18006624357", "US", ""),
            ("662-4357", "+18006624357", "US", ""),
            ("1-800-662-4357 (press 2)", "+18006624357", "US", ""),
            ("1-800-SUICIDE", "+18007842433", "US", ""),
            ("1-800-662-HELP", "+18006624357", "US", ""),
            ('"13 11 14"', "+61131114", "AU", ""),
            ("0800 068 4141 or 111", "+448000684141", "GB", ""),
            ("8 800 555-35-35", "+78005553535", "RU", ""),
        )
    ),
    *(
        _number("phone-form", f'{number}\n    dial: "{dial}"')
        for number, dial in (
            ("1-800-SUICIDE", "+18007842433"),
            ("1-844-POISON-X", "+18447647669"),
            ("800-662-4OO7 (HELP)", "+18006624667"),
            ("800-662-4357 (Ill, or O)", "+18006624357"),
        )
    ),
    *(
        _number("phone-fax", f"{_NUMBER}\n    {words}")
        for words in (
            "label: Phone and fax",
            "note: no fax",
            "note: Not for fax only",
            "label: Faxes are read here",
            "note: Referrals by fax only",
            "note: Fax\n    type: fax",
            "label: Halifax",
        )
    ),
    *(
        _urgent("contact-missing", f"{_LINE}{_EMAIL}", way)
        for way in (_EMAIL, "chats:\n  - url: https://example.org/chat\n")
    ),
    _clinic("contact-missing", f"{_LINE}{_EMAIL}", ""),
    *(
        _clinic("hours-differ", "links:", f"schedules:\n{hours}links:")
        for hours in (
            _hours("09:00", "17:00", "Weekdays and weekends"),
            _hours("09:00", "17:00", "longer on weekdays"),
            _hours("09:00", "17:00", "weekdays; not answered in August"),
            _hours("09:00", "17:00", "Monday to Friday") + "    days: [MO, TU, WE, TH, FR]\n",
            "  - note: Monday to Friday\n",
        )
    ),
    *(
        _clinic("hours-half", "links:", f'schedules:\n  - opens: "09:00"\n    note: {note}\nlinks:')
        for note in ("open end, to the last guest", "when it closes is unknown")
    ),
    *(
        _book("issued-doubtful", "summary: What", f'issued: "{issued}"\nsummary: What')
        for issued in ("2026-11-01", "2026-11", "2027", "2026")
    ),
    _miss(
        "review-source-missing",
        Example(
            BOOK_FILE,
            "phoned\n    reviewer: A\n    source: The publisher's desk, https://herons.dev",
            "read-source\n    reviewer: A\n    source: S",
        ),
    ),
    _miss(
        "review-source-missing",
        Example(CLINIC_FILE, 'texts:\n  - number: "741741"\n', _LINE),
        Example(
            CLINIC_FILE, "phoned\n    reviewer: A", "read-source\n    reviewer: A\n    source: S"
        ),
    ),
    _reviewed(
        "value-repeated",
        "    source: S",
        "    source: S\n    seen: The number\n    not_seen: The hours of the number",
    ),
    _directory(
        "value-repeated",
        "urgent:\n",
        "urgent:\n  - region: US-CA\n    title: California\n    entries: [urgent-line]\n",
    ),
    *(
        _book("host-mistyped", "https://example.org/clean-book", f"https://{host}/a")
        for host in ("www.herons.dev", "ww2.herons.dev", "wwf.org", "www.con.dev", "cmo.org.uk")
    ),
    _clinic("host-mistyped", "desk@clinic.dev", "desk@clinic.con.dev"),
    *(
        _book("link-label", "https://example.org/clean-book", f"https://{url}\n    label: {label}")
        for url, label in (
            ("doi.org/10.1234/example", "DOI"),
            ("pmc.ncbi.nlm.nih.gov/articles/PMC12/", "Full text (PubMed Central)"),
            ("pubmed.ncbi.nlm.nih.gov/123", "PubMed, with links to PMC"),
            ("europepmc.org/article/MED/123", "PMC"),
            ("example.org/a", "PubMed"),
        )
    ),
    *(
        _clinic("link-form", "https://example.org/clean-clinic", f"https://{url}")
        for url in (
            "www.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ",
            "www.youtube.com/@herons",
            "www.youtube.com/embed/videoseries?list=PL1",
            "pubmed.ncbi.nlm.nih.gov/?term=herons",
            "pubmed.ncbi.nlm.nih.gov/advanced/",
            "pmc.ncbi.nlm.nih.gov/articles/pmid/123/",
            "clinicaltrials.gov/search?cond=Pain",
            "doi.org/10.1016%2FS0006-3223",
            "doi.org/gt8k9",
        )
    ),
    *(
        _book("url-tracking", "https://example.org/clean-book", f"https://{url}")
        for url in ("example.org/a?si=12&feature=4", "www.youtube.com/watch?v=dQw4w9WgXcQ&t=9")
    ),
    *(
        _miss(
            "host-mistyped",
            Example(CLINIC_FILE, f"desk@{mail}", "desk@clinic.dev"),
            Example(CLINIC_FILE, f"https://{link}/a", "https://example.org/clean-clinic"),
        )
        for mail, link in (
            ("samaritans.org", "samaritan.org"),
            ("find-a-line.org", "findaline.org"),
            ("herons12.org", "herons13.org"),
            ("nami.org", "nemi.org"),
            ("mail.samaritans.org", "samaritans.org"),
            ("samaritans.org", "samaritans.ie"),
        )
    ),
    *(
        _book("identifier-second", '"123"\n', f'"123"\n  - scheme: {more}\n')
        for more in (
            'pmid\n    value: "321"\n    note: its correction',
            "pmcid\n    value: PMC321",
        )
    ),
    *(
        _book("issued-doubtful", "title: Book clean-book", f'title: {title}\nissued: "{issued}"')
        for title, issued in (
            ("Guideline (2021)", "2021-03"),
            ("Annual report (2021)", "2022"),
            ("Ketamine in 2020", "2021"),
            ("Guideline (2020, a synopsis)", "2021"),
            ("Guideline (2020), a synopsis", "2021"),
        )
    ),
    *(
        _book(
            "title-number",
            'title: Book clean-book\nsummary: What it is.\nidentifiers:\n  - scheme: isbn\n    value: "9780306406157"\n',
            f"title: {title}\nsummary: What it is.\nidentifiers:\n  - scheme: nice\n    value: TA845\n",
        )
        for title in ("NICE TA845", "TA 845", "NICE CG854", "TA854 and TA845", "TA85", "XTA854")
    ),
    _book("author-form", "summary:", "authors: [Albert Etal, Et Alan]\nsummary:"),
    *(
        _book("volume-issue", "summary:", f"{volume}\nsummary:")
        for volume in ("volume: 51(3)", 'volume: "51"\nissue: "3"', "volume: S51\nissue: 3(2)")
    ),
    *(
        _clinic("date-invalid", "What it is.", text)
        for text in (
            "From 29 February to 30 November.",
            "In November 31 people called; of the 31 June calls none was missed.",
            "131 November calls, 31 October, May 31.",
        )
    ),
    *(
        _clinic("text-pasted", "What it is.", text)
        for text in (
            "For short- and long-term care, pre- or postnatal, two- to three-fold.",
            "A benzo[1,2-b] ring, [2024], [sic] and [a].",
            "It is your turn, search 1.",
        )
    ),
    *(
        _clinic("text-unfinished", "What it is.", text)
        for text in ("Whom to write to", "What it consists of", "It is open; come in.", "Group A")
    ),
    _page("link-broken", "(urgent.md)", "(urgent.md), `[text]()` and f()"),
    _page("link-broken", "(urgent.md)", "(urgent.md), \\[text]() and f()"),
    *(
        _page("page-stars", "(urgent.md)", f"(urgent.md)\n\n{text}")
        for text in ("A text\n**of two\nlines**", "p < 0.01** or 5 ** 3", "**988**, **(so)**")
    ),
    *(
        _urgent("title-number", "title: Clinic urgent-line", f"title: {title}")
        for title in (
            "A line for Section 504 plans",
            "Veterans of Post 169",
            "Help in room 101, 988",
            "The Act no. 1991",
        )
    ),
    *(
        _new(
            "emergency-elsewhere",
            "contacts/numbers.yaml",
            EMERGENCY.replace("In the United States call 999", text),
        )
        for text in (
            "In Great Britain mobile networks connect 911 to 999 too",
            "In the United States 999 is redirected to 911",
        )
    ),
    *(
        _book("doi-mismatch", "https://example.org/clean-book", f"https://doi.org/{link}")
        for link in (
            "10.1234/another\n    label: Erratum",
            "10.1234/another\n    label: Editorial on it",
            "10.1234/another\n    label: Earlier version",
            "abc123",
            "10/abc123",
        )
    ),
    _miss(
        "doi-mismatch",
        Example(BOOK_FILE, "title: Erratum to a book", "title: Book clean-book"),
        Example(BOOK_FILE, "https://doi.org/10.1234/a", "https://example.org/clean-book"),
    ),
    _book("doi-form", "10.1234/example", "10/abc123"),
    _miss(
        "identifier-link",
        Example(
            BOOK_FILE,
            "https://pubmed.ncbi.nlm.nih.gov/321/\n    label: Comment",
            "https://example.org/clean-book",
        ),
    ),
    *(
        _clinic("word-avoided", "What it is.", text)
        for text in (
            "By the National Institute on Miracle Cures Research.",
            "From the Office of Miracle Cure Services, in full.",
        )
    ),
    *(
        _book("author-form", "summary:", f"authors: [{names}]\nsummary:")
        for names in (
            '"Oxford University, Wellcome Centre, Human Genetics"',
            '"World Bank, Health Division", Ann Bee',
            '"Bee, Ann Jane", "Cee, Bob"',
            "Bell and Howell, Ann Bee",
            "Area51, Group B12, John Smith III",
        )
    ),
    _clinic(
        "postal-code-form",
        "links:",
        "addresses:\n  - address_1: 1 Road\n    postal_code: GIR 0AA\n    country: GB\nlinks:",
        others="address-elsewhere",
    ),
    _number("phone-elsewhere", '0549 882914\n    dial: "+390549882914"', "SM"),
    *(
        _clinic("text-unfinished", "What it is.", text)
        for text in (
            "For people with TBC.",
            "The TBC Bank pays for it.",
            "AYUDA PARA TODO EL MUNDO.",
            'The page says "hours TBC".',
            "Its XXX Congress was in May; hours to be confirmed.",
        )
    ),
    # What is said beside a number, of keys and of other numbers.
    *(
        _number("phone-texts", f"{_NUMBER}\n    {words}")
        for words in (
            "label: Call or text",
            "note: TTY and voice",
            "note: no texts",
            "label: TTY\n    type: textphone",
            "note: Text 988 instead",
            "label: Textile workers",
        )
    ),
    _miss(
        "phone-texts",
        Example(URGENT_FILE, "title: A text line", "title: Clinic urgent-line"),
        Example(URGENT_FILE, f"{_NUMBER}\n    note: calls are answered, too", _NUMBER),
    ),
    *(
        _number("phone-form", f'{number}\n    dial: "+18006624357"')
        for number in (
            "800-662-4357 or 1-800-662-4357",
            "800-662-4357 / 4358",
            "800-662-4357, ext. 12",
        )
    ),
    *(
        _miss(
            "keys-differ",
            Example(CLINIC_FILE, f"summary: {summary}", "summary: What it is."),
            Example(CLINIC_FILE, f"{_NUMBER}\n    note: {note}", _NUMBER),
            Example(PAGE_FILE, f"[a link](urgent.md), 988 {page}", "[a link](urgent.md)"),
        )
        for summary, note, page in (
            ("Press 1 for Spanish.", "Press 1 for Spanish, 2 for veterans.", "then press 2"),
            ("Press 1 for a nurse.", "Press 2 for Spanish.", "and option 2"),
            ("It has 1 for Spanish.", "Press 2 for Spanish.", "and 3 more"),
        )
    ),
    _page("keys-differ", "(urgent.md)", "(urgent.md), 988 then press 7"),
    *(
        _number("number-slip", f"{_LONG_DISTANCE}\n    note: {note}")
        for note in ("+1 (0)800 662 4357", "662 4357", "800 662 4357 12", "800-662-7534")
    ),
    *(
        _clinic("number-slip", "What it is.", text)
        for text in (
            "Of 989 people, 900 call.",
            "Call 911.",
            "Room 989.",
            "Call 989 people.",
            "In 1988.",
        )
    ),
    *(
        _clinic("number-slip", "What it is.", f"Write to {address}.")
        for address in (
            "desk@clinic.dev",
            "desk2@clinic.dev",
            "task@clinic.dev",
            "other@herons.dev",
        )
    ),
    _reviewed("number-slip", "source: S", "source: S\n    seen: 988 and 800-273-8255"),
    _miss(
        "number-slip",
        Example(CLINIC_FILE, '800-273-8525\n    dial: "+18002738525"', _NUMBER),
    ),
    _number("phone-words", '0800 764 766\n    dial: "+64800764766"\n    note: 0800 POISON', "NZ"),
    _number("phone-words", '0800 764 766\n    dial: "+64800764766"\n    note: 0900 POISON', "NZ"),
    _number("kind-emergency", '"911"\n    dial: "911"\n  - number: "988"\n    dial: "988"'),
    # Works, places and words.
    _book("title-container", "summary:", "container_title: Book clean-book\nsummary:"),
    *(
        _miss(
            "issued-doubtful",
            Example(BOOK_FILE, f'issued: "{year}"\nsummary:', "summary:"),
            Example(BOOK_FILE, doi, "10.1234/example"),
        )
        for year, doi in (
            ("2018", "10.1001/jamapsychiatry.2017.3739"),
            ("2023", "10.1038/s44220-023-00140-x"),
            ("2007", "10.1016/j.conb.2010.07.004"),
            ("2011", "10.1234/number.2019.12"),
        )
    ),
    _miss(
        "issued-doubtful",
        Example(BOOK_FILE, 'issued: "2020-09-08"\nsummary:', "summary:"),
        Example(BOOK_FILE, 'source: S\n    source_dated: "2020-09-07"', "source: S"),
    ),
    _miss(
        "pages-differ",
        Example(BOOK_FILE, 'number_of_pages: "304"\nsummary:', "summary:"),
        Example(BOOK_FILE, "source: S\n    seen: 304 pages, 12 pages of notes", "source: S"),
    ),
    *(
        _miss(
            "link-label",
            Example(BOOK_FILE, 'issued: "2019"\nsummary:', "summary:"),
            Example(PAGE_FILE, f"[{label}](../resources/clean-book.yaml)", "[a link](urgent.md)"),
        )
        for label in ("Bee 2019", "Bee, 2018 to 2019", "Bee", "Bee 12018")
    ),
    _miss(
        "link-label",
        Example(BOOK_FILE, 'issued: "2019"\nsummary: A guideline of 2018.', "summary: What it is."),
        Example(PAGE_FILE, "[Bee 2018](../resources/clean-book.yaml)", "[a link](urgent.md)"),
    ),
    *(
        _miss(
            "hours-differ",
            Example(CLINIC_FILE, f"{_LONG_DISTANCE}\n{_OPEN_LATE}", _NUMBER),
            Example(
                PAGE_FILE, f"[a](../contacts/clean-clinic.yaml), {said}", "[a link](urgent.md)"
            ),
        )
        for said in (
            "800-662-4357, from 08:00 to 22:00",
            "800-662-4357; others from 09:00 to 17:00",
            "open 09:00 to 17:00",
            "800-662-4357, by text 09:00 to 17:00",
        )
    ),
    *(
        _page("number-slip", "[a link](urgent.md)", f"[a](../contacts/clean-clinic.yaml), {said}")
        for said in ("desk@clinic.dev", "call 988", "room 989", "989 calls")
    ),
    *(
        _clinic("title-region", "What it is.", text)
        for text in (
            "In Canada, call another one.",
            "In the United States and in Canada.",
            "For people from Canada.",
            "Near Jordan, in Georgia.",
        )
    ),
    _clinic(
        "address-elsewhere",
        "links:",
        "addresses:\n  - state_province: Georgia\n    country: US\n  - state_province: California\n    country: US\nlinks:",
    ),
    *(
        _miss(
            "reviewer-similar",
            Example(
                f"{CLINIC_FILE} contacts/long-line.yaml", f"reviewer: {usual}\n", "reviewer: A\n"
            ),
            Example(BOOK_FILE, f"reviewer: {rare}\n", "reviewer: A\n"),
        )
        for usual, rare in (
            ("Ann Smith", "ann smith"),
            ("Ann Smith", "Bob Smith"),
            ("Team 12", "Team 13"),
            ("Kim Lee", "Tim Lee"),
        )
    ),
    _reviewed("value-repeated", "source: S", "source: [S, T]\n    covers: [title, tags]"),
    *(
        _reviewed("date-invalid", "source: S", f"source: S\n    source_dated: {day}")
        for day in ("2024-02-29", "2025-11", "2025-26", "April 31", "2025-04-3")
    ),
    _clinic("hours-empty", "links:", 'schedules:\n  - opens: "16:00"\n    closes: "24:00"\nlinks:'),
    *(
        _clinic(
            "hours-differ",
            "links:",
            f'schedules:\n  - days: [{days}]\n    opens: "09:00"\n    closes: "17:00"\n    note: {note}\nlinks:',
        )
        for days, note in (
            ("MO, TU, WE, TH, FR, SA", "Monday to Saturday"),
            ("FR, SA, SU, MO", "Fri to Mon"),
            ("MO, TU", "Monday to Friday, later on Saturdays"),
            ("MO, TU", "by phone Monday to Friday"),
            ("MO, TU", "Money to Friends"),
        )
    ),
    *(
        _clinic(
            "timezone-elsewhere",
            "links:",
            f'schedules:\n  - opens: "09:00"\n    closes: "17:00"\n    timezone: {zone}\n    note: {note}\nlinks:',
        )
        for zone, note in (
            ("America/Detroit", "Eastern Time"),
            ("US/Pacific", "Eastern Time"),
            ("America/New_York", "9 ET, 6 PT"),
            ("America/New_York", "Central office"),
        )
    ),
    *(
        _miss(
            "keyword-differs",
            Example(
                CLINIC_FILE,
                f"{summary}\ntexts:\n  - number: '741741'\n{body}tags:",
                "What it is.\ntags:",
            ),
        )
        for summary, body in (
            ("Text HOME to 741741.", "    body: HOME\n"),
            ("Text HOME or AYUDA to 741741.", "    body: home\n"),
            ("Text HELLO to 85258.", "    body: HOME\n"),
            ("Text us, or SAMHSA, to 741741 people.", "    body: HOME\n"),
            ("Text HELLO to 741741.", ""),
            ("The word NHS is a name; text them.", "    body: NHS\n"),
        )
    ),
    *(
        _clinic("text-unfinished", "Clinic clean-clinic", f"'{title}'")
        for title in ("Clinic (A)", "Clinic: what now?", "A clinic-")
    ),
    *(
        _clinic(
            "link-label", "https://example.org/clean-clinic", f"https://{url}\n    label: {label}"
        )
        for url, label in (
            ("en.wikipedia.org/wiki/Bee", "Article (Wikipedia)"),
            ("www.bees.dev", "Official site"),
            ("www.facebook.com/bees", "Official page"),
        )
    ),
    *(
        _miss(
            "title-region",
            Example(
                "contacts/other-line.yaml",
                named_helpline("What it is.")
                .replace("Clinic other-line", title)
                .replace("[US]", regions)
                .replace('dial: "988"', dial),
            ),
            others=others,
        )
        for title, regions, dial, others in (
            ("Line (Canada and the United States)", "[US, CA]", 'dial: "988"', ""),
            ("Line (United States)", "[US, International]", 'dial: "988"', ""),
            ("Line (United Kingdom)", "[GB-ENG, GB-SCT]", 'dial: "988"', "phone-short-unknown"),
            ("Line (European Union)", "[FR, DE]", 'dial: "112"', ""),
            ("Line (Night)", "[US, CA]", 'dial: "988"', ""),
        )
    ),
    *(
        _clinic("share-impossible", "What it is.", text)
        for text in (
            "Use rose by 150 percent in people.",
            "It gives 120 percent of patients' usual hours.",
            "For people below 138 percent of the poverty level.",
            "Nobody is left out, 100 percent of patients.",
            "Blood pressure reached 150 percent of baseline in people.",
            "In 2019 of 20 patients; in Study 301 of 120 patients.",
            "It helped 12 of 15 patients, 1,103 of 1,158 people, 7 of 7.",
            "It has 400% more callers, of 130 people.",
            "A 120% increase in people.",
            "Response in 150 adults, 120 percent of the planned sample.",
        )
    ),
    *(
        _clinic("phone-words", "emails:", f"texts:\n  - number: '{number}'\n    {words}\nemails:")
        for number, words in (
            ("435748", 'note: "HELP4U: your ZIP code"'),
            ("741741", 'note: "send HELP4U or HOME"'),
            ("741741", "body: HELP4U"),
            ("62640", "note: NAMI"),
        )
    ),
    _number("phone-words", '13 92 76\n    dial: "139276"\n    note: 13 YARN', "AU"),
    _number("phone-words", '13 11 14\n    dial: "131114"\n    note: "not 1300 YARN"', "AU"),
    _urgent("help-testable", 'dial: "988"', 'dial: "988"\n    do_not_test: yes'),
    _clinic("help-testable", 'dial: "988"', 'dial: "988"\n    do_not_test: no'),
    *(
        _miss(
            "title-placeholder",
            Example("contacts/gone.yaml", gone),
            Example("contacts/lost.yaml", lost),
        )
        for gone, lost in (
            (GONE, LOST.replace("reviews:", "chats:\n  - url: https://lost.dev/chat\nreviews:")),
            (GONE, LOST.replace("reviews:", "links:\n  - url: https://lost.dev\nreviews:")),
            (GONE, LOST.replace("Day Line", "Day Line (Placeholder)")),
            (GONE.replace(" (placeholder)", ""), LOST),
        )
    ),
    *(
        _new("organization-other", "contacts/bodies.yaml", RUN_BY_ANOTHER.replace(old, new))
        for old, new in (
            ("organization: The College of Herons", "organization: College of Owls"),
            ("https://owls.dev", "https://owls.herons.dev"),
            (
                "title: Owl Society (OSN)\n  organization: The College of Herons\n  summary: What it is.",
                "title: Owl Society (OSN)\n  organization: The College of Herons\n  summary: Of the College of Herons.",
            ),
            ("https://owls.dev", "https://owls.dev\n  related: [one]"),
            (
                "kind: organization\n  section: people\n  title: Owl",
                "kind: clinic\n  section: people\n  title: Owl",
            ),
        )
    ),
    *(
        _clinic("languages-differ", "What it is.\ntags", f"{text}\ntags")
        for text in (
            "In Canada it answers in English and French.",
            "Interpreters in Polish and Welsh.",
            "Its website is in English and Polish.",
            "It is like care in English and French hospitals.",
            "It is not answered in Polish and Welsh.",
            "For all, in English only.",
            "In Spanish.",
            "In Paris and London.",
        )
    ),
    *(
        _miss(
            "languages-differ",
            Example(CLINIC_FILE, f"{text}\ntags", "What it is.\ntags"),
            Example(CLINIC_FILE, new, old),
            Example(CLINIC_FILE, "kind: helpline", "kind: clinic"),
        )
        for text, old, new in (
            ("In English and French.", "languages: [en]\n", ""),
            ("In English and French.", "[en]", "[en, fr-CA, de]"),
            ("In English and Mandarin.", "[en]", "[en, cmn]"),
            ("In English and French.", _NUMBER, f"{_NUMBER}\n    languages: [fr]"),
            ("Help in Nauru.", "[US]", "[US, NR]"),
            ("It has Polish callers.", "[Pain]", "[pain]"),
        )
    ),
    _book(
        "languages-differ", "summary: What it is.", "languages: [en]\nsummary: In Welsh and French."
    ),
    *(
        _clinic("text-twice", "What it is.", text)
        for text in (
            "He had had that that.",
            "The The were there.",
            "What it is is not-not.",
            "Is it it's?",
        )
    ),
    *(
        _clinic("text-misread", "What it is.", text)
        for text in ("See a.org/b?c=d", "Really? Yes.", "What? ?x")
    ),
    *(
        _clinic("date-in-future", "What it is.", text)
        for text in (
            "Open since November 2026, since 2026.",
            "From 2030 on; until 2031.",
            "Since 2030/31.",
        )
    ),
    *(
        _directory("view-empty", '"#Pain"', query)
        for query in (
            "is:marked",
            "next:<30d",
            "method:phoned",
            "'#Pain NOT is:checked'",
            "kind:book",
        )
    ),
    _number("phone-mismatch", '06 698 12345\n    dial: "+390669812345"', "IT"),
    *(
        _clinic("phone-invalid", "emails:", f"texts:\n  - number: {number}\nemails:")
        for number in (
            "800-662-4357",
            '"+61 477 131 114"',
            '"741741"',
            "0477\n    placeholder: yes",
        )
    ),
    *(
        _miss(
            "number-slip",
            Example(CLINIC_FILE, 'texts:\n  - number: "83825"\nemails:', "emails:"),
            Example(CLINIC_FILE, f"source: S\n    seen: {seen}", "source: S"),
        )
        for seen in ("text 838255 or 83825", "page 8382", "text 838299")
    ),
    *(
        _miss(
            "number-slip",
            Example(CLINIC_FILE, "desk@clinic.org", "desk@clinic.dev"),
            Example(CLINIC_FILE, f"{address} is it.", "What it is."),
        )
        for address in ("desk@clinic.org", "desk@clinic.ie", "desk@other.com")
    ),
    *(
        _miss(
            "timezone-elsewhere",
            Example(CLINIC_FILE, "kind: organization", "kind: clinic"),
            Example(CLINIC_FILE, f"regions: [{regions}]", "regions: [US]"),
            Example(
                CLINIC_FILE,
                f"{number}\n    schedules:\n    {_hours('09:00', '17:00').strip()}\n"
                "      timezone: Europe/London".replace("\n    closes", "\n      closes"),
                _NUMBER,
            ),
        )
        for regions, number in (
            ("US", '+44 20 7123 4567\n    dial: "+442071234567"'),
            ("GB", f"+1 {_LONG_DISTANCE}"),
            ("US, International", _LONG_DISTANCE),
        )
    ),
    *(
        _miss(
            "pages-differ",
            Example(BOOK_FILE, f'page: "{page}"\nsummary:', "summary:"),
            Example(BOOK_FILE, doi, "10.1234/example"),
        )
        for page, doi in (
            ("612", "10.3389/fnhum.2016.00612"),
            ("CD011612", "10.1002/14651858.CD011612.pub3"),
            ("12345-12350", "10.1234/a.12354"),
            ("21123", "10.1038/s41598-021-00612-6"),
        )
    ),
    *(
        _miss(
            "volume-issue",
            Example(BOOK_FILE, f"{place}\nsummary:", "summary:"),
            Example(BOOK_FILE, "10.1001/archpsyc.63.8.856", "10.1234/example"),
            Example(BOOK_FILE, "source: S\n    seen: Journal 2025;82(12):1216", "source: S"),
        )
        for place in (
            'volume: "63"\nissue: "8"\npage: "856"',
            'volume: "82"\nissue: "12"',
            'volume: "8"\nissue: "8"',
        )
    ),
    *(
        _book("text-pasted", "Book clean-book", title)
        for title in ("What is in PubMed", "Wikipedia - a history", "Book-PubMed", "A book - Wikis")
    ),
    _clinic("page-html", "What it is.", "Write <name> to <desk@clinic.dev>, if 1 < 2 > 0."),
    _book("url-tracking", "example.org/clean-book", "example.org/a;session=12?sid=3&jsessionids=4"),
    *(
        _page("link-broken", "(urgent.md)", f"(urgent.md), {text}")
        for text in ("[1] (https://a.org/b)", "[b] (see there)", "`[b] (a.md)`", "[b] (and/or)")
    ),
    _miss(
        "review-replaced",
        Example("contacts/old-line.yaml", "kind: helpline", "kind: clinic"),
        Example(
            "contacts/old-line.yaml",
            "    note: It has closed.\n    replaced_by: clean-page",
            "    note: It has closed.",
        ),
    ),
    *(
        _miss(
            "text-language",
            Example("directory.yaml", f"language: {language}\ntitle: A", "title: A"),
            Example(CLINIC_FILE, f"summary: {summary}", "summary: What it is."),
        )
        for language, summary in (
            ("de", GERMAN_SUMMARY),
            ("eo", GERMAN_SUMMARY),
            ("en", "The line of 'Wir sind für dich da, und nicht nur bei Nacht', and what it is."),
            ("en", "Serves Los Angeles, El Paso, Las Cruces, Los Lunas, De Soto, Y City, La Mesa."),
            ("en", "Charity line, information, advice, online chat, text messages, local groups."),
            ("de", "Hilfe bei Krisen, Beratung am Telefon, Chat, Gruppen vor Ort."),
        )
    ),
    *(
        _new(
            "name-similar",
            "contacts/bodies.yaml",
            BODIES.replace("The Owl Society's website", "Owls").replace(
                "Owl Society (OSN)", f"Society of Birds\n  organization: {name}"
            ),
            others="organization-other" if name == "The College of Herons" else "",
        )
        for name in (
            "The College of Herons",
            "The Colleges of Herons",
            "The college of heron's",
            "The College of Heroines",
            "The Collage of Herons",
            "Heron",
        )
    ),
    _clinic("text-remark", "    source: S", "    source: S\n    note: '[AB: or is it?] pls check'"),
    _clinic("text-remark", "What it is.", "What it is MAT (MAT - please ask)."),
    _clinic("text-remark", "What it is.", "What it is (please ask before you come)."),
    _clinic("text-remark", "What it is.", "What it is (in doubt, ask Samaritans)."),
    _clinic("text-remark", "What it is.", "What it is (Londoners, please see below)."),
    _clinic(
        "text-pasted", "What it is.", "Of course, here is a summary of owls. Let me know if it is."
    ),
    _clinic("text-twice", "What it is.", "For those who have have a look at it."),
    _clinic("text-unfinished", "What it is.", "1) What it is, 2) (and was) :)"),
    *(
        _book("url-local", "https://example.org/clean-book", f"https://{host}/clean-book")
        for host in ("test.org", "testing.net", "latest.owls.dev", "owls-dev.org", "stage.co.uk")
    ),
    *(
        _clinic("review-source-empty", "source: S", f"source: '{source}'")
        for source in ("File 12, page 3", "https://owls.dev/home/ada/a.pdf", "A: a study")
    ),
    _book(
        "value-folded", "summary:", "authors:\n  - Celia J. A. Heron\n  - H. Valerie Swan\nsummary:"
    ),
    _clinic(
        "age-differs",
        "clean-clinic\nsummary: What",
        "for under-35s\nsummary: For people up to 34. What",
    ),
    _book("title-slip", "/clean-book", "/the-book-of-the-clean-books-by-night"),
    _clinic("source-differs", "links:", "alerts:\n  - {text: A hoax., source: S}\nlinks:"),
    _page("page-animal", "Text", "Mice and more. Text"),
    _clinic(
        "word-opposite", "What it is.", "An OWL receptor agonist, and an OWL receptor antagonist."
    ),
    _clinic("text-article", "What it is.", "Talk to a trained, and an honest, listener."),
    _german("translation-number", "summary: Mit 21 Betten, seit 12 Jahren."),
    *(
        _clinic("age-differs", f"title: Clinic clean-clinic\nsummary: {_WHAT_IT_IS}", said)
        for said in (
            "title: Clinic for under-35s\nsummary: For people under 35.",
            "title: Clinic for under-35s\nsummary: For people under 35, and those under 18 with a parent.",
            "title: Clinic for under-35s\nsummary: A call takes under 25 minutes.",
            "title: Clinic clean-clinic\nsummary: For people under 25.",
        )
    ),
    *(
        _clinic("closed-said", _WHAT_IT_IS, said)
        for said in (
            "The clinic is closed on Sundays.",
            "The service has closed groups.",
            "Its old line has closed.",
            "The line has ended many a long night.",
        )
    ),
    *(
        _book("edition-differs", f"clean-book\nsummary: {_WHAT_IT_IS}", said)
        for said in (
            f"clean-book (2nd edition)\nedition: Second, revised\nsummary: {_WHAT_IT_IS}",
            f"clean-book (3rd edition)\nsummary: {_WHAT_IT_IS}",
            "clean-book\nedition: '2'\nsummary: After the first edition.",
        )
    ),
    *(
        _reviewed("review-nothing-seen", "    source: S", f"    source: S\n    {said}")
        for said in (
            "seen: Its number\n    not_seen: Anything else of it",
            "not_seen: Any other number",
            "not_seen: Its hours",
            "note: Nothing was found against it.",
            "note: Nothing was seen again.",
        )
    ),
    *(
        _page("quotation-differs", QUOTED[0], QUOTED[1].replace(old, new))
        for old, new in (
            ("*many*", "many"),
            ("> There", "There"),
            ("*many*", "a few small"),
            ("There are *many* owls here at night", "Owls are here at night"),
        )
    ),
    _miss(
        "quotation-differs",
        Example(
            PAGE_FILE,
            QUOTED[1].replace("*many*", "few") + "\n\n> There are many owls here at night.\n",
            QUOTED[0],
        ),
    ),
    *(
        _book("correction-field", "reviews:", f"{CORRECTED.replace(old, new)}reviews:")
        for old, new in (
            ("title", "authors"),
            ("Dr. Jane Smith", "The Owls"),
            ("names Ada B. Heron", "has a longer title"),
            ("title\n    was: Dr. Jane Smith", "emails\n    was: no address"),
            ("title\n    was: Dr. Jane Smith", "summary\n    was: desk@owls.dev"),
        )
    ),
    *(
        _book("volume-issue", _TO_DOI, f"{CITED.format(*places)}{_TO_DOI}.63.8.856")
        for places in ((63, 8, 856), (36, 6, 856), ("63A", 8, 856))
    ),
    *(
        _clinic("region-unknown", _WHAT, _WHAT.replace("it is.", said).replace("[US]", "[US, SV]"))
        for said in ("a Swedish one in El Salvador is.", "a Spanish one is.")
    ),
    *(
        _new("id-differs", WORKS_FILE, works(lines))
        for lines in (
            OF_YEARS,
            [OF_YEARS[0].replace("Ada Avocet", "Ada Stilt"), *OF_YEARS[1:]],
            [_BY_STILT, *OF_YEARS[1:9]],
            [OF_YEARS[0].replace("avocet-2000", "big-owls"), *OF_YEARS[1:]],
        )
    ),
    *(
        _new("journal-differs", WORKS_FILE, works(lines))
        for lines in (
            OF_JOURNAL,
            [OF_JOURNAL[0].replace("'10'", "'11'"), *OF_JOURNAL[1:]],
            [OF_JOURNAL[0].replace("'10'", "'1'"), *OF_JOURNAL[1:3]],
            [OF_JOURNAL[0].replace("title: Owls", "title: The Owls"), *OF_JOURNAL[1:]],
            [
                OF_JOURNAL[0].replace("title: Owls", "title: Wrens").replace("j.owls", "j.wrens"),
                *OF_JOURNAL[1:],
            ],
        )
    ),
    *(
        _new(
            "region-abbreviated", WORKS_FILE, works([IN_BRACKETS[0].replace("Canada", new), *more])
        )
        for new, more in (
            ("United Kingdom", IN_BRACKETS[1:]),
            ("UK", IN_BRACKETS[1:3]),
            ("UK trials", IN_BRACKETS[1:]),
            ("MRI", IN_BRACKETS[1:]),
        )
    ),
    *(_page(rule, "(urgent.md).", f"(urgent.md).\n\n{text}") for rule, text in page_texts.SILENT),
)
