"""Who decides of a programme's issues, one after another, and the issue that it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from sqlalchemy.orm import Session

from facilitator.domain.errors import Conflict
from facilitator.domain.people import Role
from facilitator.domain.series import CommonIssue
from facilitator.store.common_issues import CommonIssueRow, get_common_issue, load_common_issues
from facilitator.store.programmes import get_programme

Act = TypeVar("Act", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, when, and in which programme."""

    programme: int
    role: Role
    now: datetime


def in_turn(act: Act) -> Act:
    """Of an act: it waits until nobody else decides of the same programme, since it looks before it writes."""

    @wraps(act)
    def take(session: Session, decision: Decision, **values: Any) -> Any:
        get_programme(session, decision.programme, is_locked=True)
        return act(session, decision, **values)

    return cast("Act", take)


def get_confirmed(session: Session, decision: Decision, number: int) -> CommonIssueRow:
    """A confirmed issue of this programme. Raises NotFound and Conflict."""
    row = get_common_issue(session, decision.programme, number)
    if row.is_rejected:
        raise Conflict("These themes were told apart. Take that back first.")
    return row


def read_issue(session: Session, decision: Decision, number: int) -> CommonIssue:
    """A confirmed issue as it stands, with its themes and what was read of it. Raises NotFound and Conflict."""
    row = get_confirmed(session, decision, number)
    (found,) = (each for each in load_common_issues(session, decision.programme) if each.id == row.id)
    return found
