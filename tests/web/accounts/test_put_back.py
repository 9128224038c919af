"""A backup from before somebody was shut out lets them in no more when it is put back."""

from datetime import UTC, datetime
from pathlib import Path

from conftest import Person
from crews import PASSWORD, new_link, send, sign_in, welcome
from flask import Flask

from facilitator.actions.accounts import Place
from facilitator.actions.restores.endings import find_endings, keep_endings
from facilitator.database.access import db, write
from facilitator.database.backups import put_back, read_backup, write_backup
from facilitator.domain.people import Role
from facilitator.store.accounts import list_accounts

LIST = "/programme/accounts"
ANOTHER = "harbour lentil saxophone drift"


def is_in(person: Person) -> bool:
    return person.client.get("/programme").status_code == 200


def back_up(app: Flask, path: Path) -> None:
    with app.app_context(), db.engine.connect() as connection:
        write_backup(connection, path)


def restore(app: Flask, path: Path) -> None:
    rows = read_backup(path)

    def work(session) -> None:  # type: ignore[no-untyped-def]
        known = find_endings(session)
        put_back(session, rows, overwrite=True)
        keep_endings(session, known, datetime.now(UTC))

    with app.app_context():
        write(work)


def test_who_was_shut_out_since_a_backup_stays_out_and_the_others_are_in(
    app: Flask, ada: Person, tmp_path: Path
) -> None:
    bea, cat = (welcome(app, login, (Role.WRITER, Place())) for login in ("bea", "cat"))
    lost = sign_in(app, "cat")
    send(ada.client, f"{LIST}/3/roles", at=LIST, role="organiser", place="all")
    link = new_link(app, 3)
    back_up(app, tmp_path / "one.db")
    send(ada.client, f"{LIST}/2/end", at=LIST)
    send(ada.client, f"{LIST}/3/roles/end", at=LIST, role="organiser", place="all")
    send(cat.client, link, name="Cat", password=ANOTHER)
    assert not is_in(lost)

    restore(app, tmp_path / "one.db")

    assert [is_in(who) for who in (ada, bea, lost)] == [True, False, False]
    assert cat.client.get(link).status_code == 404
    for login in ("bea", "cat"):
        assert send(Person(app.test_client()).client, "/sign-in", login=login, password=PASSWORD).status_code == 403
    assert is_in(sign_in(app, "cat", ANOTHER))
    with app.app_context():
        told = {each.login: [role.role for role in each.assignments] for each in list_accounts(db.session())}
    assert told == {"ada": [Role.ORGANISER], "cat": [Role.WRITER]}
