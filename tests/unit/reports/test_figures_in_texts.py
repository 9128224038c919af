"""What a person writes of an issue says of its figures what an edited point says: none goes out as if it were known."""

from dataclasses import replace

import pytest
from exported import read
from exported import write as write_file

from facilitator.composition.parts import Mark
from facilitator.domain.amendments import Act, Amendment
from facilitator.domain.claims import Check, ClaimStatus
from facilitator.domain.notes import Kind
from facilitator.domain.people import Role
from facilitator.reports.blocks import Blank, Points
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.figures import find_strange
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.evidence.open_items import say_open
from facilitator.reports.tree import Form

THEME = 7
NOTES = (
    (Kind.BARRIER, "Vetting takes 14 months for DV, nobody can plan a start date around that"),
    (Kind.BARRIER, "We lose 1 in 3 graduates while they wait"),
    (Kind.ASK, "Fund 200 places for vetting officers"),
)


def write(boards, text, *, stands_on=(1, 2, 3), status="", act=Act.SENTENCE, slot=None):
    """A board of three notes on one issue with what a person wrote of it; the first one's figure may be checked."""
    notes = [boards.note(n, text, kind=kind, theme_id=THEME) for n, (kind, text) in enumerate(NOTES, start=1)]
    board = boards.board(*notes, themes=[boards.theme(THEME, "Vetting")])
    if status:
        claim = list_claims(release(board))[0]
        board = replace(board, checks={(1, *claim.at): Check(ClaimStatus(status), "writer", "A count, 2026")})
    links = tuple((note, 1) for note in stands_on)
    said = Amendment(1, act, THEME, 1, 1, text, slot, None, links, None, "", Role.WRITER, boards.now)
    return release(replace(board, amendments=(said,)))


@pytest.mark.parametrize(
    ("text", "status", "marks"),
    [
        ("Vetting takes so long that starts cannot be planned.", "", ()),
        ("Vetting takes so long (14 months for DV) that starts cannot be planned.", "", (Mark.UNCHECKED,)),
        ("Vetting takes fourteen months.", "confirmed", ()),
        ("Vetting takes 14 months.", "withdrawn", (Mark.WITHDRAWN,)),
        ("Vetting takes 14 months, and one graduate in three is lost.", "withdrawn", (Mark.UNCHECKED, Mark.WITHDRAWN)),
        ("Vetting takes 40 months.", "confirmed", (Mark.UNCHECKED, Mark.NOT_IN_NOTES)),
        ("Three in four firms wait.", "", (Mark.UNCHECKED, Mark.NOT_IN_NOTES)),
        ("The room asks for 200 places for vetting officers.", "", ()),
    ],
)
@pytest.mark.parametrize("act", [Act.SENTENCE, Act.PARAGRAPH])
def test_a_text_has_the_marks_of_its_figures(boards, text, status, marks, act):
    (told,) = list_issues(write(boards, text, status=status, act=act))

    (found,) = [told.texts.sentence] if act is Act.SENTENCE else told.texts.paragraphs
    assert found.marks == marks


def test_a_figure_of_a_note_that_a_sentence_does_not_stand_on_is_none_of_its_own(boards):
    (told,) = list_issues(write(boards, "Vetting takes 14 months.", stands_on=(2,)))

    assert Mark.NOT_IN_NOTES in told.texts.sentence.marks


def test_the_figures_of_an_authors_comment_are_their_own_and_unchecked(boards):
    (told,) = list_issues(write(boards, "Elsewhere it is 9 weeks.", stands_on=()))

    assert told.texts.sentence.marks == (Mark.UNCHECKED,)


def test_an_edited_ask_does_not_ask_for_more_than_its_note_unnoticed(boards):
    board = write(boards, "", act=Act.NO_SENTENCE)
    edit = Amendment(2, Act.WORDS, None, 3, 1, "Fund 2,000 places.", None, None, (), None, "", Role.WRITER, boards.now)
    (told,) = list_issues(release(replace(board, amendments=(edit,), flags=None)))

    assert [point.marks for point in told.issue.points if point.kind is Kind.ASK] == [(Mark.NOT_IN_NOTES,)]


