"""The programme's page: every roundtable that this device's crew may see, with what to do next at each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from flask import Blueprint, current_app, render_template, request

from facilitator.database.access import db
from facilitator.database.shelves import list_shelf
from facilitator.domain.errors import NotAllowed
from facilitator.domain.notes import clean_line
from facilitator.domain.orders import draw_client_id
from facilitator.domain.people import CREW_ROLES, LEADING_ROLES, Viewer
from facilitator.domain.phases import NAMES, Status
from facilitator.identity import accounts_are_on, find_crew, invites, leads_programme, own_devices, say_who_is_meant
from facilitator.store.counts import Counts, count_all
from facilitator.store.programmes import list_programmes
from facilitator.store.roundtables import RoundtableRow, all_rows
from facilitator.web.settings.mended import Mended, find_mended

pages = Blueprint("programme", __name__)


class State(StrEnum):
    """What the list can be filtered by, in its order."""

    LIVE = "live"
    NEXT = "next"
    REHEARSAL = "rehearsal"
    DONE = "done"


STATES = {Status.LIVE: State.LIVE, Status.DRAFT: State.NEXT}
ORDER = list(State)


@dataclass(frozen=True, slots=True)
class Row:
    """One roundtable of the list."""

    code: str
    title: str
    cluster: str
    programme: str
    held_on: date | None
    status: Status
    phase_name: str
    n_people: int
    n_notes: int
    n_themes: int
    may_lead: bool
    is_rehearsal: bool
    is_archived: bool
    client_id: str
    may_keep: bool = False
    venue: str = ""

    @property
    def state(self) -> State:
        """Where it stands, as the list is filtered; a rehearsal is always one."""
        if self.is_rehearsal:
            return State.REHEARSAL
        return STATES.get(self.status, State.DONE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for in the list: words of title, cluster, venue or code, a programme, a state; or everything."""

    words: str = ""
    programme: str = ""
    state: State | None = None

    def takes(self, row: Row) -> bool:
        """Whether a roundtable is among it; it must have all the words."""
        text = f"{row.title} {row.cluster} {row.venue} {row.code} {row.programme}".casefold()
        return (
            all(word in text for word in self.words.casefold().split())
            and self.programme in {"", row.programme}
            and self.state in {None, row.state}
        )

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """What the programme's page shows. Rehearsals are in the list, and in no count."""

    rows: list[Row]
    may_add: bool
    may_lead: bool
    may_keep: bool
    may_invite: bool
    signs_in: bool
    last_backup: datetime | None
    series: tuple[tuple[int, str], ...] = ()
    wanted: Wanted = Wanted()
    mended: Mended | None = None

    @property
    def may_end(self) -> bool:
        """Whether there are devices to end: whoever signs in has their own."""
        return self.may_lead or self.signs_in

    @property
    def found(self) -> list[Row]:
        """Those at hand that are looked for."""
        return [row for row in self.at_hand if self.wanted.takes(row)]

    @property
    def programmes(self) -> list[str]:
        """The programmes that there are to choose from, by name."""
        return sorted({row.programme for row in self.rows})

    @property
    def at_hand(self) -> list[Row]:
        """All but those that were put away."""
        return [row for row in self.rows if not row.is_archived]

    @property
    def archived(self) -> list[Row]:
        """Those that were, of which those that are looked for: who looks for one may not know that it was put away."""
        return [row for row in self.rows if row.is_archived and self.wanted.takes(row)]

    @property
    def name(self) -> str:
        """The programme, where all are of one; each row says its own where they are not."""
        names = {row.programme for row in self.counted}
        return names.pop() if len(names) == 1 else ""

    @property
    def counted(self) -> list[Row]:
        """The roundtables of the programme."""
        return [row for row in self.rows if not row.is_rehearsal]


@pages.get("/programme")
def show_programme() -> str:
    """The list of roundtables."""
    found = [(row, find_crew(row)) for row in all_rows(db.session())]
    counts = count_all(db.session())
    names = {each.id: each.name for each in list_programmes(db.session())}
    rows = [
        make_row(row, viewer, counts, names.get(row.programme_id, ""))
        for row, viewer in found
        if viewer is not None and viewer.role in CREW_ROLES
    ]
    may_add = leads_programme()
    if not any(device.role in CREW_ROLES for device in own_devices()):
        raise NotAllowed(say_who_is_meant())
    rows.sort(key=lambda row: find_turn(row, datetime.now(UTC).date()))
    series = tuple(each for each in list_series(found) if leads_programme(each[0]))
    last = max((each.made_at for each in list_shelf(current_app)), default=None) if may_add else None
    page = ProgrammePage(
        rows=rows,
        may_add=may_add,
        may_lead=may_add or any(row.may_lead for row in rows),
        may_keep=any(row.may_keep for row in rows) or may_add,
        may_invite=accounts_are_on() and invites(),
        signs_in=accounts_are_on(),
        last_backup=last,
        series=series,
        wanted=read_wanted(),
        mended=find_mended(),
    )
    return render_template("programme/programme.html", page=page)


LONGEST = 80


def read_wanted() -> Wanted:
    """What is looked for, out of the page's address; a state that there is not is none."""
    asked = request.args
    words, programme = (clean_line(asked.get(name, ""))[:LONGEST] for name in ("find", "programme"))
    state = asked.get("state", "")
    return Wanted(words, programme, State(state) if state in set(State) else None)


def list_series(found: Sequence[tuple[RoundtableRow, Viewer | None]]) -> tuple[tuple[int, str], ...]:
    """The programmes, by number and name, that have roundtables to be compared."""
    numbers = {row.programme_id for row, _ in found if not row.is_rehearsal and row.status is not Status.DRAFT}
    return tuple((row.id, row.name) for row in list_programmes(db.session()) if row.id in numbers)


def find_turn(row: Row, today: date) -> tuple[int, int]:
    """Where a roundtable stands in the list: live ones, then what comes next, then what was held; the nearest first."""
    return ORDER.index(row.state), abs((row.held_on - today).days) if row.held_on else 10**6


def make_row(row: RoundtableRow, viewer: Viewer, counts: Counts, programme: str) -> Row:
    """One roundtable with its counts; notes off the record are not among them."""
    received = row.received or {}
    return Row(
        code=row.code,
        title=row.title,
        cluster=row.cluster,
        programme=programme,
        held_on=row.held_on,
        status=row.status,
        phase_name=NAMES[row.phase],
        n_people=received.get("n_participants", counts.people.get(row.id, 0)),
        n_notes=counts.notes.get(row.id, 0),
        n_themes=counts.themes.get(row.id, 0),
        may_lead=viewer.role in LEADING_ROLES,
        may_keep=leads_programme(row.programme_id),
        is_rehearsal=row.is_rehearsal,
        is_archived=row.archived_at is not None,
        client_id=draw_client_id(),
        venue=row.venue,
    )
