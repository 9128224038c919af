"""Journal entries: what kinds there are, who may see each, and what folding them gives.

A payload says what became of things, never what anyone typed:
`{"notes": [{"id": 7, "place": "theme", "theme": 2}], "themes": […], "people": […], "headings": […],
"dismissals": […], "roundtable": {…}}`, each part holding the columns that the command set, and only those.
So one short function folds every kind there will ever be. Grouping entries also hold `was`, the same columns
before the command, which is all that undo needs; an edit that takes a note out of its theme holds which that was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from facilitator.domain.people import Audience
from facilitator.domain.phases import REACTING, Phase, shows_themes

PARTS = ("notes", "themes", "people", "headings", "dismissals", "rounds", "reactions", "contributions", "introductions")


class EntryKind(StrEnum):
    """Everything that can have happened."""

    ROUNDTABLE_MADE = "roundtable.made"
    ROUNDTABLE_IMPORTED = "roundtable.imported"
    ROUNDTABLE_CHANGED = "roundtable.changed"
    ROUNDTABLE_OPENED = "roundtable.opened"
    ROUNDTABLE_CLOSED = "roundtable.closed"
    PARTICIPANT_JOINED = "participant.joined"
    PARTICIPANT_ENDED = "participant.ended"
    DETAILS_CHANGED = "details.changed"
    HEADING_RENAMED = "heading.renamed"
    PHASE_CHANGED = "phase.changed"
    PHASE_EXTENDED = "phase.extended"
    PHASE_PAUSED = "phase.paused"
    PHASE_RESUMED = "phase.resumed"
    AGENDA_CHANGED = "agenda.changed"
    NOTE_POSTED = "note.posted"
    NOTE_EDITED = "note.edited"
    NOTE_WITHDRAWN = "note.withdrawn"
    SUGGESTIONS_ACCEPTED = "suggestions.accepted"
    SUGGESTION_DISMISSED = "suggestion.dismissed"
    THEME_MADE = "theme.made"
    THEME_RENAMED = "theme.renamed"
    THEMES_MERGED = "themes.merged"
    THEME_DISSOLVED = "theme.dissolved"
    NOTES_MOVED = "notes.moved"
    GROUPING_UNDONE = "grouping.undone"
    GROUPING_REDONE = "grouping.redone"
    ROUND_OPENED = "round.opened"
    VOTE_CAST = "vote.cast"
    ROUND_CLOSED = "round.closed"
    RESULTS_SHOWN = "results.shown"
    NOTE_HELD = "note.held"
    NOTE_RELEASED = "note.released"
    NOTE_WITHHELD = "note.withheld"
    NOTE_REACTED = "note.reacted"
    HOLDING_CHANGED = "holding.changed"
    SHARING_TIGHTENED = "sharing.tightened"
    SPOTLIGHT_CHANGED = "spotlight.changed"
    LEAD_TAKEN = "lead.taken"
    KEYNOTE_CHANGED = "keynote.changed"
    TABLES_ASSIGNED = "tables.assigned"
    PAGE_TURNED = "page.turned"
    SCRIBE_CHANGED = "scribe.changed"
    CONTRIBUTION_ADDED = "contribution.added"
    CONTRIBUTION_WITHDRAWN = "contribution.withdrawn"
    CONTRIBUTION_ANSWERED = "contribution.answered"
    CONTRIBUTION_MARKED = "contribution.marked"
    CONTRIBUTION_HIDDEN = "contribution.hidden"
    CONTRIBUTION_PLACED = "contribution.placed"
    INTRODUCTION_ASKED = "introduction.asked"
    INTRODUCTION_WITHDRAWN = "introduction.withdrawn"
    INTRODUCTION_ANSWERED = "introduction.answered"
    FLAG_DECIDED = "flag.decided"
    CLAIM_CHECKED = "claim.checked"
    DRAFT_CHANGED = "draft.changed"
    COMMENT_CHANGED = "comment.changed"
    VERSION_MADE = "version.made"
    WORDS_ERASED = "words.erased"
    RAW_ERASED = "raw.erased"
    ROUNDTABLE_SEALED = "roundtable.sealed"
    ENTRY_SEALED = "entry.sealed"
    ROUNDTABLE_DELETED = "roundtable.deleted"


GROUPING = frozenset(
    {
        EntryKind.SUGGESTIONS_ACCEPTED,
        EntryKind.SUGGESTION_DISMISSED,
        EntryKind.THEME_MADE,
        EntryKind.THEME_RENAMED,
        EntryKind.THEMES_MERGED,
        EntryKind.THEME_DISSOLVED,
        EntryKind.NOTES_MOVED,
    },
)
"""What a facilitator does by hand on the group page, and can undo."""

GROUPING_SHOWN = GROUPING - {EntryKind.SUGGESTION_DISMISSED} | {EntryKind.GROUPING_UNDONE, EntryKind.GROUPING_REDONE}

ROUNDTABLE_SHOWN = frozenset(
    {
        EntryKind.ROUNDTABLE_CHANGED,
        EntryKind.ROUNDTABLE_OPENED,
        EntryKind.ROUNDTABLE_CLOSED,
        EntryKind.PHASE_CHANGED,
        EntryKind.PHASE_EXTENDED,
        EntryKind.PHASE_PAUSED,
        EntryKind.PHASE_RESUMED,
        EntryKind.AGENDA_CHANGED,
        EntryKind.DETAILS_CHANGED,
        EntryKind.HEADING_RENAMED,
        EntryKind.HOLDING_CHANGED,
        EntryKind.SHARING_TIGHTENED,
        EntryKind.SPOTLIGHT_CHANGED,
        EntryKind.LEAD_TAKEN,
        EntryKind.KEYNOTE_CHANGED,
        EntryKind.TABLES_ASSIGNED,
    },
)

HANDLED = frozenset({EntryKind.NOTE_HELD, EntryKind.NOTE_RELEASED, EntryKind.NOTE_WITHHELD})

COUNTED = frozenset({EntryKind.NOTE_POSTED, EntryKind.NOTE_EDITED, EntryKind.NOTE_WITHDRAWN, EntryKind.WORDS_ERASED})
"""What can change how many notes the room counts before it is shown any."""

NOTES_CHANGED = COUNTED | HANDLED

THEMES_SHRUNK = frozenset({EntryKind.NOTE_EDITED, EntryKind.NOTE_WITHDRAWN, EntryKind.WORDS_ERASED}) | HANDLED
"""They can leave a theme with a note less, which is all that a phone is told of them, and only once it sees themes."""

CONTRIBUTING = frozenset(
    {
        EntryKind.CONTRIBUTION_ADDED,
        EntryKind.CONTRIBUTION_WITHDRAWN,
        EntryKind.CONTRIBUTION_ANSWERED,
        EntryKind.CONTRIBUTION_MARKED,
        EntryKind.CONTRIBUTION_HIDDEN,
        EntryKind.CONTRIBUTION_PLACED,
    },
)
"""Which contributions an audience sees of these, `contributions.may_see` says."""

OTHERS_SHOWN = NOTES_CHANGED | {EntryKind.NOTE_REACTED}
"""What phones are told of other people's notes while they may react to them."""

