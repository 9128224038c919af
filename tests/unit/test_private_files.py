"""Files that Eve, another user of the same machine, must not read."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from stat import S_IMODE

import pytest
from databases import dispose

from facilitator.app import create_app
from facilitator.cli.addresses import find_address, note_address
from facilitator.config import Settings
from facilitator.database.access import db, write
from facilitator.database.migrating import upgrade
from facilitator.store.programmes import ProgrammeRow


@pytest.fixture(autouse=True)
def _careless() -> Iterator[None]:
    """A shell whose new files everybody may read and change."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """Who may do what with a folder and all in it."""
    return {path.name: oct(S_IMODE(path.stat().st_mode)) for path in [folder, *folder.iterdir()]}


def use(instance: Path) -> dict[str, str]:
    """Starts, writes and reads; gives the modes of what is there meanwhile."""
    app = create_app(Settings.read({"FACILITATOR_INSTANCE": str(instance)}))
    upgrade(app)
    with app.app_context():
        write(lambda session: session.add(ProgrammeRow(name="A programme")))
        assert db.session.scalars(db.select(ProgrammeRow.name)).all() == ["A programme"]
        found = modes(instance)
    dispose(app)
    return found


OURS = {"facilitator.db": "0o600", "facilitator.db-wal": "0o600", "facilitator.db-shm": "0o600", "secret-key": "0o600"}


def test_eve_can_read_nothing_of_a_new_instance(tmp_path: Path) -> None:
    assert use(tmp_path / "new") == {"new": "0o700"} | OURS


def test_where_the_server_is_stands_in_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    for address in ("http://one.test", "http://two.test"):
        note_address(tmp_path, address)
        assert modes(tmp_path)["address"] == "0o600"
        assert find_address(tmp_path) == address


def test_what_eve_could_read_before_is_closed_at_the_next_start(tmp_path: Path) -> None:
    instance = tmp_path / "old"
    instance.mkdir(mode=0o755)
    with closing(sqlite3.connect(instance / "facilitator.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE anything (id)")
        connection.commit()
        (instance / "secret-key").write_text("a secret")
        assert modes(instance)["facilitator.db-wal"] == "0o644"
        assert modes(instance)["secret-key"] == "0o666"

        assert use(instance) == {"old": "0o700"} | OURS


def test_keeping_files_private_takes_no_lock_from_those_who_use_them(tmp_path: Path) -> None:
    app = create_app(Settings.read({"FACILITATOR_INSTANCE": str(tmp_path)}))
    upgrade(app)
    with app.app_context():
        write(lambda session: session.add(ProgrammeRow(name="before")))
        db.session.execute(db.text("SELECT 1"))

        # A command beside the server: if it took itself for the last one here, it would put the log away as it leaves.
        said = subprocess.run([sys.executable, "-c", BESIDE, str(tmp_path / "facilitator.db")], capture_output=True)
        assert said.returncode == 0, said.stderr
        assert (tmp_path / "facilitator.db-wal").exists()

        write(lambda session: session.add(ProgrammeRow(name="after")))
        db.session.rollback()
        assert db.session.scalars(db.select(ProgrammeRow.name)).all() == ["before", "beside", "after"]
        assert db.session.scalar(db.text("PRAGMA integrity_check")) == "ok"
    dispose(app)


BESIDE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("INSERT INTO programme (name) VALUES ('beside')")
connection.commit()
connection.close()
"""


def test_a_folder_that_all_users_share_stays_theirs(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)

    Settings.read({"FACILITATOR_INSTANCE": str(shared)})

    assert modes(shared) == {"shared": "0o1777", "secret-key": "0o600"}
