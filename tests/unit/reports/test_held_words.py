"""What is held back in the chapters is in print nowhere but in the record, and there a reader is told what stands."""

from dataclasses import replace

import pytest
from exported import read, write

from facilitator.comparison.columns import read_column
from facilitator.domain.contributions import Reaction
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.notes import Kind, Place
from facilitator.domain.people import Sector
from facilitator.domain.roundtables import SharingMode
from facilitator.marking.masks import LEFT_OUT, NOT_QUOTED
from facilitator.reports.blocks import Paragraph
from facilitator.reports.evidence.asks import list_asks
from facilitator.reports.evidence.flags import flags_of, release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.evidence.open_items import list_stops

SAID = "Please do not quote me: 40% of our apprentices leave because no foreman has time for them"
NAMELESS = SAID.replace("quote me", "name us")
PICTURE = "<img src=x onerror=alert(1)>"
JOKE = "<b>BOLD CLAIM</b> coffee is a critical national dependency"
FILES = ("md", "json", "csv", "xlsx", "docx", "pdf")
ATTRIBUTION = FlagKind.NOT_FOR_ATTRIBUTION


def one_note(boards, text=SAID, *, decisions=(), note=(), **changes):
    """A room of one note, by somebody of industry at Amber Works who sat at table 4."""
    person = boards.person(1, Sector.INDUSTRY, "Amber Works", 4)
    board = boards.board(boards.note(1, text, **dict(note)), participants=[person], **changes)
    return replace(board, decisions={(1, kind): state for kind, state in decisions})


def body_of(text):
    """The report up to its annexes."""
    return text.split("Annex A")[0]


@pytest.mark.parametrize("changes", [{}, {"note": {"place": Place.ASIDE}}])
def test_no_section_but_the_annex_prints_what_is_held_back(boards, changes):
    board = replace(one_note(boards, NAMELESS, **changes), reactions={1: {Reaction.DIFFER: 3}})
    text = read("md", write(boards, "md", board))

    assert "foreman" not in body_of(text.rpartition('id="annex-prompts"')[0])
    assert "foreman" in text.rpartition('id="annex-notes"')[2]
    assert "held back until somebody lets it through. Annex B prints it and names no sector." in text


@pytest.mark.parametrize(
    "wish",
    [
        "Please do not quote me",
        "Don't minute this",
        "Do not repeat this",
        "Keep this in the room",
        "Strictly confidential",
    ],
)
def test_what_asks_not_to_be_quoted_is_in_no_file_until_somebody_lets_it_through(boards, wish):
    board = one_note(boards, f"{wish}: 40% of our apprentices leave because no foreman has time for them")

    for name in FILES:
        text = " ".join(read(name, write(boards, name, board)).split())
        assert not [word for word in ("foreman", "40%") if word in text]
        assert NOT_QUOTED.strip("[]") in text
    text = read("md", write(boards, "md", board))
    assert "One note that asks not to be quoted is held back until somebody lets it through. Annex B leaves its" in text
    assert "The words of one note are left out, until somebody lets them through: not to be quoted." in text
    assert list_stops(release(board), list_issues(release(board))) != []


def test_what_asked_not_to_be_quoted_is_printed_once_somebody_lets_it_through(boards):
    board = one_note(boards, decisions=[(ATTRIBUTION, FlagState.CLEARED)])

    text = read("md", write(boards, "md", board))
    assert all("because no foreman has time for them" in part for part in text.rsplit('id="annex-prompts"', 1))


def test_a_file_in_which_it_was_masked_is_read_back_and_masked_still(boards):
    board = release(one_note(boards, NOT_QUOTED))

    assert [point.held_for for told in list_issues(board) for point in told.issue.points] == [ATTRIBUTION.value]
    assert release(board).notes[0].text == NOT_QUOTED


