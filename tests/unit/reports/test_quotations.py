"""Which notes speak for a theme: always the same, the central one first, a telephone number only if all have one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.notes import Kind
from facilitator.reports.evidence.quotations import choose_quotations


def texts(notes):
    return [note.text for note in choose_quotations(notes)]


def test_the_note_that_shares_most_with_the_others_comes_first(boards):
    notes = [
        boards.note(1, "DNO queue. enough said"),
        boards.note(2, "grid connection takes years and planning refused"),
        boards.note(3, "grid connection costs more than the building"),
        boards.note(4, "planning committee refused a shed"),
    ]
    assert texts(notes)[0] == "grid connection takes years and planning refused"


def test_a_note_with_a_telephone_number_is_not_chosen_where_others_can_speak(boards):
    notes = [
        boards.note(1, "vetting takes nine months, ring me on +44 7700 900461 about vetting"),
        boards.note(2, "vetting lost us a graduate"),
        boards.note(3, "vetting should move with the person"),
    ]
    assert texts(notes) == ["vetting should move with the person", "vetting lost us a graduate"]


def test_the_kind_that_a_theme_is_told_under_speaks_first_but_not_with_a_telephone_number(boards):
    ringing = boards.note(1, "grid costs, ring me on +44 7700 900461 about grid costs", kind=Kind.BARRIER)
    notes = [ringing, boards.note(2, "grid works well here", kind=Kind.STRENGTH), boards.note(3, "grid", kind=Kind.ASK)]
    assert choose_quotations(notes, Kind.ASK)[0].kind is Kind.ASK
    assert ringing not in choose_quotations(notes, Kind.BARRIER)


@settings(deadline=None)
@given(data=st.data(), n_notes=st.integers(1, 9))
def test_the_choice_does_not_depend_on_the_order_of_the_notes(boards, data, n_notes):
    words = st.lists(st.sampled_from(["grid", "vetting", "planning", "skills", "a", "rates"]), min_size=1, max_size=5)
    notes = [boards.note(i, " ".join(data.draw(words))) for i in range(1, n_notes + 1)]
    chosen = choose_quotations(notes)
    assert choose_quotations(data.draw(st.permutations(notes))) == chosen
    assert 1 <= len(chosen) <= min(3, n_notes)
    assert len(set(chosen)) == len(chosen)
