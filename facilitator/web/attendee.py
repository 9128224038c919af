"""The attendee's pages: joining, and the phone's page."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import Form

from facilitator.actions.people import join_roundtable
from facilitator.database.access import db, submit
from facilitator.domain.errors import BadInput, Busy, FacilitatorError, LimitReached, NotAllowed, WrongPhase
from facilitator.domain.orders import Order, draw_client_id
from facilitator.domain.people import Audience, Role, Viewer, require_attendee
from facilitator.domain.phases import NotesShown, Phase, Status
from facilitator.domain.roundtables import Roundtable, SharingMode
from facilitator.domain.sectors import SHIPPED, OfferedSector
from facilitator.domain.sights import see_roundtable
from facilitator.forms.notes import PostNoteForm
from facilitator.forms.payload import CARRIED, form_payload, read, read_client_id
from facilitator.forms.people import JoinForm
from facilitator.identity import (
    ENDED,
    find_attendee,
    get_roundtable,
    remember_attendee,
    remember_place,
    was_ended,
    was_here,
)
from facilitator.store.people import ParticipantRow
from facilitator.store.programmes import get_programme
from facilitator.store.roundtables import RoundtableRow, as_roundtable
from facilitator.store.votes import has_ballot
from facilitator.watching.refusals import count_refusal
from facilitator.web.drafting.parts import find_drafter, say_drafting
from facilitator.web.errors import STATUSES
from facilitator.web.exercises import PHASES, Exercise, read_exercise
from facilitator.web.keeping import tell_dates
from facilitator.web.refusals.forms import show_again
from facilitator.web.room import start_state

pages = Blueprint("attendee", __name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """What an attendee is told before the first note, in plain words."""

    host: str
    purpose: str
    kept: str
    contact: str
    drafting: str | None = None


@dataclass(frozen=True, slots=True)
class JoinPage:
    """What the join page shows. `status` is draft, live or closed."""

    roundtable: dict[str, Any]
    status: Status
    form: Form
    promise: tuple[str, str]
    notice: Notice
    sectors: tuple[OfferedSector, ...]
    is_ended: bool
    """Whether this phone had a place here, which the facilitator has ended."""
    is_sealed: bool
    """Whether it had one that is gone because the roundtable is sealed."""


@dataclass(frozen=True, slots=True)
class PhonePage:
    """What the phone's page shows. `state` is what its script starts from; `editing` is the own note being changed.

    `error` says why the command `refused` was not carried out, `faults` which fields were wrong and `typed` what was in
    them. `minutes` are left of the phase, None without a clock; `promise` is what happens to words; `table` is where
    this person said they sit; `has_voted`, that their ballot stands in the open round.
    """

    code: str
    board: dict[str, Any]
    headings: list[dict[str, Any]]
    form: Form
    error: str | None
    refused: str | None
    editing: dict[str, Any] | None
    takes_notes: bool
    state: dict[str, Any]
    exercise: Exercise | None
    typed: dict[str, str]
    faults: dict[str, str]
    minutes: int | None
    promise: tuple[str, str]
    table: int | None
    has_voted: bool

    @property
    def phases(self) -> str:
        """The phases with an exercise, for the page's script."""
        return " ".join(PHASES)


@pages.get("/j/<code>")
def show_phone_page(code: str) -> Response:
    """The phone's page for those who have joined, the join page for everyone else."""
    roundtable = get_roundtable(code)
    if code != roundtable.code:
        return redirect(url_for("attendee.show_phone_page", code=roundtable.code))
    viewer = find_attendee(roundtable)
    if viewer is None:
        return show_join(roundtable, JoinForm(client_id=draw_client_id()))
    return show_phone(roundtable, viewer)


