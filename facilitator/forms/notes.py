"""What an attendee sends about notes."""

from wtforms import BooleanField, Form, HiddenField
from wtforms.validators import InputRequired

from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import IMPORT_LIMIT, Kind
from facilitator.forms.fields import ChoiceField, DrawnField, SureForm, note_field


class WordsForm(Form):
    """The part that posting and editing share."""

    kind = ChoiceField("Kind", Kind)
    text = note_field("Your note", IMPORT_LIMIT)
    off_record = BooleanField("Off the record")
    client_id = HiddenField()


class PostNoteForm(WordsForm):
    """A new note."""

    heading = ChoiceField("Heading", HeadingKey)


class EditNoteForm(WordsForm, SureForm):
    """New words for one's own note, and another heading where one is named."""

    note = DrawnField("Note", validators=[InputRequired("Say which note.")])
    heading = ChoiceField("Heading", HeadingKey, is_optional=True)


class WithdrawNoteForm(SureForm):
    """One's own note, to be taken back."""

    note = DrawnField("Note", validators=[InputRequired("Say which note.")])
