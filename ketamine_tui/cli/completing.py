"""``completion``: scripts for shells, and the words that they ask for while somebody types."""

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from ketamine_tui.cli.arguments import directory_among, parser_of
from ketamine_tui.cli.command import Command
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINE, put
from ketamine_tui.cli.registry import BROWSE, HELP, NAMED
from ketamine_tui.model.section import walk_sections

_SAFE = {
    "": re.compile(r"[\w.:@=+,/-]+"),
    '"': re.compile(r"[\w.:@=+,/#() -]+"),
    "'": re.compile(r"[\w.:@=+,/#() \"-]+"),
}
"""What a shell inserts into a command line without a second meaning, by the quote that is open: content is not to be trusted."""

_MOST = 2000
"""Words that a shell is given at the most."""

_SCRIPTS = {
    "bash": r"""_ketamine_tui() {
    local IFS=$'\n' line=${COMP_LINE:0:COMP_POINT} current words
    current=${COMP_WORDS[COMP_CWORD]}
    if [[ $current == [\'\"]* && $line == *"$current" ]]; then
        # What stands behind an open quote is one word, with its blanks and colons.
        IFS=' ' read -ra words <<< "${line%"$current"}"
        words+=("$current")
    else
        IFS=' ' read -ra words <<< "$line"
        [[ $line == *' ' ]] && words+=('')
        current=${words[-1]}
    fi
    COMPREPLY=($(ketamine-tui completion words -- "${words[@]:1}" 2>/dev/null | cut -f1))
    # The shell takes what follows a colon for a word of its own.
    if [[ $current == [^\'\"]*:* && $COMP_WORDBREAKS == *:* ]]; then
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


class Options(NamedTuple):
    """The shell, or `WORDS`; and the words that are typed so far."""

    shell: str
    word: list[str]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "shell",
        metavar="SHELL",
        choices=(*SHELLS, WORDS),
        help=f"{', '.join(SHELLS)}; '{WORDS}' is what the scripts ask for",
    )
    parser.add_argument(
        "word",
        metavar="WORD",
        nargs="*",
        help="what is typed so far; the last may begin with a quote",
    )


class Candidate(NamedTuple):
    """A word that what is typed may become, and what it means."""

    word: str
    help: str = ""


def run(context: Context, options: Options) -> int:
    """Print the script of a shell, or the words that the last of some words may become."""
    if options.shell != WORDS:
        put(_SCRIPTS[options.shell])
        return FINE
    *before, current = options.word or [""]
    # Shells hand over the quote that is open, and put what they are given behind it.
    quote = current[:1] if current[:1] in ("'", '"') else ""
    current = current.removeprefix(quote)
    if "--content" in before[:-1]:
        context = context.over(before[before.index("--content") + 1])
    elif named := directory_among(before):
        before.remove(named)
        context = context.over(named)
    matching = (
        candidate
        for candidate in _candidates(before, current, context)
        if candidate.word.startswith(current) and _SAFE[quote].fullmatch(candidate.word)
    )
    for candidate in islice(matching, _MOST):
        put("\t".join(candidate))
    return FINE


def _candidates(before: Sequence[str], current: str, context: Context) -> Iterator[Candidate]:
    command = next((word for word in before if word in NAMED), "")
    if not command and not current.startswith("-"):
        yield from (Candidate(name, HELP[name]) for name in NAMED)
    actions = parser_of(command or BROWSE)._actions  # noqa: SLF001  # argparse names them nowhere else
    options = {name: action for action in actions for name in action.option_strings}
    asking = options.get(before[-1]) if before else None
    if asking is not None and asking.nargs != 0:
        yield from _values(asking, current, context)
    elif current.startswith("-"):
        yield from (Candidate(name, action.help or "") for name, action in options.items())
    elif places := [action for action in actions if not action.option_strings]:
        own_words = before[before.index(command) + 1 :] if command else before
        place = min(_count_positional(own_words, options), len(places) - 1)
        yield from _values(places[place], current, context)


def _count_positional(words: Sequence[str], options: Mapping[str, argparse.Action]) -> int:
    """Count the words that are neither options nor their values."""
    count = 0
    takes_value = False
    for word in words:
        if takes_value:
            takes_value = False
        elif word in options:
            takes_value = options[word].nargs != 0
        else:
            count += 1
    return count


def _values(action: argparse.Action, current: str, context: Context) -> Iterator[Candidate]:
    if action.choices:
        yield from (Candidate(str(choice)) for choice in action.choices)
        return
    metavar = str(action.metavar)
    if metavar.startswith("ID"):
        catalog = context.catalog()
        yield from (Candidate(row.id, row.title) for row in catalog.rows(range(catalog.size)))
    if "QUERY" in metavar:
        yield from _query_words(current, context)
    elif metavar == "FIELD":
        from ketamine_tui.model.way_kinds import WayKind

        yield from (Candidate(kind.value) for kind in WayKind)
    elif metavar in ("TAG", "INTO"):
        tags = context.catalog().directory.vocabulary
        yield from (Candidate(tag.label, tag.description) for tag in tags)
    elif metavar == "SECTION":
        sections = walk_sections(context.catalog().directory.sections)
        yield from (Candidate(section.id, section.title) for section, _ in sections)
    elif metavar == "REGION":
        groups = context.catalog().directory.urgent
        yield from (Candidate(group.region, group.title) for group in groups)
    elif metavar == "RULE":
        from ketamine_tui.model.rules import RULES

        yield from (Candidate(rule.id, rule.meaning) for rule in RULES.values())


def _query_words(current: str, context: Context) -> Iterator[Candidate]:
    """Yield what the filter bar would offer, in the spelling that no shell minds."""
    from ketamine_tui.query.complete import complete

    offered = complete(current, len(current), context.view())
    for choice in offered.candidates:
        yield Candidate(f"{current[: offered.start]}{choice.text}", choice.note)


COMPLETION = Command(_add_arguments, Options, run)
