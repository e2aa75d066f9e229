"""Urgent help names what helps at once; what says of itself that it does not is told."""

from pathlib import Path

import pytest
from checks.planted import CLINIC, HELPLINE, write_clean
from checks.test_planted import change, told
from support.content import write_file

LINE = "contacts/long-line.yaml"


def named(folder: Path, path: str, said: str = "What it is.", title: str = "") -> list[str]:
    """Return the rules that are broken where the urgent help names an entry that says something."""
    write_clean(folder)
    change(folder, path, "What it is.", said)
    if title:
        change(folder, path, "title: Clinic long-line", f"title: {title}")
    name = Path(path).stem
    change(folder, "directory.yaml", "[urgent-line]", f"[urgent-line, {name}]")
    return [line for line in told(folder) if "help-unfit" in line]


@pytest.mark.parametrize(
    "said",
    [
        "Information on money; not an emergency service.",
        "Information. It is not an emergency line.",
        "Information. This isn't an emergency service.",
        "Information. It is no crisis line.",
        "Information for those in distress. It is not a crisis line.",
        "Information. It is not a crisis or emergency service.",
        "Information. It is not a crisis support line.",
        "Information, not meant for emergencies.",
        "Information. It is not for people in crisis.",
        "Information. It does not handle emergencies.",
        "Information. The line cannot help in an emergency.",
        "Information. They don't provide emergency care.",
        "A line that\n  is not an\n  emergency service.",
    ],
)
def test_a_line_that_says_that_it_is_none_for_emergencies_is_told(
    tmp_path: Path, said: str
) -> None:
    indented = f">-\n  {said}" if "\n" in said or ": " in said else said
    assert named(tmp_path, LINE, indented) == ["directory.yaml:13:28: help-unfit"]


@pytest.mark.parametrize(
    "said",
    [
        "For anybody thinking about suicide. It is not an emergency service.",
        "For anybody in distress; not an emergency service.",
        "If it is not an emergency, call in the morning.",
        "For what is not an emergency call the doctor.",
        "When you are not in crisis there is another line.",
        "Where 101 is not an emergency number it is another one.",
        "They answer at once. No emergency is too small.",
        "It does not matter whether it is an emergency.",
        "The emergency line of the state.",
    ],
)
def test_a_line_that_says_more_of_emergencies_is_not(tmp_path: Path, said: str) -> None:
    assert named(tmp_path, LINE, said) == []


def test_a_line_for_all_but_emergencies_is_told_by_its_title(tmp_path: Path) -> None:
    title = "Police non-emergency number"
    assert named(tmp_path, LINE, title=title) == ["directory.yaml:13:28: help-unfit"]


def test_a_work_is_no_help_and_a_page_is(tmp_path: Path) -> None:
    expected = ["directory.yaml:13:28: help-unfit"]
    assert named(tmp_path, "resources/clean-book.yaml") == expected
    assert named(tmp_path, "pages/clean-page.md") == []
    change(write_clean(tmp_path), "resources/clean-book.yaml", "kind: book", "kind: website")
    change(tmp_path, "directory.yaml", "[urgent-line]", "[urgent-line, clean-book]")
    assert not any("help-unfit" in line for line in told(tmp_path))


def with_groups(folder: Path, groups: str) -> list[str]:
    """Return what is told of the urgent help of groups, one a letter each, with the ids of their entries."""
    write_clean(folder)
    for number, letter in enumerate("abcdefghijk"):
        emergency = CLINIC.replace("kind: clinic", "kind: emergency").replace("NAME", f"e-{letter}")
        write_file(folder / f"contacts/e-{letter}.yaml", emergency.replace("US", CODES[number]))
        line = HELPLINE.replace("NAME", f"h-{letter}").replace("US", CODES[number])
        write_file(folder / f"contacts/h-{letter}.yaml", line)
    listed = "".join(
        f"  - {{region: {CODES[number]}, title: T{number}, entries: [{entries}]}}\n"
        for number, entries in enumerate(groups.split("; "))
    )
    urgent = "  - region: US\n    title: United States\n    entries: [urgent-line]\n"
    change(folder, "directory.yaml", urgent, listed)
    lines = [line for line in told(folder) if "help-emergency" in line or "help-unfit" in line]
    return [line.removeprefix("directory.yaml:") for line in lines]


CODES = ("AU", "CA", "NZ", "IE", "FR", "DE", "IT", "ES", "PT", "SE", "NO")
FIRST = "e-a, h-a; e-b, h-b; e-c, h-c"


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (f"{FIRST}; e-d, h-d", []),
        (f"{FIRST}; h-d", ["14:14: help-emergency"]),  # which leaves it out
        (f"{FIRST}; h-d, e-d", ["14:44: help-emergency"]),
        (f"{FIRST}; h-d, e-d; h-e, e-e", []),
        ("e-a, h-a; e-b, h-b; h-c, e-c", []),
    ],
)
def test_the_emergency_number_stands_first_where_all_other_groups_have_it_first(
    tmp_path: Path, groups: str, expected: list[str]
) -> None:
    assert with_groups(tmp_path, groups) == expected


def test_a_body_is_told_that_is_alone_among_many_lines(tmp_path: Path) -> None:
    many = "; ".join(f"e-{letter}, h-{letter}" for letter in "abcde")
    assert with_groups(tmp_path, f"{many}, clean-clinic") == ["15:49: help-unfit"]
    assert with_groups(tmp_path, f"{many}, clean-clinic, long-line") == []
    few = many.rpartition(";")[0]
    assert with_groups(tmp_path, f"{few}, clean-clinic") == []
    assert with_groups(tmp_path, f"{many}, clean-page") == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Information; not an emergency service.", ["1:7: kind-emergency"]),
        ("For suicide. It is not an emergency service.", ["1:7: kind-emergency"]),
        ("Police and fire. It is not a crisis line.", []),
        ("If it is not for an emergency, call 988.", []),
        ("Police and fire.", []),
    ],
)
def test_an_emergency_entry_does_not_say_that_it_is_none(
    tmp_path: Path, said: str, expected: list[str]
) -> None:
    path = "contacts/urgent-line.yaml"
    change(write_clean(tmp_path), path, "What it is.", said)
    lines = [line for line in told(tmp_path) if "help-unfit" not in line]
    assert lines == [f"{path}:{line}" for line in expected]
