"""Which audiences an entry is for at all: what is not for them gets no number of theirs, and they hear nothing of it.

Judged once, when it is written. What is in it for them is judged anew each time it is sent, by `entries.seen_by`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from facilitator.domain.contributions import RULES, ContributionKind
from facilitator.domain.entries import CONTRIBUTING, COUNTED, OTHERS_SHOWN, THEMES_SHRUNK, EntryKind, Fact, seen_by
from facilitator.domain.notes import Handling
from facilitator.domain.people import Audience
from facilitator.domain.phases import REACTING, Phase, shows_themes

HEARING = (Audience.PHONE, Audience.ROOM)
"""Those with numbers of their own. The crew hears of everything, by the journal's."""


OF_WORDS = (
    OTHERS_SHOWN
    | CONTRIBUTING
    | {
        EntryKind.INTRODUCTION_ASKED,
        EntryKind.INTRODUCTION_WITHDRAWN,
        EntryKind.INTRODUCTION_ANSWERED,
        EntryKind.SCRIBE_CHANGED,
    }
)
"""What is about somebody's words. Of all else everybody may know that it was: it has a number for each audience."""


def hears(audience: Audience, fact: Fact, phase: Phase, *, is_revealed: bool) -> bool:
    """Whether there is anything in a fact for all who are of an audience, in the phase after it."""
    if fact.kind not in OF_WORDS:
        return True
    if not seen_by(fact.kind, audience, phase, is_revealed=is_revealed):
        return False
    return (
        "roundtable" in fact.payload
        or hears_of_notes(audience, fact, phase, is_revealed=is_revealed)
        or hears_of_contributions(audience, fact.payload.get("contributions", ()), phase)
    )


def hears_of_notes(audience: Audience, fact: Fact, phase: Phase, *, is_revealed: bool) -> bool:
    """Whether an audience is shown a note of this, was shown it, or counts it."""
    if audience is Audience.ROOM and not is_revealed:
        return fact.kind in COUNTED and "notes" in fact.payload
    if audience is Audience.PHONE and shows_themes(phase) and fact.kind in THEMES_SHRUNK and leaves_theme(fact.payload):
        return True
    if audience is Audience.PHONE and phase not in REACTING:
        return False
    unseen = fact.payload.get("unseen", ())
    return fact.kind is EntryKind.NOTE_REACTED or any(
        note["handling"] == Handling.OPEN or (note["number"] is not None and note["id"] not in unseen)
        for note in fact.payload.get("notes", ())
    )


def leaves_theme(payload: Mapping[str, Any]) -> bool:
    """Whether a note that was to be seen, or is now, is in a theme or was, or a theme's name has quoted it."""
    notes = [*payload.get("notes", ()), *payload.get("was", {}).get("notes", ())]
    opened = {note["id"] for note in notes if note.get("handling") == Handling.OPEN}
    hidden = {*payload.get("unseen", ())} - opened
    return bool(payload.get("themes")) or any(
        note.get("theme") is not None and note["id"] not in hidden for note in notes
    )


def hears_of_contributions(audience: Audience, contributions: Iterable[Mapping[str, Any]], phase: Phase) -> bool:
    """Whether an audience is shown any of these in this phase, or a table's record ranks a theme for the room."""
    return any(
        not each["is_private"]
        and (
            phase in RULES[each["kind"]].shown_in
            or (audience is Audience.ROOM and each["kind"] == ContributionKind.RECORD)
        )
        for each in contributions
    )
