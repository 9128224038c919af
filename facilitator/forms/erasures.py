"""What is sent to have words erased."""

from facilitator.forms.fields import SureForm, text_field

LABELS_LIMIT = 2_000


class EraseForm(SureForm):
    """The labels of what is to be erased, with spaces or commas between them."""

    labels = text_field("Labels", LABELS_LIMIT)


class WithdrawAllForm(SureForm):
    """All that an attendee has written."""
