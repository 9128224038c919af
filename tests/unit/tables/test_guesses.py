"""What a column is taken for where nobody has said it, before a person sees it."""

import json

import pytest
from layouts import as_csv

from facilitator.domain.headings import HeadingKey
from facilitator.forms.mappings.guesses import guess_rules
from facilitator.forms.mappings.readings import read_table
from facilitator.forms.mappings.rules import Meaning, read_mapping
from facilitator.forms.tables.files import open_table


def guess(*rows):
    """What the columns of a table are taken for."""
    return [rule.meaning for rule in guess_rules(open_table(as_csv(rows)))]


@pytest.mark.parametrize("title", ["Category", "topic", "Cluster"])
def test_a_column_of_themes_that_holds_the_headings_is_of_headings(title):
    rows = [["note", title], ["a", "Talent"], ["b", "business"], ["c", "Talent"]]

    assert guess(*rows) == [Meaning.NOTE, Meaning.HEADING]
    mapping = read_mapping(json.dumps({"others": "guess"}))
    reading = read_table(open_table(as_csv(rows)), mapping)
    assert [note.heading for note in reading.notes] == [HeadingKey.TALENT, HeadingKey.BUSINESS, HeadingKey.TALENT]
    assert not reading.mistakes


@pytest.mark.parametrize(
    ("titles", "themes"),
    [
        (["Topic"], ["Talent", "Welders leave"]),
        (["Topic"], ["Skills", "Training"]),
        (["Topic", "Heading"], ["Talent", "Business"]),
        (["Topic"], ["Business", "Research"]),
    ],
)
def test_a_theme_stays_one_where_it_may_be_one(titles, themes):
    rows = [["note", *titles], *(["a", *[theme] * len(titles)] for theme in themes)]

    assert guess(*rows)[1] is Meaning.THEME
