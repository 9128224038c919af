"""Cookies: signed by us, read by no script, and behind TLS under names that nobody else can set."""

from datetime import datetime

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from facilitator.domain.devices import IN_ALL

COOKIE_SECONDS = int(IN_ALL.total_seconds())
Place = tuple[int, int]
"""How a cookie names a row: by its number, and by the microsecond in which it was made."""


def set_cookie(response: Response, name: str, value: str) -> None:
    """A cookie that scripts cannot read and other sites cannot use."""
    response.set_cookie(
        name_cookie(name),
        value,
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )


def name_cookie(name: str) -> str:
    """What a cookie is called: behind TLS by a name that no other host and no plain connection can set."""
    return f"__Host-{name}" if request.is_secure else name


def read_cookie(name: str, salt: str) -> object:
    """What a cookie says, or None if it is missing or was not signed by us for this purpose."""
    # Behind TLS a name without __Host- counts for nothing: who listened may have read it, and another host planted it.
    value = request.cookies.get(name_cookie(name))
    if value is None:
        return None
    try:
        content: object = serializer(salt).loads(value)
    except BadSignature:
        return None
    return content


def serializer(salt: str) -> URLSafeSerializer:
    """What signs cookies; the salt keeps an attendee's from passing as the crew's."""
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"facilitator-{salt}")


def name_place(number: int, made_at: datetime) -> Place:
    """A row as a cookie names it."""
    return number, round(made_at.timestamp() * 1_000_000)


def read_place(content: object) -> Place | None:
    """The same out of a cookie, or None if it is something else."""
    if not isinstance(content, list) or len(content) != 2:
        return None
    number, made = content
    return (number, made) if type(number) is type(made) is int else None
