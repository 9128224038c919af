"""What writers send to make a version."""

from facilitator.domain.versions import VersionState
from facilitator.forms.fields import ChoiceField, SureForm, text_field

REASON_LIMIT = 200


class MakeVersionForm(SureForm):
    """How far the text is to be trusted, why the version is made, and what was read of it."""

    state = ChoiceField("State", VersionState)
    reason = text_field("Reason", REASON_LIMIT, is_optional=True)
    seen = text_field("What was read", 64, is_optional=True)
