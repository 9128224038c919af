"""What the software says of its own reads as an editor would leave it: one name for one thing, and no name for two."""

from dataclasses import replace

import pytest
from evenings import contribution
from exported import read, write

from facilitator.domain.contributions import ContributionKind
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.intakes import Intake
from facilitator.domain.notes import Kind
from facilitator.reports.evidence.asks import list_asks, recommend
from facilitator.reports.evidence.charts import chart_support
from facilitator.reports.evidence.doubts import leave_out
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.evidence.names import list_names
from facilitator.reports.formats.workbook import sheets
from facilitator.reports.records import record_board
from facilitator.reports.sections.intakes import say_intake, say_rows


def two_themes(boards, first, second):
    """Two notes each in a theme of either name, under Business and under Talent, two of them asks."""
    under = {1: HeadingKey.BUSINESS, 2: HeadingKey.TALENT}
    themes = [boards.theme(1, first), boards.theme(2, second, HeadingKey.TALENT)]
    notes = [
        boards.note(
            number,
            f"{what} number {number}",
            theme_id=1 + (number > 2),
            heading=under[1 + (number > 2)],
            kind=Kind.ASK if number % 2 else Kind.BARRIER,
            participant_id=number,
        )
        for number, what in enumerate(("fund a course", "no teachers", "pay for travel", "no buses"), start=1)
    ]
    people = [boards.person(number) for number in range(1, 5)]
    return release(boards.board(*notes, themes=themes, participants=people))


def test_two_issues_of_one_name_are_told_apart_where_they_stand_side_by_side(boards):
    issues = list_issues(two_themes(boards, "Skills", "skills"))

    assert [told.full_name for told in issues] == ["Skills (Business)", "skills (Talent)"]
    assert {told.name for told in issues} == {"Skills", "skills"}


def test_a_chart_names_the_heading_of_two_issues_of_one_name_unless_it_is_a_headings_own(boards):
    issues = list_issues(two_themes(boards, "Skills", "Skills")) * 2

    assert {row.name for row in chart_support(issues)[0].rows} == {"Skills (Business)", "Skills (Talent)"}
    assert {row.name for row in chart_support(issues, "Talent")[0].rows} == {"Skills"}


def test_asks_on_two_issues_of_one_name_share_no_number(boards):
    board = two_themes(boards, "Skills", "Skills")

    found = recommend(list_asks(board, list_issues(board)))
    assert [(each.about, len(each.asks)) for each in found] == [("Skills (Business)", 1), ("Skills (Talent)", 1)]


def test_an_issue_whose_name_no_other_has_says_no_heading(boards):
    board = two_themes(boards, "Skills", "Travel")

    assert [told.full_name for told in list_issues(board)] == ["Skills", "Travel"]
    assert "Skills (Business)" not in read("md", write(boards, "md", board))


def test_a_body_that_is_called_by_three_names_is_asked_once(boards):
    texts = ["HMT: cut rates", "Treasury should defer rates", "ask HM Treasury to cut rates"]
    notes = [boards.note(number, text, kind=Kind.ASK, theme_id=1) for number, text in enumerate(texts, start=1)]
    board = release(boards.board(*notes, themes=[boards.theme(1)]))

    (found,) = recommend(list_asks(board, list_issues(board)))
    assert len(found.asks) == 3


def test_a_name_with_and_without_its_hyphen_is_one(boards):
    board = release(boards.board(boards.note(1, "T Levels fail us"), boards.note(2, "nobody knows T-levels")))

    assert [(name.quote, len(name.notes)) for name in list_names(board)] == [("T Levels", 2)]


@pytest.mark.parametrize(("text", "expected"), [("ISO 27001 first", []), ("ISO 27001 or another ISO", ["ISO"])])
def test_a_part_of_a_name_is_no_short_form_to_spell_out(boards, text, expected):
    board = release(boards.board(boards.note(1, text)))

    assert [name.quote for name in list_names(board) if name.is_short] == expected


