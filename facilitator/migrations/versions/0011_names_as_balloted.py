"""Which of its names each theme of a vote had on the ballot: that of then, whatever it is called since."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0007"


def upgrade() -> None:
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.add_column(sa.Column("revisions", sa.JSON(), nullable=True))
    link = op.get_bind()
    themes = sa.table("theme", sa.column("id", sa.Integer()), sa.column("name_revision", sa.Integer()))
    rounds = sa.table(
        "round", sa.column("id", sa.Integer()), sa.column("themes", sa.JSON()), sa.column("revisions", sa.JSON())
    )
    # What stood on an earlier ballot was not kept: the name of today is the nearest to it.
    revision_of = {row.id: row.name_revision for row in link.execute(sa.select(themes))}
    for row in link.execute(sa.select(rounds.c.id, rounds.c.themes)).all():
        revisions = [revision_of[theme] for theme in row.themes]
        link.execute(rounds.update().where(rounds.c.id == row.id).values(revisions=revisions))
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.alter_column("revisions", existing_type=sa.JSON(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.drop_column("revisions")
