"""``completion``: scripts for shells, and the words that they ask for while somebody types."""

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ketamine_tui.cli.output import FINE, put
from ketamine_tui.cli.registry import COMMANDS, NAMED

_SAFE = re.compile(r"[\w.:@=+,/-]+")
"""What a shell inserts into a command line without a second meaning: content is not to be trusted."""

_MOST = 2000
"""Words that a shell is given at the most."""

_SCRIPTS = {
    "bash": r"""_ketamine_tui() {
    local IFS=$'\n' line=${COMP_LINE:0:COMP_POINT} current words
    IFS=' ' read -ra words <<< "$line"
    [[ $line == *' ' ]] && words+=('')
    current=${words[-1]}
    COMPREPLY=($(ketamine-tui completion words -- "${words[@]:1}" 2>/dev/null | cut -f1))
    # The shell takes what follows a colon for a word of its own.
    if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
        COMPREPLY=("${COMPREPLY[@]#"${current%"${current##*:}"}"}")
    fi
}
complete -o default -F _ketamine_tui ketamine-tui""",
    "zsh": r"""#compdef ketamine-tui
_ketamine_tui() {
    local line
    local -a found
    for line in "${(@f)$(ketamine-tui completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -n $line ]] && found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    (( $#found )) && _describe ketamine-tui found || _files
}
compdef _ketamine_tui ketamine-tui""",
    "fish": (
        "complete -c ketamine-tui -a '(ketamine-tui completion words --"
        " (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'"
    ),
}
SHELLS = tuple(_SCRIPTS)
"""The shells that there are scripts for."""

WORDS = "words"
"""What a script asks for instead of a shell's name."""


class Candidate(NamedTuple):
    """A word that what is typed may become, and what it means."""

    word: str
    help: str = ""


def completion(arguments: argparse.Namespace) -> int:
    """Print the script of a shell, or the words that the last of some words may become."""
    if arguments.shell != WORDS:
        put(_SCRIPTS[arguments.shell])
        return FINE
    from ketamine_tui.cli.arguments import is_note_file

    *before, current = arguments.word or [""]
    if "--content" in before[:-1]:
        arguments.content = before[before.index("--content") + 1]
    elif before and is_note_file(before[0]):
        arguments.content = before.pop(0)
    found = 0
    for word, text in _candidates(before, current, arguments):
        if word.startswith(current) and _SAFE.fullmatch(word) and found < _MOST:
            put(f"{word}\t{text}")
            found += 1
    return FINE


def _candidates(
    before: Sequence[str], current: str, arguments: argparse.Namespace
) -> Iterator[Candidate]:
    from ketamine_tui.cli.arguments import parser_of

    command = next((word for word in before if word in NAMED), "")
    if not command and not current.startswith("-"):
        yield from (Candidate(name, COMMANDS[name].help) for name in NAMED)
    actions = parser_of(command or "browse")._actions  # noqa: SLF001  # argparse names them nowhere else
    options = {name: action for action in actions for name in action.option_strings}
    asking = options.get(before[-1]) if before else None
    if asking is not None and asking.nargs != 0:
        yield from _values(asking, current, arguments)
    elif current.startswith("-"):
        yield from (Candidate(name, action.help or "") for name, action in options.items())
    else:
        places = [action for action in actions if not action.option_strings]
        filled = len(
            _positional(before[before.index(command) + 1 :] if command else before, options)
        )
        if places:
            yield from _values(places[min(filled, len(places) - 1)], current, arguments)


def _positional(words: Sequence[str], options: dict[str, argparse.Action]) -> list[str]:
    """Return the words that are neither options nor their values."""
    found = []
    takes_value = False
    for word in words:
        if takes_value:
            takes_value = False
        elif word in options:
            takes_value = options[word].nargs != 0
        else:
            found.append(word)
    return found


def _values(
    action: argparse.Action, current: str, arguments: argparse.Namespace
) -> Iterable[Candidate]:
    if action.choices:
        return [Candidate(str(choice)) for choice in action.choices]
    metavar = str(action.metavar)
    if "QUERY" in metavar:
        ids = _ids(arguments) if metavar.startswith("ID") else ()
        return (*ids, *_query_words(current, arguments))
    if metavar == "ID":
        return _ids(arguments)
    if metavar == "FIELD":
        from ketamine_tui.model.ways import WayKind

        return [Candidate(kind.value) for kind in WayKind]
    if metavar == "RULE":
        from ketamine_tui.model.rules import RULES

        return [Candidate(rule.id, rule.meaning) for rule in RULES.values()]
    return ()


def _ids(arguments: argparse.Namespace) -> tuple[Candidate, ...]:
    from ketamine_tui.cli.opening import open_catalog

    catalog = open_catalog(arguments)
    return tuple(Candidate(row.id, row.title) for row in catalog.rows(range(catalog.size)))


def _query_words(current: str, arguments: argparse.Namespace) -> Iterator[Candidate]:
    """Yield what the filter bar would offer, in the spelling that no shell minds."""
    from ketamine_tui.cli.opening import open_catalog
    from ketamine_tui.query.complete import complete
    from ketamine_tui.query.search import Search
    from ketamine_tui.query.view import View

    view = View(Search(open_catalog(arguments)))
    offered = complete(current, len(current), view)
    for choice in offered.candidates:
        yield Candidate(f"{current[: offered.start]}{choice.text}", choice.note)
