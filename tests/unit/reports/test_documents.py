"""What a reader of any report may rely on: every claim leads to its notes, sums hold, quotations are exact."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from labels import annex_of, cited_in

from facilitator.domain.board import name_sectors
from facilitator.domain.headings import Heading, HeadingKey
from facilitator.domain.notes import Handling, Kind, Place, Source
from facilitator.domain.people import Sector
from facilitator.domain.phases import Status
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.themes import Support, support_word
from facilitator.reports.blocks import (
    Blank,
    Facts,
    NoteList,
    Paragraph,
    Points,
    Quote,
    Table,
    ThemeFacts,
)
from facilitator.reports.documents import Snapshot
from facilitator.reports.evidence.attributions import describe_support
from facilitator.reports.evidence.dossiers import TITLE
from facilitator.reports.evidence.flags import release

CALM = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the report."""


def blocks_of(document, kind):
    return [block for part in document.walk() for block in part.blocks if isinstance(block, kind)]


def sentences_of(document):
    return [sentence for block in blocks_of(document, Paragraph) for sentence in block.sentences]


def issues_of(document):
    """The parts that tell of an issue of several notes."""
    return [part for part in document.walk() if any(isinstance(block, ThemeFacts) for block in part.blocks)]


def points_of(part):
    return [point for block in slots_of(part) for point in block.points]


def slots_of(part):
    """What the notes of an issue say, without what the room did with it."""
    return [block for block in part.blocks if isinstance(block, Points) and block.title != TITLE]


def caption_of(document):
    (facts,) = blocks_of(document, ThemeFacts)
    return describe_support(facts)


@CALM
@given(data=st.data())
def test_a_reader_finds_every_cited_label_in_the_annex(boards, data):
    document = boards.document(data.draw(boards.any_board()))
    cited = {label for part in document.walk() for block in part.blocks for label in cited_in(block)}
    assert cited <= annex_of(document).keys() | document.contributions().keys()


@CALM
@given(data=st.data())
def test_the_annex_holds_each_open_note_once_and_word_for_word(boards, data):
    board = data.draw(boards.any_board())
    rows = [row for block in blocks_of(boards.document(board), NoteList) if block.is_annex for row in block.rows]
    assert sorted((row.label, row.text) for row in rows) == sorted(
        (note.label, note.text) for note in release(board).open_notes()
    )


@CALM
@given(data=st.data())
def test_every_open_note_is_told_in_a_chapter_or_in_heard_once(boards, data):
    board = data.draw(boards.any_board())
    document = boards.document(board)
    told = set()
    for part in document.walk():
        if not part.anchor.startswith("annex"):
            # What is held back is told in its chapter's opening, in a sentence and not in words of its own.
            blocks = [block for block in part.blocks if part.level > 1 or isinstance(block, Paragraph)]
            told |= {label for block in blocks for label in cited_in(block)}
    assert told - document.contributions().keys() == {note.label for note in board.open_notes()}


def test_a_note_that_is_held_back_is_told_in_its_chapter_and_its_words_nowhere_but_in_the_annex(boards):
    document = boards.document(boards.board(boards.note(1, text="Ring me on 07700 900123 about the test rig")))

    told = [
        (part.anchor, sentence.text)
        for part in document.walk()
        for block in part.blocks
        if isinstance(block, Paragraph) and "B1" in cited_in(block)
        for sentence in block.sentences
    ]
    assert any(anchor == "business" and "held back" in text for anchor, text in told)
    assert not any("rig" in text for _, text in told)


@CALM
@given(data=st.data())
def test_the_printed_accounting_sums_to_every_note_there_was(boards, data):
    board = data.draw(boards.any_board())
    found = [block for block in blocks_of(boards.document(board), Table) if block.caption.startswith("Where every")]
    assert len(found) == bool(board.notes)
    for table in found:
        *parts, (_, total) = table.rows
        assert sum(int(number) for _, number in parts) == int(total) == len(board.notes)


@CALM
@given(data=st.data())
def test_quotations_are_exact_notes_on_the_record(boards, data):
    board = release(data.draw(boards.any_board()))  # its contacts masked, as it leaves
    texts = {note.label: note.text for note in board.open_notes()}
    texts |= {brought.label: brought.text for brought in board.contributions if brought.is_shared}
    for quote in blocks_of(boards.document(board), Quote):
        assert quote.text == texts[quote.label]


