"""One issue at a time: its sentence, its points by slot with what can be done to each, and the notes behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from facilitator.actions.readings import load_evidence
from facilitator.actions.series import find_shared
from facilitator.composition.parts import Point, Slot, Voice
from facilitator.database.access import db
from facilitator.domain.amendments import OF_ISSUES, SENTENCES, Act, Amendment, list_rivals
from facilitator.domain.board import Board
from facilitator.domain.comments import About, Comment
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note
from facilitator.domain.orders import draw_client_id
from facilitator.domain.series import SharedIssue
from facilitator.domain.sights import see_roundtable
from facilitator.identity import get_roundtable, require_crew
from facilitator.reports.blocks import ThemeFacts
from facilitator.reports.changes import Run, compare_words
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import ToldIssue, describe_issue, get_issue, list_issues
from facilitator.reports.evidence.points import HELD_FOR, SLOT_NAMES, name_marks, name_speaker, say_by_hand
from facilitator.reports.evidence.texts import Text, list_acts, list_earlier, list_lost
from facilitator.reports.evidence.written_figures import find_written
from facilitator.store.accounts import load_actors, load_names, name_person
from facilitator.store.comments import load_comments
from facilitator.web.drafting.parts import Drafting, show_drafting
from facilitator.web.outlines import Line, count_open, list_said, make_line
from facilitator.web.writeup import note_facts

pages = Blueprint("issues", __name__)

MOST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point with what people did to it, newest last, and the pieces in which its words differ from the note's."""

    point: Point
    note: Note
    also: tuple[Note, ...]
    speaker: str
    marks: tuple[str, ...]
    acts: tuple[Amendment, ...]
    runs: tuple[Run, ...] = ()
    held_for: str = ""
    before: Note | None = None
    after: Note | None = None
    n_open: int = 0
    client_id: str = field(default_factory=draw_client_id)

    def standing(self, act: str) -> Amendment | None:
        """What stands where this act would put something."""
        acts = (each for each in self.acts if each.note == self.note.id and each.act in list_rivals(act))
        return max(acts, key=lambda each: each.id, default=None)


@dataclass(frozen=True, slots=True)
class SlotPart:
    """A slot of the issue with its points and with what people added to it; an empty one prints nothing."""

    slot: Slot
    name: str
    rows: tuple[PointRow, ...]
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Crew:
    """Who reads the page, as whom they have acted, what everybody is called, and what they said beside the draft."""

    own: int | None
    actors: frozenset[str]
    person: str
    people: dict[str, str]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class IssuePage:
    """What the page of one issue shows."""

    roundtable: dict[str, Any]
    lines: tuple[Line, ...]
    names: dict[HeadingKey, str]
    told: ToldIssue
    facts: ThemeFacts
    anchor: Note
    parts: tuple[SlotPart, ...]
    dropped: tuple[PointRow, ...]
    alike: tuple[tuple[Note, Note], ...]
    notes: dict[str, dict[str, Any]]
    lost: list[Text]
    earlier: list[Amendment]
    crew: Crew
    last: Amendment | None
    n_open: int
    seq: int
    slots: dict[Slot, str]
    drafting: Drafting | None = None
    elsewhere: tuple[SharedIssue, ...] = ()
    say_marks = staticmethod(name_marks)
    find_written = staticmethod(find_written)

    @property
    def wanted(self) -> list[Line]:
        """The issues without whose sentences nobody signs off."""
        return [line for line in self.lines if line.is_wanted]

    def said(self, about: str, *numbers: int) -> list[Comment]:
        """The comments beside a point (by its notes), a paragraph (by its first row) or the sentence."""
        of_kind = [each for each in list_said(self.told, self.crew.comments) if each.about == about]
        if about == About.SENTENCE:
            return of_kind
        return [each for each in of_kind if (each.note if about == About.POINT else each.root) in numbers]

    @property
    def place(self) -> int:
        """Which of the issues this is, from 0."""
        return next(number for number, line in enumerate(self.lines) if line.is_here)

    @property
    def client_id(self) -> str:
        """An id for one form, new each time."""
        return draw_client_id()


