"""What an attendee says of themselves: a sector, and only if they like an organisation and a table."""

from wtforms import Form, HiddenField

from facilitator.domain.people import Sector
from facilitator.forms.fields import ChoiceField, table_field, text_field

ORGANISATION_LIMIT = 80


class JoinForm(Form):
    """Joining: one tap is enough."""

    sector = ChoiceField("Sector", Sector)
    organisation = text_field("Organisation", ORGANISATION_LIMIT, is_optional=True)
    table = table_field()
    client_id = HiddenField()
