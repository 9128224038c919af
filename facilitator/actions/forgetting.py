"""What this process keeps of people's words so as not to read them twice, and how it is forgotten."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from facilitator.actions.series import forget_series
from facilitator.composition.amounts import find_numbers
from facilitator.database.leaving import WORDS_GONE, WORDS_TAKEN, Erasure
from facilitator.domain.phases import OVER
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

    def find(self, session: Session) -> set[Erasure]:
        """Which there were; none at the first look, as nothing is kept yet."""
        now = {row[0]: row[1] for row in session.execute(select(RoundtableRow.id, RoundtableRow.seq))}
        before, self._seqs = self._seqs, now
        if before is None:
            return set()
        found = {(number, 0) for number, seq in before.items() if now.get(number, -1) < seq}
        grown = [number for number, seq in now.items() if before.get(number, seq) < seq]
        return found.union(*(find_erasures(session, each, before[each]) for each in grown))


def find_erasures(session: Session, roundtable_id: int, after: int) -> set[Erasure]:
    """The entries of a roundtable after one of them with which words went for good."""
    is_erasure = or_(JournalRow.kind.in_(WORDS_GONE), RoundtableRow.status.in_(OVER) & JournalRow.kind.in_(WORDS_TAKEN))
    found = select(JournalRow.roundtable_id, JournalRow.seq).join(RoundtableRow)
    is_later = (JournalRow.roundtable_id == roundtable_id, JournalRow.seq > after)
    return {(row[0], row[1]) for row in session.execute(found.where(*is_later, is_erasure))}
