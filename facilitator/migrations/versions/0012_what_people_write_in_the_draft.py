"""What people write and change by hand in the draft."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

ACTS = (
    *("sentence", "no_sentence", "paragraph", "apart", "slot", "before", "join", "part", "drop"),
    *("words", "quote", "gloss", "addressee"),
)
ROLES = ("attendee", "display", "writer", "facilitator", "organiser")


def choice(name: str, *values: str) -> sa.Enum:
    """An enumeration that the database checks."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def of(table: str, column: str) -> sa.ForeignKeyConstraint:
    """A column that goes with the row it names."""
    name = op.f(f"fk_amendment_{column}")
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("act", choice("act", *ACTS), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("slot", sa.String(), nullable=True),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("root_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("role", choice("role", *ROLES), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        of("roundtable", "roundtable_id"),
        of("theme", "theme_id"),
        of("note", "note_id"),
        of("note", "other_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
    )
    op.create_index(op.f("ix_amendment_roundtable_id"), "amendment", ["roundtable_id"])


def downgrade() -> None:
    op.drop_table("amendment")
