"""Traces of accounts: who was invited, given a role or ended, and who signed in."""

from alembic import op

revision = "0032"
down_revision = "0031a"

ACTS = (
    *("off_record_read", "link_made", "link_used", "device_ended", "downloaded"),
    *("erased", "sealed", "deleted", "backed_up", "restored", "token_made", "read_by_tool"),
)
NEW = (
    *("account_invited", "account_ended", "role_given", "role_taken"),
    *("password_set", "signed_in", "sign_ins_refused"),
)


def list_acts(*acts: str) -> str:
    """Acts as SQL lists them."""
    return ", ".join(f"'{act}'" for act in acts)


def say_acts(*acts: str) -> None:
    """Has the database take these acts and no other."""
    with op.batch_alter_table("trace") as table:
        table.drop_constraint(op.f("ck_trace_act"), type_="check")
        table.create_check_constraint(op.f("ck_trace_act"), f"act IN ({list_acts(*acts)})")


def upgrade() -> None:
    say_acts(*ACTS, *NEW)


def downgrade() -> None:
    op.execute(f"DELETE FROM trace WHERE act IN ({list_acts(*NEW)})")  # noqa: S608 - our own words
    say_acts(*ACTS)
