"""What people wrote about an issue: its one sentence, paragraphs of their own, with the notes that these stand on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from facilitator.composition.parts import Issue, Mark
from facilitator.domain.amendments import SENTENCES, Act, Amendment
from facilitator.domain.board import Board
from facilitator.domain.notes import Note
from facilitator.domain.people import Role
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.figures import mark_text
from facilitator.reports.evidence.flags import is_left_out, mask_contacts


@dataclass(frozen=True, slots=True)
class Text:
    """A text by a person. `notes` are the labels it stands on; `is_stale` where one of them has changed since.

    `is_held` where one has been taken back, or confirmed as not for attribution: then it is printed nowhere, until
    somebody saves it again without that note or the decision is undone. `drafted_by` names the language model that
    drafted it, where one did. `marks` are of the figures in it, as with points.
    """

    id: int
    root: int
    text: str
    notes: tuple[str, ...]
    slot: str | None
    role: Role
    made_at: datetime
    is_stale: bool = False
    is_held: bool = False
    edition: int = 1
    actor: str = ""
    drafted_by: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def is_comment(self) -> bool:
        """Whether it stands on no note, so that it can only be its authors' own."""
        return not self.notes


@dataclass(frozen=True, slots=True)
class Texts:
    """All that people wrote about one issue."""

    sentence: Text | None = None
    needs_none: bool = False
    paragraphs: tuple[Text, ...] = ()

    @property
    def printed(self) -> tuple[Text, ...]:
        """The paragraphs that may be printed."""
        return tuple(each for each in self.paragraphs if not each.is_held)


NONE = Texts()


def find_texts(issue: Issue, board: Board) -> Texts:
    """What people wrote about an issue. A text whose theme is gone is found again by its note."""
    about = [each for each in list_about(issue, board) if not each.is_undone]
    last = find_said(issue, about)
    sentence = make_text(last, board) if last is not None and last.act is Act.SENTENCE else None
    return Texts(sentence, last is not None and sentence is None, list_paragraphs(about, board))


def find_said(issue: Issue, about: Sequence[Amendment]) -> Amendment | None:
    """What says how an issue is told: what was said last of it, else of a theme merged into it, words first."""
    said = [each for each in about if each.act in SENTENCES]
    own = [each for each in said if each.theme in issue.themes]
    written = [each for each in said if each.act is Act.SENTENCE]
    return next((some[-1] for some in (own, written, said) if some), None)


def list_about(issue: Issue, board: Board) -> list[Amendment]:
    """All acts on an issue, those taken back too, oldest first."""
    ids, live = {number_notes(board).get(label) for label in issue.notes}, find_live(board)
    return [
        each for each in board.amendments if each.theme in issue.themes or (each.theme not in live and each.note in ids)
    ]


def list_acts(issue: Issue, board: Board) -> list[Amendment]:
    """All acts on an issue and its points, oldest first; a theme told apart is none of its own any more."""
    about = {each.id for each in list_about(issue, board)}
    ids = {number_notes(board).get(label) for label in issue.notes}
    return [each for each in board.amendments if each.id in about or (each.act is Act.APART and each.note in ids)]


def number_notes(board: Board) -> dict[str | None, int]:
    """The ids of open notes, by their labels."""
    return board.keep("ids of labels", lambda: {note.label: note.id for note in board.open_notes()})


def find_live(board: Board) -> set[int]:
    """The ids of the themes that are there."""
    return board.keep("live themes", lambda: {theme.id for theme in board.themes if theme.is_live})


def list_earlier(issue: Issue, texts: Texts, board: Board) -> list[Amendment]:
    """What people wrote about an issue that something else stands for now, the newest first: nothing is lost."""
    shown = {each.id for each in (texts.sentence, *texts.paragraphs) if each is not None}
    rows = [each for each in list_about(issue, board) if each.act in {Act.SENTENCE, Act.PARAGRAPH}]
    return [each for each in reversed(rows) if each.text and each.id not in shown]


def list_paragraphs(about: Sequence[Amendment], board: Board) -> tuple[Text, ...]:
    """The paragraphs as they were written last, in the order in which they were added; without those struck out."""
    written = [each for each in about if each.act is Act.PARAGRAPH]
    roots = {each.id for each in written if each.root is None}
    last = {each.root or each.id: each for each in written if (each.root or each.id) in roots}
    return tuple(make_text(each, board) for each in last.values())


def make_text(row: Amendment, board: Board) -> Text:
    """A text with the labels of its notes as they are now. It goes out without telephone numbers and addresses."""
    notes = board.keep("notes by id", lambda: {note.id: note for note in board.open_notes()})
    linked = [(notes.get(note), revision) for note, revision in row.links]
    shown = [note for note, _ in linked if note is not None]
    text = mask_contacts(row.text) or ""
    return Text(
        id=row.id,
        root=row.root or row.id,
        text=text,
        notes=tuple(map(label_of, shown)),
        slot=row.slot,
        role=row.role,
        made_at=row.made_at,
        is_stale=any(note is None or note.revision != revision for note, revision in linked),
        is_held=any(note is None or is_left_out(note, board) for note, _ in linked),
        edition=row.edition,
        actor=row.actor,
        drafted_by=row.drafted_by,
        marks=mark_text(text, shown, board),
    )


def list_lost(board: Board, told: Iterable[Note]) -> list[Text]:
    """Texts that belong to no issue any more, since their theme and their note are gone: for the page, to be copied."""
    ids, live = {note.id for note in told}, find_live(board)
    rows = [each for each in board.amendments if each.act in {Act.SENTENCE, Act.PARAGRAPH} and not each.is_undone]
    return [make_text(each, board) for each in rows if each.theme not in live and each.note not in ids]
