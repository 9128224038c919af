"""Two organisers who confirm the same at once, each on a server of their own, make one issue."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from conftest import CODE, Person
from flask import Flask
from flask.testing import FlaskClient
from series_of_three import BASE, Themes, make_series
from tokens import token_of
from worlds import copy_device

from facilitator.actions.issues import common_issues
from facilitator.database.access import db
from facilitator.store.common_issues import load_common_issues


def meet_after(look: Callable[..., None]) -> Callable[..., None]:
    """Has whoever has looked wait for another who has looked, too, and go on after a while where nobody may."""
    barrier = Barrier(2, timeout=1)

    def look_and_wait(*values: Any) -> None:
        look(*values)
        try:
            barrier.wait()
        except BrokenBarrierError:
            return

    return look_and_wait


def test_the_same_confirmed_at_once_on_two_servers_is_one_issue(
    app: Flask, other_server: Flask, join: Callable[..., Person], fay: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    series: Themes = make_series(app, join, fay)
    themes = [series[code, "rates"] for code in ("KTRBW", "BCDFG")]
    form = {"csrf_token": token_of(fay.client, CODE), "name": "Rates", "themes": themes}
    monkeypatch.setattr(common_issues, "require_free", meet_after(common_issues.require_free))

    def press(device: FlaskClient) -> int:
        return device.post(f"{BASE}/confirm", data=form).status_code

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(press, [copy_device(fay.client, server) for server in (app, other_server)]))

    assert sorted(answers) == [303, 409]
    with app.app_context():
        assert [issue.name for issue in load_common_issues(db.session(), 1)] == ["Rates"]
