"""The title of a saved view says what its query asks for, as far as that can be told."""

from pathlib import Path

import pytest
from checks.planted import DIRECTORY, write_clean
from checks.test_planted import change, told
from support.content import write_file

SECTIONS = """\
  - id: videos
    title: Videos
  - id: money
    title: Money matters
    sections:
      - id: fees
        title: Fees
urgent:
"""
TAGS = """\
- {id: pain, label: Pain, aliases: [Ache]}
- {id: back-pain, label: BackPain, parent: pain}
- {id: mood, label: Mood}
- {id: guideline, label: Guideline}
"""


def rules(folder: Path, title: str, query: str) -> list[str]:
    """Return the rules that a view breaks, other than those for what it finds."""
    view = f"views:\n  - name: one\n    title: {title}\n    query: {query}\n"
    write_clean(folder)
    write_file(
        folder / "directory.yaml",
        DIRECTORY.replace("urgent:\n", SECTIONS).replace("views:\n", view),
    )
    write_file(folder / "tags.yaml", TAGS)
    change(folder, "contacts/clean-clinic.yaml", "regions:", "audience: [families]\nregions:")
    change(folder, "contacts/long-line.yaml", "[US]", "[US, IE]")
    return [line for line in told(folder) if "view-title" in line]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Guidelines since 2019", "kind:guideline issued:2016.. sort:-issued"),
        ("Since 2019", "year:2016-05.."),
        ("Of 2019", "issued:2018"),
        ("Before 2020", "issued:..2021"),
        ("After 2019", "issued:2021.."),
        ("2019 to 2021", "issued:2019..2012"),
        ("Checked in 2025", "reviewed:2026"),
        ("The 2010s", "issued:2000..2009"),
        ("Guidelines of today", "kind:article"),
        ("New books", "type:videos"),
        ("Videos", "section:books"),
        ("Podcasts for all", "kind:video,book"),
        ("Helplines", "kind:clinic"),
        ("For families", "for:patients"),
        ("Books for patients and clinicians", "for:families"),
        ("Help in Ireland", "region:US"),
        ("Help in Canada", "region:US,IE"),
        ("Mood", "#Pain"),
        ("Ache", "tag:Mood"),
        ("Fees", "section:videos"),
        ("Newest books", "kind:book sort:issued"),
        ("Oldest checks first", "sort:-reviewed"),
    ],
)
def test_a_title_that_says_something_else_is_told(tmp_path: Path, title: str, query: str) -> None:
    change_ = rules(tmp_path, title, f"'{query}'")
    assert change_ == ["directory.yaml:24:12: view-title"]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Guidelines since 2019", "kind:guideline issued:2019.."),
        ("Guidelines since 2019", "kind:guideline issued:2019-06..2024"),
        ("Before 2020", "issued:..2019"),
        ("After 2019", "issued:2020.."),
        ("More recent than 2018", "issued:2019.."),
        ("The 1990s", "issued:1990..1999"),
        ("Served since 2001, books of 2019", "issued:2019"),
        ("PRISMA 2020 reviews since 2021", '"PRISMA 2020" issued:2021..'),
        ("Since 2019", "#Pain"),
        ("Since 2019", "@mine"),
        ("Recent", "issued:2016.."),
        ("Guidelines", "kind:article #Guideline"),
        ("Guidelines", "#Mood kind:article guideline"),
        ("Talks about books", "kind:video"),
        ("Book reviews", "kind:article"),
        ("Case reports", "kind:article"),
        ("Clinics' guidelines", "kind:guideline"),
        ("For clinics", "kind:guideline"),
        ("Helplines", "kind:emergency"),
        ("Websites", "kind:organization"),
        ("Books", "kind:chapter"),
        ("Books and videos", "kind:video"),
        ("Books", "-kind:video"),
        ("For families", "for:families,patients"),
        ("For families", "#Pain"),
        ("For old people", "for:families"),
        ("Help in Ireland", "region:EU"),
        ("Help in Ireland and the United States", "region:IE"),
        ("Help in Georgia", "region:US"),
        ("Pain", "#BackPain"),
        ("Mood", "#Pain mood"),
        ("BackPain", "#Pain"),
        ("Moody", "#Pain"),
        ("Money matters", "section:fees"),
        ("Fees", "section:money"),
        ("Fees", "section:videos fees"),
        ("Fees of all", "section:videos"),
        ("Latest books", "kind:book sort:-issued"),
        ("Oldest checks first", "sort:reviewed"),
        ("Next checks", "sort:next"),
        ("Newest", "sort:next"),
        ("Guidelines", "kind:guidelin"),
        ("", "issued:2019"),
    ],
)
def test_a_title_that_says_the_same_or_less_is_not(tmp_path: Path, title: str, query: str) -> None:
    assert rules(tmp_path, f'"{title}"' if title else "\n      ", f"'{query}'") == []
