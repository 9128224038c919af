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

from facilitator.domain.contributions import RULES, Contribution, may_see
from facilitator.domain.entries import (
    COUNTED,
    GROUPING_SHOWN,
    MINE,
    OTHERS_SHOWN,
    Entry,
    EntryKind,
    seen_by,
    shown_notes,
    touched_ids,
    touched_notes,
)
from facilitator.domain.exercises import see_contribution
from facilitator.domain.moments import minute, moment
from facilitator.domain.notes import GIVEN, Note
from facilitator.domain.people import Audience, Viewer
from facilitator.domain.phases import OVER, REACTING, Phase, shows_notes, shows_themes
from facilitator.domain.ranking import Standing
from facilitator.domain.roundtables import tells_hands
from facilitator.domain.sights import (
    gather,
    is_own,
    see_heading,
    see_note,
    see_other_note,
    see_own_note,
    see_placing,
    see_ranked,
    see_round,
    see_roundtable,
    see_theme,
)
from facilitator.domain.themes import Group, Theme
from facilitator.store.base import table_of
from facilitator.store.contributions import load_contributions
from facilitator.store.notes import count_notes, load_notes, load_own_notes
from facilitator.store.people import count_participants
from facilitator.store.reactions import count_reactions
from facilitator.store.roundtables import RoundtableRow, as_roundtable, get_row, load_headings
from facilitator.store.snapshots import measure, read_own
from facilitator.store.standings import load_standings
from facilitator.store.telling import tell_contributions, tell_rounds, tell_themes, tell_words
from facilitator.store.undoing import see_actions

ROUNDTABLE = table_of(RoundtableRow).c
ASKED = (ROUNDTABLE.phase, ROUNDTABLE.notes_shown, ROUNDTABLE.sharing_mode, ROUNDTABLE.status)
SHOWING = select(*ASKED).where(ROUNDTABLE.id == bindparam("of"))
"""What decides how much of an entry is shown."""


def see_entries(
    session: Session,
    roundtable_id: int,
    entries: Sequence[Entry],
    audience: Audience,
    viewer: Viewer | None = None,
) -> list[dict[str, Any]]:
    """Entries that have a number of the audience's, in order, each whole or as its bare number.

    With a viewer, an attendee's own notes are in them.
    """
    if not entries:
        return []
    sight = look(session, roundtable_id, audience, viewer)
    sight.read(entries)
    return [sight.see(entry, entry.number_for(audience)) for entry in entries]


def look(session: Session, roundtable_id: int, audience: Audience, viewer: Viewer | None) -> "Sight":
    """The view of an audience, which has read nothing yet."""
    phase, rule, mode, status = session.execute(SHOWING, {"of": roundtable_id}).one()
    told = (shows_notes(phase, rule), tells_hands(mode), status in OVER)
    return Sight(session, roundtable_id, phase, audience, viewer, *told)


