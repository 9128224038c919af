"""The server with one promise taken out, so that bench/durability.py can be seen to notice.

`python broken_server.py BREAK serve …`: `ack-early` answers before the commit, `no-key` takes the same client_id as
something new each time, `normal` lets SQLite commit without waiting for the disk. Only this process is changed; the
product has no such switches.
"""

# ruff: noqa: E402 - patching comes before every other import

from gevent import monkey

monkey.patch_all()

import dataclasses
import secrets
import sys
from time import monotonic
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from facilitator import app
from facilitator.database import access, commits, engines
from facilitator.store import journal

LATE_SECONDS = 0.2
"""How long after its answers a group is committed by the server that answers early."""


class LateCommitter(commits.Committer):
    """Says that work is committed when it is not; commits when the transaction has been open for long enough."""

    session: Session | None = None
    began_at = 0.0

    def do(self, jobs: list[commits.Job[Any]]) -> float:
        if self.session is None:
            self.session, self.began_at = Session(self.engine), monotonic()
            self.session.connection()
        for job in jobs:
            job.attempt(self.session, is_alone=False)
            job.is_committed = job.is_over = True
        if monotonic() - self.began_at > LATE_SECONDS:
            self.session.commit()
            self.session.close()
            self.session = None
        return 0.0


def answer_early() -> None:
    vars(access)["Committer"] = LateCommitter


def forget_keys() -> None:
    record = journal.record

    def record_anew(session: Session, order: Any, *rest: Any) -> Any:
        return record(session, dataclasses.replace(order, client_id=secrets.token_hex(16)), *rest)

    vars(access).update(refuse_repetition=lambda *_order: None, record=record_anew)


def sync_less() -> None:
    tune = engines.tune_sqlite

    def tune_less(engine: Engine, *words: Any, **options: Any) -> None:
        tune(engine, *words, **options)
        event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA synchronous = NORMAL"))

    for module in (engines, access):
        vars(module)["tune_sqlite"] = tune_less


BREAKS = {"ack-early": answer_early, "no-key": forget_keys, "normal": sync_less}

if __name__ == "__main__":
    BREAKS[sys.argv.pop(1)]()
    app.main()
