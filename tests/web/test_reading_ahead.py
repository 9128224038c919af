"""Shared issues are read ahead when a server starts, so that nobody who opens them first waits for all of it."""

import pytest
from conftest import Person
from flask import Flask
from series_of_three import Themes, confirm_shared, read

from facilitator.actions import series as acts
from facilitator.live.reading import Reader


def test_who_opens_shared_issues_first_finds_every_room_read(
    app: Flask, fay: Person, series: Themes, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm_shared(fay, series, "rates")
    Reader(app).read_ahead()

    def refuse(*_read: object) -> None:
        raise AssertionError("it was read ahead")

    for name in ("read_column", "score_all", "find_proposed"):
        monkeypatch.setattr(acts, name, refuse)
    assert "Shared rates" in read(fay)
    assert "Careers talks" in read(fay, "/proposals")


def test_a_server_whose_programmes_share_nothing_reads_nothing_ahead(
    app: Flask, series: Themes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "read_column", lambda _board: pytest.fail("nothing was asked for"))
    Reader(app).read_ahead()
