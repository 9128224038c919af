"""What a facilitator sends to lead the room."""

import re
from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, Field, FieldList, Form, IntegerField, StringField, TimeField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from facilitator.domain.codes import plain
from facilitator.domain.headings import HeadingKey
from facilitator.domain.moments import YEARS, is_there, list_zones
from facilitator.domain.notes import LIMIT_RANGE
from facilitator.domain.phases import NotesShown, Phase
from facilitator.domain.roundtables import (
    HOST_LIMIT,
    QUESTION_LIMIT,
    SPEAKER_LIMIT,
    TITLE_LIMIT,
    TOPIC_LIMIT,
    VENUE_LIMIT,
    SharingMode,
)
from facilitator.domain.venues.distances import SEAT_RANGE, WIDTH_RANGE
from facilitator.domain.votes import DOTS_RANGE
from facilitator.forms.fields import ChoiceField, DayField, text_field

HEADING_NAME_LIMIT = 40
"""What fits in two lines of a quarter of the room screen, at each distance."""
PROMPT_LIMIT = 200
METRES = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*m?")


class MetresField(StringField):
    """A length that people type in metres, with a point or a comma; its data are whole centimetres."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Turns what was typed into centimetres; what was typed stays in `raw_data`, to be shown again."""
        typed = plain(valuelist[0]).strip() if valuelist else ""
        found = METRES.fullmatch(typed)
        self.data = None
        if found is not None:
            self.data = 100 * int(found[1]) + int((found[2] or "").ljust(2, "0"))
        elif typed:
            raise ValueError("Type metres, such as 2.4.")

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else in_metres(self.data)


def in_metres(centimetres: int) -> str:
    """A length as people say it, without noughts at its end."""
    return f"{centimetres / 100:.2f}".rstrip("0").rstrip(".")


def metres_field(label: str, lengths: range) -> Any:
    """A length that may be left out."""

    def is_possible(_form: Form, field: Field) -> None:
        if field.data is not None and field.data not in lengths:
            least, most = in_metres(lengths[0]), in_metres(lengths[-1])
            raise ValidationError(f"From {least} to {most} metres.")

    return MetresField(label, validators=[Optional(), is_possible])


def dots_field(label: str) -> Any:
    """A number of dots."""
    few, many = DOTS_RANGE[0], DOTS_RANGE[-1]
    return IntegerField(
        label, validators=[InputRequired("Say how many."), NumberRange(few, many, f"From {few} to {many}.")]
    )


class RoomSizeForm(Form):
    """How large the image is and how far away the last seat; either may be left out."""

    image_width_cm = metres_field("Width of the image", WIDTH_RANGE)
    furthest_seat_cm = metres_field("Furthest seat", SEAT_RANGE)


class DetailsForm(Form):
    """What a roundtable is called, when, where and by whom it is held."""

    title = text_field("Title", TITLE_LIMIT)
    cluster = text_field("Cluster", TITLE_LIMIT)
    held_on = DayField("Date", validators=[Optional()])
    begins_at = TimeField("Time", format=["%H:%M", "%H.%M"], validators=[Optional()])
    time_zone = text_field("Time zone", 60, is_optional=True)
    venue = text_field("Venue", VENUE_LIMIT, is_optional=True)
    host = text_field("Host", HOST_LIMIT, is_optional=True)
    speaker = text_field("Speaker", SPEAKER_LIMIT, is_optional=True)
    topic = text_field("Topic", TOPIC_LIMIT, is_optional=True)

    def validate_held_on(self, field: Field) -> None:
        """A year of two digits is a slip, and no calendar reads it."""
        if field.data and field.data.year not in YEARS:
            raise ValidationError(f"Type a year from {YEARS[0]} to {YEARS[-1]}.")

    def validate_time_zone(self, field: Field) -> None:
        """A zone goes by the name that clocks of the world know it by."""
        if field.data not in list_zones():
            raise ValidationError("There is no such time zone. Choose one from the list, such as Europe/London.")

    def validate_begins_at(self, field: Field) -> None:
        """A time needs a zone, and clocks there must show it on that day."""
        day, zone = self.held_on.data, self.time_zone.data
        if not zone:
            raise ValidationError("Say in which time zone it begins.")
        is_known = field.data and day and day.year in YEARS and zone in list_zones()
        if is_known and not is_there(day, field.data, zone):
            raise ValidationError(f"Clocks go forward in {zone} that night, and never show this time.")


