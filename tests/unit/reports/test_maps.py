"""A map of themes: every theme has its area, as large as it has people, and nothing typed becomes markup."""

from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.headings import HeadingKey
from facilitator.reports.formats.areas import Box, divide
from facilitator.reports.formats.maps import LEAST_LETTERS, LEAST_SIZE, Area, draw_map

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
    assert titles.count("6 more themes") == len(HeadingKey)


THEMES = st.tuples(st.text("abcdefgh ", min_size=1, max_size=80).filter(str.strip), st.integers(0, 400))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(THEMES, max_size=40), min_size=1, max_size=4), st.sampled_from((948.0, 1080.0)))
def test_a_reader_learns_from_every_area_what_it_is(headings: list[list[tuple[str, int]]], height: float) -> None:
    areas = [
        Area(" ".join(name.split()), key, n_people, f"{n_people} people")
        for key, themes in zip(HeadingKey, headings, strict=False)
        for name, n_people in sorted(themes, key=lambda each: -each[1])
    ]
    drawing = ElementTree.fromstring(draw_map(areas, NAMES, "{} more themes".format, height=height))  # noqa: S314
    for tile in (each for each in drawing.iter() if each.tag.endswith("}g")):
        title, *written = (each.text or "" for each in tile if not each.tag.endswith("rect"))
        shown = "".join("".join(written).split())
        assert len(shown.rstrip("…")) >= LEAST_LETTERS or title.startswith(tuple(whole_starts(written))), title


def whole_starts(written: list[str]) -> list[str]:
    """A name that stands there whole, with or without the line that says how many."""
    return [" ".join(lines) + "," for lines in (written, written[:-1]) if lines]


def test_how_many_more_there_are_is_never_larger_than_a_name() -> None:
    areas = [
        Area("Defence procurement shuts out small firms", HeadingKey.BUSINESS, 2, "2 people") for _place in range(12)
    ]
    drawing = ElementTree.fromstring(draw_map(areas, NAMES, "{} more themes".format))  # noqa: S314 -- drawn by us
    sizes = {each.text: float(each.attrib["font-size"]) for each in drawing.iter() if each.tag.endswith("text")}
    assert sizes["8 more themes"] <= min(size for words, size in sizes.items() if "Defence" in (words or ""))


@given(st.lists(st.text("abcdefgh ", min_size=1, max_size=60), min_size=1, max_size=12))
def test_no_word_is_broken_on_the_map(names: list[str]) -> None:
    areas = [Area(f"Theme {name}", HeadingKey.TALENT, 1 + place, "said") for place, name in enumerate(names)]
    drawing = ElementTree.fromstring(draw_map(areas, NAMES, "{} more".format))  # noqa: S314 -- drawn by us
    whole = {word for area in areas for word in area.name.split()} | {"Talent", "said", "more", *map(str, range(20))}
    shown = {
        word.rstrip("…;") for each in drawing.iter() if each.tag.endswith("text") for word in (each.text or "").split()
    }
    assert shown <= whole | {""}
