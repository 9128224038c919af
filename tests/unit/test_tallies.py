"""What people's ballots add up to: who is first where dots are equal, and when the room is said to be split."""

import pytest

from facilitator.domain.errors import BadInput
from facilitator.domain.votes import Tally, check_grid, count_dots, count_grid, top_themes

HOUSING, WELDERS, VETTING = 1, 2, 3


def test_two_dots_of_one_person_count_as_two_dots_and_one_person() -> None:
    ann, ben = [WELDERS, WELDERS, HOUSING], [WELDERS]

    assert count_dots([ann, ben], [HOUSING, WELDERS, VETTING]) == [
        Tally(HOUSING, n_dots=1, n_people=1),
        Tally(WELDERS, n_dots=3, n_people=2),
        Tally(VETTING),
    ]


def test_of_as_many_dots_those_of_more_people_come_first_and_then_the_older_theme() -> None:
    ann, ben, cid = [WELDERS, WELDERS], [VETTING], [VETTING, HOUSING, HOUSING]

    assert top_themes(count_dots([ann, ben, cid], [HOUSING, WELDERS, VETTING])) == [VETTING, HOUSING, WELDERS]


@pytest.mark.parametrize(
    ("figures", "spread", "is_split"),
    [
        ([4], 0, False),
        ([3, 4], 1, False),
        ([5, 3], 2, True),
        ([5, 1, 4], 4, True),
        ([4, 5, 3, 4], 1, False),
        ([5, 1, 2, 5], 3.5, True),
    ],
)
@pytest.mark.parametrize("is_important", [True, False])
def test_the_room_is_split_where_its_halves_lie_two_points_apart_in_whatever_order_people_answered(
    figures: list[int], spread: float, *, is_split: bool, is_important: bool
) -> None:
    given = [(figure, 3) if is_important else (3, figure) for figure in figures]
    tally = count_grid([{WELDERS: pair} for pair in given], [WELDERS])[0]
    found = (tally.importance_spread, tally.feasibility_spread)

    assert found == ((spread, 0) if is_important else (0, spread))
    assert tally.is_split is is_split


def test_nobody_is_split_over_what_nobody_answered() -> None:
    assert count_grid([], [WELDERS]) == [Tally(WELDERS)]
    assert not Tally(WELDERS).is_split


@pytest.mark.parametrize(
    ("themes", "importance", "feasibility", "field"),
    [
        ([WELDERS], [0], [3], "importance"),
        ([WELDERS], [3], [6], "feasibility"),
        ([WELDERS], [3], [], "themes"),
        ([WELDERS], [], [3], "themes"),
        ([WELDERS, WELDERS], [3, 4], [3, 4], "themes"),
        ([VETTING], [3], [3], "themes"),
    ],
)
def test_a_grid_that_names_a_theme_twice_or_not_asked_or_leaves_the_scale_is_refused(
    themes: list[int], importance: list[int], feasibility: list[int], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        check_grid(themes, importance, feasibility, {HOUSING, WELDERS})

    assert list(refused.value.fields) == [field]


def test_a_grid_goes_from_one_to_five() -> None:
    check_grid([HOUSING, WELDERS], [1, 5], [5, 1], {HOUSING, WELDERS})
