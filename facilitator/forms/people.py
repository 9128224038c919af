"""What an attendee says of themselves: a sector, and only if they like an organisation and a table."""

from wtforms import Form, HiddenField, IntegerField
from wtforms.validators import NumberRange, Optional

from facilitator.domain.people import Sector
from facilitator.forms.fields import ChoiceField, text_field

ORGANISATION_LIMIT = 80


class JoinForm(Form):
    """Joining: one tap is enough."""

    sector = ChoiceField("Sector", Sector)
    organisation = text_field("Organisation", ORGANISATION_LIMIT, is_optional=True)
    table = IntegerField("Table", validators=[Optional(), NumberRange(1, 999, "Tables have numbers from 1 to 999.")])
    client_id = HiddenField()
