"""What this process keeps of people's words so as not to read them twice, and how it is forgotten."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from facilitator.actions.series import forget_series
from facilitator.composition.amounts import find_numbers
from facilitator.domain.entries import WORDS_GONE, EntryKind
from facilitator.domain.phases import Status
from facilitator.marking.doubts import is_doubted
from facilitator.marking.figures import read_figures
from facilitator.marking.languages import find_language
from facilitator.reports.evidence.readings import read_words
from facilitator.store.journal import JournalRow
from facilitator.store.roundtables import RoundtableRow

KEPT = (find_language, find_numbers, is_doubted, read_figures, read_words)
"""Whose cache has people's words as keys."""


def forget_words() -> None:
    """Forgets all of it: which of the words are gone nobody knows here, and what stays is soon read again."""
    for kept in KEPT:
        kept.cache_clear()
    forget_series()


class Erasures:
    """Erasures since the last look, whichever process did them: a command's and another server's are seen here, too."""

    def __init__(self) -> None:
        self._seqs: dict[int, int] | None = None

    def count(self, session: Session) -> int:
        """How many there were; none at the first look, as nothing is kept yet."""
        now = {row[0]: row[1] for row in session.execute(select(RoundtableRow.id, RoundtableRow.seq))}
        before, self._seqs = self._seqs, now
        if before is None:
            return 0
        grown = [number for number, seq in now.items() if before.get(number, seq) < seq]
        return len(before.keys() - now.keys()) + sum(count_erasures(session, each, before[each]) for each in grown)


def count_erasures(session: Session, roundtable_id: int, after: int) -> int:
    """How often words of a roundtable were erased after one of its entries."""
    is_over = RoundtableRow.status.in_([Status.CLOSED, Status.PUBLISHED])
    is_erasure = or_(JournalRow.kind.in_(WORDS_GONE), is_over & (JournalRow.kind == EntryKind.NOTE_EDITED))
    found = select(func.count()).select_from(JournalRow).join(RoundtableRow)
    is_later = (JournalRow.roundtable_id == roundtable_id, JournalRow.seq > after)
    return session.scalar(found.where(*is_later, is_erasure)) or 0