CONCERNS = HANDLED | {
    EntryKind.NOTE_EDITED,
    EntryKind.NOTE_WITHDRAWN,
    EntryKind.WORDS_ERASED,
    EntryKind.CONTRIBUTION_MARKED,
    EntryKind.CONTRIBUTION_HIDDEN,
    EntryKind.CONTRIBUTION_WITHDRAWN,
    EntryKind.INTRODUCTION_ASKED,
    EntryKind.INTRODUCTION_WITHDRAWN,
    EntryKind.INTRODUCTION_ANSWERED,
    EntryKind.SCRIBE_CHANGED,
}
"""What may change what somebody else's phone alone is shown; `concerns` in the payload says whose."""

MINE = frozenset(
    {
        EntryKind.NOTE_REACTED,
        EntryKind.SCRIBE_CHANGED,
        EntryKind.CONTRIBUTION_ADDED,
        EntryKind.CONTRIBUTION_WITHDRAWN,
        EntryKind.CONTRIBUTION_ANSWERED,
    },
)
"""What changes something on the phone that ordered it, and on no other."""

VOTING_SHOWN = frozenset({EntryKind.ROUND_OPENED, EntryKind.ROUND_CLOSED, EntryKind.RESULTS_SHOWN})

SHOWN = {
    Audience.PHONE: ROUNDTABLE_SHOWN | GROUPING_SHOWN | VOTING_SHOWN | OTHERS_SHOWN | CONTRIBUTING,
    Audience.ROOM: ROUNDTABLE_SHOWN
    | GROUPING_SHOWN
    | VOTING_SHOWN
    | OTHERS_SHOWN
    | CONTRIBUTING
    | {EntryKind.PARTICIPANT_JOINED, EntryKind.VOTE_CAST, EntryKind.PAGE_TURNED},
    Audience.CREW: frozenset(EntryKind),
}
"""A kind that is not named for an audience goes to it as its bare number."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a command did, to be written into the journal: its kind and its payload."""

    kind: EntryKind
    payload: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened, numbered per roundtable."""

    roundtable_id: int
    seq: int
    kind: EntryKind
    payload: Mapping[str, Any]
    actor: str
    client_id: str
    recorded_at: datetime
    numbers: Mapping[Audience, int | None] = field(default_factory=dict)
    """By audience; None where it is not for them. The crew's is `seq`."""

    def number_for(self, audience: Audience) -> int | None:
        return self.seq if audience is Audience.CREW else self.numbers.get(audience)


