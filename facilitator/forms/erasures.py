"""What the crew sends to have words erased."""

from wtforms import Form

from facilitator.forms.fields import text_field

LABELS_LIMIT = 2_000


class EraseForm(Form):
    """The labels of what is to be erased, with spaces or commas between them."""

    labels = text_field("Labels", LABELS_LIMIT)
