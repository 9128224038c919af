"""What is still open in a draft: what stops a version from being signed off, and what is printed as it is."""

from collections import defaultdict
from collections.abc import Sequence

from facilitator.domain.board import Board
from facilitator.domain.flags import Flag, FlagKind, FlagState
from facilitator.domain.notes import Note
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.flags import flags_of
from facilitator.reports.evidence.issues import ToldIssue, find_held, is_told
from facilitator.reports.evidence.points import HELD_FOR, HINTED_FOR
from facilitator.reports.evidence.wordings import capitalise, count
from facilitator.reports.evidence.written_figures import list_written

STOPPING = (
    FlagKind.CONTACT,
    FlagKind.ABOUT_A_PERSON,
    FlagKind.ACCUSATION,
    FlagKind.NOT_FOR_ATTRIBUTION,
    FlagKind.INSTRUCTION,
    FlagKind.MARKUP,
)
"""Nobody signs off a text in which one of these has not been decided."""

WRITTEN = ("written figure in none of the notes behind it", "written figures in none of the notes behind them")

MOST_NAMED = 5
"""Of so many notes the labels stand beside the count, so that a reader finds them."""


def list_stops(board: Board, issues: Sequence[ToldIssue]) -> list[str]:
    """What keeps a released board's report from being signed off, in words; nothing where nothing does."""
    waiting = find_waiting(board, are_hints=False)
    held = [say_waiting(HELD_FOR[kind], waiting[kind]) for kind in STOPPING if waiting[kind]]
    missing = sum(map(lacks_sentence, issues))
    gaps = [count(missing, "issue has no sentence yet", "issues have no sentence yet")] if missing else []
    lapsed = sum(map(count_lapsed, issues))
    one, many = (
        "text stands on a note that is on the record no more or not for attribution",
        "texts stand on notes that are on the record no more or not for attribution",
    )
    lost = [count(lapsed, one, many)] if lapsed else []
    return [*held, *gaps, *lost]


def list_hints(board: Board) -> list[str]:
    """What only a model suspects of notes that are printed, in words: worth a look, and no stop."""
    waiting = find_waiting(board, are_hints=True)
    return [say_waiting(HINTED_FOR[kind], waiting[kind]) for kind in HINTED_FOR if waiting[kind]]


def find_waiting(board: Board, *, are_hints: bool) -> dict[str, list[str]]:
    """By kind, the labels of the notes with a flag of which nobody has decided; hints, or what is no hint."""
    found: dict[str, list[str]] = defaultdict(list)
    for note in board.open_notes():
        for kind in {flag.kind for flag in list_undecided(note, board) if flag.is_hint is are_hints}:
            found[kind].append(label_of(note))
    return found


def list_undecided(note: Note, board: Board) -> list[Flag]:
    """The flags of a note of which nobody has decided.

    What only a model suspects is asked of no note that is not told, or that is held back for another reason already.
    """
    flags = [flag for flag in flags_of(note, board) if flag.state is FlagState.SUGGESTED]
    return flags if is_told(note, board) and find_held(note, board) is None else [f for f in flags if not f.is_hint]


def say_waiting(words: tuple[str, str], labels: Sequence[str]) -> str:
    """How many notes wait, and which where they are few."""
    one, many = words
    told = count(len(labels), f"note {one}", f"notes {many}")
    return f"{told} ({', '.join(labels)})" if len(labels) <= MOST_NAMED else told


def lacks_sentence(told: ToldIssue) -> bool:
    """Whether it wants a sentence, and nobody has written one or said that it needs none."""
    return told.wants_sentence and told.issue.sentence is None and not told.texts.needs_none


def count_lapsed(told: ToldIssue) -> int:
    """How many of its texts are printed nowhere, since a note that they stand on is not."""
    return sum(text.is_held for text in (told.texts.sentence, *told.texts.paragraphs) if text)


def say_open(board: Board, issues: Sequence[ToldIssue]) -> str:
    """All that is open, in a line; "" where nothing is."""
    figures = sum(claim.is_unchecked for claim in list_claims(board))
    written = len(list_written(issues))
    told = ((figures, "figure unchecked", "figures unchecked"), (written, *WRITTEN))
    said = [*list_stops(board, issues), *list_hints(board), *(count(*each) for each in told if each[0])]
    return capitalise("; ".join(said))
