"""Statements of the desk, which a room marks, and capabilities, each with fields of its own; the evidence phase."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"

KINDS = ("question", "point", "case", "wording", "record", "line", "ask", "offer", "commitment", "remark")
ANSWERS = ("up", "in", "edge", "out")
PHASES = ("lobby", "keynote", "define", "post", "reveal", "cluster", "discuss", "vote", "pitch", "commit", "close")

BEFORE = (
    ("contribution", "kind", "contributionkind", KINDS),
    ("answer", "answer", "answer", ANSWERS),
    ("roundtable", "phase", "phase", PHASES),
)
AFTER = (
    ("contribution", "kind", "contributionkind", (*KINDS[:2], "baseline", *KINDS[2:], "capability")),
    ("answer", "answer", "answer", (*ANSWERS, "matches", "differs", "cannot_say")),
    ("roundtable", "phase", "phase", (*PHASES[:2], "evidence", *PHASES[2:])),
)


def allow(table_name: str, column: str, name: str, values: tuple[str, ...]) -> None:
    """Has the database take these values in a column, and no others."""
    listed = ", ".join(f"'{value}'" for value in values)
    with op.batch_alter_table(table_name) as table:
        table.drop_constraint(op.f(f"ck_{table_name}_{name}"), type_="check")
        table.create_check_constraint(op.f(f"ck_{table_name}_{name}"), f"{column} IN ({listed})")


def upgrade() -> None:
    for choice in AFTER:
        allow(*choice)
    with op.batch_alter_table("contribution_text") as table:
        table.add_column(sa.Column("fields", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.execute("DELETE FROM answer WHERE answer IN ('matches', 'differs', 'cannot_say')")
    op.execute(
        "DELETE FROM contribution_text WHERE contribution_id IN "
        "(SELECT id FROM contribution WHERE kind IN ('baseline', 'capability'))"
    )
    op.execute("DELETE FROM contribution WHERE kind IN ('baseline', 'capability')")
    op.execute("UPDATE roundtable SET phase = 'keynote' WHERE phase = 'evidence'")
    with op.batch_alter_table("contribution_text") as table:
        table.drop_column("fields")
    for choice in BEFORE:
        allow(*choice)
