"""What an end to a device does to its open connections."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from conftest import CODE
from flask import Flask
from lines import Line
from servers import Phone, Server, let_in
from sqlalchemy import func, select, update

from facilitator.database.access import db, write
from facilitator.domain.devices import WITHOUT_USE
from facilitator.domain.people import Role
from facilitator.store.devices import mark_ended
from facilitator.store.people import CrewRow, ParticipantRow


@pytest.fixture
def app(alone: tuple[Flask, Server]) -> Flask:
    return alone[0]


def newest(app: Flask) -> int:
    """The device that came in last."""
    with app.app_context():
        return db.session.scalars(select(func.max(CrewRow.id))).one()


def end(app: Flask, number: int) -> None:
    """Ends a device from another process, as the command line does."""
    with app.app_context():
        write(lambda session: mark_ended(session, [number], datetime.now(UTC)))


@pytest.mark.parametrize(
    ("role", "audience"), [(Role.FACILITATOR, "crew"), (Role.WRITER, "room"), (Role.DISPLAY, "room")]
)
def test_whoever_holds_an_ended_device_hears_nothing_after_five_seconds(
    app: Flask, server: Server, role: Role, audience: str
) -> None:
    ann, kept = Phone([server], CODE), let_in(app, server, Role.FACILITATOR)
    cookies = let_in(app, server, role)
    with Line(server, cookies) as lost, Line(server, cookies) as second, Line(server, kept) as desk:
        for line in (lost, second):
            line.join(CODE, audience=audience)
        desk.join(CODE, audience="crew")
        end(app, newest(app))
        started_at = time.monotonic()

        assert lost.is_ended(5.0)
        assert second.is_ended(5.0 - (time.monotonic() - started_at))
        seq = ann.post(f"said after the {role} was lost")

        assert lost.events("gone") == [{}]
        desk.hear_until(
            lambda: any(entry["seq"] == seq for batch in desk.events("entries") for entry in batch["entries"])
        )
        assert f"said after the {role}" not in repr(lost.heard)
    with Line(server, cookies) as again:
        again.join(CODE, audience=audience)
        assert again.packets[-1].startswith("44")


def test_an_ended_phone_hears_nothing_after_five_seconds_and_others_stay(app: Flask, server: Server) -> None:
    ann, ben = Phone([server], CODE), Phone([server], CODE)
    with app.app_context():
        number = db.session.scalars(select(func.max(ParticipantRow.id))).one() - 1
    with Line(server, ann.cookies) as lost, Line(server, ben.cookies) as kept:
        for line in (lost, kept):
            line.join(CODE, audience="phone")
        with app.app_context():
            ended = update(ParticipantRow).where(ParticipantRow.id == number).values(ended_at=datetime.now(UTC))
            write(lambda session: session.execute(ended))

        assert lost.is_ended(5.0)
        assert lost.events("gone") == [{}]
        assert not kept.is_ended(0.1)


def test_phones_of_attendees_and_other_devices_stay_connected(app: Flask, server: Server) -> None:
    ann = Phone([server], CODE)
    let_in(app, server, Role.FACILITATOR)
    with Line(server, ann.cookies) as phone, Line(server, let_in(app, server, Role.DISPLAY)) as screen:
        phone.join(CODE, audience="phone")
        screen.join(CODE, audience="room")
        end(app, newest(app) - 1)

        assert not phone.is_ended(3)
        assert not screen.is_ended(1)


def test_a_room_screen_that_only_listens_is_seen(app: Flask, server: Server) -> None:
    with Line(server, let_in(app, server, Role.DISPLAY)) as screen:
        screen.join(CODE, audience="room")
        number = newest(app)
        long_ago = datetime.now(UTC) - WITHOUT_USE / 2
        with app.app_context():
            write(
                lambda session: session.execute(
                    update(CrewRow).where(CrewRow.id == number).values(last_seen_at=long_ago)
                )
            )

        assert not screen.is_ended(3)

    with app.app_context():
        seen = db.session.get_one(CrewRow, number).last_seen_at
    assert seen is not None
    assert datetime.now(UTC) - seen < timedelta(seconds=30)