@dataclass
class Sight:
    """One audience's view of entries, and what of the tables they touched as it is now: notes and themes by id."""

    session: Session
    roundtable_id: int
    phase: Phase
    audience: Audience
    viewer: Viewer | None
    is_revealed: bool
    hands: bool
    is_over: bool
    notes: dict[int, Note] = field(default_factory=dict)
    reactions: dict[int, dict[str, int]] = field(default_factory=dict)
    contributions: dict[int, Contribution] = field(default_factory=dict)
    themes: dict[int, Theme] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)

    def read(self, entries: Sequence[Entry]) -> None:
        """Reads what this audience will be shown of these entries; nothing at all where they go as bare numbers."""
        shown = [entry for entry in entries if self.is_shown(entry)]
        self.notes = self.read_notes(entries, shown)
        if self.notes and (self.audience is not Audience.PHONE or self.phase in REACTING):
            self.reactions = count_reactions(self.session, self.roundtable_id, self.notes)
        brought = {number for entry in entries for number in touched_ids(entry, "contributions")}
        if brought:
            found = tell_contributions(self.session, self.roundtable_id, brought)
            self.contributions = {each.id: each for each in found}
        touched = {
            theme_id
            for entry in shown
            for theme_id in touched_ids(entry, "themes") | touched_ids(entry, "notes", "theme")
        }
        if shown or shows_themes(self.phase):
            touched |= {note.theme_id for note in self.notes.values() if note.theme_id is not None}
        touched |= self.find_reranked(shown)
        if touched:
            themes = tell_themes(self.session, self.roundtable_id, touched)
            self.themes = {theme.id: theme for theme in themes}
            self.groups = measure(self.session, self.roundtable_id, themes)

    def read_notes(self, entries: Sequence[Entry], shown: Sequence[Entry]) -> dict[int, Note]:
        """The notes of the entries that are shown, and for an attendee the own ones of all."""
        notes: list[Note] = []
        touched = {note_id for entry in shown for note_id in shown_notes(entry)}
        if touched:
            typed = load_notes(self.session, self.roundtable_id, touched)
            notes += tell_words(self.session, self.roundtable_id, typed, self.viewer)
        author = None if self.viewer is None or self.audience is not Audience.PHONE else self.viewer.participant_id
        others = {note_id for entry in entries for note_id in touched_notes(entry)} - touched
        if author is not None and others:
            notes += load_own_notes(self.session, self.roundtable_id, author, others)
        return {note.id: note for note in sorted(notes, key=lambda note: note.id)}

    def see(self, entry: Entry, number: int | None) -> dict[str, Any]:
        """The entry under the audience's number, which is all where they may learn no more of it."""
        parts = self.own_parts(entry) | (self.parts(entry) if self.is_shown(entry) else {})
        if not parts:
            return {"seq": number}
        told = moment if self.audience is Audience.CREW else minute
        return {"seq": number, "kind": entry.kind, "at": told(entry.recorded_at)} | parts

    def name(self, thing: Note | Contribution) -> int:
        """What the audience knows a note or a contribution by."""
        return thing.id if self.audience is Audience.CREW else thing.alias

    def is_shown(self, entry: Entry) -> bool:
        return seen_by(entry.kind, self.audience, self.phase, is_revealed=self.is_revealed, is_over=self.is_over)

    def own_parts(self, entry: Entry) -> dict[str, Any]:
        """An attendee's own notes in an entry, whole: nobody else is sent these."""
        if self.audience is not Audience.PHONE or self.viewer is None:
            return {}
        own = [note for note in self.touched_notes(entry) if is_own(note, self.viewer)]
        groups = self.groups if shows_themes(self.phase) else {}
        parts = {"notes": [see_own_note(note, groups, is_revealed=self.is_revealed) for note in own]} if own else {}
        if self.is_concerned(entry):
            parts |= self.own
        return parts

    def is_concerned(self, entry: Entry) -> bool:
        """Whether an entry has changed what belongs to this phone alone, besides its notes."""
        person = self.viewer and self.viewer.participant_id
        is_by_it = entry.kind in MINE and self.viewer is not None and entry.actor == self.viewer.actor
        return person is not None and (is_by_it or person in entry.payload.get("concerns", ()))

    @cached_property
    def own(self) -> dict[str, Any]:
        if self.viewer is None:
            return {}
        return read_own(self.session, self.viewer, load_contributions(self.session, self.roundtable_id))

    def parts(self, entry: Entry) -> dict[str, Any]:
        """What the entry touched, in the parts that docs/protocol.md names; empty ones are left out."""
        parts = self.note_parts(entry) | self.theme_parts(entry) | self.contribution_parts(entry)
        if "roundtable" in entry.payload:
            parts["roundtable"] = self.roundtable
        if "headings" in entry.payload:
            parts["headings"] = self.headings
        parts["rounds"] = self.touched_rounds(entry)
        if entry.kind is EntryKind.PARTICIPANT_JOINED:
            parts["n_people"] = self.n_people
        if self.audience is Audience.CREW and entry.kind in GROUPING_SHOWN | {EntryKind.SUGGESTION_DISMISSED}:
            parts["actions"] = see_actions(self.session, entry.roundtable_id)
        return gather(parts)

    def touched_rounds(self, entry: Entry) -> list[dict[str, Any]]:
        """The votes that an entry is about, and those with a theme on the ballot that it merged or renamed."""
        touched = {row["id"] for row in entry.payload.get("rounds", ())}
        themes = touched_ids(entry, "themes")
        if not touched and not themes:
            return []
        return [vote for vote in self.rounds if vote["id"] in touched or themes & set(vote["themes"])]

    def note_parts(self, entry: Entry) -> dict[str, Any]:
        notes = self.touched_notes(entry)
        if self.audience is Audience.ROOM and not self.is_revealed:
            # Whatever becomes of it: to count the open ones alone would tell which are not.
            return {"counts": self.counts} if entry.kind in COUNTED else {}
        if self.audience is Audience.PHONE:
            return self.phone_note_parts(entry, notes)
        return {
            "notes": [see_note(note, self.audience, self.reactions.get(note.id, {})) for note in notes if note.is_open],
            # A note that never had a number was never shown: to say that it is gone would tell that it exists.
            "gone_notes": [self.name(note) for note in notes if not note.is_open and note.number is not None],
        }

    def phone_note_parts(self, entry: Entry, notes: Sequence[Note]) -> dict[str, Any]:
        """Placings, and while phones may react everybody's notes."""
        open_notes = [note for note in notes if note.is_open]
        parts: dict[str, Any] = {}
        if entry.kind in GROUPING_SHOWN and shows_themes(self.phase):
            parts["notes"] = [see_placing(note) for note in open_notes]
        if self.phase in REACTING and entry.kind in OTHERS_SHOWN | GROUPING_SHOWN:
            parts["others"] = [see_other_note(note, self.reactions.get(note.id, {}), self.phase) for note in open_notes]
            parts["gone_others"] = [self.name(note) for note in notes if not note.is_open and note.number is not None]
        return parts

    def contribution_parts(self, entry: Entry) -> dict[str, Any]:
        """The contributions that an audience may see in this phase; the others are gone."""
        touched = [self.contributions[number] for number in sorted(touched_ids(entry, "contributions"))]
        shown = [each for each in touched if may_see(each, self.audience, self.phase)]
        # What an audience is never shown was never there for it: to call it gone would tell that it exists.
        known = [each for each in touched if self.audience is Audience.CREW or RULES[each.kind].shown_in]
        gone = [self.name(each) for each in known if each not in shown and not each.is_private]
        parts = {"contributions": [see_contribution(each, self.audience) for each in shown], "gone_contributions": gone}
        return {name: part for name, part in parts.items() if part}

    def theme_parts(self, entry: Entry) -> dict[str, Any]:
        if self.audience is Audience.ROOM and not self.is_revealed:
            return {}
        if self.audience is Audience.PHONE and not shows_themes(self.phase):
            return {}
        themes = self.touched_themes(entry)
        return {
            "themes": [self.see_theme(theme) for theme in themes if theme.is_live],
            "gone_themes": [theme.id for theme in themes if not theme.is_live],
        }

    def see_theme(self, theme: Theme) -> dict[str, Any]:
        """A theme, with what ranks it where themes are ranked: on a ballot their order is each phone's own."""
        if self.audience is Audience.PHONE:
            return see_theme(self.groups[theme.id], hands=self.hands)
        return see_ranked(theme, self.standings[theme.id], hands=self.hands)

    @cached_property
    def standings(self) -> dict[int, Standing]:
        return load_standings(self.session, self.roundtable_id, self.themes)

    def touched_notes(self, entry: Entry) -> list[Note]:
        touched = shown_notes(entry) if self.is_shown(entry) else touched_notes(entry)
        return [self.notes[note_id] for note_id in sorted(touched & self.notes.keys())]

    def touched_themes(self, entry: Entry) -> list[Theme]:
        """Themes that the entry is about, and those whose notes came or went with it."""
        touched = touched_ids(entry, "themes") | touched_ids(entry, "notes", "theme") | self.find_reranked([entry])
        touched |= {note.theme_id for note in self.touched_notes(entry) if note.theme_id is not None}
        return [self.themes[theme_id] for theme_id in sorted(touched & self.themes.keys())]

    def find_reranked(self, entries: Sequence[Entry]) -> set[int]:
        """The themes that a table's record or the results of a vote move among others, where themes are ranked."""
        if self.audience is Audience.PHONE:
            return set()
        brought = {number for entry in entries for number in touched_ids(entry, "contributions")}
        shown = [row for entry in entries if entry.kind is EntryKind.RESULTS_SHOWN for row in entry.payload["rounds"]]
        records = {self.contributions[number].theme_id for number in brought}
        return {theme for theme in records if theme is not None} | {theme for row in shown for theme in row["themes"]}

    @cached_property
    def roundtable(self) -> dict[str, Any]:
        roundtable = as_roundtable(self.session, get_row(self.session, self.roundtable_id))
        return see_roundtable(roundtable, self.audience)

    @cached_property
    def headings(self) -> list[dict[str, Any]]:
        return [see_heading(heading) for heading in load_headings(self.session, self.roundtable_id)]

    @cached_property
    def counts(self) -> dict[str, int]:
        return count_notes(self.session, self.roundtable_id, GIVEN)

    @cached_property
    def rounds(self) -> list[dict[str, Any]]:
        return [see_round(vote, self.audience) for vote in tell_rounds(self.session, self.roundtable_id)]

    @cached_property
    def n_people(self) -> int:
        received = get_row(self.session, self.roundtable_id).received
        return received["n_participants"] if received else count_participants(self.session, self.roundtable_id)
