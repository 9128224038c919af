"""Cross-site tokens as a page has them: asked for once in a session, and given with every order of it."""

from weakref import WeakKeyDictionary

from flask.testing import FlaskClient

held: WeakKeyDictionary[FlaskClient, tuple[str, str]] = WeakKeyDictionary()
"""The session's cookie of each device, and the token that came with it."""


def token_of(client: FlaskClient, code: str) -> str:
    """The token of this device; asked for anew, as by a page that is opened again, where its session is another."""
    if client not in held or held[client][0] != session_of(client):
        token = client.get(f"/r/{code}/token").get_json()["token"]
        held[client] = session_of(client), token
    return held[client][1]


def session_of(client: FlaskClient) -> str:
    """The session's cookie; "" before there is one."""
    cookie = client.get_cookie("session")
    return "" if cookie is None else cookie.value
