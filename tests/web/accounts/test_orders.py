"""Each who has an account, and somebody without any, gives every order."""

import secrets
from dataclasses import fields

from conftest import CODE, Person
from everybody import STAGES, Roles, places_of
from flask import Flask
from scenes import Pitch, Scene, Votes
from tokens import token_of

from facilitator.commands import COMMANDS
from facilitator.domain.errors import FacilitatorError, NotAllowed
from facilitator.domain.people import Role
from facilitator.domain.permissions import Stage, require_permitted


def test_each_meets_every_order(app: Flask, people: dict[str, Person], roles: dict[str, Roles]) -> None:
    votes, pitch = Votes([1, 2], 1, 1), Pitch(*([1] * len(fields(Pitch))))
    orders = Scene(app, people, [1, 2, 3, 4, 5], [1, 2], votes, pitch, [1, 2]).orders()
    assert set(orders) == set(COMMANDS)

    wrong = []
    tokens = {who: token_of(each.client, CODE) for who, each in people.items()}
    # What opens or closes comes last: until then each roundtable stays as it is.
    for name in sorted(COMMANDS, key=lambda name: name.startswith("roundtable.")):
        values = orders[name][1] | ({"code": "BCDFG"} if "code" in orders[name][1] else {})
        for who, person in people.items():
            for code in places_of(who)[:2]:
                role = roles[who][code]
                refused = COMMANDS[name].for_attendees or role is None or is_refused(name, role, STAGES[code])
                payload = values | {"client_id": secrets.token_hex(8)}
                path, headers = f"/r/{code}/commands/{name}", {"X-CSRF-Token": tokens[who]}
                status = person.client.post(path, json=payload, headers=headers).status_code
                if (status == 403) is not refused or status >= 500:
                    wrong.append((who, name, code, status))
    assert wrong == [], "\n".join(map(str, wrong))


def is_refused(name: str, role: Role, stage: Stage) -> bool:
    """Whether the table refuses a role, whatever the order is about."""
    try:
        require_permitted(name, role, stage)
    except NotAllowed:
        return True
    except FacilitatorError:
        return False
    return False
