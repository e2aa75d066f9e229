"""The shipped content keeps to docs/style.md, and what it shows as checked has no unchecked part."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from content.entries import CONTENT, Entry, last_review, load_yaml, read_entries

from ketamine_tui.checks.avoided_rules import Avoided, avoided_of
from ketamine_tui.store.directory_files import load_directory

ENTRIES = read_entries()
DIRECTORY = load_yaml((CONTENT / "directory.yaml").read_text(encoding="utf-8"))
URGENT = {group["region"]: group["entries"] for group in DIRECTORY["urgent"]}
COUNTRIES = [region for region in URGENT if region != "International"]
TEXTS = {path: path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.*")}

URGENT_TITLE = re.compile(r"[^()]+ \([^()]+\)(: [-\w ]+)?")
TRACKING = re.compile(r"[?&](utm_\w+|gclid|fbclid|ref|noamp|keywordId|group_type|error)=")
NOT_CHECKED = re.compile(r"not checked|inferred|unconfirmed")


def american_spellings() -> set[str]:
    """Return what stands second in the pairs of spellings of words.yaml."""
    text = TEXTS[CONTENT / "words.yaml"].split("# British and American spellings.")[1]
    return {american for _, american in re.findall(r"- \[(\w+), (\w+)\]", text)}


AMERICAN = re.compile(rf"\b({'|'.join(sorted(american_spellings()))})s?\b")
"""In small letters: names, such as that of the World Health Organization, keep their spelling."""


def own_words(entry: Entry) -> Iterator[str]:
    """Yield what curators have written themselves: no titles and names, and nothing quoted."""
    yield entry["summary"]
    yield from (alert["text"] for alert in entry.get("alerts", []))
    yield from (correction["note"] for correction in entry.get("corrections", []))
    body = re.sub(r"\]\([^)]*\)", "]", entry.get("body", ""))
    yield from (line for line in body.splitlines() if not line.startswith(">"))


@pytest.mark.parametrize("region", COUNTRIES)
def test_urgent_help_of_a_region_begins_with_its_emergency_number(region: str) -> None:
    kinds = [ENTRIES[name]["kind"] for name in URGENT[region]]
    assert kinds[0] == "emergency"
    assert last_review(ENTRIES[URGENT[region][0]])["status"] == "source-checked"


@pytest.mark.parametrize("region", COUNTRIES)
def test_first_paragraph_of_the_help_page_names_every_emergency_number(region: str) -> None:
    first, _ = ENTRIES["if-you-need-help-now"]["body"].split("\n\n", 2)[:2]
    number = ENTRIES[URGENT[region][0]]["phones"][0]["number"]
    assert f"**{number}**" in first


@pytest.mark.parametrize("name", sorted({name for names in URGENT.values() for name in names}))
def test_urgent_titles_have_one_pattern(name: str) -> None:
    title, kind = ENTRIES[name]["title"], ENTRIES[name]["kind"]
    assert URGENT_TITLE.fullmatch(title)
    assert title.startswith("Emergency services (") == (kind == "emergency")


def test_the_pattern_is_told_from_others() -> None:
    assert URGENT_TITLE.fullmatch("Emergency services (Ireland): 112 or 999")
    assert not URGENT_TITLE.fullmatch("Emergency services: 112 or 999")
    assert not URGENT_TITLE.fullmatch("112 (Ireland), the emergency number")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_address_carries_what_follows_readers(path: Path) -> None:
    assert not TRACKING.search(TEXTS[path])


@pytest.mark.parametrize("name", ENTRIES)
def test_checked_entry_shows_nothing_that_is_called_unchecked(name: str) -> None:
    entry = ENTRIES[name]
    if last_review(entry)["status"] == "source-checked":
        assert not [link for link in entry.get("links", []) if NOT_CHECKED.search(link["label"])]


@pytest.mark.parametrize("name", ENTRIES)
def test_own_words_are_in_british_spelling(name: str) -> None:
    assert not [text for text in own_words(ENTRIES[name]) if AMERICAN.search(text)]


def test_american_spelling_is_told_from_british() -> None:
    assert AMERICAN.search("A local poison center")
    assert not AMERICAN.search("A local poison centre, licensed")


@pytest.fixture(scope="module")
def avoided() -> Avoided:
    words = avoided_of(load_directory(CONTENT, {"words.yaml"}).directory.words, [])
    assert words
    return words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some VA medical centers offer it.", ["centers"]),
        ("An outpatient program for pediatric\nanesthesia.", ["program", "pediatric", "anesthesia"]),
        ("Recognized, specialized and organized.", ["Recognized", "specialized", "organized"]),
        ("Labeling, enrollment and behavioral therapy.", ["Labeling", "enrollment", "behavioral"]),
        ("From a tenth of a milligramme to one milligram per kilo.", ["milligramme", "milligram", "per kilo"]),
        ("Some take 5mg, 20 MCG or 30 μg.", ["mg", "MCG", "μg"]),
        ("Half a gram.", ["gram"]),
        ("Ketamine cured depression, and a cure for PTSD is near.", ["cured", "cure"]),
        ("It cures, and no cure was proven before.", ["cures", "proven"]),
        ("A proven treatment, a breakthrough in psychiatry.", ["proven", "breakthrough"]),
        ("Guaranteed, harmless and completely safe.", ["Guaranteed", "harmless", "completely safe"]),
        ("She completed suicide; an unsuccessful suicide attempt.", ["completed suicide", "unsuccessful suicide attempt"]),
        ("For drug users, from 8 a.m. to 10 pm.", ["drug users", "a.m.", "pm"]),
        ("Of 46 per cent.", ["per cent"]),
    ],
)  # fmt: skip
def test_what_style_never_writes_is_found(avoided: Avoided, text: str, expected: list[str]) -> None:
    assert [*avoided.words_in(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The World Health Organization, the National Center for PTSD and a Behavioral Health Program.",
        'It is called "a proven miracle cure".',
        "There is no cure, and bladder damage cannot be cured; it is not a cure.",
        "The doctor may not be cured of hope. Nothing cures it.",
        "Breakthrough pain, and the breakthrough therapy designation.",
        "Not proven, and not without side effects.",
        "Secure, obscure, an unproven manicure.",
        "Size, prize, seize, capsize, exercise, advertise and supervise.",
        "A licensed metre of fibre; practice and the practise of medicine.",
        "Gram-negative bacteria on a programme.",
        "They died by suicide, or tried to take their own life.",
        "46 percent at 08:00.",
    ],
)
def test_what_style_may_write_is_not(avoided: Avoided, text: str) -> None:
    assert [*avoided.words_in(text)] == []


def test_whom_an_entry_is_for_is_its_audience_and_no_tag() -> None:
    used = {whom for entry in ENTRIES.values() for whom in entry.get("audience", [])}
    tags = load_yaml(TEXTS[CONTENT / "tags.yaml"])
    assert used == {"patients", "families", "clinicians"}
    assert not used & {tag["id"] for tag in tags}
