"""The tables, the journal and reading a Board from them. Models hold no permission, network or rendering."""

from facilitator.store import journal, notes, people, programmes, roundtables, themes, votes
from facilitator.store.base import Base

__all__ = ["Base", "journal", "notes", "people", "programmes", "roundtables", "themes", "votes"]
