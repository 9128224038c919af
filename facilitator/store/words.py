"""Which columns may hold words of a note or a contribution: the one list that erasing goes by.

Every column of text stands here or among those that hold none; a test fails for a new one until it is listed.
"""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, or_, select, update
from sqlalchemy.orm import Session

from facilitator.store.base import Base

WORDS = frozenset({"note_text.text", "contribution_text.text", "contribution_text.detail", "contribution_text.fields"})
"""The words themselves. Erasing empties them."""

OF_NOTES = frozenset({"note.reason", "claim_check.source"})
"""What the crew wrote of one note. Erasing empties it with the note."""

QUOTING = frozenset(
    {
        *("theme_name.name", "amendment.text", "comment.text", "roundtable.received", "version.reason"),
        *("common_issue.name", "drafted_text.text", "drafted_text.fault"),
        *("heading.name", "heading.prompt", "roundtable.speaker", "roundtable.topic"),
        *("roundtable.title", "roundtable.cluster", "roundtable.venue", "roundtable.host", "roundtable.question"),
    }
)
"""What people wrote that may quote a note. Erasing strikes out the quotation and leaves the rest, here and in what the
crew wrote of other notes."""

FROZEN = frozenset({"version.frozen", "version.export"})
"""What was fixed and may hold any words. Erasing empties it whole; the version keeps number, hash, date and reason."""

VECTORS = frozenset({"note_vector.vector", "theme_vector.vector", "note_reading.found"})
"""What a language model made of words, and what was found in them. The rows go with the words, and with the name of a
theme that is struck."""

CONTACTS = frozenset({"introduction.contact", "introduction.author_contact"})
"""How two people reach each other. They go with the ask or the offer, and when the roundtable is sealed."""

NO_WORDS = frozenset(
    {
        *("programme.name", "programme.custodian", "programme.contact"),
        *(
            "programme.template",
            "programme.template_name",
            "programme.logo",
            "programme.logo_hash",
            "programme.colour",
            "programme.starts_like",
            "programme.sectors",
            "round.revisions",
        ),
        *("roundtable.code", "roundtable.questions", "roundtable.agenda", "roundtable.spotlight"),
        *("roundtable.tables", "roundtable.intake"),
        *("kept_map.name", "kept_map.rules"),
        *("participant.organisation", "entry_link.token_hash"),
        *("crew.token_hash", "roundtable.time_zone"),
        *("note.source_id", "contribution.source_id", "contribution.received_answers"),
        *("note_vector.model", "theme_vector.model", "note_reading.rules", "note_reading.model"),
        *("round.key", "round.themes", "round.shown", "round.tallies", "ballot.voter", "ballot.marks"),
        *("common_theme.notes", "common_reading.denied", "common_reading.voices", "common_reading.received"),
        *("dismissal.notes", "amendment.slot", "amendment.links", "amendment.actor"),
        *("account.login", "account.name", "account.password_hash", "account.subject", "account_link.token_hash"),
        *("amendment.drafted_by", "participant.told_of"),
        *("drafted_text.links", "drafted_text.model", "drafted_text.actor"),
        *("crew.name", "flag_decision.actor", "claim_check.actor", "version.actor"),
        *("comment.actor", "comment.resolved_by"),
        "trace.what",
        *("version.hash", "version.content", "version.withheld", "version.notes"),
        *("journal.kind", "journal.payload", "journal.actor", "journal.client_id", "journal.digest"),
    }
)
"""Numbers, keys, hashes, and what was there before anybody wrote a note."""

Change = Callable[[str], str]


def name_of(column: Column[Any]) -> str:
    """How the lists name a column."""
    return f"{column.table.name}.{column.name}"


def quoting_columns() -> list[Column[Any]]:
    """The columns in which quotations are looked for."""
    tables = Base.metadata.sorted_tables
    return [column for table in tables for column in table.columns if name_of(column) in QUOTING | OF_NOTES]


def strike_out(session: Session, roundtable_id: int, strike: Change) -> list[tuple[str, dict[str, Any]]]:
    """Has every quoting text of a roundtable changed; gives where something was: the column and the row's key."""
    struck = []
    for column in quoting_columns():
        table = column.table
        keys = list(table.primary_key.columns)
        of_here = select(*keys, column.label("words")).where(belongs_to(table, roundtable_id), column.is_not(None))
        for row in session.execute(of_here).all():
            changed = change_strings(row.words, strike)
            if changed != row.words:
                key = {each.name: row._mapping[each.name] for each in keys}
                session.execute(update(table).where(*is_row(table, key)).values({column.name: changed}))
                struck.append((name_of(column), key))
    session.expire_all()
    return struck


def load_shared_names(session: Session, roundtable_id: int) -> set[str]:
    """What the issues are called that a roundtable shares with others."""
    table = Base.metadata.tables["common_issue"]
    return set(session.scalars(select(table.columns["name"]).where(belongs_to(table, roundtable_id))))


def is_row(table: Table, key: dict[str, Any]) -> Iterator[ColumnElement[bool]]:
    """What picks out one row."""
    return (table.columns[name] == value for name, value in key.items())


def belongs_to(table: Table, roundtable_id: int) -> ColumnElement[bool]:
    """What picks out the rows of one roundtable: its own, or those of what belongs to it."""
    if table.name == "roundtable":
        return table.columns["id"] == roundtable_id
    if table.name == "common_issue":
        members, readings = (Base.metadata.tables[name].columns for name in ("common_theme", "common_reading"))
        own = members["theme_id"].in_(ids_of(Base.metadata.tables["theme"], roundtable_id))
        by_theme = select(members["issue_id"]).where(own)
        by_note = select(readings["issue_id"]).where(readings["roundtable_id"] == roundtable_id)
        return or_(*(table.columns["id"].in_(issues) for issues in (by_theme, by_note)))
    if "roundtable_id" in table.columns:
        return table.columns["roundtable_id"] == roundtable_id
    parents = [(key.parent, key.column.table) for key in table.foreign_keys if key.parent.primary_key]
    return or_(*(column.in_(ids_of(parent, roundtable_id)) for column, parent in parents))


def ids_of(table: Table, roundtable_id: int) -> Any:
    """The numbers of a table's rows that belong to one roundtable."""
    return select(table.columns["id"]).where(belongs_to(table, roundtable_id))


def change_strings(value: Any, change: Change) -> Any:
    """A text, or whatever was stored as JSON, with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {change(key): change_strings(each, change) for key, each in value.items()}
    return [change_strings(each, change) for each in value] if isinstance(value, list) else value


def load_words(session: Session, roundtable_id: int) -> list[tuple[str, int, str]]:
    """Every text of a roundtable's notes and contributions that is there: its table, whose it is, and the words."""
    found = []
    for name in sorted(WORDS):
        table, column = Base.metadata.tables[name.split(".")[0]], name.split(".")[1]
        owner, text = next(iter(table.primary_key.columns)), table.columns[column]
        rows = session.execute(select(owner, text).where(belongs_to(table, roundtable_id), text.is_not(None)))
        found += [(table.name, number, words) for number, stored in rows for words in list_strings(stored)]
    return found


def list_strings(stored: Any) -> list[str]:
    """A text, or every text of an object."""
    return list(stored.values()) if isinstance(stored, dict) else [stored]
