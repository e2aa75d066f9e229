"""A round: every program that is measured has its turn once."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.browsing import ON_SCREEN, time_browsing, time_cold_start, time_fzf
from benchmarks.directories import PROGRAM, Directory, Shipped, prepare, prepare_shipped
from benchmarks.entries import NEEDLE
from benchmarks.figures import (
    BARE,
    COLD_SIZE,
    FZF,
    INDEXED_UP_TO,
    PEER_SIZE,
    PYTHON,
    SHIPPED,
    YAML,
    Key,
    Round,
)
from benchmarks.peers import PEERS, Peer, prepare_peer
from benchmarks.shell import lines
from benchmarks.terminal import (
    Step,
    ended,
    output_of,
    peak_megabytes,
    shows,
    time_process,
    time_screen,
)

HERE = Path(__file__).resolve().parent
BARE_FIRST = {"first paint": shows("bare ready")}
BARE_STEPS = (
    Step("<down>", {"key": shows(r"bare keys: 1\b")}, {"peak memory": peak_megabytes}),
    Step("<c-q>", {"quit": ended}),
)
Turn = tuple[str, Callable[[], Mapping[str, float]]]


@dataclass
class Bench:
    """What takes part. `skipped` says what does not, or did not always, and why."""

    folder: Path
    chosen: frozenset[str]
    sizes: tuple[int, ...]
    directories: dict[int, Directory] = field(default_factory=dict)
    shipped: Shipped | None = None
    peers: list[Peer] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        """Where the programs keep their settings, and ours its indexes."""
        return self.folder / "home"

    @property
    def own(self) -> Path:
        """A copy of the shipped directory, to write to."""
        return self.folder / "own"

    def prepare(self) -> None:
        """Make what the chosen figures need: directories, indexes, records of the peers."""
        sizes = set(self.sizes) if self.chosen & (ON_SCREEN | {"index"}) else set()
        sizes |= {COLD_SIZE} if "cold-paint" in self.chosen else set()
        if self.chosen & {"first-paint", "quit", "list", "show", "shell"}:
            self.shipped = prepare_shipped(self.home)
        if "shell" in self.chosen:
            shutil.rmtree(self.own, ignore_errors=True)
            output_of((*PROGRAM, "init", str(self.own)), self.home)
        if "peers" in self.chosen:
            self._prepare_peers()
            sizes |= {PEER_SIZE} if self.peers else set()
        for size in sorted(sizes):
            self.directories[size] = prepare(self.folder, size, self.home)
        if "filter" in self.chosen and shutil.which(FZF) is None:
            self.skipped[FZF] = "not installed"
        if "memory" in self.chosen and not Path("/proc/self/status").exists():
            self.skipped["memory"] = "the system does not tell the peak of a running program"

    def _prepare_peers(self) -> None:
        for peer in PEERS:
            try:
                reason = prepare_peer(peer, self._home_of(peer), PEER_SIZE)
            except subprocess.CalledProcessError as error:
                reason = f"ended with {error.returncode}"
            if reason:
                self.skipped[peer.name] = reason
            else:
                self.peers.append(peer)

    def measure_round(self) -> Round:
        """Let every program run once; what fails is missing from the round."""
        took: Round = {}
        for of, turn in self._turns():
            try:
                took |= {Key(of, name): value for name, value in turn().items()}
            except (AssertionError, subprocess.CalledProcessError) as error:
                complaint, _, screen = str(error).partition("\n")
                self.skipped[of] = complaint
                print(f"{of}: {complaint}\n{screen}", file=sys.stderr)
        return took

    def _turns(self) -> Iterator[Turn]:
        yield PYTHON, partial(self._processes, {"process": (sys.executable, "-c", "pass")})
        if self.chosen & (ON_SCREEN | {"cold-paint"}):
            bare = (sys.executable, str(HERE / "bare.py"))
            yield BARE, partial(time_screen, bare, self.home, BARE_FIRST, BARE_STEPS)
        if self.shipped is not None:
            yield from self._turns_of_shipped(self.shipped)
        for size in self.sizes:
            if size in self.directories:
                yield from self._turns_of(self.directories[size])
        if "cold-paint" in self.chosen:
            cold = self.directories[COLD_SIZE]
            yield cold.name, partial(time_cold_start, cold)
        if self.peers:
            yield from self._turns_of_peers(self.directories[PEER_SIZE])

    def _turns_of_shipped(self, shipped: Shipped) -> Iterator[Turn]:
        if self.chosen & {"first-paint", "quit"}:
            yield SHIPPED, partial(time_browsing, shipped.directory, self.home, self.chosen)
        asked = {"list": shipped.word, "show": shipped.entry_id}
        commands = {n: (*PROGRAM, n, word) for n, word in asked.items() if n in self.chosen}
        yield SHIPPED, partial(self._processes, commands)
        if "shell" in self.chosen:
            yield SHIPPED, partial(self._shell, shipped)

    def _shell(self, shipped: Shipped) -> dict[str, float]:
        for made in self.own.parent.glob(f"{self.own.name}-*"):
            shutil.rmtree(made)
        number = len(list((self.own / "resources").rglob("a-*.yaml")))
        asked = lines(shipped.word, shipped.entry_id, self.own, number)
        return self._processes({name: (*PROGRAM, *words) for name, words in asked.items()})

    def _turns_of(self, directory: Directory) -> Iterator[Turn]:
        name = directory.name
        if self.chosen & ON_SCREEN:
            yield name, partial(time_browsing, directory, self.home, self.chosen)
        if "filter" in self.chosen and FZF not in self.skipped:
            yield f"{FZF} {name}", partial(time_fzf, directory, self.home)
        if "index" in self.chosen and directory.total <= INDEXED_UP_TO:
            yield name, partial(self._pass, "index", directory)
            yield f"{YAML} {name}", partial(self._pass, "pass", directory)

    def _turns_of_peers(self, ours: Directory) -> Iterator[Turn]:
        commands = {
            "list all": (*PROGRAM, "list", *ours.arguments),
            "find a word": (*PROGRAM, "list", NEEDLE, *ours.arguments),
        }
        yield ours.name, partial(self._processes, commands)
        for peer in self.peers:
            commands = {"list all": peer.list_all, "find a word": peer.find}
            yield peer.name, partial(self._processes, commands, self._home_of(peer))

    def _home_of(self, peer: Peer) -> Path:
        return self.folder / f"{peer.name}-{PEER_SIZE}"

    def _processes(
        self, commands: Mapping[str, Sequence[str]], home: Path | None = None
    ) -> dict[str, float]:
        return {name: time_process(each, home or self.home) for name, each in commands.items()}

    def _pass(self, name: str, directory: Directory) -> dict[str, float]:
        command = (sys.executable, str(HERE / "passes.py"), name, str(directory.folder))
        return {name: float(output_of(command, self.home))}
