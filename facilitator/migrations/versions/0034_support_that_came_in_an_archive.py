"""How many raised a common issue in a room, in the word of an archive, and of which notes that was counted."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0032"


def upgrade() -> None:
    with op.batch_alter_table("common_reading") as table:
        table.add_column(sa.Column("received", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("common_reading") as table:
        table.drop_column("received")
