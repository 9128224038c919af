"""The annexes: the prompts as the room saw them, and every note and contribution that may be shown, with its label."""

from facilitator.domain.board import Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note
from facilitator.marking.masks import NOT_QUOTED
from facilitator.reports.blocks import Facts, NoteList, Paragraph, Sentence
from facilitator.reports.evidence.attributions import label_of, text_of
from facilitator.reports.evidence.claims import describe_row
from facilitator.reports.evidence.contributions import list_contributions, list_shared
from facilitator.reports.evidence.flags import is_left_out
from facilitator.reports.evidence.issues import find_held
from facilitator.reports.evidence.methods import has_masks
from facilitator.reports.evidence.wordings import count
from facilitator.reports.tree import Section


def tell_prompts(board: Board) -> Section:
    """Annex A: what the room was asked."""
    rows = [("Question", board.roundtable.question)]
    rows += [(heading.name, heading.prompt) for heading in board.headings]
    return Section(
        "Annex A", "Prompts", "annex-prompts", 1, (Facts(tuple((name, text) for name, text in rows if text)),)
    )


def tell_notes(board: Board) -> Section:
    """Annex B: every releasable note, heading by heading, then contributions; what each label leads to."""
    themes = {theme.id: theme for theme in board.themes}
    parts = []
    for key in HeadingKey:
        rows = tuple(describe_row(note, board, themes) for note in board.open_notes(key))
        if rows:
            name = board.heading(key).name
            parts.append(Section("", name, f"annex-{key.value}", 2, (NoteList(rows, is_annex=True),), (), key))
    opening = tell_opening(board) if parts else [Sentence("There are no notes on the record.")]
    title = "Every note"
    if shared := list_shared(board):
        block = list_contributions(shared, board, is_annex=True)
        parts.append(Section("", "Brought to the exercises", "annex-contributions", 2, (block,)))
        title = "Every note and contribution"
    return Section("Annex B", title, "annex-notes", 1, (Paragraph(tuple(opening)),), tuple(parts))


def tell_opening(board: Board) -> list[Sentence]:
    """That all notes follow, and of how many of them the words do not."""
    exact = "word for word but for what stands masked in square brackets" if has_masks(board) else "word for word"
    said = [Sentence(f"Every note on the record, {exact}, in the order of their numbers.")]
    for is_unsaid, why in UNSAID:
        if labels := tuple(label_of(note) for note in board.open_notes() if is_unsaid(note, board)):
            said.append(Sentence(f"The words of {count(len(labels), 'note', 'notes')} are left out, {why}.", labels))
    return said


def is_unquoted(note: Note, board: Board) -> bool:
    """Whether the words of a note wait for somebody to let them through, as they ask not to be quoted."""
    return text_of(note) == NOT_QUOTED and find_held(note, board) is not None


UNSAID = (
    (is_left_out, "as somebody confirmed: not for attribution"),
    (is_unquoted, "until somebody lets them through: not to be quoted"),
)
"""Of which notes the words are not there, and why."""