@CALM
@given(data=st.data())
def test_every_note_of_an_issue_is_in_one_of_its_points_once(boards, data):
    document = boards.document(data.draw(boards.any_board()))
    for part in issues_of(document):
        facts, *_ = part.blocks
        told = [label for block in slots_of(part) for label in cited_in(block)]
        assert len(told) == len(set(told))
        assert set(told) <= set(facts.notes)


@CALM
@given(data=st.data())
def test_what_only_a_person_can_say_of_an_issue_is_left_to_them(boards, data):
    document = boards.document(data.draw(boards.any_board()))
    assert all(block.text == "" for block in blocks_of(document, Blank))
    assert len(blocks_of(document, Blank)) == len(issues_of(document))


@CALM
@given(data=st.data())
def test_quotation_marks_stand_around_exact_words_and_nothing_else(boards, data):
    document = boards.document(data.draw(boards.any_board()))
    rows = annex_of(document) | document.contributions()
    words = {label: row.text for label, row in rows.items()}
    exact = [point for block in blocks_of(document, Points) for point in block.points if point.is_exact]
    assert all(point.text in words[point.notes[0]] for point in exact)


@CALM
@given(data=st.data())
def test_a_sentence_without_notes_speaks_of_the_record_and_not_of_the_room(boards, data):
    document = boards.document(data.draw(boards.any_board()))
    record = {
        "gathering",
        "context",
        "desk",
        "capabilities",
        "voices",
        "claims",
        "glance-asked",
        "glance-differently",
        "glance-unchecked",
        "commitments",
        "reading",
        "annex-notes",
        "recommendations",
    }
    for part in document.walk():
        for block in part.blocks:
            if isinstance(block, Paragraph) and part.anchor not in record and not part.number.startswith("2."):
                # Of a theme that holds no note any more, what its ballot said rests on nothing else.
                assert part.number.startswith("11") or not [each for each in block.sentences if not each.notes], (
                    part.anchor
                )


@CALM
@given(data=st.data())
def test_anchors_are_unique(boards, data):
    document = boards.document(data.draw(boards.any_board()))
    anchors = [part.anchor for part in document.walk()]
    assert len(anchors) == len(set(anchors))


@CALM
@given(n_people=st.integers(1, 12), n_others=st.integers(0, 40), n_notes=st.integers(2, 14))
def test_support_counts_people_and_not_notes(boards, n_people, n_others, n_notes):
    """A theme of `n_notes` notes by `n_people` people, among `n_others` more who wrote under the heading."""
    n_notes = max(n_notes, n_people)
    notes = [boards.note(i + 1, theme_id=1, participant_id=1 + i % n_people) for i in range(n_notes)]
    notes += [boards.note(n_notes + i + 1, participant_id=n_people + i + 1) for i in range(n_others)]
    people = [boards.person(i + 1) for i in range(n_people + n_others)]
    document = boards.document(boards.board(*notes, themes=[boards.theme(1)], participants=people))
    if n_notes > 1:
        (facts,) = blocks_of(document, ThemeFacts)
        word = support_word(n_people, n_people + n_others)
        assert facts.support == ("all" if n_people > 1 and not n_others else word)
        expected = {1: "One participant", 2: "A few", 3: "A few"}.get(n_people)
        if expected is None:
            share = n_people / (n_people + n_others)
            expected = "Several" if share < 0.25 else "Many" if share <= 0.5 else "Most"
        expected = "All" if n_people > 1 and not n_others else expected
        assert describe_support(facts).startswith(expected)


def test_one_person_with_many_notes_is_one_participant(boards):
    notes = [boards.note(number, theme_id=1, participant_id=1) for number in range(1, 6)]
    board = boards.board(*notes, themes=[boards.theme(1)], participants=[boards.person(1)])
    document = boards.document(board)
    assert caption_of(document) == "One participant of 1"
    assert blocks_of(document, ThemeFacts)[0].notes == ("B1", "B2", "B3", "B4", "B5")


