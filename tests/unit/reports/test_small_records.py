"""What a report says of one thing, of a few and of none: a sentence without an object is left out."""

from dataclasses import replace

import pytest

from facilitator.domain.contributions import ContributionKind, Reaction
from facilitator.domain.headings import HeadingKey
from facilitator.domain.intakes import Intake
from facilitator.domain.notes import Handling, Kind, Source
from facilitator.reports.blocks import Paragraph, Points, Table
from facilitator.reports.evidence.flags import release
from facilitator.reports.sections.slides import list_slides
from facilitator.reports.tree import Form

HELD = "Ring me on 07700 900123"
GERMAN = "Wir suchen seit zwei Jahren und finden niemanden für die Nachtschicht"


def find_part(document, anchor):
    return next((part for part in document.walk() if part.anchor == anchor), None)


def say(part):
    """The running text of a part."""
    return " ".join(said.text for block in part.blocks if isinstance(block, Paragraph) for said in block.sentences)


def ask(boards, *texts, themes=()):
    """A room whose notes all ask for something; those of the theme come first."""
    notes = [
        boards.note(number, text, kind=Kind.ASK, theme_id=1 if number <= len(themes) else None)
        for number, text in enumerate(texts, start=1)
    ]
    return boards.board(*notes, themes=[boards.theme(1)] if themes else ())


def test_one_ask_stands_by_whom_it_names(boards):
    document = boards.document(ask(boards, "letter from HMT to lenders"))

    assert say(find_part(document, "recommendations")) == (
        "One ask stands here by whom it names and by issue, under a number to be cited, struck or merged. "
        "Nobody has recommended any of it yet."
    )


def test_one_ask_that_names_nobody_is_told_by_nobody(boards):
    document = boards.document(ask(boards, "Publish the order book"))

    told = say(find_part(document, "recommendations"))
    assert told.startswith("One ask stands here by issue, under a number")
    assert told.endswith("It names nobody that rules are sure of, and is still to be addressed.")


@pytest.mark.parametrize("n_asks", [2, 12])
def test_asks_of_which_none_names_anybody_are_no_list_by_whom_they_name(boards, n_asks):
    board = ask(boards, *(f"Publish part {number} of the order book" for number in range(n_asks)))
    document, brief = boards.document(board), boards.document(board, form=Form.MINISTER)

    told = say(find_part(document, "recommendations"))
    assert "by whom" not in told
    assert f"None of the {'two' if n_asks == 2 else 12} names anybody that rules are sure of, and all" in told
    assert find_part(document, "glance-asked") is None
    assert find_part(brief, "minister-asked").title == "What was asked"


@pytest.mark.parametrize(
    ("kinds", "titles"),
    [
        (
            (Kind.OPPORTUNITY, Kind.ASK, Kind.BARRIER, Kind.STRENGTH, None, Kind.BARRIER),
            {
                "What is in the way": ["B3", "B6"],
                "Asked for": ["B2"],
                "What speaks for it": ["B4"],
                "Opportunities seen": ["B1"],
                "Also said": ["B5"],
            },
        ),
        ((None, None), {"": ["B1", "B2"]}),
    ],
)
def test_what_nobody_has_grouped_is_told_by_what_it_says(boards, kinds, titles):
    notes = [boards.note(n, f"Cask {'abcdefg'[n]} is oak", kind=kind) for n, kind in enumerate(kinds, start=1)]
    part = find_part(boards.document(boards.board(*notes)), "business-ungrouped")

    assert {block.title: list(block.cited) for block in part.blocks} == titles


def test_a_cost_that_nobody_has_grouped_stands_as_one_and_investors_read_it_as_well(boards):
    texts = ("Nobody grades oak", "We lost £4k on a cask")
    board = boards.board(*(boards.note(n, each, heading=HeadingKey.INVESTMENT) for n, each in enumerate(texts, 1)))
    part, brief = find_part(boards.document(board), "investment-ungrouped"), boards.document(board, form=Form.INVESTOR)

    assert {block.title: list(block.cited) for block in part.blocks} == {
        "What is in the way": ["V1"],
        "What it costs, as told": ["V2"],
    }
    (way,) = find_part(brief, "investor-way").blocks
    assert [point.cites for point in way.points] == ["V1", "V2"]


