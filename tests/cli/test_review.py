"""``review``: the queue, the history and the record, from a script."""

from pathlib import Path

import pytest
from support.shell import Shell

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.review import Method, Review, ReviewState
from ketamine_tui.store.entry_files import load_file

FILM = "resources/films/film.yaml"
CONFIRMED = ("--status", "source-checked", "--method", "read-source", "--source", "S")


def reviews(folder: Path) -> tuple[Review, ...]:
    (loaded,) = load_file(folder, FILM, Directory("D")).entries
    return loaded.entry.reviews


def test_the_queue_is_the_query_of_the_screen(shell: Shell) -> None:
    done = shell.run("review")
    assert done.code == 0
    assert done.out == shell.run("list", "is:pending", "sort:risk").out
    narrowed = shell.run("review", "kind:video OR kind:book")
    assert 0 < len(narrowed.lines) < len(done.lines)
    assert [row["id"] for row in shell.run("review", "--json").data["entries"]] == [
        line.split("\t")[0] for line in done.lines
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("kind:podcast",), "nothing of it waits for a review"),
        (("--json", "kind:podcast"), ""),
        (("kind:book",), ""),
    ],
)
def test_that_nothing_waits_is_said(shell: Shell, words: tuple[str, ...], told: str) -> None:
    done = shell.run("review", *words)
    assert done.err.removeprefix("ketamine-tui: ").strip() == told
    assert done.code == (0 if words == ("kind:book",) else 1)


def test_a_review_is_recorded_and_the_reviewer_remembered(shell: Shell, folder: Path) -> None:
    before = (folder / FILM).read_text("utf-8")
    options = ("--reviewer", "Ada", "--role", "editor", "--note", "a\x1bb", "--as-of", "2026-11-23")
    done = shell.run("review", "film", *CONFIRMED, *options)
    assert (done.code, done.out, done.err) == (0, "film: source-checked 2026-11-23\n", "")
    review = reviews(folder)[-1]
    assert (review.status, review.method) == (ReviewState.SOURCE_CHECKED, Method.READ_SOURCE)
    assert (review.reviewer, review.role, review.source) == ("Ada", "editor", ("S",))
    assert review.note == "a<U+001B>b"
    assert (folder / FILM).read_text("utf-8").startswith(before.rstrip("]}\n")[:40])
    assert "\tsource-checked\t" in shell.run("list", "id:film", "--as-of", "2026-11-23").out
    assert shell.run("review", "film", *CONFIRMED).code == 0
    assert reviews(folder)[-1].reviewer == "Ada"


def test_a_role_is_remembered_with_the_person_who_has_it(shell: Shell, folder: Path) -> None:
    who = [("Ada", "--role", "editor"), ("Zoe",), ("ada",), ("Zoe", "--role", "nurse")]
    for name, *role in who[:2]:
        assert shell.run("review", "film", *CONFIRMED, "--reviewer", name, *role).code == 0
    assert [review.role for review in reviews(folder)[-2:]] == ["editor", ""]
    for name, *role in (who[0], who[2], who[3]):
        assert shell.run("review", "film", *CONFIRMED, "--reviewer", name, *role).code == 0
    assert [review.role for review in reviews(folder)[-3:]] == ["editor", "editor", "nurse"]


def test_a_review_of_a_day_to_come_is_refused(shell: Shell, folder: Path) -> None:
    before = (folder / FILM).read_bytes()
    options = ("--reviewer", "A", "--as-of", "2999-01-01")
    done = shell.run("review", "film", *CONFIRMED, *options)
    assert (done.code, done.out) == (2, "")
    assert "a review is of a day that has come: today is 2" in done.err
    assert (folder / FILM).read_bytes() == before


def test_what_is_confirmed_in_part_is_told_as_such(shell: Shell) -> None:
    options = (*CONFIRMED, "--reviewer", "A", "--as-of", "2026-11-23")
    done = shell.run("review", "film", *options, "--covers", "title")
    assert done.out == "film: source-checked in part 2026-11-23\n"
    assert "2026-11-23 by A: source-checked in part, read source" in shell.run("review", "film").out


