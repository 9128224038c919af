"""What guards every page and order: content policy, cross-site tokens, foreign origins, sizes."""

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_wtf import CSRFProtect
from itsdangerous import URLSafeTimedSerializer

from facilitator.cookies import name_cookie
from facilitator.domain.errors import NotAllowed

MAX_BODY = 64 * 1024
"""No order is longer; the longest note of 2,000 characters is 8 KB."""
MAX_UPLOAD = 5_100_000
"""Of a form that sends a template, a logo or what the desk brings: five million bytes and what goes around them."""
MAX_TABLE = 60_000_000
"""Of the form that brings in tables and archives."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' {sockets}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)

PARTS_OF_PAGES = frozenset({"text/css", "text/javascript", "font/woff2"})

STRICT_SECONDS = 60 * 60 * 24 * 365
"""How long a browser that has been here over TLS never asks without it."""

csrf = CSRFProtect()

LIVE = "/socket.io/"
NEWS = ("/entries", "/snapshot")


class Sessions(SecureCookieSessionInterface):
    """Flask's own cookie, which holds the cross-site token, named and marked as the others are.

    News is asked for without a token, and by a thousand phones in the same second: nobody's is opened for it.
    """

    def __init__(self) -> None:
        self._signs: URLSafeTimedSerializer | None = None

    def open_session(self, app: Flask, asked: Request) -> SecureCookieSession | None:
        """The session of whoever asks, or None, which is an empty one that nothing is put in."""
        return None if asked.path.startswith(LIVE) or asked.path.endswith(NEWS) else super().open_session(app, asked)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """What signs it, made once: each order has one to check."""
        if self._signs is None:
            self._signs = super().get_signing_serializer(app)
        return self._signs

    def get_cookie_name(self, app: Flask) -> str:
        return name_cookie(super().get_cookie_name(app))

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        return request.is_secure


def start(app: Flask) -> None:
    """Guards the application."""
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=MAX_BODY,
        WTF_CSRF_HEADERS=["X-CSRF-Token"],
        # A phone may lie in a pocket for the whole two hours.
        WTF_CSRF_TIME_LIMIT=None,
        # Over TLS it would insist on a Referer, which careful browsers leave out; the Origin is checked here.
        WTF_CSRF_SSL_STRICT=False,
    )
    app.session_interface = Sessions()
    app.before_request(allow_upload)
    csrf.init_app(app)
    app.before_request(refuse_foreign_origin)
    app.after_request(add_headers)


def allow_upload() -> None:
    """Lets the few forms that send a file send one."""
    if request.endpoint in {"programmes.keep_template", "looks.keep_logo", "briefs.add_table"}:
        request.max_content_length = MAX_UPLOAD
    if request.endpoint == "imports.take_file":
        request.max_content_length = MAX_TABLE
    if request.max_content_length != MAX_BODY:
        # Werkzeug holds what is left of a file's last piece against this as well, and a piece alone has 64 KB.
        request.max_form_memory_size = 4 * MAX_BODY


def refuse_foreign_origin() -> None:
    """Refuses orders that another site's page sends with this site's cookies."""
    origin = request.headers.get("Origin")
    if request.method in {"GET", "HEAD", "OPTIONS"} or origin is None:
        return
    if origin.partition("://")[2] != request.host:
        raise NotAllowed("This was sent from another site, so it was not carried out.")


def add_headers(response: Response) -> Response:
    """Sets the content policy and keeps what is personal out of caches.

    A style, a script or a typeface is governed by the policy of the page that loads it, so it needs none of its own:
    twenty copies would be a tenth of what a phone loads first.
    """
    response.headers["X-Content-Type-Options"] = "nosniff"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={STRICT_SECONDS}"
    if request.endpoint == "assets.serve_asset" and response.mimetype in PARTS_OF_PAGES:
        return response
    response.headers.setdefault("Content-Security-Policy", POLICY.format(sockets=socket_sources(request.host)))
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def socket_sources(host: str) -> str:
    """The WebSocket addresses of this host by name: older Safari does not count them under 'self'."""
    is_plain = host != "" and all(character.isalnum() or character in ".-:[]" for character in host)
    return f"ws://{host} wss://{host}" if is_plain else ""