@pytest.mark.parametrize(
    ("n_rows", "n_notes", "expected"),
    [
        (1, 1, "Its one row came in as a note."),
        (40, 40, "All of its 40 rows came in as notes."),
        (40, 38, "It had 40 rows, of which 38 notes came in."),
    ],
)
def test_a_file_of_which_all_came_in_is_said_to_have_come_in_whole(n_rows, n_notes, expected):
    intake = Intake(file="notes.csv", tool="", n_rows=n_rows, n_notes=n_notes, left={})
    assert say_rows(intake) == expected


def test_what_an_earlier_import_counted_and_found_none_of_is_not_told(boards):
    intake = Intake(file="notes.csv", tool="", n_rows=1, n_notes=1, left={"refused there": 0})

    assert not any("Left out" in said for said in say_intake(intake, "Talent", boards.board(boards.note(1, "ok"))))


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("HMT: cut rates", "HMT"),
        ("home office should let bell ringers in", "Home Office"),
        ("homes england should lend to builders", "Homes England"),
        ("Government should defer rates, it is a scandal", "Government"),
        ("ONR early engagement desk, free first 2 meetings", "ONR"),
        ("Government first loss tranche would crowd in pension money", "Government"),
        ("NHS is to publish its pipeline", "NHS"),
        ("DEFRA to pay for bell wax, it isn't silly", "DEFRA"),
        ("BBC + Channel 4 must record bells", "BBC and Channel 4"),
        ("mayor ripped it out in a year, need a bell", ""),
        ("mayor's bell is cracked, need another", ""),
        ("the mayor doesn't ring, need a named person", ""),
        ("Schools adopt at speed of schools. need 10 year money", ""),
        ("NHS trusts refuse to buy a pilot twice", ""),
        ("HMRC doesn't answer, need a named person", ""),
        ("Global Centre of Rail Excellence in the Dulais valley needs finishing", ""),
    ],
)
def test_a_body_of_which_a_note_tells_what_it_does_is_not_said_to_be_asked(boards, text, addressee):
    board = release(boards.board(boards.note(1, text, kind=Kind.ASK)))

    assert [ask.addressee for ask in list_asks(board, list_issues(board))] == [addressee]


def test_a_report_of_asks_that_name_nobody_speaks_of_no_body(boards):
    notes = [boards.note(number, text, kind=Kind.ASK, theme_id=1) for number, text in enumerate(("a fund", "a map"), 1)]
    text = read("md", write(boards, "md", boards.board(*notes, themes=[boards.theme(1)])))

    assert "under one number to be cited, struck or merged: what is asked on one issue shares one." in text


@pytest.mark.parametrize("text", ["N/A", "none", "See above.", "+1", "same here!", "tbc"])
def test_what_says_nothing_by_itself_is_on_no_page_that_is_read_alone(boards, text):
    board = boards.board(boards.note(1, text))

    assert leave_out(release(board), list_issues(release(board))) == []
    kept = replace(board, decisions={(1, FlagKind.OFF_TOPIC): FlagState.CLEARED})
    assert len(leave_out(release(kept), list_issues(release(kept)))) == 1


@pytest.mark.parametrize("text", ["no power", "none of the banks lend", "clearance. again.", "food", "+1 on rates"])
def test_a_short_note_that_says_something_is_kept(boards, text):
    board = release(boards.board(boards.note(1, text)))

    assert len(leave_out(board, list_issues(board))) == 1


def test_the_sheet_of_asks_says_of_whom_they_are_made_as_the_report_does(boards):
    texts = {1: "letter from HMT to lenders", 2: "Publish the order book", 3: "HM Treasury should name who answers"}
    board = boards.board(*(boards.note(number, text, kind=Kind.ASK) for number, text in texts.items()))
    asked = contribution(1, ContributionKind.ASK, 1, "One form", detail="The primes")
    board = release(replace(board, contributions=(asked,)))

    rows = sheets.list_asks(board, record_board(board))

    assert {row[0]: row[5] for row in rows} == {"B1": "HMT", "B2": None, "B3": "HMT", "A1": "Primes"}
