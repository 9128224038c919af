"""What is sent about votes."""

from typing import Any

from wtforms import FieldList, Form, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional

from facilitator.domain.headings import HeadingKey
from facilitator.domain.votes import DOTS_RANGE, RoundKind
from facilitator.forms.fields import ChoiceField

ENDS = (DOTS_RANGE.start, DOTS_RANGE.stop - 1)


def numbers(label: str) -> Any:
    """A list of whole numbers."""
    return FieldList(IntegerField(label, validators=[InputRequired("Each of these is a whole number.")]), label)


def dots(label: str) -> Any:
    """A small number of dots; left out, it is the roundtable's own."""
    return IntegerField(label, validators=[Optional(), NumberRange(*ENDS, "From 1 to 10.")])


def round_number() -> Any:
    """Which vote a ballot is for; left out, it is the one that is open."""
    return IntegerField("Round", validators=[Optional()])


class OpenRoundForm(Form):
    """A vote to be opened."""

    kind = ChoiceField("Kind", RoundKind)
    n_dots = dots("Dots")
    most_on_one = dots("At most on one theme")


class CastDotsForm(Form):
    """A ballot of dots: the themes, one entry a dot."""

    themes = numbers("Themes")
    round = round_number()


class CastGridForm(Form):
    """A ballot of figures, theme by theme."""

    themes = numbers("Themes")
    importance = numbers("Importance")
    feasibility = numbers("Feasibility")
    round = round_number()


class ShowResultsForm(Form):
    """Results that the room may see."""

    round = IntegerField("Round", validators=[InputRequired("Say which vote.")])
    heading = ChoiceField("Heading", HeadingKey)
