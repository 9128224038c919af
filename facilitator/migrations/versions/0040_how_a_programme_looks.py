"""A programme's logo, by its hash, and the colour of its bands; both empty where it looks as everything does."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0036"


def upgrade() -> None:
    with op.batch_alter_table("programme") as table:
        table.add_column(sa.Column("logo", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("logo_hash", sa.String(), server_default="", nullable=False))
        table.add_column(sa.Column("colour", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("programme") as table:
        for name in ("logo", "logo_hash", "colour"):
            table.drop_column(name)
