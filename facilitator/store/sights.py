"""Journal entries as an audience sees them: each thing they touched, as it is now and as that audience may see it.

Rendering by the handling now, not then, is what lets an erasure reach everyone who catches up later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.board import Board
from facilitator.domain.entries import GROUPING_SHOWN, Entry, EntryKind, seen_by, undo_stacks
from facilitator.domain.notes import Note
from facilitator.domain.people import Audience, Viewer
from facilitator.domain.sights import (
    is_own,
    moment,
    see_board,
    see_heading,
    see_note,
    see_own_note,
    see_placing,
    see_roundtable,
    see_theme,
)
from facilitator.domain.themes import Theme
from facilitator.store.boards import load_board
from facilitator.store.journal import get_entry, grouping_steps
from facilitator.store.themes import load_themes


def see_snapshot(session: Session, viewer: Viewer, audience: Audience) -> tuple[int, dict[str, Any]]:
    """The newest number and the whole board as one audience may see it."""
    board = load_board(session, viewer.roundtable_id)
    seen = see_board(board, audience, viewer)
    if audience is Audience.CREW:
        seen["actions"] = see_actions(session, viewer.roundtable_id)
    return board.roundtable.seq, seen


def see_entries(
    session: Session,
    roundtable_id: int,
    entries: Sequence[Entry],
    audience: Audience,
    viewer: Viewer | None = None,
) -> list[dict[str, Any]]:
    """The entries in order, each whole or as its bare number. With a viewer, an attendee's own notes are in them."""
    if not entries:
        return []
    sight = Sight(load_board(session, roundtable_id), audience, viewer, session)
    return [sight.see(entry) for entry in entries]


@dataclass(frozen=True)
class Sight:
    """One audience's view of entries against the board as it is now."""

    board: Board
    audience: Audience
    viewer: Viewer | None
    session: Session

    def see(self, entry: Entry) -> dict[str, Any]:
        """The entry, or its bare number where this audience may learn no more of it."""
        parts = self.own_parts(entry) | (self.parts(entry) if self.is_shown(entry) else {})
        if not parts:
            return {"seq": entry.seq}
        return {"seq": entry.seq, "kind": entry.kind, "at": moment(entry.recorded_at)} | parts

    def is_shown(self, entry: Entry) -> bool:
        return seen_by(entry.kind, self.audience, self.board.roundtable.phase)

    def own_parts(self, entry: Entry) -> dict[str, Any]:
        """An attendee's own notes in an entry, whole: nobody else is sent these."""
        if self.audience is not Audience.PHONE or self.viewer is None:
            return {}
        own = [note for note in self.touched_notes(entry) if is_own(note, self.viewer)]
        return {"notes": [see_own_note(note, self.board) for note in own]} if own else {}

    def parts(self, entry: Entry) -> dict[str, Any]:
        """What the entry touched, in the parts that docs/protocol.md names; empty ones are left out."""
        parts = self.note_parts(entry) | self.theme_parts(entry)
        if "roundtable" in entry.payload:
            parts["roundtable"] = see_roundtable(self.board.roundtable)
        if "headings" in entry.payload:
            parts["headings"] = [see_heading(heading) for heading in self.board.headings]
        if entry.kind is EntryKind.PARTICIPANT_JOINED:
            parts["n_people"] = self.board.n_participants
        if self.audience is Audience.CREW and entry.kind in GROUPING_SHOWN | {EntryKind.SUGGESTION_DISMISSED}:
            parts["actions"] = see_actions(self.session, entry.roundtable_id)
        return self.with_gone(parts)

    def note_parts(self, entry: Entry) -> dict[str, Any]:
        notes = self.touched_notes(entry)
        if self.audience is Audience.PHONE:
            placed = [see_placing(note) for note in notes if note.is_open]
            return {"notes": placed} if placed and entry.kind in GROUPING_SHOWN else {}
        return {
            "notes": [see_note(note, self.audience) for note in notes if note.is_open],
            # A note that never had a number was never shown: to say that it is gone would tell that it exists.
            "gone_notes": [note.id for note in notes if not note.is_open and note.number is not None],
        }

    def theme_parts(self, entry: Entry) -> dict[str, Any]:
        themes = self.touched_themes(entry)
        return {
            "themes": [self.see_theme(theme) for theme in themes if theme.is_live],
            "gone_themes": [theme.id for theme in themes if not theme.is_live],
        }

    def see_theme(self, theme: Theme) -> dict[str, Any]:
        notes = self.board.notes_of(theme)
        return see_theme(theme, len(notes), self.board.n_people(notes))

    def with_gone(self, parts: dict[str, Any]) -> dict[str, Any]:
        """The parts that are not empty, with what is gone under one key."""
        gone = {"notes": parts.pop("gone_notes", []), "themes": parts.pop("gone_themes", [])}
        if any(gone.values()):
            parts["gone"] = gone
        return {name: part for name, part in parts.items() if part not in ([], {})}

    def touched_notes(self, entry: Entry) -> list[Note]:
        touched = ids(entry, "notes")
        return [note for note in self.board.notes if note.id in touched]

    def touched_themes(self, entry: Entry) -> list[Theme]:
        """Themes that the entry is about, and those whose notes came or went with it."""
        touched = ids(entry, "themes") | ids(entry, "notes", "theme")
        touched |= {note.theme_id for note in self.touched_notes(entry) if note.theme_id is not None}
        return load_themes(self.session, entry.roundtable_id, touched) if touched else []


def ids(entry: Entry, part: str, column: str = "id") -> set[int]:
    """The numbers under one column of a part, after the entry and before it."""
    rows: Iterable[dict[str, Any]] = [*entry.payload.get(part, ()), *entry.payload.get("was", {}).get(part, ())]
    return {row[column] for row in rows if row.get(column) is not None}


def see_actions(session: Session, roundtable_id: int) -> dict[str, Any]:
    """What one press of undo or redo would take back or do again, for the crew."""
    done, undone = undo_stacks(grouping_steps(session, roundtable_id))
    return {
        "undo": see_action(session, roundtable_id, done[-1]) if done else None,
        "redo": see_action(session, roundtable_id, undone[-1]) if undone else None,
    }


def see_action(session: Session, roundtable_id: int, seq: int) -> dict[str, Any]:
    """One act of grouping in a few words' worth of facts."""
    entry = get_entry(session, roundtable_id, seq)
    touched = ids(entry, "themes") or {row["theme"] for row in entry.payload.get("notes", ()) if row.get("theme")}
    names = [theme.name for theme in load_themes(session, roundtable_id, touched)]
    return {"kind": entry.kind, "n_notes": len(entry.payload.get("notes", ())), "names": names}
