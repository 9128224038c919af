"""Coming in by an entry link, as somebody who follows it and presses the button."""

import re
from typing import Any

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def come_in(client: Any, link: str, name: str = "Wes") -> Any:
    """Opens a link, says a short name and presses its button; gives the answer, or the page that had no button."""
    page = client.get(link)
    found = TOKEN.search(page.get_data(as_text=True))
    return page if found is None else client.post(link, data={"csrf_token": found[1], "name": name})


def admit_scribes(leader: Any) -> None:
    """Lets every phone write for the table that it asks for."""
    asking = leader.client.get(f"/r/{leader.code}/desk").get_json()["people"]["asking"]
    for each in asking:
        leader.do("scribe.admit", person=each["person"], is_in=True)
