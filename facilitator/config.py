"""Settings: read once from the environment, and secrets that are made, never defaulted."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set from outside. `secret_key` signs cookies; `instance` is a folder of our own."""

    instance: Path
    database_url: str
    secret_key: str
    public_url: str | None

    @classmethod
    def read(cls, environment: Mapping[str, str], database_url: str | None = None) -> "Settings":
        """The settings of this process; makes the instance folder and its secret if they are not there."""
        instance = Path(environment.get("FACILITATOR_INSTANCE") or "instance").resolve()
        instance.mkdir(parents=True, exist_ok=True)
        return cls(
            instance=instance,
            database_url=database_url
            or environment.get("FACILITATOR_DATABASE_URL")
            or f"sqlite:///{instance / 'facilitator.db'}",
            secret_key=environment.get("FACILITATOR_SECRET_KEY") or ensure_secret(instance / "secret-key"),
            public_url=environment.get("FACILITATOR_PUBLIC_URL") or None,
        )


def ensure_secret(path: Path) -> str:
    """The secret in this file, made on first use. Two processes that start at once agree on one."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        link_or_leave(draft, path)
        draft.unlink()
    return path.read_text()


def link_or_leave(draft: Path, path: Path) -> None:
    """Puts the draft in place unless another process was first."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
