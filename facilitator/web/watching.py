"""For those who watch the server: `/health` for a balancer, `/metrics` for Prometheus. Numbers, no people, no words."""

from importlib.metadata import version
from ipaddress import ip_address
from typing import Any

from flask import Blueprint, current_app, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from werkzeug.wrappers import Response

from facilitator.database.access import db
from facilitator.database.engines import TROUBLE
from facilitator.domain.errors import NotAllowed
from facilitator.domain.people import CREW_ROLES
from facilitator.identity import own_devices
from facilitator.watching.metrics import REGISTRY
from facilitator.web import assets

RELEASE = version("facilitator")

pages = Blueprint("watching", __name__)


@pages.get("/health")
def give_health() -> Response:
    """Whether this process can serve: 200, or 503 while the database does not answer."""
    is_well = has_database()
    state: dict[str, Any] = {"transport": "", "listeners": 0} | current_app.extensions.get("live_state", dict)()
    answer = {
        "name": current_app.name,
        "ok": is_well,
        "release": RELEASE,
        "assets": assets.version(),
        "database": "answers" if is_well else "silent",
    }
    response = jsonify(answer | state)
    response.status_code = 200 if is_well else 503
    return response


@pages.get("/metrics")
def give_metrics() -> Response:
    """This process's figures, for the crew's devices and for this machine itself."""
    if not is_own_machine() and not any(device.role in CREW_ROLES for device in own_devices()):
        raise NotAllowed("The figures are for the crew, and for programs on the server itself.")
    return Response(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)


def has_database() -> bool:
    """Whether the database gives the one row that is there from the first migration on."""
    try:
        return bool(db.session.scalar(text("SELECT count(*) FROM alembic_version")))
    except TROUBLE:
        return False


def is_own_machine() -> bool:
    """Whether the request comes from this machine and from nobody behind a proxy on it."""
    if any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "X-Real-IP")):
        return False
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
