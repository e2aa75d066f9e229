"""What a page calls by the name of an entry: its links, and the numbers behind names."""

from pathlib import Path

import pytest
from checks.planted import CLINIC, write_clean
from checks.test_planted import change, told
from support.content import write_file

PAGE_FILE = "pages/clean-page.md"
HERONS, OWLS = "../contacts/herons.yaml", "../contacts/owls.yaml"
GREY = {"Herons": "Grey Herons", "Owls": "White Owls"}
LINKS = f"[Herons]({HERONS}), [Owls]({OWLS}), [the line]({OWLS})"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write_clean(tmp_path)
    for name, number in (("Herons", "800-662-4357"), ("Owls", "800-950-6264")):
        dial = f'{number}\n    dial: "+1{number.replace("-", "")}"'
        text = CLINIC.replace("Clinic NAME", f"{GREY[name]} line (United States)")
        text = text.replace('"988"\n    dial: "988"', dial).replace("NAME", name.lower())
        text = text.replace("regions:", f"alternate_names: [{name}]\nregions:")
        write_file(folder / f"contacts/{name.lower()}.yaml", text)
    return folder


def names_told(folder: Path, said: str) -> list[str]:
    change(folder, PAGE_FILE, "(urgent.md).", f"(urgent.md).\n\n{said}")
    return [line.removeprefix(f"{PAGE_FILE}:") for line in told(folder)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (f"Here: [Herons]({OWLS}).", "16:7: link-label"),
        (f"Here: [*Grey Herons* line]({OWLS}).", "16:7: link-label"),
        (f"{LINKS}\n\nCall the **Herons: 800-950-6264**.", "18:20: page-number"),
        (f"{LINKS}\n\nThe line is on 800-662-4357.", ""),
        (
            f"{LINKS}\n\nAs [the line]({OWLS}) or call the line (800-662-4357).",
            "18:56: page-number",
        ),
        (f"See [the birds]({OWLS}).\n\nSource: the birds, and more.", "18:9: link-broken"),
        (f"See [the birds]({OWLS}), and [the birds] there.", "16:46: link-broken"),
        (
            f"See [Grey]({HERONS}), [Grey]({HERONS}) and [Grey]({OWLS}).",
            "16:74: link-label",
        ),
    ],
)
def test_what_is_called_by_the_name_of_another_entry_is_told(
    folder: Path, said: str, expected: str
) -> None:
    assert names_told(folder, said) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "said",
    [
        f"{LINKS}\n\nCall Herons on 800-662-4357, or Owls, 800-950-6264.",
        f"{LINKS}\n\nHerons, 800-950-6264, and others. Herons 24/7 in 2020.",
        f"{LINKS}\n\nHerons 800-111-6264.",
        "Herons 800-950-6264.",
        f"[Birds]({HERONS}), [Birds]({OWLS}), [Line]({OWLS})",
        f"[A bird]({HERONS}), [A bird]({HERONS}), [A bird]({OWLS})",
        f"See [the birds]({OWLS}).\n\nSource: others than the birds. `[the birds]`",
        f"> Source: the birds\n\nSee [the birds]({OWLS}).",
    ],
)
def test_what_an_entry_may_be_called_is_not_told(folder: Path, said: str) -> None:
    assert names_told(folder, said) == []
