"""What people say to sign in, to set a password, and to invite somebody."""

from typing import Any

from wtforms import Form, PasswordField, StringField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length

from facilitator.domain.accounts.passwords import LONGEST
from facilitator.domain.accounts.people import LOGIN_LIMIT, ROLES, clean_login
from facilitator.forms.fields import text_field
from facilitator.forms.people import NAME_LIMIT


def login_field() -> Any:
    """What somebody signs in with."""
    limits = [DataRequired("Say what they sign in with."), Length(max=LOGIN_LIMIT)]
    return StringField("Sign-in name", filters=[lambda typed: clean_login(typed or "")], validators=limits)


def password_field(label: str) -> Any:
    """A password as it was typed; whether it is good enough is said elsewhere."""
    return PasswordField(label, validators=[InputRequired("Type it here."), Length(max=4 * LONGEST)])


class SignInForm(Form):
    """Signing in."""

    login = login_field()
    password = password_field("Password")


class SetPasswordForm(Form):
    """The first password, or another one in place of one that was forgotten; and the short name."""

    name = text_field("Short name", NAME_LIMIT)
    password = password_field("New password")


class ChangePasswordForm(Form):
    """Another password, by whoever knows the present one."""

    present = password_field("Present password")
    password = password_field("New password")


class RoleForm(Form):
    """A role, and where it is held: "all", `programme-3` or `roundtable-7`."""

    role = StringField("Role", validators=[AnyOf([role.value for role in ROLES], "Choose a role.")])
    place = StringField("Where", validators=[InputRequired("Choose where they hold it.")])


class NamedForm(Form):
    """Somebody new: what they sign in with, and their short name."""

    login = login_field()
    name = text_field("Short name", NAME_LIMIT)


class InviteForm(RoleForm, NamedForm):
    """The same with one role to begin with."""