@pytest.mark.parametrize("decisions", [(), [(ATTRIBUTION, FlagState.CONFIRMED)]])
def test_who_asks_not_to_be_named_is_known_by_no_sector_organisation_or_table(boards, decisions):
    board = one_note(boards, NAMELESS, decisions=decisions, sharing_mode=SharingMode.OPEN)

    for name in ("md", "json", "csv", "xlsx"):
        text = read(name, write(boards, name, board))
        assert not [word for word in ("Amber Works", "Industry,", '"industry"') if word in text.split("Annex C")[0]]


def test_who_said_so_by_mistake_is_named_again_once_somebody_lets_it_through(boards):
    board = one_note(boards, decisions=[(ATTRIBUTION, FlagState.CLEARED)], sharing_mode=SharingMode.OPEN)

    assert "Industry, Amber Works" in read("md", write(boards, "md", board))


@pytest.mark.parametrize("state", [FlagState.SUGGESTED, FlagState.CONFIRMED])
def test_who_wrote_of_a_death_nearby_is_known_by_no_sector(boards, state):
    board = one_note(
        boards,
        "Two suicides on the barges this winter, and no doctor came",
        decisions=[(FlagKind.ABOUT_A_PERSON, state)],
        sharing_mode=SharingMode.OPEN,
    )
    text = read("md", write(boards, "md", board))

    assert "suicides" not in body_of(text.rpartition('id="annex-prompts"')[0])
    assert "Annex B prints it without names, roles or sectors." in text
    assert "suicides" in text.rpartition('id="annex-notes"')[2]
    assert not [word for word in ("Industry", "Amber Works") if word in text.rpartition('id="annex-notes"')[2]]


def test_what_is_confirmed_as_not_for_attribution_is_in_no_file_and_the_annex_says_how_many(boards):
    board = one_note(boards, decisions=[(ATTRIBUTION, FlagState.CONFIRMED)])

    for name in FILES:
        text = " ".join(read(name, write(boards, name, board)).split())
        assert "foreman" not in text
        assert LEFT_OUT.strip("[]") in text
    assert "The words of one note are left out, as somebody confirmed: not for attribution." in read(
        "md", write(boards, "md", board)
    )


def test_what_was_confirmed_is_still_there_to_be_undone(boards):
    board = release(one_note(boards, decisions=[(ATTRIBUTION, FlagState.CONFIRMED)]))

    assert {(flag.kind, flag.state) for flag in flags_of(board.notes[0], board)} == {(ATTRIBUTION, FlagState.CONFIRMED)}
    assert list_stops(board, list_issues(board)) == []


def test_a_note_that_is_nothing_but_a_tag_is_in_no_point(boards):
    bare = {PICTURE: "markup", "<b></b>": "markup", JOKE: None, "fewer than <a third of firms": None}
    for text, held in bare.items():
        (told,) = list_issues(release(one_note(boards, text, note={"kind": Kind.ASK})))
        assert [point.held_for for point in told.issue.points] == [held], text


@pytest.mark.parametrize("markup", [[], [(FlagKind.MARKUP, FlagState.CLEARED)]])
def test_who_lets_markup_through_has_not_said_that_a_joke_is_a_recommendation(boards, markup):
    board = release(one_note(boards, JOKE, decisions=markup, note={"kind": Kind.ASK}))

    assert FlagKind.OFF_TOPIC in {flag.kind for flag in flags_of(board.notes[0], board)}
    assert list_asks(board, list_issues(board)) == []


def test_a_note_with_markup_that_somebody_keeps_is_numbered(boards):
    kept = [(FlagKind.MARKUP, FlagState.CLEARED), (FlagKind.OFF_TOPIC, FlagState.CLEARED)]
    board = release(one_note(boards, JOKE, decisions=kept, note={"kind": Kind.ASK}))

    assert len(list_asks(board, list_issues(board))) == 1


def test_no_name_and_no_short_form_of_a_note_that_is_held_back_is_listed(boards):
    formula = "=HYPERLINK(A1), SYSTEM failure, and DSIT at Amber Works Ltd"
    for text in (formula, f"{SAID}, says DSIT and the ZZKQ SYSTEM"):
        text_of_report = read("md", write(boards, "md", one_note(boards, text)))
        body = text_of_report.rpartition('id="annex-prompts"')[0]
        assert not [word for word in ("HYPERLINK", "SYSTEM", "DSIT", "ZZKQ") if word in body], text


