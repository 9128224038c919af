"""What writers and facilitators write and change by hand in the draft, at any time, also after the close."""

import re
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.actions.marks import get_shown
from facilitator.composition.parts import Slot
from facilitator.composition.quoting import judge_quote
from facilitator.domain.amendments import OF_ISSUES, Act, list_rivals
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput, Conflict
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Handling
from facilitator.domain.orders import Order
from facilitator.domain.permissions import judged_as
from facilitator.reports.evidence.flags import mask_note
from facilitator.store.amendments import AmendmentRow, get_amendment
from facilitator.store.flags import load_decisions
from facilitator.store.notes import NoteRow, load_notes
from facilitator.store.themes import get_theme

GOING_ON = timedelta(minutes=15)
"""Whoever goes on writing within this time writes in the same row: each pause for breath is no version of a text."""

LABEL = re.compile(r"([A-Za-z])0*([1-9][0-9]*)")
NEEDS_TEXT = frozenset({Act.SENTENCE, Act.PARAGRAPH, Act.WORDS, Act.GLOSS, Act.ADDRESSEE})
NEEDS_OTHER = frozenset({Act.JOIN})
OVERWRITTEN = (
    "Somebody else has written here meanwhile. Both texts are kept; read theirs, then save yours again.",
    "Somebody else has written here meanwhile. Read it first, then take back what you still want to.",
)
STRUCK_OUT = "Somebody has struck this paragraph out meanwhile. Put it back under Earlier texts, or add yours anew."


@judged_as("draft.write")
def write_text(
    session: Session,
    order: Order,
    *,
    act: Act,
    note: int,
    theme: int | None,
    text: str,
    labels: str,
    slot: Slot | None = None,
    seen: int | None = None,
    edition: int | None = None,
    root: int | None = None,
    revision: int | None = None,
) -> Fact:
    """Writes a text about an issue, or says that it needs none; refused where somebody else has written meanwhile.

    `seen` is the row of the text that the writer went on from, 0 where there was none; `edition` is how often its
    author had gone on with it by then.
    """
    row = get_shown(session, order, note, revision)
    theme = None if theme is None else get_theme(session, row.roundtable_id, theme).id
    require_text(act, text)
    links = [[each.id, each.revision] for each in find_labelled(session, row.roundtable_id, labels)]
    if root is not None and get_amendment(session, row.roundtable_id, root).undone_at is not None:
        raise Conflict(STRUCK_OUT)
    last = find_last(session, row, act, theme, root)
    require_seen(last, seen, edition, order)
    if last is not None and is_going_on(last, order, act) and not is_of_another(session, seen, order):
        last.text, last.links, last.made_at, last.slot = text, links, order.now, slot
        last.edition += 1
        return tell(last)
    drafted_by = "" if last is None or act is not Act.SENTENCE else last.drafted_by
    columns = {"theme_id": theme, "text": text or None, "slot": slot, "root_id": root, "drafted_by": drafted_by}
    return add(session, order, row, act=act, links=links, **columns)


@judged_as("draft.change")
def change_point(
    session: Session,
    order: Order,
    *,
    act: Act,
    note: int,
    text: str,
    slot: Slot | None,
    other: int | None,
    seen: int | None = None,
    revision: int | None = None,
) -> Fact:
    """Changes the point that prints a note; `seen` is the act whose words the writer went on from, 0 for none."""
    row = get_shown(session, order, note, revision)
    require_text(act, text)
    last = find_last(session, row, act, None, None)
    require_seen(last, seen, None, order)
    if act in NEEDS_OTHER or (other is not None and act is Act.BEFORE):
        require_other(session, order, row, other)
    if act is Act.SLOT and slot is None:
        raise BadInput({"slot": "Say where it goes."})
    if act is Act.QUOTE and text:
        require_quote(session, row, text)
    if last is not None and text and (last.act, last.text, last.revision) == (act, text, row.revision):
        return tell(last)  # it says so already: nobody has changed anything
    return add(session, order, row, act=act, text=text or None, slot=slot, other_id=other)


@judged_as("draft.undo")
def undo_amendment(session: Session, order: Order, *, amendment: int, seen: int | None = None) -> Fact:
    """Takes back what somebody wrote or changed; it stays in the history. `seen` is what stood in its place."""
    row = get_amendment(session, order.viewer.roundtable_id, amendment)
    note = session.get_one(NoteRow, row.note_id)
    last = find_last(session, note, row.act, row.theme_id, row.root_id or row.id)
    require_seen(last, seen, None, order, OVERWRITTEN[1])
    return mark_undone(session, order, amendment, is_undone=True)


@judged_as("draft.redo")
def redo_amendment(session: Session, order: Order, *, amendment: int) -> Fact:
    """Does again what was taken back."""
    return mark_undone(session, order, amendment, is_undone=False)


def mark_undone(session: Session, order: Order, amendment: int, *, is_undone: bool) -> Fact:
    """Takes an act back or does it again, once."""
    row = get_amendment(session, order.viewer.roundtable_id, amendment)
    if (row.undone_at is not None) is is_undone:
        raise Conflict("Somebody has done that already. Load the page again.")
    row.undone_at = order.now if is_undone else None
    return tell(row)


