"""Sentences end once: whatever people typed, no sign stands where a reader would stumble over it."""

import re

import pytest

from facilitator.domain.notes import Kind
from facilitator.reports.blocks import Blank, Chart, Facts, Paragraph, Point, Points, Table
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.sections.dossiers import tell_dossier
from facilitator.reports.tree import Form

STUMBLES = re.compile(r"[?!]\.|(?<!\.)\.\.(?!\.)| ,| \.(?!\w)|\[\]|\(\)")
"""A full stop after another end, a sign parted from its word, brackets around nothing."""
EVENINGS = ("nuclear", "space", "cyber-defence")


SAYS = {
    Points: lambda block: (block.title, *(point.words for point in block.points if not point.is_exact)),
    Paragraph: lambda block: (" ".join(each.text for each in block.sentences),),
    Facts: lambda block: (f"{name}: {value}" for name, value in block.rows),
    Chart: lambda block: (block.alternative(),),
    Table: lambda block: (block.caption,),
    Blank: lambda block: (f"{block.title}: {block.text}",),
}
"""What a block says in the report's own words; exact words are as their authors typed them."""


def list_composed(section):
    for block in section.blocks:
        yield from SAYS.get(type(block), lambda _: ())(block)
    for part in section.children:
        yield from list_composed(part)


@pytest.mark.parametrize("name", EVENINGS)
@pytest.mark.parametrize("form", Form)
def test_nothing_that_is_printed_of_an_evening_stumbles_over_a_sign(boards, name, form):
    board = boards.played(name)

    said = [text for part in boards.document(board, form=form).sections for text in list_composed(part)]

    assert not [text for text in said if STUMBLES.search(text)]


@pytest.mark.parametrize("name", EVENINGS)
def test_nor_does_anything_in_a_dossier(boards, name):
    board = boards.played(name)

    said = [text for told in list_issues(board) for text in list_composed(tell_dossier(board, told))]

    assert not [text for text in said if STUMBLES.search(text)]


@pytest.mark.parametrize("end", "?!.…")
def test_what_ends_with_a_sign_of_its_own_gets_no_full_stop(boards, end):
    """A note of few words, and a note alone under a theme that is named as a question."""
    texts = [
        ("Precision agriculture", 1),
        (f"Drones at sea{end}", 1),
        (f"We are short of welders who can travel{end}", 2),
    ]
    notes = [boards.note(n, text, theme_id=theme, kind=Kind.BARRIER) for n, (text, theme) in enumerate(texts, start=1)]
    themes = [boards.theme(1, f"Whose fields{end}"), boards.theme(2, f"Who pays{end}")]
    board = boards.board(*notes, themes=themes, participants=[boards.person(n) for n in (1, 2, 3)])

    said = [text for part in boards.document(board).sections for text in list_composed(part)]

    assert not [text for text in said if STUMBLES.search(text) or "…." in text]


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (Point("Slate: we split it by hand.", (), speaker="Industry"), "Industry – Slate: we split it by hand."),
        (Point("Slate tiles: two yards.", (), topic="Asked for:"), "Asked for – Slate tiles: two yards."),
        (Point("We split it by hand.", (), speaker="Industry"), "Industry: We split it by hand."),
        (Point("We split it. Slate: by hand.", (), speaker="Industry"), "Industry: We split it. Slate: by hand."),
        (Point("-3 days: we split it.", (), speaker="Industry"), "Industry: -3 days: we split it."),
        (Point("We open at 10:30.", (), speaker="Industry", topic="Slate."), "Slate. Industry: We open at 10:30."),
    ],
)
def test_who_speaks_stands_before_a_dash_where_the_note_names_its_topic_with_a_colon(point, words):
    assert point.words == words
