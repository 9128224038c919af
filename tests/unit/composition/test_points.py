"""Where a note stands in its issue, what it is joined with, and which speaks first."""

import pytest

from facilitator.composition.parts import Mark, Slot, Vectors
from facilitator.composition.points import compose_points
from facilitator.domain.notes import Kind


def place(notes, vectors=None):
    """The labels in each slot."""
    composed = compose_points(notes, "Vetting takes too long", vectors or Vectors())
    return {slot: [point.labels for point in points] for slot, points in composed.slots.items()}


def compose(notes, vectors=None):
    return compose_points(notes, "Vetting takes too long", vectors or Vectors())


def test_each_kind_has_its_slot(make_note):
    notes = [
        make_note("B1", "nobody knows whom to ask about vetting forms"),
        make_note("B2", "we lost two graduates to a supermarket"),
        make_note("B3", "portable clearance", Kind.ASK),
        make_note("B4", "vetting takes no time for reservists", Kind.STRENGTH),
        make_note("B5", "a regional office could do it", Kind.OPPORTUNITY),
        make_note("B6", "something on vetting in general", None),
    ]
    assert place(notes) == {
        Slot.IN_THE_WAY: [("B1",)],
        Slot.COSTS: [("B2",)],
        Slot.ASKED_FOR: [("B3",)],
        Slot.SPEAKS_FOR_IT: [("B4",)],
        Slot.OPPORTUNITIES: [("B5",)],
        Slot.SAID: [("B6",)],
    }


@pytest.mark.parametrize(
    "text",
    [
        "it took 14 months to clear one",
        "the bill was £9k for one visa",
        "staff sat idle here",
        "a buyer shut owing us 90k",
    ],
)
def test_a_barrier_that_tells_a_loss_money_or_a_time_tells_a_cost(make_note, text):
    notes = [make_note("B1", "nobody knows whom to ask about vetting"), make_note("B2", text)]
    assert place(notes)[Slot.COSTS] == [("B2",)]


@pytest.mark.parametrize(
    "text",
    [
        "every tier 1 wants an audit 4 times a year",
        "the school is 2 miles away",
        "primes want 3 years of accounts",
        "wrong shape for a 10 year fund",
        "nobody will lend on a £30k job",
        "ringers on £21k, 9 asked, none came",
        "they said it opens in 6 months",
        "the nearest foundry is 2 hours by bus",
        "the nearest foundry is three hours away",
        "the lads do 80 hours a week in summer",
        "the ticket is 35 hours every 5 years",
        "out of hours calls are the trouble",
        "the old dye is banned, 14 months to go",
        "the prize is capped at £90k",
        "people book 10 days ahead, it used to be 6 weeks",
        "the seller wants 5, the maker needs 8 years",
        "the policy says 3 months, the till says 9 days",
        "a quote is good for 2 weeks out",
    ],
)
def test_a_rate_a_size_a_term_or_a_demand_is_no_cost(make_note, text):
    assert Slot.COSTS not in place([make_note("B1", "nobody knows whom to ask"), make_note("B2", text)])


def test_what_is_in_the_way_is_never_left_to_a_few_words(make_note):
    notes = [make_note("B1", "ISO 19443!!!"), make_note("B2", "vetting took nine months for one welder last year")]
    points = compose(notes).slots[Slot.IN_THE_WAY]
    assert [(point.labels, point.phrase) for point in points] == [(("B2",), None), (("B1",), "ISO 19443")]


def test_a_cost_goes_first_where_what_is_in_the_way_cannot_speak_for_the_issue(make_note):
    notes = [make_note("B1", "disagree with all of that, private firms raised more"), make_note("B2", "slow.")]
    cost = make_note("B3", "we lost nine months to one form last year")
    assert place([*notes, cost])[Slot.IN_THE_WAY] == [("B3",), ("B1",), ("B2",)]


