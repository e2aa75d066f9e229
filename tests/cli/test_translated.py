"""The command line in a pseudo-locale and in German: what people read is translated, what programs read is not."""

import json
import re
from pathlib import Path

import pytest
from support.browsing import TODAY
from support.content import open_content, write_directory
from support.html import Reader
from support.linear import converse
from support.shell import Shell
from support.words import (
    GERMAN,
    PSEUDO,
    foreign_files,
    put_compiled,
    put_pseudo,
    speaking_pseudo,
    untranslated,
)

from ketamine_tui.cli.serve.edition import Edition
from ketamine_tui.query.fields import EXAMPLES

REGIONS = ("United", "States", "Kingdom")
READ = (
    "urgent",
    "urgent --region GB",
    "urgent --region Nowhere",
    "show help-line",
    "show old-clinic",
)
"""Lines of the shell that print what people read."""

SAME = (
    *("urgent --json", "list --json", "list", "list --format csv", "list --format jsonl"),
    *("show help-line --json", "show help-line --field phone", "search help-line --json"),
    *("export json --all", "export csv --all", "export vcard --all", "export markdown --all"),
    *("export hsds --all", "export bookmarks --all", "sections --json", "tags --json"),
    *("views --json", "stats", "check", "doctor --json", "schema entry", "review"),
    *("copy help-line --clipboard cat --json", "qr help-line card --json", "mark help-line --json"),
)
"""Lines whose data programs read, or that curators use."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory in whose texts no English word stands."""
    return write_directory(tmp_path / "content", foreign_files())


@pytest.fixture
def shell(tmp_path: Path, folder: Path) -> Shell:
    """Commands over that directory, in a home that has the catalogues."""
    put_pseudo(tmp_path / "home/config")
    put_compiled(tmp_path / "home/config", GERMAN, "de")
    return Shell(tmp_path / "home", folder)


@pytest.mark.parametrize("line", READ)
def test_what_people_read_is_translated(shell: Shell, line: str) -> None:
    done = shell.run(*line.split(), "--language", PSEUDO)
    text = f"{done.out}{done.err.removeprefix('ketamine-tui: ')}"
    assert text
    assert untranslated(text, *REGIONS, "Nowhere") == []


@pytest.mark.parametrize("line", SAME)
def test_what_programs_and_curators_read_is_not(shell: Shell, line: str) -> None:
    english = shell.run(*line.split())
    assert english.out
    shell.run(*line.split(), "--language", PSEUDO)
    translated = shell.run(*line.split(), "--language", PSEUDO)
    same = json.loads if line.endswith("--json") else str
    assert _timeless(str(same(translated.out))) == _timeless(str(same(english.out)))


def _timeless(text: str) -> str:
    """Return a text without what differs between any two runs, and without the name of the language."""
    return re.sub(r"PRODID.*|REV:.*|'name': 'language'.*?\}", "", text)


CONVERSATION = (
    *(
        "",
        "s",
        "b",
        "t",
        "f",
        "@",
        "l",
        "/help-line",
        "1",
        "y",
        "b",
        "o",
        "b",
        "H",
        "b",
        "*",
        "a",
        "b",
    ),
    *("W", "b", "c", "u", "u GB", "b", "? states", "b", "? filter", "", "", "b", "?", "", "", ""),
    *(
        "/zzzz",
        "/kind:",
        "nothing",
        "99",
        "l",
        "/old-clinic",
        "1",
        "y p",
        "b",
        "x",
        "[",
        "v",
        "b",
        "r",
    ),
)


def test_a_conversation_is_translated(shell: Shell) -> None:
    done = converse(shell, "--language", PSEUDO, typed=CONVERSATION)
    # What was typed stands behind the prompt.
    lines = [re.sub(r"^([^>]*> ).*", r"\1", line) for line in done.out.splitlines()]
    words = untranslated("\n".join(lines), *REGIONS, *TYPED)
    told = [line for line in lines if any(word in line for word in words)]
    assert words == [], "\n".join(told)
    assert done.err == ""


