"""Reading what an archive says of all its roundtables: shared issues, what was read of each, and promises kept."""

from collections.abc import Sequence
from typing import Any

from facilitator.domain.errors import BadInput
from facilitator.domain.imports import ImportedIssue, ImportedMember, ImportedOutcome, ImportedReading
from facilitator.domain.people import Role
from facilitator.domain.series import NAME_LIMIT, Outcome, Stance, ToldOutcome
from facilitator.domain.themes import Support
from facilitator.forms.export_files import LABEL
from facilitator.forms.file_values import (
    Row,
    read_count,
    read_each,
    read_flag,
    read_member,
    read_moment,
    read_optional_member,
    read_optional_text,
    read_rows,
    read_text,
    refuse_repeated,
)


def read_outcomes(record: Row) -> tuple[ImportedOutcome, ...]:
    """What became of commitments; an archive of an earlier release does not say."""
    return read_each(read_outcome, read_rows(record, "outcomes", is_optional=True), "outcomes")


def read_outcome(row: Row, where: str) -> ImportedOutcome:
    """What became of one commitment."""
    return ImportedOutcome(
        read_text(row, "roundtable", where, 8),
        read_text(row, "commitment", where, 8),
        ToldOutcome(read_member(row, "outcome", Outcome, where), read_flag(row, "is_owners", where)),
    )


def read_matrix(record: Row) -> Sequence[Row]:
    """What each room said of each issue, one row an issue."""
    rows = read_rows(record, "matrix")
    refuse_repeated([str(read_count(row, "number", "matrix")) for row in rows], "matrix, number")
    return rows


def read_issues(record: Row) -> tuple[ImportedIssue, ...]:
    """The issues, each with its row of the matrix."""
    told = {row["number"]: row for row in read_matrix(record)}
    rows = [(row, told.get(place, {"cells": []})) for place, row in enumerate(read_rows(record, "issues"), 1)]
    return read_each(read_issue, rows, "issues", first=1)


def read_issue(pair: tuple[Row, Row], where: str) -> ImportedIssue:
    """One issue with what was read of it in each room, as the matrix has it."""
    row, told = pair
    is_rejected = read_flag(row, "is_rejected", where)
    name = read_optional_text(row, "name", where, NAME_LIMIT) or ""
    if not name and not is_rejected:
        raise BadInput({f"{where}, name": "A confirmed issue has a name."})
    return ImportedIssue(
        # One that is rejected and has a name was taken back, and would keep nothing apart.
        "" if is_rejected else name,
        is_rejected,
        read_moment(row, "decided_at", where),
        read_member(row, "decided_by", Role, where),
        tuple(read_theme(each, f"{where}, members") for each in read_rows(row, "members")),
        tuple(read_theme(each, f"{where}, outside") for each in read_rows(row, "outside")),
        tuple(read_cell(each, f"matrix, {where}") for each in read_rows(told, "cells")),
    )


def read_theme(row: Row, where: str) -> ImportedMember:
    """A theme by its roundtable and a note that it has."""
    return ImportedMember(
        read_text(row, "roundtable", where, 8), read_text(row, "theme_of", where, 8), read_labels(row, "notes", where)
    )


def read_cell(row: Row, where: str) -> ImportedReading:
    """What was read of an issue in one room."""
    return ImportedReading(
        read_text(row, "roundtable", where, 8),
        read_optional_member(row, "stance", Stance, where),
        row.get("state") == "absent",
        read_labels(row, "denied", where),
        read_labels(row, "voices", where),
        read_optional_member(row, "support", Support, where),
        read_labels(row, "notes", where),
    )


def read_labels(row: Row, name: str, where: str) -> tuple[str, ...]:
    """Labels of notes."""
    found: Any = row.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, str) and LABEL.fullmatch(each) for each in found):
        raise BadInput({f"{where}, {name}": "These must be labels of notes."})
    return tuple(found)
