"""Bringing in a table: the file, what its columns are, what would come in and every mistake, then a roundtable."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from facilitator.actions.imports import import_roundtable
from facilitator.database.access import db, write
from facilitator.domain.entries import Fact
from facilitator.domain.errors import BadInput, Mistake, NotFound
from facilitator.domain.headings import HeadingKey
from facilitator.domain.imports import MOST_NOTES, Import, ImportedNote
from facilitator.domain.notes import Kind, clean_line, find_text_fault
from facilitator.domain.people import Sector
from facilitator.domain.phases import Status
from facilitator.domain.roundtables import TITLE_LIMIT
from facilitator.forms.archives import is_archive
from facilitator.forms.mappings.kept import list_shipped, read_shipped
from facilitator.forms.mappings.readings import Reading, make_import, read_table
from facilitator.forms.mappings.rules import Mapping, Meaning, Take, read_mapping, write_mapping
from facilitator.forms.own_files import read_own_file
from facilitator.forms.tables.delimiters import DELIMITERS
from facilitator.forms.tables.encodings import NAMES
from facilitator.forms.tables.files import open_table
from facilitator.forms.tables.rows import Choices, Row, Table
from facilitator.identity import find_crew, require_organiser
from facilitator.store.maps import find_kept, keep_map, list_kept
from facilitator.store.notes import find_same
from facilitator.store.roundtables import RoundtableRow, all_rows
from facilitator.web.foundings import find_made, found_once
from facilitator.web.tables import FIRST_ROWS, ColumnView, list_columns, read_columns
from facilitator.web.uploads import NO_FILE, drop_upload, get_upload, keep_upload

pages = Blueprint("imports", __name__)

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class TablePage:
    """What the page shows; without a token it asks for a file. `reading` is None until the columns were checked."""

    token: str = ""
    name: str = ""
    table: Table | None = None
    columns: tuple[ColumnView, ...] = ()
    rows: tuple[Row, ...] = ()
    mapping: Mapping | None = None
    reading: Reading | None = None
    mistakes: tuple[Mistake, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    maps: tuple[str, ...] = ()
    own: Import | None = None
    same: tuple[RoundtableRow, ...] = ()
    """Roundtables here that have the same notes."""
    unread: str = ""
    """The token of a file whose letters nobody has told yet."""


@pages.get("/programme/import")
def show_import() -> str:
    """The form that takes a file."""
    require_organiser()
    return render(TablePage())


@pages.post("/programme/import")
def take_file() -> Response:
    """Keeps the file for an hour and leads to what is in it."""
    require_organiser()
    sent = request.files.get("file")
    if not isinstance(sent, FileStorage) or not sent.filename:
        page = TablePage(faults=(("file", "Choose a file first."),))
        return make_response(render(page), 400)
    name = clean_line(Path(sent.filename).name)[:TITLE_LIMIT] or "file"
    token = keep_upload(sent.stream, name)
    with get_upload(token)[0].open("rb") as stream:
        is_whole = is_archive(stream)
    return redirect(url_for("received.show_archive" if is_whole else "imports.show_table", token=token), 303)


@pages.get("/programme/import/<token>")
def show_table(token: str) -> str:
    """The first rows as they came, and a guess for each column, or what the map of `?map=` says."""
    require_organiser()
    name = request.args.get("map", "")
    try:
        return render(open_page(token, find_map(name)))
    except BadInput as error:
        return render(refuse_file(token, error))


@pages.post("/programme/import/<token>")
def use_table(token: str) -> Response:
    """Checks what the columns are said to be; where nothing is wrong and it is asked for, makes the roundtable."""
    require_organiser()
    try:
        page = read_page(token)
    except (NotFound, FileNotFoundError) as error:
        # The button was pressed twice, and the first press has brought the file in.
        made = find_made()
        if made is None:
            raise NotFound(NO_FILE) from error
        return lead_to(made)
    is_wanted = request.form.get("do") == "import"
    if page.faults or page.mistakes or not is_wanted:
        return make_response(render(page), 400 if page.faults or page.mistakes else 200)
    if page.same and not request.form.get("again"):
        made = find_made()
        if made is not None:
            return lead_to(made)
        return make_response(render(page), 409)
    source = page.own or make_import(
        need(page.reading), file=page.name, tool=need(page.mapping).tool, with_themes=bool(request.form.get("themes"))
    )
    keep_rules(page)
    title, cluster = read_names(dict(request.form))
    cluster = cluster or source.cluster or title
    code = found_once(partial(found, source, (title, cluster)))
    drop_upload(token)
    return lead_to(code)


def lead_to(code: str) -> Response:
    """To what was made."""
    return redirect(url_for("writeup.show_writeup", code=code), 303)


def need(thing: Any) -> Any:
    """The thing, which a page without faults has."""
    if thing is None:
        raise BadInput({"file": "Check the columns first."})
    return thing


def found(
    source: Import, names: tuple[str, str], session: Session, code: str, now: datetime
) -> tuple[RoundtableRow, Fact]:
    """Adds the roundtable under its title and cluster. Another thread does, which knows nothing of the request."""
    title, cluster = names
    return import_roundtable(session, source, code=code, title=title, cluster=cluster, status=Status.CLOSED, now=now)


def read_names(form: dict[str, str]) -> tuple[str, str]:
    """The title and the cluster that were typed; there may be no cluster. Raises BadInput."""
    faults = find_name_faults(form)
    if faults:
        raise BadInput(dict(faults))
    return clean_line(form["title"]), clean_line(form.get("cluster", ""))


def find_name_faults(form: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """What is wrong with these, each with its field."""
    typed = {name: clean_line(form.get(name, "")) for name in ("title", "cluster")}
    wrong = ((name, find_text_fault(text, TITLE_LIMIT)) for name, text in typed.items() if text)
    missing = () if typed["title"] else (("title", "Give the roundtable a title."),)
    return (*missing, *((name, fault) for name, fault in wrong if fault))


def keep_rules(page: TablePage) -> None:
    """Keeps what was said of the columns under the name that was typed, if one was."""
    name = clean_line(request.form.get("keep", ""))[:60]
    if name and page.mapping is not None:
        rules = write_mapping(page.mapping)
        write(lambda session: keep_map(session, name, rules))


def find_map(name: str) -> Mapping:
    """The map that was kept or comes under this name; a guess where none is named."""
    if not name:
        return Mapping(guesses=True)
    kept = find_kept(db.session(), name)
    return read_mapping(kept) if kept is not None else read_shipped(name)


def read_choices() -> Choices:
    """What was said of the file itself."""
    said = request.values
    row = said.get("header_row", "")
    return Choices(
        encoding=said.get("encoding") or None,
        delimiter={"tab": "\t", "one": ""}.get(said.get("delimiter", ""), said.get("delimiter") or None),
        sheet=said.get("sheet") or None,
        header_row=int(row) if row.isascii() and row.isdigit() and len(row) < 4 else 0,
    )


def open_page(token: str, mapping: Mapping) -> TablePage:
    """The page of a file. Raises BadInput where it cannot be read."""
    path, name = get_upload(token)
    with path.open("rb") as stream:
        own: Import | None = current_app.extensions["judging"](partial(read_own_file, stream, name))
        if own is not None:
            return TablePage(token, name, own=own, same=find_here(own.notes))
        table = open_table(stream, read_choices())
        rows = [row for row, _ in zip(table.read(), range(FIRST_ROWS), strict=False)]
        columns = tuple(list_columns(table, mapping))
    maps = tuple(dict.fromkeys([*list_kept(db.session()), *list_shipped()]))
    return TablePage(token, name, table, columns, tuple(rows), mapping, maps=maps)


def read_page(token: str) -> TablePage:
    """The same with what the form says, every row read by it, and every mistake."""
    try:
        page = open_page(token, Mapping())
        if page.own is not None:
            read_names(dict(request.form))
            return page
        path, _ = get_upload(token)
        work = partial(check, page, path, dict(request.form), read_choices())
        checked: TablePage = current_app.extensions["judging"](work)
        return checked if checked.reading is None else replace(checked, same=find_here(checked.reading.notes))
    except BadInput as error:
        return refuse_file(token, error)


def find_here(notes: Sequence[ImportedNote]) -> tuple[RoundtableRow, ...]:
    """The roundtables that have these notes already, of those that this device may see."""
    ids = set(find_same(db.session(), [note.text for note in notes]))
    return tuple(row for row in (all_rows(db.session()) if ids else ()) if row.id in ids and find_crew(row) is not None)


def refuse_file(token: str, error: BadInput) -> TablePage:
    """The page that asks for a file, with what is wrong with this one; where it is its letters, that asks for them."""
    page = TablePage(faults=tuple(error.fields.items()))
    return replace(page, unread=token) if "encoding" in error.fields else page


def check(page: TablePage, path: Path, form: dict[str, str], choices: Choices) -> TablePage:
    """Reads the whole table by the form's columns; nothing is written."""
    with path.open("rb") as stream:
        table = open_table(stream, choices)
        mapping = read_columns(form, table, form.get("tool", ""))
        shown = replace(page, mapping=mapping, columns=tuple(list_columns(table, mapping)))
        if form.get("do") == "import":
            shown = replace(shown, faults=find_name_faults(form))
        try:
            reading = read_table(table, mapping)
        except BadInput as error:
            return replace(shown, faults=(*shown.faults, *error.fields.items()))
    return replace(shown, reading=reading, mistakes=tuple(reading.mistakes))


def render(page: TablePage) -> str:
    """The page."""
    return render_template(
        "programme/import.html",
        page=page,
        meanings=list(Meaning),
        headings=list(HeadingKey),
        kinds=list(Kind),
        sectors=list(Sector),
        takes=list(Take),
        encodings=NAMES,
        delimiters=DELIMITERS,
        most=MOST_NOTES,
        most_shown=MOST_SHOWN,
    )
