"""What a facilitator sends to group notes into themes."""

from collections.abc import Callable, Sequence
from typing import Any

from wtforms import FieldList, Form, IntegerField, StringField
from wtforms.validators import InputRequired, Optional, ValidationError

from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Place
from facilitator.domain.origins import Origin
from facilitator.domain.themes import NAME_LIMIT
from facilitator.forms.fields import ChoiceField, SureForm, text_field

Rule = Callable[[Form, FieldList], None]

METHOD_LIMIT = 200
"""What names a model, its version and a level."""


def note_ids(*rules: Rule) -> Any:
    """A list of notes, by id."""
    return FieldList(IntegerField("Note", validators=[InputRequired("Each note is a number.")]), "Notes", rules)


def require_notes(_: Form, field: FieldList) -> None:
    """Refuses an empty list: it would be an act to undo that did nothing."""
    if not field.data:
        raise ValidationError("Tick at least one note.")


def places_seen() -> Any:
    """Where each of the notes stood as whoever moves them saw it: the id of its theme, 0 in none; may be left out."""
    place = IntegerField("Theme", validators=[InputRequired("Each is the number of a theme, or 0.")])
    return FieldList(place, "Stood", [require_places])


def require_places(form: Form, field: FieldList) -> None:
    """Refuses places of some of the notes alone."""
    if field.data and len(field.data) != len(form["notes"].data):
        raise ValidationError("Say of each note where it stood, or of none.")


def theme_id(label: str) -> Any:
    """A theme, by id."""
    return IntegerField(label, validators=[InputRequired("Say which theme.")])


class GroupField(StringField):
    """The notes of one suggestion as text, `12 15 19`; its data is a list of whole numbers."""

    data: Any

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Reads the numbers; anything else is refused with a sentence."""
        words = valuelist[0].split() if valuelist else []
        if not words or not all(word.isascii() and word.isdigit() and len(word) < 10 for word in words):
            raise ValueError("A group is the ids of its notes with spaces between them.")
        self.data = [int(word) for word in words]


class AcceptSuggestionsForm(Form):
    """Groups to be made themes of, each with its name and whose name that is."""

    heading = ChoiceField("Heading", HeadingKey)
    method = text_field("Method", METHOD_LIMIT)
    names = FieldList(text_field("Name", NAME_LIMIT), "Names", min_entries=0)
    groups = FieldList(GroupField("Group"), "Groups")
    hands = FieldList(ChoiceField("Hand", Origin), "Hands")

    def validate_groups(self, field: FieldList) -> None:
        """Something must be accepted, and no note twice."""
        notes = [note for group in field.data for note in group or ()]
        if not notes:
            raise ValidationError("Tick at least one note.")
        if len(notes) != len(set(notes)):
            raise ValidationError("A note can be in one group only.")


class DismissSuggestionForm(Form):
    """A suggestion that is refused."""

    heading = ChoiceField("Heading", HeadingKey)
    notes = note_ids(require_notes)


class StepForm(SureForm):
    """A step to be taken back or done again, by the number that the button has."""

    step = IntegerField("Step", validators=[Optional()])


class MakeThemeForm(SureForm):
    """A theme under a person's name."""

    heading = ChoiceField("Heading", HeadingKey)
    name = text_field("Name", NAME_LIMIT)
    notes = note_ids()
    stood = places_seen()


class RenameThemeForm(SureForm):
    """Another name."""

    theme = theme_id("Theme")
    name = text_field("Name", NAME_LIMIT)


class DissolveThemeForm(SureForm):
    """A theme to be put away."""

    theme = theme_id("Theme")


class MergeThemesForm(SureForm):
    """One theme into another."""

    theme = theme_id("Theme")
    into = theme_id("Into")


class MoveNotesForm(SureForm):
    """Notes to be put somewhere."""

    notes = note_ids(require_notes)
    place = ChoiceField("Place", Place)
    theme = IntegerField("Theme", validators=[Optional()])
    stood = places_seen()