@pages.get("/j/<code>/parts")
def show_parts(code: str) -> Response:
    """What the phone's script clones for votes and exercises: the same for everyone, fetched when there is one."""
    roundtable = get_roundtable(code)
    promises = {mode: promise(mode)[1] for mode in SharingMode}
    told = {"code": roundtable.code, "promises": promises, "questions": roundtable.questions or {}}
    return make_response(render_template("attendee/parts.html", **told))


@pages.post("/j/<code>")
def join(code: str) -> Response:
    """Takes a person in. Sent twice by an impatient thumb, it is one person."""
    roundtable = get_roundtable(code)
    if find_attendee(roundtable) is not None:
        return redirect(url_for("attendee.show_phone_page", code=roundtable.code), 303)
    if was_ended(roundtable):
        raise NotAllowed(ENDED)
    row_code = roundtable.code
    payload = form_payload(JoinForm(), request.form)
    try:
        values = read_join(payload)
        order = Order(Viewer(roundtable.id, Role.ATTENDEE), read_client_id(payload), datetime.now(UTC))
        current_app.extensions["orders"].take_order(order.viewer)
        drafter = find_drafter(roundtable.is_sensitive)
        entry = submit(join_roundtable, order, values | {"told_of": "" if drafter is None else drafter.host})
    except BadInput:
        form = JoinForm(request.form)
        form.validate()
        form.client_id.data = draw_client_id()
        return show_join(get_roundtable(row_code), form, 400)
    except (LimitReached, WrongPhase) as error:
        return show_again(error, lambda: show_join(get_roundtable(row_code), JoinForm(request.form)))
    response = redirect(url_for("attendee.show_phone_page", code=row_code), 303)
    remember_attendee(response, row_code, entry.payload["people"][0]["id"])
    remember_place(order.viewer.roundtable_id)
    return response


def read_join(payload: dict[str, object]) -> dict[str, Any]:
    """What a person says of themselves; an organisation left empty is none."""
    empty = {name for name, value in payload.items() if value == ""}
    form = read(JoinForm, {name: value for name, value in payload.items() if name not in empty})
    values = {name: value for name, value in form.data.items() if name not in CARRIED}
    return values | {"organisation": values["organisation"] or None}


def show_join(roundtable: RoundtableRow, form: Form, status: int = 200) -> Response:
    """The join page."""
    plain = as_roundtable(db.session(), roundtable)
    page = JoinPage(
        roundtable=see_roundtable(plain),
        status=Status.CLOSED if plain.status is Status.PUBLISHED else plain.status,
        form=form,
        promise=promise(plain.sharing_mode),
        sectors=plain.sectors or SHIPPED,
        is_ended=was_ended(roundtable),
        is_sealed=roundtable.sealed_at is not None and was_here(roundtable.code),
        notice=notice(plain, tell_dates(get_programme(db.session(), roundtable.programme_id)), say_drafting(plain)),
    )
    return make_response(render_template("attendee/join.html", page=page), status)


def show_phone(
    roundtable: RoundtableRow,
    viewer: Viewer,
    posted: Form | None = None,
    error: FacilitatorError | None = None,
) -> Response:
    """The phone's page; with `posted` and `error`, what was typed and why it was not taken."""
    state = start_state(roundtable, viewer, Audience.PHONE)
    board = state["board"]
    editing = find_editing(board, request.values.get("note") if posted is not None else request.args.get("edit"))
    typed = {} if error is None else request.form.to_dict()
    page = PhonePage(
        code=roundtable.code,
        board=board,
        headings=board["headings"],
        form=fresh_form(editing) if posted is None else refused_form(posted, error),
        error=None if error is None else explain(error),
        refused=None if error is None else (request.view_args or {}).get("name"),
        editing=editing,
        takes_notes=roundtable.status is Status.LIVE and roundtable.phase is not Phase.LOBBY,
        state=state,
        exercise=read_exercise(board, typed.get("kind") if posted is None else None),
        typed=typed,
        faults=dict(error.fields) if isinstance(error, BadInput) else {},
        minutes=minutes_left(board["roundtable"]),
        promise=promise(SharingMode(board["roundtable"]["sharing_mode"])),
        table=find_table(viewer),
        has_voted=has_ballot(db.session(), roundtable.id, require_attendee(viewer)),
    )
    status = 200 if error is None else STATUSES[type(error)]
    if error is not None:
        count_refusal(error.code, status)
    return make_response(render_template("attendee/phone.html", page=page), status)


