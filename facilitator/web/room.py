"""The room screen, the facilitator's own view of it, and the grouping page."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, render_template, request
from flask_babel import gettext as _
from markupsafe import Markup

from facilitator.actions.series import recall
from facilitator.database.access import db
from facilitator.domain.headings import HeadingKey
from facilitator.domain.moments import moment
from facilitator.domain.people import Audience, Viewer, require_leader
from facilitator.domain.phases import OVER
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.series import Remembered
from facilitator.identity import get_roundtable, require_crew
from facilitator.store.roundtables import RoundtableRow
from facilitator.store.snapshots import see_place, see_snapshot
from facilitator.web.addresses import draw_qr, how_to_open, join_url, ticketed
from facilitator.web.settings.mended import Mended, find_mended

pages = Blueprint("room", __name__)


@dataclass(frozen=True, slots=True)
class RoomPage:
    """What the room screen shows. With `leads`, the table has controls in it; the projector's view has none."""

    code: str
    board: dict[str, Any]
    join_address: str
    promise: str
    qr: Markup
    unreachable: str
    leads: bool
    state: dict[str, Any]
    mended: Mended | None = None


@dataclass(frozen=True, slots=True)
class GroupPage:
    """What the grouping page shows first."""

    code: str
    board: dict[str, Any]
    heading: HeadingKey
    state: dict[str, Any]
    remembered: tuple[Remembered, ...] = ()
    is_sealed: bool = False
    """Whether it is only to be read: what groups notes moves them, and nobody can count anew who stands behind them."""


@pages.get("/room/<code>")
def show_room(code: str) -> str:
    """The clean view for the projector."""
    roundtable = get_roundtable(code)
    return render_room(roundtable, require_crew(roundtable, Audience.ROOM), leads=False)


@pages.get("/run/<code>")
def show_run(code: str) -> str:
    """The facilitator's own view."""
    roundtable = get_roundtable(code)
    viewer = require_crew(roundtable)
    require_leader(viewer)
    return render_room(roundtable, viewer, leads=True)


@pages.get("/group/<code>")
def show_group(code: str) -> str:
    """The grouping page."""
    roundtable = get_roundtable(code)
    viewer = require_grouper(roundtable)
    wanted = request.args.get("heading", "")
    heading = HeadingKey(wanted) if wanted in set(HeadingKey) else HeadingKey.BUSINESS
    is_sealed = roundtable.sealed_at is not None
    state = start_state(roundtable, viewer, Audience.CREW) | {"heading": heading, "is_sealed": is_sealed}
    remembered = recall(db.session(), roundtable)
    page = GroupPage(roundtable.code, state["board"], heading, state, remembered, is_sealed)
    return render_template("room/group.html", page=page)


def require_grouper(roundtable: RoundtableRow) -> Viewer:
    """Who asks, if they may group: a facilitator, and once the record is closed a writer, too. Raises NotAllowed."""
    viewer = require_crew(roundtable)
    if roundtable.status not in OVER:
        require_leader(viewer)
    return viewer


def render_room(roundtable: RoundtableRow, viewer: Viewer, *, leads: bool) -> str:
    """The room screen, with or without controls."""
    address = join_url(roundtable.code)
    state = start_state(roundtable, viewer, Audience.ROOM)
    page = RoomPage(
        code=roundtable.code,
        board=state["board"],
        join_address=urlsplit(address).netloc,
        promise=promise(roundtable.sharing_mode),
        qr=draw_qr(ticketed(address, roundtable.code)),
        unreachable=how_to_open(address) if leads else "",
        leads=leads,
        state=state,
        mended=find_mended() if leads else None,
    )
    return render_template("room/room.html", page=page)


def promise(mode: SharingMode) -> str:
    """What the lobby says of names, by sharing mode."""
    said: dict[SharingMode, str] = {
        SharingMode.OPEN: _("No names. Your organisation and table are shown only if you give them."),
        SharingMode.SECTOR_ONLY: _("No names: the paper may say your sector, and nothing more."),
        SharingMode.CHATHAM_HOUSE: _("Chatham House Rule: nobody learns who said what."),
    }
    return said[mode]


def start_state(roundtable: RoundtableRow, viewer: Viewer, audience: Audience) -> dict[str, Any]:
    """What a live page starts from."""
    seq, board = see_snapshot(db.session(), viewer, audience)
    return {
        "code": roundtable.code,
        "audience": audience,
        **see_place(db.session(), viewer, audience, seq),
        "now": moment(datetime.now(UTC)),
        "board": board,
    }
