"""Privacy: what a run is asked not to do, and the words in which it says so."""

from ketamine_tui.model.translate import N_

PRIVATE = N_("a private session writes nothing; start with --no-private")
"""Why something is refused."""

PRIVATE_BUFFER = "ketamine-tui"
"""The name of the tmux buffer into which a private session copies, so that it can be found and deleted."""

_NO = ("no", "0", "false", "off")


def says_private(word: str) -> bool:
    """Return what a word of the environment means: whatever is not plainly a no asks for privacy."""
    return word.strip().lower() not in _NO
