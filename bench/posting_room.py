"""Makes a room in which people write, by the tree that it is run in, and prints its address book as JSON.

`python bench/posting_room.py INSTANCE NOTES`, with the tree first on PYTHONPATH.
"""

import json
import sys
from inspect import signature
from pathlib import Path

sys.path.insert(0, str(Path.cwd() / "bench"))
from loads.rooms import make_room  # of the tree, not of this file's folder

from facilitator.domain.phases import Phase

N_PEOPLE = 60
# An earlier tree's rooms are always in this phase, and cannot be told so.
phase = {"phase": Phase.POST} if "phase" in signature(make_room).parameters else {}
room = make_room(Path(sys.argv[1]), N_PEOPLE, int(sys.argv[2]), **phase)
print(json.dumps({"code": room.code, "phone": room.phones[0], "display": room.display}))