def seen_by(kind: EntryKind, audience: Audience, phase: Phase, *, is_revealed: bool, is_over: bool = False) -> bool:
    """Whether an audience may learn more of an entry than its number, in the phase the room is in now.

    Phones learn of themes only once the room shows them: a name made of notes would break private writing. The room
    screen learns of none before the reveal, where it is set to show only counts. Once it is over, notes are masked
    there as people decide.
    """
    if audience is Audience.ROOM and kind is EntryKind.FLAG_DECIDED:
        return is_over
    if audience is Audience.PHONE and kind in GROUPING_SHOWN | OTHERS_SHOWN:
        shows_one = (kind in GROUPING_SHOWN | THEMES_SHRUNK and shows_themes(phase)) or (
            kind in OTHERS_SHOWN and phase in REACTING
        )
        if not shows_one:
            return False
    if audience is Audience.ROOM and kind in GROUPING_SHOWN and not is_revealed:
        return False
    return kind in SHOWN[audience]


def fold(payloads: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What became of everything: `{part: {id: columns}, "roundtable": columns}`. Folding twice does no harm."""
    state: dict[str, Any] = {part: {} for part in PARTS} | {"roundtable": {}}
    for payload in payloads:
        for part in PARTS:
            for row in payload.get(part, ()):
                state[part].setdefault(row["id"], {}).update(row)
        state["roundtable"].update(payload.get("roundtable", {}))
    return state


def clear_people(payload: Mapping[str, Any]) -> dict[str, Any]:
    """A payload without anybody in it: who came in, whose a note is, whom it concerns, who said what to whom."""
    told = {part: rows for part, rows in payload.items() if part not in OF_PEOPLE}
    if "notes" in told:
        told["notes"] = [row | {"person": None} if "person" in row else row for row in told["notes"]]
    return told


OF_PEOPLE = frozenset({"people", "concerns", "reactions", "introductions"})


def touched_ids(entry: Entry, part: str, column: str = "id") -> set[int]:
    """The numbers under one column of a part, after the entry and before it."""
    rows: Iterable[Mapping[str, Any]] = [*entry.payload.get(part, ()), *entry.payload.get("was", {}).get(part, ())]
    return {row[column] for row in rows if row.get(column) is not None}


def touched_notes(entry: Entry) -> set[int]:
    """The notes that an entry is about, by what became of them or by what people said to them."""
    return touched_ids(entry, "notes") | touched_ids(entry, "reactions")


def shown_notes(entry: Entry) -> set[int]:
    """The same for whoever is shown the entry, and the note in which it masks words or lets them through."""
    decided = entry.payload.get("decision")
    return touched_notes(entry) | ({decided["note"]} if decided else set())


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the grouping, as undo sees it; `target` is the entry that an undo or redo is about."""

    seq: int
    kind: EntryKind
    target: int | None


def undo_stacks(steps: Iterable[Step]) -> tuple[list[int], list[int]]:
    """The entries that can be undone and redone now, the next one last in each list."""
    done: list[int] = []
    undone: list[int] = []
    for step in steps:
        if step.kind in GROUPING:
            done.append(step.seq)
            undone.clear()
        elif step.kind is EntryKind.GROUPING_UNDONE and step.target in done:
            done.remove(step.target)
            undone.append(step.target)
        elif step.kind is EntryKind.GROUPING_REDONE and step.target in undone:
            undone.remove(step.target)
            done.append(step.target)
    return done, undone
