"""What the page of an issue and the notice to attendees say of the language model, where one may be asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from facilitator.actions.drafted_texts import CHANGED
from facilitator.composition.parts import Point, Voice
from facilitator.domain.amendments import Act
from facilitator.domain.board import Board
from facilitator.domain.drafted_texts import DraftedText
from facilitator.domain.notes import Note
from facilitator.domain.roundtables import Roundtable
from facilitator.drafting.connections import Drafter
from facilitator.drafting.notes import list_given
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.issues import ToldIssue
from facilitator.store.drafted_texts import load_drafted
from facilitator.store.people import has_untold


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft, or why there is none, until somebody settles it; `notes` are the labels that it stands on."""

    id: int
    model: str
    actor: str
    made_at: str
    seconds: int
    text: str | None
    fault: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drafting:
    """What a writer may ask for in one issue, and what waits: of its sentence and of points, by their note.

    `refusal` says why nothing may be asked at this roundtable. `given` are the labels of the notes that would go out.
    """

    model: str
    host: str
    seconds: int
    refusal: str
    given: tuple[str, ...]
    sentence: Waiting | None
    points: Mapping[int, Waiting]

    def may_reword(self, point: Point) -> bool:
        """Whether other words may be asked for a point: its note may be given, and nobody quotes it exactly."""
        is_said = point.voice in {Voice.PLAIN, Voice.VOICED} and point.phrase is None
        return not self.refusal and is_said and point.labels[0] in self.given


def find_drafter(is_sensitive: bool) -> Drafter | None:
    """The language model of this server, for a roundtable that is not a sensitive one."""
    drafter: Drafter | None = current_app.config["DRAFTER"]
    return None if is_sensitive else drafter


def say_drafting(roundtable: Roundtable) -> str | None:
    """What attendees are told of it before they post; None where no model is asked."""
    drafter = find_drafter(roundtable.is_sensitive)
    if drafter is None:
        return None
    said: str = _(
        "Writers may have a language model at %(host)s draft sentences from notes on the record. It is given their "
        "words alone, without anybody's sector, organisation or table; a person accepts or drops what it drafts.",
        host=drafter.host,
    )
    return said


def find_refusal(session: Session, board: Board) -> str:
    """Why no model may be asked about a roundtable; "" where one may."""
    drafter: Drafter | None = current_app.config["DRAFTER"]
    if drafter is None:
        refusal = _("This server has no language model to ask.")
    elif board.roundtable.is_sensitive or board.promise[1]:
        refusal = _("This is a sensitive roundtable: no language model is ever asked about it.")
    elif has_untold(session, board.roundtable.id, drafter.host):
        refusal = _("People posted here before the notice named this language model, so it is not asked.")
    else:
        refusal = ""
    return str(refusal)


def show_drafting(session: Session, told: ToldIssue, board: Board) -> Drafting | None:
    """The page's part; None where this server has no model, which then is mentioned nowhere."""
    drafter: Drafter | None = current_app.config["DRAFTER"]
    if drafter is None:
        return None
    given = {note.id: note for note in list_given(told, board)}
    ids = {note.id for note in told.notes}
    here = [each for each in load_drafted(session, board.roundtable.id) if is_of(each, told, ids)]
    return Drafting(
        model=drafter.model,
        host=drafter.host,
        seconds=round(drafter.seconds),
        refusal=find_refusal(session, board),
        given=tuple(label_of(note) for note in given.values()),
        sentence=next((show(each, given) for each in reversed(here) if each.act is Act.SENTENCE), None),
        points={each.note: show(each, given) for each in here if each.act is Act.WORDS},
    )


def is_of(drafted: DraftedText, told: ToldIssue, notes: set[int]) -> bool:
    """Whether a draft is of this issue, by its theme or by its note."""
    return drafted.theme in told.issue.themes if drafted.theme is not None else drafted.note in notes


def show(drafted: DraftedText, given: Mapping[int, Note]) -> Waiting:
    """A draft as it is shown: without its words once a note of it is not what it was."""
    is_held = any(note not in given or given[note].revision != revision for note, revision in drafted.links)
    return Waiting(
        id=drafted.id,
        model=drafted.model,
        actor=drafted.actor,
        made_at=drafted.made_at.strftime("%H:%M"),
        seconds=drafted.seconds,
        text=None if is_held else drafted.text,
        fault=CHANGED if is_held else drafted.fault,
        notes=() if is_held else tuple(label_of(given[note]) for note, _ in drafted.links),
    )
