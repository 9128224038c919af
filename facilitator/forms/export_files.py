"""Reading back an exported roundtable (`export --format json`), as strictly as a file of notes."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from facilitator.domain.board import Received
from facilitator.domain.contributions import Reaction
from facilitator.domain.errors import BadInput
from facilitator.domain.headings import Heading, HeadingKey
from facilitator.domain.imports import Import, ImportedNote, ImportedTheme
from facilitator.domain.intakes import Intake
from facilitator.domain.notes import IMPORT_LIMIT, Kind, Place, Source
from facilitator.domain.origins import Origin
from facilitator.domain.people import Sector
from facilitator.domain.roundtables import HOST_LIMIT, SPEAKER_LIMIT, TITLE_LIMIT, TOPIC_LIMIT, VENUE_LIMIT, SharingMode
from facilitator.domain.sectors import LONGEST, OfferedSector, find_list_faults
from facilitator.domain.themes import NAME_LIMIT, Backing, Support
from facilitator.forms.export_decisions import Checks, read_checks, read_decisions
from facilitator.forms.export_exercises import read_contributions, read_rounds, read_unshared
from facilitator.forms.export_texts import read_amendments
from facilitator.forms.file_values import (
    Row,
    read_all,
    read_count,
    read_counts,
    read_date,
    read_each,
    read_flag,
    read_member,
    read_named_counts,
    read_optional_member,
    read_optional_part,
    read_optional_text,
    read_part,
    read_rows,
    read_table,
    read_text,
    refuse_repeated,
    require_year,
)
from facilitator.forms.objects import load

LABEL = re.compile(r"[BTIV][1-9][0-9]{0,5}")
LINE_LIMIT = 200
LINES = {
    "venue": VENUE_LIMIT,
    "host": HOST_LIMIT,
    "question": LINE_LIMIT,
    "speaker": SPEAKER_LIMIT,
    "topic": TOPIC_LIMIT,
}
"""What a roundtable says of itself in a line, and how long each may be: as on its form, but for the question.

Earlier releases asked the usual one also about a cluster with which it is longer.
"""
FLAGS = ("is_sensitive", "is_rehearsal", "holds_notes")


def read_export_file(text: str) -> Import:
    """The roundtable that an export holds. Its notes say no more who wrote them, so support is taken as it stands.

    Raises BadInput with every part and every row that is not as an export has it.
    """
    export = load(text, "file")
    roundtable = read_part(export, "roundtable", dict)
    notes, themes = cache(partial(read_notes, export)), cache(partial(read_themes, export))
    parts: dict[str, Callable[[], Any]] = {
        "notes": lambda: refuse_strays(notes(), themes()),
        "themes": themes,
        "headings": partial(read_headings, roundtable),
        "received": lambda: read_received(read_part(roundtable, "received", dict), export),
        "programme": partial(read_optional_text, roundtable, "programme", "roundtable", TITLE_LIMIT),
        "cluster": partial(read_optional_text, roundtable, "cluster", "roundtable", TITLE_LIMIT),
        "held_on": partial(read_held_on, roundtable),
        "sectors": partial(read_offered, roundtable),
        "sharing_mode": partial(read_member, roundtable, "sharing_mode", SharingMode, "roundtable"),
        "intake": partial(read_intake, roundtable),
        "contributions": lambda: read_contributions(export, themes()),
        "rounds": lambda: read_rounds(export, themes()),
        "amendments": lambda: read_amendments(read_issues(export), {label_of(note) for note in notes()}),
    }
    parts |= {name: partial(read_line, roundtable, name, limit) for name, limit in LINES.items()}
    parts |= {name: partial(read_flag, roundtable, name, "roundtable") for name in FLAGS}
    return Import(**read_all(parts))


def read_line(roundtable: Row, name: str, limit: int) -> str:
    """What a roundtable says of itself in a line, or nothing."""
    return read_optional_text(roundtable, name, "roundtable", limit) or ""


def read_notes(export: object) -> tuple[ImportedNote, ...]:
    """The notes of an export, each number once."""
    checks = read_checks(export)
    notes = read_each(partial(read_note, checks=checks), read_rows(export, "notes"), "notes")
    refuse_repeated([f"{note.heading}{note.number}" for note in notes], "notes, id")
    return notes


def read_themes(export: object) -> tuple[ImportedTheme, ...]:
    """The themes of an export, each number once."""
    themes = read_each(read_theme, read_rows(export, "themes"), "themes")
    refuse_repeated([theme.key for theme in themes], "themes, id")
    return themes


def label_of(note: ImportedNote) -> str:
    """The label that the export gave a note."""
    return f"{note.heading.letter}{note.number}"


def read_held_on(roundtable: Row) -> date | None:
    """The day of the event, in a year that its form would take; None where it is not known."""
    day = read_date(roundtable, "held_on", "roundtable")
    if day is not None:
        require_year(day, "roundtable, held_on")
    return day


def read_offered(roundtable: Row) -> tuple[OfferedSector, ...]:
    """The sectors of its own that the programme offered; an export of an earlier version has none."""
    return read_offered_rows(read_rows(roundtable, "sectors_offered", is_optional=True), "roundtable, sectors_offered")


def read_offered_rows(rows: Sequence[Row], where: str) -> tuple[OfferedSector, ...]:
    """Sectors of a programme's own, each with the one that it counts as."""
    found = tuple(
        OfferedSector(read_text(row, "name", where, LONGEST), read_member(row, "counts_as", Sector, where))
        for row in rows
    )
    faults = find_list_faults(found)
    if faults:
        raise BadInput({where: " ".join(faults)})
    return found


