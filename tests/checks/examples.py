"""For the page of the rules: what breaks those that are about files, or about more than one entry."""

from pathlib import Path
from typing import NamedTuple

from checks.planted import CLINIC, DIRECTORY, HELPLINE, TAGS
from support.content import write_file

from ketamine_tui.query.extent import MAX_SIZE
from ketamine_tui.store.link_evidence import EVIDENCE_FILE, FORMAT

ENTRY = "contacts/clean-clinic.yaml"


class Example(NamedTuple):
    """A change to the directory without defects that breaks a rule.

    `new` takes the place of `old` in the files of these paths, or is the whole file where nothing is
    old. `shown` is what the page shows of it where it is too long, `words` what it says instead.
    """

    paths: str
    new: str
    old: str = ""
    shown: str = ""
    words: str = ""

    def apply(self, folder: Path) -> None:
        """Make the change."""
        for path in self.paths.split():
            text = (folder / path).read_text("utf-8") if self.old else ""
            assert text.count(self.old) == 1 or not self.old, self
            write_file(folder / path, text.replace(self.old, self.new) if self.old else self.new)


class Several(NamedTuple):
    """Changes that break a rule together, and what the page says of them."""

    changes: tuple[Example, ...]
    words: str

    def apply(self, folder: Path) -> None:
        """Make the changes."""
        for change in self.changes:
            change.apply(folder)


class Link(NamedTuple):
    """A file that is a link to another place."""

    path: str
    target: str
    words: str

    def apply(self, folder: Path) -> None:
        """Make the link."""
        (folder / self.path).symlink_to(self.target)


class Bytes(NamedTuple):
    """A file that is no text."""

    path: str
    data: bytes
    words: str

    def apply(self, folder: Path) -> None:
        """Write the file."""
        (folder / self.path).write_bytes(self.data)


class Missing(NamedTuple):
    """A file that is not there."""

    path: str
    words: str

    def apply(self, folder: Path) -> None:
        """Delete the file."""
        (folder / self.path).unlink()


class Note(NamedTuple):
    """A Markdown note, which is a directory by itself."""

    text: str

    def write(self, folder: Path) -> Path:
        """Write the note, and return its place."""
        file = folder / "note.md"
        write_file(file, self.text)
        return file


DIRECTORY_FILE = "directory.yaml"
_NUMBER = '800-662-4357\n    dial: "+18006624357"'
_BOOKS = "  - id: books\n    title: Books\n"
_HOAX = 'alerts:\n  - text: A hoax.\n    date: "2026-11-01"\n'
_REVIEW = "method: read-source\n    reviewer: B"
_WAYS = """\
phones:
  - number: "988"
    dial: "988"
emails:
  - address: desk@clinic.dev
links:
  - url: https://example.org/urgent-line
"""
URGENT = "contacts/urgent-line.yaml"
BODIES = """\
- id: one
  kind: organization
  section: people
  title: The College of Herons
  summary: What it is.
  links:
    - url: https://herons.dev
    - url: https://herons.dev/owls
      label: The Owl Society's website
  reviews:
    - date: "2026-11-01"
      status: to-be-reviewed
- id: two
  kind: organization
  section: people
  title: Owl Society (OSN)
  summary: What it is.
  links:
    - url: https://owls.dev
  reviews:
    - date: "2026-11-01"
      status: to-be-reviewed
"""
"""Two organisations, of which one has a link that is called the other's site."""

RUN_BY_ANOTHER = BODIES.replace("The Owl Society's website", "Owls").replace(
    "  title: Owl Society (OSN)\n",
    "  title: Owl Society (OSN)\n  organization: The College of Herons\n",
)
"""Two organisations, of which one is said to be run by the other."""

GONE = """\
kind: helpline
section: people
title: Night Line (placeholder)
summary: It is gone.
phones:
  - number: 020 7123 4567
    placeholder: yes
reviews:
  - date: "2026-11-01"
    status: to-be-reviewed
"""
LOST = GONE.replace(" (placeholder)", "").replace("Night", "Day")
"""A contact that does not work and says so, and one that does not."""

