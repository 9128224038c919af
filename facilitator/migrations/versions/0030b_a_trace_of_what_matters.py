"""A trace of what matters: who read, handed out, ended or erased what, and when."""

import sqlalchemy as sa
from alembic import op

revision = "0030b"
down_revision = "0030"

ROLES = ("attendee", "display", "writer", "facilitator", "organiser")
ACTS = (
    *("off_record_read", "link_made", "link_used", "device_ended", "downloaded"),
    *("erased", "sealed", "deleted", "backed_up", "restored"),
)


def choice(name: str, *values: str) -> sa.Enum:
    """An enumeration that the database checks."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def refer(column: str, table: str) -> sa.ForeignKeyConstraint:
    """A reference that goes with what it refers to."""
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_trace_{column}"), ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "trace",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", choice("act", *ACTS), nullable=False),
        sa.Column("role", choice("role", *ROLES), nullable=True),
        sa.Column("device", sa.Integer(), nullable=True),
        sa.Column("roundtable_id", sa.Integer(), nullable=True),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=40), server_default="", nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        refer("roundtable_id", "roundtable"),
        refer("programme_id", "programme"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trace")),
    )
    op.create_index(op.f("ix_trace_roundtable_id"), "trace", ["roundtable_id"])


def downgrade() -> None:
    op.drop_table("trace")
