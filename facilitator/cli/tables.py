"""Tables of other tools on the command line: with a map by name or from a file, and told how they were read."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from facilitator.domain.errors import BadInput
from facilitator.domain.headings import HeadingKey
from facilitator.domain.imports import Import
from facilitator.domain.intakes import Intake
from facilitator.domain.notes import Kind
from facilitator.forms.mappings.kept import list_shipped, read_shipped
from facilitator.forms.mappings.readings import Reading, make_import, read_table
from facilitator.forms.mappings.rules import Mapping, read_mapping
from facilitator.forms.tables.delimiters import DELIMITERS
from facilitator.forms.tables.encodings import NAMES
from facilitator.forms.tables.files import open_table
from facilitator.forms.tables.rows import Choices, Table

SUFFIXES = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".zip"}


def is_table(path: Path) -> bool:
    """Whether a file's name is that of a table."""
    return path.suffix.casefold() in SUFFIXES


def find_mapping(chosen: argparse.Namespace) -> Mapping | None:
    """The map of this name or in this file, with what is said beside it; None if none is named."""
    if chosen.map is None:
        return None
    path = Path(chosen.map)
    mapping = read_mapping(path.read_bytes()) if path.is_file() else read_shipped(chosen.map)
    return replace(
        mapping,
        heading=HeadingKey(chosen.heading) if chosen.heading else mapping.heading,
        kind=Kind(chosen.kind) if chosen.kind else mapping.kind,
    )


def read_table_file(chosen: argparse.Namespace, mapping: Mapping | None) -> Import:
    """The roundtable in a table. Raises BadInput with every mistake."""
    if mapping is None:
        raise BadInput({"--map": f"Say what its columns are: a file, or one of {', '.join(list_shipped())}."})
    with chosen.file.open("rb") as stream:
        table = open_table(stream, Choices(encoding=chosen.encoding, sheet=chosen.sheet))
        tell_found(table)
        reading = read_table(table, mapping, tell_progress)
        tell_columns(reading)
    return make_import(reading, file=chosen.file.name, tool=mapping.tool, with_themes=chosen.with_themes)


def tell_progress(n_rows: int) -> None:
    """A line for each stretch of a long file."""
    print(f"{n_rows:,} rows read", file=sys.stderr)


def tell_found(table: Table) -> None:
    """How the file was read, aloud."""
    found = table.found
    how = f"sheet {found.sheet!r}" if found.is_workbook else NAMES[found.encoding]
    parted = DELIMITERS.get(found.delimiter, "")
    rows = ", ".join(map(str, found.header_rows))
    said = [how, f"cells parted by {parted}" if parted else "", f"titles in row {rows}" if rows else ""]
    print(f"Read as {', '.join(filter(None, said))}.", file=sys.stderr)
    for sample in found.samples:
        print(f"  with these letters: {sample}", file=sys.stderr)
    if found.sheets:
        hidden = f" ({len(found.hidden_sheets)} hidden)" if found.hidden_sheets else ""
        print(f"Other sheets that were not read{hidden}: {', '.join(found.sheets)}.", file=sys.stderr)


def tell_columns(reading: Reading) -> None:
    """Which columns are used as what, which are not, and which the sender hid."""
    for column in reading.columns:
        hidden = ", hidden by the sender" if column.is_hidden else ""
        print(f"  {column.name}: {column.rule.meaning}{hidden}", file=sys.stderr)


def tell_table(intake: Intake) -> None:
    """Where the rows went."""
    print(f"{intake.n_rows:,} rows of {intake.file}: {intake.n_notes:,} notes")
    for why, number in intake.left.items():
        print(f"  {number:,} {why}")
