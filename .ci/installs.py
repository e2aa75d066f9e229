"""Install the program as its users do, and see that it starts and finds the same content each time."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from support.environment import environment  # noqa: E402  # needs the line above
from support.pty_session import PtySession  # noqa: E402


def main(scratch: Path, command: str) -> None:
    """Run the README's first command in a copy of the tracked files; then try sdist and wheel."""
    expected = listing(ROOT / ".venv")
    copy = scratch / "copy"
    copy.mkdir()
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True)
    subprocess.run(["tar", "-x", "-C", str(copy)], input=archive.stdout, check=True)
    with PtySession(["bash", "-c", command], scratch / "home", cwd=copy, env=registry()) as session:
        session.wait_for("Ketamine in medicine", timeout=300)
        session.wait_for(f"{len(json.loads(expected)['entries'])} entries", timeout=15)
        session.send("q")
        if session.wait_exit(30) != 0:
            sys.exit("the program did not end well")
    print("the first command ends with the program on the screen")
    compare("from the source tree", copy / ".venv", expected)
    shutil.rmtree(copy / "content")  # what was installed must not lean on the copy
    compare("without the source tree", copy / ".venv", expected)
    built = scratch / "built"
    run(sys.executable, "-m", "venv", str(scratch / "tools"))
    run(str(scratch / "tools/bin/pip"), "install", "-q", "build")
    run(str(scratch / "tools/bin/python"), "-m", "build", "-o", str(built), str(ROOT))
    (wheel,) = built.glob("*.whl")  # build makes it from the sdist
    run(sys.executable, "-m", "venv", str(scratch / "wheel"))
    run(
        str(scratch / "wheel/bin/pip"),
        "install",
        "-q",
        "-c",
        str(ROOT / "constraints.txt"),
        str(wheel),
    )
    compare("from the wheel of the sdist", scratch / "wheel", expected)


def run(*command: str) -> None:
    """Run a command to its end."""
    subprocess.run(command, check=True, cwd="/")


def registry() -> dict[str, str | None]:
    """Return how this machine's pip is set up."""
    return {
        name: value
        for name, value in os.environ.items()
        if name.startswith(("PIP_", "SSL_", "REQUESTS_"))
    }


def listing(venv: Path) -> str:
    """Return everything an installation lists, every entry whole."""
    program = [str(venv / "bin/ketamine-tui"), "list", "--json"]
    home = venv.parent / ".home"
    result = subprocess.run(
        program, check=True, capture_output=True, text=True, env=environment(home), cwd="/"
    )
    shutil.rmtree(home, ignore_errors=True)
    return result.stdout


def compare(name: str, venv: Path, expected: str) -> None:
    """Complain unless an installation lists what the checkout lists."""
    if listing(venv) != expected:
        sys.exit(f"{name}: another content than the checkout's")
    print(f"{name}: the same content")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