EMERGENCY = """\
- id: nine-nine-nine
  kind: emergency
  section: people
  title: Emergency services of Great Britain
  summary: In the United States call 999.
  regions: [GB]
  phones:
    - number: "999"
      dial: "999"
    - number: "112"
      dial: "112"
  reviews:
    - date: "2026-11-01"
      status: to-be-reviewed
"""
"""The emergency number of another country than that of the directory's urgent help."""

GERMAN_SUMMARY = "Die Nummer, die in allen Ländern der Union kostenlos ist und nicht besetzt."
_SUMMARY = "For whoever wants to talk to somebody now."
_GERMAN = f"translations:\n  - language: de\n    summary: {_SUMMARY}\n"
_LARGE = f"  - name: many\n    query: {' '.join(['pain'] * (MAX_SIZE // 2 + 1))}\n"


def found_of_the_link(
    verdict: str, more: str, url: str = "https://example.org/clean-book"
) -> Example:
    """Return what visits have found of a book's link."""
    known = f'{{"day": "2026-11-22", "verdict": "{verdict}", {more}}}'
    text = f'{{"format": "{FORMAT}", "links": {{"{url}": {known}}}}}\n'
    return Example(EVIDENCE_FILE, text)


def named_helpline(summary: str) -> str:
    """Return a helpline with a summary."""
    return HELPLINE.replace("NAME", "other-line").replace("What it is.", summary)


def works(lines: list[str]) -> str:
    """Return articles: of each line the id, the title and more fields, with semicolons between them."""
    texts = (line.split("; ") for line in lines)
    return "".join(
        f"- id: {name}\n  kind: article\n  section: books\n  title: {title}\n  summary: What it is.\n"
        + "".join(f"  {field}\n" for field in fields)
        + '  reviews:\n    - date: "2026-11-01"\n      status: to-be-reviewed\n'
        for name, title, *fields in texts
    )


WORKS_FILE = "resources/works.yaml"
_BIRDS = ("avocet", "egret", "heron", "plover", "redwing", "swan", "wren", "stork", "crane", "tern")
OF_YEARS = [
    f"paper-{bird}-{year}; On {bird}s in {place}; authors: [Ada {bird.title()}]; issued: '{year}'"
    for place, first in (("lakes", 2000), ("woods", 2010))
    for year, bird in enumerate(_BIRDS, first)
]
"""Works whose ids have their author and their year."""

OF_JOURNAL = [
    f"work-{bird}; On {bird}s; container_title: Owls; volume: '{year - 2000}'; issued: '{year}'; "
    f"identifiers: [{{scheme: doi, value: 10.1234/j.owls.{year}}}]"
    for year, bird in enumerate(_BIRDS[:4], 2010)
]
"""Works of a journal of which a volume comes out a year."""

IN_BRACKETS = [f"work-{bird}; On {bird}s (Canada)" for bird in _BIRDS]
"""Works whose titles have a country in brackets."""


def changed(lines: list[str], old: str, new: str) -> Example:
    """Return works of which the first has something else."""
    assert old in lines[0]
    return Example(WORKS_FILE, works([lines[0].replace(old, new), *lines[1:]]))


ARTICLES = "".join(
    f"""\
- id: article-{number}
  kind: article
  section: books
  title: Article {number}
  summary: It has the number {number}.
  container_title: {journal}
  identifiers:
    - scheme: doi
      value: 10.1001/owlpsychiatry.2019.{number}
  reviews:
    - date: "2026-11-01"
      status: to-be-reviewed
"""
    for number, journal in ((1, "Owl Psychiatry"), (2, "Owl Psychiatry"), (3, "{{}}"))
).replace("{{}}", "{}")


