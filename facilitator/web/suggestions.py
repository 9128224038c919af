"""What the tool proposes for grouping: questions that change nothing, answered by a worker off the hub.

Only open notes are ever sent to the worker: nothing off the record, held or withdrawn has a part in any suggestion.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from time import sleep
from typing import Any

from flask import Blueprint, current_app, jsonify, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from facilitator.actions.readings import load_evidence
from facilitator.actions.series import recall
from facilitator.clustering.ranking import LIKELY
from facilitator.clustering.weights import has_model
from facilitator.clustering.worker import Worker
from facilitator.database.access import db
from facilitator.domain.board import Board
from facilitator.domain.errors import BadInput, NotFound
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Note, Place, clean_line
from facilitator.domain.series import Remembered
from facilitator.domain.themes import NAME_LIMIT, Theme
from facilitator.identity import get_roundtable
from facilitator.marking.languages import is_in_latin_letters
from facilitator.marking.masks import OF_ALL, drop_masks
from facilitator.reports.evidence.flags import list_flags
from facilitator.store.boards import load_board, load_board_under
from facilitator.store.telling import mask_words, tell_board
from facilitator.web.room import require_grouper

LEVELS = range(1, 6)
DOUBTS = (FlagKind.OFF_TOPIC, FlagKind.DISSENT)
MOST_NOTES = 50
"""More notes than a facilitator would tick before asking where they belong."""
AT_ONCE = 150
"""So many notes are masked before others have their turn: some two milliseconds."""
BREATH_SECONDS = 0.001

pages = Blueprint("suggestions", __name__)


@pages.get("/r/<code>/suggestions")
def suggest(code: str) -> Response:
    """Groups of ungrouped notes that the tool is sure of, each with a name from the notes' own words.

    They are read as files print them while the room goes on, too: what such a name tells would stand in each.
    """
    moment, board = worker().moment, get_board(code, load_asked, mask_in_turn)
    level = read_number("level", 3)
    if level not in LEVELS:
        raise BadInput({"level": "Choose from 1 (coarser) to 5 (finer)."})
    notes = [note for note in ungrouped(board, read_heading()) if is_legible(note)]
    apart = kept_apart(board, notes)
    found, method = worker().suggest_themes(
        texts(notes),
        level=level,
        kept_apart=apart,
        strengths=[place for place, note in enumerate(notes) if note.kind is Kind.STRENGTH],
        moment=moment,
    )
    suggestions = [
        {
            "name": suggestion.name,
            "notes": [notes[index].id for index in suggestion.members],
            "confidence": suggestion.confidence,
        }
        for suggestion in found
    ]
    return jsonify({"method": name_method(method), "is_fallback": not has_model(), "suggestions": suggestions})


@pages.get("/r/<code>/candidates")
def rank_candidates(code: str) -> Response:
    """The ungrouped notes that may belong to a theme of this name, best first, as ticks and unticks teach."""
    moment, board = worker().moment, get_board(code, load_asked)
    name = clean_line(request.args.get("name", ""))
    if not name or len(name) > NAME_LIMIT:
        raise BadInput({"name": f"Send a name of 1 to {NAME_LIMIT} characters."})
    heading = read_heading()
    notes = ungrouped(board, heading)
    own = read_number("theme", 0)
    # What was taken back since it was ticked is simply no example any more.
    ticked, unticked = (pick_notes(board, heading, field) for field in ("note", "not"))
    themes = board.themes_of(notes[0].heading) if notes else []
    known = find_remembered(code, name)
    scores = worker().rank_notes(
        name,
        [text for theme in themes if theme.id == own for text in texts(board.notes_of(theme))] + texts(ticked),
        texts(unticked),
        texts(notes),
        rivals={theme.name: texts(board.notes_of(theme)) for theme in themes if theme.id != own},
        context=texts(board.open_notes(heading)),
        earlier=known.texts if known else [],
        moment=moment,
    )
    order = sorted(range(len(notes)), key=lambda index: -scores[index])
    likely = [notes[index].id for index in order if scores[index] >= LIKELY and is_legible(notes[index])]
    possible = [notes[index].id for index in order if notes[index].id not in likely]
    return jsonify({"likely": likely, "possible": possible, "earlier": known.clusters if known else []})


def pick_notes(board: Board, heading: HeadingKey, field: str) -> list[Note]:
    """Gives the open notes whose ids the address names in this field."""
    wanted = set(request.args.getlist(field)[:MOST_NOTES])
    return [note for note in board.open_notes(heading) if str(note.id) in wanted]


def find_remembered(code: str, name: str) -> Remembered | None:
    """The issue of this name that earlier roundtables share; their notes speak for what belongs to it here."""
    remembered = recall(db.session(), get_roundtable(code))
    db.session.close()
    return next((each for each in remembered if each.name[:NAME_LIMIT].strip().casefold() == name.casefold()), None)


@pages.get("/r/<code>/belongings")
def rank_belongings(code: str) -> Response:
    """The three themes that the given notes may belong to, best first; none of notes that cannot be read."""
    moment, board = worker().moment, get_board(code)
    notes = [get_open(board, value) for value in request.args.getlist("note")[:MOST_NOTES]]
    if not notes or len({note.heading for note in notes}) > 1:
        raise BadInput({"note": "Name one or more notes of one heading."})
    themes = board.themes_of(notes[0].heading)
    chosen = {note.id for note in notes}
    if not themes or not all(map(is_legible, notes)):
        return jsonify({"themes": []})
    ranks = worker().rank_names(
        texts(notes),
        {theme.name: without(board.notes_of(theme), chosen) for theme in themes},
        context=texts(board.open_notes(notes[0].heading)),
        moment=moment,
    )
    return jsonify({"themes": best_of_all(themes, ranks)[:3]})


@pages.get("/r/<code>/doubts")
def list_doubts(code: str) -> Response:
    """The notes of a heading that may not be about the subject, or may disagree, until a person has judged them."""
    board = get_board(code, load_evidence)
    heading = read_heading()
    doubts = {
        (note.id, flag.kind): flag.reason
        for note in board.open_notes(heading)
        for flag in list_flags(note, board)
        if flag.kind in DOUBTS and flag.state is FlagState.SUGGESTED
    }
    found = [{"note": note, "kind": kind, "reason": reason} for (note, kind), reason in doubts.items()]
    return jsonify({"doubts": found})


def best_of_all(themes: Sequence[Theme], ranks: Sequence[Sequence[str]]) -> list[int]:
    """Themes by the sum of their places over all notes asked about."""
    places = {theme.id: sum(names.index(theme.name) for names in ranks) for theme in themes}
    return sorted(places, key=lambda theme_id: (places[theme_id], theme_id))


def get_board(
    code: str,
    load: Callable[[Session, int], Board] = load_board,
    tell: Callable[[Session, Board], Board] = tell_board,
) -> Board:
    """The board, for those who group."""
    roundtable = get_roundtable(code)
    require_grouper(roundtable)
    board = load(db.session(), roundtable.id)
    board = tell(db.session(), board)
    # The worker may take a while; no read transaction is held open meanwhile.
    db.session.close()
    return board


def load_asked(session: Session, roundtable_id: int) -> Board:
    """As much of the board as one heading's notes are grouped by."""
    return load_board_under(session, roundtable_id, read_heading())


