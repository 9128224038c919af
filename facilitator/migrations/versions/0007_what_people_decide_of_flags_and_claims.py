"""What people decide of the gate's flags and of figures, after the evening too."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

FLAGS = (
    *("contact", "about_a_person", "not_for_attribution", "instruction", "advertisement", "markup"),
    *("off_topic", "dissent"),
)
ROLES = ("attendee", "display", "writer", "facilitator", "organiser")


def choice(name: str, *values: str) -> sa.Enum:
    """An enumeration that the database checks."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def upgrade() -> None:
    op.create_table(
        "flag_decision",
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("kind", choice("flagkind", *FLAGS), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", choice("flagstate", "suggested", "confirmed", "cleared", "masked"), nullable=False),
        sa.Column("decided_by", choice("role", *ROLES), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_flag_decision_note_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("note_id", "kind", name=op.f("pk_flag_decision")),
    )
    op.create_table(
        "claim_check",
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("status", choice("claimstatus", "unchecked", "confirmed", "disputed", "withdrawn"), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checked_by", choice("role", *ROLES), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_claim_check_note_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("note_id", "starts_at", "ends_at", name=op.f("pk_claim_check")),
    )


def downgrade() -> None:
    op.drop_table("claim_check")
    op.drop_table("flag_decision")
