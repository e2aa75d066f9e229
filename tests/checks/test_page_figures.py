"""What a page says of works that it cites: their figures, as they are and of whom they are."""

from pathlib import Path

import pytest
from checks.planted import BOOK, write_clean
from checks.test_planted import change, told
from support.content import write_file

BOOK_FILE, PAGE_FILE = "resources/clean-book.yaml", "pages/clean-page.md"
OTHER = "resources/other-book.yaml"
SAID = (
    "Herons in 403 people and 5,210 wild ponds, by surveys begun in 1962. Nests held for 55.4 percent"
    " with reeds and 41.2 percent with willows. The other 27 percent were lost to floods in spring."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write_clean(tmp_path)
    change(folder, BOOK_FILE, "What it is.", SAID)
    write_file(folder / OTHER, BOOK.replace("NAME", "other").partition("identifiers")[0] + REVIEW)
    return folder


REVIEW = "reviews:\n  - {date: 2026-11-01, status: to-be-reviewed}\n"
SOURCE = "Source: [a book](../resources/clean-book.yaml)"
BOTH = f"{SOURCE}, [another](../resources/other-book.yaml)"


def figures_told(folder: Path, said: str, sources: str = SOURCE) -> list[str]:
    change(folder, PAGE_FILE, "(urgent.md).", f"(urgent.md).\n\n{said}\n\n{sources}")
    assert all("page-number" in line for line in told(folder))
    return [line.split(":")[2] for line in told(folder)]


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("Among 430 people there were herons.", "430"),
        ("Among 304 people there were herons.", "304"),
        ("Surveys of herons began in 1926.", "1926"),
        ("On 5,120 ponds there were herons.", "5,120"),
        ("In spring floods took 72 percent of nests.", "72"),
        ("Nests held for 41 percent with reeds and 55 percent with willows.", "41"),
        ("It was 41.2 percent for nests with *reeds*, and 55.4 percent with willows.", "41.2"),
    ],
)
def test_a_figure_that_is_almost_that_of_a_cited_work_is_told(
    folder: Path, said: str, at: str
) -> None:
    assert figures_told(folder, said, BOTH) == [str(said.index(at) + 1)]


def test_one_digit_may_be_wrong_where_one_work_alone_is_cited(folder: Path) -> None:
    assert figures_told(folder, "Among 453 people there were herons.") == ["7"]


@pytest.mark.parametrize(
    "said",
    [
        "Among 403 people, of whom 430 people had said so, there were herons.",
        "Among 453 people there were herons.",
        "Among 430 birds there were herons.",
        "In 1926 nobody looked.",
        "Nests held for 55 percent with reeds and 41 percent with willows.",
        "Nests held for 55 percent with reeds. Crows had 14 percent.",
        "Of these, 72 percent.",
        "> Among 430 people there were herons.",
        "Herons: 430-403-5210, or 304 4035.",
    ],
)
def test_another_figure_is_none_of_a_cited_work(folder: Path, said: str) -> None:
    assert figures_told(folder, said, BOTH) == []


def test_what_is_not_cited_beside_a_figure_is_not_looked_at(folder: Path) -> None:
    assert figures_told(folder, "Among 430 people there were herons.\n\n## More\n\nIt is.") == []
