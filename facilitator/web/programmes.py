"""The papers of a programme: custodian, contact, sectors, and the body's own template for Word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from facilitator.actions.archives import load_programme, write_programme
from facilitator.actions.people import make_entry_link
from facilitator.actions.programmes import store_template
from facilitator.actions.settings.programmes import set_pattern
from facilitator.database.access import db, write
from facilitator.domain.notes import clean_line
from facilitator.domain.people import Role
from facilitator.domain.sectors import write_sectors
from facilitator.domain.traces import holder_of
from facilitator.forms.programmes import PapersForm, SectorsForm
from facilitator.identity import list_led, make_token, own_devices, require_linked, require_organiser
from facilitator.reports.exports import ZIP, load_templates, name_programme
from facilitator.store.programmes import ProgrammeRow, get_programme, load_sectors, read_template
from facilitator.store.roundtables import all_rows
from facilitator.web.addresses import whole_address
from facilitator.web.crew import say_who_invites
from facilitator.web.refusals.forms import stands_on
from facilitator.web.refusals.opened import carry, fill_overtaken, read_carried, save_programme
from facilitator.web.traces import note_download

pages = Blueprint("programmes", __name__)

LONGEST_NAME = 120
"""Letters of a file's name that are kept."""


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """A template as it is kept. `dangers` are why reports are written without it, `remark` what to know where they are.

    `added` are the styles that it lacks; `n_before` counts its paragraphs where it has more than a cover's.
    """

    name: str
    dangers: list[str] = field(default_factory=list)
    remark: str = ""
    added: list[str] = field(default_factory=list)
    n_before: int = 0


@dataclass(frozen=True, slots=True)
class Papers:
    """One programme's form. `faults` is why a new template was refused.

    `link` is a writer's, just made. `roundtables` are those that new ones may start like, by code and title.
    """

    id: int
    name: str
    form: Form
    sectors: Form
    template: KeptTemplate | None
    faults: Sequence[str] = ()
    link: str = ""
    starts_like: str = ""
    logo_hash: str = ""
    colour: str = ""
    look_faults: Mapping[str, str] = field(default_factory=dict)
    roundtables: tuple[tuple[str, str], ...] = ()
    carried: Mapping[str, str] = field(default_factory=dict)
    """What each form carries of what it was opened with."""


@dataclass(frozen=True, slots=True)
class PapersPage:
    """What the page shows."""

    programmes: list[Papers]


@pages.get("/programme/papers")
def show_papers() -> str:
    """Every programme's form."""
    return render_papers()


@pages.post("/programme/papers/<int:number>")
def keep_words(number: int) -> Response:
    """Says who keeps the papers and whom to write to."""
    row, form, was = find(number), PapersForm(request.form), read_carried()
    if not form.validate():
        return make_response(render_papers(number, form=form, kept={"words": request.form.get("was", "")}), 400)

    def show_overtaken(names: tuple[str, ...]) -> str:
        stands = read_words(get_programme(db.session(), number))
        return render_papers(number, form=fill_overtaken(PapersForm, stands, form.data, was, names))

    return save_programme(row.id, form.data, was, show_overtaken) or back(number)


@pages.post("/programme/papers/<int:number>/sectors")
def keep_sectors(number: int) -> Response:
    """Says what people choose from when they join a roundtable of this programme."""
    row, form, was = find(number), SectorsForm(request.form), read_carried()
    if not form.validate():
        return make_response(render_papers(number, sectors=form, kept={"sectors": request.form.get("was", "")}), 400)

    def show_overtaken(names: tuple[str, ...]) -> str:
        stands = read_sectors(get_programme(db.session(), number))
        return render_papers(number, sectors=fill_overtaken(SectorsForm, stands, form.data, was, names))

    values = {"sectors": [[each.name, each.counts_as.value] for each in form.found] or None}
    return save_programme(row.id, values, was, show_overtaken) or back(number)


@pages.post("/programme/papers/<int:number>/pattern")
@stands_on("programmes.show_papers")
def keep_pattern(number: int) -> Response:
    """Says which roundtable new ones start like."""
    row = find(number)
    code = clean_line(request.form.get("like", ""))[:8].upper()
    write(partial(set_pattern, programme_id=row.id, was=read_carried(), code=code))
    return back(number)


