"""What an organiser says of a programme's papers."""

from datetime import date

from wtforms import Field, Form, TextAreaField, ValidationError
from wtforms.validators import Optional

from facilitator.domain.notes import clean_line
from facilitator.domain.roundtables import TITLE_LIMIT
from facilitator.domain.sectors import OfferedSector, read_sectors
from facilitator.forms.fields import DayField, text_field


class PapersForm(Form):
    """Who keeps the papers and whom to write to about them; either may be empty."""

    custodian = text_field("Custodian", 120, is_optional=True)
    contact = text_field("Contact", 200, is_optional=True)


class CustodyForm(PapersForm):
    """The same of a programme that is taken over, and what it is called here."""

    title = text_field("Name", TITLE_LIMIT)


class SectorsForm(Form):
    """What people choose from when they join, one a line; empty is the usual list."""

    sectors = TextAreaField("Sectors")
    found: tuple[OfferedSector, ...] = ()

    def validate_sectors(self, field: Field) -> None:
        """Reads the lines; all that is wrong is told at once."""
        self.found, faults = read_sectors([clean_line(line) for line in (field.data or "").splitlines()])
        if faults:
            raise ValidationError(" ".join(faults))


class KeepingForm(Form):
    """From which day on what is kept no longer; each may be left open. `today` is set by whoever validates."""

    erase_raw_on = DayField("Erase the words", validators=[Optional()])
    seal_on = DayField("Seal", validators=[Optional()])
    delete_on = DayField("Delete", validators=[Optional()])
    today = date.min

    def validate_delete_on(self, field: Field) -> None:
        """A day that is past would erase at once what somebody only mistyped; what is none is told by its field."""
        if field.data is not None and field.data <= self.today:
            raise ValidationError("Choose a day that is still to come.")

    def validate_erase_raw_on(self, field: Field) -> None:
        """Once all is deleted nothing is left to erase or seal, and people would read of a day that never comes."""
        self.validate_delete_on(field)
        if field.data is not None and self.delete_on.data is not None and field.data >= self.delete_on.data:
            raise ValidationError("Everything is deleted by then: choose a day before that one, or leave this empty.")

    validate_seal_on = validate_erase_raw_on