def read_note(row: Row, where: str, checks: Mapping[str, Checks]) -> ImportedNote:
    """One note, with the label that the export gave it."""
    label = read_text(row, "id", where, 8)
    heading = read_member(row, "heading", HeadingKey, where)
    if not LABEL.fullmatch(label) or label[0] != heading.letter:
        raise BadInput({f"{where}, id": f"{label!r} is not a label of a note under {heading}."})
    theme = row.get("theme")
    place = read_member(row, "place", Place, where)
    if (place is Place.THEME) != (theme is not None):
        raise BadInput({f"{where}, place": "A note is placed in a theme exactly when it names one."})
    return ImportedNote(
        source_id=read_text(row, "source_id", where, 64),
        text=read_text(row, "text", where, IMPORT_LIMIT),
        heading=heading,
        kind=read_optional_member(row, "kind", Kind, where),
        author=None,
        sector=read_optional_member(row, "sector", Sector, where),
        organisation=read_optional_text(row, "organisation", where, 80),
        table=read_table(row, "table", where),
        theme=None if theme is None else str(theme),
        place=place,
        number=int(label[1:]),
        source=read_member(row, "source", Source, where),
        is_late=read_flag(row, "late", where),
        reactions=read_counts(row, "reactions", list(Reaction), where),
        decisions=read_decisions(row, where),
        checks=checks.get(label, {}),
    )


def read_theme(row: Row, where: str) -> ImportedTheme:
    """One theme, with its support as received."""
    if not isinstance(row.get("id"), int) or isinstance(row["id"], bool):
        raise BadInput({f"{where}, id": "This must be a whole number."})
    return ImportedTheme(
        key=str(row["id"]),
        heading=read_member(row, "heading", HeadingKey, where),
        name=read_text(row, "name", where, NAME_LIMIT),
        named_by=read_member(row, "named_by", Origin, where),
        received=Backing(read_member(row, "support", Support, where), read_flag(row, "across_sectors", where)),
        is_from_file=row.get("from_file") is not None and read_flag(row, "from_file", where),
    )


def read_headings(roundtable: Row) -> list[Heading]:
    """The four headings under the names they had."""
    headings = [
        Heading(
            read_member(row, "key", HeadingKey, "headings"),
            read_text(row, "name", "headings", 80),
            read_text(row, "prompt", "headings", 400),
        )
        for row in read_rows(roundtable, "headings")
    ]
    if {heading.key for heading in headings} != set(HeadingKey):
        raise BadInput({"headings": f"There must be one each of {', '.join(HeadingKey)}."})
    return headings


def read_received(row: Row, export: object) -> Received:
    """The totals that the notes alone no longer tell."""
    people = read_part(row, "n_people", dict)
    return Received(
        n_participants=read_count(row, "n_participants"),
        n_people={key: read_count(people, key.value) for key in HeadingKey},
        n_withdrawn=read_count(row, "n_withdrawn"),
        n_off_record=read_count(row, "n_off_record"),
        n_withheld=read_count(row, "n_withheld"),
        unshared=read_unshared(row),
        sectors=read_sectors(row),
        capabilities=read_capabilities(row),
        issues=dict(read_issue(each, f"issues {index}") for index, each in enumerate(read_issues(export))),
    )


def read_intake(row: Row) -> Intake | None:
    """What file its notes came from, where they came from one."""
    if row.get("intake") is None:
        return None
    intake = read_part(row, "intake", dict)
    return Intake(
        file=read_text(intake, "file", "intake", LINE_LIMIT),
        tool=read_optional_text(intake, "tool", "intake", LINE_LIMIT) or "",
        n_rows=read_count(intake, "n_rows", "intake"),
        n_notes=read_count(intake, "n_notes", "intake"),
        left=read_named_counts(intake, "left", "intake"),
    )


def read_capabilities(row: Row) -> dict[str, dict[str, int]]:
    """How many can do what, by tier, stage and district; nothing where nobody said."""
    told: Row = read_optional_part(row, "capabilities", dict)
    where = "received, capabilities"
    if set(told) - COUNTED_BY:
        raise BadInput({where: f"These are counted by {', '.join(sorted(COUNTED_BY))} alone."})
    return {name: read_named_counts(told, name, where) for name in told}


COUNTED_BY = frozenset({"tier", "stage", "district"})


def read_sectors(row: Row) -> dict[str, int]:
    """How many people of each sector wrote something; an export of an earlier release does not say."""
    counts: Row = read_optional_part(row, "sectors", dict)
    return {name: read_count(counts, name) for name in (*Sector, "others", "unknown") if name in counts}


def read_issues(export: object) -> Sequence[Row]:
    """The issues of an export; one of an earlier release has none."""
    return read_rows(export, "issues", is_optional=True)


def read_issue(row: Row, where: str) -> tuple[str, Backing]:
    """Who stands behind one issue, by its key; its points are composed again."""
    key = read_text(row, "key", where, 2 * NAME_LIMIT)
    people, base = (read_count(row, name, where) if row.get(name) is not None else None for name in ("people", "base"))
    support, spans = read_member(row, "support", Support, where), read_flag(row, "across_sectors", where)
    return key, Backing(support, spans, people, base)


def refuse_strays(notes: tuple[ImportedNote, ...], themes: Sequence[ImportedTheme]) -> tuple[ImportedNote, ...]:
    """The notes, if none is in a theme that is not there, or is under another heading."""
    headings = {theme.key: theme.heading for theme in themes}
    faults = {
        f"notes {index}, theme": f"{label_of(note)} names a theme that its heading does not have."
        for index, note in enumerate(notes)
        if note.theme is not None and headings.get(note.theme) is not note.heading
    }
    if faults:
        raise BadInput(faults)
    return notes
