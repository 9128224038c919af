"""OpenID Connect: a provider vouches for somebody. Authorization code with PKCE, and a nonce; Authlib does the work."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator.domain.errors import NotAllowed

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response

PATIENCE_SECONDS = 10
REFUSED = (
    "Your organisation did not vouch for you, so you are not signed in. Try again, or ask an organiser for a link."
)


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who somebody is to the provider; `email` only where the provider has checked it."""

    subject: str
    email: str | None


class Provider:
    """One provider, found by its issuer's address; what it says of itself is asked for at the first sign-in."""

    def __init__(self, app: "Flask", issuer: str, client_id: str, client_secret: str) -> None:
        from authlib.integrations.flask_client import OAuth

        self.issuer = issuer
        self._client = OAuth(app).register(
            "openid",
            server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
            client_id=client_id,
            client_secret=client_secret,
            client_kwargs={
                "scope": "openid email",
                "code_challenge_method": "S256",
                "default_timeout": PATIENCE_SECONDS,
            },
        )

    def send(self, back: str) -> "Response":
        """Sends a browser to the provider, which sends it back to this address of ours."""
        if self._ask(self._client.load_server_metadata).get("issuer") != self.issuer:
            raise NotAllowed(REFUSED)
        sent: Response = self._ask(self._client.authorize_redirect, back)
        return sent

    def receive(self) -> Vouched:
        """Who the provider says came back; refuses what is from another, for another, or too old."""
        options = {"iss": {"essential": True, "value": self.issuer}}
        claims = self._ask(self._client.authorize_access_token, claims_options=options).get("userinfo") or {}
        if not claims.get("sub"):
            raise NotAllowed(REFUSED)
        email = claims.get("email") if claims.get("email_verified") is True else None
        return Vouched(f"{self.issuer} {claims['sub']}", email)

    def _ask(self, question: Any, *words: Any, **more: Any) -> Any:
        """Has the library ask; whatever goes wrong is one refusal, and says nothing of why."""
        from authlib.common.errors import AuthlibBaseError
        from joserfc.errors import JoseError
        from requests import RequestException

        try:
            return question(*words, **more)
        except (AuthlibBaseError, JoseError, RequestException, KeyError, ValueError, RuntimeError) as fault:
            raise NotAllowed(REFUSED) from fault
