"""What the phone's page shows of the present exercise: its sections with their rows, ready to be drawn.

The page's script arranges the same things from the same board; this is for the first view and for browsers without it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import format_date

from facilitator.domain.contributions import ContributionKind
from facilitator.domain.phases import REACTING, Phase

Row = dict[str, Any]

KINDS: Mapping[Phase, tuple[ContributionKind, ...]] = {
    Phase.LOBBY: (ContributionKind.BASELINE,),
    Phase.KEYNOTE: (ContributionKind.QUESTION,),
    Phase.EVIDENCE: (ContributionKind.BASELINE,),
    Phase.DEFINE: (ContributionKind.CASE, ContributionKind.WORDING, ContributionKind.CAPABILITY),
    Phase.DISCUSS: (ContributionKind.RECORD,),
    Phase.PITCH: (ContributionKind.LINE, ContributionKind.ASK, ContributionKind.OFFER),
    Phase.COMMIT: (ContributionKind.COMMITMENT, ContributionKind.ASK, ContributionKind.OFFER),
}
"""What attendees bring or mark in a phase, in the order in which it stands on the page."""

WANTED = {ContributionKind.BASELINE, ContributionKind.QUESTION, ContributionKind.WORDING, ContributionKind.LINE}
"""What people want, of which the oldest of those wanted alike comes first: nobody jumps the queue."""

PHASES = (*KINDS, Phase.REVEAL, Phase.CLOSE)
"""Those in which there is something to do or to read besides writing notes."""


@dataclass(frozen=True, slots=True)
class Section:
    """What is brought of one kind; `takes` is whether there is a form for more."""

    kind: ContributionKind
    rows: list[Row]
    takes: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Notes under one theme of a heading; no theme for those that have none."""

    theme: str | None
    notes: list[Row]


@dataclass(frozen=True, slots=True)
class Exercise:
    """What there is to do and to read now. `name` is the phase; `over` once the roundtable is closed."""

    name: str
    sections: list[Section]
    headings: list[tuple[Row, list[Group]]]
    commitments: list[Row]
    introductions: list[Row]
    tables: list[Row]


def read_exercise(board: Row, wanted: str | None) -> Exercise | None:
    """The exercise of a phone's board, or None while there is none.

    `wanted` is the kind of something that was refused: its form stands on the page whatever the phase, with the words.
    """
    roundtable = board["roundtable"]
    phase = Phase(roundtable["phase"])
    name = "over" if roundtable["is_over"] else str(phase)
    kinds = () if roundtable["is_over"] else KINDS.get(phase, ())
    refused = [kind for kind in ContributionKind if kind == wanted and kind not in kinds]
    is_idle = phase not in PHASES or (phase is Phase.LOBBY and not rows_of(board, ContributionKind.BASELINE))
    if roundtable["status"] == "draft" or (name != "over" and is_idle and not refused):
        return None
    is_end = name in {"over", Phase.CLOSE}
    return Exercise(
        name,
        [Section(kind, rows_of(board, kind), takes_more(board, kind)) for kind in (*kinds, *refused)],
        sort_notes(board) if phase in REACTING and name != "over" else [],
        rows_of(board, ContributionKind.COMMITMENT) if is_end else [],
        [each for each in board["introductions"] if is_end and each["state"] == "mutual"],
        say_tables(board) if name == Phase.DISCUSS else [],
    )


def say_tables(board: Row) -> list[Row]:
    """Which theme each table takes, by table; of one's own table alone, where it has any."""
    names = {theme["id"]: theme["name"] for theme in board["themes"]}
    taken = [each | {"name": names[each["theme"]]} for each in board["roundtable"]["tables"] if each["theme"] in names]
    return [each for each in taken if each["table"] == board["table"]] or taken


def takes_more(board: Row, kind: ContributionKind) -> bool:
    """Whether this phone may bring such a thing: statements come from a desk, records from who writes for a table."""
    if kind is ContributionKind.RECORD:
        return board["scribe_of"] is not None
    return kind is not ContributionKind.BASELINE


def rows_of(board: Row, kind: ContributionKind) -> list[Row]:
    """What is shown of a kind: the chosen first and what is answered last, then by upvotes, then by age."""
    own = {each["id"]: each for each in board["own"] if each["state"] != "withdrawn"}
    known = {each["id"]: each for each in board["contributions"]} | own
    rows = [see_row(board, each, is_own=each["id"] in own) for each in known.values() if each["kind"] == kind]
    return sorted(rows, key=rank)


def see_row(board: Row, contribution: Row, *, is_own: bool) -> Row:
    """A contribution with what this phone has to do with it."""
    met = [each for each in board["introductions"] if each["contribution"] == contribution["id"]]
    return (
        {"state": "open", "is_private": False}
        | contribution
        | {
            "is_own": is_own,
            "answer": board["answers"].get(str(contribution["id"])),
            "introductions": met,
            "due": contribution["due_on"] and format_date(date.fromisoformat(contribution["due_on"]), "long"),
        }
    )


def rank(row: Row) -> tuple[int, int, int]:
    """Where a row stands: a question that is answered has had its time, a wording that was chosen leads."""
    is_done = row["kind"] == ContributionKind.QUESTION
    number = int(row["label"][1:])
    marked = (1 if is_done else -1) if row["is_marked"] else 0
    return marked, -row["answers"].get("up", 0), number if row["kind"] in WANTED else -number


def sort_notes(board: Row) -> list[tuple[Row, list[Group]]]:
    """Everybody's notes by heading, and there by theme, with what this phone said to each."""
    own = {note["id"] for note in board["notes"]}
    rows = [
        note | {"is_own": note["id"] in own, "reaction": board["reactions"].get(str(note["id"]))}
        for note in board["others"]
    ]
    headings = ((heading, [row for row in rows if row["heading"] == heading["id"]]) for heading in board["headings"])
    return [(heading, group_notes(board["themes"], under)) for heading, under in headings if under]


def group_notes(themes: Iterable[Row], notes: list[Row]) -> list[Group]:
    """The notes of a heading by theme; those without one last."""
    names = {theme["id"]: theme["name"] for theme in themes}
    groups = [Group(name, [note for note in notes if note["theme"] == number]) for number, name in names.items()]
    groups.append(Group(None, [note for note in notes if note["theme"] not in names]))
    return [group for group in groups if group.notes]
