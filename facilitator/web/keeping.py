"""How long a programme's words are kept, its backups, and deleting: what is over, a draft, a rehearsal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import Form

from facilitator.actions.deletions import delete_roundtable, require_deletable
from facilitator.actions.programmes import put_away, waits
from facilitator.actions.purges import Due, Purge, carry_out, list_due
from facilitator.actions.sealings import seal_roundtable
from facilitator.actions.versions import list_obstacles, why_withdrawn
from facilitator.database.access import db, submit, write, write_for_good
from facilitator.database.erasures import find_list, read_lists
from facilitator.database.shelves import Backup, find_holding, list_shelf
from facilitator.domain.codes import clean_code
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.orders import Order, draw_client_id
from facilitator.domain.phases import OVER
from facilitator.domain.traces import holder_of
from facilitator.forms.programmes import KeepingForm
from facilitator.identity import get_roundtable, leads_programme, list_led, own_devices, require_crew, require_organiser
from facilitator.store.boards import load_board
from facilitator.store.programmes import ProgrammeRow, get_programme
from facilitator.store.roundtables import RoundtableRow
from facilitator.store.telling import tell_board
from facilitator.web.addresses import whole_address
from facilitator.web.refusals.forms import require_meant, stands_on
from facilitator.web.refusals.opened import carry, fill_overtaken, read_carried, save_programme

pages = Blueprint("keeping", __name__)


@dataclass(frozen=True, slots=True)
class KeepingPage:
    """Every programme's dates, with what its form carries, and the backups.

    `late` are roundtables, by programme, of which a day has come and it is not done. `last` is the newest backup,
    `holding` those that hold what was erased.
    """

    programmes: list[tuple[ProgrammeRow, Form, str]]
    late: dict[int, list[Due]]
    last: Backup | None
    holding: list[Backup]
    shows_backups: bool
    """They are of all programmes."""


@dataclass(frozen=True, slots=True)
class OverPage:
    """One roundtable that is over, and what is still kept of it."""

    row: RoundtableRow
    n_notes: int
    themes: list[tuple[str, str]]
    client_id: str
    waits: bool
    withdrawn: str
    """Why its results, which were published, are to be seen no more; "" where they are, or none were published."""
    results: str
    """Where they are read, or would be, as it is handed on."""
    dates: list[str]
    """What the programme's days ask for."""
    obstacles: list[str]
    """What stands in the way of publishing them."""


@pages.get("/programme/keeping")
def show_keeping() -> str:
    """The dates and the backups."""
    return render_keeping()


@pages.post("/programme/keeping/<int:number>")
def keep_dates(number: int) -> Response:
    """Sets a programme's dates; each must be still to come."""
    require_organiser(number)
    row, form = get_programme(db.session(), number), KeepingForm(request.form)
    form.today = datetime.now(UTC).date()
    was = read_carried()
    if not form.validate():
        return make_response(render_keeping(number, form, request.form.get("was")), 400)

    def show_overtaken(names: tuple[str, ...]) -> str:
        stands = read_dates(get_programme(db.session(), number))
        return render_keeping(number, fill_overtaken(KeepingForm, stands, form.data, was, names))

    told = save_programme(row.id, form.data, was, show_overtaken)
    return told or redirect(url_for("keeping.show_keeping", done=number), 303)


def read_dates(row: ProgrammeRow) -> dict[str, date | None]:
    """A programme's dates, as the form has them."""
    return {"erase_raw_on": row.erase_raw_on, "seal_on": row.seal_on, "delete_on": row.delete_on}


def render_keeping(wrong: int | None = None, form: Form | None = None, was: str | None = None) -> str:
    """The page; with what is wrong at one programme, and what its form was opened with where that is to stay."""
    shelf = list_shelf(current_app)
    programmes = []
    for row in list_led():
        stands = read_dates(row)
        is_wrong = form is not None and row.id == wrong
        shown = form if form is not None and is_wrong else KeepingForm(data=stands)
        programmes.append((row, shown, was if is_wrong and was is not None else carry(stands)))
    page = KeepingPage(
        programmes=programmes,
        late=list_late([row.id for row, _, _ in programmes]),
        last=shelf[0] if shelf else None,
        holding=find_holding(shelf, read_lists([find_list(current_app)])),
        shows_backups=leads_programme(),
    )
    return render_template("programme/keeping.html", page=page)


def list_late(programmes: Sequence[int]) -> dict[int, list[Due]]:
    """What was due on a day before today and is not done, by programme: the day itself is not over yet."""
    found: dict[int, list[Due]] = {number: [] for number in programmes}
    for due in list_due(db.session(), datetime.now(UTC).date() - timedelta(days=1)):
        row = db.session().get_one(RoundtableRow, due.roundtable_id)
        if row.programme_id in found:
            found[row.programme_id].append(due)
    return found