def test_a_body_that_two_people_typed_in_two_ways_is_spelt_out_once(boards):
    texts = ("DEFRA grades no oak", "Ask Defra, not the MoD", "MOD casks leak")
    document = boards.document(boards.board(*(boards.note(n, text) for n, text in enumerate(texts, 1))))

    rows = [block.rows for name in ("claims-names", "glossary") for block in find_part(document, name).blocks]
    assert rows == [
        (("DEFRA", "body", "B1, B2"), ("MoD", "body", "B2, B3")),
        (
            ("DEFRA", "Department for Environment, Food and Rural Affairs", "body"),
            ("MoD", "Ministry of Defence", "body"),
        ),
    ]


def test_who_reads_a_recommendation_is_told_where_the_report_says_more(boards):
    notes = [
        boards.note(1, "Nobody grades our oak", theme_id=1),
        boards.note(2, "Grade oak by 2031", kind=Kind.ASK, theme_id=1),
        boards.note(3, "Publish the felling plan", kind=Kind.ASK),
    ]
    document = boards.document(boards.board(*notes, themes=[boards.theme(1, "Oak")]))

    parts = {part.number: part.title for part in document.walk() if part.level == 2}
    titles = [block.title for block in find_part(document, "recommendations-1").blocks]

    assert (parts["5.1"], parts["5.2"]) == ("Oak", "Not grouped")
    assert titles == ["R1. Oak (5.1)", "R2. On its own (5.2)"]


def test_of_several_asks_each_has_a_number_unless_they_share_one_body_and_issue(boards):
    texts = ("letter from HMT to lenders", "HMT to name who answers", "Publish the order book")
    apart, together = (boards.document(ask(boards, *texts, themes=shared)) for shared in ((), ("both", "both")))

    assert "by whom they name and by issue, each under a number" in say(find_part(apart, "recommendations"))
    told = say(find_part(together, "recommendations"))
    assert "under two numbers to be cited, struck or merged: what is asked of one body on one issue" in told
    assert "One names nobody" in told


@pytest.mark.parametrize(("n_notes", "stands"), [(1, "It stands"), (2, "Each stands")])
def test_notes_from_a_file_are_not_said_to_stand_under_every_heading(boards, n_notes, stands):
    board = boards.board(*(boards.note(number) for number in range(1, n_notes + 1)))
    board = replace(board, intake=Intake("notes.csv", "", n_notes, n_notes, {}))

    told = say(find_part(boards.document(board), "gathered"))

    assert f"{stands} under one of four headings: Business, Talent, Innovation and Investment." in told
    assert "under four headings" not in told


def test_a_room_without_notes_says_so_and_no_more(boards):
    document = boards.document(boards.board())

    assert say(find_part(document, "gathered")).startswith("There are no notes on the record. Sharing mode")
    assert [find_part(document, anchor) for anchor in ("limits", "reading", "accounting")] == [None] * 3
    assert not [block for part in document.walk() for block in part.blocks if isinstance(block, Table)]
    assert find_part(document, "annex-prompts").title == "Prompts"


def test_a_room_whose_notes_are_all_off_the_record_counts_them_and_no_headings(boards):
    note = boards.note(1, None, handling=Handling.OFF_RECORD, number=None)
    document = boards.document(boards.board(note))

    tables = [block for part in document.walk() for block in part.blocks if isinstance(block, Table)]
    assert [table.caption.partition(".")[0] for table in tables] == ["Where every note went"]
    assert find_part(document, "annex-prompts").title == "Prompts and counts"


@pytest.mark.parametrize("form", [Form.MINISTER, Form.INVESTOR])
def test_a_short_form_of_no_notes_speaks_of_no_figures_and_no_labels(boards, form, evening):
    offers = tuple(each for each in evening.contributions if each.kind is ContributionKind.OFFER)
    empty, offered = boards.board(), replace(boards.board(), contributions=offers)

    assert say(find_part(boards.document(empty, form=form), "basis")) == "There are no notes on the record."
    assert say(find_part(boards.document(offered, form=form), "basis")) == (
        "There are no notes on the record. "
        "Labels in brackets name what was brought, which the report has in full in Annex B."
    )


