"""When a roundtable begins and in which time zone; tokens of tools that read, and their traces."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030b"

ACTS = (
    *("off_record_read", "link_made", "link_used", "device_ended", "downloaded"),
    *("erased", "sealed", "deleted", "backed_up", "restored"),
)
NEW = ("token_made", "read_by_tool")


def say_acts(*acts: str) -> None:
    """Has the database take these acts and no other."""
    kinds = ", ".join(f"'{act}'" for act in acts)
    with op.batch_alter_table("trace") as table:
        table.drop_constraint(op.f("ck_trace_act"), type_="check")
        table.create_check_constraint(op.f("ck_trace_act"), f"act IN ({kinds})")


def upgrade() -> None:
    op.add_column("roundtable", sa.Column("begins_at", sa.Time(), nullable=True))
    op.add_column("roundtable", sa.Column("time_zone", sa.String(), server_default="", nullable=False))
    with op.batch_alter_table("crew") as table:
        table.add_column(sa.Column("token_hash", sa.String(length=64), nullable=True))
        table.create_unique_constraint(op.f("uq_crew_token_hash"), ["token_hash"])
    say_acts(*ACTS, *NEW)


def downgrade() -> None:
    op.execute("DELETE FROM trace WHERE act IN ('token_made', 'read_by_tool')")
    say_acts(*ACTS)
    op.execute("DELETE FROM crew WHERE token_hash IS NOT NULL")
    with op.batch_alter_table("crew") as table:
        table.drop_constraint(op.f("uq_crew_token_hash"), type_="unique")
        table.drop_column("token_hash")
    with op.batch_alter_table("roundtable") as table:
        table.drop_column("time_zone")
        table.drop_column("begins_at")
