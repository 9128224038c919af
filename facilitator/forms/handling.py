"""What a facilitator sends about other people's notes, the room screen and the sharing of words."""

from wtforms import BooleanField, Field, FieldList, Form, IntegerField
from wtforms.validators import InputRequired, Optional, ValidationError

from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import IMPORT_LIMIT, REASON_LIMIT, Kind, Source
from facilitator.domain.roundtables import SharingMode, SpotlightPart
from facilitator.forms.fields import (
    ChoiceField,
    DrawnField,
    SureForm,
    note_field,
    table_field,
    table_number,
    text_field,
)
from facilitator.forms.grouping import note_ids, require_notes


class ChooseNoteForm(Form):
    """A note, and nothing else."""

    note = IntegerField("Note", validators=[InputRequired("Say which note.")])


class ReleaseNotesForm(Form):
    """The notes that are to be released, each by its number: what came in since has not been read."""

    notes = note_ids(require_notes)


class TakeNoteOffForm(ChooseNoteForm, SureForm):
    """A note that is to leave the screens."""


class WithholdNoteForm(TakeNoteOffForm):
    """A note that is kept back, and why."""

    reason = text_field("Reason", REASON_LIMIT)


class SwitchForm(Form):
    """On or off."""

    is_on = BooleanField("On")


class EnterNoteForm(Form):
    """A note from paper, or for somebody without a phone."""

    heading = ChoiceField("Heading", HeadingKey)
    kind = ChoiceField("Kind", Kind)
    text = note_field("Note", IMPORT_LIMIT)
    source = ChoiceField("Written by", Source)
    table = table_field()


class ScribeForm(Form):
    """Whether somebody writes for a table, and which."""

    is_scribe = BooleanField("I write for my table")
    table = table_field()


class AdmitScribeForm(Form):
    """Whether a phone may write for the table that it asked for."""

    person = IntegerField("Phone", validators=[InputRequired("Say which phone.")])
    is_in = BooleanField("Let in")


class EndPhoneForm(Form):
    """A phone that is to be shut out, by its place or by a note that it sent."""

    person = IntegerField("Phone", validators=[Optional()])
    note = IntegerField("Note", validators=[Optional()])


class SpotlightForm(Form):
    """What is to stand alone on the room screen; nothing takes it off."""

    part = ChoiceField("Part", SpotlightPart, is_optional=True)
    id = DrawnField("Which", validators=[Optional()])


PAGES = range(10_000)


def is_page(_form: Form, field: Field) -> None:
    """Refuses what is no page's number."""
    if field.data not in PAGES:
        raise ValidationError("Pages have numbers from 0 to 9,999.")


class TurnPageForm(Form):
    """A page of the room screen, from 0 on; without one, pages turn by themselves."""

    page = IntegerField("Page", validators=[Optional(), is_page])


class AssignTablesForm(Form):
    """Which table takes which theme: two lists of one length."""

    tables = FieldList(table_number(), "Tables")
    themes = FieldList(IntegerField("Theme", validators=[InputRequired("Say which theme.")]), "Themes")


class TightenSharingForm(SureForm):
    """A stricter promise."""

    sharing_mode = ChoiceField("Sharing", SharingMode)
    is_sensitive = BooleanField("Sensitive")
