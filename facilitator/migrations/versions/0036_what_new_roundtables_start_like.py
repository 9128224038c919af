"""The roundtable that a programme's new ones start like, by its code; empty for the usual beginning."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035b"


def upgrade() -> None:
    with op.batch_alter_table("programme") as table:
        table.add_column(sa.Column("starts_like", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("programme") as table:
        table.drop_column("starts_like")
