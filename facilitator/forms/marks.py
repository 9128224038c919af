"""What writers send about flags and claims."""

from wtforms import Field, Form, IntegerField, StringField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from facilitator.domain.claims import ClaimStatus
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.notes import IMPORT_LIMIT
from facilitator.forms.fields import ChoiceField, CleanText, cleaned_line
from facilitator.forms.handling import ChooseNoteForm

SOURCE_LIMIT = 300


class DecideForm(ChooseNoteForm):
    """A note, in the words that whoever decides has seen."""

    revision = IntegerField("Revision", validators=[Optional()])


class DecideFlagForm(DecideForm):
    """One kind of flag of a note, and what is decided of it."""

    kind = ChoiceField("Kind", FlagKind)
    state = ChoiceField("Decision", FlagState)


def is_named(form: Form, source: Field) -> None:
    """Who says that a figure is right says where it stands, so that others can look there too."""
    if form["status"].data is ClaimStatus.CONFIRMED and not source.data:
        raise ValidationError("Say where you looked, with its year. A figure needs a source to be confirmed.")


class CheckClaimForm(DecideForm):
    """One figure of a note by its place, and what is known of it."""

    starts_at = IntegerField("Starts at", validators=[InputRequired("Say which figure."), NumberRange(0, IMPORT_LIMIT)])
    ends_at = IntegerField("Ends at", validators=[InputRequired("Say which figure."), NumberRange(1, IMPORT_LIMIT)])
    status = ChoiceField("Status", ClaimStatus)
    source = StringField("Source", [is_named, CleanText(SOURCE_LIMIT, is_optional=True)], filters=[cleaned_line])
