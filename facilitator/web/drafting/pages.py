"""Asking a language model for a text: the one door through which anything of a room goes to a server elsewhere."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from flask import Blueprint, current_app, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response

from facilitator.actions.drafted_texts import keep_drafted
from facilitator.actions.readings import load_evidence
from facilitator.database.access import db, let_go, submit
from facilitator.domain.amendments import Act
from facilitator.domain.board import Board
from facilitator.domain.errors import Conflict, NotAllowed
from facilitator.domain.notes import Note
from facilitator.domain.orders import Order
from facilitator.domain.people import Viewer
from facilitator.drafting.connections import Drafter
from facilitator.drafting.notes import list_given
from facilitator.drafting.texts import Draft, UnderWay, ask
from facilitator.forms.drafted_texts import DraftForm
from facilitator.forms.payload import form_payload, read, read_client_id
from facilitator.identity import get_roundtable, require_crew
from facilitator.reports.evidence.attributions import text_of
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import ToldIssue, get_issue, list_issues
from facilitator.web.drafting.parts import find_refusal
from facilitator.web.refusals.forms import stands_on

pages = Blueprint("drafting", __name__)
log = logging.getLogger(__name__)

Key = tuple[int, Act, int]


@pages.post("/write-up/<code>/issues/<int:note>/draft")
@stands_on("issues.show_issue")
def ask_for_draft(code: str, note: int) -> Response:
    """Asks for a text, waits, and keeps what came of it beside the draft; back to the page of the issue."""
    roundtable = get_roundtable(code)
    viewer = require_crew(roundtable)
    current_app.extensions["orders"].take_message(viewer)
    payload = form_payload(DraftForm(), request.form)
    act = read(DraftForm, payload).data["act"]
    order = Order(viewer, read_client_id(payload), datetime.now(UTC))
    board = release(load_evidence(db.session(), roundtable.id))
    told = get_issue(current_app.extensions["composing"](partial(list_issues, board)), note, board)
    given = choose_given(told, board, act, note)
    kept = {"act": act, "note": note, "theme_id": choose_theme(told, act)}
    drafter, row_code = current_app.config["DRAFTER"], roundtable.code
    # Nobody else waits for a connection to the database while this waits for a model.
    let_go()
    draft = wait_for(drafter, viewer, (viewer.roundtable_id, act, note), [text_of(each) for each in given])
    # What is refused may name words of any of them.
    links = [[each.id, each.revision] for each in [given[place] for place in draft.cited] or given]
    came = {"outcome": draft.outcome, "seconds": round(draft.seconds), "text": draft.text, "fault": draft.fault}
    revision = next(each.revision for each in told.notes if each.id == note)
    submit(keep_drafted, order, kept | came | {"model": drafter.model, "links": links, "revision": revision})
    anchor = "sentence" if act is Act.SENTENCE else f"p-{note}"
    return redirect(url_for("issues.show_issue", code=row_code, note=note, _anchor=anchor), 303)


@pages.post("/write-up/<code>/issues/<int:note>/draft/cancel")
def cancel_draft(code: str, note: int) -> Response:
    """Ends the waiting; whoever asked is told that it was cancelled."""
    viewer = require_crew(get_roundtable(code))
    act = read(DraftForm, form_payload(DraftForm(), request.form)).data["act"]
    return jsonify({"ok": True, "was_waiting": under_way().stop((viewer.roundtable_id, act, note))})


def choose_given(told: ToldIssue, board: Board, act: Act, note: int) -> Sequence[Note]:
    """The notes that go out. Raises NotAllowed where no model may be asked, Conflict where nothing may be given."""
    refusal = find_refusal(db.session(), board)
    if refusal:
        raise NotAllowed(refusal)
    given = [each for each in list_given(told, board) if act is Act.SENTENCE or each.id == note]
    if not given:
        raise Conflict("No note here may be given to a language model: each is held back, from paper, or left out.")
    return given


def choose_theme(told: ToldIssue, act: Act) -> int | None:
    """The theme that a sentence is about; other words for a point are about its note alone."""
    return told.issue.themes[0] if act is Act.SENTENCE and told.issue.themes else None


def wait_for(drafter: Drafter, viewer: Viewer, key: Key, notes: list[str]) -> Draft:
    """What came of asking, with a line in the log before and after: who, of which issue, how long, and no words."""
    facts = {"roundtable": key[0], "act": key[1], "note": key[2], "asked_by": viewer.actor, "n_notes": len(notes)}
    with under_way().start(key, drafter) as asked:
        log.info("a language model is asked", extra={"facts": facts})
        draft = ask(asked, drafter.model, key[1], notes)
    told = {"outcome": draft.outcome, "seconds": round(draft.seconds, 1)}
    log.info("a language model was asked", extra={"facts": facts | told})
    return draft


def under_way() -> UnderWay:
    """This process's requests that have no answer yet."""
    found: UnderWay = current_app.extensions.setdefault("under_way", UnderWay())
    return found
