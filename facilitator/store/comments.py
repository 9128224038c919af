"""Comments as they are stored: a row each, which keeps its place when it is settled."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.comments import About, Comment
from facilitator.domain.people import Role
from facilitator.store.base import Base, Key, OfRoundtable, choice, get_within


class CommentRow(Base):
    """One comment: who, when, beside what, and whether it is settled."""

    __tablename__ = "comment"

    id: Mapped[Key]
    roundtable_id: Mapped[OfRoundtable]
    note_id: Mapped[int] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"))
    about: Mapped[About] = mapped_column(choice(About))
    root_id: Mapped[int | None]
    text: Mapped[str | None]
    actor: Mapped[str]
    role: Mapped[Role] = mapped_column(choice(Role))
    made_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str] = mapped_column(default="", server_default="")


def load_comments(session: Session, roundtable_id: int) -> list[Comment]:
    """The comments of a roundtable that have words, oldest first."""
    is_here = (CommentRow.roundtable_id == roundtable_id) & CommentRow.text.is_not(None)
    statement = select(CommentRow).where(is_here).order_by(CommentRow.id)
    return [as_comment(row) for row in session.scalars(statement.execution_options(populate_existing=True))]


def get_comment(session: Session, roundtable_id: int, comment_id: int) -> CommentRow:
    """One comment of this roundtable."""
    return get_within(session, CommentRow, roundtable_id, comment_id, "comment")


def erase_comments(session: Session, note_ids: Sequence[int]) -> None:
    """Empties what was said beside these notes."""
    statement = update(CommentRow).where(CommentRow.note_id.in_(note_ids)).values(text=None)
    session.execute(statement.execution_options(synchronize_session=False))


def as_comment(row: CommentRow) -> Comment:
    """The row as the plain thing that pages know."""
    about = (row.note_id, row.about, row.root_id)
    return Comment(row.id, *about, row.text, row.actor, row.role, row.made_at, row.resolved_by)
