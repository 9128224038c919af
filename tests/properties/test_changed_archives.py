"""Whatever somebody changes in an archive, it comes in or is refused by name, and what is refused leaves nothing."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import count
from typing import Any

import pytest
from archived import ROOT, make_archive, repack
from conftest import Person
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from series_of_three import make_series

from facilitator.actions.received_programmes import Custody
from facilitator.database.access import db
from facilitator.domain.errors import BadInput
from facilitator.forms.archives import read_archive
from facilitator.identity import make_code
from facilitator.programmes import store_programme
from facilitator.store.programmes import find_programme

CALM = settings(
    max_examples=25,
    # Each example is a programme of its own in the one database.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
CHANGED = (
    *("programme.json", "KTRBW/roundtable.json"),
    *("KTRBW/crew-only/capabilities.json", "KTRBW/versions/1-frozen.json", "KTRBW/versions/1.json"),
)
OTHERS: tuple[Any, ...] = (
    *(None, True, "", "x", "B1", "a\0b", "\ud800", "9999-12-31T23:59:59-12:00", "0001-01-01"),
    *(0, -1, 5, 1.5, 10**30, float("nan"), [], [[]], [None], ["B1"], {}, {"x": 1}),
)
"""What may stand where something else is meant."""

Place = tuple[str | int, ...]


def list_places(told: Any, at: Place = ()) -> Iterator[Place]:
    """Everything in a file but the whole of it, by the keys that lead there; of lists the first, second and last."""
    if at:
        yield at
    if isinstance(told, dict):
        for key, value in told.items():
            yield from list_places(value, (*at, key))
    elif isinstance(told, list):
        for key in sorted({0, 1, len(told) - 1} & set(range(len(told)))):
            yield from list_places(told[key], (*at, key))


def change(told: Any, place: Place, how: str, other: Any) -> Any:
    """The same with one thing taken out, put there again, called otherwise, or something else in its place."""
    changed = holder = deepcopy(told)
    *way, last = place
    for key in way:
        holder = holder[key]
    if how == "another":
        holder[last] = other
    elif how == "missing":
        del holder[last]
    elif isinstance(holder, list):
        holder.append(deepcopy(holder[last]))
    else:
        holder["another name"] = holder.pop(last)
    return changed


@CALM
@given(data=st.data())
def test_a_changed_archive_comes_in_or_is_refused_by_name(
    data: st.DataObject,
    app: Flask,
    join: Callable[..., Person],
    fay: Person,
    monkeypatch: pytest.MonkeyPatch,
    made: dict[str, bytes],
    numbers: Iterator[int],
) -> None:
    if not made:
        made["archive"] = make_archive(fay, make_series(app, join, fay), monkeypatch)
    archive, called = made["archive"], f"Programme {next(numbers)}"
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        name = data.draw(st.sampled_from(CHANGED))
        told = json.loads(package.read(ROOT + name))
    place = data.draw(st.sampled_from(list(list_places(told))))
    how = data.draw(st.sampled_from(["another", "missing", "twice or otherwise"]))
    changed = change(told, place, how, data.draw(st.sampled_from(OTHERS)))

    faults = take_over(app, repack(archive, {name: json.dumps(changed).encode()}), called)

    assert all(faults)
    assert all(faults.values())
    with app.app_context():
        assert (find_programme(db.session(), called) is None) == bool(faults)


def take_over(app: Flask, content: io.BytesIO, called: str) -> dict[str, str]:
    """What an archive is refused for; nothing where it came in."""
    with app.app_context():
        try:
            store_programme(read_archive(content), Custody(name=called), make_code)
        except BadInput as refusal:
            return refusal.fields
    return {}


@pytest.fixture
def made() -> dict[str, bytes]:
    """The archive, once an example has made it."""
    return {}


@pytest.fixture
def numbers() -> Iterator[int]:
    """One for each example."""
    return count()
