"""The themes of a board as a report tells them: which, in which order, under which kind, in which sentence."""

from facilitator.domain.board import PEOPLE_SOURCES, Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Note, Place
from facilitator.domain.themes import Support, Theme
from facilitator.reports.attributions import label_of
from facilitator.reports.tree import Sentence, ThemeFacts
from facilitator.reports.wordings import KIND_ORDER, KIND_VERBS, SUPPORTERS, spell_kinds

SUPPORT_ORDER = (Support.MOST, Support.MANY, Support.SEVERAL, Support.FEW, Support.ONE)


def list_themes(board: Board, heading: HeadingKey) -> list[Theme]:
    """The live themes of a heading that hold a note, the best supported first; never two boards in two orders."""
    notes = {theme.id: board.notes_of(theme) for theme in board.themes_of(heading) if theme.is_live}
    return sorted(
        (theme for theme in board.themes_of(heading) if notes.get(theme.id)),
        key=lambda theme: (
            SUPPORT_ORDER.index(board.support(theme)),
            -len(notes[theme.id]),
            min(note.number or 0 for note in notes[theme.id]),
        ),
    )


def list_shared_themes(board: Board, heading: HeadingKey) -> list[Theme]:
    """The themes of a chapter: those of two notes or more. A theme of one note is told in "Heard once"."""
    return [theme for theme in list_themes(board, heading) if len(board.notes_of(theme)) > 1]


def list_single_notes(board: Board, heading: HeadingKey) -> list[Note]:
    """The notes that stand on their own: themes of one note, and notes in no theme, but for those set aside."""
    shared = {theme.id for theme in list_shared_themes(board, heading)}
    return [
        note
        for note in board.open_notes(heading)
        if note.place is not Place.ASIDE and (note.place is not Place.THEME or note.theme_id not in shared)
    ]


def list_asides(board: Board) -> list[Note]:
    """The notes that the facilitator set aside, heading by heading."""
    return [note for key in HeadingKey for note in board.open_notes(key) if note.place is Place.ASIDE]


def leading_kind(facts: ThemeFacts) -> Kind:
    """The kind of most of a theme's notes, which is where its chapter puts it; of equals the first in the order."""
    return max(facts.kinds, key=lambda pair: (pair[1], -KIND_ORDER.index(pair[0])))[0]


def tell_theme(theme: Theme, facts: ThemeFacts, board: Board) -> Sentence:
    """The one neutral sentence on a theme: how many said it, of what kind, under which name. It adds no content."""
    kinds = sorted(facts.kinds, key=lambda pair: (-pair[1], KIND_ORDER.index(pair[0])))
    if any(note.source in PEOPLE_SOURCES for note in board.notes_of(theme)):
        who = SUPPORTERS[facts.support] + (", across sectors," if facts.across_sectors else "")
    else:
        who = "Records taken at tables or on paper"
    return Sentence(f"{who} {KIND_VERBS[kinds[0][0]]} {spell_kinds(kinds)} under “{theme.name}”.", facts.notes)


def labels_of(notes: list[Note]) -> tuple[str, ...]:
    """The labels of open notes, in their order."""
    return tuple(label_of(note) for note in notes)
