"""JSON: everything that may be released, for other software and for importing again."""

import json

from facilitator.domain.board import Board
from facilitator.reports.formats.plain import flatten, flatten_report
from facilitator.reports.records import record_board
from facilitator.reports.tree import Document


def write(document: Document, board: Board) -> bytes:
    """`{"roundtable", "notes", "themes", "contributions", "rounds", "report", "manifest"}`, UTF-8.

    The manifest says if it is a draft or a rehearsal.
    """
    manifest = flatten(document.manifest) | {
        "is_draft": document.is_draft,
        "state": document.state.value,
        "is_rehearsal": document.is_rehearsal,
        "counts": dict(document.manifest.counts),
        "status_box": [list(row) for row in document.status.rows],
    }
    data = record_board(board) | {"report": flatten_report(document), "manifest": manifest}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