EXAMPLES: dict[str, Example | Several | Link | Bytes | Missing | Note] = {
    "import-loss": Note(
        "# Birds\n\n- [A heron](https://example.org/heron)\n- ![A picture](heron.png)\n"
    ),
    "note-number": Note("# Help\n\n- **A line**: call +44 20 7946 0958\n"),
    "directory-missing": Missing(DIRECTORY_FILE, "A folder in which there is no directory.yaml."),
    "disclaimer-missing": Example(
        DIRECTORY_FILE,
        "",
        "disclaimer: Made up for tests.\n",
        words="A directory.yaml without this field.",
    ),
    "link-gone": found_of_the_link(
        "gone", '"reason": "404 Not Found", "gone": ["2026-11-20", "2026-11-22"]'
    ),
    "link-unreachable": found_of_the_link(
        "unknown",
        '"reason": "no answer in time", "unreachable": ["2026-11-10", "2026-11-14", "2026-11-17"]',
    ),
    "link-moved": found_of_the_link("moved", '"final": "https://example.org/new"'),
    "link-evidence-unreadable": Example(
        EVIDENCE_FILE, "<<<<<<< ours\n", words="A link-evidence.json with the marks of a merge."
    ),
    "file-ignored": Example("contacts/another.YAML", CLINIC, words="A file contacts/another.YAML."),
    "duration-invalid": Example(DIRECTORY_FILE, "  default: a year", "  default: 365d"),
    "section-duplicate": Example(DIRECTORY_FILE, _BOOKS + _BOOKS.replace("B", "More b"), _BOOKS),
    "view-duplicate": Example(
        DIRECTORY_FILE,
        '  - name: mine\n    query: "#Pain"\n  - name: mine\n    query: kind:book',
        '  - name: mine\n    query: "#Pain"',
    ),
    "view-invalid": Example(DIRECTORY_FILE, "    query: colour:red", '    query: "#Pain"'),
    "view-empty": Example(DIRECTORY_FILE, "    query: issued:1999", '    query: "#Pain"'),
    "view-too-large": Example(
        DIRECTORY_FILE,
        f"{_LARGE}  - name: twice\n    query: '@many @many'",
        '  - name: mine\n    query: "#Pain"',
        words=f"A view `@twice` whose query is `@many @many`, where `@many` has {MAX_SIZE // 2 + 1} words.",
    ),
    "suppression-unused": Example(
        DIRECTORY_FILE,
        f"{DIRECTORY}checks:\n  - rule: summary-long\n    path: pages/*\n    reason: We quote.\n",
        shown="checks:\n  - rule: summary-long\n    path: pages/*\n    reason: We quote.",
    ),
    "urgent-region-missing": Example(
        URGENT,
        "    status: to-be-reviewed\n    reviewer: B",
        f"    status: source-checked\n    {_REVIEW}",
        words="A region of whose urgent help no entry is checked.",
    ),
    "urgent-unchecked": Example(
        URGENT,
        "    status: to-be-reviewed\n    reviewer: B",
        f"    status: source-checked\n    {_REVIEW}",
    ),
    "urgent-unusable": Example(
        URGENT, "", _WAYS, words="An entry without numbers, addresses and links."
    ),
    "review-same-person": Example(URGENT, "    reviewer: A", "    reviewer: B"),
    "review-crisis-line-called": Example(
        URGENT, "    method: phoned\n    reviewer: B", f"    {_REVIEW}"
    ),
    "phone-duplicate": Example(
        f"{ENTRY} {URGENT}", f"  - number: {_NUMBER}", '  - number: "988"\n    dial: "988"'
    ),
    "tag-circle": Example("tags.yaml", f"{TAGS}  parent: pain\n"),
    "tag-duplicate": Example(
        "tags.yaml", f"{TAGS}- id: ache\n  label: Ache\n", shown=f"{TAGS}- id: ache\n  label: Ache"
    ),
    "tag-similar": Example(
        "tags.yaml",
        f"{TAGS}- id: pains\n  label: Pains\n",
        shown=f"{TAGS}- id: pains\n  label: Pains",
    ),
    "title-similar": Example(ENTRY, "title: Clinics old-line", "title: Clinic clean-clinic"),
    "help-elsewhere": Example(
        DIRECTORY_FILE,
        "  - region: CA\n    title: Canada",
        "  - region: US\n    title: United States",
    ),
    "help-missing": Example(
        DIRECTORY_FILE, "title: A directory\nregions: [US, GB]", "title: A directory"
    ),
    "help-same-number": Several(
        (
            Example(
                DIRECTORY_FILE, "entries: [urgent-line, clean-clinic]", "entries: [urgent-line]"
            ),
        ),
        "Two entries of one group have the number 988, and the second no note such as `then press 1`.",
    ),
    "source-differs": Several(
        tuple(
            Example(path, f"{_HOAX}    source: https://example.org/{part}\nlinks:", "links:")
            for path, part in ((ENTRY, "a"), ("resources/clean-book.yaml", "b"))
        ),
        "Two entries with one warning of one day, and each with another source.",
    ),
    "page-animal": Several(
        (
            Example("resources/clean-book.yaml", "summary: Nests of rats.", "summary: What it is."),
            Example(
                "pages/clean-page.md",
                "In mice nests held.\n\nSource: [a book](../resources/clean-book.yaml)",
                "Text with [a link](urgent.md).",
            ),
        ),
        "A page that says `In mice nests held.` and cites a work with the summary `Nests of rats.`",
    ),
    "word-opposite": Several(
        (
            Example(
                "pages/clean-page.md",
                "OWL receptor antagonist.\n\n- OWL receptor antagonist\n- Is an OWL receptor antagonist",
                "Text with [a link](urgent.md).",
            ),
            Example(ENTRY, "summary: An OWL receptor agonist.", "summary: What it is."),
        ),
        "A summary with `OWL receptor agonist`, where three other texts have `OWL receptor antagonist`.",
    ),
    "text-article": Several(
        (
            Example(DIRECTORY_FILE, "language: en\ntitle: A directory", "title: A directory"),
            Example(ENTRY, "summary: Talk to an trained listener.", "summary: What it is."),
        ),
        "A directory in English, and the summary `Talk to an trained listener.`",
    ),
    "section-other-kind": Several(
        (
            Example(DIRECTORY_FILE, f"{_BOOKS}  - id: videos\n    title: Videos\n", _BOOKS),
            Example("resources/clean-book.yaml", "section: videos", "section: books"),
        ),
        "A book in the section `videos`, beside which there is a section `books`.",
    ),
    "summary-copied": Several(
        (
            Example(URGENT, f"summary: {_SUMMARY}", "summary: What it is."),
            Example("contacts/other-line.yaml", named_helpline(_SUMMARY)),
        ),
        f"Two helplines with the summary `{_SUMMARY}`",
    ),
    "translation-same": Several(
        (
            Example(DIRECTORY_FILE, "language: en\ntitle: A directory", "title: A directory"),
            Example(ENTRY, f"summary: {_SUMMARY}\n{_GERMAN}", "summary: What it is.\n"),
        ),
        "A translation into German whose summary is the English one still.",
    ),
    "text-language": Several(
        (
            Example(DIRECTORY_FILE, "language: en\ntitle: A directory", "title: A directory"),
            Example(ENTRY, f"summary: {GERMAN_SUMMARY}", "summary: What it is."),
        ),
        f"A directory in English, and the summary `{GERMAN_SUMMARY}`",
    ),
    "word-misspelt": Several(
        (
            Example(URGENT, "summary: Of treatment and its treatment.", "summary: What it is."),
            Example(ENTRY, "summary: Of treatmnet.", "summary: What it is."),
        ),
        "A summary with the word `treatmnet`, where others have `treatment`.",
    ),
    "container-doi": Example(
        "resources/articles.yaml",
        ARTICLES.format("Owl Neurology"),
        words="An article of Owl Neurology with the DOI 10.1001/owlpsychiatry.2019.3, where others of 10.1001/owlpsychiatry are of Owl Psychiatry.",
    ),
    "name-similar": Example(
        "contacts/bodies.yaml",
        BODIES.replace("Owl Society (OSN)", "Society of Herons\n  organization: College of Hreons")
        .replace("The College", "College")
        .replace("Owl Society's website", "owls"),
        shown="title: The College of Herons\n---\ntitle: Society of Herons\norganization: College of Hreons",
    ),
    "reviewer-similar": Several(
        (
            Example(
                f"{ENTRY} contacts/old-line.yaml contacts/long-line.yaml",
                "    reviewer: Ann Smythe\n",
                "    reviewer: A\n",
            ),
            Example("resources/clean-book.yaml", "    reviewer: Ann Smyhte\n", "    reviewer: A\n"),
        ),
        "A review by `Ann Smyhte`, in a directory with others by `Ann Smythe`.",
    ),
    "help-testable": Example(URGENT, '  - number: "988"\n    do_not_test: no', '  - number: "988"'),
    "title-placeholder": Several(
        (Example("contacts/gone.yaml", GONE), Example("contacts/lost.yaml", LOST)),
        "A contact whose only number has `placeholder: yes`, in a directory where the title of another one ends with `(placeholder)`.",
    ),
    "organization-other": Example(
        "contacts/bodies.yaml",
        RUN_BY_ANOTHER,
        shown="title: Owl Society (OSN)\norganization: The College of Herons",
    ),
    "help-emergency": Example(DIRECTORY_FILE, "entries: [clean-clinic]", "entries: [urgent-line]"),
    "emergency-elsewhere": Example("contacts/numbers.yaml", EMERGENCY),
    "link-label": Example("contacts/bodies.yaml", BODIES, shown=BODIES.partition("- id: two")[0]),
    "help-withdrawn": Example(
        DIRECTORY_FILE, "entries: [urgent-line, old-line]", "entries: [urgent-line]"
    ),
    "section-unused": Example(DIRECTORY_FILE, f"{_BOOKS}  - id: films\n    title: Films\n", _BOOKS),
    "help-placeholder": Example(
        URGENT, '  - number: "988"\n    placeholder: yes', '  - number: "988"\n    dial: "988"'
    ),
    "word-duplicate": Example("words.yaml", "alike:\n  - [sore, ache]\n  - [Ache, hurt]\n"),
    "word-apart": Example(
        "words.yaml",
        "alike:\n  - [Australia, New Zealand]\n",
        shown="alike:\n  - [Australia, New Zealand]",
    ),
    "word-unless": Example(
        "words.yaml",
        "avoided:\n  - words: [cure]\n    instead: what was found\n    unless: [no crue]\n",
    ),
    "word-passing": Example("words.yaml", "passing: [a, pain]\n"),
    "abbreviation-elsewhere": Example(
        "words.yaml",
        "alike:\n  - [EMA, Food and Drug Administration]\n  - [FDA, European Medicines Agency]\n",
    ),
    "license-unknown": Example(DIRECTORY_FILE, "license: CC-BY-5.0\ntitle: A", "title: A"),
    "review-policy": Example(DIRECTORY_FILE, "  default: 365y", "  default: 365d"),
    "title-exchanged": Example(
        DIRECTORY_FILE,
        "  - id: start\n    title: Books\n  - id: books\n    title: Start",
        "  - id: start\n    title: Start\n  - id: books\n    title: Books",
    ),
    "view-title": Example(
        DIRECTORY_FILE,
        "  - name: mine\n    title: Clinics since 2019\n    query: issued:2016..",
        '  - name: mine\n    query: "#Pain"',
    ),
    "help-unfit": Example(
        DIRECTORY_FILE, "entries: [urgent-line, clean-book]", "entries: [urgent-line]"
    ),
    "tag-unused": Example("tags.yaml", f"{TAGS}- id: mood\n  label: Mood\n"),
    "id-duplicate": Example(
        "contacts/others/clean-clinic.yaml",
        CLINIC,
        words="Files `contacts/a-clinic.yaml` and `contacts/others/a-clinic.yaml`.",
    ),
    "id-form": Example(
        "contacts/My_Clinic.yaml", "kind: clinic\n", words="A file `contacts/My_Clinic.yaml`."
    ),
    "kind-file": Example(ENTRY, "kind: page", "kind: clinic"),
    "front-matter-missing": Example("pages/plain.md", "# A page\n"),
    "front-matter-open": Example("pages/open.md", "---\nkind: page\n\nText.\n"),
    "file-empty": Example("contacts/empty.yaml", "", words="A file in which nothing stands."),
    "file-encoding": Bytes(
        "contacts/latin.yaml", b"title: Caf\xe9\n", "A file that was saved as Latin-1 or UTF-16."
    ),
    "file-too-large": Bytes(
        "contacts/large.yaml", b"#" * (2 * 1024 * 1024 + 1), "A file of three megabytes."
    ),
    "file-outside": Link("contacts/linked.yaml", "/etc/hostname", "A link to /etc/hostname."),
    "file-unreadable": Link(
        "contacts/nowhere.yaml", "missing.yaml", "A link to a file that is not there."
    ),
    "field-missing": Example(
        ENTRY,
        "section: people\nsummary",
        "section: people\ntitle: Clinic clean-clinic\nsummary",
        "kind: clinic\nsection: people\nsummary: What it is.",
    ),
    "yaml-duplicate-key": Example(ENTRY, "kind: clinic\nkind: clinic", "kind: clinic"),
    "value-form": Example(ENTRY, "phones: 988", 'phones:\n  - number: "988"\n    dial: "988"'),
    "value-missing": Example(ENTRY, "summary: # to be written", "summary: What it is."),
    "yaml-alias": Example(ENTRY, "summary: *text", "summary: What it is."),
    "yaml-anchor": Example(ENTRY, "summary: &text What it is.", "summary: What it is."),
    "yaml-character": Bytes(
        "contacts/control.yaml", b"title: A\x01B\n", "A control character between two letters."
    ),
    "yaml-depth": Example(
        ENTRY, f"tags: {'[' * 41}{']' * 41}", "tags: [Pain]", "tags: [[[[[[[[ ... ]]]]]]]]"
    ),
    "yaml-directive": Example(ENTRY, "%YAML 1.2\n---\nkind: clinic", "kind: clinic"),
    "yaml-documents": Example(
        ENTRY, "kind: clinic\n---\nkind: clinic\nsection: people", "kind: clinic\nsection: people"
    ),
    "yaml-key": Example(ENTRY, "[one, two]: clinic", "kind: clinic"),
    "review-fingerprint-missing": Example(
        ENTRY,
        """\
    source: S
  - date: "2026-11-02"
    status: source-checked
    method: read-source
    reviewer: B
    source: S
    covers: [title]
    fingerprint: {title: "00000000"}
""",
        "    source: S\n",
    ),
    "merge-unfinished": Example(
        ENTRY,
        "<<<<<<< HEAD\ntitle: Clinic One\n=======\ntitle: Clinic Two\n>>>>>>> branch\n",
        "title: Clinic clean-clinic\n",
    ),
    "id-differs": Several(
        (
            Example(
                WORKS_FILE,
                works(["paper-avocet-2000; On lakes; authors: [Ada Stilt]", *OF_YEARS[1:]]),
            ),
        ),
        "A work `paper-avocet-2000` with `authors: [Ada Stilt]`, where the other nineteen ids have an author of theirs.",
    ),
    "journal-differs": Several(
        (changed(OF_JOURNAL, "'10'", "'1'"),),
        "Volume 1 of 2010, where volumes 11, 12 and 13 of the journal are of the three years after it.",
    ),
    "region-abbreviated": Several(
        (changed(IN_BRACKETS, "Canada", "UK"),),
        "The title `On avocets (UK)` where all others have `(Canada)` or `(United Kingdom)`.",
    ),
    "yaml-merge": Example(ENTRY, "<<: {kind: clinic}", "kind: clinic"),
    "yaml-tag": Example(ENTRY, "title: !important Clinic", "title: Clinic clean-clinic"),
}
"""What breaks the rules that no planted defect breaks, or none that explains itself."""
