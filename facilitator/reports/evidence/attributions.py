"""Who said a thing, as far as the sharing mode lets it be said. The board judges; nothing here knows of people."""

from facilitator.domain.board import Board
from facilitator.domain.notes import Kind, Note, Place
from facilitator.domain.themes import Theme
from facilitator.reports.blocks import NoteRow, ThemeFacts
from facilitator.reports.evidence.reactions import describe_reactions
from facilitator.reports.evidence.wordings import KIND_NAMES, SECTOR_NAMES, SOURCE_NAMES, capitalise, join, tally


def label_of(note: Note) -> str:
    """The label of an open note, which always has one."""
    if note.label is None:
        raise ValueError(f"note {note.id} is off the record and cannot be cited")
    return note.label


def text_of(note: Note) -> str:
    """The exact words of an open note; empty only where they have been erased."""
    return note.text or ""


def describe_row(note: Note, board: Board, themes: dict[int, Theme]) -> NoteRow:
    """A note with all that may be said of it, for a list of notes."""
    theme = themes.get(note.theme_id or 0) if note.place is Place.THEME else None
    return NoteRow(
        label=label_of(note),
        text=text_of(note),
        heading=note.heading,
        kind=note.kind,
        theme=None if theme is None else theme.name,
        is_aside=note.place is Place.ASIDE,
        sector=board.sector(note),
        organisation=board.organisation(note),
        table=board.table(note),
        source=note.source,
        is_late=note.is_late,
        reactions=describe_reactions(note, board),
    )


def attribute(row: NoteRow) -> str:
    """Who said it, for print: `Government, Amber Basin Council`, or "" where nothing may be said."""
    parts = [SOURCE_NAMES.get(row.source, ""), SECTOR_NAMES[row.sector] if row.sector else "", row.organisation or ""]
    return ", ".join(filter(None, parts))


def describe_source(row: NoteRow) -> str:
    """Who said it and at which table, and whether it was sent late."""
    table = "" if row.table is None else f"table {row.table}"
    return capitalise(", ".join(filter(None, [attribute(row), table, "sent late" if row.is_late else ""])))


def describe_kind(row: NoteRow) -> str:
    """The note's kind as a word with a capital."""
    return "Kind not said" if row.kind is None else capitalise(KIND_NAMES[row.kind][0])


def describe_place(row: NoteRow) -> str:
    """The note's theme, or why it has none."""
    return row.theme or ("Set aside" if row.is_aside else "On its own")


def describe_support(facts: ThemeFacts) -> str:
    """The support wording with a capital: `Several (4 of 19 people), across sectors`; or that it is a record."""
    if facts.is_record:
        return "Records only"
    under = f", under {join(facts.headings)}" if facts.headings else ""
    added = (", across sectors" if facts.across_sectors else "") + (", and records" if facts.has_records else "")
    return capitalise(facts.support) + describe_people(facts) + added + under


def describe_people(facts: ThemeFacts) -> str:
    """How many people of how many that is; nothing where that may not be told."""
    if facts.n_people is None or facts.n_base is None:
        return ""
    if facts.n_people == 1:
        return f" of {facts.n_base:,}"
    return f" ({facts.n_people:,} of {facts.n_base:,} people)"


def describe_kinds(facts: ThemeFacts) -> list[tuple[Kind | None, str]]:
    """Each kind of a theme's notes with its count: `5 barriers`."""
    return [(kind, tally(number, *KIND_NAMES[kind])) for kind, number in facts.kinds]


def describe_sectors(facts: ThemeFacts) -> str:
    """The sectors behind a theme in their fixed order: `Industry, Academia, others not named`."""
    names = [SECTOR_NAMES[sector] for sector in facts.sectors]
    if facts.has_unnamed:
        names.append("others not named" if names else "sectors not named")
    return ", ".join(names)
