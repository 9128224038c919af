"""A note may have no kind and its author no sector where nobody said them; and where a roundtable's notes came from."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

KINDS = ("opportunity", "barrier", "strength", "ask")
SECTORS = ("industry", "academia", "government", "investor", "other")


def choice(name: str, *values: str) -> sa.Enum:
    """An enumeration whose check the table has already."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=False, length=20)


def upgrade() -> None:
    with op.batch_alter_table("note", schema=None) as table:
        table.alter_column("kind", existing_type=choice("kind", *KINDS), nullable=True)
    with op.batch_alter_table("participant", schema=None) as table:
        table.alter_column("sector", existing_type=choice("sector", *SECTORS), nullable=True)
    with op.batch_alter_table("roundtable", schema=None) as table:
        table.add_column(sa.Column("intake", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.execute("UPDATE note SET kind = 'ask' WHERE kind IS NULL")
    op.execute("UPDATE participant SET sector = 'other' WHERE sector IS NULL")
    with op.batch_alter_table("roundtable", schema=None) as table:
        table.drop_column("intake")
    with op.batch_alter_table("participant", schema=None) as table:
        table.alter_column("sector", existing_type=choice("sector", *SECTORS), nullable=False)
    with op.batch_alter_table("note", schema=None) as table:
        table.alter_column("kind", existing_type=choice("kind", *KINDS), nullable=False)
