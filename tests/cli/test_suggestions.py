"""What commands say of words that no entry has."""

import pytest
from support.shell import Done, Shell

SHOWN = "ketamine-tui: nothing has 'medicnies'; shown: medicines\n"
ASKED = "ketamine-tui: nothing has 'medicnies'; did you mean: medicines (1)\n"
SEVERAL = "ketamine-tui: nothing has 'theq'; did you mean: them (1), then (1)\n"


@pytest.mark.parametrize("words", [("list",), ("list", "--format", "csv"), ("search",)])
def test_what_is_clearly_meant_is_shown(shell: Shell, words: tuple[str, ...]) -> None:
    meant = shell.run(*words, "medicines")
    assert (meant.code, meant.err) == (0, "")
    assert shell.run(*words, "medicnies") == Done(0, meant.out, SHOWN)


@pytest.mark.parametrize("command", ["list", "search"])
def test_of_several_words_none_is_shown(shell: Shell, command: str) -> None:
    assert shell.run(command, "theq") == Done(1, "", SEVERAL)


@pytest.mark.parametrize(
    "words",
    [
        ("list", '"medicnies"'),
        ("list", "title:medicnies"),
        ("list", "xyzzy"),
        ("list", "medicnies", "kind:clinic"),
        ("list", "--why", "film", "medicnies"),
        ("search", "--", "-medicnies", "xyzzy"),
    ],
)
def test_what_is_meant_as_it_is_is_taken_so(shell: Shell, words: tuple[str, ...]) -> None:
    done = shell.run(*words)
    assert (done.code, done.err) == (1, "")


@pytest.mark.parametrize(
    "command", [("export", "csv"), ("stats",), ("sections",), ("tags",), ("review",)]
)
def test_what_only_counts_or_writes_takes_the_query_as_it_is(
    shell: Shell, command: tuple[str, ...]
) -> None:
    done = shell.run(*command, "medicnies", "--json")
    assert done.code == 1
    assert done.err.startswith(ASKED)
    assert done.out == shell.run(*command, '"medicnies"', "--json").out


@pytest.mark.parametrize("command", ["list", "search"])
def test_the_answer_in_json_has_it_too(shell: Shell, command: str) -> None:
    def asked(query: str) -> object:
        return shell.run(command, "--json", query).data["suggestion"]

    medicines = {"text": "medicines", "count": 1, "query": "medicines"}
    assert asked("medicnies") == {
        "written": ["medicnies"],
        "shown": "medicines",
        "candidates": [medicines],
    }
    several = asked("theq")
    assert isinstance(several, dict)
    assert (several["shown"], len(several["candidates"])) == (None, 2)
    assert asked("medicines") is asked("xyzzy") is None
