"""The cost of reading again: one file of the shipped directory changes five hundred times.

Prints processor time and memory for every fifty readings; both must be at the end what they were at the
beginning. The program runs without a terminal, and notices the changes by itself.
"""

import asyncio
import gc
import os
import resource
import shutil
import tempfile
from pathlib import Path

from ketamine_tui.actions.session import Session
from ketamine_tui.app import KetamineApp
from ketamine_tui.cli.arguments import parse_arguments

CONTENT = Path(__file__).resolve().parent.parent / "content"
FILE = "contacts/helplines/crisis-us-988.yaml"
READINGS, STEP = 500, 50
PATIENCE = 10.0
PAUSE = 0.005


def processor_time() -> float:
    """Return the seconds that this process has computed."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def memory() -> int:
    """Return the kilobytes that this process holds now."""
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0])


async def until_read(app: KetamineApp, made_at: int) -> int:
    """Wait until the directory was read again; return when that was."""
    async with asyncio.timeout(PATIENCE):
        while (now := app.catalog.made_at) == made_at:  # noqa: ASYNC110  # it tells nobody
            await asyncio.sleep(PAUSE)
    return now


async def measure(folder: Path) -> None:
    """Change a file again and again, and print what reading it costs."""
    opening = parse_arguments(["--content", str(folder)]).context.opening
    app = KetamineApp(
        opening.open,
        opening.open(),
        Session(os.environ, watched=folder),
    )
    text = (folder / FILE).read_text(encoding="utf-8")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(2.0)  # the watch begins after a second
        made_at, began = app.catalog.made_at, processor_time()
        for number in range(1, READINGS + 1):
            changed = text.replace("title: ", f"title: {number} ", 1)
            (folder / FILE).write_text(changed, encoding="utf-8")
            made_at = await until_read(app, made_at)
            if number % STEP == 0:
                each = (processor_time() - began) / STEP * 1000
                print(f"{number:>4} readings  {each:5.1f} ms each  {memory():>7,} kB")
                began = processor_time()


def main() -> None:
    """Measure in a temporary copy of the directory, with caches and settings of its own."""
    with tempfile.TemporaryDirectory() as base:
        os.environ |= {"XDG_CACHE_HOME": f"{base}/cache", "XDG_CONFIG_HOME": f"{base}/config"}
        folder = Path(shutil.copytree(CONTENT, Path(base) / "content"))
        asyncio.run(measure(folder))


if __name__ == "__main__":
    main()
