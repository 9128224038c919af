"""The tables, the journal and reading a Board from them. Models hold no permission, network or rendering."""

from facilitator.store import (
    common_issues,
    contributions,
    introductions,
    journal,
    maps,
    notes,
    people,
    programmes,
    reactions,
    roundtables,
    themes,
    vectors,
    votes,
)
from facilitator.store.base import Base

__all__ = [
    "Base",
    "common_issues",
    "contributions",
    "introductions",
    "journal",
    "maps",
    "notes",
    "people",
    "programmes",
    "reactions",
    "roundtables",
    "themes",
    "vectors",
    "votes",
]
