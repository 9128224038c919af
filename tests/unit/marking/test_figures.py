"""A figure typed in a note is found where it stands, with its value; a name that holds a number is none."""

import csv
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.marking.figures import Figure, find_figures

CASES = list(
    csv.DictReader(
        (Path(__file__).parents[2] / "cases" / "figures.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
# Pieces of notes put together at random: more of them look like figures than letters drawn at random.
NOTE = (
    "£ 5 12 2,300 1.5 m k bn % - to in of half a dozen two hundred years months + < ~ over min per /MWh a day ISO "
    "2030 Q3 FY26 '08 x4 doubled people tier 1/4 MW m² £3m–5m twice , . ! ? \u00a0 İ K ſ 🚀 \x00 \n ) "
    "( # : 2026/27"
)
PIECES = st.sampled_from(NOTE.split(" "))
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=20).map(" ".join), st.lists(PIECES, max_size=20).map("".join)
)
# What the table writes in words for a person.
NOTES_IN_TABLE = {"million or metres: ask a person": "million or metres?", "could be 2024: leave alone": ""}


def describe(figure: Figure) -> tuple[str, ...]:
    low = figure.years or ("" if figure.low is None else f"{round(figure.low, 4):.12g}")
    high = "" if figure.high is None else f"{round(figure.high, 4):.12g}"
    return (figure.kind, figure.bound or "", low, high, figure.unit or "", figure.per or "", *figure.marks)


def expect(case: dict[str, str | None]) -> tuple[str, ...]:
    cells = [(case[name] or "").strip() for name in ("kind", "bound", "lo", "hi", "unit", "per", "mark")]
    mark = NOTES_IN_TABLE.get(cells[6], cells[6])
    return (*cells[:6], *([mark] if mark else []))


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_each_figure_of_the_table_is_read_whole(case: dict[str, str | None]) -> None:
    found = [_round(describe(figure)) for figure in find_figures(str(case["text"]))]
    if case["kind"] == "none":
        assert found == []
    else:
        assert _round(expect(case)) in found
        assert len(found) == sum(other["text"] == case["text"] for other in CASES)


def _round(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Gives the cells with a share to three digits, as thirds stand in the table."""
    is_share = cells[0] == "share"
    return tuple(f"{float(cell):.3g}" if is_share and place in {2, 3} else cell for place, cell in enumerate(cells))


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("spent between £5m and £10m", ["between £5m and £10m"]),
        ("talks between 5 people", ["5 people"]),
        ("no orders until at least 2030", ["2030"]),
    ],
)
def test_of_a_figure_the_words_that_belong_to_it_are_quoted(text: str, quotes: list[str]) -> None:
    assert [figure.quote for figure in find_figures(text)] == quotes


@pytest.mark.parametrize("text", ["8 of my last 5 hires left", "3 in 1900 passed", "2 in 2030 and 4 in 2031"])
def test_what_is_no_part_of_a_whole_is_no_share(text: str) -> None:
    assert "share" not in {figure.kind for figure in find_figures(text)}


CLOSINGS = [".", ", then", " - so", ")", "!", " 🙄", " ..."]
OPENINGS = ["no. ", "well: ", "(", "and ", "🙄 ", "ok, "]


@given(st.sampled_from(CASES), st.sampled_from(["", *OPENINGS]), st.sampled_from(["", *CLOSINGS]))
def test_what_people_put_around_a_figure_changes_nothing_of_it(
    case: dict[str, str | None], opening: str, closing: str
) -> None:
    text = str(case["text"])
    whole = [describe(figure) for figure in find_figures(opening + text + closing)]
    assert whole == [describe(figure) for figure in find_figures(text)]


@given(st.sampled_from(CASES), st.sampled_from(CASES))
def test_figures_of_two_sentences_are_those_of_each(one: dict[str, str | None], other: dict[str, str | None]) -> None:
    first, second = str(one["text"]), str(other["text"])
    both = [*find_figures(first), *find_figures(second)]
    assert list(map(describe, find_figures(f"{first}. So {second}"))) == list(map(describe, both))


@given(TEXTS)
def test_a_figure_stands_where_it_says(text: str) -> None:
    for figure in find_figures(text):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.quote == text[figure.start : figure.end]


@given(TEXTS)
def test_no_two_figures_overlap(text: str) -> None:
    figures = find_figures(text)
    assert all(one.end <= other.start for one, other in pairwise(figures))


@given(TEXTS, st.integers(1, 3))
@example("0m", 2)
@example("half-", 1)
@example("half,", 1)
def test_spaces_around_a_note_change_no_figure(text: str, n_spaces: int) -> None:
    padded = find_figures(" " * n_spaces + text + " " * n_spaces)
    assert [(one.start - n_spaces, one.quote, *describe(one)) for one in padded] == [
        (one.start, one.quote, *describe(one)) for one in find_figures(text)
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1 ",
        "1,",
        "1-",
        "a ",
        "1 000",
        "£1",
        "half ",
        "a hundred and ",
        "in 1 ",
        "twenty-",
        "1/",
        "x1",
        "m ",
        "<a",
        "@a",
        "(",
        "1.",
        "0 ",
        "ISO 1 and ",
        "tier 1 and ",
        "over ",
    ],
)
def test_two_thousand_hostile_letters_are_read_at_once(piece: str) -> None:
    text = (piece * 2000)[:2000]
    start = time.thread_time()
    find_figures(text)
    assert time.thread_time() - start < 0.2


def test_a_figure_at_the_end_of_a_line_takes_nothing_of_the_next() -> None:
    figures = find_figures("smallest loan 250k\nmax we want is 60\nmeter says 14.2\nlabs say 16")
    assert [figure.quote for figure in figures] == ["250k", "60", "14.2", "16"]
    assert [figure.bound for figure in figures] == [None] * 4
