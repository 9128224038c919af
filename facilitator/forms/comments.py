"""What those who write send to say something beside the draft, and to settle it."""

from wtforms import BooleanField, Form, IntegerField, TextAreaField
from wtforms.validators import InputRequired, Optional

from facilitator.domain.comments import About
from facilitator.forms.fields import ChoiceField, CleanText, cleaned
from facilitator.forms.handling import ChooseNoteForm

COMMENT_LIMIT = 500


class CommentForm(ChooseNoteForm):
    """A comment, and what it stands beside."""

    about = ChoiceField("About", About)
    root = IntegerField("Paragraph", validators=[Optional()])
    text = TextAreaField("Comment", filters=[cleaned], validators=[CleanText(COMMENT_LIMIT)])


class ResolveForm(Form):
    """One comment, and whether it is settled."""

    comment = IntegerField("Comment", validators=[InputRequired("Say which comment.")])
    is_resolved = BooleanField("Settled")
