"""Texts that a language model drafted, who of the attendees was told of it, and which texts came of it."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

ACTS = (
    *("sentence", "no_sentence", "paragraph", "apart", "slot", "before", "join", "part", "drop"),
    *("words", "quote", "gloss", "addressee"),
)
OUTCOMES = (
    *("drafted", "untrue", "changed", "long", "empty", "misshapen", "unreadable"),
    *("rejected", "slow", "cancelled", "unreachable"),
)


def choice(name: str, *values: str) -> sa.Enum:
    """An enumeration that the database checks."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def of(table: str, column: str) -> sa.ForeignKeyConstraint:
    """A column that goes with the row it names."""
    name = op.f(f"fk_drafted_text_{column}")
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    op.add_column("participant", sa.Column("told_of", sa.String(), nullable=False, server_default=""))
    op.add_column("amendment", sa.Column("drafted_by", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "drafted_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("act", choice("act", *ACTS), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("fault", sa.String(), nullable=True),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("outcome", choice("outcome", *OUTCOMES), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        of("roundtable", "roundtable_id"),
        of("theme", "theme_id"),
        of("note", "note_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafted_text")),
    )
    op.create_index(op.f("ix_drafted_text_roundtable_id"), "drafted_text", ["roundtable_id"])


def downgrade() -> None:
    op.drop_table("drafted_text")
    for name, column in (("amendment", "drafted_by"), ("participant", "told_of")):
        with op.batch_alter_table(name) as table:
            table.drop_column(column)
