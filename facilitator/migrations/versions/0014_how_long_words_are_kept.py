"""Until when a programme keeps what, and what of a roundtable is sealed, erased or put away."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

DATES = ("erase_raw_on", "seal_on", "delete_on")
MOMENTS = ("sealed_at", "raw_erased_at", "archived_at")


def upgrade() -> None:
    for name in DATES:
        op.add_column("programme", sa.Column(name, sa.Date(), nullable=True))
    for name in MOMENTS:
        op.add_column("roundtable", sa.Column(name, sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for name in DATES:
        op.drop_column("programme", name)
    for name in MOMENTS:
        op.drop_column("roundtable", name)
