"""What is told of an entry by what others say: names that are almost one, titles, regions and words to send."""

from pathlib import Path

import pytest
from checks.examples import BODIES, named_helpline
from checks.test_planted import change, several, told
from support.content import write_file

CLINIC_FILE, LINE = "contacts/clean-clinic.yaml", "contacts/other-line.yaml"


@pytest.mark.parametrize(
    ("title", "regions", "more", "expected"),
    [
        ("Line (Canada and the United States)", "[US]", "", ["6:10: title-region"]),
        ("Line (United States)", "[US, CA]", "", ["6:15: title-region"]),
        ("Line (England and Wales)", "[GB-ENG, GB-SCT]", "", ["6:10: title-region"]),
        ("Line (United States)", "[US, CA]", "organization: Line of Canada\n", []),
        ("Line (United States)", "[US, CA]", "addresses:\n  - country: CA\n", []),
        ("Line (Canada and the United States)", "[US, CA]", "", []),
    ],
)
def test_the_title_of_a_line_names_the_countries_for_which_it_is(
    folder: Path, title: str, regions: str, more: str, expected: list[str]
) -> None:
    text = named_helpline("What it is.").replace("Clinic other-line", title)
    write_file(folder / LINE, text.replace("[US]", regions).replace("emails:", f"{more}emails:"))
    found = [line for line in told(folder) if "phone-" not in line]
    assert found == [f"{LINE}:{place}" for place in expected]


@pytest.mark.parametrize(
    ("number", "dial", "expected"),
    [
        ("0800 111 111", "+64800111111", ["3:8: title-number"]),
        ("111", "111", []),
        ("111/112", "111", []),
    ],
)
def test_an_emergency_number_stands_whole_in_the_title(
    folder: Path, number: str, dial: str, expected: list[str]
) -> None:
    text = named_helpline("What it is.").replace("kind: helpline", "kind: emergency")
    text = text.replace("Clinic other-line", "'Emergency: 111'").replace("[US]", "[NZ]")
    number = f'"{number}"\n    dial: "{dial}"'
    write_file(folder / LINE, text.replace('"988"\n    dial: "988"', number))
    found = [line for line in told(folder) if "title" in line]
    assert found == [f"{LINE}:{place}" for place in expected]


@pytest.mark.parametrize(
    ("name", "related", "expected"),
    [
        ("Night Line", "", ["title-similar"]),
        ("Night Line (United States)", "related: [other-line]\n", ["title-similar"]),
        ("Line", "", []),
        ("Night Lines", "", []),
    ],
)
def test_no_contact_has_the_title_of_another_one_among_its_names(
    folder: Path, name: str, related: str, expected: list[str]
) -> None:
    text = named_helpline("What it is.")
    write_file(folder / LINE, text.replace("Clinic other-line", "Night Line (United States)"))
    names = f"alternate_names: [{name}]\n{related}summary:"
    change(folder, CLINIC_FILE, "summary:", names)
    assert [line.rpartition(" ")[2] for line in told(folder)] == expected


@pytest.mark.parametrize(("others", "expected"), [(30, 1), (3, 0)])
def test_a_summary_says_more_than_the_title_where_others_do(
    folder: Path, others: int, expected: int
) -> None:
    several(folder, [f"What number {number} is." for number in range(others)])
    change(folder, CLINIC_FILE, "summary: What it is.", "summary: Clinic Clean-Clinic")
    lines = [f"{CLINIC_FILE}:4:10: summary-copied"] * expected
    assert told(folder) == lines


@pytest.mark.parametrize(
    ("abbreviation", "expected"), [("OSNABER", 0), ("OSNABRE", 1), ("OWLSOCI", 0)]
)
def test_an_abbreviation_is_written_as_elsewhere(
    folder: Path, abbreviation: str, expected: int
) -> None:
    text = BODIES.replace("The Owl Society's website", "Owls").replace("OSN", abbreviation)
    text = text.replace("title: The College of Herons", "title: Herons\n  organization: OSNABER")
    write_file(folder / "contacts/bodies.yaml", text)
    place = "contacts/bodies.yaml:17:10: name-similar"
    assert told(folder).count(place) == expected


@pytest.mark.parametrize(
    ("usual", "rare", "is_told"),
    [
        ("clinicians", "clinicans", True),
        ("clinicians", "clinician", True),
        ("patients", "inpatients", False),
        ("carers", "cares", False),
    ],
)
def test_an_audience_is_written_as_elsewhere(
    folder: Path, usual: str, rare: str, *, is_told: bool
) -> None:
    for path in ("clean-clinic", "long-line"):
        change(folder, f"contacts/{path}.yaml", "regions:", f"audience: [{usual}]\nregions:")
    change(folder, "resources/clean-book.yaml", "summary:", f"audience: [{rare}]\nsummary:")
    assert any("audience-similar" in line for line in told(folder)) is is_told


@pytest.mark.parametrize(
    ("summary", "seen", "expected"),
    [
        ("Open 09:00 to 22:00.", "09:00 to 22:00", ["15:13: hours-differ"]),
        ("Open 09:00 to 20:00.", "09:00 to 22:00", []),
        ("What it is.", "09:00 to 20:00", []),
        ("What it is.", "09:00 to 20:00, chat 10:00 to 22:00", []),
    ],
)
def test_hours_that_were_seen_speak_for_themselves(
    folder: Path, summary: str, seen: str, expected: list[str]
) -> None:
    hours = 'schedules:\n  - opens: "09:00"\n    closes: "20:00"\nlinks:'
    change(folder, CLINIC_FILE, "What it is.", summary)
    change(folder, CLINIC_FILE, "links:", hours)
    change(folder, CLINIC_FILE, "source: S", f'source: S\n    seen: "{seen}"')
    assert told(folder) == [f"{CLINIC_FILE}:{place}" for place in expected]