@pages.get("/programme/<code>/keeping")
def show_over(code: str) -> str:
    """What is kept of a roundtable that is over, and what can be done with it."""
    row = get_over(code)
    board = tell_board(db.session(), load_board(db.session(), row.id))
    themes = [(theme.name, board.backing(theme).support.value) for theme in board.themes]
    today = datetime.now(UTC).date()
    page = OverPage(
        row,
        len(board.open_notes()),
        themes,
        draw_client_id(),
        waits(row, today),
        why_withdrawn(db.session(), row),
        whole_address("results.show_results", code=row.code),
        tell_dates(get_programme(db.session(), row.programme_id), row),
        list_obstacles(db.session(), row, today),
    )
    return render_template("programme/over.html", page=page)


@pages.post("/programme/<code>/keeping/<act>")
@stands_on("keeping.show_over")
def do(code: str, act: str) -> Response:
    """Seals, archives, brings back or deletes; what cannot be undone asks for the code."""
    carry_out_act(get_over(code), act)
    if act in {"seal", "archive", "bring-back"}:
        return redirect(url_for("keeping.show_over", code=code, done=act), 303)
    return redirect(url_for("programme.show_programme", done="delete"), 303)


def carry_out_act(row: RoundtableRow, act: str) -> None:
    """Does one of the four. Raises BadInput where the code is not typed as it is."""
    now, typed = datetime.now(UTC), request.form.get("code", "")
    if act in {"archive", "bring-back"}:
        write(partial(put_away, roundtable_id=row.id, at=now if act == "archive" else None), row.id)
    elif act == "seal":
        order = Order(require_crew(row), request.form.get("client_id", "") or draw_client_id(), now)
        submit(seal_roundtable, order, {"code": typed})
    elif act == "delete" and clean_code(typed) == row.code:
        due = Due(row.id, row.code, Purge.DELETE, now.date())
        act_on = partial(carry_out, due=due, now=now, doer=holder_of(own_devices()))
        write_for_good(act_on, due.roundtable_id, due.code, now)
    else:
        raise BadInput({"code": _("Type the code %(code)s. This cannot be undone.", code=row.code)})


def get_over(code: str) -> RoundtableRow:
    """A roundtable that is closed, for whoever leads the programme."""
    row = get_roundtable(code)
    require_organiser(row.programme_id)
    if row.status not in OVER:
        raise Conflict(_("This roundtable is not closed, so all of it is still kept."))
    return row


def say_dates(row: ProgrammeRow, at: RoundtableRow | None = None) -> list[tuple[str, date]]:
    """What happens to a programme's words, and from which day on, in the order of days; at one, what is not done."""
    said = [
        (_("the words of notes are erased"), row.erase_raw_on, at and at.raw_erased_at),
        (_("who wrote what is removed"), row.seal_on, at and at.sealed_at),
        (_("everything is deleted"), row.delete_on, None),
    ]
    return sorted(((what, on) for what, on, done in said if on and not done), key=lambda each: each[1])


def tell_dates(row: ProgrammeRow, at: RoundtableRow | None = None) -> list[str]:
    """The same in sentences, for whoever writes or has written, and for whoever works on it."""
    return [_("From %(on)s on %(what)s.", on=f"{on:%-d %B %Y}", what=what) for what, on in say_dates(row, at)]


@dataclass(frozen=True, slots=True)
class DeletionPage:
    """What the page that asks for confirmation shows."""

    code: str
    title: str
    is_rehearsal: bool
    n_people: int
    n_notes: int
    n_unseen: int


@pages.get("/programme/<code>/delete")
def ask_deletion(code: str) -> str:
    """Says what will be gone, and asks for a press on it."""
    row = get_deletable(code)
    board = load_board(db.session(), row.id)
    n_notes = len(board.open_notes())
    n_unseen = len(board.notes) - n_notes
    page = DeletionPage(row.code, row.title, row.is_rehearsal, board.n_participants, n_notes, n_unseen)
    return render_template("programme/delete.html", page=page)


@pages.post("/programme/<code>/delete")
def delete(code: str) -> Response:
    """Deletes it, with everything that belongs to it and everything that was made of its words."""
    row = get_deletable(code)
    require_meant(_("It is deleted whole, with everything that belongs to it. This cannot be undone."))
    doer, now = holder_of(own_devices()), datetime.now(UTC)
    act = partial(delete_roundtable, roundtable_id=row.id, doer=doer, now=now)
    write_for_good(act, row.id, row.code, now)
    return redirect(url_for("programme.show_programme", done="delete"), 303)


def get_deletable(code: str) -> RoundtableRow:
    """A draft or a rehearsal, for whoever leads the programme; any other roundtable is refused."""
    row = get_roundtable(code)
    require_organiser(row.programme_id)
    require_deletable(row)
    return row
