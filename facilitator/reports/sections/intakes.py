"""How a record of imported notes came to be: from which file and tool, and that nobody counted who was there."""

from facilitator.domain.board import Board
from facilitator.domain.intakes import Intake
from facilitator.reports.evidence.wordings import tally

NOT_COUNTED = "Not counted: the notes came from a file"


def say_intake(intake: Intake, names: str, board: Board) -> list[str]:
    """From which file, how much of it is here, and what it does not say."""
    tool = f", written by {intake.tool}" if intake.tool else ""
    left = ", ".join(f"{number:,} {why}" for why, number in intake.left.items() if number)
    notes = board.open_notes()
    n_unknown = sum(note.kind is None for note in notes)
    said = [
        f"The notes were not written in a room with this software: they came from the file {intake.file}{tool}.",
        say_rows(intake),
        f"Left out: {left}." if left else "",
        f"{'It' if len(notes) == 1 else 'Each'} stands under one of four headings: {names}." if notes else "",
        "How many people took part is not known; only those whom the file tells apart are counted as authors.",
    ]
    if n_unknown:
        said.append(f"Of {tally(n_unknown, 'note', 'notes')} nobody said the kind, and none was guessed.")
    return [sentence for sentence in said if sentence]


def say_rows(intake: Intake) -> str:
    """How many of a file's rows are notes here."""
    if intake.n_rows == intake.n_notes:
        one = intake.n_rows == 1
        return "Its one row came in as a note." if one else f"All of its {intake.n_rows:,} rows came in as notes."
    return f"It had {tally(intake.n_rows, 'row', 'rows')}, of which {tally(intake.n_notes, 'note', 'notes')} came in."


def say_attendance(board: Board) -> str:
    """How many took part, where anybody counted them; nothing where that is kept no more."""
    if board.intake is None and not board.n_participants:
        return ""
    return tally(board.n_participants, "person", "people") if board.intake is None else NOT_COUNTED
