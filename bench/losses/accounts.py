"""What a database holds of what was accepted: counted from its tables, and judged by `facilitator check`."""

import os
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from loads.servers import FACILITATOR

CHECKING_SECONDS = 120


@dataclass(frozen=True)
class Account:
    """Of one database at one moment: how many accepted notes are missing, how many are there twice, numbers missing."""

    lost: int
    duplicated: int
    holes: int
    is_whole: bool
    said: str

    @property
    def is_clean(self) -> bool:
        return self.is_whole and not self.lost and not self.duplicated and not self.holes


def take_account(instance: Path, accepted: Mapping[str, int]) -> Account:
    """Reads the one roundtable of a folder that no server has open.

    Args:
        instance: the folder.
        accepted: the entry's number by the client_id of each note that was answered with 200.
    """
    verdict = subprocess.run(
        [FACILITATOR, "check"],
        env=os.environ | {"FACILITATOR_INSTANCE": str(instance)},
        capture_output=True,
        text=True,
        timeout=CHECKING_SECONDS,
    )
    with closing(sqlite3.connect(instance / "facilitator.db")) as database:
        numbers = {seq for (seq,) in database.execute("SELECT seq FROM journal")}
        (head,) = database.execute("SELECT seq FROM roundtable").fetchone()
        notes = Counter(client_id for (client_id,) in database.execute("SELECT source_id FROM note"))
    return Account(
        lost=sum(notes[client_id] == 0 or seq not in numbers for client_id, seq in accepted.items()),
        duplicated=sum(count > 1 for count in notes.values()),
        holes=len(set(range(1, head + 1)) ^ numbers),
        is_whole=verdict.returncode == 0,
        said=(verdict.stdout + verdict.stderr).strip(),
    )