def test_a_cost_goes_first_where_only_an_objector_would_speak_for_the_issue(make_note):
    objector = make_note("B1", "bell hangers are a fad, ask me again", may_differ=True)
    cost = make_note("B2", "we lost nine months to one form last year")
    assert place([objector, cost])[Slot.IN_THE_WAY] == [("B2",), ("B1",)]


@pytest.mark.parametrize("text", ["not really the wax, the castings kill us", "sorry but wax is a craft of its own"])
def test_whoever_answers_somebody_does_not_speak_first(make_note, text):
    notes = [make_note("B1", text), make_note("B2", "nobody in the county makes wax now")]
    assert place(notes)[Slot.IN_THE_WAY] == [("B2",), ("B1",)]


def test_what_is_asked_of_the_others_in_the_room_is_not_what_is_asked_first(make_note):
    notes = [make_note("B1", "does anyone have a spare bell frame?", Kind.ASK)]
    notes.append(make_note("B2", "a fund for towers that stand empty", Kind.ASK))
    assert place(notes)[Slot.ASKED_FOR] == [("B2",), ("B1",)]


def test_whoever_asks_for_a_check_does_not_speak_first(make_note):
    notes = [
        make_note("B1", "the region's share of equity is low, check figure"),
        make_note("B2", "nobody from a fund came to see the region"),
    ]
    assert place(notes)[Slot.IN_THE_WAY] == [("B2",), ("B1",)]


def test_few_words_are_told_last_as_their_author_typed_them(make_note):
    notes = [make_note("B1", "clearance. again."), make_note("B2", "no one tells small firms how vetting works")]
    assert [point.phrase for point in compose(notes).slots[Slot.IN_THE_WAY]] == [None, "clearance. again"]


def test_an_ask_of_few_words_is_numbered_like_any_other(make_note):
    (ask,) = compose([make_note("B1", "portable clearance", Kind.ASK)]).slots[Slot.ASKED_FOR]
    assert (ask.text, ask.phrase) == ("Portable clearance.", None)


def test_equal_words_of_one_kind_are_one_point_of_two_people(make_note):
    notes = [
        make_note("B1", "vetting takes too long!!"),
        make_note("B2", "Vetting takes too long."),
        make_note("B3", "vetting takes too long", Kind.ASK),
    ]
    point = compose(notes).slots[Slot.IN_THE_WAY][0]
    assert (point.labels, point.n_people) == (("B1", "B2"), 2)
    assert place(notes)[Slot.ASKED_FOR] == [("B3",)]


NEAR = Vectors({"B1": (1.0, 0.0), "B2": (0.8, 0.6)})


def test_near_notes_are_joined_and_the_longer_is_printed(make_note):
    notes = [
        make_note("B1", "every prime wants audits"),
        make_note("B2", "every prime here wants an audit of its own"),
    ]
    assert place(notes, NEAR) == {Slot.IN_THE_WAY: [("B2", "B1")]}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("vetting takes 5 months here", "vetting takes 9 months over here"),
        ("banks will lend to us now", "banks will not lend to us at all now"),
        ("wages are rising too fast", "wages are falling too fast over here"),
        ("banks in Derby refuse to lend", "banks in Leicester refuse to lend now"),
        ("banks refuse to lend", "banks in Derby refuse to lend"),
        ("banks refuse to lend", "banks might refuse to lend at once"),
        ("the grid is likely to be late", "the grid is unlikely to be late at all"),
        ("+10% on rates this year", "-10% on rates this year here"),
        ("grid is too slow", "grid is too slow here?"),
        ("tier 1 firms refuse to pay", "tier 2 firms refuse to pay here"),
        ("vetting is slow before hiring", "vetting is slow here after hiring"),
        ("London gets the funding", "only London gets all the funding"),
        ("firms lend to banks", "banks lend to firms over here"),
        ("support US firms", "support us firms"),
        ("no slots at the lab in Derby", "there are no slots at the lab in Leeds"),
        ("DSTL owns all the test ranges", "MOD owns all of the test ranges"),
    ],
)
def test_near_notes_of_another_figure_name_or_view_stay_apart(make_note, first, second):
    composed = compose([make_note("B1", first), make_note("B2", second)], NEAR)
    assert [point.labels for points in composed.slots.values() for point in points if len(point.labels) > 1] == []
    assert composed.alike == (("B1", "B2"),)


