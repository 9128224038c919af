"""What only a model suspects of a note is a hint: printed until a person has confirmed it, and never as a fact."""

from dataclasses import replace

import numpy as np
import pytest
from exported import read, write

from facilitator.clustering.weights import ADAPTED_SHA256
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.notes import Place
from facilitator.domain.vectors import Vectors
from facilitator.drafting.notes import list_given
from facilitator.marking.wishes import read_marks
from facilitator.reports.evidence.flags import flags_of, release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.evidence.open_items import list_hints, list_stops
from facilitator.reports.sections.chapters import tell_chapter
from facilitator.web.decisions import list_flag_rows

WISHES = {mark.name: mark.row for mark in read_marks()[ADAPTED_SHA256]}
LONDON = "every term sheet came from a London postcode"
WELDERS = "हमें और वेल्डर चाहिए"
POWER = "बिजली बहुत महंगी है"
KINDS = (FlagKind.INSTRUCTION, FlagKind.NOT_FOR_ATTRIBUTION)


def hinted(boards, kind, text=LONDON, *, place=Place.UNGROUPED, **changes):
    """A board of one note in whose meaning the model sees a wish."""
    vectors = Vectors(ADAPTED_SHA256, {1: np.array(WISHES[kind]).astype("<f2").tobytes()}, {})
    return replace(boards.board(boards.note(1, text, place=place)), vectors=vectors, **changes)


def kinds_of(board):
    return {flag.kind for note in release(board).notes for flag in flags_of(note, release(board))}


@pytest.mark.parametrize("kind", KINDS)
def test_a_note_that_only_a_model_suspects_is_printed(boards, kind):
    board = hinted(boards, kind)

    assert kind in kinds_of(board)
    chapter = tell_chapter(release(board), board.notes[0].heading, list_issues(release(board)))
    assert "came from a London postcode" in repr(chapter)
    assert "held back" not in repr(chapter)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_model_suspects_stops_no_signature_and_no_report_states_it_as_a_fact(boards, kind):
    board = release(hinted(boards, kind))

    (hint,) = list_hints(board)
    assert list_stops(board, list_issues(board)) == []
    assert hint.startswith("one note may ")
    assert hint.endswith("(B1)")
    assert hint.replace("one", "One") in read("md", write(boards, "md", board))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("text", "changes", "decisions"),
    [
        ("Ring me on 07700 900123", {}, {}),
        (LONDON, {"place": Place.ASIDE}, {}),
        (LONDON, {}, {(1, FlagKind.OFF_TOPIC): FlagState.CONFIRMED}),
    ],
)
def test_nobody_is_asked_what_a_model_suspects_of_a_note_that_is_in_no_point_anyway(
    boards, kind, text, changes, decisions
):
    board = hinted(boards, kind, text, decisions=decisions, **changes)

    assert list_hints(release(board)) == []
    assert list_flag_rows(release(board), KINDS, are_hints=True) == []


def test_what_a_model_suspected_and_somebody_confirmed_is_listed_to_be_taken_back(boards):
    board = release(hinted(boards, KINDS[0], decisions={(1, KINDS[0]): FlagState.CONFIRMED}))

    (row,) = list_flag_rows(board, KINDS, are_hints=True)
    assert [item.state for item in row.items] == [FlagState.CONFIRMED]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_person_confirms_is_held_back_and_what_they_let_through_is_settled(boards, kind):
    held, let = (
        release(hinted(boards, kind, decisions={(1, kind): state}))
        for state in (FlagState.CONFIRMED, FlagState.CLEARED)
    )

    assert [point.held_for for told in list_issues(held) for point in told.issue.points] == [kind.value]
    assert list_stops(let, list_issues(let)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_suspected_goes_to_no_language_model(boards, kind):
    board = release(hinted(boards, kind))

    assert list_given(list_issues(board)[0], board) == []


def test_what_words_say_holds_the_note_as_before(boards):
    board = release(boards.board(boards.note(1, "Please do not quote me: the foreman bullies our apprentices")))

    assert [point.held_for for told in list_issues(board) for point in told.issue.points] == ["not_for_attribution"]


@pytest.mark.parametrize(
    "text", [WELDERS, "我们需要更多的焊工", "আমাদের আরও প্রকৌশলী দরকার", "ਸਾਨੂੰ ਹੋਰ ਵੈਲਡਰ ਚਾਹੀਦੇ ਹਨ", "Нам нужны сварщики"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_model_of_english_says_nothing_of_a_note_in_another_language(boards, kind, text):
    assert kinds_of(hinted(boards, kind, text)) == set()


def test_nobody_is_asked_whether_two_notes_that_a_model_cannot_read_say_the_same(boards):
    one = np.array(WISHES["instruction"]).astype("<f2").tobytes()
    for texts, is_asked in (((WELDERS, POWER), False), (("Welders are scarce", "Power is dear"), True)):
        notes = [boards.note(number, text, theme_id=1) for number, text in enumerate(texts, start=1)]
        board = boards.board(*notes, themes=[boards.theme(1)])
        (told,) = list_issues(release(replace(board, vectors=Vectors(ADAPTED_SHA256, {1: one, 2: one}, {}))))

        assert bool(told.issue.alike) is is_asked


def test_the_report_says_that_the_model_reads_english(boards):
    said = "of notes that are surely in another language only the words are compared"
    assert said in read("md", write(boards, "md", hinted(boards, "instruction", WELDERS)))
    assert said not in read("md", write(boards, "md", hinted(boards, "instruction")))
