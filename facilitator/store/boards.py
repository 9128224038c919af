"""Reading a whole roundtable as a Board."""

from collections import Counter
from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.board import Board, Received
from facilitator.domain.contributions import ContributionKind, Withheld
from facilitator.domain.headings import HeadingKey
from facilitator.domain.intakes import Intake
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.themes import Backing, Support
from facilitator.store.amendments import load_amendments
from facilitator.store.claims import load_checks
from facilitator.store.contributions import load_contributions
from facilitator.store.flags import load_decisions
from facilitator.store.notes import load_notes, load_notes_under
from facilitator.store.people import load_participants
from facilitator.store.reactions import Counts, count_reactions
from facilitator.store.roundtables import as_roundtable, get_row, load_headings
from facilitator.store.themes import load_dismissals, load_themes
from facilitator.store.votes import load_rounds


def load_board(session: Session, roundtable_id: int) -> Board:
    """The roundtable as the tables have it. Its row is read first: its number is never newer than what follows."""
    row = get_row(session, roundtable_id)
    received = None if row.received is None else read_received(row.received)
    return Board(
        roundtable=as_roundtable(session, row),
        headings=load_headings(session, roundtable_id),
        notes=tuple(load_notes(session, roundtable_id)),
        themes=tuple(theme for theme in load_themes(session, roundtable_id) if theme.is_live),
        participants=load_participants(session, roundtable_id),
        dismissals=load_dismissals(session, roundtable_id),
        rounds=load_rounds(session, roundtable_id),
        contributions=load_contributions(session, roundtable_id),
        reactions=add_reactions(count_reactions(session, roundtable_id), received),
        received=received,
        intake=None if row.intake is None else Intake(**row.intake),
        decisions=load_decisions(session, roundtable_id),
        checks=load_checks(session, roundtable_id),
        amendments=load_amendments(session, roundtable_id),
    )


def load_board_under(session: Session, roundtable_id: int, heading: HeadingKey) -> Board:
    """As much of it as the notes of one heading are grouped by: thousands of others would keep everybody waiting."""
    return Board(
        roundtable=as_roundtable(session, get_row(session, roundtable_id)),
        headings=(),
        notes=tuple(load_notes_under(session, roundtable_id, heading)),
        themes=tuple(theme for theme in load_themes(session, roundtable_id) if theme.is_live),
        participants={},
        dismissals=load_dismissals(session, roundtable_id),
    )


def read_received(stored: dict[str, Any]) -> Received:
    """An import's totals as the reports know them."""
    return Received(
        n_participants=stored["n_participants"],
        n_people={HeadingKey(key): count for key, count in stored["n_people"].items()},
        n_withdrawn=stored["n_withdrawn"],
        n_off_record=stored["n_off_record"],
        n_withheld=stored["n_withheld"],
        reactions={int(note): counts for note, counts in stored.get("reactions", {}).items()},
        promise=read_promise(stored.get("promise")),
        sectors=stored.get("sectors", {}),
        capabilities=stored.get("capabilities", {}),
        issues={
            key: Backing(
                Support(each["support"]), bool(each["spans_sectors"]), each.get("n_people"), each.get("n_base")
            )
            for key, each in stored.get("issues", {}).items()
        },
        unshared={
            ContributionKind(kind): {Withheld(reason): count for reason, count in counts.items()}
            for kind, counts in stored.get("unshared", {}).items()
        },
    )


def read_promise(stored: list[Any] | None) -> tuple[SharingMode, bool] | None:
    """The promise of an export; imports of earlier releases have none."""
    return None if stored is None else (SharingMode(stored[0]), bool(stored[1]))


def add_reactions(here: Counts, received: Received | None) -> Counts:
    """What people said to each note: those here, and those whom an import has counted."""
    if received is None or not received.reactions:
        return here
    summed = {note: Counter(counts) for note, counts in here.items()}
    for note, counts in received.reactions.items():
        summed.setdefault(note, Counter()).update(counts)
    return {note: dict(counts) for note, counts in summed.items()}
