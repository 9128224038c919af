"""Reading back what people decided of flags and figures, from an export of a roundtable."""

from collections import defaultdict
from collections.abc import Mapping

from facilitator.domain.claims import Check, ClaimStatus
from facilitator.domain.errors import BadInput
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.notes import IMPORT_LIMIT
from facilitator.domain.people import Role
from facilitator.forms.file_values import Row, read_member, read_optional_text, read_rows

SOURCE_LIMIT = 400

Checks = Mapping[tuple[int, int], Check]


def read_decisions(note: Row, where: str) -> dict[FlagKind, FlagState]:
    """What was decided of each kind of flag of a note; what was only suggested is suggested again."""
    rows = read_rows(note, "flags", is_optional=True)
    found = {read_member(row, "kind", FlagKind, where): read_member(row, "state", FlagState, where) for row in rows}
    return {kind: state for kind, state in found.items() if state is not FlagState.SUGGESTED}


def read_checks(export: object) -> dict[str, Checks]:
    """What people found out about figures, by the label of the note and by place; none in an earlier export."""
    found: dict[str, dict[tuple[int, int], Check]] = defaultdict(dict)
    for index, row in enumerate(read_rows(export, "claims", is_optional=True)):
        where = f"claims {index}"
        status = read_member(row, "status", ClaimStatus, where)
        if status is not ClaimStatus.UNCHECKED:
            label, start, end = read_place(row, where)
            source = read_optional_text(row, "source", where, SOURCE_LIMIT) or ""
            found[label][start, end] = Check(status, read_member(row, "checker", Role, where).value, source)
    return dict(found)


def read_place(row: Row, where: str) -> tuple[str, int, int]:
    """Where a figure stands: the label of its note, and two places in it."""
    match row.get("at"):
        case [[str(label), int(start), int(end)]] if 0 <= start < end <= IMPORT_LIMIT:
            return label, start, end
    raise BadInput({f"{where}, at": "This must be a label and two places, the first before the second."})
