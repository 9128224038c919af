"""Agenda by heading, pause, reveal and votes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("dots", "grid", name="roundkind", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("n_dots", sa.Integer(), nullable=False),
        sa.Column("most_on_one", sa.Integer(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=True),
        sa.Column("turnout", sa.Integer(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("tallies", sa.JSON(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["roundtable_id"], ["roundtable.id"], name=op.f("fk_round_roundtable_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
    )
    op.create_index(op.f("ix_round_roundtable_id"), "round", ["roundtable_id"], unique=False)

    op.create_table(
        "ballot",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("voter", sa.String(length=64), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_ballot_round_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("round_id", "voter", name=op.f("pk_ballot")),
    )
    with op.batch_alter_table("roundtable", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "phase_heading",
                sa.Enum(
                    "business",
                    "talent",
                    "innovation",
                    "investment",
                    name="headingkey",
                    native_enum=False,
                    create_constraint=True,
                    length=20,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("paused_seconds", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "notes_shown",
                sa.Enum(
                    "as_posted", "at_reveal", name="notesshown", native_enum=False, create_constraint=True, length=20
                ),
                nullable=False,
                server_default="as_posted",
            )
        )
    lengthen_agendas()


def lengthen_agendas() -> None:
    """Each line of an agenda has a heading now, or None."""
    table = sa.table("roundtable", sa.column("id", sa.Integer), sa.column("agenda", sa.JSON))
    connection = op.get_bind()
    for key, agenda in connection.execute(sa.select(table.c.id, table.c.agenda)).all():
        lines = [[*line, None][:3] for line in agenda]
        connection.execute(sa.update(table).where(table.c.id == key).values(agenda=lines))


def downgrade() -> None:
    op.drop_table("ballot")
    op.drop_table("round")
    with op.batch_alter_table("roundtable", schema=None) as batch_op:
        batch_op.drop_column("notes_shown")
        batch_op.drop_column("paused_seconds")
        batch_op.drop_column("phase_heading")