def test_records_of_scribes_and_paper_count_no_person(boards):
    notes = [boards.note(1, theme_id=1, source=Source.SCRIBE), boards.note(2, theme_id=1, source=Source.PAPER)]
    board = boards.board(*notes, themes=[boards.theme(1)], participants=[boards.person(1), boards.person(2)])
    assert caption_of(boards.document(board)) == "Records only"


def test_across_sectors_needs_three_sectors_and_three_tables(boards):
    sectors = [Sector.INDUSTRY, Sector.ACADEMIA, Sector.GOVERNMENT]

    def say(tables):
        people = [boards.person(i + 1, sector, table=tables[i]) for i, sector in enumerate(sectors)]
        notes = [boards.note(i, theme_id=1) for i in (1, 2, 3)]
        board = boards.board(*notes, themes=[boards.theme(1)], participants=people)
        return caption_of(boards.document(board))

    assert "across sectors" in say([1, 2, 3])
    assert "across sectors" in say([None, None, None])
    assert "across sectors" not in say([1, 1, 2])


def test_a_theme_of_one_note_is_heard_once_under_its_name(boards):
    board = boards.board(boards.note(1, theme_id=1), themes=[boards.theme(1)], participants=[boards.person(1)])
    document = boards.document(board)
    assert not issues_of(document)
    once = next(part for part in document.walk() if part.anchor == "business-once")
    assert [(point.notes, point.words) for point in once.blocks[0].points] == [
        (("B1",), "Business rates. Rates on new plant.")
    ]


def test_a_theme_under_two_headings_is_one_issue_and_nobody_counts_twice(boards):
    notes = [
        boards.note(1, "vetting takes months", theme_id=1, participant_id=1),
        boards.note(2, "we wait for clearance", theme_id=1, participant_id=2),
        boards.note(3, "clearance again", theme_id=2, participant_id=1, heading=HeadingKey.TALENT),
    ]
    themes = [boards.theme(1, "Vetting"), boards.theme(2, "vetting", HeadingKey.TALENT)]
    document = boards.document(boards.board(*notes, themes=themes, participants=[boards.person(1), boards.person(2)]))
    (part,) = issues_of(document)
    assert part.anchor == "business-1"
    assert part.blocks[0].notes == ("B1", "B2", "T3")
    assert caption_of(document) == "All (2 of 2 people), under Business and Talent"
    talent = next(part for part in document.walk() if part.anchor == "talent")
    assert ("Told elsewhere", "“Vetting” under Business (T3)") in talent.blocks[0].rows


def test_notes_set_aside_are_told_apart_from_single_voices(boards):
    board = boards.board(boards.note(1, place=Place.ASIDE), boards.note(2, place=Place.ALONE))
    parts = {part.anchor: part for part in boards.document(board).walk()}
    assert [row.label for row in parts["once-aside"].blocks[0].rows] == ["B1"]
    assert [point.notes for point in parts["business-once"].blocks[0].points] == [("B2",)]


def test_each_note_of_an_issue_answers_the_question_of_its_kind(boards):
    texts = {
        Kind.ASK: "one passport for suppliers",
        Kind.BARRIER: "each prime has its own audit",
        Kind.STRENGTH: "we have the forges",
        Kind.OPPORTUNITY: "a science centre touring the coalfield",
    }
    notes = [boards.note(i, text, kind=kind, theme_id=1) for i, (kind, text) in enumerate(texts.items(), start=1)]
    people = [boards.person(i) for i in range(1, 4)]
    document = boards.document(boards.board(*notes, themes=[boards.theme(1)], participants=people))
    (part,) = issues_of(document)
    assert {
        block.title: [point.words for point in block.points] for block in part.blocks if isinstance(block, Points)
    } == {
        "What is in the way": ["Each prime has its own audit."],
        "Asked for": ["One passport for suppliers."],
        "What speaks for it": ["Industry: We have the forges."],
        "Opportunities seen": ["A science centre touring the coalfield."],
    }


