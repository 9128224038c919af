"""What a server makes of what it hears from others, and of nonsense; tests/live/test_several_servers.py has Redis."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.live import elsewhere
from facilitator.live.elsewhere import NOBODY, Attendance, Elsewhere
from facilitator.live.hints import Hints
from facilitator.live.writers import Writer

NUMBERS = st.integers(0, 9)
WRITERS = st.lists(st.builds(Writer, NUMBERS, st.text(max_size=9), st.just("writer"), st.just("point-3"))).map(tuple)


class Server:
    """A server as its hints see it; no Redis is asked for anything."""

    def __init__(self) -> None:
        self.woken: list[int] = []
        self.elsewhere = Elsewhere()
        self.hints = Hints("redis://127.0.0.1:1", self.woken.append, self.elsewhere)

    def hear(self, data: str) -> None:
        self.hints.hear({"type": "message", "data": data})


@given(st.lists(NUMBERS), st.dictionaries(NUMBERS, st.builds(Attendance, NUMBERS, NUMBERS, WRITERS)))
def test_what_one_server_tells_another_understands(grown: list[int], present: dict[int, Attendance]) -> None:
    here, there = Server(), Server()
    for number in grown:
        here.hints.announce(number)
    for number, attendance in present.items():
        here.hints.count(number, attendance)
    news = here.hints.take_news()

    there.hear(news)
    here.hear(news)

    assert there.woken == sorted(set(grown))
    assert {number: there.elsewhere.count(number) for number in present} == present
    assert here.woken == []
    assert json.loads(here.hints.take_news()) | {"from": ""} == {"from": "", "grown": [], "present": []}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=9), parts, max_size=4),
    max_leaves=12,
)

NEARLY = st.fixed_dictionaries({"from": JSON, "grown": JSON, "present": JSON})


@given(st.one_of(st.text(), JSON.map(json.dumps), NEARLY.map(json.dumps)))
def test_nonsense_on_the_channel_does_no_harm(data: str) -> None:
    server = Server()

    server.hear(data)

    assert all(isinstance(number, int) for number in server.woken)


def test_the_words_of_several_servers_are_added_up_and_the_newest_of_each_counts() -> None:
    others = Elsewhere()
    others.hear("a", 1, Attendance(5, 1))
    others.hear("a", 1, Attendance(3, 0))
    others.hear("b", 1, Attendance(4, 2))
    others.hear("b", 2, Attendance(9, 9))

    assert others.count(1) == Attendance(7, 2)
    assert others.count(3) == NOBODY


def test_a_server_that_falls_silent_is_no_longer_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    others = Elsewhere()
    others.hear("a", 1, Attendance(5, 1))
    monkeypatch.setattr(elsewhere, "FRESH_SECONDS", 0.0)

    assert others.count(1) == NOBODY
