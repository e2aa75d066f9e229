"""The programs of others that read what is exported, where ``.ci/clients`` has installed them."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.content import DIRECTORY, SHIPPED, TODAY, fields, open_content, write_directory
from support.environment import environment

from ketamine_tui.exchange.extract import Extract, extract_of
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

VARIABLE = "KETAMINE_TUI_CLIENTS"
_PATIENCE = 60
"""Seconds that a client may take."""

_TEXT = "Größe, 中文; \\n {a} 50% & <b>\"x\"</b> #1 ~ $5 e^x_2 'y' é"
_NASTY = {
    "directory.yaml": {
        **DIRECTORY,
        "site": {
            "url": "https://example.org/a/",
            "robots": ["noindex"],
            "exit": "https://example.org/?a=1&b='2'",
        },
    },
    "contacts/nasty.yaml": fields(
        kind="clinic",
        section="people",
        title=_TEXT,
        alternate_names=["A, B", "C; D"],
        summary=f"{_TEXT} {'long ' * 40}",
        organization="Müller, Söhne; Co.",
        tags=["Mood", "a,b", "x;y"],
        languages=["en", "pt-BR"],
        phones=[
            {"number": "020 7946 0958", "dial": "+442079460958", "note": _TEXT},
            {"number": "(123) 456-7890", "placeholder": "yes"},
            {"number": "202-555-0143", "type": "fax"},
            {"number": "202-555-0144", "type": "textphone"},
        ],
        texts=[{"number": "55501", "body": "HI; THERE"}],
        emails=[
            {"address": "o'brien+a@example.org"},
            {"address": "no@example.com", "placeholder": "yes"},
        ],
        chats=[{"url": "https://example.org/chat?a=1&b=2"}],
        addresses=[
            {
                "attention": "Desk; A",
                "address_1": "1, Road",
                "city": "Köln",
                "postal_code": "N1, 1AA",
                "country": "DE",
            }
        ],
        links=[{"url": "https://example.org/a,b;c?d=%20"}],
    ),
    "contacts/plain.yaml": fields(kind="person", section="people", title="Ann", summary="One."),
    "resources/nasty-work.yaml": fields(
        kind="article",
        title=_TEXT,
        summary=_TEXT,
        authors=["Grace Example", "Institute of A and B", "and others"],
        issued="2019-03-01",
        container_title="Journal of A & B",
        volume="3",
        issue="2",
        page="17-23",
        tags=["Mood", "x;y"],
        identifiers=[{"scheme": "doi", "value": "10.1234/ab_c(99)00230-9"}],
        links=[{"url": "https://example.org/work?a=1&b=<2>"}],
    ),
    "resources/plain-work.yaml": fields(
        kind="book", title="Plain", editors=["Alan Example"], issued="2001"
    ),
}


@pytest.fixture(scope="session", params=["shipped", "nasty"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory that the program ships, and the worst that there can be."""
    if request.param == "shipped":
        return SHIPPED
    return write_directory(tmp_path_factory.mktemp("nasty") / "content", _NASTY)


@pytest.fixture(scope="session")
def extract(folder: Path) -> Iterator[Extract]:
    """All that is in the directory."""
    catalog = open_content(folder, TODAY)
    yield extract_of(View(Search(catalog)), with_doubted=True)
    catalog.close()


@pytest.fixture(scope="session")
def clients() -> Path:
    """The folder of the clients; without it, what needs one is skipped."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        pytest.skip(f"{VARIABLE} names no folder; .ci/clients DIR makes one")
    return Path(folder)


@pytest.fixture(scope="session")
def client(clients: Path) -> Callable[[str], str]:
    """Find a client by its path in the folder, or by its name on the machine."""

    def find(name: str) -> str:
        file = clients / name if "/" in name else Path(shutil.which(name) or name)
        if not file.exists():
            pytest.skip(f"{name} is not installed; .ci/clients DIR does it")
        return str(file)

    return find


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., str]:
    """Run a client in a home of its own and return what it prints."""

    def run(*command: str, answers: str = "") -> str:
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=environment(tmp_path / "home"),
            input=answers,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout

    return run
