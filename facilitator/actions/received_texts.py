"""Doing again, in a roundtable that is imported, what its export says people wrote and changed in the draft."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.imports import ImportedAmendment
from facilitator.domain.people import AT_THE_DOOR, Role
from facilitator.store.amendments import AmendmentRow


def store_amendments(
    session: Session,
    roundtable_id: int,
    acts: Sequence[ImportedAmendment],
    *,
    notes: Mapping[str, int],
    themes: Mapping[str, int],
    now: datetime,
) -> None:
    """Stores the acts in their order; `notes` by label and `themes` by the export's key are the new ids."""
    for act in acts:
        row = AmendmentRow(
            roundtable_id=roundtable_id,
            act=act.act,
            theme_id=themes.get(act.theme or ""),
            note_id=notes[act.note],
            revision=1,
            text=act.text,
            slot=act.slot,
            other_id=notes[act.others[0]] if act.others else None,
            links=[[notes[label], 1] for label in act.links],
            root_id=None,
            actor=AT_THE_DOOR,  # an export does not say who wrote what
            role=Role.WRITER,
            made_at=now,
            drafted_by=act.drafted_by,
        )
        session.add(row)
        session.flush()
