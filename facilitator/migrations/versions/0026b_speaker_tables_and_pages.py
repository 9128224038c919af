"""Who speaks and on what, which table takes which theme, and the page that the room screen was turned to."""

import sqlalchemy as sa
from alembic import op

revision = "0026b"
down_revision = "0026"


def upgrade() -> None:
    with op.batch_alter_table("roundtable", schema=None) as batch_op:
        batch_op.add_column(sa.Column("speaker", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("topic", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("page", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("tables", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("roundtable", schema=None) as batch_op:
        for column in ("tables", "page", "topic", "speaker"):
            batch_op.drop_column(column)
