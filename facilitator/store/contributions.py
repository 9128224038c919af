"""Contributions to the exercises and, apart from them, their words, and what people answered.

Like a note's, the words stand in a table of their own, so that erasing them changes nothing else.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    String,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.contributions import Answer, Contribution, ContributionKind, ContributionState
from facilitator.domain.errors import NotFound
from facilitator.domain.headings import HeadingKey
from facilitator.store.base import Base, Drawn, Key, OfRoundtable, choice, get_within
from facilitator.store.themes import load_successors


class ContributionRow(Base):
    """A contribution without its words; `number` counts within its kind.

    `received_answers` came with an imported export, which says how many people said what, and not who.
    """

    __tablename__ = "contribution"
    __table_args__ = (
        UniqueConstraint("roundtable_id", "kind", "number"),
        UniqueConstraint("roundtable_id", "alias"),
        CheckConstraint("table_number IS NULL OR table_number BETWEEN 1 AND 999", name="table_number"),
    )

    id: Mapped[Key]
    alias: Mapped[Drawn]
    roundtable_id: Mapped[OfRoundtable]
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    kind: Mapped[ContributionKind] = mapped_column(choice(ContributionKind))
    number: Mapped[int]
    state: Mapped[ContributionState] = mapped_column(choice(ContributionState))
    is_marked: Mapped[bool]
    is_private: Mapped[bool]
    is_record: Mapped[bool]
    heading: Mapped[HeadingKey | None] = mapped_column(choice(HeadingKey))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"), index=True)
    table_number: Mapped[int | None]
    due_on: Mapped[date | None]
    source_id: Mapped[str] = mapped_column(String(64))
    received_answers: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    posted_at: Mapped[datetime]


class ContributionTextRow(Base):
    """The words of a contribution, with what its kind says beside them by name; None once they are erased."""

    __tablename__ = "contribution_text"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True)
    text: Mapped[str | None]
    detail: Mapped[str | None]
    fields: Mapped[dict[str, Any] | None]


class AnswerRow(Base):
    """What one attendee says to one contribution at present."""

    __tablename__ = "answer"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    answer: Mapped[Answer] = mapped_column(choice(Answer))


# Every look at a board needs these, so they are built once.
CONTRIBUTIONS = (
    select(ContributionRow, ContributionTextRow.text, ContributionTextRow.detail, ContributionTextRow.fields)
    .join(ContributionTextRow, ContributionTextRow.contribution_id == ContributionRow.id)
    .where(ContributionRow.roundtable_id == bindparam("of"))
    .order_by(ContributionRow.id)
    .execution_options(populate_existing=True)
)
CONTRIBUTIONS_AMONG = CONTRIBUTIONS.where(ContributionRow.id.in_(bindparam("among", expanding=True)))
ANSWERS = (
    select(AnswerRow.contribution_id, AnswerRow.answer, func.count())
    .where(AnswerRow.contribution_id.in_(bindparam("among", expanding=True)))
    .group_by(AnswerRow.contribution_id, AnswerRow.answer)
    .order_by(AnswerRow.contribution_id, AnswerRow.answer)
)


def load_contributions(
    session: Session, roundtable_id: int, ids: Iterable[int] | None = None
) -> tuple[Contribution, ...]:
    """The contributions of a roundtable with their words and the count of answers, all or these, oldest first.

    What was about a theme that has been merged is about the one that has its notes.
    """
    of = {"of": roundtable_id}
    among = None if ids is None else of | {"among": list(ids)}
    rows = (session.execute(CONTRIBUTIONS, of) if among is None else session.execute(CONTRIBUTIONS_AMONG, among)).all()
    counted = count_answers(session, [row.ContributionRow.id for row in rows])
    into = load_successors(session, {row.ContributionRow.theme_id for row in rows} - {None})
    return tuple(
        as_contribution(
            row.ContributionRow,
            into,
            (row.text, row.detail or "", row.fields or {}),
            add_received(row.ContributionRow, counted),
        )
        for row in rows
    )


def count_answers(session: Session, contribution_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """How many people said what, by contribution; what nobody said is left out."""
    wanted = list(contribution_ids)
    if not wanted:
        return {}
    counted: dict[int, dict[str, int]] = {}
    for contribution_id, answer, count in session.execute(ANSWERS, {"among": wanted}):
        counted.setdefault(contribution_id, {})[answer.value] = count
    return counted


def add_received(row: ContributionRow, counted: dict[int, dict[str, int]]) -> dict[str, int]:
    """What people said to one contribution: those here, and those whom an import has counted."""
    here = counted.get(row.id, {})
    if row.received_answers is None:
        return here
    return {answer: here.get(answer, 0) + row.received_answers.get(answer, 0) for answer in here | row.received_answers}


def load_own_answers(session: Session, roundtable_id: int, participant_id: int) -> dict[int, str]:
    """What one attendee said, by the number that phones know the contribution by."""
    statement = (
        select(ContributionRow.alias, AnswerRow.answer)
        .join(ContributionRow, ContributionRow.id == AnswerRow.contribution_id)
        .where(ContributionRow.roundtable_id == roundtable_id, AnswerRow.participant_id == participant_id)
    )
    return {row[0]: row[1].value for row in session.execute(statement)}


def count_own_answers(
    session: Session, roundtable_id: int, participant_id: int
) -> dict[tuple[ContributionKind, Answer], int]:
    """How often one attendee has answered what, by what it was said of."""
    statement = (
        select(ContributionRow.kind, AnswerRow.answer, func.count())
        .join(ContributionRow, ContributionRow.id == AnswerRow.contribution_id)
        .where(ContributionRow.roundtable_id == roundtable_id, AnswerRow.participant_id == participant_id)
        .group_by(ContributionRow.kind, AnswerRow.answer)
    )
    return {(row[0], row[1]): row[2] for row in session.execute(statement)}


def store_answer(session: Session, contribution_id: int, participant_id: int, answer: Answer | None) -> None:
    """Puts a person's answer in place of an earlier one; None takes it back."""
    session.execute(
        delete(AnswerRow).where(
            AnswerRow.contribution_id == contribution_id, AnswerRow.participant_id == participant_id
        )
    )
    if answer is not None:
        values = {"contribution_id": contribution_id, "participant_id": participant_id, "answer": answer}
        session.execute(insert(AnswerRow).values(**values))


