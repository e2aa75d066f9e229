"""The note the directory began with is all there: nothing lost, nothing wrong shown as right."""

import re
from dataclasses import dataclass, field

import pytest
from content.entries import CONTENT, FIXTURES, Entry, last_review, load_yaml, read_entries

NOTE = (FIXTURES / "founding-note.md").read_text(encoding="utf-8")
FLAG = "#TOBE_REVIEWED"
KIND_UNDER = {"Books": "book", "Websites": "website", "Videos": "video"}
ENTRIES = read_entries()


@dataclass
class Item:
    """One bullet of the note, with the bullets indented under it."""

    heading: str
    text: str
    details: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        match = re.match(r'"(.+?)"|\[(.+?)\]|\*\*(.+?)\*\*', self.text)
        assert match, self.text
        return next(group for group in match.groups() if group)

    @property
    def url(self) -> str | None:
        match = re.search(r"\]\((\S+?)\)", self.text)
        return match.group(1) if match else None

    @property
    def author(self) -> str | None:
        match = re.search(r'" by (.+?)(?: #|$)', self.text)
        return match.group(1) if match else None

    @property
    def flagged(self) -> bool:
        return FLAG in self.text


def parse(note: str) -> tuple[dict[str, str], list[Item], list[str]]:
    """Split the note into its headings with their prose, its bullets, and its hashtags."""
    prose: dict[str, str] = {}
    items: list[Item] = []
    tags: list[str] = []
    heading = ""
    for line in filter(str.strip, note.splitlines()):
        if match := re.match(r"#+ (.+)", line):
            heading = match.group(1)
            prose[heading] = ""
        elif match := re.match(r"- (.+)", line):
            items.append(Item(heading, match.group(1)))
        elif match := re.match(r" +- (.+?): (.+)", line):
            items[-1].details[match.group(1)] = match.group(2)
        elif line.startswith("#"):
            tags += [tag for tag in re.findall(r"#(\w+)", line) if tag != "tags"]
        else:
            prose[heading] = f"{prose[heading]} {line}".strip()
    return prose, items, tags


PROSE, ITEMS, TAGS = parse(NOTE)
CONTACTS = [item for item in ITEMS if item.heading == "Contact Information"]


def entry_called(title: str) -> Entry:
    """Return the entry of a title; what does not work says so behind the title."""
    titles = {title, f"{title} (placeholder)"}
    entries = [entry for entry in ENTRIES.values() if entry["title"] in titles]
    assert len(entries) == 1, f"{title}: {len(entries)} entries"
    return entries[0]


def quotations(body: str) -> str:
    """Return the block quotes of a page as one line, so that wrapping does not matter."""
    lines = [line[1:].strip() for line in body.splitlines() if line.startswith(">")]
    return " ".join(lines)


def section_titles() -> set[str]:
    directory = load_yaml((CONTENT / "directory.yaml").read_text(encoding="utf-8"))
    waiting = list(directory["sections"])
    titles: set[str] = set()
    while waiting:
        section = waiting.pop()
        titles.add(section["title"])
        waiting += section.get("sections", [])
    return titles


def written_anyhow(number: str) -> re.Pattern[str]:
    """Match a telephone number whatever stands between its digits."""
    return re.compile(r"[^\d\n]{0,3}".join(re.findall(r"\d", number)))


def test_the_note_was_understood() -> None:
    assert list(PROSE) == [
        *("Introduction", "Relevance", "Resources", "Books", "Websites", "Videos"),
        *("Location", "Contact Information"),
    ]
    assert [item.heading for item in ITEMS] == [
        *["Books"] * 2,
        *["Websites"] * 3,
        *["Videos"] * 2,
        *["Contact Information"] * 2,
    ]
    assert sum(item.flagged for item in ITEMS) == 4
    assert NOTE.count(FLAG) == 4
    assert [sorted(item.details) for item in CONTACTS] == [["Email", "Phone"]] * 2
    assert len(TAGS) == 5


@pytest.mark.parametrize("heading", PROSE)
def test_heading_is_a_section(heading: str) -> None:
    assert heading in section_titles()


@pytest.mark.parametrize("heading", [heading for heading, text in PROSE.items() if text])
def test_prose_is_quoted_word_for_word(heading: str) -> None:
    page = entry_called(heading)
    assert page["kind"] == "page"
    assert PROSE[heading] in quotations(page["body"])


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.title)
def test_item_stands_under_its_own_title(item: Item) -> None:
    entry = entry_called(item.title)
    if item.heading in KIND_UNDER:
        assert entry["kind"] == KIND_UNDER[item.heading]
        assert entry["section"] == item.heading.lower()
    else:
        assert entry["section"] == "contacts"


