"""The tables, the journal and reading a Board from them. Models hold no permission, network or rendering.

Every module with a table stands here: what scrubs, backs up and erases goes by the tables that are known.
"""

from facilitator.store import (
    accounts,
    amendments,
    claims,
    comments,
    common_issues,
    contributions,
    drafted_texts,
    flags,
    introductions,
    journal,
    maps,
    notes,
    outcomes,
    people,
    programmes,
    reactions,
    readings,
    roundtables,
    themes,
    traces,
    vectors,
    versions,
    votes,
)
from facilitator.store.base import Base

__all__ = [
    "Base",
    "accounts",
    "amendments",
    "claims",
    "comments",
    "common_issues",
    "contributions",
    "drafted_texts",
    "flags",
    "introductions",
    "journal",
    "maps",
    "notes",
    "outcomes",
    "people",
    "programmes",
    "reactions",
    "readings",
    "roundtables",
    "themes",
    "traces",
    "vectors",
    "versions",
    "votes",
]
