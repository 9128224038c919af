"""Which theme comes first: what the room did decides, not how many phones wrote."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Handling, Kind, Note, Place, Source
from facilitator.domain.ranking import Standing, weigh
from facilitator.domain.votes import Round, RoundKind, Tally

NOW = datetime(2026, 6, 4, tzinfo=UTC)


def write(note_id, person=None, source=Source.PHONE, theme=1):
    where = (Handling.OPEN, note_id, 1, Place.THEME, theme, None)
    return Note(note_id, HeadingKey.BUSINESS, Kind.BARRIER, *where, person, source, str(note_id), False, NOW, "Grid")


def vote(n_dots, n_people, *shown, is_open=False, number=1):
    keys = {1: HeadingKey.BUSINESS}
    tallies = (Tally(1, n_dots, n_people),)
    return Round(number, RoundKind.DOTS, 3, 2, is_open, n_people, (1,), keys, frozenset(shown), tallies)


def stand(notes, reactions=(), rounds=()):
    return weigh(notes, [1], dict(reactions), (), rounds, are_told=True)


def test_where_hands_are_not_told_two_notes_are_two_voices_whoever_wrote_them():
    by_one, by_two = ([write(1, 7), write(2, person)] for person in (7, 8))
    one, two = (weigh(notes, [1], {}, (), (), are_told=False) for notes in (by_one, by_two))

    assert one == two
    assert stand(by_one) != stand(by_two)


def test_the_theme_of_one_phone_and_one_table_with_which_four_agreed_is_no_single_voice():
    grid = stand([write(1, 7), write(2, source=Source.SCRIBE)], {1: {"me_too": 4}})
    pair = stand([write(3, 8), write(4, 9)])
    assert grid.n_voices == 6
    assert grid.place < pair.place
    assert not grid.is_heard_once


def test_a_note_on_paper_is_heard_once_until_somebody_agrees():
    paper = [write(1, source=Source.PAPER)]
    assert stand(paper).is_heard_once
    assert not stand(paper, {1: {"me_too": 1}}).is_heard_once


def test_a_vote_counts_once_its_results_have_been_shown_and_not_before():
    notes = [write(1, 7)]
    hidden, shown = stand(notes, rounds=[vote(6, 4)]), stand(notes, rounds=[vote(6, 4, HeadingKey.BUSINESS)])
    assert (hidden.n_voices, shown.n_voices, shown.n_dots) == (1, 5, 6)
    newer = [vote(6, 4, HeadingKey.BUSINESS), vote(9, 6, number=2)]
    assert stand(notes, rounds=newer) == shown


def test_who_agrees_with_five_notes_of_one_theme_is_not_five_voices():
    notes = [write(number, 7) for number in range(1, 6)]
    assert stand(notes, {number: {"me_too": 1} for number in range(1, 6)}).n_voices == 2


@given(st.lists(st.integers(0, 9), min_size=6, max_size=6), st.integers(0, 3))
def test_one_more_voice_of_any_sort_never_puts_a_theme_lower(figures, at):
    more = [figure + (index == at) for index, figure in enumerate(figures)]
    assert Standing(*more).place < Standing(*figures).place
