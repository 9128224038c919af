"""A map of themes: every theme has its area, as large as it has people, and nothing typed becomes markup."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.headings import HeadingKey
from facilitator.reports.formats.areas import Box, divide
from facilitator.reports.formats.maps import LEAST_SIZE, Area, draw_map

NAMES = {key: key.value.capitalize() for key in HeadingKey}


@given(st.lists(st.integers(1, 400), min_size=1, max_size=40))
def test_areas_are_as_large_as_themes_have_people(people: list[int]) -> None:
    boxes = divide(Box(0, 0, 1920, 1000), people)
    for box, n_people in zip(boxes, people, strict=True):
        assert box.width * box.height == pytest.approx(1920 * 1000 * n_people / sum(people))


def test_the_last_row_can_read_what_is_written_and_a_name_is_no_markup() -> None:
    areas = [
        Area(f"<b>Too few welders & fitters {n}</b>", key, 12 - n, f"{12 - n} people")
        for key in HeadingKey
        for n in range(9)
    ]
    drawing = ElementTree.fromstring(draw_map(areas, NAMES, "{} more themes".format))  # noqa: S314 -- drawn by us
    texts = [each for each in drawing.iter() if each.tag.endswith("text")]
    assert all(float(each.attrib["font-size"]) >= LEAST_SIZE for each in texts)
    titles = " ".join(each.text or "" for each in drawing.iter() if each.tag.endswith("title"))
    assert all(area.name in titles for area in areas)
    assert titles.count("5 more themes") == len(HeadingKey)


@given(st.lists(st.text("abcdefgh ", min_size=1, max_size=60), min_size=1, max_size=12))
def test_no_word_is_broken_on_the_map(names: list[str]) -> None:
    areas = [Area(f"Theme {name}", HeadingKey.TALENT, 1 + place, "said") for place, name in enumerate(names)]
    drawing = ElementTree.fromstring(draw_map(areas, NAMES, "{} more".format))  # noqa: S314 -- drawn by us
    whole = {word for area in areas for word in area.name.split()} | {"Talent", "said", "more", *map(str, range(20))}
    shown = {
        word.rstrip("…;") for each in drawing.iter() if each.tag.endswith("text") for word in (each.text or "").split()
    }
    assert shown <= whole | {""}
