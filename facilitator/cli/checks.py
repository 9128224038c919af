"""`check`: whether what is stored is whole."""

import argparse

from facilitator.cli.codes import require_by_code
from facilitator.cli.doors import Doors
from facilitator.database.visits import reading
from facilitator.store.checks import find_faults
from facilitator.store.roundtables import all_rows

OFF = 1


def check(chosen: argparse.Namespace, doors: Doors) -> int:
    """Checks one roundtable or all; prints a line each, and each fault; 1 if anything is off."""
    with reading(doors.find_database(chosen.database)) as session:
        rows = [require_by_code(session, chosen.code)] if chosen.code else all_rows(session)
        faults = {row.code: find_faults(session, row.id) for row in rows}
        for row in rows:
            print(f"{row.code}: {'whole' if not faults[row.code] else 'OFF'}, {row.seq} entries, {row.title}")
            for fault in faults[row.code]:
                print(f"  {fault}")
    return OFF if any(faults.values()) else 0
