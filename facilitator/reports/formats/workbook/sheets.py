"""What is on each sheet of the workbook: its columns by name, and a row for each thing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from facilitator.composition.parts import Slot, Voice
from facilitator.domain.board import Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.origins import Origin
from facilitator.reports.evidence import asks
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.issues import ToldIssue, find_held, list_issues
from facilitator.reports.evidence.points import DRAFTED, MARK_NAMES, SLOT_NAMES
from facilitator.reports.evidence.themes import name_themes
from facilitator.reports.tree import Document

WIDER = 1.1
"""Than a column's unit letters may be, and bold ones are."""
Cell = str | int | float | bool | date | None
Row = Sequence[Cell]
Records = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its columns by name, each so many characters wide, and its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]


def list_sheets(document: Document, board: Board, records: Records) -> list[Sheet]:
    """The sheets that have something on them, in the order of reading."""
    parts: tuple[tuple[str, tuple[tuple[str, int], ...], Callable[[Board, Records], Iterator[Row]]], ...] = (
        ("Issues", ISSUE_COLUMNS, list_points),
        ("Asks", ASK_COLUMNS, list_asks),
        ("Claims", CLAIM_COLUMNS, list_claims),
        ("Notes", NOTE_COLUMNS, list_notes),
        ("Themes", THEME_COLUMNS, list_themes),
        ("Contributions", CONTRIBUTION_COLUMNS, list_contributions),
        ("Votes", VOTE_COLUMNS, list_votes),
    )
    sheets = [Sheet(name, columns, tuple(rows(board, records))) for name, columns, rows in parts]
    return [*(sheet for sheet in sheets if sheet.rows), Sheet("About", ABOUT_COLUMNS, tuple(list_facts(document)))]


ISSUE_COLUMNS = (
    *(
        ("issue", 34),
        ("headings", 16),
        ("support", 15),
        ("across_sectors", 9),
        ("slot", 18),
        ("who", 13),
        ("point", 70),
    ),
    *(("notes", 14), ("check", 14), ("voice", 9), ("edits", 20), ("moved_by", 10)),
)


def list_points(board: Board, records: Records) -> Iterator[Row]:
    """A row for each point of an issue, in the order of the report; of a point that is held, why."""
    names = {slot.value: name for slot, name in SLOT_NAMES.items()}
    for issue in records["issues"]:
        headings = ", ".join(name_heading(board, key) for key in issue["headings"])
        about = (issue["name"], headings, issue["support"], issue["across_sectors"])
        for slot, text, labels, marks in list_texts(issue, names):
            check = name_checks(marks)
            yield (*about, slot, None, text, " ".join(labels), check, "written", "", Origin.PERSON.value)
        for slot, points in issue["slots"].items():
            for point in points:
                is_held = point["held_for"] is not None
                yield (
                    *(*about, names[slot]),
                    *(point["speaker"], None if is_held else point["text"], " ".join(point["notes"])),
                    name_checks(point["marks"]),
                    *(point["voice"], ", ".join(point["edits"]), point["moved_by"]),
                )


def name_checks(marks: Sequence[str]) -> str:
    """What a reader must know of some words."""
    return ", ".join(name for mark, name in MARK_NAMES.items() if mark.value in marks)


def list_texts(issue: dict[str, Any], names: dict[str, str]) -> Iterator[tuple[str, str, Sequence[str], Sequence[str]]]:
    """What people wrote about an issue: where it stands, the words, the notes it stands on, the marks of figures."""
    if issue["sentence"]:
        drafted = f" ({DRAFTED})" if issue.get("sentence_drafted_by") else ""
        yield f"In one sentence{drafted}", issue["sentence"], issue["sentence_notes"], issue.get("sentence_marks", ())
    for each in issue["paragraphs"]:
        yield names.get(each["slot"], "In one sentence"), each["text"], each["notes"], each.get("marks", ())


ASK_COLUMNS = (
    *(("id", 7), ("asked_in", 10), ("heading", 16), ("theme", 34), ("ask", 80), ("addressed_to", 24), ("sector", 13)),
    *(("recommendation", 15), ("in_the_way", 30)),
)
_IN_THE_WAY = (Slot.IN_THE_WAY, Slot.COSTS)


def list_asks(board: Board, records: Records) -> Iterator[Row]:
    """What notes ask for, then what was asked of somebody in the exercise; with its number in section 13.1, and the
    notes of its issue that tell what is in the way or what it costs.
    """
    themes, held, issues = name_themes(board), list_held(board), list_issues(board)
    numbers, reasons = list_recommendations(board, issues), list_reasons(issues)
    for note in records["notes"]:
        if note["kind"] == "ask" and note["place"] != "aside" and note["id"] not in held:
            about = name_heading(board, note["heading"]), themes.get(note["theme"] or 0)
            label = note["id"]
            whom, number = numbers.get(label, (None, None))
            yield label, "a note", *about, note["text"], whom, note["sector"], number, reasons.get(label) or None
    for one in records["contributions"]:
        if one["kind"] == "ask":
            heading = one["heading"] and name_heading(board, one["heading"])
            whom, number = numbers.get(one["id"], (None, None))
            yield (
                one["id"],
                "an exercise",
                heading,
                themes.get(one["theme"] or 0),
                one["text"],
                whom,
                None,
                number,
                None,
            )


def list_recommendations(board: Board, issues: Sequence[ToldIssue]) -> dict[str, tuple[str | None, str]]:
    """By the label of an ask, of whom it is made and its number, as section 13.1 has them."""
    found = asks.recommend(asks.list_asks(board, issues))
    return {
        label: (each.addressee or None, each.label) for each in found for ask in each.asks for label in ask.point.notes
    }


