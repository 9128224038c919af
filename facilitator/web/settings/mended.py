"""What was changed of a roundtable's details last: the page after it says so, and puts it back with one press.

Journal and tables keep no old words, and an address stands in logs: whoever changed them has them in the signed cookie
of their own browser, until it is closed or they change others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request, session

from facilitator.actions.settings.details import read_details
from facilitator.database.access import db
from facilitator.database.leaving import WORDS_GONE, WORDS_TAKEN
from facilitator.domain.entries import Entry, EntryKind
from facilitator.domain.orders import draw_client_id
from facilitator.domain.phases import OVER
from facilitator.forms.roundtables import DetailsForm, OpenDetailsForm
from facilitator.identity import find_crew
from facilitator.store.journal import find_last
from facilitator.store.roundtables import find_by_code
from facilitator.web.refusals.opened import carry

ASIDE = "details_put_aside"


@dataclass(frozen=True, slots=True)
class Mended:
    """What was changed last: `values` fill the form that puts it back, which is opened with `was`."""

    code: str
    was: str
    values: Mapping[str, str]
    client_id: str = field(default_factory=draw_client_id)


def put_aside(code: str, entry: Entry, was: Mapping[str, str]) -> dict[str, str]:
    """Puts aside what a change to a page that was opened with `was` replaced; gives how an address names the change."""
    old = {name: was[name] for name in entry.payload["details"] if name in was}
    if not old:
        return {}
    place = {"of": code, "entry": str(entry.seq)}
    session[ASIDE] = place | {"old": old}
    return place


def find_mended() -> Mended | None:
    """What was put aside of the change that the address names, as long as nobody has changed details since.

    Nor where somebody's words went since: the old details may quote them.
    """
    aside = session.get(ASIDE, {})
    row = find_by_code(db.session(), request.args.get("of", ""))
    if row is None or find_crew(row) is None or aside.get("of") != row.code:
        return None
    last = find_last(db.session(), row.id, {EntryKind.DETAILS_CHANGED} | WORDS_GONE | WORDS_TAKEN)
    if last is None or not request.args.get("entry") == str(last.seq) == aside["entry"]:
        return None
    old = aside["old"]
    stands = read_details(row)
    form = DetailsForm(data=stands) if row.status in OVER else OpenDetailsForm(data=stands)
    # A time is said with its seconds, and typed without.
    typed = old | ({"begins_at": old["begins_at"].removesuffix(":00")} if "begins_at" in old else {})
    values = {each.name: typed[each.name] if each.name in typed else each._value() for each in form}
    return Mended(row.code, carry(stands), values) if typed.keys() & values.keys() else None
