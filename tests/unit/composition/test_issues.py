"""An issue is told once, where most of its notes are, however many headings it came up under."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.composition.issues import can_be_joined, compose_issues
from facilitator.composition.parts import NamedTheme, Slot, Voice
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.domain.themes import Support

BUSINESS, TALENT = HeadingKey.BUSINESS, HeadingKey.TALENT


def test_the_same_name_under_two_headings_is_one_issue(make_note):
    themes = [NamedTheme(1, "Vetting takes too long", BUSINESS), NamedTheme(2, "vetting takes  too long ", TALENT)]
    notes = [
        make_note("B1", "vetting stops bids", theme=1, author="ann"),
        make_note("T1", "vetting stops hiring", theme=2, author="ann"),
        make_note("T2", "vetting is slow", theme=2, author="bob"),
    ]
    (issue,) = compose_issues(notes, themes)
    assert (issue.home, issue.headings, issue.themes) == (TALENT, (BUSINESS, TALENT), (1, 2))
    assert (issue.notes, issue.n_people, issue.base, issue.support) == (("B1", "T1", "T2"), 2, 2, Support.FEW)
    assert issue.name == "vetting takes  too long "


def test_a_person_may_part_what_has_one_name(make_note):
    themes = [NamedTheme(1, "Vetting", BUSINESS), NamedTheme(2, "Vetting", TALENT, is_apart=True)]
    notes = [make_note("B1", "stops bids", theme=1), make_note("T1", "stops hiring", theme=2)]
    assert len(compose_issues(notes, themes)) == 2


@pytest.mark.parametrize("name", ["", "Other", "Theme 3", "New group", "Misc.", "Skills", "IT", "Unnamed theme"])
def test_names_that_say_nothing_are_never_told_together(make_note, name):
    assert not can_be_joined(name)
    themes = [NamedTheme(1, name, BUSINESS), NamedTheme(2, name, TALENT)]
    issues = compose_issues([make_note("B1", "one", theme=1), make_note("T1", "two", theme=2)], themes)
    assert len({issue.key for issue in issues}) == 2


def test_a_note_of_no_theme_is_an_issue_heard_once(make_note):
    issues = compose_issues([make_note("B1", "alone"), make_note("B2", "of a theme that is gone", theme=9)], [])
    assert [(issue.key, issue.name, issue.notes) for issue in issues] == [("B1", None, ("B1",)), ("B2", None, ("B2",))]


def test_issues_of_most_people_come_first(make_note):
    themes = [NamedTheme(1, "Alpha things", BUSINESS), NamedTheme(2, "Beta things", BUSINESS)]
    notes = [make_note("B1", "a", theme=1, author="ann"), make_note("B2", "b", theme=1, author="ann")]
    notes += [make_note("B3", "c", theme=2, author="bob"), make_note("B4", "d", theme=2, author="cy")]
    assert [issue.name for issue in compose_issues(notes, themes)] == ["Beta things", "Alpha things"]
    notes[0] = make_note("B1", "a", theme=1, author="ann", me_too=4)
    assert [issue.name for issue in compose_issues(notes, themes)] == ["Alpha things", "Beta things"]


def test_kinds_are_counted_only_where_every_note_has_one(make_note):
    themes = [NamedTheme(1, "Grid queue", BUSINESS)]
    notes = [make_note("B1", "slow", theme=1), make_note("B2", "publish it", Kind.ASK, theme=1)]
    assert compose_issues(notes, themes)[0].kinds == ((Kind.BARRIER, 1), (Kind.ASK, 1))
    assert compose_issues([*notes, make_note("B3", "hm", None, theme=1)], themes)[0].kinds == ()


def test_every_note_of_the_examples_is_in_exactly_one_point_and_asks_are_asked_for(examples):
    for notes, themes in examples.values():
        points = [point for issue in compose_issues(notes, themes) for point in issue.points]
        told = [label for point in points for label in point.labels]
        assert sorted(told) == sorted(note.label for note in notes)
        asked = {label for point in points if point.slot is Slot.ASKED_FOR for label in point.labels}
        assert asked == {note.label for note in notes if note.kind is Kind.ASK}


def test_what_stands_in_quotation_marks_is_as_it_was_typed(examples):
    for notes, themes in examples.values():
        typed = {note.label: note.text for note in notes}
        points = [point for issue in compose_issues(notes, themes) for point in issue.points]
        exact = [point for point in points if point.voice is Voice.EXACT]
        assert exact
        assert all(point.text == typed[point.labels[0]].strip() for point in exact)


@settings(max_examples=10)
@given(seed=st.integers(0, 1000))
def test_the_order_in_which_notes_come_does_not_matter(examples, seed):
    notes, themes = examples["space"]
    chance = random.Random(seed)  # noqa: S311 -- no secret
    again = compose_issues(chance.sample(notes, len(notes)), chance.sample(themes, len(themes)))
    assert again == compose_issues(notes, themes)


@settings(max_examples=50)
@given(data=st.data())
def test_whatever_is_typed_each_note_stands_once(make_note, data):
    text = st.one_of(
        st.sampled_from(["vetting", "Vetting!", "vetting takes 9 months", "lol"]), st.text(min_size=1, max_size=30)
    )
    kinds = st.sampled_from([*Kind, None])
    notes = [
        make_note(
            f"{letter}{number}", data.draw(text), data.draw(kinds), theme=data.draw(st.sampled_from([1, 2, None]))
        )
        for letter in "BT"
        for number in range(data.draw(st.integers(0, 4)))
    ]
    themes = [NamedTheme(1, "Grid queue", BUSINESS), NamedTheme(2, "grid queue", TALENT)]
    told = [label for issue in compose_issues(notes, themes) for point in issue.points for label in point.labels]
    assert sorted(told) == sorted(note.label for note in notes)
