"""How long the pages of a programme's shared issues take, as it grows.

    python bench/matrix.py [--roundtables N] [--ahead]

Fills a new database with N roundtables (30 unless told), the examples over and over, confirms what they share, and
prints for each page the seconds of the first answer after a start, and of the median of five more. The notes have been
read by a model before, where there is one, and by the rules, as a server does it.
"""

import argparse
import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

from facilitator.actions.issues.common_issues import confirm
from facilitator.actions.issues.deciding import Decision
from facilitator.app import create_app
from facilitator.cli.comparing import read_ahead
from facilitator.cli.links import make_link
from facilitator.cli.notes import store
from facilitator.config import Settings
from facilitator.database.access import db, write
from facilitator.domain.people import Role
from facilitator.domain.phases import Status
from facilitator.forms.examples import read_common_issues, read_example
from facilitator.live.reading import Reader
from facilitator.programmes import read_ahead as read_by_rules
from facilitator.store.roundtables import all_rows
from facilitator.store.themes import load_themes

EXAMPLES = ("nuclear", "space", "cyber-defence")
PAGES = {"matrix": "", "an issue": "/{issue}", "proposals": "/proposals"}


def fill(n_roundtables: int) -> int:
    """The roundtables, and issues that they share; gives the number of one."""
    for number in range(n_roundtables):
        name = EXAMPLES[number % len(EXAMPLES)]
        example = read_example(name, with_themes=True)
        store(example, title=f"{name} {number}", cluster=f"{name} {number}", status=Status.CLOSED)
    rows = all_rows(db.session())
    themes = defaultdict(list)
    for row in rows:
        for theme in load_themes(db.session(), row.id):
            themes[row.title.rpartition(" ")[0], theme.name].append(theme.id)
    decision = Decision(rows[0].programme_id, Role.ORGANISER, datetime.now(UTC))
    made = []
    for name, members in read_common_issues():
        ids = [number for place in members.items() for number in themes[place]]
        made.append(write(partial(confirm, decision=decision, name=name, themes=ids)))
    read_ahead(rows)
    for row in rows:
        read_by_rules(row.id)
    return made[0].issue


def measure(n_roundtables: int, *, is_ahead: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            instance=Path(folder),
            database_url=f"sqlite:///{folder}/bench.db",
            secret_key="of this bench only",  # noqa: S106 -- no secret
            public_url="http://127.0.0.1:8000",
            has_limits=False,
        )
        app = create_app(settings)
        from facilitator.database.migrating import upgrade

        upgrade(app)
        with app.app_context():
            issue = fill(n_roundtables)
            link = make_link(None, Role.ORGANISER)
            if is_ahead:
                Reader(app).read_ahead()
        client = app.test_client()
        token = client.get(link).get_data(as_text=True).split('name="csrf_token" value="')[1].split('"')[0]
        client.post(link, data={"csrf_token": token})
        for name, path in PAGES.items():
            first, *others = [ask(client, f"/programme/1/issues{path.format(issue=issue)}") for _ in range(6)]
            print(
                f"{n_roundtables} roundtables · {name}: first s {first:.2f} · then s {median(others):.2f}", flush=True
            )


def ask(client: object, path: str) -> float:
    start = time.perf_counter()
    answer = client.get(path)  # type: ignore[attr-defined]
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the pages of shared issues.")
    parser.add_argument("--roundtables", type=int, default=30, metavar="N")
    parser.add_argument("--ahead", action="store_true", help="after the server has read ahead, as it does at its start")
    options = parser.parse_args()
    measure(options.roundtables, is_ahead=options.ahead)


if __name__ == "__main__":
    main()
