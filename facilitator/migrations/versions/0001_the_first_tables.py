"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TABLES = [
    "programme",
    "roundtable",
    "crew",
    "dismissal",
    "entry_link",
    "heading",
    "journal",
    "participant",
    "theme",
    "note",
    "theme_name",
    "note_text",
]


def upgrade() -> None:
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    op.create_table(
        "roundtable",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=5), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "live",
                "closed",
                "published",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "sharing_mode",
            sa.Enum(
                "open",
                "sector_only",
                "chatham_house",
                name="sharingmode",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("note_limit", sa.Integer(), nullable=False),
        sa.Column("agenda", sa.JSON(), nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
                "lobby",
                "keynote",
                "define",
                "post",
                "reveal",
                "cluster",
                "discuss",
                "vote",
                "pitch",
                "commit",
                "close",
                name="phase",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("phase_started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("phase_ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("off_record_shown", sa.Integer(), nullable=False),
        sa.Column("received", sa.JSON(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("note_limit BETWEEN 80 AND 2000", name=op.f("ck_roundtable_note_limit")),
        sa.CheckConstraint("seq >= 0", name=op.f("ck_roundtable_seq")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_roundtable_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roundtable")),
        sa.UniqueConstraint("code", name=op.f("uq_roundtable_code")),
    )
    op.create_index(op.f("ix_roundtable_programme_id"), "roundtable", ["programme_id"], unique=False)

    op.create_table(
        "crew",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "attendee",
                "display",
                "writer",
                "facilitator",
                "organiser",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["roundtable_id"], ["roundtable.id"], name=op.f("fk_crew_roundtable_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crew")),
    )
    op.create_index(op.f("ix_crew_roundtable_id"), "crew", ["roundtable_id"], unique=False)

    op.create_table(
        "dismissal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["roundtable_id"], ["roundtable.id"], name=op.f("fk_dismissal_roundtable_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissal")),
    )
    op.create_index(op.f("ix_dismissal_roundtable_id"), "dismissal", ["roundtable_id"], unique=False)

    op.create_table(
        "entry_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "attendee",
                "display",
                "writer",
                "facilitator",
                "organiser",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["roundtable_id"], ["roundtable.id"], name=op.f("fk_entry_link_roundtable_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_entry_link_token_hash")),
    )
    op.create_index(op.f("ix_entry_link_roundtable_id"), "entry_link", ["roundtable_id"], unique=False)

    op.create_table(
        "heading",
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column(
            "key",
            sa.Enum(
                "business",
                "talent",
                "innovation",
                "investment",
                name="headingkey",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["roundtable_id"], ["roundtable.id"], name=op.f("fk_heading_roundtable_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("roundtable_id", "key", name=op.f("pk_heading")),
    )
    op.create_index(op.f("ix_heading_roundtable_id"), "heading", ["roundtable_id"], unique=False)

    op.create_table(
        "journal",
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("actor", sa.String(length=20), nullable=False),
        sa.Column("client_id", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["roundtable_id"], ["roundtable.id"], name=op.f("fk_journal_roundtable_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("roundtable_id", "seq", name=op.f("pk_journal")),
        sa.UniqueConstraint(
            "roundtable_id", "actor", "client_id", name=op.f("uq_journal_roundtable_id_actor_client_id")
        ),
    )
    op.create_table(
        "participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column(
            "sector",
            sa.Enum(
                "industry",
                "academia",
                "government",
                "investor",
                "other",
                name="sector",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("organisation", sa.String(), nullable=True),
        sa.Column("table_number", sa.Integer(), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "table_number IS NULL OR table_number BETWEEN 1 AND 999", name=op.f("ck_participant_table_number")
        ),
        sa.ForeignKeyConstraint(
            ["roundtable_id"], ["roundtable.id"], name=op.f("fk_participant_roundtable_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
    )
    op.create_index(op.f("ix_participant_roundtable_id"), "participant", ["roundtable_id"], unique=False)

    op.create_table(
        "theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column(
            "heading",
            sa.Enum(
                "business",
                "talent",
                "innovation",
                "investment",
                name="headingkey",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("name_revision", sa.Integer(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column(
            "received",
            sa.Enum(
                "one participant",
                "a few",
                "several",
                "many",
                "most",
                name="support",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("received_spans_sectors", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["roundtable_id"], ["roundtable.id"], name=op.f("fk_theme_roundtable_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
    )
    op.create_index(op.f("ix_theme_roundtable_id"), "theme", ["roundtable_id"], unique=False)

    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column(
            "heading",
            sa.Enum(
                "business",
                "talent",
                "innovation",
                "investment",
                name="headingkey",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "opportunity",
                "barrier",
                "strength",
                "ask",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "handling",
            sa.Enum(
                "open",
                "off_record",
                "held",
                "withheld",
                "withdrawn",
                name="handling",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column(
            "place",
            sa.Enum(
                "ungrouped",
                "theme",
                "alone",
                "aside",
                name="place",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.Column(
            "placed_by",
            sa.Enum("person", "tool", name="hand", native_enum=False, create_constraint=True, length=20),
            nullable=True,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "phone",
                "scribe",
                "paper",
                "import",
                name="source",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("source_id", sa.String(length=64), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(place = 'theme') = (theme_id IS NOT NULL)", name=op.f("ck_note_place_and_theme")),
        sa.CheckConstraint("handling <> 'off_record' OR theme_id IS NULL", name=op.f("ck_note_off_record_ungrouped")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_note_participant_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["roundtable_id"], ["roundtable.id"], name=op.f("fk_note_roundtable_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_note_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("roundtable_id", "heading", "number", name=op.f("uq_note_roundtable_id_heading_number")),
    )
    op.create_index(op.f("ix_note_participant_id"), "note", ["participant_id"], unique=False)
    op.create_index(op.f("ix_note_roundtable_id"), "note", ["roundtable_id"], unique=False)
    op.create_index("ix_note_theme_id", "note", ["theme_id"], unique=False)

    op.create_table(
        "theme_name",
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "named_by",
            sa.Enum("person", "tool", name="hand", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_theme_name_theme_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("theme_id", "revision", name=op.f("pk_theme_name")),
    )
    op.create_table(
        "note_text",
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_note_text_note_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("note_id", "revision", name=op.f("pk_note_text")),
    )


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
