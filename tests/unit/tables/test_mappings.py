"""Each tool's files come in by the map of that tool: counts right, nobody's address with them, nothing invented."""

import json

import pytest
from layouts import (
    CLAPER,
    CONSULT_BLANK,
    CONSULT_TWO_HEADERS,
    CONSULT_WIDE,
    GOOGLE_FORMS,
    MICROSOFT_FORMS,
    PARABOL,
    PARTICIFY,
    POLIS,
    QUALTRICS,
    SCRUMLR,
    TAGUETTE,
    TALK_TO_THE_CITY,
    THEMEFINDER,
    as_csv,
    as_lines,
    unquoted,
)

from facilitator.domain.errors import BadInput
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.domain.people import Sector
from facilitator.forms.mappings.kept import list_shipped, read_shipped
from facilitator.forms.mappings.readings import make_import, read_table
from facilitator.forms.mappings.rows import Left
from facilitator.forms.mappings.rules import read_mapping, write_mapping
from facilitator.forms.tables.files import open_table

UNDER = {"defaults": {"heading": "talent"}}


FILES = {
    "polis": (POLIS, 3),
    "talk-to-the-city": (TALK_TO_THE_CITY, 4),
    "consult": (CONSULT_TWO_HEADERS, 2),
    "qualtrics": (QUALTRICS, 2),
    "scrumlr": (SCRUMLR, 3),
    "parabol": (PARABOL, 2),
    "claper": (CLAPER, 2),
    "particify": (PARTICIFY, 2),
    "google-forms": (GOOGLE_FORMS, 2),
    "microsoft-forms": (MICROSOFT_FORMS, 2),
}


def read(stream, mapping):
    said = json.loads(mapping) if isinstance(mapping, str) else mapping
    return read_table(open_table(stream), read_mapping(json.dumps(said)))


def read_by_name(name, stream):
    said = json.loads(write_mapping(read_shipped(name)))
    return read(stream, said | UNDER)


@pytest.mark.parametrize("name", FILES)
def test_a_named_tools_file_comes_in_with_equal_counts_and_without_addresses(name):
    rows, n_notes = FILES[name]

    reading = read_by_name(name, as_csv(rows))

    assert not reading.mistakes
    assert reading.n_notes == len(reading.notes) == n_notes
    assert "@" not in repr(reading.notes)
    assert all(note.heading is HeadingKey.TALENT for note in reading.notes)


def test_a_file_of_answers_line_by_line_comes_in_though_its_ids_are_numbers():
    reading = read_by_name("themefinder", as_lines(THEMEFINDER))

    assert [(note.source_id, note.text) for note in reading.notes] == [
        ("1001", "More benches"),
        ("1002", "Fewer forms"),
    ]


def test_eleven_tools_are_known_by_name_and_each_map_comes_back_as_it_was():
    assert set(list_shipped()) == {*FILES, "themefinder"}
    for name in list_shipped():
        assert read_mapping(write_mapping(read_shipped(name))) == read_shipped(name)


def test_no_kind_and_no_sector_are_invented():
    reading = read_by_name("polis", as_csv(POLIS))

    assert {(note.kind, note.sector) for note in reading.notes} == {(None, None)}


def test_every_row_of_a_list_of_notes_is_a_note_or_left_out_for_a_reason():
    for name in ("polis", "talk-to-the-city", "claper", "particify", "scrumlr"):
        reading = read_by_name(name, as_csv(FILES[name][0]))
        assert reading.n_rows == reading.n_notes + sum(reading.left.values())
    assert read_by_name("polis", as_csv(POLIS)).left[Left.MODERATED] == 1


def test_the_same_author_is_one_person_under_a_name_of_ours():
    authors = [note.author for note in read_by_name("talk-to-the-city", as_csv(TALK_TO_THE_CITY)).notes]

    assert authors == ["person 1", "person 2", None, "person 3"]


def test_kinds_of_a_board_are_its_columns():
    kinds = [note.kind for note in read_by_name("scrumlr", as_csv(SCRUMLR)).notes]

    assert kinds == [Kind.STRENGTH, Kind.BARRIER, Kind.ASK]


