"""Sections 5 to 8, a chapter per heading: strengths, opportunities, barriers and asks, theme by theme."""

from collections import Counter

from facilitator.domain.board import Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.reports.blocks import (
    Block,
    Facts,
    Paragraph,
    Quote,
    Sentence,
)
from facilitator.reports.evidence.attributions import attribute, describe_row
from facilitator.reports.evidence.quotations import choose_quotations
from facilitator.reports.evidence.reactions import tell_reactions
from facilitator.reports.evidence.themes import (
    Group,
    describe_theme,
    labels_of,
    list_groups,
    list_single_notes,
    tell_theme,
)
from facilitator.reports.evidence.wordings import CHAPTERS, KIND_NAMES, KIND_ORDER, capitalise, count, tally
from facilitator.reports.tree import Section


def tell_chapter(board: Board, key: HeadingKey) -> Section:
    """One heading's chapter. A theme of two notes or more stands under its leading kind."""
    groups = list_groups(board, key)
    told = [group for group in groups if len(group.notes) > 1]
    parts = [_tell_kind(board, key, kind, [group for group in told if group.lead is kind]) for kind in KIND_ORDER]
    return Section(
        CHAPTERS[key],
        board.heading(key).name,
        key.value,
        1,
        (tell_opening(board, key, len(groups)), *_tell_singles(board, key)),
        tuple(part for part in parts if part.children),
        key,
        starts_page=True,
    )


def tell_opening(board: Board, key: HeadingKey, n_themes: int) -> Facts:
    """What was asked, and how much came back."""
    heading = board.heading(key)
    notes = board.open_notes(key)
    counts = Counter(note.kind for note in notes)
    kinds = [tally(counts[kind], *KIND_NAMES[kind]) for kind in KIND_ORDER if counts[kind]]
    rows = [
        ("Question", heading.prompt),
        ("People", str(board.n_base(key))),
        ("Notes", f"{len(notes):,}: {', '.join(kinds)}" if notes else "None"),
        ("Themes", str(n_themes)),
    ]
    return Facts(tuple((name, value) for name, value in rows if value))


def _tell_singles(board: Board, key: HeadingKey) -> tuple[Paragraph, ...]:
    notes = list_single_notes(board, key)
    if not notes:
        return ()
    stands = "stands" if len(notes) == 1 else "stand"
    words = capitalise(count(len(notes), "point", "points"))
    text = f"{words} under {board.heading(key).name} {stands} on a single note each, printed in section 9."
    if len(notes) == 1:
        text = f"{words} under {board.heading(key).name} {stands} on a single note, printed in section 9."
    return (Paragraph((Sentence(text, labels_of(notes)),)),)


def _tell_kind(board: Board, key: HeadingKey, kind: Kind, groups: list[Group]) -> Section:
    anchor = f"{key.value}-{kind.value}"
    children = tuple(_tell_one(board, group, f"{anchor}-{place}") for place, group in enumerate(groups, start=1))
    return Section("", capitalise(KIND_NAMES[kind][1]), anchor, 2, children=children, heading=key)


def _tell_one(board: Board, group: Group, anchor: str) -> Section:
    """One theme: its name, who and what is behind it, one sentence, what others said to it, one to three quotations."""
    said = (tell_theme(group, board), *tell_reactions(group.notes, board))
    blocks: list[Block] = [describe_theme(group, board), Paragraph(said)]
    for note in choose_quotations(group.notes, group.lead):
        row = describe_row(note, board, {})
        blocks.append(Quote(row.text, row.label, attribute(row)))
    return Section("", group.theme.name, anchor, 3, tuple(blocks), heading=group.theme.heading)
