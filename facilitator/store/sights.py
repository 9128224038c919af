"""Journal entries as an audience sees them: each thing they touched, as it is now and as that audience may see it.

Rendering by the handling now, not then, is what lets an erasure reach everyone who catches up later. Only what the
entries touched is read: a room that posts fifty notes a second has them sent a few at a time, beside thousands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from facilitator.domain.entries import GROUPING_SHOWN, Entry, EntryKind, seen_by, touched_ids
from facilitator.domain.notes import Note
from facilitator.domain.people import Audience, Viewer
from facilitator.domain.phases import Phase, shows_notes, shows_themes
from facilitator.domain.sights import (
    is_own,
    moment,
    see_board,
    see_heading,
    see_note,
    see_own_note,
    see_phone_board,
    see_placing,
    see_round,
    see_roundtable,
    see_theme,
)
from facilitator.domain.themes import Group, Theme
from facilitator.store.base import table_of
from facilitator.store.boards import load_board
from facilitator.store.notes import count_members, count_open, load_notes, load_own_notes
from facilitator.store.people import count_participants
from facilitator.store.roundtables import RoundtableRow, as_roundtable, get_row, load_headings
from facilitator.store.themes import load_themes
from facilitator.store.undoing import see_actions
from facilitator.store.votes import load_rounds

ROUNDTABLE = table_of(RoundtableRow).c
SHOWING = select(ROUNDTABLE.phase, ROUNDTABLE.notes_shown).where(ROUNDTABLE.id == bindparam("of"))
"""What decides how much of an entry is shown."""


def see_snapshot(session: Session, viewer: Viewer, audience: Audience) -> tuple[int, dict[str, Any]]:
    """The newest number and the whole board as one audience may see it."""
    if audience is Audience.PHONE:
        return see_phone_snapshot(session, viewer)
    board = load_board(session, viewer.roundtable_id)
    seen = see_board(board, audience)
    if audience is Audience.CREW:
        seen["actions"] = see_actions(session, viewer.roundtable_id)
    return board.roundtable.seq, seen


def see_phone_snapshot(session: Session, viewer: Viewer) -> tuple[int, dict[str, Any]]:
    """The same for one phone: nobody else's notes are even read, since a thousand phones may come back at once."""
    # The row is read first: its number is never newer than what follows.
    roundtable = as_roundtable(session, get_row(session, viewer.roundtable_id))
    themes = load_themes(session, roundtable.id) if shows_themes(roundtable.phase) else []
    own = [] if viewer.participant_id is None else load_own_notes(session, roundtable.id, viewer.participant_id)
    groups = measure(session, roundtable.id, themes)
    headings, rounds = load_headings(session, roundtable.id), load_rounds(session, roundtable.id)
    return roundtable.seq, see_phone_board(roundtable, headings, own, groups, rounds)


def measure(session: Session, roundtable_id: int, themes: Sequence[Theme]) -> dict[int, Group]:
    """Those of the themes that are live, by id, with how many notes and people are in each."""
    sizes = count_members(session, roundtable_id, [theme.id for theme in themes]) if themes else {}
    return {theme.id: Group(theme, *sizes.get(theme.id, (0, 0))) for theme in themes if theme.is_live}


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
    phase, rule = session.execute(SHOWING, {"of": roundtable_id}).one()
    sight = Sight(session, roundtable_id, phase, audience, viewer, is_revealed=shows_notes(phase, rule))
    sight.read(entries)
    return [sight.see(entry) for entry in entries]


