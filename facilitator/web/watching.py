"""For those who watch the server: `/health` for a balancer, `/metrics` for Prometheus. Numbers, no people, no words."""

from importlib.metadata import version
from ipaddress import ip_address
from typing import Any

from flask import Blueprint, current_app, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from werkzeug.wrappers import Response

from facilitator.database.access import db
from facilitator.database.commits import Committer
from facilitator.database.troubles import TROUBLE, tell_apart
from facilitator.domain.errors import NotAllowed
from facilitator.domain.people import CREW_ROLES
from facilitator.domain.troubles import Trouble
from facilitator.identity import own_devices
from facilitator.watching.metrics import REGISTRY
from facilitator.web import assets

RELEASE = version("facilitator")

pages = Blueprint("watching", __name__)


@pages.get("/health")
def give_health() -> Response:
    """Whether this process can serve: 200, or 503 with the reason while nothing can be read or kept."""
    trouble = find_trouble()
    is_well = trouble is None
    state: dict[str, Any] = {"transport": "", "listeners": 0} | current_app.extensions.get("live_state", dict)()
    answer = {
        "name": current_app.name,
        "ok": is_well,
        "release": RELEASE,
        "assets": assets.version(),
        "database": trouble or "answers",
        "reason": trouble and trouble.sentence,
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


def find_trouble() -> Trouble | None:
    """What is wrong with the database: whether it gives the one row that is always there and, if the last order could
    not be kept, whether it can be written again. To write whenever somebody asks would wear a disk out for nothing."""
    try:
        if not db.session.scalar(text("SELECT count(*) FROM alembic_version")):
            return Trouble.UNREACHABLE
    except TROUBLE as error:
        return tell_apart(error)
    committer: Committer = current_app.extensions["committer"]
    return committer.try_again()


def is_own_machine() -> bool:
    """Whether the request comes from this machine and from nobody behind a proxy on it."""
    if any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "X-Real-IP")):
        return False
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
