"""Signing in: how passwords are kept, and who vouches for somebody elsewhere. Rows of accounts stand in the store."""

from flask import Flask

from facilitator.accounts.openid import Provider
from facilitator.accounts.passwords import Passwords
from facilitator.database.offloads import Offload
from facilitator.domain.accounts.passwords import Cost

__all__ = ["Passwords", "Provider", "start"]


def start(app: Flask, *, cost: Cost, hashing: Offload, openid: tuple[str, str, str] | None) -> None:
    """Gives the application its passwords, and its provider where one is set: its issuer, our id and our secret."""
    app.extensions["passwords"] = Passwords(cost, hashing)
    app.extensions["openid"] = Provider(app, *openid) if openid else None