@pytest.mark.parametrize("item", [item for item in ITEMS if item.flagged], ids=lambda i: i.title)
def test_flag_of_the_note_still_stands(item: Item) -> None:
    review = last_review(entry_called(item.title))
    assert review["status"] == "to-be-reviewed"
    assert review["note"]


@pytest.mark.parametrize("item", [item for item in ITEMS if item.author], ids=lambda i: i.title)
def test_author_is_kept_or_the_correction_says_who_it_was(item: Item) -> None:
    entry = entry_called(item.title)
    was = [c["was"] for c in entry.get("corrections", []) if c["field"] == "authors"]
    assert item.author in [*entry["authors"], *was]


@pytest.mark.parametrize("item", [item for item in ITEMS if item.url], ids=lambda i: i.title)
def test_website_keeps_its_address(item: Item) -> None:
    assert entry_called(item.title)["links"][0]["url"] == item.url


@pytest.mark.parametrize("item", [item for item in ITEMS if item.url], ids=lambda i: i.title)
def test_description_of_a_website_is_recorded_with_what_became_of_it(item: Item) -> None:
    described = item.text.split(" - ", 1)[1]
    corrections = entry_called(item.title)["corrections"]
    assert [c["was"] for c in corrections if c["field"] == "summary"] == [described]


@pytest.mark.parametrize(
    "item",
    [item for item in ITEMS if item.heading in {"Books", "Videos"}],
    ids=lambda item: item.title,
)
def test_unfound_work_has_alternatives_and_no_address(item: Item) -> None:
    entry = entry_called(item.title)
    if "corrections" not in entry:
        assert not {"links", "identifiers", "publisher"} & set(entry)
    assert set(entry["related"]) <= set(ENTRIES)


@pytest.mark.parametrize("tag", TAGS)
def test_tag_is_in_the_vocabulary_and_on_the_introduction(tag: str) -> None:
    vocabulary = load_yaml((CONTENT / "tags.yaml").read_text(encoding="utf-8"))
    assert tag in [known["label"] for known in vocabulary]
    assert tag in entry_called("Introduction")["tags"]


@pytest.mark.parametrize(
    "title", [*(item.title for item in CONTACTS), "Ketamine Clinics Directory"]
)
def test_wrong_entry_the_note_did_not_flag_is_flagged_with_a_reason(title: str) -> None:
    entry = entry_called(title)
    review = last_review(entry)
    assert review["status"] == "to-be-reviewed"
    assert review["note"]
    assert entry["summary"].startswith("Not a ")
    assert entry["alerts"]


@pytest.mark.parametrize("item", CONTACTS, ids=lambda item: item.title)
def test_contact_that_does_not_work_is_a_placeholder(item: Item) -> None:
    entry = entry_called(item.title)
    (phone,) = entry["phones"]
    (email,) = entry["emails"]
    assert phone["number"] == item.details["Phone"]
    assert email["address"] == item.details["Email"]
    assert phone["placeholder"] == "yes"
    assert email["placeholder"] == "yes"
    assert entry["title"] == f"{item.title} (placeholder)"
    assert item.title in entry["alternate_names"]
    assert "dial" not in phone
    assert "links" not in entry
    assert entry["alerts"][0]["text"].startswith("Placeholder: ")
    assert set(entry["related"]) <= set(ENTRIES)


@pytest.mark.parametrize("item", CONTACTS, ids=lambda item: item.title)
def test_placeholder_stands_nowhere_else(item: Item) -> None:
    holder = entry_called(item.title)
    others = [entry for entry in ENTRIES.values() if entry is not holder]
    text = "\n".join(str(entry) for entry in others)
    assert written_anyhow(item.details["Phone"]).search(str(holder))
    assert not written_anyhow(item.details["Phone"]).search(text)
    assert item.details["Email"] not in text


def test_directory_that_is_one_clinic_says_what_it_was_called() -> None:
    entry = entry_called("Ketamine Clinics Directory")
    assert entry["summary"].startswith("Not a directory: ")
    assert [c["was"] for c in entry["corrections"]] == [
        "A comprehensive directory of clinics offering ketamine treatments."
    ]
    assert "Ketamine Clinics Los Angeles (ketamineclinics.com)" in entry["alternate_names"]
