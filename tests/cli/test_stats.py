"""``stats``: how much of the directory was checked, and how lately."""

import pytest
from support.content import SHIPPED
from support.pty_session import PtySession
from support.shell import Shell
from terminal.program import command

ON_THAT_DAY = ("--as-of", "2020-06-15")


def shares(shell: Shell, *arguments: str) -> dict[tuple[str, str], tuple[int, int, int]]:
    done = shell.run("stats", *arguments, *ON_THAT_DAY)
    rows = [line.split("\t") for line in done.lines]
    return {(group, name): (int(a), int(b), int(c)) for group, name, a, b, c in rows}


def count(shell: Shell, *query: str) -> int:
    return len(shell.run("list", *query, *ON_THAT_DAY).lines)


def test_the_shares_are_those_that_queries_count(shell: Shell) -> None:
    found = shares(shell)
    assert found["all", "checked"][:2] == (count(shell, "is:checked"), count(shell))
    for state in ("to-be-reviewed", "source-checked", "overdue"):
        assert found["state", state][:2] == (count(shell, f"is:{state}"), count(shell))
    group = "contact points checked in 90 days"
    for point in ("phone", "sms", "email"):
        lately = f"has:{point} is:checked reviewed:<90d"
        assert found[group, point][:2] == (count(shell, lately), count(shell, f"has:{point}"))
    assert found["checked by section", "library"][:2] == (
        count(shell, "section:library is:checked"),
        count(shell, "section:library"),
    )
    assert all(part <= whole for part, whole, _ in found.values())
    assert all(percent == part * 100 // whole for part, whole, percent in found.values() if whole)


def test_a_query_and_a_number_of_days_narrow_it(shell: Shell) -> None:
    found = shares(shell, "--days", "10", "kind:helpline")
    assert found["all", "checked"][1] == count(shell, "kind:helpline")
    assert found["contact points checked in 10 days", "any"][0] == 0


def test_json_has_the_same(shell: Shell) -> None:
    data = shell.run("stats", "--json", *ON_THAT_DAY).data["shares"]
    assert {(x["group"], x["name"]): (x["part"], x["whole"], x["percent"]) for x in data} == shares(
        shell
    )


def test_nothing_found_is_told_by_the_exit_code(shell: Shell) -> None:
    assert shell.run("stats", "nothing-is-called-this").code == 1


@pytest.mark.parametrize("days", ["0", "-1", "x", "99999"])
def test_a_number_of_days_is_one(shell: Shell, days: str) -> None:
    assert "is not a number from 1 to 36500" in shell.run("stats", f"--days={days}").err


def test_a_terminal_gets_bars(shell: Shell) -> None:
    arguments = ["--content", str(SHIPPED), "stats"]
    with PtySession(command(*arguments), shell.home) as session:
        assert session.wait_exit() == 0
        assert "Checked by section" in session.screen_text
        assert "#" in session.screen_text
