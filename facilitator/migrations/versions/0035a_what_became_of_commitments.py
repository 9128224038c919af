"""What became of commitments that were made in public, as an organiser or their owner says."""

import sqlalchemy as sa
from alembic import op

revision = "0035a"
down_revision = "0035"

OUTCOMES = ("kept", "late", "dropped")


def upgrade() -> None:
    op.create_table(
        "commitment_outcome",
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(*OUTCOMES, name="outcome", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("is_owners", sa.Boolean(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_commitment_outcome_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("contribution_id", name=op.f("pk_commitment_outcome")),
    )


def downgrade() -> None:
    op.drop_table("commitment_outcome")
