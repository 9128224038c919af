"""The programme's list begins with what is asked for most."""

from datetime import date

from facilitator.domain.phases import Status
from facilitator.web.programme import Row, find_turn


def test_live_roundtables_come_first_then_the_next_then_those_that_were_held() -> None:
    today = date(2026, 11, 28)
    rows = [
        row_of("held", Status.CLOSED, date(2026, 11, 1)),
        row_of("undated", Status.DRAFT, None),
        row_of("later", Status.DRAFT, date(2027, 2, 1)),
        row_of("rehearsal", Status.LIVE, today, is_rehearsal=True),
        row_of("next", Status.DRAFT, date(2026, 12, 1)),
        row_of("held last", Status.PUBLISHED, date(2026, 11, 27)),
        row_of("live", Status.LIVE, today),
    ]

    names = [row.title for row in sorted(rows, key=lambda row: find_turn(row, today))]

    assert names == ["live", "next", "later", "undated", "rehearsal", "held last", "held"]


def row_of(title: str, status: Status, held_on: date | None, *, is_rehearsal: bool = False) -> Row:
    """A row of the programme's list."""
    return Row("KTRBW", title, "", "", held_on, status, "Lobby", 0, 0, 0, True, is_rehearsal, False, "")
