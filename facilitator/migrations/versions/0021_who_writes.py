"""Who writes: short names, links to a programme, who decided what, how often a text went on, and comments."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

ROLES = ("attendee", "display", "writer", "facilitator", "organiser")
WITH_PROGRAMME = ("crew", "entry_link")
WITH_ACTOR = ("flag_decision", "claim_check", "version")


def choice(name: str, *values: str) -> sa.Enum:
    """An enumeration that the database checks."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def key_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    """What leads to a row of another table, and goes with it."""
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")


def upgrade() -> None:
    for name in WITH_PROGRAMME:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("programme_id", sa.Integer(), nullable=True))
            key = op.f(f"fk_{name}_programme_id")
            table.create_foreign_key(key, "programme", ["programme_id"], ["id"], ondelete="CASCADE")
    op.add_column("crew", sa.Column("name", sa.String(), nullable=False, server_default=""))
    for name in WITH_ACTOR:
        op.add_column(name, sa.Column("actor", sa.String(), nullable=False, server_default=""))
    op.add_column("amendment", sa.Column("edition", sa.Integer(), nullable=False, server_default="1"))
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("about", choice("about", "point", "sentence", "paragraph"), nullable=False),
        sa.Column("root_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("role", choice("role", *ROLES), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.String(), nullable=False, server_default=""),
        key_to("comment", "roundtable_id", "roundtable"),
        key_to("comment", "note_id", "note"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    op.create_index(op.f("ix_comment_roundtable_id"), "comment", ["roundtable_id"])


def downgrade() -> None:
    op.drop_table("comment")
    for name in ("amendment", *WITH_ACTOR):
        with op.batch_alter_table(name) as table:
            table.drop_column("edition" if name == "amendment" else "actor")
    for name in WITH_PROGRAMME:
        with op.batch_alter_table(name) as table:
            table.drop_constraint(op.f(f"fk_{name}_programme_id"), type_="foreignkey")
            table.drop_column("programme_id")
            if name == "crew":
                table.drop_column("name")