def list_reasons(issues: Sequence[ToldIssue]) -> dict[str, str]:
    """By the label of a note, those of its issue that tell what is in the way or what it costs; no held one."""
    found: dict[str, str] = {}
    for each in issues:
        points = [point for slot in _IN_THE_WAY for point in each.issue.slots.get(slot, ())]
        told = " ".join(label for point in points if point.voice is not Voice.HELD for label in point.labels)
        found |= dict.fromkeys(each.issue.notes, told)
    return found


CLAIM_COLUMNS = (
    *(
        ("id", 8),
        ("figure", 20),
        ("in_the_note", 60),
        ("note", 7),
        ("kind", 11),
        ("low", 12),
        ("high", 12),
        ("bound", 7),
    ),
    *(("unit", 12), ("per", 9), ("role", 9), ("marks", 16), ("status", 12), ("checker", 12), ("source", 30)),
    ("compare", 16),
)


def list_held(board: Board) -> set[str]:
    """The labels of notes that are held back: beside the sheet of all notes, no sheet has their words."""
    return {label_of(note) for note in board.open_notes() if find_held(note, board) is not None}


def list_claims(board: Board, records: Records) -> Iterator[Row]:
    """Every figure, as typed and as a number, with what somebody has found out about it."""
    held = list_held(board)
    words = {note["id"]: None if note["id"] in held else note["text"] for note in records["notes"]}
    for claim in records["claims"]:
        (label,) = claim["notes"]
        yield (
            *(claim["id"], claim["quote"], words[label], label, claim["kind"], claim["low"], claim["high"]),
            *(claim["bound"], claim["unit"], claim["per"], claim["role"], ", ".join(claim["marks"])),
            *(claim["status"], claim["checker"], claim["source"], " ".join(claim["conflicts"])),
        )


NOTE_COLUMNS = (
    *(("id", 7), ("source_id", 11), ("heading", 14), ("kind", 12), ("theme", 34), ("text", 80)),
    *(("sector", 12), ("organisation", 24), ("table", 7), ("source", 9), ("late", 7), ("me_too", 8), ("differ", 8)),
)


def list_notes(board: Board, records: Records) -> Iterator[Row]:
    """Every note on the record."""
    themes = name_themes(board)
    for record in records["notes"]:
        yield (
            *(record["id"], record["source_id"], name_heading(board, record["heading"]), record["kind"]),
            *(themes.get(record["theme"] or 0), record["text"], record["sector"], record["organisation"]),
            *(record["table"], record["source"], record["late"]),
            *(record["reactions"]["me_too"], record["reactions"]["differ"]),
        )


THEME_COLUMNS = (
    *(("id", 6), ("name", 50), ("heading", 14), ("support", 16), ("across_sectors", 15), ("n_notes", 9)),
    ("notes", 60),
)


def list_themes(board: Board, records: Records) -> Iterator[Row]:
    """Every theme with its notes."""
    for record in records["themes"]:
        labels = record["notes"]
        yield (
            *(record["id"], record["name"], name_heading(board, record["heading"]), record["support"]),
            *(record["across_sectors"], len(labels), " ".join(labels)),
        )


CONTRIBUTION_COLUMNS = (
    *(("id", 7), ("kind", 13), ("text", 80), ("detail", 30), ("heading", 14), ("theme", 34), ("table", 7)),
    *(("due_on", 12), ("is_marked", 10), ("is_record", 10), ("up", 6), ("in", 6), ("edge", 6), ("out", 6)),
)


def list_contributions(board: Board, records: Records) -> Iterator[Row]:
    """What was brought to the exercises."""
    themes = name_themes(board)
    for record in records["contributions"]:
        yield (
            *(record["id"], record["kind"], record["text"], record["detail"]),
            record["heading"] and name_heading(board, record["heading"]),
            *(themes.get(record["theme"] or 0), record["table"]),
            record["due_on"] and date.fromisoformat(record["due_on"]),
            *(record["is_marked"], record["is_record"]),
            *(record["answers"].get(answer) for answer in ("up", "in", "edge", "out")),
        )


VOTE_COLUMNS = (
    *(("round", 7), ("kind", 7), ("turnout", 9), ("heading", 14), ("theme_id", 9), ("theme", 50), ("n_dots", 8)),
    *(("n_people", 10), ("importance", 12), ("importance_spread", 18), ("feasibility", 12), ("feasibility_spread", 18)),
)


def list_votes(board: Board, records: Records) -> Iterator[Row]:
    """What each theme got in each counted vote."""
    for index, record in enumerate(records["rounds"], start=1):
        for tally in record["tallies"]:
            heading = name_heading(board, tally["heading"])
            yield (
                *(index, record["kind"], record["turnout"], heading, tally["theme"], tally["name"]),
                *(tally["n_dots"], tally["n_people"], tally["importance"], tally["importance_spread"]),
                *(tally["feasibility"], tally["feasibility_spread"]),
            )


ABOUT_COLUMNS = (("what", 24), ("is", 100))


def list_facts(document: Document) -> Iterator[Row]:
    """What the file is."""
    yield "Report", document.kicker
    yield "Title", document.title
    yield from document.status.rows
    yield from document.manifest.facts().rows


def name_heading(board: Board, key: str) -> str:
    """A heading's name in this roundtable."""
    return board.heading(HeadingKey(key)).name