@pages.post("/programme/papers/<int:number>/template")
def keep_template(number: int) -> Response:
    """Judges the file and keeps it; one that is refused changes nothing, and the page says everything that is wrong."""
    row, sent = find(number), request.files.get("template")
    content = sent.read() if sent else b""
    faults = current_app.extensions["judging"](partial(load_templates().find_faults, content)) if content else [NO_FILE]
    if faults:
        return make_response(render_papers(number, faults=faults), 400)
    name = clean_line((sent and sent.filename) or "")[:LONGEST_NAME] or "template.docx"
    write(partial(store_template, programme_id=row.id, name=name, content=content))
    return back(number)


@pages.post("/programme/papers/<int:number>/writers")
def let_writer_in(number: int) -> Response:
    """A new link for a writer of all roundtables of the programme, shown once."""
    row = find(number)
    require_linked(Role.WRITER, say_who_invites())
    token, token_hash = make_token()
    write(
        partial(
            make_entry_link,
            token_hash=token_hash,
            roundtable_id=None,
            programme_id=row.id,
            role=Role.WRITER,
            now=datetime.now(UTC),
            doer=holder_of(own_devices()),
        )
    )
    link = whole_address("crew.ask_to_enter", token=token)
    return make_response(render_papers(number, link=link))


@pages.post("/programme/papers/<int:number>/template/remove")
def remove_template(number: int) -> Response:
    """Reports look as they did without it."""
    row = find(number)
    write(partial(store_template, programme_id=row.id, name="", content=None))
    return back(number)


@pages.get("/programme/<int:number>/archive")
def download_archive(number: int) -> Response:
    """The whole programme as a file that opens from a disk with no server."""
    row, now = find(number), datetime.now(UTC)
    held, name = load_programme(db.session(), row.id, now), name_programme(row.name, now.date())
    content = current_app.extensions["background"](partial(write_programme, held, now))
    note_download(holder_of(own_devices()), what="archive", programme_id=number)
    headers = {"Content-Disposition": f'attachment; filename="{name}-archive.zip"'}
    return Response(content, mimetype=ZIP, headers=headers)


NO_FILE = "Choose a file first: a Word document or template, .docx or .dotx."


def find(number: int) -> ProgrammeRow:
    """A programme, for whoever leads it."""
    require_organiser(number)
    return get_programme(db.session(), number)


def back(number: int) -> Response:
    """To the programme's place on the page."""
    return redirect(url_for("programmes.show_papers", _anchor=f"programme-{number}"), 303)


def read_words(row: ProgrammeRow) -> dict[str, str]:
    """What a programme's papers say, as the form has it."""
    return {"custodian": row.custodian, "contact": row.contact}


def read_sectors(row: ProgrammeRow) -> dict[str, str]:
    """A programme's sectors, as the form has them."""
    return {"sectors": write_sectors(load_sectors(row))}


def render_papers(at: int | None = None, *, kept: Mapping[str, str] | None = None, **shown: Any) -> str:
    """The page; with what is wrong or new at one programme, and what a form that was refused carried before."""
    told = [make_papers(row) for row in list_led()]
    for place, each in enumerate(told):
        if each.id == at:
            told[place] = replace(each, **shown, carried={**each.carried, **(kept or {})})
    return render_template("programme/papers.html", page=PapersPage(told))


def make_papers(row: ProgrammeRow) -> Papers:
    """One programme as it stands."""
    return Papers(
        row.id,
        row.name,
        form=PapersForm(data=read_words(row)),
        sectors=SectorsForm(data=read_sectors(row)),
        template=look_at_template(row),
        starts_like=row.starts_like,
        logo_hash=row.logo_hash,
        colour=row.colour,
        roundtables=tuple((each.code, each.title) for each in all_rows(db.session()) if each.programme_id == row.id),
        carried={
            "words": carry(read_words(row)),
            "sectors": carry({"sectors": row.sectors}),
            "colour": carry({"colour": row.colour}),
            "pattern": carry({"starts_like": row.starts_like}),
        },
    )


def look_at_template(row: ProgrammeRow) -> KeptTemplate | None:
    """The template that a programme has, judged again: older releases took over what is refused today."""
    content = read_template(db.session(), row.id) if row.template_name else None
    if content is None:
        return None
    templates = load_templates()
    dangers = templates.find_dangers(content)
    if dangers:
        return KeptTemplate(row.template_name, dangers)
    n_before = templates.count_paragraphs(content)
    return KeptTemplate(
        row.template_name,
        remark=templates.OURS if templates.is_ours(content) else "",
        added=templates.list_missing(content),
        n_before=n_before if n_before > templates.MOST_OF_COVER else 0,
    )
