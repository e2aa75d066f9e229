"""The options of the commands that exchange entries with other programs."""

import argparse

from ketamine_tui.cli.options import add_id, add_json, add_query


def add_export(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``export``."""
    from ketamine_tui.exchange.formats import FORMATS

    told = "; ".join(f"{name}: {form.help}" for name, form in FORMATS.items())
    parser.add_argument("format", metavar="FORMAT", choices=tuple(FORMATS), help=told)
    add_query(parser)
    add_json(parser)
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write there, not to the output; a folder for site"
    )
    parser.add_argument(
        "--all", action="store_true", help="also what is to be reviewed, wrong or withdrawn"
    )


def add_import(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``import``."""
    from ketamine_tui.exchange.sources import SOURCES
    from ketamine_tui.model.kind import Kind

    told = "; ".join(f"{name}: {one.help}" for name, one in SOURCES.items())
    parser.add_argument("file", metavar="FILE", help="what to import")
    parser.add_argument(
        "--to",
        metavar="DIR",
        required=True,
        help="the directory's folder; a new or empty folder becomes a directory",
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="FORMAT",
        choices=tuple(SOURCES),
        default="",
        help=f"its format; left out, it is recognised. {told}",
    )
    parser.add_argument(
        "--section", default="", metavar="ID", help="where all of it is listed; left out, by kind"
    )
    parser.add_argument(
        "--kind",
        metavar="KIND",
        choices=[kind.value for kind in Kind],
        default="",
        help="what all of it is; left out, what the file says, or the likeliest",
    )
    parser.add_argument(
        "--map",
        metavar="OURS=THEIRS,...",
        type=_columns,
        default={},
        help="which columns of a CSV file are what, such as title=Name,phone=Tel",
    )
    parser.add_argument(
        "--with-duplicates",
        action="store_true",
        help="also what is there already, under another id",
    )
    parser.add_argument(
        "--write", action="store_true", help="write it; left out, only tell what would be written"
    )
    add_json(parser)


def _columns(text: str) -> dict[str, str]:
    """Return which columns are what: their headings by our names."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not all(ours.strip() and theirs.strip() for ours, _, theirs in pairs):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form title=Name,phone=Tel")
    return {ours.strip().lower(): theirs.strip() for ours, _, theirs in pairs}


def add_qr(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``qr``."""
    add_id(parser)
    add_json(parser)
    parser.add_argument(
        "field",
        metavar="FIELD",
        nargs="?",
        default="",
        help="phone, text, email, chat, link or card; left out, the first that there is",
    )
    parser.add_argument(
        "--light", action="store_true", help="for a light background, where colours are not used"
    )
