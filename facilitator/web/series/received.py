"""Taking over a programme on a page: its archive is read whole and checked before anything is asked or written."""

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, count
from pathlib import Path

from flask import Blueprint, current_app, make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator.actions.received_programmes import Custody
from facilitator.database.access import db
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.imports import ImportedProgramme
from facilitator.domain.notes import clean_line
from facilitator.domain.roundtables import TITLE_LIMIT
from facilitator.forms.archives import read_archive
from facilitator.forms.programmes import CustodyForm
from facilitator.identity import make_code, require_organiser
from facilitator.programmes import store_programme, tell_size
from facilitator.store.programmes import find_programme
from facilitator.web.uploads import drop_upload, get_upload

pages = Blueprint("received", __name__)


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """What the page shows: what is in the file, or all that is wrong with it; once it is in, where it is."""

    token: str
    name: str
    faults: tuple[tuple[str, str], ...] = ()
    source: ImportedProgramme | None = None
    form: CustodyForm | None = None
    number: int = 0
    differences: tuple[str, ...] = ()
    called: str = ""

    @property
    def size(self) -> str:
        """How much is in it."""
        return tell_size(self.source) if self.source else ""


@pages.get("/programme/import/<token>/programme")
def show_archive(token: str) -> str:
    """What would come in, and who takes it over; a file that was changed is refused with every name."""
    require_organiser()
    page = open_page(token)
    return render_template("programme/archive.html", page=page)


@pages.post("/programme/import/<token>/programme")
def take_over(token: str) -> Response:
    """Makes the programme, whole or not at all."""
    require_organiser()
    page, form = open_page(token), CustodyForm(request.form)
    if page.source is None or not form.validate():
        return answer(ArchivePage(token, page.name, page.faults, page.source, form), 400)
    said = Custody(form.custodian.data or "", form.contact.data or "", clean_line(form.title.data or ""))
    try:
        taken = store_programme(page.source, said, make_code)
    except BadInput as refusal:
        faults = tuple(refusal.fields.items())
        return answer(ArchivePage(token, page.name, faults, page.source, form), 400)
    except Conflict:
        form.title.errors = [TAKEN]
        return answer(ArchivePage(token, page.name, (), page.source, form), 400)
    drop_upload(token)
    row = find_programme(db.session(), said.name or page.source.name)
    done = ArchivePage("", page.name, source=page.source, differences=tuple(taken.differences))
    return answer(done if row is None else replace(done, number=row.id, called=row.name), 200)


TAKEN = "There is a programme of this name here already. Give this one another name."


def answer(page: ArchivePage, status: int) -> Response:
    """The page with its status."""
    return make_response(render_template("programme/archive.html", page=page), status)


def open_page(token: str) -> ArchivePage:
    """The archive, read and checked where it delays nobody else."""
    path, name = get_upload(token)
    found: ImportedProgramme | BadInput = current_app.extensions["judging"](partial(try_archive, path))
    if isinstance(found, BadInput):
        return ArchivePage(token, name, tuple(found.fields.items()))
    return ArchivePage(token, name, source=found, form=CustodyForm(data={"title": name_freely(found.name)}))


def name_freely(name: str) -> str:
    """A name that no programme here has: its own, or with a number."""
    numbered = (f"{name[: TITLE_LIMIT - 5]} ({n})" for n in count(2))
    return next(each for each in chain([name], numbered) if find_programme(db.session(), each) is None)


def try_archive(path: Path) -> ImportedProgramme | BadInput:
    """The archive, or what is wrong with it: to raise that on another thread would be logged as a crash."""
    try:
        with path.open("rb") as stream:
            return read_archive(stream)
    except BadInput as error:
        return error
