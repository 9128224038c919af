"""With which entries words go, or are hidden: the one list by which servers forget and pages are judged once more."""

from facilitator.domain.entries import EntryKind

WORDS_GONE = frozenset(
    {EntryKind.ROUNDTABLE_CLOSED, EntryKind.WORDS_ERASED, EntryKind.RAW_ERASED, EntryKind.ROUNDTABLE_SEALED}
)
"""What was made of words, or of whose they are, is forgotten with them."""

WORDS_TAKEN = frozenset(
    {
        EntryKind.NOTE_EDITED,
        EntryKind.NOTE_WITHDRAWN,
        EntryKind.CONTRIBUTION_WITHDRAWN,
        EntryKind.INTRODUCTION_WITHDRAWN,
        EntryKind.INTRODUCTION_ANSWERED,
        EntryKind.SHARING_TIGHTENED,
    }
)
"""Words, or where people are from, go with these, too. What was made of them while the room goes on is kept to the
close: each sort needs it."""

Erasure = tuple[int, int]
"""A roundtable and the number of its entry with which words went; 0 where the roundtable is gone."""

BETWEEN_TWO = frozenset({EntryKind.INTRODUCTION_WITHDRAWN, EntryKind.INTRODUCTION_ANSWERED})
"""How people can be reached, which stands on their two phones alone."""

HIDDEN = frozenset(
    {EntryKind.NOTE_HELD, EntryKind.NOTE_WITHHELD, EntryKind.CONTRIBUTION_HIDDEN, EntryKind.FLAG_DECIDED}
)

SHOWN_NO_MORE = (WORDS_GONE | WORDS_TAKEN | HIDDEN) - BETWEEN_TWO
"""With these, something that was read before for a page or a file may be shown no more."""