@CALM
@given(data=st.data())
def test_parts_are_numbered_without_a_gap_and_the_reader_is_told_which_sections_are_left_out(boards, data):
    document = boards.document(data.draw(boards.any_board()))
    for section in document.sections:
        prefix = section.number.removeprefix("Annex ")
        assert [part.number for part in section.children] == [
            f"{prefix}.{place}" for place in range(1, len(section.children) + 1)
        ]
    there = [int(section.number) for section in document.sections if section.number.isdigit()]
    left_out = [number for number in range(1, 14) if number not in there]
    told = dict(document.status.rows).get("Numbering", "")
    assert [int(number) for number in re.findall(r"\d+", told)] == left_out
    assert told.count("(") == len(left_out)


UNSHOWN = ("All of its notes are held back.", "Its notes are in Annex B.")
"""What the first page says of an issue of whose notes it can have none."""


@CALM
@given(data=st.data())
def test_what_stands_at_a_glance_is_said_again_of_the_same_notes(boards, data):
    """The first page picks; it words nothing of its own, but where nothing can be picked. Few words stand joined in the
    chapter, without a capital.
    """
    document = boards.document(data.draw(boards.any_board()))
    glance = [point for part in document.walk() if part.anchor == "glance-said" for point in points_of(part)]
    told = [point for part in issues_of(document) for point in points_of(part)]
    for each in [point for point in glance if point.text not in UNSHOWN]:
        words = each.text.casefold().removesuffix(".")
        assert any(words in point.text.casefold() and set(each.notes) <= set(point.notes) for point in told), each


def test_what_a_table_or_a_sheet_says_is_never_put_into_a_persons_mouth(boards):
    """One person named a barrier; a scribe and a sheet of paper added to its theme."""
    notes = [
        boards.note(1, "nobody lends below a million", theme_id=1),
        boards.note(
            2, "the table agreed on lending", theme_id=1, source=Source.SCRIBE, participant_id=2, kind=Kind.ASK
        ),
        boards.note(3, "lending", theme_id=1, source=Source.PAPER, participant_id=None),
    ]
    people = [boards.person(1, Sector.INDUSTRY), boards.person(2, Sector.GOVERNMENT)]
    document = boards.document(boards.board(*notes, themes=[boards.theme(1, "Money")], participants=people))
    assert caption_of(document) == "One participant of 1, and records"
    (facts,) = blocks_of(document, ThemeFacts)
    assert facts.sectors == (Sector.INDUSTRY,)
    assert annex_of(document)["B2"].sector is None


def test_a_table_that_says_we_speaks_as_its_record(boards):
    said = boards.note(1, "we agreed on lending", theme_id=1, source=Source.SCRIBE, participant_id=1)
    other = boards.note(2, "nobody lends", theme_id=1, participant_id=1)
    board = boards.board(said, other, themes=[boards.theme(1)], participants=[boards.person(1)])
    (part,) = issues_of(boards.document(board))
    assert "A table’s record: We agreed on lending." in {point.words for point in points_of(part)}


def test_a_theme_that_nobody_but_a_table_stands_behind_names_no_participant(boards):
    notes = [boards.note(i, theme_id=1, source=Source.PAPER, participant_id=None) for i in (1, 2)]
    document = boards.document(boards.board(*notes, themes=[boards.theme(1)]))
    assert caption_of(document) == "Records only"


def test_what_one_person_said_twice_is_not_called_support(boards):
    notes = [boards.note(i, theme_id=1, participant_id=1) for i in (1, 2)]
    document = boards.document(boards.board(*notes, themes=[boards.theme(1)], participants=[boards.person(1)]))
    assert [part.anchor for part in document.walk() if part.anchor.startswith("glance")] == []


def test_the_best_supported_themes_of_all_headings_come_first_at_a_glance(boards):
    notes = [boards.note(i, theme_id=1, participant_id=i) for i in (1, 2)]
    notes += [boards.note(i, heading=HeadingKey.TALENT, theme_id=2, participant_id=i) for i in (3, 4, 5, 6)]
    themes = [boards.theme(1, "Rates"), boards.theme(2, "Welders", HeadingKey.TALENT)]
    people = [boards.person(i) for i in range(1, 7)]
    document = boards.document(boards.board(*notes, themes=themes, participants=people))
    (part,) = (part for part in document.walk() if part.anchor == "glance-said")
    assert [block.title for block in part.blocks] == [
        "Welders · All (4 of 4 people) · Talent",
        "Rates · All (2 of 2 people) · Business",
    ]
    assert part.number == "1.1"


