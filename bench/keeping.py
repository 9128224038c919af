"""Whether a kill at any step leaves an erasure, a sealing, a purge, a backup or a restore half done.

`python bench/keeping.py [--only erase …] [--database sqlite|postgresql] [--steps FIRST LAST] [--json PATH]`

Each run of the command is ended at one statement, commit or change of a file later than the one before. What it left is
then looked at row by row and byte by byte, and finished by the next command. Exit status 1 if anything is half done.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from time import monotonic

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "tests")]

from conftest import CODE, make_settings
from databases import Databases, Files, dispose, running_postgres
from loads.figures import Figures, line, save
from losses.halves import GONE, HAND, LEFT, QUIET, Case, Place, find_halves, find_unfinished
from losses.steps import run_until
from scenes import Scene, make_scene, make_theme
from sqlalchemy import update
from witness import stored

from facilitator.app import create_app
from facilitator.database.access import write
from facilitator.store.programmes import ProgrammeRow

PAST = date(2026, 11, 1)
CASES = {
    "erase": Case(("erase", CODE, "V1"), (GONE,), '"notes": ['),
    "seal": Case(("seal", CODE), (HAND,), '"sealed": true'),
    "purge": Case(("purge",), (GONE, LEFT, HAND), '"raw": true'),
    "backup": Case(("backup", "killed.db"), (), ""),
    "restore": Case(("restore", "before.db", "--overwrite"), (GONE,), '"notes": ['),
}


def main() -> int:
    """Tries what was asked for; prints a line each."""
    chosen = read_words()
    told: dict[str, Figures] = {}
    for kind in chosen.database:
        with tempfile.TemporaryDirectory(prefix="bench-keeping-") as folder, opened(kind, Path(folder)) as databases:
            for act in chosen.only:
                figures, complaints = try_steps(databases, Path(folder), act, *chosen.steps)
                told[f"{act} on {kind}"] = figures
                print(line(f"{act}, killed at each step", kind, figures), *complaints, sep="\n  ", flush=True)
    save(chosen.json, {"at": datetime.now(UTC).isoformat(timespec="seconds"), "cases": told})
    return 1 if any(figures["half_done"] for figures in told.values()) else 0


def read_words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Kills at each step of what erases and keeps.")
    parser.add_argument("--only", nargs="+", choices=CASES, default=list(CASES))
    parser.add_argument("--database", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"])
    parser.add_argument("--steps", nargs=2, type=int, default=(1, 10**6), help="only from this step to that one")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


@contextmanager
def opened(kind: str, folder: Path) -> Iterator[Databases]:
    """Where databases of a kind are made."""
    if kind == "sqlite":
        yield Files(folder)
    else:
        with running_postgres() as postgres:
            yield postgres


def try_steps(databases: Databases, folder: Path, act: str, first: int, last: int) -> tuple[Figures, list[str]]:
    """Kills at every step until the command ends by itself; gives figures, and what was half done."""
    began_at, figures = monotonic(), {"steps": 0, "touched": 0, "half_done": 0}
    base = make_base(databases, folder / act, act)
    complaints: list[str] = []
    place = copy_place(databases, folder, base)
    before = stored(place.app)
    for number in range(first, last + 1):
        case = aim(CASES[act], place)
        ending = run_until(place.environment, case.words, number)
        found = list(find_halves(place, case, before)) if ending.status is None else []
        is_touched = is_changed(place, base) or stored(place.app) != before
        if is_touched:
            found += find_unfinished(place, case)
            drop_place(databases, place)
            place = copy_place(databases, folder, base)
        found += [f"ended with {ending.status}"] if ending.status else []
        complaints += [f"at step {number}, before {ending.at}: {fault}" for fault in found]
        figures["half_done"] += bool(found)
        if ending.status is not None:
            break
        figures["steps"] += 1
        figures["touched"] += is_touched
    drop_place(databases, place)
    return {**figures, "seconds": monotonic() - began_at}, complaints


def aim(case: Case, place: Place) -> Case:
    """The case with the paths of this place in its words."""
    words = (str(place.folder / word) if word.endswith(".db") else word for word in case.words)
    return replace(case, words=tuple(words))


def make_base(databases: Databases, folder: Path, act: str) -> Place:
    """A closed roundtable with notes, one of them to be erased and one off the record, and a backup of it."""
    folder.mkdir()
    scene = next(make_scene(folder, databases).open(folder))
    prepare(scene)
    address = scene.app.config["SQLALCHEMY_DATABASE_URI"]
    place = Place(scene.app, folder, environment_of(folder, address))
    assert place.run("backup", str(folder / "before.db")) == 0
    if act == "restore":
        assert place.run("erase", CODE, "V1") == 0
    if act == "purge":
        dates = {"erase_raw_on": PAST, "seal_on": PAST}
        with scene.app.app_context():
            write(lambda session: session.execute(update(ProgrammeRow).values(**dates)))
    dispose(scene.app)
    return place


def prepare(scene: Scene) -> None:
    """What is said there."""
    post = partial(scene.ann.do, "note.post", kind="ask", heading="investment")
    post(client_id=f"{HAND}-1", text=f"{GONE} costs a lot", off_record=False)
    post(client_id=f"{HAND}-2", text=f"{LEFT} costs more", off_record=False)
    post(client_id=f"{HAND}-3", text=f"{QUIET} costs most", off_record=True)
    told = [note["id"] for note in scene.fay.board("crew")["notes"] if LEFT in (note.get("text") or "")]
    make_theme(scene.fay, "Money", told, "investment")
    scene.fay.do("roundtable.close", code=CODE)


def environment_of(folder: Path, address: str) -> dict[str, str]:
    return {"FACILITATOR_INSTANCE": str(folder), "FACILITATOR_DATABASE_URL": address}


def copy_place(databases: Databases, folder: Path, base: Place) -> Place:
    """The same once more, as nobody has touched it."""
    new = Path(tempfile.mkdtemp(dir=folder))
    for name in ("before.db", "erasures.jsonl", "backups.jsonl", "secret_key"):
        if (base.folder / name).exists():
            held = (base.folder / name).read_bytes()
            # Where backups are is told by path: a copy that named the other place's would mend that one's list.
            is_told = name == "backups.jsonl"
            (new / name).write_bytes(held.replace(bytes(base.folder), bytes(new)) if is_told else held)
    address = databases.copy(base.environment["FACILITATOR_DATABASE_URL"], new)
    return Place(create_app(make_settings(new, address)), new, environment_of(new, address))


def is_changed(place: Place, base: Place) -> bool:
    """Whether any of the files beside the database is another than it was, or new."""
    files = [path for path in place.folder.iterdir() if path.suffix in {".jsonl", ".part"} or path.name == "killed.db"]
    return any(len(path.read_bytes()) != size_of(base.folder / path.name, base, place) for path in files)


def size_of(path: Path, base: Place, place: Place) -> int:
    """How long a file is where it is told of another folder, or less than nothing if it is not there."""
    if not path.exists():
        return -1
    return len(path.read_bytes().replace(bytes(base.folder), bytes(place.folder)))


def drop_place(databases: Databases, place: Place) -> None:
    """Takes it away."""
    dispose(place.app)
    databases.drop(place.environment["FACILITATOR_DATABASE_URL"])


if __name__ == "__main__":
    sys.exit(main())
