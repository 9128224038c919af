"""Who meets everything where accounts are on: what each is at which roundtable."""

import secrets
from typing import Any

from conftest import CODE, Person
from tokens import token_of

from facilitator.domain.people import Role
from facilitator.domain.permissions import Stage

THERE, ELSEWHERE = "XYWVT", "DRFTX"
STAGES = {CODE: Stage.LIVE, THERE: Stage.CLOSED, ELSEWHERE: Stage.DRAFT}

Roles = dict[str, Role | None]


def places_of(who: str) -> list[str]:
    """The roundtables at which somebody is tried: where they are something, and where they are not."""
    return [CODE, THERE, ELSEWHERE] if who == "bea" else [CODE]


def post(person: Person, path: str, **form: str) -> Any:
    """Presses a button of the list of accounts."""
    token = token_of(person.client, CODE)
    return person.client.post(path, data={"csrf_token": token, "client_id": secrets.token_hex(16), **form})
