"""How much anyone may ask of the server, and what it answers to those who ask for more."""

from flask import Flask

from facilitator.limits.buckets import Buckets
from facilitator.limits.joining import FailedJoins
from facilitator.limits.orders import Orders
from facilitator.limits.signing_in import SignIns

__all__ = ["FailedJoins", "Orders", "SignIns", "start"]


def start(app: Flask, *, redis_url: str | None = None, is_on: bool = True) -> None:
    """Gives the application its limits; with `is_on` false it has none, which is for measuring and for tests."""
    buckets = Buckets(redis_url) if is_on else None
    app.extensions["orders"] = Orders(buckets)
    app.extensions["failed_joins"] = FailedJoins(buckets, str(app.config["SECRET_KEY"]))
    app.extensions["sign_ins"] = SignIns(buckets, str(app.config["SECRET_KEY"]))