def test_who_did_not_consent_is_off_the_record_and_names_no_organisation():
    rows = [
        ["organisation", "May we publish it?", "note"],
        ["Northern Welds", "Yes", "a"],
        ["Secret", "No", "b"],
        ["Quiet", "", "c"],
    ]
    columns = {"#1": {"as": "organisation"}, "#2": {"as": "consent"}, "#3": {"as": "note", "heading": "talent"}}

    notes = read(as_csv(rows), {"columns": columns}).notes

    assert [(note.organisation, note.is_off_record) for note in notes] == [
        ("Northern Welds", False),
        (None, True),
        (None, True),
    ]


def test_one_row_of_answers_is_one_person_with_a_note_for_each_question():
    columns = {
        "Respondent type - who are you?": {"as": "sector"},
        "#3": {"as": "note", "heading": "talent", "kind": "barrier"},
        "#4": {"as": "note", "heading": "business"},
    }

    notes = read(as_csv(CONSULT_WIDE), {"columns": columns}).notes

    assert [(note.author, note.heading, note.kind, note.sector) for note in notes] == [
        ("row 2", HeadingKey.TALENT, Kind.BARRIER, Sector.INDUSTRY),
        ("row 2", HeadingKey.BUSINESS, None, Sector.INDUSTRY),
        ("row 3", HeadingKey.BUSINESS, None, Sector.ACADEMIA),
    ]


def test_a_blank_line_after_the_titles_is_no_row():
    reading = read(as_csv(CONSULT_BLANK), {"columns": {"Please say why": {"as": "note"}}} | UNDER)

    assert (reading.n_rows, reading.n_notes) == (2, 2)


def test_of_a_file_that_came_in_whole_nothing_is_said_to_be_left_out():
    columns = {"Please say why": {"as": "note"}}
    found = make_import(read(as_csv(CONSULT_BLANK), {"columns": columns} | UNDER), file="", tool="", with_themes=False)

    assert found.intake.left == {}


def test_mistakes_are_all_told_at_once_with_line_and_column():
    rows = [
        ["id", "when", "kind", "note", "unused"],
        ["1", "03/04/2026", "ask", "fine", "whatever"],
        ["1", "04/05/2026", "ask", "the same id", ""],
        ["2", "05/06/2026", "wish", "no such kind", ""],
        ["3", "06/07/2026", "ask", "x" * 2015, ""],
        ["4", "06/07/2026", "ask", "one", "cell", "too", "many"],
    ]
    columns = {"id": {"as": "id"}, "when": {"as": "time"}, "kind": {"as": "kind"}, "note": {"as": "note"}}

    mistakes = read(as_csv(rows), {"columns": columns} | UNDER).mistakes

    assert [(each.line, each.column) for each in mistakes] == [
        (3, "column A (id)"),
        (4, "column C (kind)"),
        (5, "column D (note)"),
        (6, "row"),
        (None, "column B (when)"),
    ]


def test_a_column_without_a_rule_is_never_judged():
    rows = [["id", "when", "note"], ["1", "03/04/2026", "a"], ["1", "nonsense", "b"]]

    assert not read(as_csv(rows), {"columns": {"note": {"as": "note"}}} | UNDER).mistakes


@pytest.mark.parametrize(
    ("days", "seconds"),
    [
        (["13/04/2026", "14/04/2026 00:00:10"], [0, 86_410]),
        (["04/13/2026", "04/14/2026"], [0, 86_400]),
        (["2026-04-03", "2026-04-04"], [0, 86_400]),
        (["1790000000000", "1790000001000"], [0, 1]),
        (["-99999999999", "2026-04-04"], [0, 0]),
        (["2026/10/04 10:15:00 AM GMT+5:30", "2026/10/04 10:15:30 AM GMT+5:30"], [0, 30]),
    ],
)
def test_days_have_one_order_a_column(days, seconds):
    rows = [["when", "note"], *([day, f"note {day}"] for day in days)]
    columns = {"when": {"as": "time"}, "note": {"as": "note"}}

    reading = read(as_csv(rows), {"columns": columns} | UNDER)

    assert (reading.mistakes, [note.seconds for note in reading.notes]) == ([], seconds)