def mask_in_turn(session: Session, board: Board) -> Board:
    """The board with its notes as files print them; whoever posts one meanwhile goes first."""
    masked: list[Note] = []
    for start in range(0, len(board.notes), AT_ONCE):
        sleep(BREATH_SECONDS)
        masked += mask_words(session, board.roundtable.id, board.notes[start : start + AT_ONCE])
    return replace(board, notes=tuple(masked))


def ungrouped(board: Board, heading: HeadingKey) -> list[Note]:
    """The notes of a heading that are still to be grouped."""
    return [note for note in board.open_notes(heading) if note.place is Place.UNGROUPED]


def is_legible(note: Note) -> bool:
    """Whether what is suggested of a note means anything: it has words, and the model does not read other scripts."""
    return note.text not in OF_ALL and (not has_model() or is_in_latin_letters(note.text or ""))


def kept_apart(board: Board, notes: Sequence[Note]) -> list[tuple[int, int]]:
    """Pairs of notes that were refused together, as places in `notes`."""
    place = {note.id: index for index, note in enumerate(notes)}
    groups = ([place[note_id] for note_id in sorted(group) if note_id in place] for group in board.dismissals)
    return [pair for group in groups for pair in combinations(group, 2)]


def texts(notes: Sequence[Note]) -> list[str]:
    """The words of open notes; two with a mask each have no word in common by that."""
    return [drop_masks(note.text or "") for note in notes]


def without(notes: Sequence[Note], ids: set[int]) -> list[str]:
    """The texts of the notes that are not among these: a note must not vote for the theme it is already in."""
    return texts([note for note in notes if note.id not in ids])


def get_open(board: Board, value: str) -> Note:
    """An open note by its number as a text."""
    for note in board.open_notes():
        if str(note.id) == value:
            return note
    raise NotFound("There is no such note at this roundtable.")


def worker() -> Worker:
    """The process that sorts."""
    found: Worker = current_app.extensions["worker"]
    return found


def name_method(method: dict[str, Any]) -> str:
    """How the groups were found, in a line for the journal: model, version and level, no words of anyone's."""
    return " ".join(f"{key}={value}" for key, value in sorted(method.items()))[:200]


def read_heading() -> HeadingKey:
    """The heading that was asked about."""
    value = request.args.get("heading", "")
    if value not in set(HeadingKey):
        raise BadInput({"heading": f"Choose one of {', '.join(HeadingKey)}."})
    return HeadingKey(value)


def read_number(name: str, default: int) -> int:
    """A small whole number."""
    value = request.args.get(name)
    if value is None:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise BadInput({name: "This must be a whole number."})
    return int(value)
