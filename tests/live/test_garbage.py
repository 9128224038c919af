"""How Python looks for garbage while it serves. In a process of its own: these settings are for the whole of one."""

import json
import subprocess
import sys
from typing import Any

KNOTS = """
import gc, json

class Knot:
    made = freed = 0
    def __init__(self):
        self.itself = self
        Knot.made += 1
    def __del__(self):
        Knot.freed += 1
"""

YOUNG = f"""
{KNOTS}
from facilitator.watching.garbage import YOUNG_OBJECTS, look_seldom, overlook_loaded
look_seldom()
overlook_loaded()
frozen, rounds = gc.get_freeze_count(), gc.get_stats()[0]["collections"]
for _ in range(5 * YOUNG_OBJECTS):
    Knot()
rounds = gc.get_stats()[0]["collections"] - rounds
print(json.dumps({{"frozen": frozen, "rounds": rounds, "made": Knot.made, "left": Knot.made - Knot.freed}}))
"""

OLD = f"""
{KNOTS}
import gevent
from facilitator.live.garbage import keep_looking
from facilitator.watching.garbage import look_seldom, overlook_loaded
look_seldom()
overlook_loaded()
phones = [Knot() for _ in range(100)]
gc.collect()
phones.clear()
gc.collect(1)
left = Knot.made - Knot.freed
gevent.spawn(keep_looking, 0.001)
with gevent.Timeout(20, False):
    while Knot.freed < Knot.made:
        gevent.sleep(0.001)
print(json.dumps({{"left_by_others": left, "left": Knot.made - Knot.freed}}))
"""


def run(script: str) -> Any:
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


def test_a_server_looks_for_garbage_seldom_but_soon_enough_that_none_piles_up() -> None:
    facts = run(YOUNG)

    assert facts["frozen"] > 5_000
    assert 1 <= facts["rounds"] <= facts["made"] / 5_000
    assert facts["left"] <= facts["made"] / 2


def test_phones_that_were_connected_for_long_and_left_are_not_kept_for_ever() -> None:
    assert run(OLD) == {"left_by_others": 100, "left": 0}
