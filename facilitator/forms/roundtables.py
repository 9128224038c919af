"""What a facilitator sends to lead the room."""

from wtforms import Form, IntegerField, StringField
from wtforms.validators import InputRequired, NumberRange

from facilitator.domain.headings import HeadingKey
from facilitator.domain.phases import Phase
from facilitator.forms.fields import ChoiceField, text_field

HEADING_NAME_LIMIT = 24
"""What fits beside the count at 46 room units."""
PROMPT_LIMIT = 200


class NothingForm(Form):
    """An order that needs no values."""


class ChangePhaseForm(Form):
    """The phase to go to."""

    phase = ChoiceField("Phase", Phase)


class ExtendPhaseForm(Form):
    """More time."""

    minutes = IntegerField(
        "Minutes",
        validators=[InputRequired("Say how many minutes."), NumberRange(1, 60, "Between 1 and 60 minutes.")],
    )


class RenameHeadingForm(Form):
    """Another name and prompt for one heading."""

    heading = ChoiceField("Heading", HeadingKey)
    name = text_field("Name", HEADING_NAME_LIMIT)
    prompt = text_field("Prompt", PROMPT_LIMIT)


class CloseForm(Form):
    """The code typed again, since closing is final."""

    code = StringField("Code", validators=[InputRequired("Type the code of this roundtable to close it.")])
