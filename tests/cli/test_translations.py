"""Reading in another language from the shell, and reviewing what stands there in it."""

import difflib
import json
import subprocess
from pathlib import Path

import pytest
from support.content import write_file
from support.german import GERMAN, write_german
from support.linear import converse
from support.shell import PROGRAM, ROOT, Shell

EU, US, UNTRANSLATED = "crisis-eu-112", "crisis-us-911", "crisis-ie-112-999"
DAY = ("--as-of", "2026-11-25")
FILE = f"contacts/emergency/{US}.yaml"


@pytest.fixture
def german(tmp_path: Path) -> Shell:
    """Commands over the directory whose urgent help is in German, too."""
    return Shell(tmp_path / "home", write_german(tmp_path / "content"))


def in_german(shell: Shell, *words: str) -> list[str]:
    return shell.run(*words, "--language", GERMAN, *DAY).lines


def state_of(shell: Shell, name: str, *more: str) -> str:
    """Return the state that `list` shows of an entry."""
    (line,) = shell.run("list", f"id:{name}", "--columns", "state", *more, *DAY).lines
    return line


def test_the_fixture_is_without_a_fault(german: Shell) -> None:
    assert german.run("check", *DAY).out == ""


@pytest.mark.parametrize(
    ("env", "config", "option", "title"),
    [
        ({}, "", (), "Emergency services (European Union): 112"),
        ({"LC_ALL": "en_GB.UTF-8"}, "", (), "Emergency services (European Union): 112"),
        ({"LC_ALL": "fr_FR.UTF-8"}, "", (), "Emergency services (European Union): 112"),
        ({"LC_ALL": "de_AT.UTF-8"}, "", (), "Notruf (Europäische Union): 112"),
        ({"LC_ALL": None, "LANG": "de_DE"}, "", (), "Notruf (Europäische Union): 112"),
        ({}, "language: de\n", (), "Notruf (Europäische Union): 112"),
        (
            {"LC_ALL": "de_DE.UTF-8"},
            "language: en\n",
            (),
            "Emergency services (European Union): 112",
        ),
        ({}, "language: en\n", ("--language", "DE-ch"), "Notruf (Europäische Union): 112"),
    ],
)
def test_option_file_and_locale_choose_the_language(
    german: Shell,
    env: dict[str, str | None],
    config: str,
    option: tuple[str, ...],
    title: str,
) -> None:
    write_file(german.home / "config/ketamine-tui/config.yaml", config)
    shown = german.run("show", EU, *option, *DAY, env={"PYTHONUTF8": "1", **env})
    assert shown.lines[0] == title


