"""Notes that seem to hold a way to reach somebody, or to be about one person, wait before the room sees them."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    with op.batch_alter_table("roundtable", schema=None) as batch_op:
        batch_op.add_column(sa.Column("holds_personal", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    with op.batch_alter_table("roundtable", schema=None) as batch_op:
        batch_op.drop_column("holds_personal")
