"""`archive`: a whole programme as one file that opens from a disk; and `import` of one, under a new custodian."""

import argparse
import sys
from datetime import UTC, datetime
from functools import partial

from facilitator.actions.archives import load_programme, write_programme
from facilitator.actions.received_programmes import Custody
from facilitator.cli.codes import get_by_code, print_codes
from facilitator.cli.comparing import read_ahead
from facilitator.cli.doors import Doors
from facilitator.cli.outputs import write_output
from facilitator.cli.sources import read_words
from facilitator.database.access import db, write
from facilitator.domain.errors import NotFound
from facilitator.domain.traces import SERVER, Act
from facilitator.forms.archives import read_archive
from facilitator.identity import make_code
from facilitator.programmes import store_programme, tell_size
from facilitator.store.programmes import ProgrammeRow, find_programme, list_programmes
from facilitator.store.traces import trace

WHAT = "archive"


def archive(chosen: argparse.Namespace, doors: Doors) -> None:
    """Writes the archive. A file of that name is replaced only when the new one is whole."""
    with doors.opened(chosen.database):
        row, now = get_by_name(chosen.programme), datetime.now(UTC)
        held = load_programme(db.session(), row.id, now)
        write(partial(trace, act=Act.DOWNLOADED, doer=SERVER, now=now, what=WHAT, programme_id=row.id))
        content = write_programme(held, now)
    write_output(chosen.output, content)


def get_by_name(name: str) -> ProgrammeRow:
    """A programme by its name. Raises NotFound with the names that there are."""
    row = find_programme(db.session(), name)
    if row is None:
        names = ", ".join(f"“{each.name}”" for each in list_programmes(db.session())) or "none"
        raise NotFound(f"there is no programme called “{name}”; the programmes are: {names}")
    return row


def import_archive(chosen: argparse.Namespace, doors: Doors) -> None:
    """Makes the programme again, or nothing at all; prints the codes of its roundtables, one a line."""
    with chosen.file.open("rb") as stream:
        source = read_archive(stream)
    if chosen.dry_run:
        print(f"{source.name}: {tell_size(source)}. Nothing was written.")
        return
    asked = {"custodian": chosen.custodian, "contact": chosen.contact, "name": chosen.title}
    custody = Custody(**{name: read_words(name, words) for name, words in asked.items() if words})
    with doors.opened(chosen.database):
        taken = store_programme(source, custody, make_code)
        read_ahead([get_by_code(code) for code in taken.codes.values()])
        print_codes(taken.codes.values())
    for line in taken.differences or [f"As the archive says: {tell_size(source)}."]:
        print(line, file=sys.stderr)