def test_the_history_is_printed(shell: Shell) -> None:
    done = shell.run("review", "film")
    assert done.lines[0] == "A film"
    assert "resources/films/film.yaml:1" in done.out
    assert shell.run("review", "film", "--json").data["reviews"][0]["status"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("film", "--status", "reviewed"), "say how it was checked (--method)"),
        (("film", "--status", "needs-changes"), "needs a reason (--note)"),
        (("film", "--status", "withdrawn"), "needs a reason (--note)"),
        (("film", *CONFIRMED), "say who you are: a name or a role (--reviewer)"),
        (("film", *CONFIRMED[:4], "--reviewer", "A"), "say where it was read"),
        (
            ("film", "--status", "reviewed", "--method", "automated", "--reviewer", "A"),
            "a program cannot confirm anything",
        ),
        (
            ("help-line", "--status", "source-checked", "--method", "phoned", "--reviewer", "A"),
            "nobody may call a crisis line to test it",
        ),
        (
            ("film", *CONFIRMED, "--reviewer", "A", "--covers", "titel"),
            "film has no field 'titel'; it has kind, title",
        ),
        (
            ("film", *CONFIRMED, "--reviewer", "A", "--next-review", "2020-01-01"),
            "has to be later than this one (--next-review)",
        ),
        (
            ("film", "--status", "to-be-reviewed", "--as-of", "1999-01-01"),
            "which is later than 1999-01-01",
        ),
        (
            ("film", "--status", "to-be-reviewed", "--replaced-by", "office"),
            "only an entry that is withdrawn is replaced (--replaced-by)",
        ),
        (
            ("film", "--status", "withdrawn", "--note", "n", "--replaced-by", "film"),
            "an entry cannot be replaced by itself (--replaced-by)",
        ),
        (
            ("film", "--status", "withdrawn", "--note", "n", "--replaced-by", "no-such"),
            "there is no entry 'no-such' to use instead",
        ),
        (("no-such", "--status", "reviewed"), "there is no entry 'no-such'"),
        (("film", "offices", "--status", "withdrawn"), "there is no entry 'offices'"),
        (
            ("film", "office", *CONFIRMED),
            "only a register can confirm several entries at once (--method)",
        ),
        (
            ("film", "office", *CONFIRMED[:2], "--method", "registry", "--reviewer", "A"),
            "name the one register in which all of them are (--source)",
        ),
        (
            ("film", "office", *CONFIRMED[:2], "--method", "registry", "--source", "S", "--json"),
            "leave --json out",
        ),
        # Nothing of it is written where it cannot be said of all of them.
        (
            ("film", "office", "--status", "needs-changes", "--note", "n", "--covers", "phones"),
            "film has no field 'phones'",
        ),
        (("--status", "withdrawn"), "name an entry to review"),
    ],
)
def test_a_claim_without_what_it_rests_on_is_wrong_use(
    shell: Shell, folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = (folder / FILM).read_bytes()
    done = shell.run("review", *arguments)
    assert done.code == 2
    assert told in done.err
    assert (folder / FILM).read_bytes() == before


def test_a_file_that_cannot_be_written_is_told(shell: Shell, folder: Path) -> None:
    (folder / FILM).chmod(0o444)
    done = shell.run("review", "film", *CONFIRMED, "--reviewer", "A")
    assert (done.code, done.out) == (1, "")
    assert f"{FILM}: the file is read-only" in done.err


def test_where_two_people_are_asked_for_the_first_is_told_so(shell: Shell, folder: Path) -> None:
    file = folder / "directory.yaml"
    text = file.read_text("utf-8")
    assert '"default"' in text
    file.write_text(text.replace('"default"', '"two_person": ["video"], "default"'), "utf-8")
    done = shell.run("review", "film", *CONFIRMED, "--reviewer", "A")
    assert "Confirmed by 1 of 2 people (A); another person must too" in done.err
    assert "\tto-be-reviewed\t" in shell.run("list", "id:film").out
    done = shell.run("review", "film", *CONFIRMED, "--reviewer", "B")
    assert done.err == ""
    assert "\tsource-checked\t" in shell.run("list", "id:film").out


def test_several_are_reviewed_at_once_or_none_of_them(shell: Shell, folder: Path) -> None:
    why = ("--status", "needs-changes", "--note", "The publisher has moved.", "--reviewer", "A")
    done = shell.run("review", "film", "office", "film", *why, "--as-of", "2026-11-23")
    assert done.lines == ["film: needs changes 2026-11-23", "office: needs changes 2026-11-23"]
    assert reviews(folder)[-1].note == "The publisher has moved."
    states = {x.split("\t")[0]: x.split("\t")[2] for x in shell.run("list").lines}
    assert states["film"] == states["office"] == "needs-changes"
    before = (folder / FILM).read_bytes()
    (folder / "contacts/office.yaml").chmod(0o444)
    done = shell.run("review", "film", "office", *why)
    assert (done.code, done.out) == (1, "")
    assert "office.yaml: the file is read-only" in done.err
    assert (folder / FILM).read_bytes() == before


def test_several_are_confirmed_by_one_register_once_each_was_shown(
    shell: Shell, folder: Path
) -> None:
    how = ("--status", "source-checked", "--method", "registry", "--source", "The register")
    words = ("review", "film", "new-book", *how, "--reviewer", "A")
    before = (folder / FILM).read_bytes()
    shown = shell.run(*words)
    assert (shown.code, (folder / FILM).read_bytes()) == (1, before)
    assert all(title in shown.lines for title in ("A film", "The new book"))
    assert "nothing is recorded yet, --yes" in shown.err.replace(";", ",")
    done = shell.run(*words, "--yes")
    assert done.code == 0
    assert done.out.startswith(shown.out)
    assert reviews(folder)[-1].method is Method.REGISTRY
    assert reviews(folder)[-1].fingerprint
