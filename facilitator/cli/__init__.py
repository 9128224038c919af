"""The `facilitator` command: reads its words, calls, prints. Exit 0 on success, 2 for wrong use or bad input."""

import sys
from collections.abc import Sequence

from facilitator.cli.doors import Doors
from facilitator.cli.words import WRONG_USE, find_command, make_parser
from facilitator.domain.errors import BadInput, FacilitatorError

__all__ = ["Doors", "run"]


def run(words: Sequence[str], doors: Doors) -> int:
    """Carries out one command; gives the exit status."""
    chosen = make_parser().parse_args(words)
    try:
        return int(find_command(chosen.do)(chosen, doors) or 0)
    except BadInput as error:
        place = getattr(chosen, "file", None)
        faults = "; ".join(f"{name}: {reason}" for name, reason in error.fields.items())
        print(f"facilitator: {f'{place}, ' if place else ''}{faults}", file=sys.stderr)
    except OSError as error:
        place = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        print(f"facilitator: {place}", file=sys.stderr)
    except FacilitatorError as error:
        print(f"facilitator: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        return 0
    except Exception as error:
        said = find_trouble(error)
        if said is None:
            raise
        print(f"facilitator: the database cannot be used: {said}", file=sys.stderr)
    return WRONG_USE


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
