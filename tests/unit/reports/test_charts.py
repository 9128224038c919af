"""Charts: each says in words and as a table what it shows, and none shows so few people that one could be guessed."""

import io
import itertools
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import xlsxwriter
from exported import read, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.board import count_people
from facilitator.domain.headings import HeadingKey
from facilitator.domain.people import Sector
from facilitator.domain.roundtables import SharingMode
from facilitator.reports.blocks import Chart, ChartRow, ChartShape, Points
from facilitator.reports.evidence.charts import SMALLEST_CELL, count_sectors
from facilitator.reports.formats.drawings import BOLD_SIZE, MAP_SIZES, WIDTH, draw
from facilitator.reports.formats.fonts import ZERO
from facilitator.reports.formats.lines import SIZE, measure
from facilitator.reports.formats.word import pictures
from facilitator.reports.formats.workbook.charts import add_charts
from facilitator.reports.formats.workbook.document import OPTIONS
from facilitator.reports.formats.workbook.pages import make_looks
from facilitator.reports.tree import Form

CALM = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('table 4')</script> & \"x\" \x0b"


def charts_of(boards, board):
    return {chart.title: chart for chart in boards.document(board).charts()}


def test_an_evening_with_all_exercises_has_each_chart_once(boards, evening):
    titles = [chart.title for chart in boards.document(evening).charts()]
    assert len(titles) == len(set(titles))
    assert {"Support by issue", "Kinds of notes by heading", "People by sector", "Importance and feasibility"} <= set(
        titles
    )


def test_where_there_is_nothing_to_compare_there_is_no_chart(boards):
    assert charts_of(boards, boards.board()) == {}
    assert charts_of(boards, boards.board(boards.note(1), participants=[boards.person(1)])) == {}


def test_a_chart_counts_what_the_record_holds(boards, nuclear):
    kinds = charts_of(boards, nuclear)["Kinds of notes by heading"]
    assert sum(sum(row.figures) for row in kinds.rows) == len(nuclear.open_notes())
    people = charts_of(boards, nuclear)["People by sector"]
    assert sum(row.figures[0] for row in people.rows) == count_people(nuclear.open_notes())


@pytest.mark.parametrize("mode", SharingMode)
def test_a_sector_of_few_people_is_told_with_others(boards, mode):
    sectors = [Sector.INDUSTRY] * 6 + [Sector.ACADEMIA] * 4 + [Sector.INVESTOR] + [Sector.GOVERNMENT] * 2
    people = [boards.person(number, sector) for number, sector in enumerate(sectors, start=1)]
    notes = [boards.note(person.id) for person in people]
    counts = count_sectors(boards.board(*notes, participants=people, sharing_mode=mode))
    assert counts == {"industry": 6, "academia": 4, "others": 3}


@CALM
@given(data=st.data())
def test_no_count_of_people_in_a_chart_is_small_enough_to_guess(boards, data):
    counts = count_sectors(data.draw(boards.any_board()))
    assert all(number >= SMALLEST_CELL for name, number in counts.items() if name != "others")


def test_an_export_read_with_another_promise_tells_no_sectors(boards, nuclear):
    board = replace(nuclear, received=None)
    assert count_sectors(board)


@pytest.mark.parametrize("shape", ChartShape)
def test_a_drawing_is_sound_whatever_people_have_typed(shape):
    names = (HOSTILE, "W" * 2000, "原子力" * 40, "שלום, tax is too high", "word " * 100)
    n_figures = {ChartShape.GRID: 2, ChartShape.MATRIX: 4}.get(shape, 1)
    rows = tuple(
        ChartRow(name, (3.0, 2.5, 1.0, 5.0)[:n_figures], "Many" * (shape in {ChartShape.STEPS, ChartShape.MAP}))
        for name in names
    )
    chart = Chart(shape, "A title", HOSTILE, ("Row", "a", "b", "c", "d")[: n_figures + 1], rows, 5)
    drawing = ElementTree.fromstring(draw(chart))  # noqa: S314
    assert {element.tag.removeprefix(SVG) for element in drawing.iter()} <= {
        "svg",
        "rect",
        "text",
        "circle",
        "line",
        "g",
    }
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label").startswith("A title.")
    for box in drawing.iter(f"{SVG}rect"):
        assert float(box.get("x")) >= 0
        assert float(box.get("x")) + float(box.get("width")) <= WIDTH


def make_supported(boards, sizes):
    """An issue for each number of people; forty others wrote under the same heading."""
    people = [boards.person(number) for number in range(1, 51)]
    themes = [boards.theme(number, f"Issue {number}") for number in range(1, len(sizes) + 1)]
    wrote = [(theme.id, person) for theme, size in zip(themes, sizes, strict=True) for person in range(1, size + 1)]
    notes = [
        boards.note(number, f"note {number}", theme_id=theme, participant_id=person)
        for number, (theme, person) in enumerate(wrote, start=1)
    ]
    others = [boards.note(1000 + person.id, f"alone {person.id}", participant_id=person.id) for person in people[10:]]
    return boards.board(*notes, *others, themes=themes, participants=people)


