"""Pages from a server: in the W3C's checker of HTML, in a browser with a checker of accessibility, without script."""

import json
import subprocess
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from support.environment import environment
from support.shell import PROGRAM

pytestmark = pytest.mark.clients

_SCRIPTS = Path(__file__).parent
_PATHS = {
    "first": "",
    "urgent": "urgent.html",
    "all": "search.html",
    "found": "search.html?q=line",
    "corrected": "search.html?q=suicde",
    "nothing": "search.html?q=zzzz",
    "wrong": "search.html?q=colour:red+%3Cb%3E",
    "refused": "no-such-page.html",
}


@pytest.fixture
def address(folder: Path, tmp_path: Path) -> Iterator[str]:
    """Where the directory is served."""
    process = subprocess.Popen(
        [*PROGRAM, "serve", "--all", "--port", "0", "--content", str(folder)],
        env=environment(tmp_path / "home"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    yield process.stdout.readline().strip()
    process.terminate()
    process.communicate()
    assert process.returncode == 0


def test_the_checker_of_html_finds_nothing(
    address: str, tmp_path: Path, client: Callable[[str], str], run: Callable[..., str]
) -> None:
    connection = HTTPConnection(urlsplit(address).netloc)
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, path in _PATHS.items():
        connection.request("GET", f"/{path}")
        (pages / f"{name}.html").write_bytes(connection.getresponse().read())
    connection.close()
    checker = ("-jar", client("node_modules/vnu-jar/build/dist/vnu.jar"))
    known = r".*violates Content Security Policy.*"  # as for the pages in files
    options = ("--format", "json", "--stdout", "--exit-zero-always", "--filterpattern", known)
    found = json.loads(run(client("java"), *checker, *options, str(pages)))
    assert [(one["url"], one["message"]) for one in found["messages"]] == []


def test_the_checker_of_accessibility_finds_nothing_in_a_browser(
    address: str, tmp_path: Path, client: Callable[[str], str], run: Callable[..., str]
) -> None:
    node, _ = client("node"), client("chromium")
    modules = Path(client("node_modules/playwright-core/package.json")).parents[1]
    # Long lists are looked at in files.
    urls = [f"{address}{path}" for name, path in _PATHS.items() if name not in ("first", "all")]
    script = str(_SCRIPTS / "accessible.mjs")
    found = json.loads(run(node, script, str(modules), str(tmp_path / "browser"), *urls))
    assert found["violations"] == []
    assert found["scrolled"] == []
    # How a browser says that a page is not there.
    assert {*found["console"]} == {
        "Failed to load resource: the server responded with a status of 404 (Not Found)"
    }
    own = ("style.css", "icon.svg", "page.js")
    assert {*found["requests"]} <= {*urls, *(f"{address}{name}" for name in own)}


def test_the_box_searches_with_scripts_and_without(
    address: str, client: Callable[[str], str], run: Callable[..., str]
) -> None:
    node, _ = client("node"), client("chromium")
    modules = Path(client("node_modules/playwright-core/package.json")).parents[1]
    words = "kind:article OR book"
    with_scripts, without = json.loads(
        run(node, str(_SCRIPTS / "asking.mjs"), str(modules), address, words)
    )
    assert with_scripts == without
    assert without["url"] == f"{address}search.html?q=kind%3Aarticle+OR+book"
    assert without["box"] == words
    assert without["told"].startswith(f"{len(without['links'])} entr")
    assert without["cookies"] == []
