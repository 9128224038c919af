"""One act of grouping while it is being done: it changes rows and remembers what they were and became."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.actions.ballots import require_sure
from facilitator.actions.fixings import keep_record
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Handling, Place
from facilitator.domain.orders import Order
from facilitator.domain.origins import Origin
from facilitator.domain.roundtables import SpotlightPart
from facilitator.store.notes import NoteRow, get_note
from facilitator.store.roundtables import get_row
from facilitator.store.themes import (
    DismissalRow,
    ThemeNameRow,
    ThemeRow,
    dismissal_state,
    get_theme,
    load_successors,
    store_received,
    theme_state,
)

Columns = dict[str, Any]


@dataclass
class Regrouping:
    """Collects what rows were (`was`) and became, each by part and id; the first `was` and the last `became` count."""

    session: Session
    roundtable_id: int
    was: dict[str, dict[int, Columns]] = field(default_factory=dict)
    became: dict[str, dict[int, Columns]] = field(default_factory=dict)

    @classmethod
    def begin(cls, session: Session, order: Order) -> "Regrouping":
        """An act; after the close it is of the next version."""
        row = get_row(session, order.viewer.roundtable_id)
        keep_record(session, row)
        return cls(session, order.viewer.roundtable_id)

    def fact(self, kind: EntryKind, **more: Any) -> Fact:
        """The journal's record of the act."""
        payload: Columns = {part: list(rows.values()) for part, rows in self.became.items()}
        payload |= self.move_light()
        payload["was"] = {part: list(rows.values()) for part, rows in self.was.items()}
        return Fact(kind, payload | more)

    def move_light(self) -> Columns:
        """Moves the spotlight from a theme that is gone to the one that has its notes, or takes it off."""
        row = get_row(self.session, self.roundtable_id)
        part, lit = row.spotlight or (None, 0)
        if part != SpotlightPart.THEME.value or self.session.get_one(ThemeRow, lit).is_live:
            return {"roundtable": {}} if row.tables else {}  # whose themes may have moved on
        into = load_successors(self.session, [lit]).get(lit)
        row.spotlight = None if into is None else [SpotlightPart.THEME.value, into]
        return {"roundtable": {"spotlight": row.spotlight}}

    def require_sure(self, *, is_sure: bool) -> None:
        """Refuses what would rename, empty or put away a theme that people are voting on, unless it is meant."""
        left = {each["theme"] for each in self.was.get("notes", {}).values()}
        changed = self.became.get("themes", {}).keys()
        require_sure(self.session, self.roundtable_id, is_sure=is_sure, changed=changed, left=left)

    def get_notes(self, ids: Sequence[int], heading: HeadingKey | None) -> list[NoteRow]:
        """The open notes with these ids, each once; refuses one that is not open or stands under another heading."""
        rows = [get_note(self.session, self.roundtable_id, note_id) for note_id in dict.fromkeys(ids)]
        if any(row.handling is not Handling.OPEN for row in rows):
            raise Conflict("One of these notes has been taken back.")
        if heading is not None and any(row.heading is not heading for row in rows):
            raise BadInput({"notes": "A note can only be grouped under its own heading."})
        return rows

    def get_seen(self, ids: Sequence[int], heading: HeadingKey | None, stood: Sequence[int]) -> list[NoteRow]:
        """The same, where they still stand as they were seen: who is first has them, and no theme is left empty."""
        rows = self.get_notes(ids, heading)
        seen = dict(zip(ids, stood, strict=False))
        if any(seen.get(row.id, row.theme_id or 0) != (row.theme_id or 0) for row in rows):
            raise Conflict("Somebody has moved one of these notes. See where it is now, and tick it again.")
        return rows

    def get_theme(self, theme_id: int) -> ThemeRow:
        return get_theme(self.session, self.roundtable_id, theme_id)

    def notes_of(self, theme: ThemeRow) -> Sequence[NoteRow]:
        return self.session.scalars(select(NoteRow).where(NoteRow.theme_id == theme.id)).all()

    def place(self, row: NoteRow, place: Place, theme_id: int | None, hand: Origin | None) -> None:
        """Puts a note somewhere, and notes whose doing that was."""
        self._before("notes", note_place(row))
        row.place, row.theme_id, row.placed_by = place, theme_id, hand
        self._after("notes", note_place(row))

    def make_theme(self, heading: HeadingKey, name: str, hand: Origin) -> ThemeRow:
        """A new, empty theme. Before the act it was there but not live, which is how undo puts it away."""
        row = ThemeRow(
            roundtable_id=self.roundtable_id,
            heading=heading,
            name_revision=1,
            is_live=True,
            **store_received(None),
        )
        self.session.add(row)
        self.session.flush()
        self.session.add(ThemeNameRow(theme_id=row.id, revision=1, name=name, named_by=hand))
        self._before("themes", theme_state(row) | {"is_live": False})
        self._after("themes", theme_state(row))
        return row

    def rename(self, row: ThemeRow, name: str) -> None:
        """A new name, above all that the theme has had: undo goes back to an old one by its number."""
        self._before("themes", theme_state(row))
        names = select(ThemeNameRow.revision).where(ThemeNameRow.theme_id == row.id)
        row.name_revision = max(self.session.scalars(names)) + 1
        self.session.add(ThemeNameRow(theme_id=row.id, revision=row.name_revision, name=name, named_by=Origin.PERSON))
        self._after("themes", theme_state(row))

    def put_away(self, row: ThemeRow, into: ThemeRow | None = None) -> None:
        """Takes a theme off the board, and remembers the one that has its notes now, if one has."""
        self._before("themes", theme_state(row))
        row.is_live, row.merged_into = False, None if into is None else into.id
        self._after("themes", theme_state(row))

    def dismiss(self, note_ids: list[int]) -> None:
        """Remembers that these notes are not to be offered together."""
        row = DismissalRow(roundtable_id=self.roundtable_id, notes=note_ids, is_live=True)
        self.session.add(row)
        self.session.flush()
        self._before("dismissals", dismissal_state(row) | {"is_live": False})
        self._after("dismissals", dismissal_state(row))

    def put(self, state: Mapping[str, Any]) -> None:
        """Puts rows into a state that an entry has recorded.

        Notes that their authors have taken back since, or put under another heading, are left as they are.
        """
        for columns in state.get("themes", ()):
            row = self.session.get_one(ThemeRow, columns["id"])
            self._before("themes", theme_state(row))
            row.name_revision, row.is_live = columns["name_revision"], columns["is_live"]
            row.merged_into = columns.get("merged_into")
            self._after("themes", theme_state(row))
        for columns in state.get("notes", ()):
            note = get_note(self.session, self.roundtable_id, columns["id"])
            theme = columns["theme"] and self.session.get_one(ThemeRow, columns["theme"])
            if note.handling is Handling.OPEN and (not theme or theme.heading is note.heading):
                hand = columns["placed_by"]
                self.place(note, Place(columns["place"]), columns["theme"], None if hand is None else Origin(hand))
        for columns in state.get("themes", ()):
            if not columns["is_live"]:
                self.empty(self.session.get_one(ThemeRow, columns["id"]))
        for columns in state.get("dismissals", ()):
            dismissal = self.session.get_one(DismissalRow, columns["id"])
            self._before("dismissals", dismissal_state(dismissal))
            dismissal.is_live = columns["is_live"]
            self._after("dismissals", dismissal_state(dismissal))

    def empty(self, theme: ThemeRow) -> None:
        """Takes out what is still in a theme that is put away: a note may have been off the record in between."""
        for note in self.notes_of(theme):
            if note.handling is Handling.OPEN:
                self.place(note, Place.UNGROUPED, None, Origin.PERSON)

    def _before(self, part: str, columns: Columns) -> None:
        self.was.setdefault(part, {}).setdefault(columns["id"], columns)

    def _after(self, part: str, columns: Columns) -> None:
        self.became.setdefault(part, {})[columns["id"]] = columns


def note_place(row: NoteRow) -> Columns:
    """Where a note is, for the journal."""
    return {"id": row.id, "place": row.place, "theme": row.theme_id, "placed_by": row.placed_by}
