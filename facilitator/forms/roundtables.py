"""What a facilitator sends to lead the room."""

from wtforms import BooleanField, DateField, FieldList, Form, IntegerField, StringField
from wtforms.validators import InputRequired, NumberRange, Optional

from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import LIMIT_RANGE
from facilitator.domain.phases import NotesShown, Phase
from facilitator.domain.roundtables import SharingMode
from facilitator.forms.fields import ChoiceField, text_field

HEADING_NAME_LIMIT = 24
"""What fits beside the count at 46 room units."""
PROMPT_LIMIT = 200


class MakeRoundtableForm(Form):
    """A new roundtable, with what its headings are called; what is left out has a sensible value."""

    title = text_field("Title", 80)
    cluster = text_field("Cluster", 60)
    held_on = DateField("Date", validators=[Optional()])
    venue = text_field("Venue", 80, is_optional=True)
    host = text_field("Host", 80, is_optional=True)
    question = text_field("Question", 120)
    sharing_mode = ChoiceField("Sharing", SharingMode)
    is_sensitive = BooleanField("Sensitive")
    notes_shown = ChoiceField("Notes on the room screen", NotesShown)
    note_limit = IntegerField(
        "Characters in a note",
        validators=[InputRequired("Say how long a note may be."), NumberRange(*LIMIT_RANGE, "From 80 to 2,000.")],
    )
    business = text_field("Business", HEADING_NAME_LIMIT)
    business_prompt = text_field("Prompt for business", PROMPT_LIMIT)
    talent = text_field("Talent", HEADING_NAME_LIMIT)
    talent_prompt = text_field("Prompt for talent", PROMPT_LIMIT)
    innovation = text_field("Innovation", HEADING_NAME_LIMIT)
    innovation_prompt = text_field("Prompt for innovation", PROMPT_LIMIT)
    investment = text_field("Investment", HEADING_NAME_LIMIT)
    investment_prompt = text_field("Prompt for investment", PROMPT_LIMIT)


class NothingForm(Form):
    """An order that needs no values."""


class ChangePhaseForm(Form):
    """The line of the agenda to go to; its heading, where gathering goes heading by heading."""

    phase = ChoiceField("Phase", Phase)
    heading = ChoiceField("Heading", HeadingKey, is_optional=True)


class ChangeAgendaForm(Form):
    """The whole agenda, line by line; a heading is empty where the line is for all."""

    phases = FieldList(ChoiceField("Phase", Phase), "Phases")
    minutes = FieldList(IntegerField("Minutes", validators=[InputRequired("Each line needs its minutes.")]), "Minutes")
    headings = FieldList(ChoiceField("Heading", HeadingKey, is_optional=True), "Headings")


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
