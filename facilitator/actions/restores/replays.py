"""Erasing again, in a database that was put back from a backup, what had been erased since."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from math import inf
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.deletions import delete_whole
from facilitator.actions.erasures import erase, load_rows
from facilitator.actions.purges import Due, Purge, carry_out, close_first
from facilitator.domain.orders import Order, draw_client_id
from facilitator.domain.people import Role, Viewer
from facilitator.domain.traces import SERVER
from facilitator.store.contributions import ContributionRow
from facilitator.store.journal import record, take_number
from facilitator.store.notes import NoteRow
from facilitator.store.roundtables import RoundtableRow, find_by_code
from facilitator.store.sealings import drop_places

Key = tuple[str, int]
Gone = dict[Key, list[tuple[datetime, float]]]
"""When the words of what were erased, and below which revision: of all of them if it was taken back."""


def replay(session: Session, lines: Iterable[Mapping[str, Any]], now: datetime) -> int:
    """Erases what the lines name and the database still holds, with an entry at each roundtable; gives how much."""
    count, told = 0, list(lines)
    acts = gather_acts(told)
    for code, gone in gather(told).items():
        row = find_by_code(session, code)
        if row is None:
            continue
        if replay_whole(session, row, acts[code], now):
            count += 1
            continue
        found = [each for each in load_rows(session, row.id) if is_gone(each, gone)]
        if found:
            seq = take_number(session, row.id)
            order = Order(Viewer(row.id, Role.ORGANISER), draw_client_id(), now)
            record(session, order, seq, erase(session, row.id, found), digest="")
            count += len(found)
    return count


def replay_whole(session: Session, row: RoundtableRow, acts: Mapping[str, datetime], now: datetime) -> bool:
    """Does again what was done to a roundtable as a whole; whether it is gone now.

    A code may be another roundtable's by now: whatever is younger than the act is not meant.
    """
    meant = {act for act, at in acts.items() if row.made_at <= at}
    if "deleted" in meant:
        delete_whole(session, row.id, SERVER, now)
        return True
    if meant & {"raw", "sealed"}:
        close_first(session, row, now)
    if "places" in meant:
        drop_places(session, row.id)
    for name, act in (("raw", Purge.ERASE_RAW), ("sealed", Purge.SEAL)):
        if name in meant and (row.sealed_at if act is Purge.SEAL else row.raw_erased_at) is None:
            carry_out(session, Due(row.id, row.code, act, now.date()), now)
    return False


def gather_acts(lines: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, datetime]]:
    """When each roundtable was last sealed, stripped of its raw words or of places, or deleted."""
    acts: dict[str, dict[str, datetime]] = defaultdict(dict)
    for line in lines:
        acts[line["roundtable"]] |= {act: datetime.fromisoformat(line["at"]) for act in ACTS if line.get(act)}
    return acts


ACTS = ("places", "raw", "sealed", "deleted")


def gather(lines: Iterable[Mapping[str, Any]]) -> dict[str, Gone]:
    """What is gone of each roundtable."""
    gone: dict[str, Gone] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        at, _ = datetime.fromisoformat(line["at"]), gone[line["roundtable"]]
        for key, revision in keys_of(line):
            gone[line["roundtable"]][key].append((at, revision))
    return gone


def keys_of(line: Mapping[str, Any]) -> Iterator[tuple[Key, float]]:
    """What one line names, each with the first revision whose words may be kept."""
    yield from ((("contribution", number), inf) for number in line.get("contributions", ()))
    yield from ((("note", number), inf) for number in line.get("notes", ()))
    yield from ((("note", number), revision) for number, revision in line.get("edited", ()))


def is_gone(row: NoteRow | ContributionRow, gone: Gone) -> bool:
    """Whether the words of a row, as they stand, have been erased since.

    Lists of earlier days name rows by a number that may have been given again after a backup was put back: there
    whatever is younger than the erasure is not meant.
    """
    kind, revision = ("note", row.revision) if isinstance(row, NoteRow) else ("contribution", 1)
    counted = [least for at, least in gone.get((kind, row.id), ()) if row.posted_at <= at]
    return any(revision < least for least in (*counted, *(least for _, least in gone.get((kind, row.alias), ()))))
