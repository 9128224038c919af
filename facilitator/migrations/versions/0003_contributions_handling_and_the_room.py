"""Contributions, answers, introductions, reactions; holding, scribes, spotlight, lead, rehearsals, the room's size."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

HEADINGS = ("business", "talent", "innovation", "investment")
KINDS = ("question", "point", "case", "wording", "record", "line", "ask", "offer", "commitment", "remark")


def choice(name: str, *values: str) -> sa.Enum:
    """An enumeration that the database checks."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def upgrade() -> None:
    add_tables()
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_scribe", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.add_column(sa.Column("table_number", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("reason", sa.String(), nullable=True))
        batch_op.create_check_constraint(
            op.f("ck_note_table_number"), "table_number IS NULL OR table_number BETWEEN 1 AND 999"
        )
    with op.batch_alter_table("roundtable", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_rehearsal", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("holds_notes", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("spotlight", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("lead_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("n_dots", sa.Integer(), server_default="3", nullable=False))
        batch_op.add_column(sa.Column("most_on_one", sa.Integer(), server_default="2", nullable=False))
        batch_op.add_column(sa.Column("image_width_cm", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("furthest_seat_cm", sa.Integer(), nullable=True))


def add_tables() -> None:
    """The tables that are new."""
    op.create_table(
        "contribution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("kind", choice("contributionkind", *KINDS), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", choice("contributionstate", "open", "hidden", "withdrawn"), nullable=False),
        sa.Column("is_marked", sa.Boolean(), nullable=False),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        sa.Column("is_record", sa.Boolean(), nullable=False),
        sa.Column("heading", choice("headingkey", *HEADINGS), nullable=True),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.Column("table_number", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("source_id", sa.String(length=64), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "table_number IS NULL OR table_number BETWEEN 1 AND 999", name=op.f("ck_contribution_table_number")
        ),
        sa.ForeignKeyConstraint(
            ["roundtable_id"], ["roundtable.id"], name=op.f("fk_contribution_roundtable_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_contribution_participant_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_contribution_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
        sa.UniqueConstraint("roundtable_id", "kind", "number", name=op.f("uq_contribution_roundtable_id_kind_number")),
    )
    for column in ("roundtable_id", "participant_id", "theme_id"):
        op.create_index(op.f(f"ix_contribution_{column}"), "contribution", [column], unique=False)
    op.create_table(
        "contribution_text",
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("detail", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_contribution_text_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("contribution_id", name=op.f("pk_contribution_text")),
    )
    op.create_table(
        "answer",
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("answer", choice("answer", "up", "in", "edge", "out"), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contribution.id"], name=op.f("fk_answer_contribution_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_answer_participant_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("contribution_id", "participant_id", name=op.f("pk_answer")),
    )
    op.create_index(op.f("ix_answer_participant_id"), "answer", ["participant_id"], unique=False)
    op.create_table(
        "introduction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("author_contact", sa.String(), nullable=True),
        sa.Column("is_declined", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["roundtable_id"], ["roundtable.id"], name=op.f("fk_introduction_roundtable_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contribution.id"], name=op.f("fk_introduction_contribution_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_introduction_participant_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_introduction")),
        sa.UniqueConstraint(
            "contribution_id", "participant_id", name=op.f("uq_introduction_contribution_id_participant_id")
        ),
    )
    for column in ("roundtable_id", "participant_id"):
        op.create_index(op.f(f"ix_introduction_{column}"), "introduction", [column], unique=False)
    op.create_table(
        "reaction",
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("reaction", choice("reaction", "me_too", "differ"), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_reaction_note_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_reaction_participant_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("note_id", "participant_id", name=op.f("pk_reaction")),
    )
    op.create_index(op.f("ix_reaction_participant_id"), "reaction", ["participant_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("roundtable", schema=None) as batch_op:
        for column in (
            "is_rehearsal",
            "holds_notes",
            "spotlight",
            "lead_id",
            "n_dots",
            "most_on_one",
            "image_width_cm",
            "furthest_seat_cm",
        ):
            batch_op.drop_column(column)
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_note_table_number"), type_="check")
        batch_op.drop_column("reason")
        batch_op.drop_column("table_number")
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.drop_column("is_scribe")
    for table in ("reaction", "introduction", "answer", "contribution_text", "contribution"):
        op.drop_table(table)