TYPED = (
    *(query for query, _ in EXAMPLES),
    *("zzzz", "nothing"),
    "page, book, article, guideline,",
    "regulation, website",
)
"""Examples of queries, and what the conversation has typed."""


@pytest.mark.parametrize("line", ["--linear", "urgent", "show help-line"])
def test_a_damaged_catalogue_is_told_in_one_line(shell: Shell, line: str) -> None:
    file = shell.home / "config/ketamine-tui/locale/de/LC_MESSAGES/ketamine_tui.mo"
    file.write_bytes(b"no catalogue")
    english = shell.run(*line.split())
    done = shell.run(*line.split(), "--language", "de-AT")
    told = f"ketamine-tui: {file}: it is no catalogue of messages, or damaged; the words of the program are English\n"
    assert done.err == told
    assert done.out.replace("Vereinigte Staaten", "United States") == english.out
    assert (
        f"language: de; {told.removeprefix('ketamine-tui: ')}"
        in shell.run("doctor", "--language", "de").out
    )


def test_doctor_names_what_stays_english(shell: Shell, tmp_path: Path) -> None:
    po = tmp_path / "de.po"
    text = GERMAN.read_text("utf-8")
    po.write_text(text.replace("{value} anrufen", "anrufen {number}"), "utf-8")
    put_compiled(shell.home / "config", po, "de")
    assert "call 202-555-0143 (" in shell.run("urgent", "--language", "de").out
    told = shell.run("doctor", "--language", "de").out
    assert (
        "let 1 text ask for the same values as in English, which is shown instead: 'call {value}'"
        in told
    )
    assert "none is asked for; the words of the program are English" in shell.run("doctor").out


def test_urgent_help_in_german(shell: Shell) -> None:
    done = shell.run("urgent", "--language", "de-AT")
    assert "202-555-0143 anrufen (" in done.out
    assert "SMS HELLO an 55501" in done.out
    assert "Zu prüfen: " in done.out


def test_the_locale_chooses_the_language(shell: Shell) -> None:
    german = {"LC_ALL": "de_DE.UTF-8"}
    assert "202-555-0143 anrufen (" in shell.run("urgent", env=german).out
    # What is written for others is the same wherever it is made.
    assert shell.run("export", "text", env=german).out == shell.run("export", "text").out


def test_pages_to_read_are_translated(shell: Shell, tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = shell.run("export", "site", "--all", "--output", str(site), "--language", PSEUDO)
    assert done.code == 0, done.err
    for name in ("index.html", "tags.html", "search.html", "entries/help-line.html"):
        page = Reader(re.sub(r"<script.*?</script>", "", (site / name).read_text("utf-8")))
        assert untranslated(page.text, *REGIONS) == [], name
    for form in ("text", "html"):
        handout = shell.run("export", form, "--all", "--language", PSEUDO).out
        text = Reader(handout).text if form == "html" else handout
        assert untranslated(text, *REGIONS) == [], form


def test_numbers_can_be_called_from_a_translated_page(shell: Shell, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shell.run("export", "site", "--all", "--output", str(site), "--language", "de")
    page = (site / "index.html").read_text("utf-8")
    assert '<a href="tel:+12025550143">202-555-0143</a></span> anrufen' in page
    assert "SMS <b>HELLO</b> an" in page


def test_served_pages_are_translated(folder: Path, tmp_path: Path) -> None:
    with speaking_pseudo(tmp_path):
        edition = Edition(open_content(folder, TODAY), with_doubted=True)
        pages = {name: edition.page(name) for name in ("urgent.html", "search.html", "index.html")}
        pages |= {"found": edition.found("help-line"), "nothing": edition.found("zzzz #nowhere")}
        pages |= {str(status): body for status, body in edition.refusals.items()}
    for name, body in pages.items():
        text = Reader(body.plain.decode()).text
        assert untranslated(text, *REGIONS, "zzzz", "nowhere") == [], name
