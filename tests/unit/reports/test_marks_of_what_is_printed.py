"""A mark belongs to what is printed: of a figure that a person left out, changed or put into a meaning in English."""

from dataclasses import replace

import pytest

from facilitator.composition.parts import Mark
from facilitator.domain.amendments import Act, Amendment
from facilitator.domain.claims import Check, ClaimStatus
from facilitator.domain.notes import Kind
from facilitator.domain.people import Role
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.figures import keep_printed
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues

TEXT = "Vetting is slow and it costs us 14 weeks for every starter"


def read_marks(boards, act, words, status="", text=TEXT, kind=Kind.BARRIER):
    """The marks of the one point of a board whose words a person chose, in a roundtable where a figure was checked."""
    board = boards.board(boards.note(1, text, kind=kind))
    if status:
        (claim,) = list_claims(release(board))
        board = replace(board, checks={(1, *claim.at): Check(ClaimStatus(status), "writer", "A count, 2026")})
    change = Amendment(1, act, None, 1, 1, words, None, None, (), None, "", Role.WRITER, boards.now)
    (told,) = list_issues(release(replace(board, amendments=(change,))))
    (point,) = told.issue.points
    return set(point.marks) & {Mark.UNCHECKED, Mark.DISPUTED, Mark.AUTHOR_ASKS_CHECK}


@pytest.mark.parametrize(
    ("act", "words", "status", "marks"),
    [
        (Act.QUOTE, "", "", {Mark.UNCHECKED}),
        (Act.QUOTE, "Vetting is slow", "", set()),
        (Act.QUOTE, "Vetting is slow", "disputed", set()),
        (Act.QUOTE, "it costs us 14 weeks", "", {Mark.UNCHECKED}),
        (Act.QUOTE, "it costs us 14 weeks", "confirmed", set()),
        (Act.QUOTE, "it costs us 14 weeks", "disputed", {Mark.DISPUTED}),
        (Act.WORDS, "Vetting is slow.", "", set()),
        (Act.WORDS, "Vetting takes 14 weeks.", "confirmed", set()),
        (Act.WORDS, "Vetting takes 41 weeks.", "confirmed", {Mark.UNCHECKED}),
        (Act.GLOSS, "Vetting takes 14 weeks.", "confirmed", set()),
        (Act.GLOSS, "Vetting takes 41 weeks.", "confirmed", {Mark.UNCHECKED}),
    ],
)
def test_the_marks_are_those_of_the_figures_that_are_printed(boards, act, words, status, marks):
    assert read_marks(boards, act, words, status) == marks


def test_what_its_author_doubts_needs_no_check_where_its_figure_is_left_out(boards):
    text = f"{TEXT}? check figure"

    assert Mark.AUTHOR_ASKS_CHECK in read_marks(boards, Act.ADDRESSEE, "", text=text)
    assert read_marks(boards, Act.QUOTE, "Vetting is slow", text=text) == set()


def test_a_figure_that_is_only_asked_for_has_no_mark_however_it_is_put(boards):
    text = "Vet every starter within 14 weeks"
    for words in ("within 14 weeks", "Vet every starter"):
        assert read_marks(boards, Act.QUOTE, words, text=text, kind=Kind.ASK) == set()


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Vetting is slow", []),
        ("it costs us 14 weeks", ["14 weeks"]),
        ("We lose fourteen weeks to vetting", ["14 weeks"]),
        ("It costs us 41 weeks", []),
    ],
)
def test_a_comment_is_on_no_figure_that_a_person_left_out(boards, words, kept):
    claims = list_claims(release(boards.board(boards.note(1, TEXT))))

    assert [claim.quote for claim in keep_printed(claims, words)] == kept


@pytest.mark.parametrize("name", ["nuclear", "space", "cyber-defence"])
def test_no_figure_is_lost_to_comments_by_the_cleaning_of_notes(boards, name):
    board = release(boards.example(name))
    claims = {claim.note: claim for claim in list_claims(board)}
    points = [point for told in list_issues(board) for point in told.issue.points if point.text]

    lost = [
        (claims[label].quote, point.text)
        for point in points
        for label in point.labels
        if label in claims and not keep_printed([claims[label]], point.text)
    ]

    assert lost == []
