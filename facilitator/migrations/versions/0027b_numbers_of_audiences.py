"""Phones and the room screen have numbers of their own; to what was written before they keep the journal's."""

import sqlalchemy as sa
from alembic import op

revision = "0027b"
down_revision = "0027"

COLUMNS = ("phone_number", "room_number")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("journal", sa.Column(name, sa.Integer(), nullable=True))
    op.execute("UPDATE journal SET phone_number = seq, room_number = seq")
    with op.batch_alter_table("journal") as batch:
        for name in COLUMNS:
            batch.create_unique_constraint(op.f(f"uq_journal_roundtable_id_{name}"), ["roundtable_id", name])


def downgrade() -> None:
    with op.batch_alter_table("journal") as batch:
        for name in COLUMNS:
            batch.drop_constraint(op.f(f"uq_journal_roundtable_id_{name}"), type_="unique")
            batch.drop_column(name)
