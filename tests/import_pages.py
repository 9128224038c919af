"""The pages on which a table of another tool is brought in, as an organiser uses them."""

import html
import re
from typing import Any

from conftest import CODE, Person
from tokens import token_of


def send_file(person: Person, stream: Any, name: str = "comments.csv") -> Any:
    data = {"csrf_token": token_of(person.client, CODE), "file": (stream, name)}
    return person.client.post("/programme/import", data=data, content_type="multipart/form-data")


def fields_of(page: str) -> dict[str, str]:
    """What the form would send as it stands: chosen options and typed fields."""
    form = page[page.rindex('<form method="post"') :]
    found = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    found |= dict(re.findall(r'<input id="[^"]+" name="([^"]+)"[^>]* value="([^"]*)"', form))
    for name, options in re.findall(r'<select name="([^"]+)">(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen.group(1) if chosen else (re.search(r'value="([^"]*)"', options) or ["", ""])[1]
    return {name: html.unescape(value) for name, value in found.items()}
