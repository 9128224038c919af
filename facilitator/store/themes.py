"""Themes, the names they have had, and the suggestions that were refused."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import JSON, ForeignKey, Row, Select, bindparam, false, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.domain.errors import NotFound
from facilitator.domain.headings import HeadingKey
from facilitator.domain.origins import Origin
from facilitator.domain.themes import Backing, Support, Theme, find_successors
from facilitator.store.base import Base, Key, OfRoundtable, choice


class ThemeRow(Base):
    """A theme. It is never deleted, only no longer live, so that undo can bring it back under its own id.

    `merged_into` is the theme that took its notes, if one did.
    """

    __tablename__ = "theme"

    id: Mapped[Key]
    roundtable_id: Mapped[OfRoundtable]
    heading: Mapped[HeadingKey] = mapped_column(choice(HeadingKey))
    name_revision: Mapped[int]
    is_live: Mapped[bool]
    is_from_file: Mapped[bool] = mapped_column(default=False, server_default=false())
    merged_into: Mapped[int | None]
    received: Mapped[Support | None] = mapped_column(choice(Support))
    received_spans_sectors: Mapped[bool | None]


class ThemeNameRow(Base):
    """A name that a theme has or had. The journal points to it by number, since names may hold attendees' words."""

    __tablename__ = "theme_name"

    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    named_by: Mapped[Origin] = mapped_column(choice(Origin, "hand"))


class DismissalRow(Base):
    """A suggestion that a facilitator refused: these notes are not to be offered together again."""

    __tablename__ = "dismissal"

    id: Mapped[Key]
    roundtable_id: Mapped[OfRoundtable]
    notes: Mapped[list[Any]] = mapped_column(JSON)
    is_live: Mapped[bool]


def select_themes() -> Select[ThemeRow, ThemeNameRow]:
    """Themes with their present name, oldest first."""
    named = (ThemeNameRow.theme_id == ThemeRow.id) & (ThemeNameRow.revision == ThemeRow.name_revision)
    return select(ThemeRow, ThemeNameRow).join(ThemeNameRow, named).order_by(ThemeRow.id)


# Every look at a board and at an entry needs these, so they are built once.
AMONG = ThemeRow.id.in_(bindparam("among", expanding=True))
THEMES = select_themes().where(ThemeRow.roundtable_id == bindparam("of")).execution_options(populate_existing=True)
THEMES_AMONG = THEMES.where(AMONG)
THEME_HEADINGS = select(ThemeRow.id, ThemeRow.heading).where(AMONG)
THEME_NAMES = select(ThemeNameRow).where(ThemeNameRow.theme_id.in_(bindparam("among", expanding=True)))
MERGED = select(ThemeRow.id, ThemeRow.is_live, ThemeRow.merged_into).where(
    ThemeRow.roundtable_id.in_(select(ThemeRow.roundtable_id).where(AMONG))
)
DISMISSALS = select(DismissalRow).where(DismissalRow.roundtable_id == bindparam("of"), DismissalRow.is_live)


def load_themes(session: Session, roundtable_id: int, ids: Iterable[int] | None = None) -> list[Theme]:
    """The themes of a roundtable, live or not, all or those with these ids."""
    of = {"of": roundtable_id}
    rows = session.execute(THEMES, of) if ids is None else session.execute(THEMES_AMONG, of | {"among": list(ids)})
    return [as_theme(row) for row in rows]


def load_theme_headings(session: Session, ids: Collection[int]) -> dict[int, HeadingKey]:
    """The heading of each of these themes, live or not."""
    if not ids:
        return {}
    return {row[0]: row[1] for row in session.execute(THEME_HEADINGS, {"among": list(ids)})}


def load_theme_names(session: Session, ids: Collection[int]) -> dict[tuple[int, int], str]:
    """Every name that these themes have had, by theme and revision."""
    if not ids:
        return {}
    rows = session.scalars(THEME_NAMES, {"among": list(ids)})
    return {(row.theme_id, row.revision): row.name for row in rows}


def load_successors(session: Session, ids: Collection[int]) -> dict[int, int]:
    """For each of these themes that was merged, the live theme that has its notes now, however often they moved on."""
    if not ids:
        return {}
    rows = session.execute(MERGED, {"among": list(ids)})
    return find_successors({row.id: row.merged_into if not row.is_live else row.id for row in rows}, ids)


def find_present(session: Session, ids: Collection[int]) -> dict[int, int]:
    """For each of these themes, the live one that has its notes now: itself, or what it was merged into."""
    live = select(ThemeRow.id).where(ThemeRow.id.in_(list(ids)), ThemeRow.is_live)
    return {theme: theme for theme in session.scalars(live)} | load_successors(session, ids)


def load_name_revisions(session: Session, ids: Sequence[int]) -> list[int]:
    """Which name each of these themes has now, in their order."""
    rows = session.execute(select(ThemeRow.id, ThemeRow.name_revision).where(ThemeRow.id.in_(list(ids))))
    revision_of = {row[0]: row[1] for row in rows}
    return [revision_of[theme] for theme in ids]


def get_theme(session: Session, roundtable_id: int, theme_id: int) -> ThemeRow:
    """A live theme of this roundtable."""
    row = session.get(ThemeRow, theme_id, populate_existing=True)
    if row is None or row.roundtable_id != roundtable_id or not row.is_live:
        raise NotFound("There is no such theme at this roundtable; somebody may have merged or dissolved it.")
    return row


def load_dismissals(session: Session, roundtable_id: int) -> tuple[frozenset[int], ...]:
    """The groups of notes that were refused."""
    return tuple(frozenset(row.notes) for row in session.scalars(DISMISSALS, {"of": roundtable_id}))


def store_received(received: Backing | None) -> dict[str, Any]:
    """The columns that hold what came with an export."""
    return {
        "received": None if received is None else received.support,
        "received_spans_sectors": None if received is None else received.spans_sectors,
    }


def read_received(row: ThemeRow) -> Backing | None:
    """What came with an export, if the theme did."""
    return None if row.received is None else Backing(row.received, bool(row.received_spans_sectors))


def theme_state(row: ThemeRow) -> dict[str, Any]:
    """What can change about a theme, for the journal."""
    return {
        "id": row.id,
        "heading": row.heading.value,
        "name_revision": row.name_revision,
        "is_live": row.is_live,
        "merged_into": row.merged_into,
    }


def dismissal_state(row: DismissalRow) -> dict[str, Any]:
    """A refused suggestion, for the journal."""
    return {"id": row.id, "notes": row.notes, "is_live": row.is_live}


def as_theme(row: Row[ThemeRow, ThemeNameRow]) -> Theme:
    """The rows as the plain thing that the rules and the reports know."""
    theme, name = row
    return Theme(
        theme.id,
        theme.heading,
        name.name,
        name.named_by,
        theme.is_live,
        read_received(theme),
        is_from_file=theme.is_from_file,
    )