@dataclass
class Sight:
    """One audience's view of entries, and what of the tables they touched as it is now: notes and themes by id."""

    session: Session
    roundtable_id: int
    phase: Phase
    audience: Audience
    viewer: Viewer | None
    is_revealed: bool
    notes: dict[int, Note] = field(default_factory=dict)
    themes: dict[int, Theme] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)

    def read(self, entries: Sequence[Entry]) -> None:
        """Reads what this audience will be shown of these entries; nothing at all where they go as bare numbers."""
        shown = [entry for entry in entries if self.is_shown(entry)]
        self.notes = self.read_notes(entries, shown)
        touched = {
            theme_id
            for entry in shown
            for theme_id in touched_ids(entry, "themes") | touched_ids(entry, "notes", "theme")
        }
        if shown or shows_themes(self.phase):
            touched |= {note.theme_id for note in self.notes.values() if note.theme_id is not None}
        if touched:
            themes = load_themes(self.session, self.roundtable_id, touched)
            self.themes = {theme.id: theme for theme in themes}
            self.groups = measure(self.session, self.roundtable_id, themes)

    def read_notes(self, entries: Sequence[Entry], shown: Sequence[Entry]) -> dict[int, Note]:
        """The notes of the entries that are shown, and for an attendee the own ones of all."""
        notes: list[Note] = []
        touched = {note_id for entry in shown for note_id in touched_ids(entry, "notes")}
        if touched:
            notes += load_notes(self.session, self.roundtable_id, touched)
        author = None if self.viewer is None or self.audience is not Audience.PHONE else self.viewer.participant_id
        others = {note_id for entry in entries for note_id in touched_ids(entry, "notes")} - touched
        if author is not None and others:
            notes += load_own_notes(self.session, self.roundtable_id, author, others)
        return {note.id: note for note in sorted(notes, key=lambda note: note.id)}

    def see(self, entry: Entry) -> dict[str, Any]:
        """The entry, or its bare number where this audience may learn no more of it."""
        parts = self.own_parts(entry) | (self.parts(entry) if self.is_shown(entry) else {})
        if not parts:
            return {"seq": entry.seq}
        return {"seq": entry.seq, "kind": entry.kind, "at": moment(entry.recorded_at)} | parts

    def is_shown(self, entry: Entry) -> bool:
        return seen_by(entry.kind, self.audience, self.phase, is_revealed=self.is_revealed)

    def own_parts(self, entry: Entry) -> dict[str, Any]:
        """An attendee's own notes in an entry, whole: nobody else is sent these."""
        if self.audience is not Audience.PHONE or self.viewer is None:
            return {}
        own = [note for note in self.touched_notes(entry) if is_own(note, self.viewer)]
        groups = self.groups if shows_themes(self.phase) else {}
        return {"notes": [see_own_note(note, groups) for note in own]} if own else {}

    def parts(self, entry: Entry) -> dict[str, Any]:
        """What the entry touched, in the parts that docs/protocol.md names; empty ones are left out."""
        parts = self.note_parts(entry) | self.theme_parts(entry)
        if "roundtable" in entry.payload:
            parts["roundtable"] = self.roundtable
        if "headings" in entry.payload:
            parts["headings"] = self.headings
        if "rounds" in entry.payload:
            touched = {row["id"] for row in entry.payload["rounds"]}
            parts["rounds"] = [vote for vote in self.rounds if vote["id"] in touched]
        if entry.kind is EntryKind.PARTICIPANT_JOINED:
            parts["n_people"] = self.n_people
        if self.audience is Audience.CREW and entry.kind in GROUPING_SHOWN | {EntryKind.SUGGESTION_DISMISSED}:
            parts["actions"] = see_actions(self.session, entry.roundtable_id)
        return self.with_gone(parts)

    def note_parts(self, entry: Entry) -> dict[str, Any]:
        notes = self.touched_notes(entry)
        if self.audience is Audience.ROOM and not self.is_revealed:
            # A note that never had a number was never counted: to count again would tell that it exists.
            return {"counts": self.counts} if any(note.number is not None for note in notes) else {}
        if self.audience is Audience.PHONE:
            placed = [see_placing(note) for note in notes if note.is_open]
            return {"notes": placed} if placed and entry.kind in GROUPING_SHOWN else {}
        return {
            "notes": [see_note(note, self.audience) for note in notes if note.is_open],
            # A note that never had a number was never shown: to say that it is gone would tell that it exists.
            "gone_notes": [note.id for note in notes if not note.is_open and note.number is not None],
        }

    def theme_parts(self, entry: Entry) -> dict[str, Any]:
        if self.audience is Audience.ROOM and not self.is_revealed:
            return {}
        themes = self.touched_themes(entry)
        return {
            "themes": [see_theme(self.groups[theme.id]) for theme in themes if theme.is_live],
            "gone_themes": [theme.id for theme in themes if not theme.is_live],
        }

    def with_gone(self, parts: dict[str, Any]) -> dict[str, Any]:
        """The parts that are not empty, with what is gone under one key."""
        gone = {"notes": parts.pop("gone_notes", []), "themes": parts.pop("gone_themes", [])}
        if any(gone.values()):
            parts["gone"] = gone
        return {name: part for name, part in parts.items() if part not in ([], {})}

    def touched_notes(self, entry: Entry) -> list[Note]:
        return [self.notes[note_id] for note_id in sorted(touched_ids(entry, "notes") & self.notes.keys())]

    def touched_themes(self, entry: Entry) -> list[Theme]:
        """Themes that the entry is about, and those whose notes came or went with it."""
        touched = touched_ids(entry, "themes") | touched_ids(entry, "notes", "theme")
        touched |= {note.theme_id for note in self.touched_notes(entry) if note.theme_id is not None}
        return [self.themes[theme_id] for theme_id in sorted(touched & self.themes.keys())]

    @cached_property
    def roundtable(self) -> dict[str, Any]:
        return see_roundtable(as_roundtable(self.session, get_row(self.session, self.roundtable_id)))

    @cached_property
    def headings(self) -> list[dict[str, Any]]:
        return [see_heading(heading) for heading in load_headings(self.session, self.roundtable_id)]

    @cached_property
    def counts(self) -> dict[str, int]:
        return count_open(self.session, self.roundtable_id)

    @cached_property
    def rounds(self) -> list[dict[str, Any]]:
        return [see_round(vote, self.audience) for vote in load_rounds(self.session, self.roundtable_id)]

    @cached_property
    def n_people(self) -> int:
        received = get_row(self.session, self.roundtable_id).received
        return received["n_participants"] if received else count_participants(self.session, self.roundtable_id)
