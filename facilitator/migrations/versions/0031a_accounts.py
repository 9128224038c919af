"""Accounts of the crew, their roles, the links by which their passwords are set, and whose a device is."""

import sqlalchemy as sa
from alembic import op

revision = "0031a"
down_revision = "0031"

ROLES = ("attendee", "display", "writer", "facilitator", "organiser")


def when(name: str, *, nullable: bool = False) -> sa.Column[object]:
    """A moment."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def refer(column: str, table: str, name: str) -> sa.ForeignKeyConstraint:
    """A reference that goes with what it refers to."""
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_{name}_{column}"), ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        when("made_at"),
        when("ended_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
        sa.UniqueConstraint("subject", name=op.f("uq_account_subject")),
    )
    op.create_table(
        "account_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column(
            "role", sa.Enum(*ROLES, name="role", native_enum=False, create_constraint=True, length=20), nullable=False
        ),
        sa.Column("roundtable_id", sa.Integer(), nullable=True),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        refer("account_id", "account", "account_role"),
        refer("roundtable_id", "roundtable", "account_role"),
        refer("programme_id", "programme", "account_role"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_role")),
    )
    op.create_index(op.f("ix_account_role_account_id"), "account_role", ["account_id"])
    op.create_table(
        "account_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        when("made_at"),
        when("expires_at"),
        when("used_at", nullable=True),
        refer("account_id", "account", "account_link"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_account_link_token_hash")),
    )
    op.create_index(op.f("ix_account_link_account_id"), "account_link", ["account_id"])
    with op.batch_alter_table("crew") as table:
        table.add_column(sa.Column("account_id", sa.Integer(), nullable=True))
        table.create_foreign_key(op.f("fk_crew_account_id"), "account", ["account_id"], ["id"], ondelete="CASCADE")
    op.create_index(op.f("ix_crew_account_id"), "crew", ["account_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_crew_account_id"), table_name="crew")
    with op.batch_alter_table("crew") as table:
        table.drop_constraint(op.f("fk_crew_account_id"), type_="foreignkey")
        table.drop_column("account_id")
    for table_name in ("account_link", "account_role", "account"):
        op.drop_table(table_name)
