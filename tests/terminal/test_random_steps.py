"""Whatever people, terminals, editors and systems do, in any order, the running program stays in order.

More steps, other seeds, and fewer steps that fail alike: `python tests/machine --help`.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from machine.command import some_bursts
from machine.directories import SAMPLES
from machine.output import Output
from machine.run import Machine
from machine.shorten import shorten
from machine.steps import SORTS, Burst, Change, Edit, End, Resize, Send, Stop, bursts
from support.escape_sequences import disallowed_sequences, modes_left_on

# The last one costs the most: it has thousands of entries.
STEPS = {"shipped": 550, "empty": 500, "hostile": 350, "generated": 100}
SEED = 1

requires_proc = pytest.mark.skipif(
    not Path("/proc/self/schedstat").exists(), reason="only Linux tells whether a program rests"
)


@requires_proc
@pytest.mark.parametrize("directory", SAMPLES)
def test_random_steps_leave_the_program_in_order(directory: str, tmp_path: Path) -> None:
    with Machine(directory, tmp_path, f"--seed {SEED}") as machine:
        for burst in some_bursts(SEED, STEPS[directory]):
            machine.take(burst)
        assert machine.taken >= STEPS[directory]


def test_a_seed_asks_for_the_same_steps_again_and_another_for_others() -> None:
    first = list(some_bursts(7, 500))
    assert list(some_bursts(7, 500)) == first
    assert list(some_bursts(8, 500)) != first


def test_steps_are_of_every_sort_that_is_asked_for_and_of_no_other() -> None:
    kinds = {type(step) for burst in some_bursts(1, 3000) for step in burst}
    assert kinds == {Send, Resize, Change, Stop, Edit, End}
    for name in SORTS:
        steps = [step for burst in some_bursts(1, 50, {name: 1}) for step in burst]
        assert len(steps) >= 50
    assert {type(step) for burst in some_bursts(1, 50, {"sizes": 1}) for step in burst} == {Resize}


def test_what_stops_or_ends_the_program_is_the_last_step_before_a_rest() -> None:
    for _, burst in zip(range(500), bursts(3), strict=False):
        assert all(isinstance(step, Send | Resize | Change) for step in burst[:-1])


def test_fewer_steps_that_fail_alike_are_found() -> None:
    steps: list[Burst] = [[Send(bytes([n])), Send(bytes([n + 1]))] for n in range(0, 60, 2)]
    needed = {Send(b"\x05"), Send(b"\x2a")}

    def fails(fewer: Sequence[Burst]) -> bool:
        return needed <= {step for burst in fewer for step in burst}

    assert shorten(steps, fails) == [[Send(b"\x05")], [Send(b"\x2a")]]


def test_output_is_looked_through_in_pieces_as_it_is_whole() -> None:
    raw = "\x1b[?1049h\x1b[>1uà\x1b[2J\x1b[?25l漢\x1b[?1000h\x1b]0;x\x07\x1b[<u\x1b[?1049l".encode()
    draw = random.Random(1)
    for _ in range(200):
        output = Output()
        rest = raw
        while rest:
            length = draw.randint(1, 12)
            output.add(rest[:length])
            rest = rest[length:]
        assert output.modes_left_on == modes_left_on(raw) == {"?25", "?1000"}
        output.end()
        assert output.modes_left_on == {"?25", "?1000"}
        assert output.disallowed == disallowed_sequences(raw) == [b"\x1b]0;x\x07"]