def test_who_asks_and_who_is_asked_do_not_look_alike(boards):
    texts = ("rates relief, we would lose income so HMT has to backfill", "letter from HMT to lenders")
    notes = [boards.note(i, text, kind=Kind.ASK, participant_id=i) for i, text in enumerate(texts, start=1)]
    people = [boards.person(number, Sector.GOVERNMENT) for number in range(1, 6)]
    document = boards.document(boards.board(*notes, participants=people))

    (part,) = (part for part in document.walk() if part.anchor == "glance-asked")

    assert [point.words.partition(":")[0] for point in points_of(part)] == ["Government, to HMT", "To HMT"]


@pytest.mark.parametrize(
    "text",
    [
        "Defra: publish the list of towers",
        "Defra to publish the list of towers",
        "ask Defra pls publish the list of towers",
    ],
)
def test_whom_an_ask_calls_is_named_once_at_a_glance(boards, text):
    note = boards.note(1, text, kind=Kind.ASK, participant_id=1)
    document = boards.document(boards.board(note, participants=[boards.person(1)]))

    (part,) = (part for part in document.walk() if part.anchor == "glance-asked")

    assert [point.words for point in points_of(part)] == ["To Defra: Publish the list of towers."]


def test_a_renamed_heading_has_its_new_name_throughout(boards, nuclear):
    renamed = tuple(
        Heading(heading.key, "Market access", "Who buys?") if heading.key is HeadingKey.INVESTMENT else heading
        for heading in nuclear.headings
    )
    document = boards.document(replace(nuclear, headings=renamed))
    titles = [part.full_title for part in document.walk()]
    assert {"8 Market access", "B.4 Market access"} <= set(titles)
    assert not any("Investment" in title for title in titles if "Investment flows" not in title)


def test_the_chatham_house_rule_names_no_organisation_no_table_and_no_small_sector(boards):
    people = [boards.person(i, Sector.INDUSTRY, "Blyth Forge", 3) for i in (1, 2, 3, 4)]
    people += [boards.person(i, Sector.ACADEMIA, "A university", 2) for i in (5, 6, 7)]
    people.append(boards.person(8, Sector.INVESTOR, "Amber Capital", 4))
    notes = [boards.note(i, theme_id=1) for i in range(1, 9)]
    board = boards.board(*notes, themes=[boards.theme(1)], participants=people, sharing_mode=SharingMode.CHATHAM_HOUSE)
    rows = annex_of(boards.document(board))
    # The one investor alone would be known as the sector left out, so the next smallest sector is left out too.
    assert [row.sector for row in rows.values()] == [Sector.INDUSTRY] * 4 + [None] * 4
    assert {(row.organisation, row.table) for row in rows.values()} == {(None, None)}
    (facts,) = blocks_of(boards.document(board), ThemeFacts)
    assert (facts.sectors, facts.has_unnamed) == ((Sector.INDUSTRY,), True)


def test_a_place_that_was_taken_twice_hides_nobody(boards):
    people = [boards.person(i, Sector.INDUSTRY) for i in (1, 2, 3)]
    people += [boards.person(i, Sector.INVESTOR) for i in (4, 5, 6)]
    notes = [boards.note(i, participant_id=i) for i in (1, 2, 3, 4)]
    board = boards.board(*notes, participants=people, sharing_mode=SharingMode.CHATHAM_HOUSE)
    # One investor said something; the other two places may be theirs as well, on a phone that lost its cookie.
    assert Sector.INVESTOR not in {board.sector(note) for note in notes}


@pytest.mark.parametrize(("sharing_mode", "table"), [(SharingMode.OPEN, 4), (SharingMode.SECTOR_ONLY, None)])
def test_only_open_sharing_says_where_an_author_sat(boards, sharing_mode, table):
    people = [boards.person(1, Sector.INVESTOR, None, 4)]
    board = boards.board(boards.note(1, participant_id=1), participants=people, sharing_mode=sharing_mode)
    assert [row.table for row in annex_of(boards.document(board)).values()] == [table]


