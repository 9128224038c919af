"""Under which name a theme stood on a ballot, and which themes came with a file."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name_revisions", sa.JSON(), nullable=True))
    with op.batch_alter_table("theme", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_from_file", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("theme", schema=None) as batch_op:
        batch_op.drop_column("is_from_file")
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.drop_column("name_revisions")
