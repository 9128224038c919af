"""Settings: read once from the environment, and secrets that are made, never defaulted."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from facilitator.database.files import close_to_others, make_private_file, make_private_folder
from facilitator.domain.accounts.passwords import USUAL, Cost
from facilitator.domain.errors import BadInput

if TYPE_CHECKING:
    from facilitator.drafting.connections import Drafter


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set from outside.

    `secret_key` signs cookies; `instance` is a folder of our own; at `redis_url` processes give each other hints;
    `n_proxies` is how many proxies of ours stand in front, whose word about the client is taken;
    with `has_accounts` those who run it sign in, by passwords whose hashes take `password_cost`, or by the provider of
    `openid`; every `schedule_seconds` the dates of programmes are looked at; without `has_limits` nobody is told that
    they ask too much, which is for measuring; `drafter` is a language model that writers may ask for drafts, if any.
    """

    instance: Path
    database_url: str
    secret_key: str
    public_url: str | None
    redis_url: str | None = None
    n_proxies: int = 0
    has_limits: bool = True
    schedule_seconds: float = 600.0
    has_accounts: bool = False
    password_cost: Cost = USUAL
    openid: tuple[str, str, str] | None = None
    drafter: "Drafter | None" = None

    @classmethod
    def read(cls, environment: Mapping[str, str], database_url: str | None = None) -> "Settings":
        """The settings of this process; makes the instance folder and its secret if they are not there."""
        instance = Path(environment.get("FACILITATOR_INSTANCE") or "instance").resolve()
        make_private_folder(instance)
        return cls(
            instance=instance,
            database_url=name_driver(
                database_url
                or environment.get("FACILITATOR_DATABASE_URL")
                or f"sqlite:///{instance / 'facilitator.db'}",
            ),
            secret_key=environment.get("FACILITATOR_SECRET_KEY") or ensure_secret(instance / "secret-key"),
            public_url=environment.get("FACILITATOR_PUBLIC_URL") or None,
            redis_url=read_redis_url(environment),
            n_proxies=read_count(environment, "FACILITATOR_PROXIES"),
            schedule_seconds=float(read_count(environment, "FACILITATOR_SCHEDULE_SECONDS") or 600),
            has_limits=read_switch(environment, "FACILITATOR_LIMITS"),
            has_accounts=read_switch(environment, "FACILITATOR_ACCOUNTS", usually="off"),
            openid=read_openid(environment),
            drafter=read_drafter(environment),
        )


def name_driver(database_url: str) -> str:
    """The address as SQLAlchemy needs it: hosts of databases hand out addresses that name no driver."""
    scheme, separator, rest = database_url.partition("://")
    return f"postgresql+psycopg://{rest}" if separator and scheme in {"postgres", "postgresql"} else database_url


def read_redis_url(environment: Mapping[str, str]) -> str | None:
    """Where Redis is, if anywhere."""
    url = environment.get("FACILITATOR_REDIS_URL") or None
    if url is not None and not url.startswith(("redis://", "rediss://", "unix://")):
        raise BadInput({"FACILITATOR_REDIS_URL": "This must begin with redis://, rediss:// or unix://."})
    return url


OPENID = ("FACILITATOR_OPENID_ISSUER", "FACILITATOR_OPENID_CLIENT_ID", "FACILITATOR_OPENID_CLIENT_SECRET")
NEAR = ("http://127.0.0.1", "http://localhost")


def read_openid(environment: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The provider by which people sign in, if there is one: its issuer, our id there and our secret."""
    issuer, client_id, secret = (environment.get(name) or "" for name in OPENID)
    given = [name for name in OPENID if environment.get(name)]
    faults = {
        name: "The three settings of a provider belong together." for name in OPENID if given and name not in given
    }
    if issuer and not issuer.startswith(("https://", *NEAR)):
        faults[OPENID[0]] = "This must begin with https://."
    if given and environment.get("FACILITATOR_ACCOUNTS") != "on":
        faults["FACILITATOR_ACCOUNTS"] = "A provider signs in accounts, so this must be on."
    if faults:
        raise BadInput(faults)
    return (issuer, client_id, secret) if given else None


def read_drafter(environment: Mapping[str, str]) -> "Drafter | None":
    """The language model that may draft, if one is named; refuses half of it, and says all that is wrong."""
    names = ("FACILITATOR_DRAFTING_URL", "FACILITATOR_DRAFTING_MODEL", "FACILITATOR_DRAFTING_KEY")
    url, model, key = (environment.get(name, "").strip() for name in names)
    checks = (
        is_address(url) or "This must be an address that begins with http:// or https://, such as https://host/v1.",
        bool(model) or "Name the model as its server calls it.",
        (key.isascii() and key.isprintable()) or "A key has plain letters, digits and signs alone.",
    )
    faults = {name: check for name, check in zip(names, checks, strict=True) if isinstance(check, str)}
    if not (url or model or key):
        return None
    if faults:
        raise BadInput(faults)
    from facilitator.drafting.connections import Drafter

    return Drafter(url, model, key)


def is_address(url: str) -> bool:
    """Whether something is an address of a server on the web, whole and without a password in it."""
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return is_whole and parts.username is None and not parts.query and url.isascii() and url.isprintable()


def read_count(environment: Mapping[str, str], name: str) -> int:
    """A whole number from 0 to 9; 0 where it is not set."""
    value = environment.get(name) or "0"
    if value not in set("0123456789"):
        raise BadInput({name: "This must be a whole number from 0 to 9."})
    return int(value)


def read_switch(environment: Mapping[str, str], name: str, usually: str = "on") -> bool:
    """Whether something is on."""
    value = environment.get(name) or usually
    if value not in {"on", "off"}:
        raise BadInput({name: "This must be on or off."})
    return value == "on"


def ensure_secret(path: Path) -> str:
    """The secret in this file, made on first use."""
    make_private_file(path, secrets.token_urlsafe(48))
    close_to_others(path)
    return path.read_text()