def test_a_map_shows_of_one_support_all_issues_or_none_and_says_how_many_it_leaves_out(boards):
    few, all_of_them = (make_supported(boards, sizes) for sizes in ([5] * 4 + [2] * 13, [5] * 4 + [2] * 12))

    shown, whole = (charts_of(boards, board)["Map of issues"] for board in (few, all_of_them))

    assert {row.name for row in shown.rows} == {f"Issue {number}" for number in range(1, 5)}
    assert (
        "Shown are 4 of 17 issues of more than one note: all that have the support “several” or more." in shown.caption
    )
    assert len(whole.rows) == 16
    assert "All 16 issues of more than one note are shown." in whole.caption


def test_a_chart_of_support_says_how_many_issues_it_leaves_out(boards):
    shown, whole = (charts_of(boards, make_supported(boards, [2] * size))["Support by issue"] for size in (9, 8))

    assert (len(shown.rows), "Shown are the first 8 of 9; within one word" in shown.caption) == (8, True)
    assert (len(whole.rows), "Shown are" in whole.caption) == (8, False)


@pytest.mark.parametrize(("mode", "word"), [(SharingMode.SECTOR_ONLY, "All"), (SharingMode.CHATHAM_HOUSE, "A few")])
def test_what_a_whole_small_room_said_is_called_all_as_beside_its_issue(boards, mode, word):
    said = [(theme, person) for theme in (1, 2, 3) for person in (1, 2, 3)]
    notes = [
        boards.note(n, f"note {n}", theme_id=theme, participant_id=person) for n, (theme, person) in enumerate(said, 1)
    ]
    people = [boards.person(number) for number in (1, 2, 3)]
    board = boards.board(
        *notes, themes=[boards.theme(each, f"Issue {each}") for each in (1, 2, 3)], participants=people
    )

    told = charts_of(boards, replace(board, roundtable=boards.roundtable(sharing_mode=mode)))

    chart = told["Support by issue"]
    assert {row.said for row in chart.rows} == {word}
    assert ("All of two or three people are a few on that scale." in chart.caption) == (word == "All")
    assert {row.said for row in told["Map of issues"].rows} == {f"Business: {word.lower()}"}


def test_the_names_of_columns_keep_clear_of_each_other_however_long_they_are():
    """As wide as letters are taken to be; upright ones stand beside each other by their lines."""
    long = [
        "Cyber and defence in Worcestershire",
        "Nuclear",
        "Life sciences and medical technology",
        "Space",
        "Telecommunications",
    ]
    for names in (["Cyber and defence", "Nuclear", "Space"], long[:4], long, [*long, "Electrification"]):
        rows = (ChartRow("Vetting", (1.0,) * len(names)),)
        chart = Chart(ChartShape.MATRIX, "Matrix", "", ("Issue", *names), rows, 5.0)
        texts = list(ElementTree.fromstring(draw(chart)).iter(f"{SVG}text"))  # noqa: S314
        heads = [each for each in texts if each.get("font-weight") == "bold"]
        flat = sorted((float(each.get("y")), float(each.get("x")), each) for each in heads if float(each.get("x")))
        for (y, x, head), (below, beside, _) in itertools.pairwise(flat):
            width = measure(head.text, float(head.get("font-size", SIZE)) * BOLD_SIZE / SIZE)
            assert y != below or x + width <= beside
        assert "…" not in "".join(each.text for each in heads)


def test_a_map_has_every_name_and_what_is_said_of_it_whole():
    name = "SMEs find the nuclear supply chain far too hard to enter, and to stay in {}"
    said = "Talent: several, across sectors"
    rows = tuple(ChartRow(name.format(n), (3.0,), said, HeadingKey.TALENT) for n in "abcd" * 4)
    drawing = ElementTree.fromstring(draw(Chart(ChartShape.MAP, "Map", "", ("Issue", "Said"), rows, 5)))  # noqa: S314
    texts = list(drawing.iter(f"{SVG}text"))
    words = " ".join(each.text or "" for each in texts)
    assert all(row.name in words for row in rows)
    assert words.count(said) == len(rows)
    assert min(float(each.get("font-size", SIZE)) for each in texts) >= MAP_SIZES[-1]


def test_in_print_a_zero_has_no_stroke_in_word_either(boards, evening, monkeypatch):
    drawn = []
    monkeypatch.setattr(pictures, "draw_pixels", lambda drawings: drawn.extend(drawings) or [b""] * len(drawings))
    pictures.draw_charts(boards.document(evening).sections)
    assert drawn
    assert all(f'font-family="{ZERO}, ' in each for each in drawn)