@pytest.mark.parametrize("form", [Form.REPORT, Form.MINISTER])
def test_the_sentence_is_marked_wherever_it_stands(boards, form):
    document = boards.document(write(boards, "Vetting takes 14 months.", status="withdrawn"), form=form)

    said = [
        (block.marks if isinstance(block, Blank) else point.marks)
        for part in document.parts()
        for section in (part, *part.children, *(each for child in part.children for each in child.children))
        for block in section.blocks
        if isinstance(block, Blank | Points)
        for point in (block.points if isinstance(block, Points) else [block])
        if "takes 14 months." in point.text
    ]
    assert said
    assert set(said) == {("figure withdrawn",)}


@pytest.mark.parametrize("name", ["md", "zip", "docx", "pdf", "xlsx", "pptx"])
def test_every_format_says_of_a_sentence_that_its_figure_was_withdrawn(boards, name):
    board = write(boards, "Two in five wait; vetting takes 14 months.", stands_on=(1,), status="withdrawn")

    words = " ".join(read(name, write_file(boards, name, board)).split())

    assert "figure withdrawn" in words
    assert "a figure is in none of its notes" in words


def test_what_nobody_in_the_room_said_stands_in_section_10_and_on_the_cover(boards):
    board = write(boards, "Three in four firms wait.")
    plain, document = write(boards, "Starts cannot be planned."), boards.document(board)

    section = next(part for part in document.sections if part.number == "10")
    (part,) = (each for each in section.children if each.anchor == "claims-written")
    assert part.blocks[0].rows == (("Three in four", "“Three in four firms wait.”", "B1, B2, B3"),)
    assert "one written figure in none of the notes behind it" in say_open(board, list_issues(board))
    assert "written figure" not in say_open(plain, list_issues(plain))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("It takes 14 days", "it takes two weeks"),
        ("Three months go by", "12 weeks go by"),
        ("It takes 26 weeks", "it takes half a year"),
        ("It takes two years", "it takes 24 months"),
        ("Two thirds leave", "67% leave"),
        ("66.7% leave", "2 in 3 leave"),
        ("Three of eight sites wait", "3/8 sites wait"),
        ("12.5% of sites wait", "12½% of sites wait"),
        ("Six to nine months go by", "24-36 weeks go by"),
    ],
)
def test_a_figure_that_says_as_much_in_another_way_is_in_its_note(text, note):
    assert find_strange(text, [note]) == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("It takes 13 months", "it takes 12 months"),
        ("Three months go by", "10 weeks go by"),
        ("It takes 40 months", "it takes 14 months"),
        ("68% leave", "two thirds leave"),
        ("Three of nine sites wait", "3/8 sites wait"),
        ("40 firms leave", "40% leave"),
    ],
)
def test_a_figure_that_says_more_or_less_is_in_none(text, note):
    assert len(find_strange(text, [note])) == 1


def test_what_was_found_out_of_a_figure_is_told_where_it_stands_in_another_unit(boards):
    (told,) = list_issues(write(boards, "Vetting takes 420 days.", status="withdrawn"))
    assert told.texts.sentence.marks == (Mark.WITHDRAWN,)


@pytest.mark.parametrize("theme", [THEME, None])
def test_two_figures_of_one_theme_are_compared_and_none_for_standing_in_no_theme(boards, theme):
    words = ("Oak for barrels took us 16 weeks", "New barrels need 11 weeks on the truck")
    notes = [boards.note(n, text, theme_id=theme) for n, text in enumerate(words, start=1)]
    board = boards.board(*notes, themes=[boards.theme(THEME, "Barrels")])
    assert [bool(claim.conflicts) for claim in list_claims(release(board))] == [theme is not None] * 2
