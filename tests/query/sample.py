"""The small directory of the filter language: every field, every state and two saved views."""

from collections.abc import Mapping

from support.content import DIRECTORY, Data, fields, page

CHECKED: dict[str, object] = {
    "date": "2026-11-01",
    "status": "source-checked",
    "method": "read-source",
    "reviewer": "directory editors",
    "source": "https://example.org/facts",
}
VIEWS: list[dict[str, object]] = [
    {"name": "to-call", "title": "Whom to call", "query": "kind:helpline,emergency has:phone"},
    {"name": "newest-works", "query": "issued:>=2019 sort:-issued"},
]
"""Two saved views, one of them sorted."""

SAMPLE: Mapping[str, Data] = {
    "directory.yaml": {
        **DIRECTORY,
        "urgent": [
            {"region": "US", "title": "United States", "entries": ["night-line"]},
            {"region": "EU", "title": "European Union", "entries": ["emergency"]},
        ],
        "views": VIEWS,
    },
    "words.yaml": {
        "alike": [["film", "movie", "motion picture"], ["trial", "RCT"]],
        "passing": ["a", "for", "is", "the", "what"],
    },
    "pages/welcome.md": page(
        "Read this first, then call.\n\nBooks are in the library.\n",
        title="Welcome",
        summary="How to use this.",
        languages=["en"],
        related=["night-line"],
        reviews=[CHECKED],
    ),
    "resources/mood-book.yaml": fields(
        title="The mood book",
        alternate_names=["Feelings"],
        summary="For beginners, at home.",
        tags=["Mood"],
        authors=["Grace Example", "Émile Exemple"],
        issued="2019",
        publisher="Example Press",
        identifiers=[{"scheme": "isbn", "value": "9780306406157"}],
        audience=["patients", "families"],
        languages=["en"],
        links=[{"url": "https://example.org/mood", "label": "Publisher"}],
        reviews=[
            {
                "date": "2026-05-10",
                "status": "reviewed",
                "method": "read-in-full",
                "reviewer": "Ada Lovelace",
                "role": "librarian",
            }
        ],
    ),
    "resources/old-book.yaml": fields(
        title="The old book",
        summary="What was thought of pain, for use at the clinic.",
        tags=["Pain"],
        editors=["Alan Example"],
        issued="1999-12-31",
        languages=["de"],
        reviews=None,
    ),
    "resources/pain-paper.yaml": fields(
        kind="article",
        section="library",
        title="A trial at home",
        summary="Whether it helps.",
        tags=["Pain", "Depression"],
        authors=["Alan Example"],
        issued="2021-06",
        container_title="Journal of Pain",
        identifiers=[
            {"scheme": "doi", "value": "10.1234/pain.5678"},
            {"scheme": "pmid", "value": "7654321"},
        ],
        audience=["clinicians"],
        corrections=[{"field": "title", "was": "A study", "note": "as printed"}],
        reviews=[{"date": "2025-10-01", "status": "source-checked", "method": "registry"}],
    ),
    "resources/film.yaml": fields(
        kind="video",
        section="films",
        title="A film",
        summary="Twenty minutes or more.",
        tags=["Depression", "Odd one"],
        contributors=["Grace Example"],
        issued="2023-03-14",
        languages=["en", "de"],
        links=[{"url": "https://example.com/film"}],
        reviews=[{**CHECKED, "fingerprint": {"title": "00000000"}}],
    ),
    "contacts/night-line.yaml": fields(
        kind="helpline",
        section="people",
        title="Night line",
        summary="Somebody to talk to, for everybody.",
        tags=["ForFamilies"],
        regions=["US"],
        organization="Example Trust",
        phones=[
            {
                "number": "1-800-555-0100",
                "dial": "+18005550100",
                "label": "Families",
                "note": "press 7",
                "languages": ["es"],
                "schedules": [{"opens": "00:00", "closes": "24:00"}],
            }
        ],
        texts=[{"number": "55501", "body": "HELLO"}],
        chats=[{"url": "https://example.org/chat", "label": "Chat"}],
        links=[{"url": "https://example.org/night", "label": "Hours"}],
        reviews=[{"date": "2026-11-10", "status": "source-checked", "method": "phoned"}],
    ),
    "contacts/emergency.yaml": fields(
        kind="emergency",
        section="people",
        title="Emergency number",
        summary="At once.",
        regions=["EU"],
        phones=[{"number": "112"}],
        alerts=[{"text": "Not a help line"}],
        reviews=[
            {
                "date": "2026-11-20",
                "status": "source-checked",
                "method": "registry",
                "next_review": "2026-12-01",
            }
        ],
    ),
    "contacts/office.yaml": fields(
        kind="organization",
        section="people",
        title="The office",
        summary="Those who print the books.",
        tags=["ForFamilies"],
        regions=["GB-ENG"],
        organization="Example Press",
        phones=[{"number": "020 7946 0958"}],
        emails=[{"address": "office@example.org", "label": "Desk"}],
        addresses=[{"address_1": "1 Example Road", "city": "London", "country": "UK"}],
        reviews=[
            {"date": "2026-06-01", "status": "needs-changes", "note": "It has moved to Leeds"},
        ],
    ),
    "contacts/old-clinic.yaml": fields(
        kind="clinic",
        section="people",
        title="The old clinic",
        summary="Closed.",
        tags=["Pain"],
        regions=["GB"],
        phones=[{"number": "(123) 456-7890", "placeholder": "yes"}],
        reviews=[{"date": "2026-01-15", "status": "withdrawn", "note": "A placeholder"}],
    ),
}
"""Nine entries as they stand on 2026-11-23, and what the directory says of itself."""
