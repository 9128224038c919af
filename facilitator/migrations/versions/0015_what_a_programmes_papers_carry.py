"""Who keeps a programme's papers, whom to write to, and the template they are made with in Word."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    for name in ("custodian", "contact", "template_name"):
        op.add_column("programme", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("programme", sa.Column("template", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("programme") as table:
        for name in ("template", "template_name", "contact", "custodian"):
            table.drop_column(name)
