"""A release: wheel and sdist built twice and compared, a single file, a bill of materials, checksums."""

import hashlib
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD_TOOLS = ROOT / ".ci/build-constraints.txt"
LISTED = """
import importlib.metadata, json
print(json.dumps([
    {"name": one.metadata["Name"], "version": one.version,
     "license": one.metadata["License-Expression"] or one.metadata["License"] or ""}
    for one in importlib.metadata.distributions()
]))
"""


class RefusedError(Exception):
    """What forbids a release."""


def version_of(module: str) -> str:
    """Return the version that the package's first module names."""
    found = re.search(r'^__version__ = "([^"]+)"$', module, re.MULTILINE)
    if not found:
        raise RefusedError("ketamine_tui/__init__.py names no version")
    return found[1]


def notes_of(changelog: str, version: str) -> str:
    """Return what the changelog says of a version."""
    heading = rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$"
    found = re.search(rf"{heading}\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    if not found or not found[1].strip():
        raise RefusedError(
            f"CHANGELOG.md has no section '## [{version}] - DAY' with anything in it"
        )
    return found[1].strip()


def sums(files: Mapping[str, bytes]) -> str:
    """Return the checksums of files, as ``sha256sum -c`` reads them."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def differing(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    """Return the names of files that are not the same in two builds."""
    return sorted(name for name in {*first, *second} if first.get(name) != second.get(name))


def bill(version: str, parts: Iterable[Mapping[str, str]]) -> str:
    """Return the bill of materials (CycloneDX 1.6), the same for the same parts in any order."""
    components = [_component(part) for part in parts if _name(part["name"]) != "ketamine-tui"]
    components.sort(key=lambda one: str(one["bom-ref"]))
    data = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"pkg:pypi/ketamine-tui@{version}",
                "name": "ketamine-tui",
                "version": version,
            }
        },
        "components": components,
    }
    return json.dumps(data, indent=2) + "\n"


def _component(part: Mapping[str, str]) -> dict[str, object]:
    name = _name(part["name"])
    url = f"pkg:pypi/{name}@{part['version']}"
    # Some name their licence by its whole text, which is no name.
    text = part["license"].strip()
    told = [{"license": {"name": text}}] if text and "\n" not in text else []
    data = {"type": "library", "bom-ref": url, "name": name, "version": part["version"]}
    return {**data, "purl": url, **({"licenses": told} if told else {})}


def _name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def run(*command: str | Path, cwd: Path = ROOT, **env: str) -> str:
    """Run a command to its end, and return what it prints."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=cwd, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise RefusedError(f"{' '.join(words[:4])} failed:\n{done.stdout}")
    return done.stdout


def built(tools: Path, clone: Path, epoch: str) -> dict[str, bytes]:
    """Return the wheel and the sdist of a clean clone, by their names."""
    run("git", "clone", "-q", "--no-hardlinks", ROOT, clone)
    run(tools / "python", "-m", "build", "--no-isolation", cwd=clone, SOURCE_DATE_EPOCH=epoch)
    return {file.name: file.read_bytes() for file in (clone / "dist").iterdir()}


def environment(folder: Path, *words: str | Path) -> Path:
    """Make an environment with packages, and return its folder of programs."""
    run(sys.executable, "-m", "venv", folder)
    pip = ("-m", "pip", "install", "-q", "--disable-pip-version-check")
    run(folder / "bin/python", *pip, *words)
    return folder / "bin"


def release(target: Path, scratch: Path) -> None:
    """Write everything that is published into a folder."""
    version = version_of((ROOT / "ketamine_tui/__init__.py").read_text("utf-8"))
    if run("git", "status", "--porcelain"):
        raise RefusedError("the tree has changes that are not committed")
    notes_of((ROOT / "CHANGELOG.md").read_text("utf-8"), version)
    epoch = run("git", "log", "-1", "--format=%ct").strip()
    tools = environment(scratch / "tools", "-c", BUILD_TOOLS, "build", "hatchling", "shiv")
    files = built(tools, scratch / "one", epoch)
    if names := differing(files, built(tools, scratch / "two", epoch)):
        raise RefusedError(f"two builds differ: {', '.join(names)}")
    print(f"two builds are the same: {', '.join(sorted(files))}")
    (wheel,) = (scratch / "one/dist").glob("*.whl")
    pinned = ("-c", ROOT / "constraints.txt", wheel)
    installed = environment(scratch / "installed", *pinned)
    run(installed / "ketamine-tui", "check", "--release", "--content", ROOT / "content")
    parts = json.loads(run(installed / "python", "-c", LISTED))
    used = [part for part in parts if part["name"] not in ("pip", "setuptools")]
    files[f"ketamine-tui-{version}.cdx.json"] = bill(version, used).encode()
    tags = f"{sys.implementation.cache_tag}-{platform.system()}-{platform.machine()}".lower()
    single = scratch / f"ketamine-tui-{version}-{tags}.pyz"
    python = f"/usr/bin/env python3.{sys.version_info.minor}"
    words = ("--reproducible", "-q", "-c", "ketamine-tui", "-p", python, "-o", single)
    # Its own -c is the program's name: pip learns of the pinned versions by its environment.
    pins = str(ROOT / "constraints.txt")
    run(tools / "shiv", *words, wheel, SOURCE_DATE_EPOCH=epoch, PIP_CONSTRAINT=pins)
    alone = scratch / "alone"
    run(sys.executable, "-m", "venv", "--without-pip", alone)
    run(alone / "bin/python", single, "list", cwd=scratch, SHIV_ROOT=str(scratch / "unpacked"))
    files[single.name] = single.read_bytes()
    files["SHA256SUMS"] = sums(files).encode()
    target.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (target / name).write_bytes(data)
        print(f"{len(data):>10}  {name}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: .ci/release DIR")
    with tempfile.TemporaryDirectory() as folder:
        try:
            release(Path(sys.argv[1]).resolve(), Path(folder))
        except RefusedError as error:
            sys.exit(f"not released: {error}")
