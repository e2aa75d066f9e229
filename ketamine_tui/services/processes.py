"""Child processes: one in front of our terminal, and those that can neither draw on it nor run too long."""

import os
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import IO

# Ctrl+Z stops what is in front of the terminal. Between vfork(2) and execve(2) that would be the child
# alone, while we wait for it, deaf to the shell that is to continue both. The switch is the documented one:
# "Disabling use of vfork() or posix_spawn()" in the documentation of `subprocess`.
subprocess._USE_VFORK = False  # type: ignore[misc]  # noqa: SLF001  # as documented


class ProcessError(Exception):
    """A child process did not do its work; the message says why in a few words."""


def feed(
    argv: Sequence[str], data: bytes, *, environment: Mapping[str, str], timeout: float
) -> None:
    """Run a program to its end with `data` on its standard input.

    Raises:
        ProcessError: It did not start, took longer than `timeout` seconds (it is killed, with
            its children), or ended with a status other than 0.
    """
    # Output goes to the null device, not to a pipe: xclip leaves a daemon behind that would hold
    # the pipe open, and waiting for its end would hang.
    with _start(argv, environment, stdin=subprocess.PIPE) as process:
        try:
            process.communicate(data, timeout=timeout)
        except subprocess.TimeoutExpired:
            _kill_group(process)
            raise ProcessError(f"no answer within {timeout:g} s") from None
    _check_status(process.returncode)


def output_of(argv: Sequence[str], *, environment: Mapping[str, str], timeout: float) -> bytes:
    """Return what a program prints that gets nothing to read.

    Raises:
        ProcessError: It did not start, took longer than `timeout` seconds, or ended with a status other
            than 0.
    """
    try:
        done = subprocess.run(  # noqa: S603  # no shell; the words are those of our callers
            argv,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except (OSError, ValueError) as error:
        raise _not_started(error) from error
    except subprocess.TimeoutExpired:
        raise ProcessError(f"no answer within {timeout:g} s") from None
    _check_status(done.returncode)
    return done.stdout


def run_in_front(argv: Sequence[str], *, stdout: IO[str] | None) -> int:
    """Let a program have our terminal until it ends, and return its exit status.

    Args:
        argv: The program and its arguments.
        stdout: What it prints to, unless that is the terminal.

    Raises:
        ProcessError: It did not start.
    """
    before = signal.signal(signal.SIGINT, lambda *_: None)  # so that the program's own is untouched
    try:
        return subprocess.run(argv, stdout=stdout, check=False).returncode  # noqa: S603  # the person's own
    except (OSError, ValueError) as error:
        raise _not_started(error) from error
    finally:
        signal.signal(signal.SIGINT, before)


def start_detached(argv: Sequence[str], *, environment: Mapping[str, str], wait: float) -> None:
    """Start a program with no connection to our terminal, and watch it for `wait` seconds.

    A program that is still running by then counts as started.

    Raises:
        ProcessError: It did not start, or ended within `wait` with a status other than 0.
    """
    process = _start(argv, environment, stdin=subprocess.DEVNULL)
    try:
        status = process.wait(timeout=wait)
    except subprocess.TimeoutExpired:
        # Somebody has to collect its exit status, or it stays a zombie while we run.
        threading.Thread(target=process.wait, name=f"reaper of {argv[0]}", daemon=True).start()
        return
    _check_status(status)


def _start(
    argv: Sequence[str], environment: Mapping[str, str], *, stdin: int
) -> subprocess.Popen[bytes]:
    try:
        # A session of its own takes away the controlling terminal too, so that the program
        # cannot reach the screen through /dev/tty. No shell: the list comes from our own tables
        # or from the user's settings.
        return subprocess.Popen(  # noqa: S603
            list(argv),
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=dict(environment),
        )
    except (OSError, ValueError) as error:
        raise _not_started(error) from error


def _not_started(error: OSError | ValueError) -> ProcessError:
    """Say why; a `ValueError` is of a null character in a word or a variable."""
    reason = error.strerror if isinstance(error, OSError) else error
    return ProcessError(f"could not start ({reason})")


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    # The program leads its own group, so its children are killed with it.
    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _check_status(status: int) -> None:
    if status < 0:
        raise ProcessError(f"ended by signal {-status}")
    if status:
        raise ProcessError(f"exit status {status}")
