"""The work list: what the gate found in notes, and the figures that somebody should check, each with its decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from flask import Blueprint, current_app, render_template, request

from facilitator.actions.readings import load_evidence
from facilitator.database.access import db
from facilitator.domain.board import Board
from facilitator.domain.flags import HOLDING, PERSONAL, FlagKind
from facilitator.domain.headings import HeadingKey
from facilitator.domain.people import Role
from facilitator.domain.sights import see_roundtable
from facilitator.forms.marks import SOURCE_LIMIT
from facilitator.identity import get_roundtable, require_crew
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.evidence.vectors import is_marked_by_model
from facilitator.reports.evidence.written_figures import WrittenFigure, list_written
from facilitator.store.accounts import load_names
from facilitator.store.claims import load_checkers
from facilitator.store.flags import load_deciders
from facilitator.web.decisions import (
    ClaimRow,
    FlagRow,
    claim_key,
    flag_key,
    list_asking,
    list_claim_rows,
    list_flag_rows,
)

pages = Blueprint("worklist", __name__)


@dataclass(frozen=True, slots=True)
class Part:
    """One list: what is open in the order of reading, and what is not.

    What was decided a moment ago stays where it was, so that whoever decided it sees that, and goes on from there.
    """

    key: str
    rows: Sequence[FlagRow | ClaimRow]
    last: str

    @property
    def shown(self) -> list[FlagRow | ClaimRow]:
        """What is open, and what was decided last."""
        return [row for row in self.rows if self.shows(row)]

    @property
    def folded(self) -> list[FlagRow | ClaimRow]:
        """What was decided before."""
        return [row for row in self.rows if not (self.shows(row) or is_asked(row))]

    @property
    def asked(self) -> list[FlagRow | ClaimRow]:
        """Figures that are only asked for: nobody can check a wish."""
        return [row for row in self.rows if is_asked(row) and not self.shows(row)]

    def shows(self, row: FlagRow | ClaimRow) -> bool:
        """Whether a row is open, or was decided last."""
        return row.is_open or self.last in row.keys

    @property
    def n_open(self) -> int:
        """How many wait for somebody."""
        return sum(row.is_open for row in self.rows)

    @property
    def n_decided(self) -> int:
        """How many somebody has decided."""
        return sum(not row.is_open and not is_asked(row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class WorkListPage:
    """What the work list shows."""

    roundtable: dict[str, Any]
    names: dict[HeadingKey, str]
    parts: tuple[Part, ...]
    last: str
    decided: dict[str, tuple[str, datetime]]
    has_model: bool
    written: tuple[WrittenFigure, ...] = ()
    personal: frozenset[FlagKind] = PERSONAL
    source_limit: int = SOURCE_LIMIT

    @property
    def sources(self) -> list[str]:
        """Where people looked before, each once: one paper often has several figures."""
        found = (row.claim.source for part in self.parts for row in part.rows if isinstance(row, ClaimRow))
        return sorted({source for source in found if source})

    @property
    def n_open(self) -> int:
        """How much waits for somebody."""
        return sum(part.n_open for part in self.parts)

    @property
    def n_decided(self) -> int:
        """How much somebody has decided."""
        return sum(part.n_decided for part in self.parts)


@pages.get("/write-up/<code>/work-list")
def show_work_list(code: str) -> str:
    """The list as it stands now."""
    roundtable = get_roundtable(code)
    require_crew(roundtable)
    typed = load_evidence(db.session(), roundtable.id)
    board = release(typed)
    last = request.args.get("at", "")
    page = WorkListPage(
        roundtable=see_roundtable(board.roundtable),
        names={heading.key: heading.name for heading in board.headings},
        parts=(
            Part("held", list_flag_rows(board, HOLDING, asking=list_asking(typed)), last),
            Part("hints", list_flag_rows(board, HOLDING, are_hints=True), last),
            Part("figures", list_claim_rows(board), last),
            Part("asides", list_flag_rows(board, [FlagKind.OFF_TOPIC]), last),
            Part("dissent", list_flag_rows(board, [FlagKind.DISSENT]), last),
        ),
        last=last,
        decided=list_decided(roundtable.id),
        has_model=is_marked_by_model(board),
        written=find_written(board),
    )
    return render_template("writeup/worklist.html", page=page)


def find_written(board: Board) -> tuple[WrittenFigure, ...]:
    """The figures of texts that none of their notes has; nothing is composed for it where nobody wrote anything."""
    if not board.amendments:
        return ()
    return tuple(list_written(current_app.extensions["composing"](partial(list_issues, board))))


def list_decided(roundtable_id: int) -> dict[str, tuple[str, datetime]]:
    """Who decided each item, by name where they said one, and when."""
    session = db.session()
    names = load_names(session)
    flags = [(flag_key(note, kind), by, role, at) for note, kind, by, role, at in load_deciders(session, roundtable_id)]
    claims = [
        (claim_key(note, start), by, role, at) for note, start, by, role, at in load_checkers(session, roundtable_id)
    ]
    return {key: (names.get(by) or HANDS[role], at) for key, by, role, at in [*flags, *claims]}


HANDS = {Role.WRITER: "a writer", Role.FACILITATOR: "a facilitator", Role.ORGANISER: "an organiser"}


def is_asked(row: FlagRow | ClaimRow) -> bool:
    """Whether a row is a figure that is only asked for."""
    return isinstance(row, ClaimRow) and row.is_asked
