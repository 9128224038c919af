"""Rows of a brief: typed one by one, or read from a table of any tool by the titles of its columns."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import BinaryIO

from wtforms import Form, IntegerField
from wtforms.validators import InputRequired, Optional

from facilitator.domain.contributions import (
    FIELD_LIMIT,
    FIELDS,
    MOST_ROWS,
    RESTRICTED,
    TEXT_LIMIT,
    BriefRow,
    ContributionKind,
)
from facilitator.domain.errors import BadInput
from facilitator.domain.headings import Heading, HeadingKey
from facilitator.domain.notes import clean_line, find_text_fault
from facilitator.forms.fields import ChoiceField, text_field
from facilitator.forms.tables.files import open_table
from facilitator.forms.tables.rows import Cell, Row, State, Table
from facilitator.reports.formats.cells import unguard

TITLES: Mapping[str, tuple[str, ...]] = {
    "text": ("statement", "baseline", "claim", "capability", "capabilities", "what"),
    "figure": ("figure", "value", "number", "amount"),
    "source": ("source", "reference", "publisher"),
    "year": ("year", "date", "as of"),
    "tier": ("tier", "level"),
    "stage": ("stage", "maturity", "readiness", "trl"),
    "district": ("district", "place", "area", "location", "region"),
    "who": ("who can confirm", "who", "contact", "confirmed by", "owner"),
    "sensitivity": ("sensitivity", "sensitive", "marking"),
    "heading": ("heading", "ecosystem"),
}
"""What a column may be called, by what it holds."""

WORDS = {ContributionKind.BASELINE: "Statement", ContributionKind.CAPABILITY: "Capability"}
"""What the column of the text is called."""
SENSITIVE = frozenset({"sensitive", "restricted", "confidential", "yes", "y", "true", "1", "x"})
NOT_SENSITIVE = frozenset({"", "open", "public", "no", "n", "false", "0", "none"})
MOST_FAULTS = 40


class BaselineForm(Form):
    """One statement of the desk."""

    text = text_field("Statement", TEXT_LIMIT)
    figure = text_field("Figure", FIELD_LIMIT, is_optional=True)
    source = text_field("Source", FIELD_LIMIT)
    year = text_field("Year", FIELD_LIMIT, is_optional=True)
    heading = ChoiceField("Heading", HeadingKey, is_optional=True)


class CapabilityForm(Form):
    """Something that somebody in the cluster can do."""

    text = text_field("Capability", TEXT_LIMIT)
    tier = text_field("Tier", FIELD_LIMIT, is_optional=True)
    stage = text_field("Stage", FIELD_LIMIT, is_optional=True)
    district = text_field("District", FIELD_LIMIT, is_optional=True)
    who = text_field("Who can confirm it", FIELD_LIMIT, is_optional=True)
    sensitivity = text_field("Sensitivity", FIELD_LIMIT, is_optional=True)
    heading = ChoiceField("Heading", HeadingKey, is_optional=True)


FORMS: Mapping[ContributionKind, type[Form]] = {
    ContributionKind.BASELINE: BaselineForm,
    ContributionKind.CAPABILITY: CapabilityForm,
}


class CorrectBaselineForm(BaselineForm):
    """A statement that is there, in other words."""

    contribution = IntegerField("Row", validators=[InputRequired("Say which.")])


class CorrectCapabilityForm(CapabilityForm):
    """A capability that is there, in other words."""

    contribution = IntegerField("Row", validators=[InputRequired("Say which.")])


CORRECTING: Mapping[ContributionKind, type[Form]] = {
    ContributionKind.BASELINE: CorrectBaselineForm,
    ContributionKind.CAPABILITY: CorrectCapabilityForm,
}


class PlaceForm(Form):
    """A row, and the theme that it touches, if it touches one."""

    contribution = IntegerField("Row", validators=[InputRequired("Say which.")])
    theme = IntegerField("Theme", validators=[Optional()])


class ChooseRowForm(Form):
    """A row, and nothing else."""

    contribution = IntegerField("Row", validators=[InputRequired("Say which.")])


def make_row(kind: ContributionKind, values: Mapping[str, str | None]) -> BriefRow:
    """The row that these values say, which were checked before; its sensitivity in the one word that we have."""
    fields = {name: text for name in FIELDS[kind] if (text := values.get(name) or "")}
    if "sensitivity" in fields:
        fields["sensitivity"] = RESTRICTED if fields["sensitivity"].casefold() in SENSITIVE else ""
    heading = values.get("heading")
    kept = {name: text for name, text in fields.items() if text}
    return BriefRow(values.get("text") or "", kept, HeadingKey(heading) if heading else None)


def read_rows(stream: BinaryIO, kind: ContributionKind, headings: Sequence[Heading]) -> list[BriefRow]:
    """Every row of a table in CSV or XLSX, under these headings. Raises BadInput that names all mistakes, by row."""
    table = open_table(stream)
    places = find_places(table, kind)
    if "text" not in places:
        raise BadInput(
            {"file": f"No column is called {WORDS[kind]}. Its columns are: {', '.join(table.titles) or 'none'}."}
        )
    found: list[BriefRow] = []
    faults: dict[str, str] = {}
    for row in list_rows(table, kind, places["text"]):
        values = {name: read_cell(row.cells[at]) for name, at in places.items() if at < len(row.cells)}
        said = find_unread(row, places, len(table.titles)) or find_faults(values, kind, headings)
        faults |= {f"row {row.number}": " ".join(said)} if said else {}
        if not said:
            found.append(make_row(kind, values | {"heading": read_heading(values.get("heading", ""), headings)}))
    if faults:
        raise BadInput(dict(islice(faults.items(), MOST_FAULTS)))
    if not found:
        raise BadInput({"file": "There are no rows under the titles."})
    return found


def list_rows(table: Table, kind: ContributionKind, text: int) -> Iterable[Row]:
    """The rows that hold something and are neither hidden nor struck through. Raises BadInput where there are too many.

    `text` is where their words are.
    """
    most = MOST_ROWS[kind]
    seen = (row for row in islice(table.read(), 20 * most) if not row.is_blank and not row.is_hidden)
    rows = [row for row in seen if len(row.cells) <= text or not is_all_struck(row.cells[text])]
    if len(rows) > most:
        raise BadInput({"file": f"It has more than {most} rows; bring in at most that many."})
    return rows


def read_cell(cell: Cell) -> str:
    """What a cell says; what somebody struck through says nothing."""
    return clean_line(unguard(cell.rest if cell.state is State.STRUCK else cell.text))


def is_all_struck(cell: Cell) -> bool:
    """Whether no word of it stands."""
    return cell.state is State.STRUCK and not cell.rest.strip()


def find_places(table: Table, kind: ContributionKind) -> dict[str, int]:
    """Where each thing stands: the first column whose title is one of its names, whole or as the first word.

    None stands in a column that the sender hid.
    """
    wanted = ("text", *FIELDS[kind], "heading")
    hidden = table.found.hidden_columns
    folded = ["" if place in hidden else title.strip().casefold() for place, title in enumerate(table.titles, 1)]
    found: dict[str, int] = {}
    for name in wanted:
        at = [place for place, title in enumerate(folded) if any(title.startswith(each) for each in TITLES[name])]
        free = [place for place in at if place not in found.values()]
        found |= {name: free[0]} if free else {}
    return found


def find_unread(row: Row, places: Mapping[str, int], n_titles: int) -> list[str]:
    """Why a row cannot be read: its cells are not under their titles, or one that is used has no value."""
    fault = row.fault or row.find_overlong(n_titles)
    unknown = [name for name, at in places.items() if at < len(row.cells) and row.cells[at].state is State.UNKNOWN]
    return [fault] if fault else [f"{name.capitalize()}: {UNKNOWN}" for name in unknown]


UNKNOWN = "this is an error, or a formula that nobody has calculated."


def find_faults(values: Mapping[str, str], kind: ContributionKind, headings: Sequence[Heading]) -> list[str]:
    """Everything that is wrong with one row."""
    limits = {"text": TEXT_LIMIT} | dict.fromkeys(FIELDS[kind], FIELD_LIMIT)
    faults = [
        f"{WORDS[kind] if name == 'text' else name.capitalize()}: {fault}"
        for name, limit in limits.items()
        if (values.get(name) or name == "text") and (fault := find_text_fault(values.get(name, ""), limit))
    ]
    if kind is ContributionKind.BASELINE and not values.get("source"):
        faults.append("Source: say where it is from.")
    if values.get("sensitivity", "").casefold() not in SENSITIVE | NOT_SENSITIVE:
        faults.append("Sensitivity: this must be open or sensitive.")
    if values.get("heading") and read_heading(values["heading"], headings) is None:
        faults.append(f"Heading: this must be one of {', '.join(each.name for each in headings)}.")
    return faults


def read_heading(said: str, headings: Sequence[Heading]) -> str | None:
    """The heading that is meant, by the name that it has at the roundtable or by its usual one; or None."""
    names = {key.value: key for key in HeadingKey} | {each.name.casefold(): each.key for each in headings}
    return names.get(said.strip().casefold())
