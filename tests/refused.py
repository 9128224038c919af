"""A form that is refused, as somebody sees it: the page is there again, opened at what is wrong."""

import re
from html import unescape
from typing import Any

from people import Person


def fill_in(person: Person, address: str, action: str, *words: str, to: str = "", **values: Any) -> Any:
    """Sends the first form of a page that goes there and has these words in it; `to` is a button's own address."""
    page = person.client.get(address)
    assert page.status_code == 200, address
    found = re.findall(r"<form.*?</form>", page.get_data(as_text=True), re.DOTALL)
    form = next(
        form for form in found if f'action="{action}"' in form and all(word in unescape(form) for word in words)
    )
    data: dict[str, Any] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form):
        data.setdefault(name, []).append(unescape(value))
    return person.client.post(to or action, data=data | values)


def read(response: Any) -> str:
    """The words of a page."""
    return unescape(str(response.get_data(as_text=True)))


def find_opened(response: Any) -> tuple[str, str]:
    """What a page opens at, and what it says is wrong with that."""
    page = str(response.get_data(as_text=True))
    opened = re.findall(r"<(?:input|textarea|select|button)\b[^>]*\bautofocus\b[^>]*>", page)
    assert opened, "the page opens at nothing"
    named = re.search(r'aria-describedby="([^"]*)"', opened[0])
    assert named is not None, opened[0]
    said = re.search(rf'<span class="fault" id="{named[1]}" role="alert">(.*?)</span></span>', page, re.DOTALL)
    assert said is not None, named[1]
    return unescape(opened[0]), unescape(re.sub(r"<[^>]*>", "", said[1]))


def is_unfolded(response: Any) -> bool:
    """Whether nothing that is folded up hides what the page opens at."""
    before = str(response.get_data(as_text=True)).partition("autofocus")[0]
    folds = re.findall(r"<details[^>]*>|</details>", before)
    around: list[str] = []
    for fold in folds:
        if fold == "</details>":
            around.pop()
        else:
            around.append(fold)
    return all(re.search(r"\sopen\b", fold) for fold in around)


def close_with_theme(ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two notes in a theme, and their roundtable closed; gives the two."""
    made = [ann.post("audits are different at every prime")["id"], ben.post("approved vendors need 40 forms")["id"]]
    fay.do("theme.make", heading="talent", name="Suppliers cannot get in", notes=made)
    fay.do("roundtable.close", code=fay.code)
    return made
