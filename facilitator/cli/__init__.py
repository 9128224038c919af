"""The `facilitator` command: reads its words, calls, prints. Exit 0 on success, 2 for wrong use or bad input."""

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from sqlalchemy.exc import ArgumentError, DBAPIError

from facilitator.cli import checks, exports, links, models, notes, serving
from facilitator.cli.doors import Doors
from facilitator.database.engines import TROUBLE
from facilitator.domain.errors import BadInput, FacilitatorError

__all__ = ["Doors", "run"]

WRONG_USE = 2


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and where help is."""
        self.exit(WRONG_USE, f"facilitator: {message} (see {self.prog} --help)\n")


def run(words: Sequence[str], doors: Doors) -> int:
    """Carries out one command; gives the exit status."""
    chosen = make_parser().parse_args(words)
    try:
        return int(chosen.do(chosen, doors) or 0)
    except BadInput as error:
        place = getattr(chosen, "file", None)
        faults = "; ".join(f"{name}: {reason}" for name, reason in error.fields.items())
        print(f"facilitator: {f'{place}, ' if place else ''}{faults}", file=sys.stderr)
    except OSError as error:
        place = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        print(f"facilitator: {place}", file=sys.stderr)
    except FacilitatorError as error:
        print(f"facilitator: {error}", file=sys.stderr)
    except (ArgumentError, *TROUBLE) as error:
        print(f"facilitator: the database cannot be used: {reason(error)}", file=sys.stderr)
    except KeyboardInterrupt:
        return 0
    return WRONG_USE


def reason(error: Exception) -> str:
    """What a database's driver says, in one line and without what was asked of it."""
    said = str(error.orig if isinstance(error, DBAPIError) else error).splitlines()
    return said[0] if said else type(error).__name__


def make_parser() -> Parser:
    """Every command with its words."""
    parser = Parser(prog="facilitator", description="Run a roundtable on phones and a room screen, and write it up.")
    parser.add_argument("--database", metavar="URL", help="the database to use instead of the instance folder's")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--database", metavar="URL", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    for module in (serving, notes, exports, checks, links, models):
        module.add_commands(commands, shared)
    return parser
