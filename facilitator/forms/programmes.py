"""What an organiser says of a programme's papers."""

from wtforms import Form

from facilitator.forms.fields import text_field


class PapersForm(Form):
    """Who keeps the papers and whom to write to about them; either may be empty."""

    custodian = text_field("Custodian", 120, is_optional=True)
    contact = text_field("Contact", 200, is_optional=True)
