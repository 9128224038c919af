"""A board of two thousand notes, or of endless words, is as easy to look through as one of forty."""

from dataclasses import replace

import docx
import pypdfium2

from facilitator.domain.headings import HeadingKey
from facilitator.reports.blocks import Blank, Points
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.names import list_names
from facilitator.reports.exports import FORMATS
from facilitator.reports.formats.word.contents import MOST_LINES, add_contents
from facilitator.reports.sections.claims import MOST_ROWS, tell_claims
from facilitator.reports.sections.gathering import tell_accounting, tell_headings
from facilitator.reports.sections.glance import MOST, SIZES
from facilitator.reports.sections.priorities import tell_priorities
from facilitator.reports.tree import Form, Section


def test_more_figures_than_can_be_looked_through_stand_heading_by_heading(boards):
    headings = (HeadingKey.BUSINESS, HeadingKey.TALENT)
    notes = [
        boards.note(2 * n + place, f"we lost £{n + 1}m", heading=key, number=n + 1)
        for n in range(MOST_ROWS // 2 + 1)
        for place, key in enumerate(headings, start=1)
    ]
    stated = next(part for part in tell_claims(boards.board(*notes), []).children if part.anchor == "claims-stated")

    assert [part.title for part in stated.children] == ["Business", "Talent"]
    assert sum(len(part.blocks[0].rows) for part in stated.children) == len(notes)


def test_a_long_ballot_names_the_themes_that_got_a_dot_and_counts_the_others(boards, evening):
    vote = evening.rounds[0]
    names = {1000 + n: f"Theme {n}" for n in range(100)}
    heading_of = {**vote.heading_of, **dict.fromkeys(names, HeadingKey.TALENT)}
    none = tuple(type(vote.tallies[0])(number) for number in names)
    kwargs = {"heading_of": heading_of, "name_of": names, "tallies": (*vote.tallies, *none)}
    board = replace(evening, rounds=(replace(vote, **kwargs),))

    table = tell_priorities(board).children[0].blocks[-1]

    n_dotted = sum(each.n_dots > 0 for each in vote.tallies)
    n_others = len(vote.tallies) + len(none) - n_dotted
    assert len(table.rows) == n_dotted + 1
    assert table.rows[-1] == (f"{n_others} other themes", "", "0", "0")


def test_contents_of_more_than_two_pages_list_chapters_alone(boards):
    report = boards.document(boards.board())
    parts = tuple(Section("", f"Issue {n}", f"issue-{n}", 2) for n in range(MOST_LINES + 1))
    long = replace(report, sections=(Section("5", "Business", "business", 1, (), parts),))
    file = docx.Document()
    for name in ("Contents Title", "Contents Hint", "toc 1"):
        file.styles.add_style(name, 1)

    add_contents(file, long)

    assert "Business" in file.element.xml
    assert "Issue 7" not in file.element.xml


def test_what_is_still_to_be_written_is_never_the_last_on_its_page():
    issue = Section("", "Vetting", "talent-1", 2, (Blank("In one sentence"), Points("What is in the way", ())))

    assert [issue.is_lead(place) for place in (0, 1)] == [True, False]


def test_where_room_is_short_at_a_glance_asks_go_before_issues():
    assert SIZES[0][0] == MOST
    assert all(n_asks <= 3 for n_issues, n_asks in SIZES if n_issues < MOST)


def test_a_minister_reads_that_nothing_was_said_twice(boards):
    board = boards.board(boards.note(1))

    assert "No issue has more than one note behind it" in str(boards.document(board, form=Form.MINISTER))


def test_no_word_is_so_long_that_it_runs_off_the_page(boards):
    word = "https://example.org/" + "a1b2c3" * 25
    notes = [boards.note(n, f"lost £{n}m, see {word}{n}", theme_id=1) for n in (1, 2)]
    board = boards.board(*notes, themes=[boards.theme(1, "W" * 80)], title="T" * 120, venue="V" * 200)

    with pypdfium2.PdfDocument(FORMATS["pdf"].write(boards.document(board), board)) as pdf:
        for page in pdf:
            text = page.get_textpage()
            edges = [text.get_charbox(place)[2] for place in range(text.count_chars())]
            assert max(edges) <= page.get_width() - 60


def test_labels_stand_as_one_counts_ten_after_nine(boards):
    numbers = (1, 9, 12, 110)
    notes = [boards.note(n, f"we lost £{n}m at the test hall", theme_id=1) for n in numbers]
    alone = [boards.note(n, f"VAT rules, as heard by table {n}") for n in (3, 22, 120)]
    board = boards.board(*notes, *alone, themes=[boards.theme(1)])

    claims = {claim.note: claim for claim in list_claims(board)}
    names = {each.quote: each for each in list_names(board)}
    once = next(part for part in boards.document(board).walk() if part.anchor == "business-ungrouped")

    assert [each.partition("-")[0] for each in claims["B9"].conflicts] == ["B1", "B12", "B110"]
    assert names["VAT"].notes == ("B3", "B22", "B120")
    assert [label for point in once.blocks[0].points for label in point.notes] == ["B3", "B22", "B120"]


def test_names_found_under_several_headings_tell_their_notes_heading_by_heading(boards):
    keys = (HeadingKey.TALENT, HeadingKey.BUSINESS, HeadingKey.TALENT)
    notes = [boards.note(n, "VAT rules", heading=key) for n, key in enumerate(keys, start=1)]
    (name,) = list_names(boards.board(*notes))
    assert name.notes == ("B2", "T1", "T3")


def test_thousands_are_told_apart_in_every_table_of_counts(boards):
    board = boards.board(*(boards.note(n, "VAT") for n in range(1, 1236)))
    assert tell_accounting(board).rows[-1] == ("All notes", "1,235")
    assert "1,235" in tell_headings(board).rows[-1]


def test_words_in_capitals_stand_each_with_its_notes(boards):
    board = boards.board(boards.note(1, "we need it NOW"), boards.note(2, "we need it NOW, and SHED it"))
    (part,) = (each for each in tell_claims(board, []).children if each.anchor == "claims-names")
    assert part.blocks[-1].rows == (("NOW", "B1, B2"), ("SHED", "B2"))
