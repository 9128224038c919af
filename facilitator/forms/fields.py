"""The validators and fields that several forms share."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from wtforms import BooleanField, DateField, Field, Form, IntegerField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, StopValidation, ValidationError

from facilitator.domain.codes import clean_number
from facilitator.domain.notes import clean_line, clean_text, find_text_fault


class CleanText:
    """Refuses what nothing of can be seen, and what is too long in code points."""

    def __init__(self, limit: int, *, is_optional: bool = False) -> None:
        self.limit = limit
        self.is_optional = is_optional

    def __call__(self, form: Form, field: Field) -> None:  # noqa: ARG002
        if self.is_optional and not field.data:
            raise StopValidation
        fault = find_text_fault(field.data or "", self.limit)
        if fault is not None:
            raise ValidationError(fault)


def cleaned(text: str | None) -> str:
    """The filter that goes with CleanText."""
    return clean_text(text or "")


def cleaned_line(text: str | None) -> str:
    """The same for names."""
    return clean_line(text or "")


def text_field(label: str, limit: int, *, is_optional: bool = False) -> Any:
    """A line of text, cleaned."""
    return StringField(label, filters=[cleaned_line], validators=[CleanText(limit, is_optional=is_optional)])


def note_field(label: str, limit: int) -> Any:
    """A note's text, cleaned; the roundtable's own limit is checked where the note is posted."""
    return TextAreaField(label, filters=[cleaned], validators=[CleanText(limit)])


TABLES = range(1, 1000)


class DayField(DateField):
    """A day; who types what is none reads how a day is typed, as not every browser offers a calendar."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Reads the day."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError("This must be a date like 2026-12-05.") from error


class DrawnField(IntegerField):
    """What phones know a note or a contribution by: a number drawn by chance, greater than a table's keys."""


class NumberField(IntegerField):
    """A number as people write it: "Table 4.", or in full width."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Reads the one number that there is in it."""
        super().process_formdata([as_digits(value) for value in valuelist])


def as_digits(typed: str) -> str:
    """The number in what was typed, in plain digits; what has none stays as it is."""
    number = clean_number(typed)
    return typed if number is None else str(number)


def read_table(typed: str) -> int | None:
    """A table's number out of an address, where a page of ours or a person has put one."""
    number = clean_number(typed)
    return number if number in TABLES else None


def table_field() -> Any:
    """A table's number, if there is one."""
    return NumberField("Table", validators=[Optional(), is_table])


def table_number() -> Any:
    """A table's number, which must be there."""
    return NumberField("Table", validators=[InputRequired("Each table has a number."), is_table])


def is_table(_form: Form, field: Field) -> None:
    """Refuses what is no table's number. WTForms' own check of a range fails on a number of 400 digits."""
    if field.data not in TABLES:
        raise ValidationError("Tables have numbers from 1 to 999.")


class ChoiceField(SelectField):
    """One of an enumeration; its data is a member, not a text."""

    def __init__(self, label: str, kind: type[StrEnum], *, is_optional: bool = False, **options: Any) -> None:
        required = Optional() if is_optional else InputRequired(say_choices(kind))
        super().__init__(label, choices=list_choices(kind), coerce=choice_of(kind), validators=[required], **options)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Keeps the sentence of the coercion, which WTForms would put its own in place of."""
        if valuelist:
            self.data = self.coerce(valuelist[0])

    def pre_validate(self, form: Form) -> None:
        """The choice was checked by coercion."""


@cache
def list_choices(kind: type[StrEnum]) -> tuple[SelectChoice, ...]:
    """What there is, with a label for each."""
    return tuple(SelectChoice(member.value, member.value.replace("_", " ").capitalize()) for member in kind)


@cache
def say_choices(kind: type[StrEnum]) -> str:
    """What whoever chose something else is told."""
    return f"Choose one of {', '.join(member.value for member in kind)}."


@cache
def choice_of(kind: type[StrEnum]) -> Any:
    """The coercion of a text into a member of an enumeration, with an error that says what there is."""

    def coerce(value: object) -> StrEnum | None:
        if value is None or value == "" or isinstance(value, kind):
            return value or None  # type: ignore[return-value]
        try:
            return kind(str(value))
        except ValueError as error:
            raise ValueError(say_choices(kind)) from error

    return coerce


class SureForm(Form):
    """An order that may change what people are voting on, or cannot be taken back, and says whether that is meant."""

    is_sure = BooleanField("I am sure")
