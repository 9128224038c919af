"""What is still open in a draft: what stops a version from being signed off, and what is printed as it is."""

from collections import Counter
from collections.abc import Sequence

from facilitator.domain.board import Board
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.notes import Note
from facilitator.domain.themes import Support
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.flags import flags_of
from facilitator.reports.evidence.issues import ToldIssue
from facilitator.reports.evidence.points import HELD_FOR, HINTED_FOR
from facilitator.reports.evidence.wordings import capitalise, count
from facilitator.reports.evidence.written_figures import list_written

STOPPING = (
    FlagKind.CONTACT,
    FlagKind.ABOUT_A_PERSON,
    FlagKind.NOT_FOR_ATTRIBUTION,
    FlagKind.INSTRUCTION,
    FlagKind.MARKUP,
)
"""Nobody signs off a text in which one of these has not been decided."""

WRITTEN = ("written figure in none of the notes behind it", "written figures in none of the notes behind them")

SHOWN_FIRST = 5
"""As many issues stand on the first page."""
OF_FEW = frozenset({Support.ONE, Support.FEW})
"""Up to three people. What is said of more stands behind an export read back, too, which no longer counts people."""


def list_stops(board: Board, issues: Sequence[ToldIssue]) -> list[str]:
    """What keeps a released board's report from being signed off, in words; nothing where nothing does."""
    found = Counter(each for note in board.notes for each in list_undecided(note, board))
    held = [say_waiting(found[kind, is_hint], kind, is_hint=is_hint) for kind in STOPPING for is_hint in (False, True)]
    missing = sum(lacks_sentence(told) for told in list_wanting(issues))
    gaps = [count(missing, "issue has no sentence yet", "issues have no sentence yet")] if missing else []
    lapsed = sum(text.is_held for told in issues for text in (told.texts.sentence, *told.texts.paragraphs) if text)
    one, many = (
        "text stands on a note that is on the record no more or not for attribution",
        "texts stand on notes that are on the record no more or not for attribution",
    )
    lost = [count(lapsed, one, many)] if lapsed else []
    return [*filter(None, held), *gaps, *lost]


def list_undecided(note: Note, board: Board) -> set[tuple[FlagKind, bool]]:
    """The kinds of flags of a note of which nobody has decided, and whether each is only a hint."""
    return {(flag.kind, flag.is_hint) for flag in flags_of(note, board) if flag.state is FlagState.SUGGESTED}


def say_waiting(number: int, kind: FlagKind, *, is_hint: bool) -> str:
    """How many notes wait for somebody to decide of such a flag; "" where none does. A hint is no fact."""
    one, many = HINTED_FOR[kind] if is_hint and kind in HINTED_FOR else HELD_FOR[kind]
    return count(number, f"note {one}", f"notes {many}") if number else ""


def list_wanting(issues: Sequence[ToldIssue]) -> list[ToldIssue]:
    """The issues that need a sentence, or *needs none*: the first few, and those of four people or more."""
    several = [told for told in issues if len(told.notes) > 1]
    return [told for place, told in enumerate(several) if place < SHOWN_FIRST or told.backing.support not in OF_FEW]


def lacks_sentence(told: ToldIssue) -> bool:
    """Whether nobody has written its sentence, or said that it needs none."""
    return told.issue.sentence is None and not told.texts.needs_none


def say_open(board: Board, issues: Sequence[ToldIssue]) -> str:
    """All that is open, in a line; "" where nothing is."""
    figures = sum(claim.is_unchecked for claim in list_claims(board))
    written = len(list_written(issues))
    told = ((figures, "figure unchecked", "figures unchecked"), (written, *WRITTEN))
    said = [*list_stops(board, issues), *(count(*each) for each in told if each[0])]
    return capitalise("; ".join(said))
