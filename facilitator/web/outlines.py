"""The list of a draft's issues: what each of them still wants of whoever writes."""

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.board import Board
from facilitator.domain.comments import About, Comment
from facilitator.domain.flags import FlagState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.flags import flags_of
from facilitator.reports.evidence.issues import ToldIssue
from facilitator.reports.evidence.open_items import count_lapsed


@dataclass(frozen=True, slots=True)
class Line:
    """An issue in the list at the left; `is_written` where its sentence is there or none is needed.

    `is_wanted` where nobody signs off without it. `n_open` counts notes that are held back, `n_lapsed` texts that are
    not printed since they stand on a note that is not, `n_said` open comments.
    """

    note: int
    name: str
    heading: HeadingKey
    is_here: bool
    is_written: bool
    is_wanted: bool
    n_open: int
    n_lapsed: int
    n_said: int


def make_line(told: ToldIssue, board: Board, comments: Iterable[Comment], *, is_here: bool) -> Line:
    """An issue in a line."""
    name = told.name or told.issue.points[0].text if told.issue.points else told.name
    return Line(
        note=told.notes[0].id,
        name=name or label_of(told.notes[0]),
        heading=told.issue.home,
        is_here=is_here,
        is_written=told.texts.needs_none or told.issue.sentence is not None,
        is_wanted=told.wants_sentence,
        n_open=sum(count_open(note, board) > 0 for note in told.notes),
        n_lapsed=count_lapsed(told),
        n_said=sum(each.is_open for each in list_said(told, comments)),
    )


def count_open(note: Note, board: Board) -> int:
    """How many flags of a note hold it back until somebody decides."""
    return sum(flag.holds and flag.state is FlagState.SUGGESTED for flag in flags_of(note, board))


def list_said(told: ToldIssue, comments: Iterable[Comment]) -> list[Comment]:
    """The comments beside what an issue tells; none beside a point that is left out, or a paragraph struck out."""
    labels = {label for point in told.issue.points for label in point.labels}
    notes = {note.id: label_of(note) in labels for note in told.notes}
    roots = {text.root for text in told.texts.paragraphs}

    def is_told(comment: Comment) -> bool:
        if comment.about is About.POINT:
            return notes[comment.note]
        return comment.about is About.SENTENCE or comment.root in roots

    return [each for each in comments if each.note in notes and is_told(each)]
