"""An editor that does what it is told beforehand: edits, breaks, fails, or takes a while."""

from contextlib import suppress
from pathlib import Path

_LAST_LINE = "end"

# A shell ends without a word when Ctrl+C is typed, and whatever is typed may be a line.
_PROGRAM = f"""#!/bin/sh
folder=$(dirname "$0")
for file; do :; done
echo $$ > "$folder/running"
code=0
case $(cat "$folder/plan") in
  edit) printf '\\n# edited\\n' >> "$file" ;;
  break) printf 'title: [' > "$file" ;;
  delete) rm -f "$file" ;;
  fail) code=3 ;;
  wait) while read -r line && [ "$line" != {_LAST_LINE} ]; do :; done ;;
esac
rm "$folder/running"
exit $code
"""


class Editor:
    """The editor of the person in front of the program."""

    last_words = f"\x15\n{_LAST_LINE}\n".encode()
    """What ends it, whatever was typed before."""

    def __init__(self, folder: Path) -> None:
        """Make the editor in a folder, which is made."""
        self._folder = folder
        folder.mkdir()
        self.program = folder / "vi"
        self.program.write_text(_PROGRAM, "utf-8")
        self.program.chmod(0o755)
        self.will("nothing")

    def will(self, plan: str) -> None:
        """Say what it does from now on."""
        (self._folder / "plan").write_text(plan)

    @property
    def is_running(self) -> bool:
        """Whether it has the terminal."""
        with suppress(OSError, ValueError):  # it ends, or has not written its number yet
            pid = int((self._folder / "running").read_text())
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
            return state != "Z"
        return False
