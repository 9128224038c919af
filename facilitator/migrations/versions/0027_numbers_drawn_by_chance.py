"""What phones and the room screen know notes and contributions by: numbers drawn by chance."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026b"

TABLES = ("note", "contribution")


def upgrade() -> None:
    for name in TABLES:
        op.add_column(name, sa.Column("alias", sa.BigInteger(), nullable=True))
        draw(sa.table(name, sa.column("id", sa.Integer), sa.column("alias", sa.BigInteger)))
        with op.batch_alter_table(name) as batch:
            batch.alter_column("alias", existing_type=sa.BigInteger(), nullable=False)
            batch.create_unique_constraint(op.f(f"uq_{name}_roundtable_id_alias"), ["roundtable_id", "alias"])


def draw(table: sa.TableClause) -> None:
    """Gives each row its number."""
    connection = op.get_bind()
    drawn = [
        {"of": number, "drawn": 1 + 2**47 + secrets.randbelow(2**47)}
        for number in connection.scalars(sa.select(table.c.id))
    ]
    if drawn:
        change = table.update().where(table.c.id == sa.bindparam("of")).values(alias=sa.bindparam("drawn"))
        connection.execute(change, drawn)


def downgrade() -> None:
    for name in TABLES:
        with op.batch_alter_table(name) as batch:
            batch.drop_constraint(op.f(f"uq_{name}_roundtable_id_alias"), type_="unique")
            batch.drop_column("alias")