def tell_minister(boards, *texts):
    notes = [boards.note(number, text) for number, text in enumerate(texts, start=1)]
    return say(find_part(boards.document(boards.board(*notes), form=Form.MINISTER), "minister-said"))


def test_no_report_is_said_to_tell_what_it_holds_back(boards):
    assert tell_minister(boards, HELD) == "The only note is held back; the report says why."
    assert tell_minister(boards, HELD, f"{HELD}, Dave") == (
        "No issue has a note that is not held back; the report says why."
    )
    assert tell_minister(boards, HELD, "Rates on plant").endswith("the report tells each note that is not held back.")
    assert tell_minister(boards, "Grid", "Rates on plant").endswith("the report tells each note.")


@pytest.mark.parametrize(("n_notes", "rest"), [(4, ""), (5, "One more is in the chapters.")])
def test_at_a_glance_says_how_much_more_was_seen_differently(boards, n_notes, rest):
    notes = [boards.note(number, f"Rates on plant {number}") for number in range(1, n_notes + 1)]
    board = replace(boards.board(*notes), reactions={note.id: {Reaction.DIFFER: 3} for note in notes})

    assert say(find_part(boards.document(board), "glance-differently")) == rest


def test_what_rules_doubt_is_not_denied_to_be_an_issue(boards):
    notes = [boards.note(number, f"wifi pw {number}??", theme_id=1) for number in (1, 2)]
    document = boards.document(boards.board(*notes, themes=[boards.theme(1)]), form=Form.MINISTER)

    assert "in the report alone: rules doubt it" in say(find_part(document, "minister-said"))


def make_held(boards, *texts):
    """A theme of some notes."""
    notes = [boards.note(number, text, theme_id=1) for number, text in enumerate(texts, start=1)]
    return boards.board(*notes, themes=[boards.theme(1, "Whom to ask")])


def list_under(document, anchor):
    """What stands under the one issue of a part."""
    (block,) = (block for block in find_part(document, anchor).blocks if isinstance(block, Points))
    return [point.text for point in block.points]


def read_slide(board):
    return [item.said for slide in list_slides(release(board)) for item in slide.items if item.name == "Whom to ask"]


@pytest.mark.parametrize(
    ("texts", "glance", "brief"),
    [
        ((HELD, f"{HELD}, Dave"), "All of its notes are held back.", "All of its notes are held back."),
        ((HELD, GERMAN), "Its notes are in Annex B.", "Its notes are in the report."),
    ],
)
def test_an_issue_of_which_nothing_can_be_read_at_a_glance_is_no_name_with_nothing_below(boards, texts, glance, brief):
    board = make_held(boards, *texts)

    assert list_under(boards.document(board), "glance-said") == [glance]
    assert list_under(boards.document(board, form=Form.MINISTER), "minister-said") == [brief]
    assert read_slide(board) == [brief]


def test_a_theme_of_one_note_that_is_held_back_says_so_on_its_slide(boards):
    assert read_slide(make_held(boards, HELD)) == ["Its only note is held back."]


@pytest.mark.parametrize("source", [Source.PHONE, Source.SCRIBE])
def test_what_one_person_alone_says_twice_is_not_told_to_have_most_support(boards, source):
    notes = [
        boards.note(number, text, theme_id=1, participant_id=1, source=source)
        for number, text in enumerate(("Rates on plant", "Rates on every plant"), start=1)
    ]
    board = boards.board(*notes, themes=[boards.theme(1)], participants=[boards.person(1)])

    part = find_part(boards.document(board, form=Form.MINISTER), "minister-said")

    if source is Source.PHONE:
        assert say(part) == "No issue has more than one person behind it; the report tells each note."
    else:
        assert [block.title.split(" · ")[0] for block in part.blocks] == ["Business rates"]
