"""A kind of flag for notes that accuse a firm or a body by name, which people decide on as of the others."""

from alembic import op

revision = "0041"
down_revision = "0040"

BEFORE = (
    *("contact", "about_a_person", "not_for_attribution", "instruction", "advertisement", "markup"),
    *("off_topic", "dissent"),
)
AFTER = (*BEFORE[:2], "accusation", *BEFORE[2:])


def allow(kinds: tuple[str, ...]) -> None:
    """Has the database take decisions on these kinds of flags, and on no others."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("flag_decision") as table:
        table.drop_constraint(op.f("ck_flag_decision_flagkind"), type_="check")
        table.create_check_constraint(op.f("ck_flag_decision_flagkind"), f"kind IN ({listed})")


def upgrade() -> None:
    allow(AFTER)


def downgrade() -> None:
    op.execute("DELETE FROM flag_decision WHERE kind = 'accusation'")
    allow(BEFORE)
