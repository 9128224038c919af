"""Gaps for a person to fill: they stand in drafts, and none stands in a paper that somebody has signed off."""

from collections.abc import Iterable
from dataclasses import replace

from facilitator.reports.blocks import Blank, Block, Paragraph, Table
from facilitator.reports.sections.claims import TO_FILL
from facilitator.reports.sections.context import ACCOUNTS_WANTED
from facilitator.reports.tree import Section

NOT_KNOWN = "—"
"""Stands in a cell that nobody has filled."""


def close_gaps(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections without a gap, and without those that were one and nothing else."""
    closed = [
        replace(part, blocks=tuple(_close_blocks(part.blocks)), children=close_gaps(part.children)) for part in sections
    ]
    return tuple(part.number_parts() if part.level == 1 else part for part in closed if part.blocks or part.children)


def _close_blocks(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        if isinstance(block, Table):
            yield _close_table(block)
        elif isinstance(block, Paragraph):
            yield replace(block, sentences=tuple(each for each in block.sentences if each not in ACCOUNTS_WANTED))
        elif not isinstance(block, Blank) or block.text:
            yield block


def _close_table(table: Table) -> Table:
    """The table without the columns that are blank in every row; what is blank beside something known is not known."""
    if not any(TO_FILL in row for row in table.rows):
        return table
    kept = [place for place in range(len(table.columns)) if any(row[place] != TO_FILL for row in table.rows)]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(tuple(NOT_KNOWN if row[place] == TO_FILL else row[place] for place in kept) for row in table.rows),
        numeric=frozenset(place for place, old in enumerate(kept) if old in table.numeric),
    )
