"""What the words of a query come to is told in the shell and in the line mode."""

import json
import sys
from pathlib import Path

import pytest
from support.content import Data, fields, open_content, write_directory

from ketamine_tui.cli import main
from ketamine_tui.cli.linear.listing import of_entries
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

FILES: dict[str, Data] = {
    "words.yaml": {"alike": [["hotline", "helpline"]], "passing": ["the"]},
    "resources/a.yaml": fields(title="A helpline"),
}
REMARKS = "ketamine-tui: also: helpline\nketamine-tui: not looked for: the\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return write_directory(tmp_path / "content", FILES)


@pytest.mark.parametrize("command", ["list", "search"])
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("the hotline", REMARKS),
        ("helpline", "ketamine-tui: also: hotline\n"),
        ("=helpline", ""),
        ("--json the hotline", ""),
    ],
)
def test_a_terminal_is_told_what_words_come_to(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, words: str, told: str
) -> None:
    errors = []
    for is_terminal in (False, True):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys.stderr, "isatty", lambda answer=is_terminal: answer)
            assert main([command, "--content", str(folder), *words.split()]) == 0
        done = capsys.readouterr()
        assert "A helpline" in done.out
        errors.append(done.err)
    assert errors == ["", told]


@pytest.mark.parametrize("command", ["list", "search"])
def test_data_says_what_words_come_to(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    main([command, "--content", str(folder), "--json", "the hotline"])
    data = json.loads(capsys.readouterr().out)
    assert (data["also"], data["not_looked_for"]) == (["helpline"], ["the"])
    assert [entry["id"] for entry in data["entries"]] == ["a"]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (
            "the hotline",
            "1 of 1 entry. Filter: the hotline. Also: helpline. Not looked for: the.",
        ),
        (
            "the hotline xyz",
            "Nothing matches. Filter: the hotline xyz. Also: helpline. Not looked for: the.",
        ),
        ("=helpline", "1 of 1 entry. Filter: =helpline."),
    ],
)
def test_the_line_mode_says_it_in_its_first_line(folder: Path, text: str, head: str) -> None:
    view = View(Search(open_content(folder))).with_text(text)
    assert of_entries(view, print, print).head == head
