"""What undo and redo would do now, in a few words' worth of facts."""

from typing import Any

from sqlalchemy.orm import Session

from facilitator.domain.entries import touched_ids, undo_stacks
from facilitator.store.journal import get_entry, grouping_steps
from facilitator.store.telling import tell_themes


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
    own = touched_ids(entry, "themes")
    others = {row["theme"] for row in entry.payload.get("notes", ()) if row.get("theme")} - own
    names = {theme.id: theme.name for theme in tell_themes(session, roundtable_id, own | others)}
    places = {row["place"] for row in entry.payload.get("notes", ()) if "place" in row}
    refused = [row for row in entry.payload.get("dismissals", ()) if row["is_live"]]
    return {
        "seq": seq,
        "kind": entry.kind,
        "place": places.pop() if len(places) == 1 else None,
        "n_notes": len(entry.payload.get("notes", ())) + sum(len(row["notes"]) for row in refused),
        # What was done to, then what it went into: a merged theme before the one that took it in.
        "names": [names[theme_id] for theme_id in (*sorted(own), *sorted(others))],
    }
