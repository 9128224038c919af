"""Which notes and contributions a report points to, and which its annexes hold, by their labels."""

from facilitator.reports.blocks import (
    Blank,
    Chart,
    ContributionList,
    Facts,
    NoteList,
    Paragraph,
    Points,
    Quote,
    Table,
    ThemeFacts,
)


def cited_in(block):
    """The labels that one block points to; the annex's own lists point to none."""
    match block:
        case Paragraph():
            return [label for sentence in block.sentences for label in sentence.notes]
        case Points():
            return block.cited
        case Blank() | ThemeFacts():
            return block.notes
        case Quote():
            return [block.label]
        case NoteList() | ContributionList():
            return [] if block.is_annex else [row.label for row in block.rows]
        case Facts() | Table() | Chart():
            return []
    raise AssertionError(block)


def annex_of(document):
    """The notes by label, as the annex gives them."""
    lists = [block for part in document.walk() for block in part.blocks if isinstance(block, NoteList)]
    return {row.label: row for block in lists if block.is_annex for row in block.rows}
