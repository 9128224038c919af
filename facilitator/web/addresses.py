"""Whole addresses as somebody else's device opens them, and their QR codes."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import segno
from flask import current_app, request, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from facilitator.domain.venues.networks import is_loopback
from facilitator.identity import failed_joins


def whole_address(page: str, **values: Any) -> str:
    """Where a page is for people elsewhere: at the address that was set for this server, or else asked for just now."""
    base: str = current_app.config["PUBLIC_URL"] or request.host_url
    return base.rstrip("/") + url_for(page, **values)


def join_url(code: str) -> str:
    """The address that phones can reach, which is not the room screen's own localhost."""
    return whole_address("attendee.show_phone_page", code=code)


def how_to_open(address: str) -> str:
    """What to do where an address is, on somebody else's device, that device; empty where it is not."""
    if not is_loopback(urlsplit(address).hostname or ""):
        return ""
    return str(
        _(
            "On any other device, this address means that device itself. Start the server with HOST=0.0.0.0 make run,"
            " or set FACILITATOR_PUBLIC_URL to the address that this machine has on the network."
        )
    )


def ticketed(address: str, code: str) -> str:
    """The address as the QR code has it: who reads it there need not wait when strangers guess codes."""
    return f"{address}?t={failed_joins().ticket(code)}"


@lru_cache(maxsize=64)
def draw_qr(address: str) -> Markup:
    """The QR code as inline SVG, always dark on white, with its quiet zone; drawn once, as it takes long."""
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(border=4, light="#FFFFFF", dark="#101820", omitsize=True, svgclass="qr", lineclass=None)
    return Markup(drawing)  # noqa: S704 - drawn from an address of our own


def draw_qr_image(address: str) -> str:
    """The QR code as an image that needs no request of its own."""
    return str(segno.make(address, error="m", micro=False).svg_data_uri(border=4, light="#FFFFFF", dark="#101820"))
