"""What writers send about texts that a language model drafts: what to draft, and what becomes of it."""

from wtforms import BooleanField, Form, IntegerField
from wtforms.validators import InputRequired, Optional, ValidationError

from facilitator.domain.amendments import Act
from facilitator.domain.drafted_texts import DRAFTABLE
from facilitator.forms.fields import ChoiceField


class DraftForm(Form):
    """What is to be drafted."""

    act = ChoiceField("Act", Act)

    def validate_act(self, field: ChoiceField) -> None:
        """Only some texts may be drafted."""
        if field.data not in DRAFTABLE:
            raise ValidationError(f"Choose one of {', '.join(sorted(DRAFTABLE))}.")


class SettleForm(Form):
    """One drafted text, accepted or dismissed, with the sentence that the writer saw in its place."""

    drafted = IntegerField("Draft", validators=[InputRequired("Say which draft.")])
    is_accepted = BooleanField("Accepted")
    seen = IntegerField("Seen", validators=[Optional()])
    edition = IntegerField("Edition", validators=[Optional()])
