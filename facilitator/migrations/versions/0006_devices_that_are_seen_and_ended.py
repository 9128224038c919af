"""Devices of the crew: when each was last seen, and when it was ended."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    with op.batch_alter_table("crew", schema=None) as batch_op:
        batch_op.add_column(sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    # Nobody has written down when they were used: whoever is in stays in, and is counted from today.
    crew = sa.table("crew", sa.column("last_seen_at", sa.DateTime(timezone=True)))
    op.execute(crew.update().values(last_seen_at=datetime.now(UTC)))


def downgrade() -> None:
    with op.batch_alter_table("crew", schema=None) as batch_op:
        batch_op.drop_column("ended_at")
        batch_op.drop_column("last_seen_at")