def get_contribution(session: Session, roundtable_id: int, contribution_id: int) -> ContributionRow:
    """A contribution of this roundtable; one of another is not found."""
    return get_within(session, ContributionRow, roundtable_id, contribution_id, "thing")


def get_contribution_id(session: Session, roundtable_id: int, alias: int) -> int:
    """The id of the contribution that phones know by this number. Raises NotFound."""
    statement = select(ContributionRow.id).where(
        ContributionRow.roundtable_id == roundtable_id, ContributionRow.alias == alias
    )
    found = session.scalars(statement).one_or_none()
    if found is None:
        raise NotFound("There is no such thing at this roundtable.")
    return found


def find_marked(session: Session, beside: ContributionRow) -> list[ContributionRow]:
    """The others of its kind that are marked."""
    statement = select(ContributionRow).where(
        ContributionRow.roundtable_id == beside.roundtable_id,
        ContributionRow.kind == beside.kind,
        ContributionRow.is_marked,
        ContributionRow.id != beside.id,
    )
    return list(session.scalars(statement))


def next_contribution_number(session: Session, roundtable_id: int, kind: ContributionKind) -> int:
    """The number that the next one of a kind gets, from 1."""
    statement = select(func.max(ContributionRow.number)).where(
        ContributionRow.roundtable_id == roundtable_id, ContributionRow.kind == kind
    )
    return (session.scalars(statement).one() or 0) + 1


def count_of_person(session: Session, participant_id: int, kind: ContributionKind) -> int:
    """How many of a kind a person has added and not taken back."""
    statement = select(func.count()).where(
        ContributionRow.participant_id == participant_id,
        ContributionRow.kind == kind,
        ContributionRow.state != ContributionState.WITHDRAWN,
    )
    return session.scalars(statement).one()


def erase_contributions(session: Session, contribution_ids: Iterable[int]) -> None:
    """Empties the words of these."""
    statement = update(ContributionTextRow).where(ContributionTextRow.contribution_id.in_(list(contribution_ids)))
    session.execute(statement.values(text=None, detail=None, fields=None).execution_options(synchronize_session=False))


def contribution_state(session: Session, row: ContributionRow) -> dict[str, Any]:
    """A contribution for the journal: numbers and states, and how many people said what; no words, no names."""
    session.flush()
    return {
        "id": row.id,
        "kind": row.kind.value,
        "number": row.number,
        "state": row.state.value,
        "is_marked": row.is_marked,
        "is_private": row.is_private,
        "answers": add_received(row, count_answers(session, [row.id])),
    }


def as_contribution(
    row: ContributionRow,
    into: Mapping[int, int],
    words: tuple[str | None, str, Mapping[str, str]],
    answers: dict[str, int],
) -> Contribution:
    """The row and its words as the plain thing that the rules and the reports know."""
    text, detail, fields = words
    return Contribution(
        id=row.id,
        alias=row.alias,
        kind=row.kind,
        number=row.number,
        state=row.state,
        is_marked=row.is_marked,
        is_private=row.is_private,
        participant_id=row.participant_id,
        is_record=row.is_record,
        heading=row.heading,
        theme_id=row.theme_id and into.get(row.theme_id, row.theme_id),
        table=row.table_number,
        due_on=row.due_on,
        source_id=row.source_id,
        posted_at=row.posted_at,
        text=text,
        detail=detail,
        fields=fields,
        answers=answers,
    )
