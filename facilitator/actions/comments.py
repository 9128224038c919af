"""What those who write say to each other beside the draft, at any time, also after the close."""

from sqlalchemy.orm import Session

from facilitator.actions.marks import get_shown
from facilitator.domain.comments import About
from facilitator.domain.entries import EntryKind, Fact
from facilitator.domain.errors import BadInput
from facilitator.domain.orders import Order
from facilitator.domain.permissions import judged_as
from facilitator.store.amendments import get_amendment
from facilitator.store.comments import CommentRow, get_comment


@judged_as("comment.add")
def add_comment(session: Session, order: Order, *, note: int, about: About, text: str, root: int | None = None) -> Fact:
    """Says something beside a point, a sentence, or the paragraph that begins with the row `root`."""
    row = get_shown(session, order, note, None)
    if (about is About.PARAGRAPH) is (root is None):
        raise BadInput({"root": "Say which paragraph, and only of a paragraph."})
    if root is not None:
        get_amendment(session, row.roundtable_id, root)
    comment = CommentRow(
        roundtable_id=row.roundtable_id,
        note_id=row.id,
        about=about,
        root_id=root,
        text=text,
        actor=order.viewer.actor,
        role=order.viewer.role,
        made_at=order.now,
    )
    session.add(comment)
    session.flush()
    return tell(comment)


@judged_as("comment.resolve")
def resolve_comment(session: Session, order: Order, *, comment: int, is_resolved: bool) -> Fact:
    """Settles a comment, or opens it again. Who was first stays who settled it."""
    row = get_comment(session, order.viewer.roundtable_id, comment)
    if is_resolved is not bool(row.resolved_by):
        row.resolved_by = order.viewer.actor if is_resolved else ""
        row.resolved_at = order.now if is_resolved else None
    return tell(row)


def tell(row: CommentRow) -> Fact:
    """The journal's record: which one, and no words."""
    told = {"id": row.id, "note": row.note_id, "about": row.about, "is_resolved": bool(row.resolved_by)}
    return Fact(EntryKind.COMMENT_CHANGED, {"comment": told})
