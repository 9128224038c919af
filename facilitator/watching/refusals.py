"""Counting what is refused, for whoever watches over the server."""

import logging

from flask import request

from facilitator.watching.metrics import REFUSALS

log = logging.getLogger(__name__)


def count_refusal(code: str, status: int) -> None:
    """Counts a refusal and logs it in one line: what was asked for and why not, nothing of whom or with which words."""
    REFUSALS.labels(code).inc()
    if code != "internal":  # which has been logged with its trace
        facts = {"error": code, "status": status, "method": request.method, "endpoint": request.endpoint}
        log.info("refused", extra={"facts": facts})
