"""How Python looks for garbage while it serves. In a process of its own: these settings are for the whole of one."""

import json
import subprocess
import sys
from typing import Any

LOOK = """
import gc, json
from facilitator.live.garbage import YOUNG_OBJECTS, look_seldom

class Knot:
    made = freed = 0
    def __init__(self):
        self.itself = self
        Knot.made += 1
    def __del__(self):
        Knot.freed += 1

look_seldom()
frozen, rounds = gc.get_freeze_count(), gc.get_stats()[0]["collections"]
for _ in range(5 * YOUNG_OBJECTS):
    Knot()
rounds = gc.get_stats()[0]["collections"] - rounds
print(json.dumps({"frozen": frozen, "rounds": rounds, "made": Knot.made, "left": Knot.made - Knot.freed}))
"""


def look() -> Any:
    told = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


def test_a_server_looks_for_garbage_seldom_but_soon_enough_that_none_piles_up() -> None:
    facts = look()

    assert facts["frozen"] > 10_000
    assert 1 <= facts["rounds"] <= facts["made"] / 5_000
    assert facts["left"] <= facts["made"] / 2
