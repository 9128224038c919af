"""What a programme says of itself, set on a page that somebody else may have open, too."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from facilitator.actions.settings.opened import take_changed
from facilitator.store.programmes import get_programme


def change_programme(session: Session, programme_id: int, *, was: Mapping[str, str], values: Mapping[str, Any]) -> None:
    """Writes of these columns what was changed on a page that was opened with `was`. Raises Overtaken."""
    row = get_programme(session, programme_id, is_locked=True)
    now = {name: getattr(row, name) for name in values}
    for name, value in take_changed(values, was, now).items():
        setattr(row, name, value)
