"""Random directories: every kind of field, in few enough words that queries find something."""

from hypothesis import strategies as st
from support.content import DIRECTORY, Data, fields, page

WORDS = ["blue", "bluebell", "Ünder", "stone", "stones", "a", "é", "555", "2019", "e1"]
DAYS = ["2020-01-01", "2025-11-23", "2026-05-23", "2026-11-01", "2026-11-23", "2027-01-01"]
STATUSES = ["to-be-reviewed", "source-checked", "reviewed", "needs-changes", "withdrawn"]
VIEWS = [
    {"name": "mine", "query": "blue OR #mood"},
    {"name": "yours", "query": "@mine has:phone sort:title"},
    {"name": "odd", "query": "is:unchecked -stone"},
]
WORD_LIST: dict[str, object] = {
    "alike": [["blue", "stone"], ["é", "Ünder blue"], ["bluebell", "England", "mdd"]],
    "passing": ["a", "2019"],
}
URGENT = [{"region": "US", "title": "U", "entries": ["e0", "c1", "gone"]}]

Values = st.SearchStrategy[object]

# Two spaces: a phrase is found however wide the gaps are.
_TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("  ".join)
_DAY = st.sampled_from(DAYS)


def _some(*items: str) -> Values:
    return st.lists(st.sampled_from(items), max_size=2)


def _records(optional: dict[str, Values], most: int = 1, **required: Values) -> Values:
    """Return a list of records, or no list at all."""
    return st.none() | st.lists(st.fixed_dictionaries(required, optional=optional), max_size=most)


_LINES = _records(
    {
        "label": _TEXT,
        "note": st.just("call 911"),
        "languages": _some("de", "es"),
        "placeholder": st.just("yes"),
        "schedules": st.just([{"opens": "09:00"}]),
    },
    most=2,
    number=st.sampled_from(["(800) 555-01", "0-8-0", "112"]),
)
_REVIEWS = _records(
    {
        "method": st.sampled_from(["phoned", "registry", "automated"]),
        "reviewer": _TEXT,
        "note": _TEXT,
        "covers": st.just(["title"]),
        "source": st.just("https://example.org"),
        "next_review": _DAY,
        "fingerprint": st.just({"title": "00000000"}),
    },
    most=3,
    date=_DAY,
    status=st.sampled_from(STATUSES),
    role=st.just("nurse"),
)
_COMMON: dict[str, Values] = {
    "title": _TEXT,
    "section": st.sampled_from(["start", "library", "books", "films", "people", "nowhere"]),
    "summary": _TEXT,
    "alternate_names": _some(*WORDS),
    "tags": _some("mood", "MDD", "pain", "ForFamilies", "Loose", "two words"),
    "regions": _some("GB-ENG", "GB-WLS", "GB", "US", "New\u00a0Land"),
    "languages": _some("de", "pt-BR"),
    "audience": _some("patient", "patients", "families"),
    "links": _records({"label": _TEXT}, url=st.just("https://example.org/blue")),
    "alerts": _records({}, text=_TEXT),
    "corrections": _records({"note": _TEXT}, field=st.just("title"), was=_TEXT),
    "related": _some("e0"),
    "reviews": _REVIEWS,
}
_REACHABLE: dict[str, Values] = {
    "phones": _LINES,
    "texts": _LINES,
    "emails": _records({"label": _TEXT}, address=st.just("blue@example.org")),
    "chats": _records({"label": _TEXT}, url=st.just("https://example.org/chat")),
    "addresses": _records({"postal_code": st.just("555")}, city=_TEXT),
    "schedules": _records({}, opens=st.just("09:00")),
}
_WORKS: dict[str, Values] = {
    "kind": st.sampled_from(["book", "video"]),
    "authors": _some(*WORDS),
    "editors": _some(*WORDS),
    "issued": st.sampled_from([None, "2019", "2019-01", "2019-05-01", "2023-12-31", "0001-01-01"]),
    "publisher": st.none() | _TEXT,
    "container_title": st.none() | _TEXT,
    "identifiers": _records({}, scheme=st.sampled_from(["doi", "isbn", "x-y"]), value=_TEXT),
}
_CONTACTS: dict[str, Values] = {
    "kind": st.sampled_from(["clinic", "helpline"]),
    "organization": st.none() | _TEXT,
}


@st.composite
def directories(draw: st.DrawFn) -> dict[str, Data]:
    """Return the files of a directory."""
    works = draw(st.lists(st.builds(fields, **_COMMON, **_REACHABLE, **_WORKS), max_size=6))
    contacts = draw(st.lists(st.builds(fields, **_COMMON, **_REACHABLE, **_CONTACTS), max_size=4))
    text = st.lists(_TEXT, max_size=3).map("\n\n".join)
    pages = draw(st.lists(st.builds(page, text, **_COMMON), max_size=2))
    return {
        "directory.yaml": {**DIRECTORY, "urgent": URGENT, "views": VIEWS},
        "words.yaml": WORD_LIST,
        "resources/l.yaml": [{**entry, "id": f"e{n}"} for n, entry in enumerate(works)],
        "contacts/l.yaml": [{**entry, "id": f"c{n}"} for n, entry in enumerate(contacts)],
        **{f"pages/p{n}.md": body for n, body in enumerate(pages)},
    }
