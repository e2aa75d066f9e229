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
