"""The typed base of all tables: names of constraints, and the column types that several tables share."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    MetaData,
    Table,
    TypeDecorator,
    delete,
    insert,
)
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column, registry

from facilitator.domain.errors import NotFound

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, or a later migration could not drop it on every database."""


class Moment(TypeDecorator[datetime]):
    """An aware time in UTC; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def choice(kind: type[StrEnum], name: str | None = None) -> Enum:
    """A column type that takes only the values of an enumeration, checked by the database too.

    `name` is what the tables call the rule where the enumeration has had another name.
    """
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=20,
        name=name or kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """What every table derives from; given to Flask-SQLAlchemy as its model class."""

    # One registry rather than two class attributes: Flask-SQLAlchemy derives a class from this one, and shares it.
    registry = registry(
        metadata=MetaData(naming_convention=NAMING),
        type_annotation_map={datetime: Moment(), dict[str, Any]: JSON(none_as_null=True)},
    )


def table_of(model: type[Base]) -> Table:
    """A model's bare table: a statement on it, built once, costs a fifth of one built on the model each time."""
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} has no table of its own")
    return table


def put(session: Session, model: type[Base], key: str, rows: Sequence[dict[str, Any]]) -> None:
    """Stores rows in place of those of the same table with the same keys."""
    if rows:
        table = table_of(model)
        session.execute(delete(table).where(table.c[key].in_([row[key] for row in rows])))
        session.execute(insert(table), rows)


DRAWN_FROM = 2**47
"""No key of a table is as great as this."""


def draw() -> int:
    """A number drawn by chance, of 48 bits: scripts read it exactly, and it is none that a table counts up to."""
    return DRAWN_FROM + secrets.randbelow(DRAWN_FROM)


Drawn = Annotated[int, mapped_column(BigInteger, default=draw)]
"""What phones and the room screen know a thing by: a key of the table would count those that are not for them."""
Key = Annotated[int, mapped_column(primary_key=True)]
KEYS = range(5 * 10**8, 10**9 - 10**6)
"""Greater than any that a table counts up to, with room above for what it counts from there; forms take nine digits."""


def draw_key() -> int:
    """A key, drawn by chance, for a row that may be deleted.

    SQLite gives the key of a deleted row to the next one, and a page that was still open at it would act on that.
    """
    return KEYS.start + secrets.randbelow(len(KEYS))


OfRoundtable = Annotated[int, mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"), index=True)]


Found = TypeVar("Found", bound=Base)


def get_within(session: Session, model: type[Found], roundtable_id: int, key: int, what: str) -> Found:
    """A row of this roundtable as it is now; one of another is not found, not refused, so that nothing leaks."""
    row: Any = session.get(model, key, populate_existing=True)
    if row is None or row.roundtable_id != roundtable_id:
        raise NotFound(f"There is no such {what} at this roundtable.")
    found: Found = row
    return found
