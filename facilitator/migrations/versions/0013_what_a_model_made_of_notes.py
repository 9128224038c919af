"""What a language model made of notes and of themes' names, so that no download waits for it or needs it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    for name in ("note", "theme"):
        op.create_table(
            f"{name}_vector",
            sa.Column(f"{name}_id", sa.Integer(), nullable=False),
            sa.Column("revision", sa.Integer(), nullable=False),
            sa.Column("model", sa.String(64), nullable=False),
            sa.Column("vector", sa.LargeBinary(), nullable=False),
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}.id"], name=op.f(f"fk_{name}_vector_{name}_id"), ondelete="CASCADE"
            ),
            sa.PrimaryKeyConstraint(f"{name}_id", name=op.f(f"pk_{name}_vector")),
        )


def downgrade() -> None:
    op.drop_table("theme_vector")
    op.drop_table("note_vector")
