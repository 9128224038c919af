"""What the exercises give to the report: each thing in its section, and nothing that is not for print."""

import json
import re
from dataclasses import replace
from xml.sax.saxutils import escape

import pytest
from evenings import HIDDEN, REMARK, UNTOLD, contribution
from exported import ALONE, read, rows_of_csv, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from labels import annex_of, cited_in

from facilitator.domain.contributions import ContributionKind, ContributionState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Source
from facilitator.domain.phases import Status
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.votes import Tally
from facilitator.reports.blocks import (
    ContributionList,
    Facts,
    Paragraph,
    Quote,
    Table,
)
from facilitator.reports.evidence.contributions import is_aside
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.votes import say_dots
from facilitator.reports.exports import FORMATS
from facilitator.reports.formats.markup import plain_markdown
from facilitator.reports.records import record_board
from facilitator.reports.sections.definition import sort_case

CALM = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the report."""

K = ContributionKind
WHOLE = sorted(set(FORMATS) - {"csv", "pptx", "qdpx", "taguette"})
"""CSV has one row a note, and nothing else."""


def parts_of(document):
    return {part.anchor: part for part in document.walk()}


def sentences_of(part):
    return [said.text for block in part.blocks if isinstance(block, Paragraph) for said in block.sentences]


def lists_of(part):
    return [[row.label for row in block.rows] for block in part.blocks if isinstance(block, ContributionList)]


def brought(kind, *texts, **values):
    return tuple(contribution(index, kind, index, text, **values) for index, text in enumerate(texts, start=1))


@CALM
@given(data=st.data())
def test_every_contribution_that_may_be_shown_is_in_the_annex_and_in_one_section_word_for_word(boards, data):
    """As it leaves, its contacts masked. The page at a glance says some of it before; a question that rules doubt is
    told in the annex alone.
    """
    board = release(data.draw(boards.any_board()))
    document = boards.document(board)
    shared = {each.label: each.text for each in board.contributions if each.is_shared and each.kind not in UNTOLD}
    doubted = {each.label for each in board.shared(K.QUESTION) if is_aside(each) and not each.is_marked}
    assert {label: row.text for label, row in document.contributions().items()} == shared
    quoted = [
        label
        for part in document.walk()
        if not part.anchor.startswith("glance")
        for block in part.blocks
        if isinstance(block, Quote) or (isinstance(block, ContributionList) and not block.is_annex)
        for label in cited_in(block)
        if label in shared
    ]
    assert sorted(quoted) == sorted(shared.keys() - doubted)


@CALM
@given(data=st.data())
def test_words_that_are_not_shared_are_in_no_record(boards, data):
    board = data.draw(boards.any_board())
    unshared = {each.label for each in board.contributions if not each.is_shared or each.kind in UNTOLD}
    marked = replace(
        board,
        contributions=tuple(
            replace(each, text="zzquoll", detail="zzquoll") if each.label in unshared else each
            for each in board.contributions
        ),
    )
    assert "zzquoll" not in json.dumps(record_board(marked), ensure_ascii=False)
    assert "zzquoll" not in repr(boards.document(marked))


@pytest.mark.parametrize("name", ALONE)
@pytest.mark.parametrize(
    ("status", "mode"), [(Status.LIVE, SharingMode.OPEN), (Status.CLOSED, SharingMode.CHATHAM_HOUSE)]
)
def test_a_remark_and_whatever_is_private_or_hidden_reach_no_file(boards, name, status, mode):
    board = boards.played(status=status, sharing_mode=mode)
    text = read(name, write(boards, name, board))
    assert not [marker for marker in HIDDEN if marker in text]
    assert not re.findall(r"6f1c7c0e|\bX1\b", text)
    assert REMARK in {each.text for each in board.contributions}


@pytest.mark.parametrize("name", WHOLE)
def test_each_label_is_in_the_file(boards, evening, name):
    text = read(name, write(boards, name, evening))
    labels = boards.document(evening).contributions()
    assert not [label for label in labels if not re.search(rf"\b{label}\b", text)]


SPELT = {"md": plain_markdown, "docx": escape, "xlsx": escape}
"""How a format writes what it holds; JSON and PDF hold it as it is, and so does the JSON in the archive."""


@pytest.mark.parametrize("name", WHOLE)
def test_each_text_is_in_the_file_as_it_was_typed(boards, evening, name):
    text = "".join(read(name, write(boards, name, evening)).split())
    for each in evening.contributions:
        if each.is_shared and each.kind not in UNTOLD and each.text.isascii() and "\n" not in each.text:
            for words in (each.text, each.detail):
                assert "".join(SPELT.get(name, str)(words).split()) in text


def test_the_sections_stand_in_their_order_and_under_their_numbers(boards, evening):
    assert [part.number for part in boards.document(evening).sections] == [
        *["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"],
        "Annex A",
        "Annex B",
    ]


@CALM
@given(data=st.data())
def test_no_section_is_an_empty_heading(boards, data):
    for part in boards.document(data.draw(boards.any_board())).walk():
        assert part.blocks or part.children


class TestDefinition:
    """Section 3: the wording that was chosen, those that were not, and where each case belongs."""

    def test_the_chosen_wording_is_quoted_and_the_others_are_kept_by_their_support(self, boards, evening):
        part = parts_of(boards.document(evening))["wordings"]
        (quote,) = [block for block in part.blocks if isinstance(block, Quote)]
        assert quote.label == "W1"
        assert sentences_of(part) == [
            "This wording was chosen; many participants backed it.",
            "Two other wordings were put forward and are kept here.",
        ]
        assert lists_of(part) == [["W2", "W3"]]

    def test_without_a_choice_all_are_kept(self, boards):
        board = replace(boards.board(), contributions=brought(K.WORDING, "one", "two"))
        part = parts_of(boards.document(board))["wordings"]
        assert sentences_of(part) == ["Two wordings were put forward; none was chosen."]

    def test_boundary_cases_are_named_with_their_counts(self, boards, evening):
        part = parts_of(boards.document(evening))["cases"]
        assert lists_of(part) == [["C2"], ["C1", "C4"], ["C3"], ["C5"]]
        facts = {row.label: row.facts for row in boards.document(evening).contributions().values()}
        assert facts["C1"] == ("Case", "4 in, 5 on the edge, 4 out")
        assert facts["C5"] == ("Case", "nobody sorted it")

    @given(answers=st.dictionaries(st.sampled_from(["in", "edge", "out"]), st.integers(0, 9)))
    def test_a_case_is_in_or_out_only_where_over_half_said_so(self, answers):
        (case,) = brought(K.CASE, "the canal trust", answers=answers)
        total = sum(answers.values())
        over = [place for place in ("in", "out") if answers.get(place, 0) > total / 2]
        assert sort_case(case) == (over[0] if over else "edge" if total else None)


class TestContext:
    """Section 4: the keynote's points are the speaker's; questions are asked, answered or left open."""

    def test_points_are_marked_as_the_speakers(self, boards, evening):
        part = parts_of(boards.document(evening))["keynote"]
        assert "are the speaker’s" in sentences_of(part)[0]
        row = boards.document(evening).contributions()["K1"]
        assert (row.detail_name, row.detail) == ("Speaker", "Prof. A. Bandara")

    def test_questions_stand_by_whether_they_were_answered_then_by_upvotes(self, boards, evening):
        part = parts_of(boards.document(evening))["questions"]
        assert sentences_of(part) == [
            "One question was answered in the room.",
            "Two questions have no answer on the record.",
        ]
        assert lists_of(part) == [["Q2"], ["Q1", "Q3"]]
        rows = boards.document(evening).contributions()
        assert rows["Q1"].facts == ("Question", "several participants upvoted it", "left open")

    def test_a_joke_that_nobody_backs_is_a_question_of_the_annex_alone(self, boards, evening):
        asked = brought(K.QUESTION, "Who pays for the lock gates?", "is there any more cake?")
        document = boards.document(replace(evening, contributions=asked))
        part = parts_of(document)["questions"]

        assert lists_of(part) == [["Q1"]]
        assert sentences_of(part)[1] == (
            "One question that rules doubt is about the room and not the subject, and in Annex B alone."
        )
        assert "Q2" in document.contributions()
        backed = replace(asked[1], answers={"up": 3})
        document = boards.document(replace(evening, contributions=(asked[0], backed)))
        assert lists_of(parts_of(document)["questions"]) == [["Q2", "Q1"]]

    @pytest.mark.parametrize("name", FORMATS)
    def test_what_somebody_asks_not_to_be_quoted_on_is_in_no_file(self, boards, evening, name):
        (asked,) = brought(K.QUESTION, "Please don't minute this: will the tannery be sold?", detail="Amber Hides")
        text = read(name, write(boards, name, replace(evening, contributions=(asked,))))

        assert "tannery" not in text
        assert "Amber Hides" not in text

    @pytest.mark.parametrize(
        ("speaker", "said"),
        [("Ada Okafor", "Ada Okafor gave the keynote on “Grids”."), ("", "The keynote was on “Grids”.")],
    )
    def test_who_spoke_is_said_where_something_of_it_is_on_the_record(self, boards, evening, speaker, said):
        told = replace(evening, roundtable=replace(evening.roundtable, speaker=speaker, topic="Grids", agenda=()))
        assert said in sentences_of(parts_of(boards.document(told))["context"])

    def test_what_follows_is_said_of_what_does(self, boards, evening):
        of_points = replace(
            evening, contributions=tuple(each for each in evening.contributions if each.kind is K.POINT)
        )
        said = sentences_of(parts_of(boards.document(of_points))["context"])
        assert "What follows is what the speaker said." in said

    def test_a_report_without_a_keynote_has_no_such_section(self, boards, nuclear):
        assert "context" not in parts_of(boards.document(nuclear))


class TestReactions:
    """What people said to notes is told apart, and changes no support."""

    def theme_of_two(self, boards, counts, n_people=9, **changes):
        notes = [boards.note(i, theme_id=1, **changes) for i in (1, 2)]
        people = [boards.person(i) for i in range(1, n_people + 1)]
        board = boards.board(*notes, themes=[boards.theme(1)], participants=people)
        document = boards.document(replace(board, reactions=counts))
        return next(part for part in document.walk() if part.anchor == "business-1").blocks

    def test_dissent_and_agreement_stand_in_the_themes_paragraph(self, boards):
        facts, *_, told = self.theme_of_two(boards, {1: {"me_too": 3, "differ": 4}, 2: {"me_too": 1}})
        assert [(said.text, said.notes) for said in told.points] == [
            ("Three more people agreed with B1; one more person agreed with B2.", ("B1", "B2")),
            ("Many participants saw B1 differently.", ("B1",)),
        ]
        assert facts == self.theme_of_two(boards, {})[0]

    def test_dissent_from_two_notes_is_not_added_up_since_it_may_be_the_same_people(self, boards):
        *_, told = self.theme_of_two(boards, {1: {"differ": 2}, 2: {"differ": 3}})
        assert told.points[0].text == "B1 and B2 were each seen differently by a few participants."

    def test_people_who_agree_with_a_scribes_note_are_not_more_than_its_author(self, boards):
        *_, told = self.theme_of_two(boards, {1: {"me_too": 2}}, source=Source.SCRIBE)
        assert told.points[0].text == "Two people agreed with B1."

    def test_disputed_notes_are_in_section_9_and_marked_in_the_annex(self, boards, evening):
        document = boards.document(evening)
        disputed = {note.label for note in evening.open_notes() if evening.reactions.get(note.id, {}).get("differ")}
        _, block, held = parts_of(document)["differences"].blocks
        assert {row.label for row in block.rows} | set(cited_in(held)) == disputed
        assert not {row.label for row in block.rows} & set(cited_in(held))
        assert all("differently" in annex_of(document)[label].reactions for label in disputed)


def test_a_tables_record_is_its_scribes_and_named_by_table_only_where_that_may_be(boards):
    for mode, said in (
        (SharingMode.SECTOR_ONLY, "Scribe’s record, table 2"),
        (SharingMode.CHATHAM_HOUSE, "Scribe’s record"),
    ):
        part = parts_of(boards.document(boards.played(sharing_mode=mode)))["records"]
        assert said in {block.attribution for block in part.blocks if isinstance(block, Quote)}


class TestPriorities:
    """Section 11: counted votes only, by heading, with turnout."""

    def test_only_closed_rounds_are_told(self, boards, evening):
        parts = parts_of(boards.document(evening))
        assert [part.title for part in parts["priorities"].children] == [
            "Round 1: dots",
            "Round 2: dots",
            "Round 3: importance and feasibility",
        ]
        only_open = replace(evening, rounds=evening.rounds[-1:])
        assert "priorities" not in parts_of(boards.document(only_open))
        assert record_board(only_open)["rounds"] == []

    def test_turnout_and_ballot_are_said(self, boards, evening):
        facts = [block for block in parts_of(boards.document(evening))["round-1"].blocks if isinstance(block, Facts)]
        assert dict(facts[0].rows) == {
            "Turnout": "29 of 48 people",
            "Ballot": "Three dots for each person, at most two on one theme",
        }

    @CALM
    @given(data=st.data())
    def test_the_dots_of_the_tables_are_all_dots_there_were(self, boards, data):
        board = data.draw(boards.any_board())
        parts = parts_of(boards.document(board))
        # A vote that was closed before anybody had voted is told of nowhere.
        counted = [one for one in board.rounds if not one.is_open and one.turnout]
        assert sum(name.startswith("round-") for name in parts) == len(counted)
        for index, vote in enumerate(counted, start=1):
            tables = [block for block in parts[f"round-{index}"].blocks if isinstance(block, Table)]
            assert sum(len(table.rows) for table in tables) == len(vote.themes)
            if vote.kind == "dots":
                told = sum(int(row[2]) for table in tables for row in table.rows)
                assert told == sum(tally.n_dots for tally in vote.tallies)

    def test_no_theme_is_called_first_that_shares_the_place_with_one_that_is_gone(self, boards, evening):
        vote = evening.rounds[0]
        there = next(theme.id for theme in evening.themes if theme.is_live and evening.notes_of(theme))
        tallies = (Tally(there, n_dots=2, n_people=2), Tally(9999, n_dots=2, n_people=2))
        heading_of = {there: vote.heading_of.get(there, HeadingKey.TALENT), 9999: HeadingKey.TALENT}
        shared = replace(vote, themes=(there, 9999), tallies=tallies, heading_of=heading_of)
        for rounds, is_said in (((shared,), False), ((replace(shared, themes=(there,), tallies=tallies[:1]),), True)):
            parts = parts_of(boards.document(replace(evening, rounds=rounds)))
            assert any("Over all headings" in text for text in sentences_of(parts["round-1"])) is is_said

    def test_a_wide_spread_is_called_split(self, boards, evening):
        part = parts_of(boards.document(evening))["round-3"]
        (table,) = [block for block in part.blocks if isinstance(block, Table)]
        said = {re.search("“(.*)”", text)[1]: text for text in sentences_of(part) if "are split on" in text}
        for row in table.rows:
            text = said.get(row[0], "")
            assert ("how important" in text, "how feasible" in text) == (float(row[3]) >= 2, float(row[5]) >= 2)


def test_an_investment_line_has_its_proof_and_the_chosen_comes_first(boards, evening):
    part = parts_of(boards.document(evening))["proposition"]
    (quote,) = [block for block in part.blocks if isinstance(block, Quote)]
    assert (quote.label, quote.attribution) == ("L1", "Proof needed: Three letters of intent, with volumes")
    assert lists_of(part) == [["L2"]]


class TestAsks:
    """Section 13: by addressee; commitments with owner and date; private ones as a bare number."""

    def test_asks_to_one_addressee_stand_together_and_those_to_nobody_last(self, boards, evening):
        assert lists_of(parts_of(boards.document(evening))["asks-made"]) == [["A2", "A1", "A4", "A3"]]

    def test_a_commitment_has_its_owner_and_its_day(self, boards, evening):
        row = boards.document(evening).contributions()["M1"]
        assert (row.detail_name, row.detail) == ("Owner", "Amber Basin Council")
        assert "by 1 September 2026" in row.facts

    def test_private_commitments_are_a_number(self, boards, evening):
        part = parts_of(boards.document(evening))["commitments"]
        assert sentences_of(part)[-1] == "One more commitment was made in private and is in no file."
        only = replace(evening, contributions=tuple(each for each in evening.contributions if each.is_private))
        part = parts_of(boards.document(only))["commitments"]
        assert sentences_of(part) == ["One commitment was made in private and is in no file."]


@CALM
@given(data=st.data())
def test_what_was_brought_is_accounted_for(boards, data):
    board = data.draw(boards.any_board())
    part = parts_of(boards.document(board)).get("accounting")
    tables = [block for block in part.blocks if isinstance(block, Table)] if part else []
    told = sum(
        int(cell)
        for table in tables
        if table.columns[0].startswith("Brought")
        for row in table.rows
        for cell in row[1:]
    )
    assert told == sum(each.kind not in UNTOLD for each in board.contributions)


@pytest.mark.parametrize("name", ["docx", "pdf", "md", "json"])
def test_a_rehearsal_says_in_every_file_that_it_is_no_record(boards, name):
    rehearsed, held = (boards.board(boards.note(1), is_rehearsal=is_rehearsal) for is_rehearsal in (True, False))
    assert "REHEARSAL — not a record" in read(name, write(boards, name, rehearsed))
    assert "REHEARSAL" not in read(name, write(boards, name, held))


def test_a_rehearsal_says_so_in_every_file_name(boards):
    board = boards.board(is_rehearsal=True)
    document = boards.document(board)
    for entry in FORMATS.values():
        assert entry.file_name(document, board.roundtable).endswith(f"-rehearsal.{entry.extension}")


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"pptx"}))
def test_a_note_from_a_scribe_or_from_paper_is_marked_in_every_file(boards, name):
    notes = [boards.note(1, source=Source.SCRIBE), boards.note(2, source=Source.PAPER), boards.note(3)]
    board = boards.board(*notes, participants=[boards.person(3)])
    text = read(name, write(boards, name, board))
    if name == "csv":
        assert [row["source"] for row in rows_of_csv(write(boards, name, board))] == ["scribe", "paper", "phone"]
    elif name == "json":
        assert [note["source"] for note in json.loads(text)["notes"]] == ["scribe", "paper", "phone"]
    elif name == "xlsx":
        assert {">scribe<", ">paper<", ">phone<"} <= set(re.findall(r">\w+<", text))
    else:
        assert "Scribe’s record" in text
        assert "From paper" in text


def test_a_withdrawn_contribution_is_only_a_number(boards):
    gone = brought(K.ASK, "zzgone", state=ContributionState.WITHDRAWN)
    board = replace(boards.board(), contributions=gone)
    assert "asks" not in parts_of(boards.document(board))
    assert record_board(board)["roundtable"]["received"]["unshared"]["ask"]["withdrawn"] == 1


def test_people_behind_themes_of_as_many_dots_are_all_counted_in_one_way():
    few, many = ([Tally(number, 14, n) for number, n in enumerate(people, 1)] for people in ((3, 9), (10, 9)))

    assert say_dots(few) == "14 dots each, from three people and nine people"
    assert say_dots(many) == "14 dots each, from 10 people and 9 people"
