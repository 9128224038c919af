"""What rules and a model find in notes; of older notes it is stored when a server next looks."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0027b"


def upgrade() -> None:
    op.create_table(
        "note_reading",
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("rules", sa.String(64), nullable=False),
        sa.Column("model", sa.String(64), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_note_reading_note_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("note_id", name=op.f("pk_note_reading")),
    )


def downgrade() -> None:
    op.drop_table("note_reading")
