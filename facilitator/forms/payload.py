"""The strict reader of everything that comes from outside.

WTForms was made for forms: given JSON, a dictionary passes as a text, a number raises TypeError and unknown keys are
ignored. So each key must belong to a field and each value must be what that field takes before validators see it.
"""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, FieldList, Form, IntegerField

from facilitator.domain.errors import BadInput
from facilitator.forms.fields import DrawnField, NumberField, as_digits

FormType = TypeVar("FormType", bound=Form)

CARRIED = frozenset({"client_id", "csrf_token"})
"""Keys that travel with every order and are read by the door itself."""

CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
INTEGER_RANGE = range(-(2**31), 2**31)
DRAWN_RANGE = range(2**53)
"""What scripts read exactly."""
TOO_MANY = 500
"""No list in any order is longer than the notes of a full heading."""


def read_client_id(payload: object) -> str:
    """The client's own id for this order; raises BadInput if it is missing or odd."""
    client_id = payload.get("client_id") if isinstance(payload, Mapping) else None
    if not isinstance(client_id, str) or not CLIENT_ID.fullmatch(client_id):
        raise BadInput({"client_id": "Send an id of 8 to 64 letters, digits, - or _, a new one for each thing you do."})
    return client_id


def read(form_class: type[FormType], payload: object) -> FormType:
    """The validated form; raises BadInput that names every field at fault."""
    if not isinstance(payload, Mapping):
        raise BadInput({"body": "Send one JSON object."})
    form: FormType = form_class()
    form.process(read_fields(form, payload))
    if not form.validate():
        raise BadInput({name: first_fault(errors) for name, errors in form.errors.items() if name is not None})
    return form


def read_fields(form: Form, payload: Mapping[object, object]) -> MultiDict[str, Any]:
    """The payload as the multi-dict that validators expect; raises BadInput for unknown keys and wrong types."""
    faults: dict[str, str] = {}
    fields: MultiDict[str, Any] = MultiDict()
    for key, value in payload.items():
        if key in CARRIED:
            continue
        if not isinstance(key, str) or key not in form:
            faults[str(key)[:40]] = "There is no such field here."
            continue
        fault = add_value(fields, key, form[key], value)
        if fault is not None:
            faults[key] = fault
    if faults:
        raise BadInput(faults)
    return fields


def add_value(fields: MultiDict[str, Any], key: str, field: Field, value: object) -> str | None:
    """Puts one value where the field looks for it; the fault, if it is not what the field takes."""
    if isinstance(field, FieldList):
        return add_list(fields, key, field, value)
    text = as_text(field, value)
    if text is None:
        return f"This must be {wanted(field)}."
    if text != "":
        fields.add(key, text)
    return None


def add_list(fields: MultiDict[str, Any], key: str, field: FieldList, value: object) -> str | None:
    """Adds a list's values under the names of its own fields; gives what is wrong with them, None where nothing is."""
    if not isinstance(value, list):
        return "This must be a list."
    if len(value) > TOO_MANY:
        return f"This list has {len(value)} items; it can have at most {TOO_MANY}."
    entry = field.append_entry()
    for index, item in enumerate(value):
        text = as_text(entry, item)
        if text is None:
            return f"Item {index + 1} must be {wanted(entry)}."
        fields.add(f"{key}-{index}", text)
    return None


def as_text(field: Field, value: object) -> str | None:
    """The value as a browser's form would have sent it, or None if the field does not take such a value."""
    if isinstance(field, BooleanField):
        return {True: "true", False: ""}.get(value) if isinstance(value, bool) else None
    if isinstance(field, IntegerField):
        is_whole = isinstance(value, int) and not isinstance(value, bool) and value in range_of(field)
        return str(value) if is_whole else None
    return value if isinstance(value, str) else None


def range_of(field: IntegerField) -> range:
    """The numbers that a field takes."""
    return DRAWN_RANGE if isinstance(field, DrawnField) else INTEGER_RANGE


def wanted(field: Field) -> str:
    """What a field takes, in words."""
    if isinstance(field, BooleanField):
        return "true or false"
    return "a whole number" if isinstance(field, IntegerField) else "text"


def first_fault(errors: object) -> str:
    """The first sentence of a field's errors; lists of fields nest theirs."""
    while isinstance(errors, (list, tuple)) and errors:
        errors = next((error for error in errors if error), "")
    return str(errors)


def form_payload(form: Form, posted: MultiDict[str, str]) -> dict[str, object]:
    """A browser's plain form as the mapping that JSON would have been: digits are a number, a tick is true.

    A number that is left empty is not said, as JSON would leave it out.
    """
    payload: dict[str, object] = {}
    for name in posted:
        values = posted.getlist(name)
        field = form[name] if name in form else None  # noqa: SIM401 - a form has no get
        if isinstance(field, FieldList):
            payload[name] = [as_value(field.append_entry(), value) for value in values]
        elif len(set(values)) > 1:
            raise BadInput({name[:40]: "This is there twice; say it once."})
        elif values[-1].strip() or not isinstance(field, IntegerField):
            payload[name] = values[-1] if field is None else as_value(field, values[-1])
    return payload


def as_value(field: Field, text: str) -> object:
    """One value of a plain form, as JSON would have it; what is no number stays text, and the reader refuses it."""
    if isinstance(field, BooleanField):
        return text.lower() in {"true", "on", "1", "y", "yes"}
    if isinstance(field, IntegerField):
        digits = as_digits(text) if isinstance(field, NumberField) else text.strip()
        return (
            int(digits)
            if digits.isascii() and digits.isdigit() and len(digits) < len(str(range_of(field)[-1]))
            else text
        )
    return text
