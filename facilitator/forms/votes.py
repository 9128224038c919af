"""What is sent about votes."""

from typing import Any

from wtforms import FieldList, Form, IntegerField
from wtforms.validators import InputRequired, NumberRange

from facilitator.domain.headings import HeadingKey
from facilitator.domain.votes import DEFAULT_DOTS, DEFAULT_MOST_ON_ONE, DOTS_RANGE, RoundKind
from facilitator.forms.fields import ChoiceField


def numbers(label: str) -> Any:
    """A list of whole numbers."""
    return FieldList(IntegerField(label, validators=[InputRequired("Each of these is a whole number.")]), label)


def dots(label: str, default: int) -> Any:
    """A small number of dots."""
    limits = NumberRange(DOTS_RANGE.start, DOTS_RANGE.stop - 1, "From 1 to 10.")
    return IntegerField(label, default=default, validators=[InputRequired("Say how many."), limits])


class OpenRoundForm(Form):
    """A vote to be opened."""

    kind = ChoiceField("Kind", RoundKind)
    n_dots = dots("Dots", DEFAULT_DOTS)
    most_on_one = dots("At most on one theme", DEFAULT_MOST_ON_ONE)


class CastDotsForm(Form):
    """A ballot of dots: the themes, one entry a dot."""

    themes = numbers("Themes")


class CastGridForm(Form):
    """A ballot of figures, theme by theme."""

    themes = numbers("Themes")
    importance = numbers("Importance")
    feasibility = numbers("Feasibility")


class ShowResultsForm(Form):
    """Results that the room may see."""

    round = IntegerField("Round", validators=[InputRequired("Say which vote.")])
    heading = ChoiceField("Heading", HeadingKey)
