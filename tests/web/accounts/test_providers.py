"""Signing in by a provider: a stand-in for one, and what of its answers lets nobody in."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Thread
from time import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from conftest import Person
from crews import add_account, send
from flask import Flask
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from facilitator.actions.accounts import Place
from facilitator.config import Settings
from facilitator.domain.errors import BadInput
from facilitator.domain.people import Role

OURS, SECRET = "facilitator", "a secret between the two"
KEY = RSAKey.generate_key(2048, {"kid": "one"})
ANOTHER_KEY = RSAKey.generate_key(2048, {"kid": "one"})


@dataclass
class StandIn:
    """A provider on this machine. `lies` are claims that it changes; `asked` is what it was asked for a code."""

    issuer: str = ""
    lies: dict[str, Any] = field(default_factory=dict)
    key: RSAKey | OctKey = field(default_factory=lambda: KEY)
    alg: str = "RS256"
    named: str = ""
    """What it says it is, where that is another."""
    asked: dict[str, str] = field(default_factory=dict)
    verified: list[bool] = field(default_factory=list)

    def answer(self, environ: Any, start: Any) -> Any:
        """What it says of itself, its keys, and a token for a code."""
        request = Request(environ)
        told = {
            "/.well-known/openid-configuration": self.tell_self,
            "/keys": lambda _: {"keys": [KEY.as_dict(private=False)]},
            "/token": self.give_token,
        }[request.path](request)
        return Response(json.dumps(told), mimetype="application/json")(environ, start)

    def tell_self(self, _: Request) -> dict[str, Any]:
        return {
            "issuer": self.named or self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def give_token(self, request: Request) -> dict[str, Any]:
        challenge = create_s256_code_challenge(request.form["code_verifier"])
        self.verified.append(challenge == self.asked["code_challenge"] and request.authorization is not None)
        now = int(time())
        claims = {"iss": self.issuer, "aud": OURS, "sub": "4711", "nonce": self.asked["nonce"]}
        claims |= {"iat": now, "exp": now + 300, "email": "Bea@example.org", "email_verified": True}
        return {"access_token": "x", "token_type": "Bearer", "id_token": self.sign(claims | self.lies)}

    def sign(self, claims: dict[str, Any]) -> str:
        """A token, signed as `alg` says; with none by nobody."""
        if self.alg == "none":
            return f"{to_base64({'alg': 'none', 'kid': 'one'})}.{to_base64(claims)}."
        return jwt.encode({"alg": self.alg, "kid": "one"}, claims, self.key, algorithms=[self.alg])


def to_base64(content: dict[str, Any]) -> str:
    """A part of a token."""
    return urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[StandIn, str]]:
    """The stand-in, answering."""
    stand_in = StandIn()
    running = make_server("127.0.0.1", 0, stand_in.answer)
    Thread(target=running.serve_forever, daemon=True).start()
    yield stand_in, f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.fixture
def provider(server: tuple[StandIn, str]) -> StandIn:
    """The stand-in as an honest one."""
    stand_in, issuer = server
    stand_in.__init__(issuer)  # type: ignore[misc]
    return stand_in


@pytest.fixture
def settings(provider: StandIn) -> dict[str, Any]:
    return {"openid": (provider.issuer, OURS, SECRET)}


@pytest.fixture
def bea(app: Flask) -> Person:
    """Invited under the address that the provider knows; has set no password."""
    add_account(app, "bea@example.org", [(Role.WRITER, Place())])
    return Person(app.test_client())


def go(person: Person, provider: StandIn, wanted: dict[str, str] | None = None) -> str:
    """Is sent to the provider; gives the state that has to come back."""
    sent = person.client.get("/sign-in/provider", query_string=wanted)
    assert sent.status_code == 302, sent.get_data(as_text=True)
    assert sent.location.startswith(f"{provider.issuer}/authorize?")
    provider.asked = {name: values[0] for name, values in parse_qs(urlsplit(sent.location).query).items()}
    return provider.asked["state"]


def come_back(person: Person, state: str) -> int:
    """Comes back with a code; gives the status."""
    return person.client.get(f"/sign-in/provider/back?code=abc&state={state}").status_code


def is_in(person: Person) -> bool:
    return person.client.get("/programme").status_code == 200


LIES = {
    "wrong nonce": {"nonce": "of another browser"},
    "no nonce": {"nonce": None},
    "expired": {"exp": int(time()) - 600, "iat": int(time()) - 900},
    "other issuer": {"iss": "https://elsewhere.example"},
    "for another": {"aud": "somebody-else"},
    "for two, to the other": {"aud": [OURS, "somebody-else"], "azp": "somebody-else"},
    "from days to come": {"iat": int(time()) + 9000, "nbf": int(time()) + 9000, "exp": int(time()) + 9900},
    "nobody": {"sub": ""},
    "address unchecked": {"email_verified": False},
    "address checked in words": {"email_verified": "true"},
    "not invited": {"email": "eve@example.org"},
}


@pytest.mark.parametrize("lie", LIES)
def test_nobody_is_let_in_by_what_is_not_for_them_here_and_now(bea: Person, provider: StandIn, lie: str) -> None:
    provider.lies = LIES[lie]
    state = go(bea, provider)

    assert come_back(bea, state) == 403
    assert not is_in(bea)


def test_a_provider_that_says_it_is_another_is_not_asked(bea: Person, provider: StandIn) -> None:
    provider.named = "https://elsewhere.example"

    sent = bea.client.get("/sign-in/provider")

    assert (sent.status_code, sent.location) == (403, None)


def test_a_token_signed_by_another_key_lets_nobody_in(bea: Person, provider: StandIn) -> None:
    provider.key = ANOTHER_KEY

    assert come_back(bea, go(bea, provider)) == 403
    assert not is_in(bea)


FORGED: dict[str, tuple[str, RSAKey | OctKey]] = {
    "by nobody": ("none", KEY),
    "by the secret between the two": ("HS256", OctKey.import_key(SECRET)),
}


def test_a_token_that_is_signed_in_another_way_lets_nobody_in(bea: Person, provider: StandIn) -> None:
    for name, (alg, key) in FORGED.items():
        provider.alg, provider.key = alg, key

        assert come_back(bea, go(bea, provider)) == 403, name
        assert not is_in(bea), name


def test_the_provider_is_asked_with_pkce_a_nonce_and_a_state_and_its_answer_counts_in_this_browser_once(
    app: Flask, bea: Person, provider: StandIn
) -> None:
    state = go(bea, provider)
    assert provider.asked["code_challenge_method"] == "S256"
    assert provider.asked["redirect_uri"] == "http://room.test:8000/sign-in/provider/back"
    eve = Person(app.test_client())
    assert come_back(eve, state) == 403

    assert come_back(bea, state) == 303

    assert (is_in(bea), is_in(eve)) == (True, False)
    assert provider.verified == [True]
    assert come_back(bea, state) == 403


@pytest.mark.parametrize(
    ("wanted", "led_to"), [("/write-up/KTRBW?x=1", "/write-up/KTRBW?x=1"), ("//evil.test", "/programme")]
)
def test_whoever_comes_back_is_led_to_the_page_that_they_wanted_and_to_no_other_site(
    bea: Person, provider: StandIn, wanted: str, led_to: str
) -> None:
    form = bea.client.get("/sign-in", query_string={"to": wanted}).text
    way = form.partition('href="/sign-in/provider')[2].partition('"')[0]
    assert ("KTRBW" in way) is (led_to == wanted)

    state = go(bea, provider, {"to": wanted})

    assert bea.client.get(f"/sign-in/provider/back?code=abc&state={state}").location == led_to


def test_once_tied_the_account_is_found_by_the_number_and_nobody_else_gets_it_by_the_address(
    app: Flask, bea: Person, provider: StandIn
) -> None:
    assert come_back(bea, go(bea, provider)) == 303
    eve, again = Person(app.test_client()), Person(app.test_client())

    provider.lies = {"sub": "4712"}
    assert come_back(eve, go(eve, provider)) == 403
    provider.lies = {"email": "bea.now@example.org"}
    assert come_back(again, go(again, provider)) == 303

    assert (is_in(eve), is_in(again)) == (False, True)


def test_while_the_provider_is_away_passwords_go_on(app: Flask, ada: Person) -> None:
    app.extensions["openid"]._client._server_metadata_url = "http://127.0.0.1:1/nothing"

    assert ada.client.get("/sign-in/provider").status_code == 403
    assert send(Person(app.test_client()).client, "/sign-in", login="ada", password="wrong").status_code == 403
    assert is_in(ada)


def test_every_mistake_in_the_settings_of_a_provider_is_named_at_once(tmp_path: Any) -> None:
    with pytest.raises(BadInput) as refused:
        Settings.read({"FACILITATOR_INSTANCE": str(tmp_path), "FACILITATOR_OPENID_ISSUER": "http://elsewhere.example"})

    assert set(refused.value.fields) == {
        *("FACILITATOR_OPENID_ISSUER", "FACILITATOR_OPENID_CLIENT_ID", "FACILITATOR_OPENID_CLIENT_SECRET"),
        "FACILITATOR_ACCOUNTS",
    }