def find_table(viewer: Viewer) -> int | None:
    """The table that this person said they sit at."""
    person = db.session.get(ParticipantRow, viewer.participant_id) if viewer.participant_id else None
    return None if person is None else person.table_number


def minutes_left(roundtable: dict[str, Any]) -> int | None:
    """Whole minutes that are left of the phase, at least 1; None where no clock runs, or none is left."""
    ends_at = roundtable["phase_ends_at"]
    if ends_at is None or roundtable["is_over"]:
        return None
    seconds = (datetime.fromisoformat(ends_at) - datetime.now(UTC)).total_seconds()
    return max(1, round(seconds / 60)) if seconds > 0 else None


def explain(error: FacilitatorError) -> str:
    """The sentence that stands on the page, without the names that fields have among programs."""
    return " ".join(error.fields.values()) if isinstance(error, BadInput) else error.message


def find_editing(board: dict[str, Any], note_id: str | None) -> dict[str, Any] | None:
    """The own note that the page is to open for editing."""
    return next((note for note in board["notes"] if str(note["id"]) == note_id and note["text"] is not None), None)


def fresh_form(editing: dict[str, Any] | None) -> Form:
    """An empty form, or the words of the note to be edited; a new id, so that sending it twice acts once."""
    if editing is None:
        return PostNoteForm(client_id=draw_client_id())
    words = {name: editing[name] for name in ("heading", "kind", "text", "off_record")}
    return PostNoteForm(client_id=draw_client_id(), **words)


def refused_form(posted: Form, error: FacilitatorError | None) -> Form:
    """What was typed, with what is wrong with it, under an id by which it may be sent again."""
    if isinstance(error, BadInput):
        posted.validate()
    # What was refused has changed nothing, so it may go under a new id: the old one may be another note's by now.
    # Of what found the database busy nobody knows; under the same id it is taken once, whatever became of it.
    if not isinstance(error, Busy) or posted.client_id.data is None:
        posted.client_id.data = draw_client_id()
    return posted


def promise(mode: SharingMode) -> tuple[str, str]:
    """What happens to notes, in two sentences: shown before anyone posts."""
    shown = _("Your notes appear on the room screen without your name, and feed a published paper on this cluster.")
    attributed = {
        SharingMode.OPEN: _("Your sector, and your organisation and table if you give them, may be named beside them."),
        SharingMode.SECTOR_ONLY: _("Beside them the paper may give your sector, never who you are or where you work."),
        SharingMode.CHATHAM_HOUSE: _("Under the Chatham House Rule the paper never says who said what."),
    }
    return shown, attributed[mode]


def appearing(roundtable: Roundtable) -> list[str]:
    """What nobody could keep from those who watch the room screen where notes appear at once."""
    if roundtable.notes_shown is not NotesShown.AS_POSTED:
        return []
    return [
        _("Notes appear on the room screen at once, so people near you may notice when you send one off the record.")
    ]


def notice(roundtable: Roundtable, later: list[str], drafting: str | None) -> Notice:
    """Who runs this, what for, how long words are kept, whether a language model may read them, whom to ask."""
    kept = _("Off-record words are erased when the roundtable closes; this phone can take back any note, even then.")
    return Notice(
        host=_("%(host)s runs this roundtable.", host=roundtable.host or roundtable.programme),
        purpose=_("Your notes are grouped into themes and written up in a paper on opportunities and barriers."),
        kept=" ".join([*appearing(roundtable), kept, *later]),
        contact=_("Ask the facilitator in the room about anything here."),
        drafting=drafting,
    )
