"""Hyperlinks of a terminal: only where they are known, and only addresses that are what they look like."""

import pytest

from ketamine_tui.present.hyperlinks import is_hyperlink, shows_hyperlinks


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "xterm-kitty"},
        {"TERM": "foot-extra"},
        {"TERM": "xterm-256color", "VTE_VERSION": "7006"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"},
        {"TERM": "xterm-256color", "WT_SESSION": "0"},
    ],
)
def test_terminals_that_show_them_are_known(environment: dict[str, str]) -> None:
    assert shows_hyperlinks(environment)
    assert not shows_hyperlinks({**environment, "TMUX": "/tmp/tmux,1,0"})
    assert not shows_hyperlinks({**environment, "STY": "1.a"})


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TERM": "linux"},
        {"TERM": "xterm-256color"},
        {"TERM": "xterm-256color", "VTE_VERSION": "4803"},  # crashed on them
        {"TERM": "xterm-256color", "VTE_VERSION": "new"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"},
        {"TERM": "xterm-256color", "KITTY_WINDOW_ID": ""},
    ],
)
def test_no_other_terminal_is_sent_any(environment: dict[str, str]) -> None:
    assert not shows_hyperlinks(environment)


def test_an_address_is_told_as_it_is_or_not_at_all() -> None:
    assert is_hyperlink("https://example.org/a?b=c;d#e")
    assert is_hyperlink("http://example.org")
    for url in (
        "entry:welcome",
        "javascript:alert(1)",
        "https://ex\u0430mple.org",  # a Cyrillic letter
        "https://example.org/a b",
        "https://example.org/\x1b\\",
        "https://example.org/\x9c",
        "https://example.org/" + "a" * 2000,
        "https://",
    ):
        assert not is_hyperlink(url), url
