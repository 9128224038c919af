"""What was changed of a roundtable's details last: the page after it says so, and puts it back with one press.

Journal and tables keep no old words, so the address of that page carries those that were put aside.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request

from facilitator.actions.settings.details import read_details
from facilitator.database.access import db
from facilitator.domain.entries import Entry, EntryKind
from facilitator.domain.errors import BadInput
from facilitator.domain.orders import draw_client_id
from facilitator.domain.phases import OVER
from facilitator.forms.roundtables import DetailsForm, OpenDetailsForm
from facilitator.identity import find_crew
from facilitator.store.journal import find_last
from facilitator.store.roundtables import find_by_code
from facilitator.web.refusals.opened import carry, read_said


@dataclass(frozen=True, slots=True)
class Mended:
    """What was changed last: `values` fill the form that puts it back, which is opened with `was`."""

    code: str
    was: str
    values: Mapping[str, str]
    client_id: str = field(default_factory=draw_client_id)


def say_mended(code: str, entry: Entry, was: Mapping[str, str]) -> dict[str, str]:
    """What the address says of a change to a page that was opened with `was`; "" of one that changed nothing."""
    old = {name: was[name] for name in entry.payload["details"] if name in was}
    return {"of": code, "entry": str(entry.seq), "old": json.dumps(old)} if old else {}


def find_mended() -> Mended | None:
    """What the address says, as long as nobody has changed details since; nonsense says nothing."""
    row = find_by_code(db.session(), request.args.get("of", ""))
    if row is None or find_crew(row) is None:
        return None
    last = find_last(db.session(), row.id, [EntryKind.DETAILS_CHANGED])
    if last is None or request.args.get("entry") != str(last.seq):
        return None
    try:
        old = read_said(request.args.get("old"), "old")
    except BadInput:
        return None
    stands = read_details(row)
    if not old.keys() & stands.keys():
        return None
    form = DetailsForm(data=stands) if row.status in OVER else OpenDetailsForm(data=stands)
    # A time is said with its seconds, and typed without.
    values = {each.name: old[each.name].removesuffix(":00") if each.name in old else each._value() for each in form}
    return Mended(row.code, carry(stands), values)