def test_rooms_are_not_alike_for_what_each_asked_not_to_be_quoted(boards):
    for decisions in ((), [(ATTRIBUTION, FlagState.CONFIRMED)]):
        side = read_column(one_note(boards, decisions=decisions)).side
        assert [note.text for note in side.notes] == [""]


def test_an_issue_whose_caption_counts_what_is_held_back_says_how_much_that_is(boards):
    texts = ("Lend us the rig", "Lend us a crane", "Ring me on 07700 900123", "Ring 07700 900456 for the rig")
    kinds = (Kind.ASK, Kind.BARRIER, Kind.ASK, Kind.BARRIER)
    notes = [
        boards.note(number, text, kind=kind, theme_id=1)
        for number, (text, kind) in enumerate(zip(texts, kinds, strict=True), start=1)
    ]
    document = boards.document(boards.board(*notes, themes=[boards.theme(1)]))

    (issue,) = (part for part in document.walk() if part.anchor == "business-1")
    said = [sentence for block in issue.blocks if isinstance(block, Paragraph) for sentence in block.sentences]

    assert [(each.text, each.notes) for each in said] == [("One barrier and one ask are held back.", ("B3", "B4"))]


def test_an_issue_of_which_nothing_is_held_back_says_nothing_of_it(boards):
    notes = [boards.note(number, f"Lend us rig {number}", theme_id=1) for number in (1, 2)]
    document = boards.document(boards.board(*notes, themes=[boards.theme(1)]))

    (issue,) = (part for part in document.walk() if part.anchor == "business-1")

    assert not [block for block in issue.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("at table 4 three of us shut a line", "at [a table] three of us shut a line"),
        ("two of us at table four import the clay", "two of us at [a table] import the clay"),
        ("kilns wait for gas (our table 4, all five)", "kilns wait for gas ([a table], all five)"),
        ("agree with tables 4 and 6 on clay", "agree with [a table] on clay"),
        ("at tables 4-6 nobody buys clay", "at [a table] nobody buys clay"),
        ("we at table 4/5 buy no clay", "we at [a table] buy no clay"),
        ("two of us on table four import the clay", "two of us on [a table] import the clay"),
        ("clay from table four is dear, they say", "clay from [a table] is dear, they say"),
    ],
)
def test_no_file_says_at_which_table_somebody_sat_though_they_wrote_it(boards, said, printed):
    board = one_note(boards, said, sharing_mode=SharingMode.SECTOR_ONLY)

    for name in FILES:
        text = " ".join(read(name, write(boards, name, board)).lower().split())
        assert not [words for words in ("table 4", "table four", "tables 4") if words in text], name
    released = release(board)
    assert released.notes[0].text == printed
    assert flags_of(released.notes[0], released) == ()
    assert "word for word but for what stands masked" in read("md", write(boards, "md", board))


@pytest.mark.parametrize(
    "said",
    [
        "our table wants a kiln",
        "table 4 of the standard is old",
        "see table 4 of BS EN 643",
        "water table 2m down",
        "10 tables 4 chairs sold",
        "put on the table 2 years ago",
        "Table 4 shows rates by county",
        "steam from table 1.2 is hot",
    ],
)
def test_a_table_of_figures_and_one_without_a_number_stand_as_typed(boards, said):
    assert release(one_note(boards, said)).notes[0].text == said


def test_what_is_said_to_a_table_in_the_room_stays_an_aside(boards):
    for said in ("can table 2 keep it down thx", "@table5 lunch?", "hello from table 4, can u scroll"):
        board = release(one_note(boards, said))
        assert "[a table]" in board.notes[0].text
        assert FlagKind.OFF_TOPIC in {flag.kind for flag in flags_of(board.notes[0], board)}, said
