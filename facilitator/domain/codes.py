"""Codes, entry links' tokens and numbers of tables, out of whatever people copy, paste or type.

A sentence ends in a full stop, a mail wraps, a chat adds quotes and marks that nobody sees: none of that is the code.
"""

import re
import unicodedata
from html import unescape
from urllib.parse import unquote

from facilitator.domain.roundtables import CODE_ALPHABET, CODE_LENGTH

MOST_TYPED = 2000
"""Letters of what was typed that are looked at: a whole address with all that mail programs hang on it."""
JOINING = re.compile(r"/J(?:OIN)?/([^/?#&\s]+)")
BREAKS = (re.compile(r"(?!)"), re.compile(r"[/\s:=?&#]+"), re.compile(r"[^A-Z0-9]+"))
"""Where what was typed is broken up to find a code in it: nowhere, into the parts of an address, into plain runs."""
TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
ENTERING = re.compile(r"/enter/(.+)", re.IGNORECASE | re.DOTALL)
NUMBER = re.compile(r"-?[0-9]+")


def clean_code(typed: str) -> str:
    """The code in what a person typed, pasted or opened, as it is stored; empty if there is none in it."""
    text = plain(typed).upper()
    text = next(reversed(JOINING.findall(text)), text)
    parts = (compact(part) for breaks in BREAKS for part in reversed(breaks.split(text)))
    return next((part for part in parts if is_code(part)), "")


def is_code(code: str) -> bool:
    """Whether a cleaned code could be one."""
    return len(code) == CODE_LENGTH and set(code) <= set(CODE_ALPHABET)


def clean_token(typed: str) -> str:
    """The token in the end of an entry link; what holds none stays as it was typed, and opens nothing."""
    found = TOKEN.search("".join(plain(typed).split()))
    return found[0] if found else typed


def find_token(typed: str) -> str | None:
    """The token of an entry link that was typed where a code was asked for."""
    found = ENTERING.search(plain(typed))
    return clean_token(found[1]) if found else None


def clean_number(typed: str) -> int | None:
    """The one number in what was typed, as in "Table 4."; None where there is none, several, or less than nothing."""
    found = NUMBER.findall(plain(typed))
    is_one = len(found) == 1 and not found[0].startswith("-") and len(found[0]) < 10
    return int(found[0]) if is_one else None


def plain(typed: str) -> str:
    """Letters of full width as usual ones, every dash as a hyphen, and nothing that cannot be seen.

    Mail programs wrap an address into one of their own, with the signs of the old one written as in `%2F`; a page's
    source has `&shy;`.
    """
    found = unescape(unquote(typed[:MOST_TYPED]))
    return "".join(plain_character(each) for each in unicodedata.normalize("NFKC", found))


def plain_character(character: str) -> str:
    """A hyphen for a dash, nothing for a mark or what is not seen, the character itself otherwise."""
    category = unicodedata.category(character)
    if category == "Pd":
        return "-"
    return "" if category in {"Cf", "Mn", "Me"} else character


def compact(text: str) -> str:
    """Its letters and figures alone."""
    return re.sub(r"[^A-Z0-9]", "", text)
