"""The shipped directory with its urgent help in German, which is made for tests only."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from support.content import SHIPPED

GERMAN = "de"

_WORDS = Path(__file__).parents[1] / "fixtures" / "german" / "urgent.yaml"


def translations() -> dict[str, dict[str, Any]]:
    """Return what entries say in German, by their ids."""
    return dict(_said()["entries"])


def write_german(folder: Path) -> Path:
    """Write a copy of the shipped directory whose urgent help is translated; return its folder."""
    shutil.copytree(SHIPPED, folder)
    for entry_id, words in translations().items():
        (file,) = (x for x in folder.rglob(f"{entry_id}.*") if x.suffix in (".yaml", ".md"))
        block = _block("translations", [{"language": GERMAN, **words}])
        text = file.read_text("utf-8")
        file.write_text(text.replace("\nreviews:\n", f"\n{block}reviews:\n", 1), "utf-8")
    own = folder / "directory.yaml"
    block = _block("translations", [{"language": GERMAN, "labels": _said()["directory"]}])
    own.write_text(f"{own.read_text('utf-8')}{block}", "utf-8")
    return folder


def _said() -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load(_WORDS.read_text("utf-8"))
    return said


def _block(name: str, data: object) -> str:
    return str(yaml.safe_dump({name: data}, allow_unicode=True, sort_keys=False))