def test_what_programs_read_is_in_german_only_if_it_is_asked_for(german: Shell) -> None:
    env = {"LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "1"}
    for words in (
        ("list", f"id:{EU}"),
        ("show", EU, "--json"),
        ("urgent", "--json"),
        ("export", "json", f"id:{EU}"),
    ):
        usual = german.run(*words, *DAY).out
        assert usual == german.run(*words, *DAY, env=env).out
        assert "Notruf (Europ" not in usual.partition('"translations"')[0]
        assert "Notruf (Europ" in german.run(*words, *DAY, "--language", GERMAN).out


def test_the_words_and_the_entry_have_states_of_their_own(german: Shell) -> None:
    shown = in_german(german, "show", US)
    assert shown[0] == "Notruf (Vereinigte Staaten): 911"
    assert "also: Emergency services (United States): 911" in shown
    assert "[+] Source-checked 2026-11-23, due 2027-02-21" in shown
    assert "[!] Text in Deutsch: To be reviewed" in shown
    assert shown.index("Who checked the text in Deutsch") < shown.index("Who checked this")
    assert "[*] Text in Deutsch: Reviewed 2026-11-25, due 2027-02-23" in in_german(
        german, "show", EU
    )


def test_the_lower_state_is_shown_and_asked_for(german: Shell) -> None:
    assert state_of(german, US) == "source-checked"
    assert state_of(german, US, "--language", GERMAN) == "to-be-reviewed"
    # Its words are reviewed, and its facts no more than source-checked.
    assert state_of(german, EU, "--language", GERMAN) == "source-checked"
    waiting = {line.split("\t")[0] for line in in_german(german, "list", "is:to-be-reviewed")}
    assert US in waiting
    assert EU not in waiting
    assert UNTRANSLATED not in waiting
    shown = (line.split("\t") for line in in_german(german, "list", "--columns", "id,state"))
    assert waiting == {name for name, state in shown if state == "to-be-reviewed"}


def test_what_is_not_translated_says_so(german: Shell) -> None:
    shown = in_german(german, "show", UNTRANSLATED)
    assert shown[0] == "Emergency services (Ireland): 112 or 999"
    assert "not translated: in Englisch" in shown
    assert not any("Text in" in line for line in shown)
    urgent = "\n".join(in_german(german, "urgent"))
    assert "Emergency services (Ireland): 112 or 999 (not translated: in Englisch)" in " ".join(
        urgent.split()
    )
    # To somebody who reads French nothing at all is translated: that need not be said of each.
    assert "not translated" not in german.run("show", EU, "--language", "fr", *DAY).out


def test_urgent_help_is_in_german_with_its_numbers(german: Shell) -> None:
    lines = in_german(german, "urgent", "--region", "US")
    assert lines[0] == "Vereinigte Staaten"
    assert "  call 988 (dann die 1 drücken), text 838255" in lines
    assert any("Giftnotruf Poison Help (Vereinigte Staaten)" in line for line in lines)


@pytest.mark.parametrize("word", ["Giftnotruf", "gedolmetscht", "seelischer", "title:Notruf"])
def test_words_are_found_whichever_language_is_read(german: Shell, word: str) -> None:
    found = german.run("list", word, *DAY)
    assert found.lines
    assert found.out.split() != []
    assert [x.split("\t")[0] for x in found.lines] == [
        x.split("\t")[0] for x in in_german(german, "list", word)
    ]


def test_the_line_mode_reads_in_german(german: Shell) -> None:
    said = converse(german, "--language", GERMAN, *DAY, typed=("u US", "1", "q")).out
    assert "Vereinigte Staaten" in said
    assert "Notruf (Vereinigte Staaten): 911" in said
    title = said.index(
        "\nNotruf (Vereinigte Staaten): 911\nSource-checked 2026-11-23, due 2027-02-21\n"
    )
    assert said.index("\nText in Deutsch: To be reviewed\n", title) > title


def test_a_site_says_in_which_language_it_is(german: Shell, tmp_path: Path) -> None:
    german.run("export", "site", "-o", str(tmp_path / "site"), "--all", "--language", GERMAN, *DAY)
    page = (tmp_path / f"site/entries/{US}.html").read_text("utf-8")
    assert '<html lang="de"' in page
    assert ">Notruf (Vereinigte Staaten): 911</h1>" in page
    other = (tmp_path / f"site/entries/{UNTRANSLATED}.html").read_text("utf-8")
    assert '<h1 itemprop="name" lang="en">Emergency services (Ireland): 112 or 999</h1>' in other
    start = (tmp_path / "site/index.html").read_text("utf-8")
    assert '<h2 id="section-urgent-help">Dringende Hilfe' in start
    german.run("export", "site", "-o", str(tmp_path / "plain"), "--all", *DAY)
    plain = (tmp_path / f"plain/entries/{US}.html").read_text("utf-8")
    assert '<html lang="en"' in plain
    assert " lang=" not in plain.partition("<html lang")[2].partition(">")[2]


REVIEW = ("review", US, "--method", "read-in-full", "--reviewer", "A")


def test_a_review_of_the_words_goes_to_the_translation(german: Shell) -> None:
    assert german.content is not None
    before = (german.content / FILE).read_text("utf-8")
    done = german.run(*REVIEW, "--status", "reviewed", "--language", GERMAN, *DAY)
    assert (done.code, done.out) == (0, f"{US}: reviewed 2026-11-25\n")
    after = (german.content / FILE).read_text("utf-8")
    added = [
        line[2:] for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] == "+"
    ]
    assert [
        line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] == "-"
    ] == []
    assert added[:3] == ["  reviews:", '    - date: "2026-11-25"', "      status: reviewed"]
    assert "[*] Text in Deutsch: Reviewed 2026-11-25, due 2027-02-23" in in_german(
        german, "show", US
    )
    assert state_of(german, US, "--language", GERMAN) == "source-checked"
    assert german.run("check", *DAY).out == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Anrufen, wenn jemand", "Rufen Sie an, wenn jemand"),  # the translation
        ("Call when someone", "Call at once when someone"),  # what it is a translation of
    ],
)
def test_a_change_of_either_language_is_noticed(german: Shell, old: str, new: str) -> None:
    german.run(*REVIEW, "--status", "reviewed", "--language", GERMAN, *DAY)
    assert german.content is not None
    file = german.content / FILE
    assert old in file.read_text("utf-8")
    write_file(file, file.read_text("utf-8").replace(old, new))
    shown = in_german(german, "show", US)
    assert "[%] Text in Deutsch: Changed since review: summary" in shown
    assert not state_of(german, US, "--language", GERMAN).endswith("checked")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--status", "reviewed", "--language", "fr"), "has no translation into fr"),
        (("--status", "withdrawn", "--note", "N", "--language", "de"), "is not withdrawn"),
        (
            ("--status", "reviewed", "--method", "phoned", "--language", "de"),
            "words are checked by reading them (--method)",
        ),
        (
            ("--status", "reviewed", "--covers", "phones", "--language", "de"),
            "has no field 'phones'; it has title, summary",
        ),
    ],
)
def test_what_says_nothing_of_words_is_no_review_of_them(
    german: Shell, words: tuple[str, ...], told: str
) -> None:
    assert german.content is not None
    before = (german.content / FILE).read_text("utf-8")
    done = german.run(*REVIEW, *words, *DAY)
    assert done.code == 2
    assert told in done.err
    assert (german.content / FILE).read_text("utf-8") == before


