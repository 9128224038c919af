"""`check`: whether what is stored is whole."""

import argparse
from collections.abc import Sequence

from facilitator.cli.codes import require_by_code
from facilitator.cli.doors import Doors
from facilitator.database.visits import reading
from facilitator.database.wholeness import find_all_faults, find_strays
from facilitator.store.roundtables import list_names

OFF = 1
TO_DO = """
What to do: stop the server and keep a copy of the database as it is. Then put back the newest backup for which this
command finds nothing (facilitator restore), and add what was written since by hand, from the copy."""


def check(chosen: argparse.Namespace, doors: Doors) -> int:
    """Checks one roundtable, or all and what is beside them; prints a line each, each fault, and then what to do."""
    is_off = False
    with reading(doors.find_database(chosen.database)) as session:
        wanted = require_by_code(session, chosen.code).code if chosen.code else None
        for row in list_names(session):
            if wanted in {None, row.code}:
                faults = find_all_faults(session, row.id)
                print(f"{row.code}: {'whole' if not faults else 'OFF'}, {row.seq} entries, {row.title}")
                is_off |= tell(faults)
        strays = [] if wanted else find_strays(session)
    if strays:
        print("Beside the roundtables: OFF")
    if tell(strays) or is_off:
        print(TO_DO)
        return OFF
    return 0


def tell(faults: Sequence[str]) -> bool:
    """Prints each fault; gives whether there is any."""
    for fault in faults:
        print(f"  {fault}")
    return bool(faults)