class OpenDetailsForm(DetailsForm):
    """The same with the question: after the close it stays as people were asked it."""

    question = text_field("Question", QUESTION_LIMIT)


class MakeRoundtableForm(RoomSizeForm, OpenDetailsForm):
    """A new roundtable, with what its headings are called; what is left out has a sensible value."""

    programme = text_field("Programme", TITLE_LIMIT, is_optional=True)
    sharing_mode = ChoiceField("Sharing", SharingMode)
    is_sensitive = BooleanField("Sensitive")
    notes_shown = ChoiceField("Notes on the room screen", NotesShown)
    note_limit = IntegerField(
        "Characters in a note",
        validators=[InputRequired("Say how long a note may be."), NumberRange(*LIMIT_RANGE, "From 80 to 2,000.")],
    )
    holds_notes = BooleanField("Hold new notes")
    holds_personal = BooleanField("Hold notes with personal words")
    n_dots = dots_field("Dots for each person")
    most_on_one = dots_field("Most on one theme")
    business = text_field("Business", HEADING_NAME_LIMIT)
    business_prompt = text_field("Prompt for business", PROMPT_LIMIT)
    talent = text_field("Talent", HEADING_NAME_LIMIT)
    talent_prompt = text_field("Prompt for talent", PROMPT_LIMIT)
    innovation = text_field("Innovation", HEADING_NAME_LIMIT)
    innovation_prompt = text_field("Prompt for innovation", PROMPT_LIMIT)
    investment = text_field("Investment", HEADING_NAME_LIMIT)
    investment_prompt = text_field("Prompt for investment", PROMPT_LIMIT)

    ask_keynote = text_field("Question in Keynote", QUESTION_LIMIT, is_optional=True)
    ask_define = text_field("Question in Define", QUESTION_LIMIT, is_optional=True)
    ask_reveal = text_field("Question in Reveal", QUESTION_LIMIT, is_optional=True)
    ask_discuss = text_field("Question in Discuss", QUESTION_LIMIT, is_optional=True)
    ask_pitch = text_field("Question in Pitch", QUESTION_LIMIT, is_optional=True)
    ask_commit = text_field("Question in Commit", QUESTION_LIMIT, is_optional=True)

    def validate_most_on_one(self, field: Field) -> None:
        """Nobody can put more dots on one theme than they have."""
        if field.data and self.n_dots.data and field.data > self.n_dots.data:
            raise ValidationError(f"Each person has only {self.n_dots.data}.")


def ask_in(phase: Phase) -> str:
    """What the form calls the question of a phase."""
    return f"ask_{phase}"


class NothingForm(Form):
    """An order that needs no values."""


class ChangePhaseForm(Form):
    """The line of the agenda to go to; its heading, where gathering goes heading by heading."""

    phase = ChoiceField("Phase", Phase)
    heading = ChoiceField("Heading", HeadingKey, is_optional=True)
    step = IntegerField("Step", validators=[Optional()])


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
    step = IntegerField("Step", validators=[Optional()])


class RenameHeadingForm(Form):
    """Another name and prompt for one heading."""

    heading = ChoiceField("Heading", HeadingKey)
    name = text_field("Name", HEADING_NAME_LIMIT)
    prompt = text_field("Prompt", PROMPT_LIMIT)


class KeynoteForm(Form):
    """Who speaks, and on what; either may be left out."""

    speaker = text_field("Speaker", SPEAKER_LIMIT, is_optional=True)
    topic = text_field("Topic", TOPIC_LIMIT, is_optional=True)


class CloseForm(Form):
    """The code typed again, since closing is final."""

    code = StringField("Code", validators=[InputRequired("Type the code of this roundtable to close it.")])
