"""The words that others than their authors are shown: once a roundtable is over, those that files print.

During the evening the room reads each other's words as they were typed.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution
from facilitator.domain.notes import Note
from facilitator.domain.people import Viewer
from facilitator.domain.phases import OVER
from facilitator.domain.sights import is_own
from facilitator.domain.themes import Theme
from facilitator.domain.votes import Round
from facilitator.reports.evidence.flags import mask_ballot, mask_contribution, mask_note, mask_theme
from facilitator.reports.evidence.readings import NOTHING, find_stored, name_rules
from facilitator.store.contributions import load_contributions
from facilitator.store.flags import load_decisions
from facilitator.store.notes import load_notes
from facilitator.store.readings import load_readings
from facilitator.store.roundtables import get_row
from facilitator.store.themes import load_themes
from facilitator.store.votes import load_rounds

Thing = TypeVar("Thing")


def is_over(session: Session, roundtable_id: int) -> bool:
    """Whether the evening is over, and with it what the room read of each other."""
    return get_row(session, roundtable_id).status in OVER


def tell(session: Session, roundtable_id: int, things: Iterable[Thing], mask: Callable[[Thing], Thing]) -> list[Thing]:
    """Themes, votes or contributions in the words that others are shown."""
    return [mask(thing) for thing in things] if is_over(session, roundtable_id) else list(things)


def tell_themes(session: Session, roundtable_id: int, ids: Collection[int] | None = None) -> list[Theme]:
    """These themes, or all, under the names that everybody is shown."""
    return tell(session, roundtable_id, load_themes(session, roundtable_id, ids), mask_theme)


def tell_contributions(session: Session, roundtable_id: int, ids: Collection[int] | None = None) -> list[Contribution]:
    """These contributions, or all, in the words that others than their authors are shown."""
    return tell(session, roundtable_id, load_contributions(session, roundtable_id, ids), mask_contribution)


def tell_rounds(session: Session, roundtable_id: int) -> list[Round]:
    """The votes with the names on their ballots that everybody is shown."""
    return tell(session, roundtable_id, load_rounds(session, roundtable_id), mask_ballot)


def tell_words(session: Session, roundtable_id: int, notes: Iterable[Note], viewer: Viewer | None = None) -> list[Note]:
    """The same of notes. With a viewer, the own ones stay."""
    return mask_words(session, roundtable_id, notes, viewer) if is_over(session, roundtable_id) else list(notes)


def mask_words(session: Session, roundtable_id: int, notes: Iterable[Note], viewer: Viewer | None = None) -> list[Note]:
    """The notes as files print them."""
    notes = list(notes)
    others = [note.id for note in notes if note.text and not (viewer and is_own(note, viewer))]
    decisions = load_decisions(session, roundtable_id)
    readings = load_readings(session, roundtable_id, name_rules(), others)
    masked = set(others)
    return [
        mask_note(note, decisions, find_stored(note, readings.get(note.id, NOTHING))) if note.id in masked else note
        for note in notes
    ]


def tell_board(session: Session, board: Board) -> Board:
    """A whole board in the words that the crew and the room screen are shown."""
    if not is_over(session, board.roundtable.id):
        return board
    return replace(
        board,
        notes=tuple(mask_words(session, board.roundtable.id, board.notes)),
        themes=tuple(map(mask_theme, board.themes)),
        contributions=tuple(map(mask_contribution, board.contributions)),
        rounds=tuple(map(mask_ballot, board.rounds)),
    )


def list_reworded(session: Session, roundtable_id: int) -> dict[str, list[dict[str, Any]]]:
    """What is shown and reads otherwise from the close on, for the journal: whoever follows it needs that again."""
    of = session, roundtable_id
    notes = [note for note in load_notes(*of) if note.is_open]
    pairs: dict[str, Iterable[tuple[Any, Any]]] = {
        "notes": zip(notes, tell_words(*of, notes), strict=True),
        "themes": ((was, told) for was, told in zip(load_themes(*of), tell_themes(*of), strict=True) if was.is_live),
        "contributions": (
            (was, told)
            for was, told in zip(load_contributions(*of), tell_contributions(*of), strict=True)
            if was.is_shared
        ),
        # A theme that was on the ballot may have another name by now, or be gone.
        "rounds": zip(load_rounds(*of), tell_rounds(*of), strict=True),
    }
    return {part: [{"id": was.id} for was, told in some if was != told] for part, some in pairs.items()}
