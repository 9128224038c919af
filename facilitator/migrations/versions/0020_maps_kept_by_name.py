"""What the columns of other tools' tables mean, kept by name."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "kept_map",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("rules", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_map")),
        sa.UniqueConstraint("name", name=op.f("uq_kept_map_name")),
    )


def downgrade() -> None:
    op.drop_table("kept_map")
