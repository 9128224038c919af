"""Phones that were ended, scribes who wait to be let in, a programme's own sectors, a roundtable's own questions."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0024"


def upgrade() -> None:
    op.add_column("participant", sa.Column("asked_table", sa.Integer(), nullable=True))
    op.add_column("participant", sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("programme", sa.Column("sectors", sa.JSON(), nullable=True))
    op.add_column("roundtable", sa.Column("questions", sa.JSON(), nullable=True))


def downgrade() -> None:
    for name, columns in (
        ("participant", ("asked_table", "ended_at")),
        ("programme", ("sectors",)),
        ("roundtable", ("questions",)),
    ):
        with op.batch_alter_table(name) as table:
            for column in columns:
                table.drop_column(column)
