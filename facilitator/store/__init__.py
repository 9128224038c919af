"""The tables, the journal and reading a Board from them. Models hold no permission, network or rendering."""

from facilitator.store import (
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
