"""What an attendee says of themselves: a sector, and only if they like an organisation and a table."""

from wtforms import Form, HiddenField, IntegerField
from wtforms.validators import Optional, ValidationError

from facilitator.domain.people import Sector
from facilitator.forms.fields import ChoiceField, text_field

ORGANISATION_LIMIT = 80
TABLES = range(1, 1000)


class JoinForm(Form):
    """Joining: one tap is enough."""

    sector = ChoiceField("Sector", Sector)
    organisation = text_field("Organisation", ORGANISATION_LIMIT, is_optional=True)
    table = IntegerField("Table", validators=[Optional()])
    client_id = HiddenField()

    def validate_table(self, field: IntegerField) -> None:
        """Refuses what is no table's number. WTForms' own check of a range fails on a number of 400 digits."""
        if field.data not in TABLES:
            raise ValidationError("Tables have numbers from 1 to 999.")