@given(
    sizes=st.dictionaries(st.sampled_from(Sector), st.integers(1, 9)),
    least=st.sampled_from([1, 3, 5]),
)
def test_no_sector_can_be_known_from_those_that_are_named(sizes, least):
    hidden = set(sizes) - name_sectors(sizes, least)
    assert all(sizes[sector] >= least for sector in set(sizes) - hidden)
    assert len(hidden) != 1 or len(sizes) == 1
    assert not hidden or sum(sizes[sector] for sector in hidden) >= least or hidden == set(sizes)


@pytest.mark.parametrize("sharing_mode", SharingMode)
def test_an_organisation_is_named_only_in_open_mode(boards, sharing_mode):
    board = boards.example(sharing_mode=sharing_mode)
    named = {row.organisation for row in annex_of(boards.document(board)).values()} - {None}
    assert bool(named) is (sharing_mode is SharingMode.OPEN)


def test_a_live_roundtable_makes_a_draft_with_the_hour_and_without_a_hash(boards):
    document = boards.document(boards.example(status=Status.LIVE))
    assert document.is_draft
    assert document.manifest.hash is None
    assert "As it stood on 4 June 2026, 12:05 UTC" in dict(document.status.rows)["Status"]


def test_exports_of_one_snapshot_are_the_same_whenever_they_are_made(boards, nuclear):
    snapshot = Snapshot(2, "ab" * 32, boards.now)
    later = boards.document(nuclear, snapshot=snapshot, now=boards.now + timedelta(days=40))
    assert later == boards.document(nuclear, snapshot=snapshot)
    assert (later.manifest.version, later.manifest.hash) == (2, "ab" * 32)


def test_the_hash_changes_with_a_note_and_not_with_publishing(boards, nuclear):
    def hash_of(board):
        return boards.document(board).manifest.hash

    published = replace(nuclear, roundtable=replace(nuclear.roundtable, status=Status.PUBLISHED))
    first, *rest = nuclear.notes
    edited = replace(nuclear, notes=(replace(first, text=f"{first.text}!"), *rest))
    assert hash_of(nuclear) == hash_of(published) != hash_of(edited)


def test_a_roundtable_without_notes_still_has_a_report(boards):
    document = boards.document(boards.board())
    assert [part.number for part in document.sections] == ["2", "5", "6", "7", "8", "Annex A", "Annex B"]


def test_no_percentage_is_generated(boards, nuclear):
    assert not [sentence.text for sentence in sentences_of(boards.document(nuclear)) if "%" in sentence.text]


@settings(CALM, max_examples=5)
@given(data=st.data())
def test_the_order_of_themes_in_the_database_does_not_matter(boards, data):
    board = boards.example()
    shuffled = replace(board, themes=tuple(data.draw(st.permutations(board.themes))))
    assert boards.document(shuffled).sections == boards.document(board).sections


@CALM
@given(data=st.data())
def test_only_open_notes_are_in_the_tree(boards, data):
    board = data.draw(boards.any_board())
    hidden = {note.label for note in board.notes if note.handling is not Handling.OPEN}
    assert not hidden & annex_of(boards.document(board)).keys()


def test_support_has_a_word_for_every_case():
    assert {support_word(n, 20) for n in range(21)} == set(Support)


def test_an_annex_keeps_its_title_with_its_first_list_and_a_chapter_its_box_with_its_chart(boards, nuclear):
    parts = {part.anchor: part for part in boards.document(nuclear).walk()}
    annex, business = parts["annex-notes"], parts["business"]
    assert annex.is_lead(len(annex.blocks) - 1)
    (box,) = (place for place, block in enumerate(business.blocks) if isinstance(block, Facts))
    assert business.is_lead(box)


def test_the_box_of_a_chapter_that_has_nothing_else_leads_to_nothing(boards):
    parts = {part.anchor: part for part in boards.document(boards.board()).walk()}
    assert not parts["business"].is_lead(len(parts["business"].blocks) - 1)


def test_a_year_that_is_only_asked_for_is_no_stated_figure_and_its_month_is_told_once(boards):
    board = boards.board(boards.note(1, "Publish the order book by April 2027", kind=Kind.ASK))

    text = str(boards.document(board).sections)

    assert "No figure is stated in a note; one is asked for." in text
    assert "'Asked for'" in text
    assert "Asked for, April" not in text
