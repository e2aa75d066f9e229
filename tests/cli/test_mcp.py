"""The server for assistants: lines in, lines out."""

import io
import json
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support.browsing import TODAY
from support.content import fields, write_file
from support.shell import PROGRAM, Shell

from ketamine_tui.actions.marking import mark, write_note
from ketamine_tui.cli.context import Context, SharedOptions
from ketamine_tui.cli.mcp.protocol import VERSIONS, answer_to
from ketamine_tui.cli.mcp.serving import LONGEST, lines_of

PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}


@pytest.fixture
def context(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Context(SharedOptions(str(folder), TODAY))


def ask(context: Context, message: object) -> Any:
    line = answer_to(context, json.dumps(message).encode())
    return None if line is None else json.loads(line)


def call(context: Context, name: str, **arguments: object) -> tuple[bool, Any]:
    """Return whether a tool fails, and what it answers."""
    params = {"name": name, "arguments": arguments}
    result = ask(context, PING | {"method": "tools/call", "params": params})["result"]
    (content,) = result["content"]
    is_error = result["isError"]
    return is_error, content["text"] if is_error else json.loads(content["text"])


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [*((one, one) for one in VERSIONS), ("1999-01-01", VERSIONS[0]), (7, VERSIONS[0])],
)
def test_a_version_is_agreed_on(context: Context, asked: object, spoken: str) -> None:
    params = {"protocolVersion": asked}
    answer = ask(context, PING | {"method": "initialize", "params": params})
    assert answer["result"]["protocolVersion"] == spoken
    assert answer["id"] == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", -32700),
        (b"\xff", -32700),
        (b"[" * 60_000, -32700),
        (b'{"id": ' + b"1" * 5000 + b"}", -32700),
        (b"[]", -32600),
        (b'{"id": 1, "method": "ping"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1}', -32600),
        (b'{"jsonrpc": "2.0", "id": null, "method": "ping"}', -32600),
        (b'{"jsonrpc": "2.0", "id": true, "method": "ping"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/write"}', -32601),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []}', -32602),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call"}', -32602),
    ],
    ids=range(12),
)
def test_a_message_that_is_none_is_an_error(context: Context, line: bytes, code: int) -> None:
    answer = answer_to(context, line)
    assert answer
    assert json.loads(answer)["error"]["code"] == code


def test_what_asks_nothing_is_not_answered(context: Context) -> None:
    note = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    assert ask(context, note) is None
    assert ask(context, {"jsonrpc": "2.0", "id": 5, "result": {}}) is None
    assert ask(context, PING | {"id": "x"}) == {"jsonrpc": "2.0", "id": "x", "result": {}}


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("search", {"query": "book colour:red"}, "column 6: there is no field colour:"),
        ("search", {}, "search needs query"),
        ("search", {"query": 1}, "query must be a text"),
        ("search", {"query": "\ud800"}, "query must be a text"),
        ("search", {"query": "book", "limit": 0}, "from 1 to 100"),
        ("search", {"query": "book", "limit": True}, "from 1 to 100"),
        ("search", {"query": "book", "max": 3}, "has no argument 'max'"),
        ("show", {"id": "nothing"}, "there is no entry 'nothing'"),
        ("urgent", {"region": "Atlantis"}, "is no region"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(
    context: Context, name: str, arguments: dict[str, object], told: str
) -> None:
    is_error, text = call(context, name, **arguments)
    assert is_error
    assert told in text


def test_the_answers_are_those_of_the_commands(context: Context, shell: Shell) -> None:
    for name, arguments, words in (
        ("urgent", {"region": "GB"}, ("urgent", "--region", "GB")),
        ("search", {"query": "kind:book"}, ("search", "kind:book")),
        ("show", {"id": "help-line"}, ("show", "help-line")),
    ):
        is_error, answer = call(context, name, **arguments)
        data = shell.run(*words, "--json", "--as-of", TODAY.isoformat()).data
        del data["format"]
        for entry in answer.get("entries", ()):
            assert {entry.pop("checked"), entry.pop("due")}
        assert not is_error
        assert {key: answer[key] for key in data} == data


def test_a_changed_file_is_read_again_and_no_number_is_without_state_and_day(
    context: Context, folder: Path
) -> None:
    phones = [
        {"number": "202-555-0143", "type": "fax"},
        {"number": "(123) 456-7890", "placeholder": "yes"},
        {"number": "202-555-0144"},
    ]
    assert call(context, "show", id="later")[0]
    entry = fields(kind="helpline", section="people", title="Later", phones=phones, reviews=None)
    write_file(folder / "contacts/later.yaml", entry)
    _, shown = call(context, "show", id="later")
    assert shown["ways"] == ["call 202-555-0144"]
    assert (shown["state"], shown["checked"], shown["doubt"]) == (
        "to-be-reviewed",
        None,
        "unchecked: to be reviewed",
    )
    _, found = call(context, "search", query="later", limit=1)
    (only,) = found["entries"]
    assert (only["id"], only["state"], only["checked"]) == ("later", "to-be-reviewed", None)


@pytest.mark.parametrize("query", ["is:marked", "note:zebra"])
def test_an_assistant_is_told_nothing_of_marks(context: Context, query: str) -> None:
    outcome = write_note("help-line", "Help line", "zebra", context.session())
    assert outcome.is_done
    assert mark({"help-line": "Help line"}, context.session(), is_marked=True).is_done
    assert context.view(query).total == 1
    assert call(context, "search", query=query)[1]["total"] == 0
    assert "zebra" not in str(call(context, "show", id="help-line"))
    # So does `serve` open it.
    assert context.catalog().marks == {}


def test_a_line_that_is_too_long_is_dropped_alone() -> None:
    stream = io.BytesIO(b"a\n" + b"x" * LONGEST * 3 + b"\n" + b"y" * LONGEST + b"\nb")
    assert [line and len(line) for line in lines_of(stream)] == [2, None, LONGEST + 1, 1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, None])
def test_it_ends_quietly(shell: Shell, number: signal.Signals | None) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "mcp"],
        env=shell.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"x" * 200_000 + b"\n" + json.dumps(PING).encode() + b"\n")
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["error"]["code"] == -32600
    assert json.loads(process.stdout.readline())["result"] == {}
    if number:
        process.send_signal(number)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (0, b"", b"")
