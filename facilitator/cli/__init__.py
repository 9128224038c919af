"""The `facilitator` command: reads its words, calls, prints.

Exit 0 on success, 2 for wrong use or bad input, and as a shell says it where a signal ended it.
"""

import os
import signal
import sys
from collections.abc import Sequence

from facilitator.cli.doors import Doors
from facilitator.cli.words import WRONG_USE, find_command, make_parser
from facilitator.domain.errors import BadInput, FacilitatorError

__all__ = ["Doors", "run"]

MOST_TOLD = 20
INTERRUPTED = 128 + signal.SIGINT


def run(words: Sequence[str], doors: Doors) -> int:
    """Carries out one command; gives the exit status."""
    chosen = make_parser().parse_args(words)
    try:
        status = int(find_command(chosen.do)(chosen, doors) or 0)
        print(end="", flush=True)  # of a server there may be no standard output at all
    except BadInput as error:
        tell_faults(error, getattr(chosen, "file", None))
    except OSError as error:
        drop_unwritten()
        place = f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)
        print(f"facilitator: {place}", file=sys.stderr)
    except FacilitatorError as error:
        print(f"facilitator: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        said = find_trouble(error)
        if said is None:
            raise
        print(f"facilitator: the database cannot be used: {said}", file=sys.stderr)
    else:
        return status
    return WRONG_USE


def drop_unwritten() -> None:
    """Forgets what standard output did not take, as a full disk: at the end it would be tried, and told, once more."""
    try:
        print(end="", flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell_faults(error: BadInput, place: object) -> None:
    """A line for each fault, the first of many and how many more."""
    faults = list(error.fields.items())
    for name, reason in faults[:MOST_TOLD]:
        print(f"facilitator: {f'{place}, ' if place else ''}{name}: {reason}", file=sys.stderr)
    if len(faults) > MOST_TOLD:
        print(f"facilitator: and {len(faults) - MOST_TOLD:,} more", file=sys.stderr)


def find_trouble(error: Exception) -> str | None:
    """What a database's driver says is wrong with it, in one line; never what was asked of it."""
    # Where SQLAlchemy was not needed, it was not what failed.
    if "sqlalchemy" not in sys.modules:
        return None
    from sqlalchemy.exc import ArgumentError, DBAPIError

    from facilitator.database.troubles import TROUBLE

    if not isinstance(error, (ArgumentError, *TROUBLE)):
        return None
    said = str(error.orig if isinstance(error, DBAPIError) else error).splitlines()
    return said[0] if said else type(error).__name__
