"""What changed between two versions is told truly: what people did, and what rules made of it."""

from facilitator.reports.changes import Change, Part, list_changes

NO_SLOTS = {"in_the_way": [], "seen_differently": []}


def point(*labels, **told):
    return {"notes": list(labels), "text": f"Words of {labels[0]}.", "voice": "plain", "moved_by": "tool", **told}


def record(claims=(), **slots):
    issue = {"name": "Skills", "themes": [1], "notes": ["T1", "T2"], "slots": NO_SLOTS | slots}
    themes = [{"id": 1, "name": "Skills"}]
    return {"issues": [issue], "themes": themes, "claims": list(claims), "notes": [], "roundtable": {}}


def told(old, new):
    return [(change.part, change.words) for change in list_changes(old, new)]


def test_what_a_model_made_of_the_notes_after_the_close_is_nobodys_move():
    apart = record(in_the_way=[point("T1"), point("T2")])
    joined = record(in_the_way=[point("T1", "T2")])

    assert told(apart, joined) == [(Part.COMPOSED, "T1: told together with T2")]
    assert told(joined, apart) == [(Part.COMPOSED, "T1: told apart again"), (Part.COMPOSED, "T2: told apart again")]


def test_what_a_person_joined_or_moved_is_theirs():
    apart = record(in_the_way=[point("T1"), point("T2")])
    joined = record(in_the_way=[point("T1", "T2", moved_by="person")])
    moved = record(in_the_way=[point("T1")], seen_differently=[point("T2", moved_by="person")])

    assert told(apart, joined) == [(Part.MOVED, "T1: told together with T2")]
    assert (Part.MOVED, "T1: told apart again") in told(joined, apart)
    assert told(apart, moved) == [(Part.MOVED, "T2 from What is in the way to Seen differently")]


def test_a_checked_figure_names_its_note():
    claim = {"id": 7, "notes": ["T1"], "quote": "<3%", "status": "unchecked", "source": ""}
    checked = claim | {"status": "withdrawn", "source": "A yearbook, 2025"}

    assert told(record([claim]), record([checked])) == [(Part.FIGURES, "T1: <3%, withdrawn, A yearbook, 2025")]


def test_what_was_let_through_is_printed_now_and_not_in_other_words():
    held = record(in_the_way=[point("T1", voice="held", text="")])

    assert told(held, record(in_the_way=[point("T1")])) == [(Part.WRITTEN, "T1: printed now")]


def test_nothing_has_moved_where_an_earlier_release_had_opportunities_in_one_part_with_strengths():
    strength, won = point("T1"), point("T2")
    old = record(speaks_for_it=[strength, won])
    new = record(speaks_for_it=[strength], opportunities=[won])
    moved = record(speaks_for_it=[strength], opportunities=[point("T2", moved_by="person")])

    assert list_changes(old, new) == []
    assert [change.words for change in list_changes(old, moved)] == ["T2 from What speaks for it to Opportunities seen"]


def test_a_sentence_that_is_all_new_is_marked_nowhere_also_where_a_space_was_typed_twice():
    was, now = Change(Part.WRITTEN, "In one sentence written", new="Firms  are turned away.").sides

    assert [run.sign for run in (*was, *now)] == ["", ""]
