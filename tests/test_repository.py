"""What the repository promises about itself: README, constraints, documents."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from ketamine_tui import __version__
from ketamine_tui.actions.commands import ON_SCREEN as COMMANDS
from ketamine_tui.cli.arguments import parse_arguments
from ketamine_tui.cli.registry import NAMED as SHELL_COMMANDS
from ketamine_tui.exchange.formats import FORMATS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def key_table() -> str:
    """Return the table of keys as the README is to show it."""
    rows = [f"| `{c.shown}` | {c.title} | {c.help} |" for c in COMMANDS]
    return "\n".join(["| key | | what it does |", "|---|---|---|", *rows])


def test_the_key_table_of_the_readme_is_the_registry() -> None:
    shown = README.partition("<!-- keys -->\n")[2].partition("\n<!-- /keys -->")[0]
    assert shown == key_table()


def test_the_readme_begins_with_exactly_two_commands() -> None:
    setup = README.partition("## Two commands")[2].partition("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", setup, re.DOTALL)
    assert [block.count("\n") for block in blocks] == [1, 1]
    assert blocks[0].rstrip().endswith(".venv/bin/ketamine-tui")
    assert blocks[1].rstrip().endswith("pytest")


@pytest.mark.parametrize("command", SHELL_COMMANDS)
def test_the_readme_shows_every_shell_command(command: str) -> None:
    assert f"ketamine-tui {command}" in README


def test_constraints_are_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert [x for x in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.!+]*", x)] == []


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def _commands_of_the_guide() -> list[str]:
    """Return the program's lines in the curators' guide and in the example of a workflow."""
    guide = (ROOT / "docs/curating.md").read_text(encoding="utf-8")
    blocks = "".join(re.findall(r"```sh\n(.*?)```", guide, flags=re.DOTALL))
    (job,) = yaml.safe_load((ROOT / "docs/examples/check.yml").read_text("utf-8"))["jobs"].values()
    lines = [*blocks.splitlines(), *(step.get("run", "") for step in job["steps"])]
    return [line for line in lines if line.startswith("ketamine-tui ")]


@pytest.mark.parametrize("line", _commands_of_the_guide())
def test_every_command_of_the_curators_guide_is_understood(line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    command = words[2] if words[0] == "--content" else words[0]
    assert command in SHELL_COMMANDS
    parse_arguments(words)  # which ends with what is wrong


def test_the_picture_of_the_readme_is_what_the_program_draws(tmp_path: Path) -> None:
    drawn = tmp_path / "screen.svg"
    script = ROOT / ".ci/pictures.py"
    subprocess.run([sys.executable, str(script), str(drawn)], check=True)
    told = "it has changed; draw it again: python .ci/pictures.py docs/screen.svg"
    assert drawn.read_text("utf-8") == (ROOT / "docs/screen.svg").read_text("utf-8"), told
    assert "](docs/screen.svg)" in README


def test_the_map_and_the_decisions_stay_short() -> None:
    assert len((ROOT / "docs/architecture.md").read_text(encoding="utf-8").splitlines()) < 150
    for page in (ROOT / "docs/decisions").glob("*.md"):
        assert len(page.read_text(encoding="utf-8").splitlines()) < 40, page.name


def test_the_map_names_only_what_exists() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    for path in re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.(?:py|md|toml))`", text):
        places = (ROOT / path, ROOT / "ketamine_tui" / path)
        assert any(place.exists() for place in places), path
    for module in re.findall(r"^  ((?:store|index|query)(?:\.[a-z_]+)+)", text, re.MULTILINE):
        assert (ROOT / "ketamine_tui" / f"{module.replace('.', '/')}.py").exists(), module


def test_the_changelog_has_a_place_for_what_comes() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in text or f"## [{__version__}]" in text


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented(name: str) -> None:
    text = (ROOT / "docs/exchange.md").read_text(encoding="utf-8")
    assert f"\n| `{name}` | " in text
