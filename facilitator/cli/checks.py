"""`check`: whether what is stored is whole."""

import argparse
from typing import Any

from facilitator.cli.doors import Doors
from facilitator.cli.exports import get_by_code
from facilitator.database.access import db
from facilitator.store.checks import find_faults
from facilitator.store.roundtables import all_rows

OFF = 1


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """The words of this command."""
    parser = commands.add_parser("check", parents=[shared], help="journal against tables, numbers, note accounting")
    parser.add_argument("code", metavar="CODE", nargs="?")
    parser.set_defaults(do=check)


def check(chosen: argparse.Namespace, doors: Doors) -> int:
    """Checks one roundtable or all; prints a line each, and each fault; 1 if anything is off."""
    with doors.opened(chosen.database):
        rows = [get_by_code(chosen.code)] if chosen.code else all_rows(db.session())
        faults = {row.code: find_faults(db.session(), row.id) for row in rows}
        for row in rows:
            print(f"{row.code}: {'whole' if not faults[row.code] else 'OFF'}, {row.seq} entries, {row.title}")
            for fault in faults[row.code]:
                print(f"  {fault}")
    return OFF if any(faults.values()) else 0