def test_an_editor_is_shown_what_may_be_the_same(make_note):
    notes = [make_note("B1", "the audit is slow for everyone"), make_note("B2", "each prime wants an audit here")]
    half = Vectors({"B1": (1.0, 0.0), "B2": (0.5, 0.866)})
    assert compose(notes, half).alike == (("B1", "B2"),)
    assert compose(notes).alike == ()


def test_most_people_speak_first_then_the_most_central_and_never_one_who_points(make_note):
    notes = [
        make_note("B1", "same for the police and the health service"),
        make_note("B2", "vetting forms vetting forms vetting takes too long"),
        make_note("B3", "the portal is down on every single monday"),
        make_note("B4", "vetting forms are lost in the post"),
    ]
    assert compose(notes).slots[Slot.IN_THE_WAY][0].labels == ("B2",)
    more = [*notes[:2], make_note("B3", notes[2].text, me_too=3), notes[3]]
    assert compose(more).slots[Slot.IN_THE_WAY][0].labels == ("B3",)


def test_vectors_say_what_is_central_where_they_are_given(make_note):
    notes = [make_note(f"B{n}", f"one two three four five {word}") for n, word in ((1, "x"), (2, "y"), (3, "z"))]
    vectors = Vectors({"B1": (1.0, 0.0), "B2": (0.0, 1.0), "B3": (0.7, 0.714)}, {"Vetting takes too long": (0.0, 1.0)})
    assert place(notes, vectors) == {Slot.IN_THE_WAY: [("B3",), ("B2",), ("B1",)]}


def test_figures_are_unchecked_but_for_those_that_are_asked_for(make_note):
    notes = [
        make_note("B1", "it takes nine months", has_figure=True),
        make_note("B2", "five years min", Kind.ASK, has_figure=True),
        make_note("B3", "20% women – check figure", has_figure=True),
    ]
    marks = {point.labels[0]: point.marks for points in compose(notes).slots.values() for point in points}
    assert marks == {"B1": (Mark.UNCHECKED,), "B2": (), "B3": (Mark.UNCHECKED, Mark.AUTHOR_ASKS_CHECK)}


def test_another_view_is_told_apart_once_people_say_that_it_is_one(make_note):
    hinted = make_note("B1", "fusion is always twenty away", may_differ=True)
    notes = [
        hinted,
        make_note("B2", "public maps are target lists", is_confirmed_to_differ=True),
        make_note("B3", "small firms over-claim their secrets", differ=2),
        make_note("B4", "a map that everyone may read", Kind.ASK, differ=5),
    ]
    composed = compose(notes).slots
    assert [point.labels[0] for point in composed[Slot.SEEN_DIFFERENTLY]] == ["B2", "B3"]
    assert composed[Slot.IN_THE_WAY][0].marks == (Mark.DIFFERS,)
    assert composed[Slot.ASKED_FOR][0].marks == (Mark.DIFFERS,)


@pytest.mark.parametrize(
    ("text", "may_hold"),
    [
        ("the map is on five hard drives. buy it once", True),
        ("cleanliness is the culture gap, conversion training needed", True),
        ("regions should demand their share", True),
        ("put in a new press, and the rates went up", False),
        ("students think you need to be an astronaut", False),
        ("our customer needs clearance for four staff", False),
    ],
)
def test_an_editor_is_told_where_a_barrier_may_hold_an_ask(make_note, text, may_hold):
    (point,) = compose([make_note("B1", text)]).slots[Slot.IN_THE_WAY]
    assert (Mark.MAY_HOLD_ASK in point.marks) == may_hold
