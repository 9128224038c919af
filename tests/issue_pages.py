"""The page of one issue, as somebody reads it and presses its buttons without any script."""

import re
from html import unescape
from typing import Any

from conftest import CODE, Person


def look(person: Person, note: int | None = None) -> str:
    """The page of the issue that a note belongs to, as it is read."""
    response = person.client.get(f"/write-up/{CODE}/issues" + (f"/{note}" if note else ""))
    assert response.status_code == 200
    return str(response.get_data(as_text=True))


def press(person: Person, page: str, command: str, *words: str, **values: str) -> Any:
    """Sends the first form of this command that has these words in it."""
    found = re.findall(r"<form.*?</form>", page, re.DOTALL)
    form = next(form for form in found if f"commands/{command}" in form and all(word in form for word in words))
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form))
    data = {name: unescape(value) for name, value in hidden.items()} | values
    return person.client.post(f"/r/{CODE}/commands/{command}", data=data)


def make_issue(ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two barriers in one theme, and a note alone; gives the three."""
    made = [ann.post("audits are different at every prime")["id"], ben.post("approved vendors need 40 forms")["id"]]
    alone = ann.post("the quay is too short")["id"]
    fay.do("phase.change", phase="cluster")
    fay.do("theme.make", heading="talent", name="Suppliers cannot get in", notes=made)
    return [*made, alone]
