"""Striking out what quotes words that are about to be erased, wherever people wrote it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.actions.versions import keep_record
from facilitator.domain.headings import HeadingKey
from facilitator.domain.quotations import make_striker
from facilitator.marking.short_forms import read_common_words
from facilitator.store.roundtables import HeadingRow, get_row
from facilitator.store.vectors import ThemeVectorRow
from facilitator.store.versions import withhold_all
from facilitator.store.words import load_words, strike_out


def erase_quotations(session: Session, roundtable_id: int, gone: Collection[tuple[str, int]]) -> list[dict[str, Any]]:
    """Strikes out what quotes these words and no others; `gone` names the table and the note or contribution.

    Versions are emptied, since they may quote them anywhere, and keep the hash of what was printed. Gives the themes
    that lost words of their names, for the journal.
    """
    keep_record(session, get_row(session, roundtable_id))
    withhold_all(session, roundtable_id)
    session.flush()
    words = load_words(session, roundtable_id)
    erased = [text for table, number, text in words if (table, number) in gone]
    kept = [text for table, number, text in words if (table, number) not in gone]
    strike = make_striker(erased, [*kept, *load_known(session, roundtable_id)], read_common_words())
    struck = strike_out(session, roundtable_id, strike)
    themes = sorted({key["theme_id"] for name, key in struck if name == "theme_name.name"})
    session.execute(delete(ThemeVectorRow).where(ThemeVectorRow.theme_id.in_(themes)))
    return [{"id": number} for number in themes]


def load_known(session: Session, roundtable_id: int) -> list[str]:
    """Words that were there before anybody wrote a note, and give none away."""
    row = get_row(session, roundtable_id)
    headings = session.scalars(select(HeadingRow).where(HeadingRow.roundtable_id == roundtable_id)).all()
    return [row.title, row.cluster, row.question, *HeadingKey, *(f"{each.name} {each.prompt}" for each in headings)]
