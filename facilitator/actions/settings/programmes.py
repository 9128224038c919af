"""What a programme says of itself, set on a page that somebody else may have open, too."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.settings.opened import write_changed
from facilitator.domain.errors import NotFound
from facilitator.store.programmes import get_programme
from facilitator.store.roundtables import find_by_code


def change_programme(session: Session, programme_id: int, *, was: Mapping[str, str], values: Mapping[str, Any]) -> None:
    """Writes of these columns what was changed on a page that was opened with `was`. Raises Overtaken."""
    write_changed(get_programme(session, programme_id, is_locked=True), values, was)


def set_pattern(session: Session, programme_id: int, *, was: Mapping[str, str], code: str) -> None:
    """Says which of its roundtables new ones start like; an empty code is the usual beginning. Raises Overtaken."""
    row = find_by_code(session, code) if code else None
    if code and (row is None or row.programme_id != programme_id):
        raise NotFound("This programme has no such roundtable.")
    change_programme(session, programme_id, was=was, values={"starts_like": code})
