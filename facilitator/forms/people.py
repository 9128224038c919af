"""What people say of themselves: attendees a sector, an organisation and a table if they like; crew a short name."""

from wtforms import BooleanField, Form, HiddenField, StringField

from facilitator.domain.people import Sector
from facilitator.forms.fields import ChoiceField, table_field, text_field

ORGANISATION_LIMIT = 80
NAME_LIMIT = 24
"""A first name or initials: it stands beside every change."""


class JoinForm(Form):
    """Joining: one tap is enough."""

    sector = ChoiceField("Sector", Sector)
    organisation = text_field("Organisation", ORGANISATION_LIMIT, is_optional=True)
    table = table_field()
    client_id = HiddenField()


class EnterForm(Form):
    """Coming in as crew: a short name, by which the others know whose changes are whose."""

    name = text_field("Short name", NAME_LIMIT)


class TokenForm(Form):
    """A token for a tool that reads: what the tool is called, where it may read, and whether drafts too."""

    name = text_field("Name", 40)
    where = StringField("Where")
    drafts = BooleanField("Drafts as well")