@pages.get("/write-up/<code>/issues")
@pages.get("/write-up/<code>/issues/<int:note>")
def show_issue(code: str, note: int | None = None) -> str | Response:
    """The issue that a note belongs to, without one the first; one that was erased leads on to the rest of its own."""
    roundtable = get_roundtable(code)
    viewer = require_crew(roundtable)
    board = release(load_evidence(db.session(), roundtable.id))
    issues = current_app.extensions["composing"](partial(list_issues, board))
    if not issues and note is None:
        return render_template(
            "issue/no_issues.html",
            page=EmptyPage(see_roundtable(board.roundtable), roundtable.raw_erased_at is not None),
        )
    told = get_issue(issues, note, board)
    if note not in {None, *(each.id for each in told.notes)}:
        return redirect(url_for("issues.show_issue", code=code, note=told.notes[0].id))
    session = db.session()
    own, comments = viewer.crew_id, tuple(load_comments(session, roundtable.id))
    crew = Crew(own, load_actors(session, own), name_person(session, own), load_names(session), comments)
    page = replace(make_page(board, issues, told, crew), drafting=show_drafting(session, told, board))
    page = replace(page, elsewhere=find_shared(session, roundtable, told.issue.themes))
    return render_template("issue/issue.html", page=page)


@dataclass(frozen=True, slots=True)
class EmptyPage:
    """Nothing has been said yet, or all of it was erased."""

    roundtable: dict[str, Any]
    is_erased: bool


def make_page(board: Board, issues: Sequence[ToldIssue], told: ToldIssue, crew: Crew) -> IssuePage:
    """All that the page of one issue shows."""
    notes = {label_of(note): note for note in told.notes}
    lines = tuple(make_line(each, board, crew.comments, is_here=each is told) for each in issues)
    return IssuePage(
        roundtable=see_roundtable(board.roundtable),
        lines=lines,
        names={heading.key: heading.name for heading in board.headings},
        told=told,
        facts=describe_issue(told, board),
        anchor=told.notes[0],
        parts=tuple(make_part(slot, told, notes, board) for slot in Slot),
        dropped=tuple(make_row(point, told, notes, board) for point in told.issue.dropped),
        alike=tuple((notes[one], notes[other]) for one, other in told.issue.alike[:MOST_ALIKE]),
        notes={label: facts for label, facts in note_facts(board).items() if label in notes},
        lost=list_lost(board, [each for issue in issues for each in issue.notes]),
        earlier=list_earlier(told.issue, told.texts, board),
        crew=crew,
        last=find_last(list_acts(told.issue, board), crew.actors),
        n_open=sum(line.n_open for line in lines),
        seq=board.roundtable.seq,
        slots={slot: SLOT_NAMES[slot] for slot in Slot},
    )


def make_part(slot: Slot, told: ToldIssue, notes: dict[str, Note], board: Board) -> SlotPart:
    """One slot; each point knows its neighbours, so that it can be put before or after them."""
    rows = [make_row(point, told, notes, board) for point in told.issue.slots.get(slot, ())]
    texts = tuple(each for each in told.texts.paragraphs if each.slot == slot)
    return SlotPart(slot, SLOT_NAMES[slot], tuple(rows), texts)


def make_row(point: Point, told: ToldIssue, notes: dict[str, Note], board: Board) -> PointRow:
    """One point with its neighbours and its history."""
    note = notes[point.labels[0]]
    ids = {notes[label].id for label in point.labels}
    acts = tuple(each for each in board.amendments if each.note in ids and not each.is_undone and not is_text(each))
    around = list(told.issue.slots.get(point.slot, ()))
    at = around.index(point) if point in around else 0
    before, after = around[at - 1 : at] if at else [], around[at + 2 : at + 3]
    return PointRow(
        point=point,
        note=note,
        also=tuple(notes[label] for label in point.labels[1:]),
        speaker=name_speaker(point, told.notes) if point.voice is Voice.VOICED else "",
        marks=(*name_marks(point.marks), *say_by_hand(point)),
        acts=acts,
        runs=compare_words(point.composed, point.text) if point.composed else (),
        held_for=HELD_FOR[point.held_for or ""][0] if point.voice is Voice.HELD else "",
        before=notes[before[0].labels[0]] if before else None,
        after=notes[after[0].labels[0]] if after else None,
        n_open=count_open(note, board),
    )


def is_text(amendment: Amendment) -> bool:
    """Whether an act is about the issue rather than one of its points."""
    return amendment.act in {Act.SENTENCE, Act.NO_SENTENCE, Act.PARAGRAPH}


def find_last(acts: Iterable[Amendment], actors: frozenset[str]) -> Amendment | None:
    """The newest of one person's acts; none that a colleague has put something in the place of since."""
    standing = {place_of(each): each for each in acts if not each.is_undone}
    own = (each for each in standing.values() if each.actor in actors)
    return max(own, key=lambda each: each.made_at, default=None)


def place_of(act: Amendment) -> tuple[object, ...]:
    """What only one act stands in: the sentence, a paragraph, the words of a point."""
    if act.act in SENTENCES:
        return (SENTENCES,)
    if act.act is Act.PARAGRAPH:
        return (Act.PARAGRAPH, act.root or act.id)
    return (list_rivals(act.act), act.note, act.theme if act.act in OF_ISSUES else None, act.other)
