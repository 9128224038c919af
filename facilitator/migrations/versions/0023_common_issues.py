"""Issues common to several roundtables, their themes, and what people read in each room."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

ROLES = ("attendee", "display", "writer", "facilitator", "organiser")


def choice(name: str, *values: str) -> sa.Enum:
    """An enumeration that the database checks."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def refer(column: str, table: str, name: str) -> sa.ForeignKeyConstraint:
    """A reference that goes with what it refers to."""
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_{name}_{column}"), ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "common_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_rejected", sa.Boolean(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", choice("role", *ROLES), nullable=False),
        refer("programme_id", "programme", "common_issue"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_common_issue")),
    )
    op.create_index(op.f("ix_common_issue_programme_id"), "common_issue", ["programme_id"])
    op.create_table(
        "common_theme",
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("is_outside", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        refer("issue_id", "common_issue", "common_theme"),
        refer("theme_id", "theme", "common_theme"),
        sa.PrimaryKeyConstraint("issue_id", "theme_id", name=op.f("pk_common_theme")),
    )
    op.create_table(
        "common_reading",
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("stance", choice("stance", "same", "differs", "split", "condition"), nullable=True),
        sa.Column("is_absent", sa.Boolean(), nullable=False),
        sa.Column("denied", sa.JSON(), nullable=False),
        sa.Column("voices", sa.JSON(), nullable=False),
        refer("issue_id", "common_issue", "common_reading"),
        refer("roundtable_id", "roundtable", "common_reading"),
        sa.PrimaryKeyConstraint("issue_id", "roundtable_id", name=op.f("pk_common_reading")),
    )


def downgrade() -> None:
    for table in ("common_reading", "common_theme", "common_issue"):
        op.drop_table(table)
