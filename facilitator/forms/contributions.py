"""What is sent about contributions, reactions and introductions."""

from typing import Any

from wtforms import BooleanField, Form, IntegerField
from wtforms.validators import InputRequired, Optional

from facilitator.domain.contributions import CONTACT_LIMIT, DETAIL_LIMIT, TEXT_LIMIT, Answer, ContributionKind, Reaction
from facilitator.domain.headings import HeadingKey
from facilitator.forms.fields import ChoiceField, DayField, DrawnField, SureForm, note_field, table_field, text_field


def drawn_contribution() -> Any:
    """Which contribution, as phones know it."""
    return DrawnField("Contribution", validators=[InputRequired("Say which.")])


def contribution_number() -> Any:
    """Which contribution."""
    return IntegerField("Contribution", validators=[InputRequired("Say which.")])


class ContributionForm(Form):
    """What attendees and the crew can both say of a contribution."""

    kind = ChoiceField("Kind", ContributionKind)
    text = note_field("Words", TEXT_LIMIT)
    detail = text_field("Detail", DETAIL_LIMIT, is_optional=True)
    heading = ChoiceField("Heading", HeadingKey, is_optional=True)
    theme = IntegerField("Theme", validators=[Optional()])
    due_on = DayField("By when", validators=[Optional()])


class AddContributionForm(ContributionForm):
    """An attendee's contribution; `detail` is a line's proof, whom an ask is for, or who owns a commitment."""

    is_private = BooleanField("For myself alone")


class EnterContributionForm(ContributionForm):
    """One that the crew writes down."""

    table = table_field()


class ChooseContributionForm(Form):
    """A contribution, and nothing else."""

    contribution = drawn_contribution()


class WithdrawContributionForm(ChooseContributionForm, SureForm):
    """One's own contribution, to be taken back."""


class AnswerContributionForm(Form):
    """One word about a contribution, or none."""

    contribution = drawn_contribution()
    answer = ChoiceField("Answer", Answer, is_optional=True)
    seen = IntegerField("Seen", validators=[Optional()])


class MarkContributionForm(Form):
    """Answered, chosen, or no longer."""

    contribution = contribution_number()
    is_marked = BooleanField("Marked")
    answer = text_field("Answer", DETAIL_LIMIT, is_optional=True)


class HideContributionForm(Form):
    """Off every screen, or back."""

    contribution = contribution_number()
    is_hidden = BooleanField("Hidden")


class AskIntroductionForm(Form):
    """A wish to meet, and how one can be reached."""

    contribution = drawn_contribution()
    contact = text_field("How you can be reached", CONTACT_LIMIT)


class AnswerIntroductionForm(Form):
    """How the author can be reached; nothing where they would rather not."""

    introduction = IntegerField("Introduction", validators=[InputRequired("Say which.")])
    contact = text_field("How you can be reached", CONTACT_LIMIT, is_optional=True)


class ReactForm(Form):
    """One word about a note, or none."""

    note = DrawnField("Note", validators=[InputRequired("Say which note.")])
    reaction = ChoiceField("Reaction", Reaction, is_optional=True)
    seen = IntegerField("Seen", validators=[Optional()])