def test_the_language_of_the_directory_is_that_of_the_entry(german: Shell) -> None:
    words = ("--status", "to-be-reviewed", "--language", "en-GB")
    assert german.run("review", US, *words, *DAY).code == 0
    assert state_of(german, US) == "to-be-reviewed"


def test_no_tag_of_a_language_is_wrong_use(german: Shell) -> None:
    done = german.run("show", US, "--language", "../de")
    assert done.code == 2
    assert "'../de' is no tag of a language like de or pt-BR" in done.err


def test_the_line_mode_asks_what_was_looked_at(german: Shell) -> None:
    typed = (f"/id:{US}", "1", "m", "2", "2", "2", "", "", "A", "", "1", "q")
    said = converse(german, "--language", GERMAN, *DAY, typed=typed).out
    assert "What was looked at?" in said
    assert "Its text in Deutsch" in said
    assert "What was found about Notruf (Vereinigte Staaten): 911?" in said
    assert "[*] Text in Deutsch: Reviewed 2026-11-25, due 2027-02-23" in in_german(
        german, "show", US
    )
    assert state_of(german, US) == "source-checked"


PAGE = "pages/if-you-need-help-now.md"
SAMARITANS = "crisis-uk-samaritans"


def with_link(german: Shell, target: str) -> Path:
    """Put a link into the German text of a page, and return its file."""
    assert german.content is not None
    file = german.content / PAGE
    changed = file.read_text("utf-8").replace("Nummern ändern sich", f"[Hier]({target}) mehr")
    write_file(file, changed)
    return file


def test_links_of_a_translated_page_are_looked_at(german: Shell) -> None:
    file = with_link(german, f"../contacts/helplines/{SAMARITANS}.yaml")
    assert german.run("check", *DAY).out == ""
    write_file(
        file,
        file.read_text("utf-8").replace(
            f"[Hier](../contacts/helplines/{SAMARITANS}", "[Hier](../contacts/helplines/gone"
        ),
    )
    (line,) = german.run("check", *DAY).lines
    assert line.startswith(f"{PAGE}:")
    assert line.endswith("entry-unknown there is no entry 'contacts/helplines/gone.yaml'")


def test_an_entry_is_not_renamed_from_under_a_translated_text(german: Shell) -> None:
    words = ("rename-id", SAMARITANS, "samaritans")
    assert german.run(*words, *DAY).code == 0
    file = with_link(german, f"../contacts/helplines/{SAMARITANS}.yaml")
    before = file.read_text("utf-8")
    done = german.run(*words, "--yes", *DAY)
    assert done.code != 0
    assert "a translation has a link to contacts/helplines/crisis-uk-samaritans.yaml" in done.err
    assert file.read_text("utf-8") == before


def test_of_a_directory_that_does_not_say_its_language_it_is_not_guessed(german: Shell) -> None:
    assert german.content is not None
    own = german.content / "directory.yaml"
    write_file(own, own.read_text("utf-8").replace("language: en\n", "", 1))
    assert "not translated" in in_german(german, "show", UNTRANSLATED)


def test_an_assistant_is_answered_in_german_only_if_that_is_asked_for(german: Shell) -> None:
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}
    asked |= {"params": {"name": "show", "arguments": {"id": US}}}
    for option, state, title in (
        ((), "source-checked", "Emergency services (United States): 911"),
        (("--language", GERMAN), "to-be-reviewed", "Notruf (Vereinigte Staaten): 911"),
    ):
        done = subprocess.run(
            [*PROGRAM, "mcp", *option, *DAY],
            cwd=ROOT,
            env=german.environment(),
            input=f"{json.dumps(asked)}\n",
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        (content,) = json.loads(done.stdout)["result"]["content"]
        answer = json.loads(content["text"])
        assert (answer["state"], answer["entry"]["title"]) == (state, title)
        assert answer["checked"] == (None if option else "2026-11-23")
