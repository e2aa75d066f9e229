"""Pages over HTTP: what ``list`` prints, what the files say now, and a process that ends when it is told."""

import asyncio
import http.client
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
from support.browsing import TODAY
from support.content import fields, write_file
from support.environment import MEASURING
from support.shell import PROGRAM, Shell

from ketamine_tui.cli.arguments import parser_of
from ketamine_tui.cli.context import Context, SharedOptions
from ketamine_tui.cli.serve.command import Teller
from ketamine_tui.cli.serve.edition import SAID, Edition, Kept
from ketamine_tui.cli.serve.pages import Follower, ServedPages
from ketamine_tui.model.errors import UserError
from ketamine_tui.services.web.answer import Answer, Body
from ketamine_tui.services.web.request import Request
from ketamine_tui.services.web.status import Status

ON_THAT_DAY = ("--as-of", TODAY.isoformat())
HELP = b"call <span"


class Served(NamedTuple):
    """Answers over a directory, the hands of its clock, and what was told."""

    pages: ServedPages
    hours: list[float]
    told: list[Exception]

    async def get(self, target: str, **known: str) -> Answer:
        path, _, query = target.partition("?")
        wanted = {name.replace("_", "-"): value for name, value in known.items()}
        return await self.pages.answer(Request("GET", path, query, "localhost", wanted, False))  # noqa: FBT003

    async def text(self, target: str) -> str:
        return (await self.get(target)).body.plain.decode()