@pytest.mark.parametrize("name", ["pdf", "md", "zip", "docx", "xlsx", "json", "pptx"])
def test_every_format_has_the_charts(boards, evening, name):
    text = read(name, write(boards, name, evening))
    assert "Support by issue" in text or name == "pptx"
    assert "Map of issues" in text or name == "pptx"
    assert "Importance and feasibility" in text.replace("\r\n", " ")


@pytest.mark.parametrize("name", ["xlsx", "pptx"])
def test_a_native_chart_has_words_for_those_who_cannot_see_it(boards, evening, name):
    with zipfile.ZipFile(io.BytesIO(write(boards, name, evening))) as package:
        drawn = [each for each in package.namelist() if "charts/chart" in each and each.endswith(".xml")]
        words = "".join(package.read(each).decode() for each in package.namelist() if each.endswith(".xml"))
    assert drawn
    assert words.count("descr=") + words.count('uri="{C183D7F6') >= len(drawn)


def test_a_name_that_looks_like_a_formula_is_text_in_the_figures_behind_a_slide(boards):
    notes = [boards.note(i, theme_id=1 + i // 3) for i in range(12)]
    people = [boards.person(i) for i in range(12)]
    themes = [boards.theme(number, f"=1+{number}") for number in range(1, 5)]
    data = write(boards, "pptx", boards.board(*notes[1:], themes=themes, participants=people))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        books = [package.read(name) for name in package.namelist() if name.endswith(".xlsx")]
    assert books
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as inner:
            assert b"<f>" not in inner.read("xl/worksheets/sheet1.xml")
            assert b"=1+1" in inner.read("xl/sharedStrings.xml")


@pytest.mark.parametrize("name", ["ਪੰਜਾਬੀ ਵਿੱਚ", "☢️ waste", "Ēko", "Rates é on plant"])
def test_a_chart_of_names_in_any_letters_is_in_the_pdf(boards, evening, name):
    themes = [replace(evening.themes[0], name=name), *evening.themes[1:6]]
    notes = [boards.note(n, theme_id=each.id, heading=each.heading) for n, each in enumerate(themes, start=1)]
    board = replace(boards.board(*notes, themes=themes), rounds=evening.rounds[2:3])
    assert name in {row.name for row in charts_of(boards, board)["Importance and feasibility"].rows}
    assert "Importance and feasibility. The middle answers" in " ".join(
        read("pdf", write(boards, "pdf", board)).split()
    )


@pytest.mark.parametrize("asked", ["What is in the way?", "Too late…", "“Grid first.”"])
def test_a_heading_that_is_a_question_ends_a_charts_title_by_itself(asked):
    chart = Chart(ChartShape.BARS, f"Support under {asked}", "Counted are people.", ("Who", "People"), (), 1)
    assert chart.table().caption == f"Support under {asked} Counted are people."
    assert "?." not in chart.alternative()
    assert replace(chart, title="Support").table().caption == "Support. Counted are people."


@pytest.mark.parametrize("name", ["nuclear", "space", "cyber-defence"])
@pytest.mark.parametrize("form", [Form.REPORT, Form.MINISTER])
def test_a_reader_finds_issues_in_the_order_of_the_words_that_say_how_many(boards, name, form):
    document = boards.document(boards.played(name), form=form)
    for chart in (chart for chart in document.charts() if chart.shape is ChartShape.STEPS):
        steps = [row.figures[0] for row in chart.rows]
        assert steps == sorted(steps, reverse=True)
    (said,) = (part for top in document.parts() for part in (top, *top.children) if part.anchor.endswith("-said"))
    words = [block.title.split(" · ")[1].split()[0] for block in said.blocks if isinstance(block, Points)]
    assert words == sorted(words, key=["Most", "Many", "Several", "A", "One"].index)
    assert len(words) > 1


@pytest.mark.parametrize("shape", ChartShape)
@pytest.mark.parametrize("typed", ["=[http://elsewhere.test/x.xlsx]S!A1", "Go!B2", "\uffff!$C$3 & <b>"])
def test_no_name_of_a_chart_in_the_workbook_becomes_a_reference(shape, typed):
    n_figures = {ChartShape.GRID: 2, ChartShape.MATRIX: 3}.get(shape, 1)
    said = typed * (shape in {ChartShape.STEPS, ChartShape.MAP})
    rows = tuple(ChartRow(typed, (3.0, 2.5, 1.0)[:n_figures], said) for _ in range(3))
    chart = Chart(shape, f"Support under {typed}", typed, (typed,) * (n_figures + 1), rows, 5)
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        add_charts(book, [chart], make_looks(book))
    with zipfile.ZipFile(stream) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for part in parts.values():
        ElementTree.fromstring(part)  # noqa: S314
    drawn = parts["xl/charts/chart1.xml"].decode()
    assert {place.partition("!")[0] for place in re.findall("<c:f>([^<]*)</c:f>", drawn)} == {"Charts"}
    assert "<f>" not in parts["xl/worksheets/sheet1.xml"].decode()
