"""Versions as they were fixed; what an earlier release has closed keeps the hash that it printed as its first."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

ROLES = ("attendee", "display", "writer", "facilitator", "organiser")


def choice(name: str, *values: str) -> sa.Enum:
    """An enumeration that the database checks."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def upgrade() -> None:
    op.create_table(
        "version",
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", choice("versionstate", "draft", "checked", "signed_off"), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("withheld", sa.String(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("frozen", sa.String(), nullable=True),
        sa.Column("export", sa.String(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("role", choice("role", *ROLES), nullable=True),
        sa.ForeignKeyConstraint(
            ["roundtable_id"], ["roundtable.id"], name=op.f("fk_version_roundtable_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("roundtable_id", "number", name=op.f("pk_version")),
    )
    # Its hash is worked out when it is asked for: it is the one that every export has printed so far.
    op.execute(
        "INSERT INTO version (roundtable_id, number, state, reason, hash, content, withheld, notes, made_at) "
        "SELECT id, 1, 'draft', 'The record as closed, by an earlier release', '', '', "
        "'An earlier release wrote its files; the next version holds the same record.', '[]', closed_at "
        "FROM roundtable WHERE status IN ('closed', 'published') AND closed_at IS NOT NULL"
    )


def downgrade() -> None:
    op.drop_table("version")