def add(session: Session, order: Order, note: NoteRow, **columns: object) -> Fact:
    """A new row, with the note as it was read."""
    columns = {"links": []} | columns
    row = AmendmentRow(
        roundtable_id=note.roundtable_id,
        note_id=note.id,
        revision=note.revision,
        actor=order.viewer.actor,
        role=order.viewer.role,
        made_at=order.now,
        **columns,
    )
    session.add(row)
    session.flush()
    return tell(row)


def tell(row: AmendmentRow) -> Fact:
    """The journal's record: which row, and no words."""
    told = {"id": row.id, "act": row.act, "note": row.note_id, "is_undone": row.undone_at is not None}
    return Fact(EntryKind.DRAFT_CHANGED, {"amendment": told})


def find_labelled(session: Session, roundtable_id: int, labels: str) -> list[NoteRow]:
    """The open notes that these labels name, each once; refuses what names none, all at once."""
    wanted = labels.replace(",", " ").split()
    if not wanted:
        return []
    shown = (NoteRow.roundtable_id == roundtable_id, NoteRow.handling == Handling.OPEN)
    rows = {f"{row.heading.letter}{row.number}": row for row in session.scalars(select(NoteRow).where(*shown))}
    unknown = [label for label in wanted if clean_label(label) not in rows]
    if unknown:
        letters = ", ".join(key.letter for key in HeadingKey)
        raise BadInput({"labels": f"No note is called {', '.join(unknown)}. Labels are {letters} and a number."})
    return [rows[label] for label in dict.fromkeys(map(clean_label, wanted))]


def clean_label(typed: str) -> str:
    """A label as it is printed."""
    found = LABEL.fullmatch(typed)
    return f"{found[1].upper()}{found[2]}" if found else ""


def find_last(session: Session, note: NoteRow, act: Act, theme: int | None, root: int | None) -> AmendmentRow | None:
    """The row that a new one would follow; a new paragraph follows none."""
    if act is Act.PARAGRAPH:
        same = (AmendmentRow.root_id == root) | (AmendmentRow.id == root) if root is not None else None
    else:
        about = AmendmentRow.note_id == note.id
        if act in OF_ISSUES:  # of a note alone, nothing that was said of a theme that it was in
            about = AmendmentRow.theme_id.is_(None) & about if theme is None else AmendmentRow.theme_id == theme
        same = about & AmendmentRow.act.in_(list_rivals(act))
    if same is None:
        return None
    shown = (AmendmentRow.roundtable_id == note.roundtable_id, AmendmentRow.undone_at.is_(None), same)
    return session.scalars(select(AmendmentRow).where(*shown).order_by(AmendmentRow.id.desc()).limit(1)).first()


def require_seen(
    last: AmendmentRow | None, seen: int | None, edition: int | None, order: Order, refusal: str = OVERWRITTEN[0]
) -> None:
    """Refuses to write over words of somebody else that were not seen: rows are numbered as they come.

    *Needs none* has no words, and those that were taken back stand no more: neither is in anybody's way.
    """
    if seen is None or last is None or not last.text or last.actor == order.viewer.actor:
        return
    if last.id < seen or (last.id == seen and edition in {None, last.edition}):
        return
    raise Conflict(refusal)


def is_going_on(last: AmendmentRow, order: Order, act: Act) -> bool:
    """Whether the same person goes on with the same text; what a model drafted stays as it was accepted."""
    is_same = last.actor == order.viewer.actor and last.act is act and act in {Act.SENTENCE, Act.PARAGRAPH}
    return is_same and last.edition > 0 and order.now - last.made_at < GOING_ON


def is_of_another(session: Session, seen: int | None, order: Order) -> bool:
    """Whether the writer went on from somebody else's text: taken back meanwhile, it leaves an own one as the last."""
    row = None if seen is None else session.get(AmendmentRow, seen)
    return row is not None and row.actor != order.viewer.actor


def require_text(act: Act, text: str) -> None:
    """Refuses an act that says nothing where words are the point of it."""
    if act in NEEDS_TEXT and not text:
        raise BadInput({"text": "Write something first."})


def require_other(session: Session, order: Order, row: NoteRow, other: int | None) -> None:
    """Refuses to put a point beside one that is not there, or beside itself."""
    if other is None or other == row.id:
        raise BadInput({"other": "Name another note."})
    get_shown(session, order, other, None)


def require_quote(session: Session, row: NoteRow, text: str) -> None:
    """Refuses to print as quoted what is neither in the note nor a mended spelling of it."""
    notes = {note.id: note for note in load_notes(session, row.roundtable_id)}
    released = mask_note(notes[row.id], load_decisions(session, row.roundtable_id))
    if judge_quote(released.text or "", text) is None:
        fault = "This is not in the note. Leave words out with […], mend a spelling, or edit the words instead."
        raise BadInput({"text": fault})
