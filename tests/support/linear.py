"""Linear mode, run as people run it in a pipe."""

import subprocess
from collections.abc import Iterable, Mapping

from support.shell import PROGRAM, ROOT, Done, Shell


def converse(
    shell: Shell,
    *arguments: str,
    typed: Iterable[str],
    env: Mapping[str, str | None] | None = None,
) -> Done:
    """Type lines and then end the input; return what the program left."""
    done = subprocess.run(
        [*PROGRAM, "--linear", *arguments],
        cwd=ROOT,
        env=shell.environment(env),
        input="".join(f"{line}\n" for line in typed).encode(errors="surrogateescape"),
        capture_output=True,
        check=False,
        timeout=60,
    )
    result = Done(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in result.err, result.err
    return result
