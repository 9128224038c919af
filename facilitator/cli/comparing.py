"""`compare`: several roundtables side by side as one file."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from facilitator.actions.series import export_series, load_series
from facilitator.cli.codes import get_by_code
from facilitator.cli.doors import Doors
from facilitator.cli.outputs import write_output
from facilitator.clustering.requests import read_texts_for_storing
from facilitator.clustering.weights import has_model
from facilitator.database.access import db, write
from facilitator.domain.errors import BadInput
from facilitator.domain.traces import SERVER, Act
from facilitator.store.notes import load_notes
from facilitator.store.roundtables import RoundtableRow
from facilitator.store.themes import ThemeRow, select_themes
from facilitator.store.traces import trace
from facilitator.store.vectors import Read, find_unread, store_note_vectors, store_theme_vectors


def compare(chosen: argparse.Namespace, doors: Doors) -> None:
    """Writes the comparison. A file of that name is replaced only when the new one is whole."""
    with doors.opened(chosen.database):
        rows = [get_by_code(code) for code in dict.fromkeys(chosen.codes)]
        require_comparable(rows)
        read_ahead(rows)
        series = load_series(db.session(), rows[0].programme_id, [row.code for row in rows])
        content = export_series(db.session(), series, chosen.format, datetime.now(UTC))
        note = partial(trace, act=Act.DOWNLOADED, doer=SERVER, now=datetime.now(UTC), what=chosen.format)
        write(partial(note, programme_id=rows[0].programme_id))
    write_output(chosen.output, content)


def require_comparable(rows: Sequence[RoundtableRow]) -> None:
    """Raises BadInput with everything that keeps these from being compared."""
    faults = [
        f"{row.code} is a sensitive roundtable: it cannot be compared with others" for row in rows if row.is_sensitive
    ]
    faults += [f"{row.code} is a rehearsal" for row in rows if row.is_rehearsal]
    faults += [f"{row.code} has not begun" for row in rows if row.status.value == "draft"]
    if len(rows) < 2:
        faults.append("name at least two roundtables to compare")
    if len({row.programme_id for row in rows}) > 1:
        faults.append("they are not all of one programme")
    if faults:
        raise BadInput({"codes": "; ".join(faults)})


def read_ahead(rows: Sequence[RoundtableRow]) -> None:
    """Lets the model read what no server has let it read yet; without a model, words alone are compared."""
    unread = find_unread(db.session()) if has_model() else set()
    for number in [row.id for row in rows if row.id in unread]:
        notes = [(note.id, note.revision, note.text or "") for note in load_notes(db.session(), number) if note.is_open]
        live = select_themes().where(ThemeRow.roundtable_id == number, ThemeRow.is_live)
        names = [(theme.id, name.revision, name.name) for theme, name in db.session.execute(live)]
        write(partial(store_note_vectors, roundtable_id=number, rows=read_words(notes)), number)
        write(partial(store_theme_vectors, roundtable_id=number, rows=read_words(names)), number)


def read_words(words: Sequence[tuple[int, int, str]]) -> list[Read]:
    """What the model makes of words, each with its id and revision."""
    model, vectors = read_texts_for_storing([text for _, _, text in words])
    return [Read(number, revision, model, vector) for (number, revision, _), vector in zip(words, vectors, strict=True)]
