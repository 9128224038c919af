"""Until when people may read back what became of their words, and whether what was signed off may be read by all."""

import sqlalchemy as sa
from alembic import op

revision = "0035b"
down_revision = "0035a"


def upgrade() -> None:
    with op.batch_alter_table("roundtable") as table:
        table.add_column(sa.Column("read_back_until", sa.Date(), nullable=True))
        table.add_column(sa.Column("results_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("roundtable") as table:
        table.drop_column("results_at")
        table.drop_column("read_back_until")