@pytest.fixture
def context(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return Context(SharedOptions(str(folder), TODAY))


@pytest.fixture
def follower(context: Context, folder: Path) -> Follower:
    return Follower(folder, context.today, context.catalog, with_doubted=True)


@pytest.fixture
def served(follower: Follower) -> Served:
    hours, told = [0.0], list[Exception]()
    edition = follower.latest()
    return Served(ServedPages(edition, follower.latest, told.append, lambda: hours[0]), hours, told)


def ids(text: str) -> list[str]:
    """Return the entries that a page of results lists."""
    part = text.partition('id="found-entries">')[2].partition("</ul>")[0]
    return re.findall(r'href="entries/(.*?)\.html"', part)


@pytest.mark.parametrize(
    "query", ["", "book", "kind:book", "line sort:title", "#Mood -kind:video", "boook", "region:GB"]
)
async def test_a_search_is_what_list_prints(served: Served, shell: Shell, query: str) -> None:
    listed = shell.run("list", query, *ON_THAT_DAY)
    expected = [line.split("\t")[0] for line in listed.lines]
    assert expected
    assert ids(await served.text(f"/search.html?x=1&q={quote(query)}&q=film")) == expected


@pytest.mark.parametrize("query", ["q=colour%3Ared", "q=%28", "q=%ff%00", "q=" + "a+" * 300])
async def test_a_query_that_cannot_be_read_is_answered(served: Served, query: str) -> None:
    answer = await served.get(f"/search.html?{query}")
    text = answer.body.plain.decode()
    assert (answer.status, answer.is_private) == (200, True)
    assert "This cannot be understood. " in text or "No entry found." in text


async def test_only_names_of_pages_are_found(served: Served, folder: Path) -> None:
    assert {(await served.get(path)).status for path in ("/", "/index.html", "/urgent.html")} == {
        200
    }
    assert (await served.get("/search.html?" + "a&" * 100)).status == 200
    assert await served.text("/?q=book") == await served.text("/")
    for path in (
        *("/..", "/../content/directory.yaml", "/%2e%2e/directory.yaml", "//index.html", "/./"),
        *("/index%2ehtml", "/index.html/", "/entries/", "/entries/..%2findex.html", "/INDEX.html"),
        *(f"/{folder}/directory.yaml", "/index.html%00", "/search.js", "/review", "/?/../x/"),
    ):
        answer = await served.get(path)
        wanted = 200 if path.startswith("/?") else 404
        assert (answer.status, HELP in answer.body.plain) == (wanted, True), path


async def test_a_file_that_has_changed_is_read_again_a_second_later(
    served: Served, folder: Path
) -> None:
    first = await served.get("/")
    write_file(
        folder / "contacts/later.yaml", fields(kind="person", section="people", title="Later")
    )
    assert (await served.get("/entries/later.html")).status == 404
    served.hours[0] += 1
    assert (await served.get("/entries/later.html")).status == 200
    assert (await served.get("/urgent.html")).tag != first.tag
    assert ids(await served.text("/search.html?q=later")) == ["later"]
    again = (await served.get("/")).tag
    served.hours[0] += 1
    assert (await served.get("/")).tag == again
    assert served.told == []


async def test_who_has_the_version_is_not_sent_it_again(served: Served, folder: Path) -> None:
    for target in ("/", "/style.css", "/search.html?q=book"):
        answer = await served.get(target)
        assert (await served.get(target, if_none_match=f'W/"{answer.tag}"')).status == 304
    write_file(
        folder / "contacts/later.yaml", fields(kind="person", section="people", title="Later")
    )
    served.hours[0] += 1
    assert (await served.get("/", if_none_match=f'W/"{answer.tag}"')).status == 200
    assert (await served.get("/nothing", if_none_match="*")).status == 404


async def test_a_directory_that_cannot_be_read_any_more_stays_as_it_was(
    served: Served, folder: Path
) -> None:
    shutil.move(folder, f"{folder}-elsewhere")
    served.hours[0] += 1
    assert HELP in (await served.get("/urgent.html")).body.plain
    assert [type(error) for error in served.told] == [FileNotFoundError]
    shutil.move(f"{folder}-elsewhere", folder)
    served.hours[0] += 1
    assert (await served.get("/")).status == 200


def test_another_day_is_another_edition_and_the_same_files_are_not(
    context: Context, folder: Path
) -> None:
    days = [TODAY]
    opened = []

    def open_catalog() -> object:
        opened.append(1)
        return Context(SharedOptions(str(folder), days[0])).catalog()

    follower = Follower(folder, lambda: days[0], open_catalog, with_doubted=False)  # type: ignore[arg-type]
    first = follower.latest()
    assert follower.latest(first) is first
    assert (first.left_out, len(opened)) == (3, 1)
    os.utime(folder / "tags.yaml")
    assert follower.latest(first) is first
    assert len(opened) == 2
    days[0] = TODAY.replace(year=2021)
    assert follower.latest(first).tag != first.tag
    del context


async def test_every_status_has_a_page_that_leads_to_urgent_help(served: Served) -> None:
    assert {*SAID} == {status for status in Status if status >= 400}
    for status, (title, said) in SAID.items():
        answer = served.pages.refusal(status)
        text = answer.body.plain.decode()
        assert (answer.status, HELP in answer.body.plain) == (status, True)
        assert title in text
        assert said in text


async def test_pages_are_made_once_however_many_wait(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    make = Edition.page

    def page(edition: Edition, name: str) -> Body:
        made.append(name)
        return make(edition, name)

    monkeypatch.setattr(Edition, "page", page)
    answers = await asyncio.gather(*(served.get("/tags.html") for _ in range(5)))
    await served.get("/tags.html")
    assert ({answer.status for answer in answers}, made) == ({200}, ["tags.html"])


def test_what_was_not_asked_for_the_longest_is_given_up_first() -> None:
    kept = Kept(100)
    for name in ("a", "b", "c", "d", "a"):
        kept.put(name, Body(b"x" * 25))
    assert kept.get("a")
    kept.put("e", Body(b"x" * 25))
    assert [name for name in "abcde" if kept.get(name)] == ["a", "c", "d", "e"]
    kept.put("long", Body(b"x" * 26))
    assert kept.get("long") is None


async def test_urgent_help_is_at_hand_whatever_else_was_asked_for(served: Served) -> None:
    edition = served.pages._edition
    for number in range(9):
        edition.kept.put(f"{number}.html", Body(b"x" * (8 * 1024 * 1024)))
    body = edition.at_hand("urgent.html")
    assert body is not None
    assert HELP in body.plain
    assert edition.at_hand("0.html") is None


# The command.


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--bind help.example", "'help.example' is no address; write one such as 127.0.0.1"),
        ("--port 65536", "'65536' is not a number from 0 to 65535"),
        ("--port x", "'x' is not a number from 0 to 65535"),
        ("--host a.example:80", "'a.example:80' is no name of a host"),
    ],
)
def test_a_place_that_is_none_is_wrong_use(
    words: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parser_of("serve").parse_args(words.split())
    assert told in capsys.readouterr().err


def test_the_help_says_what_another_address_means() -> None:
    text = " ".join(parser_of("serve").format_help().split())
    assert "everybody who can reach that address can read the pages" in text


def test_what_goes_wrong_is_told_once_and_says_nothing_of_who_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell = Teller()
    for _ in range(2):
        tell(UserError("there is no such folder"))
        tell(PermissionError(13, "Permission denied", "/a\x1b[2J"))
        tell(KeyError("what somebody looked for"))
    lines = capsys.readouterr().err.splitlines()
    assert [line.removeprefix("ketamine-tui: ") for line in lines] == [
        "there is no such folder",
        "/a<U+001B>[2J: Permission denied",
        "a mistake of the program: KeyError",
    ]


class Process(NamedTuple):
    """A process that serves, and what it printed on the way."""

    process: subprocess.Popen[str]
    port: int
    address: str

    def get(self, target: str, method: str = "GET", **known: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, target, headers={n.title(): x for n, x in known.items()})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, body

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        self.process.send_signal(number)
        _, err = self.process.communicate()
        return self.process.returncode, err


Serve = Callable[..., Process]


@pytest.fixture
def serve(shell: Shell) -> Iterator[Serve]:
    """Start the command on any free port; whatever still runs is ended."""
    started: list[subprocess.Popen[str]] = []
    # A run in the background of a script begins without Ctrl+C, and so would what it starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def serve(*words: str) -> Process:
        process = subprocess.Popen(
            [*PROGRAM, "serve", "--port", "0", *ON_THAT_DAY, *words],
            env=shell.environment({name: os.environ.get(name) for name in MEASURING}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout
        address = process.stdout.readline().strip()
        return Process(process, int(re.findall(r":(\d+)/$", address)[0]), address)

    yield serve
    for process in started:
        process.kill()
        process.communicate()
    signal.signal(signal.SIGINT, before)


def test_it_serves_until_it_is_told_to_end(serve: Serve, shell: Shell) -> None:
    saved = shell.run("views", "--save", "mine", "kind:book")
    assert saved.code == 0
    running = serve("--all")
    assert running.address == f"http://127.0.0.1:{running.port}/"
    listed = shell.run("list", "line", *ON_THAT_DAY)
    status, body = running.get("/search.html?q=line")
    assert (status, ids(body.decode())) == (200, [line.split("\t")[0] for line in listed.lines])
    assert running.get("/", method="HEAD") == (200, b"")
    for status, answered in (
        (404, running.get("/nothing")),
        (405, running.get("/", method="POST")),
        (414, running.get("/" + "a" * 9000)),
        (421, running.get("/", host="help.example")),
        (431, running.get("/", cookie="x" * 20_000)),
    ):
        assert answered[0] == status
        assert HELP in answered[1]
    # What somebody saved for themselves is nobody else's.
    assert b"This cannot be understood" in running.get("/search.html?q=@mine")[1]
    assert running.end() == (
        0,
        "ketamine-tui: serving 8 entries, for reading only; Ctrl+C ends it\n",
    )


def test_ctrl_c_ends_it_and_another_address_is_told_of(serve: Serve) -> None:
    running = serve("--bind", "0.0.0.0", "--host", "help.example")
    assert running.get("/", host="help.example")[0] == 200
    assert running.get("/", host="other.example")[0] == 421
    code, told = running.end(signal.SIGINT)
    assert code == 0
    assert "everybody who can reach this machine can read these pages, without a password" in told
    assert "3 unreviewed entries left out; --all includes them" in told


def test_a_port_that_is_taken_is_told(serve: Serve, shell: Shell) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    running = serve()
    assert running.get("/")[0] == 200
    running.process.send_signal(signal.SIGINT)  # which a script in the background does not mean
    assert running.get("/")[0] == 200
    done = shell.run("serve", "--port", str(running.port))
    assert (done.code, done.out) == (1, "")
    assert "something else listens there (--port names another port, 0 any free one)" in done.err
    assert shell.run("serve", "--content", "nowhere").code == 3
