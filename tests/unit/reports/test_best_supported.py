"""What is best supported is the same on every page that says it: first by the word that is printed, then by heads."""

import pytest

from facilitator.domain.headings import HeadingKey
from facilitator.reports.blocks import Chart, ChartShape, Points
from facilitator.reports.evidence.charts import chart_support
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.issues import list_issues
from facilitator.reports.sections.slides import list_slides
from facilitator.reports.tree import Form

NARROW = "Rates on plant"
BUSINESS, TALENT = HeadingKey.BUSINESS, HeadingKey.TALENT


def make_uneven(boards, n_wide):
    """*Many*, five of twenty, of one heading; and so many issues of two headings: *several*, seven of forty."""
    themes, wrote = [boards.theme(1, NARROW)], [(1, BUSINESS, person) for person in range(11, 16)]
    for number in range(1, n_wide + 1):
        in_business, in_talent = 2 * number, 2 * number + 1
        themes += [boards.theme(in_business, f"Wide {number}"), boards.theme(in_talent, f"Wide {number}", TALENT)]
        wrote += [(in_business, BUSINESS, person) for person in range(1, 5)]
        wrote += [(in_talent, TALENT, person) for person in range(21, 24)]
    wrote += [(None, BUSINESS, person) for person in range(1, 21)]
    wrote += [(None, TALENT, person) for person in range(21, 41)]
    notes = [
        boards.note(number, f"We wait for thing {number}", heading=key, theme_id=theme, participant_id=person)
        for number, (theme, key, person) in enumerate(wrote, start=1)
    ]
    return boards.board(*notes, themes=themes, participants=[boards.person(number) for number in range(1, 41)])


def list_named(document, anchor):
    """The issues that a part tells, in its order."""
    (part,) = (part for part in document.walk() if part.anchor == anchor)
    return [block.title.split(" · ")[0] for block in part.blocks if isinstance(block, Points)]


def list_charted(document):
    chart = next(chart for chart in document.charts() if chart.shape is ChartShape.STEPS)
    return [row.name for row in chart.rows]


def test_many_of_a_few_are_pushed_out_by_no_number_of_several_of_more(boards):
    board = make_uneven(boards, n_wide=12)
    document, brief = boards.document(board), boards.document(board, form=Form.MINISTER)

    assert list_named(document, "glance-said")[0] == NARROW
    assert list_charted(document)[0] == NARROW
    assert list_named(brief, "minister-said")[0] == NARROW


@pytest.mark.parametrize("name", ["nuclear", "space", "cyber-defence"])
def test_at_a_glance_its_chart_and_the_ministers_paper_begin_with_the_same_issues(boards, name):
    board = boards.example(name)
    document, brief = boards.document(board), boards.document(board, form=Form.MINISTER)

    first, charted, told = (
        list_named(document, "glance-said"),
        list_charted(document),
        list_named(brief, "minister-said"),
    )
    assert len(first) >= 3
    assert charted[: len(first)] == told[: len(first)] == first
    assert told[: len(charted)] == charted


def test_a_chart_of_a_chapter_keeps_what_many_say_however_few_they_are(boards):
    board = release(make_uneven(boards, n_wide=12))
    here = [each for each in list_issues(board) if each.issue.home is BUSINESS]

    (chart,) = chart_support(here, "Business")

    assert chart.rows[0].name == NARROW
    assert "Shown are the first 8 of 13; within one word they stand by people, agreement and dots." in chart.caption


def test_what_many_say_stands_on_a_slide_before_what_several_do(boards):
    board = release(make_uneven(boards, n_wide=2))

    (slide,) = (each for each in list_slides(board) if each.heading is BUSINESS)

    assert [item.known for item in slide.items][:3] == ["Many", "Several", "Several"]


def test_a_chapter_tells_its_issues_in_the_order_of_its_chart(boards):
    document = boards.document(make_uneven(boards, n_wide=3))
    (chapter,) = (part for part in document.walk() if part.anchor == BUSINESS.value)
    (chart,) = (block for block in chapter.blocks if isinstance(block, Chart))

    told = [part.title for part in chapter.children if part.anchor.removeprefix(f"{BUSINESS.value}-").isdigit()]

    assert told == [row.name for row in chart.rows]
    assert told[0] == NARROW