@pytest.mark.parametrize("days", [["03/04/2026"], ["13/04/2026", "04/13/2026"]])
def test_days_that_could_be_two_are_asked_about_and_said(days):
    rows = [["when", "note"], *([day, "a"] for day in days)]
    columns = {"when": {"as": "time"}, "note": {"as": "note"}}

    assert read(as_csv(rows), {"columns": columns} | UNDER).mistakes
    columns["when"]["order"] = "day first"
    assert not read(as_csv(rows), {"columns": columns} | UNDER).mistakes


@pytest.mark.parametrize("table", ["0", "1000", "00050000", "0009999999"])
def test_a_table_that_no_room_has_is_a_mistake(table):
    columns = {"note": {"as": "note"}, "table": {"as": "table"}}
    reading = read(as_csv([["note", "table"], ["ok", "Table 007"], ["ok", table]]), {"columns": columns} | UNDER)

    assert [note.table for note in reading.notes] == [7]
    assert [each.line for each in reading.mistakes] == [3]


def test_ids_that_look_alike_are_two():
    rows = [["id", "note"], ["0", "a"], ["00", "b"]]

    notes = read(as_csv(rows), {"columns": {"id": {"as": "id"}, "note": {"as": "note"}}} | UNDER).notes

    assert [note.source_id for note in notes] == ["0", "00"]


def test_a_formula_is_only_words_and_a_cell_of_spaces_is_empty():
    reading = read(as_csv([["note"], ["=1+1"], ["   "]]), {"columns": {"note": {"as": "note"}}} | UNDER)

    assert ([note.text for note in reading.notes], reading.left[Left.EMPTY]) == (["=1+1"], 0)


def test_two_tags_on_one_passage_are_two_rows_with_one_id_and_refused():
    columns = {"id": {"as": "id"}, "document": {"as": "person"}, "tag": {"as": "theme"}, "content": {"as": "note"}}

    assert [each.line for each in read(as_csv(TAGUETTE), {"columns": columns} | UNDER).mistakes] == [3]


def test_an_unquoted_comma_is_refused_with_its_line():
    assert [each.line for each in read_by_name("scrumlr", unquoted(SCRUMLR)).mistakes] == [2]


def test_a_title_that_stands_twice_is_chosen_by_its_place():
    rows = [["Comments", "comments", "Name"], ["first", "second", "Ada"]]

    with pytest.raises(BadInput) as refused:
        read(as_csv(rows), {"columns": {"COMMENTS": {"as": "note"}}} | UNDER)
    notes = read(as_csv(rows), {"columns": {"#2": {"as": "note"}}} | UNDER).notes

    assert "#1 or #2" in str(refused.value)
    assert [note.text for note in notes] == ["second"]


def test_a_value_that_the_map_does_not_know_is_a_mistake_unless_it_says_else():
    rows = [["where", "note"], ["Farms", "a"]]
    rule = {"as": "sector", "values": {"Mills": "industry"}}
    columns = {"where": rule, "note": {"as": "note"}}

    assert [each.line for each in read(as_csv(rows), {"columns": columns} | UNDER).mistakes] == [2]
    rule["else"] = None
    assert not read(as_csv(rows), {"columns": columns} | UNDER).mistakes


def test_everything_wrong_with_a_map_is_told_at_once():
    said = {
        "columns": {"a": {"as": "notes"}, "b": {"as": "kind", "values": {"x": "wish"}}, "c": 7},
        "extra": 1,
        "rows": 3,
    }

    with pytest.raises(BadInput) as refused:
        read_mapping(json.dumps(said))

    assert set(refused.value.fields) == {"map, extra", "map, a, as", "map, b, x", "map, c", "map, rows"}


def test_a_note_needs_a_heading_from_somewhere():
    mistakes = read(as_csv([["note"], ["a"], ["b"]]), {"columns": {"note": {"as": "note"}}}).mistakes

    assert [each.line for each in mistakes] == [None], "what is missing of every row is said once"
