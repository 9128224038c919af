"""What writers send about the draft: texts of their own, and changes to its points."""

from wtforms import Form, IntegerField, TextAreaField
from wtforms.validators import InputRequired, Optional, ValidationError

from facilitator.composition.parts import Slot
from facilitator.domain.amendments import OF_ISSUES, Act
from facilitator.forms.fields import ChoiceField, CleanText, cleaned, text_field
from facilitator.forms.marks import DecideForm

TEXT_LIMIT = 2_000
LABELS_LIMIT = 500


class WriteForm(DecideForm):
    """A text about the issue that a note belongs to, with the labels of the notes it stands on."""

    act = ChoiceField("Act", Act)
    theme = IntegerField("Theme", validators=[Optional()])
    text = TextAreaField("Text", filters=[cleaned], validators=[CleanText(TEXT_LIMIT, is_optional=True)])
    labels = text_field("Stands on", LABELS_LIMIT, is_optional=True)
    slot = ChoiceField("Slot", Slot, is_optional=True)
    seen = IntegerField("Seen", validators=[Optional()])
    edition = IntegerField("Edition", validators=[Optional()])
    root = IntegerField("Paragraph", validators=[Optional()])

    def validate_act(self, field: ChoiceField) -> None:
        """Acts on points have an order of their own."""
        if field.data not in OF_ISSUES:
            raise ValidationError(f"Choose one of {', '.join(sorted(OF_ISSUES))}.")


class ChangeForm(DecideForm):
    """A change to the point that prints a note."""

    act = ChoiceField("Act", Act)
    text = TextAreaField("Text", filters=[cleaned], validators=[CleanText(TEXT_LIMIT, is_optional=True)])
    slot = ChoiceField("Slot", Slot, is_optional=True)
    other = IntegerField("Other note", validators=[Optional()])
    seen = IntegerField("Seen", validators=[Optional()])

    def validate_act(self, field: ChoiceField) -> None:
        """Acts on issues have an order of their own."""
        if field.data in OF_ISSUES:
            raise ValidationError(f"Choose one of {', '.join(act for act in Act if act not in OF_ISSUES)}.")


class ChooseAmendmentForm(Form):
    """One act by hand, to be done again."""

    amendment = IntegerField("Change", validators=[InputRequired("Say which change.")])


class UndoAmendmentForm(ChooseAmendmentForm):
    """One act by hand, to be taken back."""

    seen = IntegerField("Seen", validators=[Optional()])
