"""What an order takes, as JSON Schema, read off the form that reads it: the two cannot tell different things."""

from typing import Any

from wtforms import BooleanField, DateField, Field, FieldList, Form, IntegerField, SelectField
from wtforms.validators import InputRequired, NumberRange

from facilitator.forms import payload
from facilitator.forms.fields import TABLES, CleanText, is_table
from facilitator.forms.grouping import GroupField
from facilitator.forms.payload import CARRIED, CLIENT_ID, TOO_MANY

Schema = dict[str, Any]

NUMBERS = r"^[0-9]{1,9}( [0-9]{1,9})*$"


def take(form_class: type[Form]) -> Schema:
    """The body of an order."""
    form = form_class()
    fields = {name: field for name, field in form._fields.items() if name not in CARRIED}
    own = {"type": "string", "pattern": f"^{CLIENT_ID.pattern}$", "description": "a new one for each thing you do"}
    return {
        "type": "object",
        "properties": {"client_id": own} | {name: describe(field) for name, field in fields.items()},
        "required": ["client_id", *(name for name, field in fields.items() if is_needed(field))],
        "additionalProperties": False,
    }


def is_needed(field: Field) -> bool:
    """Whether an order without it is refused."""
    is_text = any(isinstance(each, CleanText) and not each.is_optional for each in field.validators)
    return is_text or any(isinstance(each, InputRequired) for each in field.validators)


def describe(field: Field) -> Schema:
    """What one field takes."""
    if isinstance(field, FieldList):
        return {"type": "array", "maxItems": TOO_MANY, "items": describe(field.append_entry())}
    if isinstance(field, BooleanField):
        return {"type": "boolean"}
    if isinstance(field, IntegerField):
        return {"type": "integer"} | range_of(field)
    if isinstance(field, SelectField):
        return {
            "type": "string",
            "enum": [*(each.value for each in field.choices), *([] if is_needed(field) else [""])],
        }
    return describe_text(field)


def range_of(field: Field) -> Schema:
    """The numbers that it takes."""
    if is_table in field.validators:
        return {"minimum": TABLES.start, "maximum": TABLES.stop - 1}
    ends = next(((each.min, each.max) for each in field.validators if isinstance(each, NumberRange)), (None, None))
    taken = payload.range_of(field)
    least, most = (each if own is None else own for own, each in zip(ends, (taken.start, taken.stop - 1), strict=True))
    return {"minimum": least, "maximum": most}


def describe_text(field: Field) -> Schema:
    """A text: as long as it may be once it is cleaned."""
    if isinstance(field, GroupField):
        return {"type": "string", "pattern": NUMBERS}
    if isinstance(field, DateField):
        return {"type": "string", "pattern": r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}
    limits = [each.limit for each in field.validators if isinstance(each, CleanText)]
    return (
        {"type": "string"}
        | ({"maxLength": limits[0]} if limits else {})
        | ({"minLength": 1} if is_needed(field) else {})
    )
