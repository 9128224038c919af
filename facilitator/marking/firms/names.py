"""Which words surely name a firm, and which a public body; a trade, an office, a place and a person are neither."""

import re
from enum import Enum
from functools import cache
from importlib.resources import files

from facilitator.marking.patterns import late
from facilitator.marking.persons.names import is_given_name
from facilitator.marking.short_forms import read_common_words, read_long_forms


class Bearer(Enum):
    """Whose name it is."""

    FIRM = "firm"
    BODY = "body"


_TAILS = (
    r"(?:Ltd|Limited|plc|PLC|LLP|Inc|GmbH|Group|Holdings|Bros|Brothers|Engineering|Systems|Digital|Energy|Power|Motors|"
    r"Technologies|Aerospace|Steel|Capital|Construction|Logistics|Homes|Foods|Plastics|Castings|Water|Forge|Bank|"
    r"Electronics|Robotics|Software|Pharma|Recruitment|(?:&|and) (?:Sons?|sons?|Co|Daughters?))"
)
NAME = (
    r"(?:[A-Z][\w-]*(?:'[A-Z]\w+)?"
    r"(?:(?: (?:&|and) (?:Sons?|sons?|Co|Daughters?)\b)|(?: & | )[A-Z][\w-]*(?:'[A-Z]\w+)?| (?:plc|ltd)\b){0,5})"
)
"""Words with capitals that may be a name."""
_TAIL = late(rf" {_TAILS}\Z")
_HEAD = late(
    r"\b(?:Council|Authority|University|College|Commission|Agency|Ministry|Department|Office|Trust|Board|Service|"
    r"Inspectorate|Parliament|Government|Academy|School|Hospital|Hub|Park|Catapult|Chamber|LEP|Police|Fund|England|"
    r"Scotland|Wales|UK|NHS)\b"
)


@cache
def write_known() -> str:
    """Gives a pattern for firms that are known by name, in whatever letters they are typed."""
    names = sorted(_read_listed("known.txt"), key=len, reverse=True)
    return rf"(?i:\b(?:{'|'.join(map(re.escape, names))}))"


def tell_bearer(words: str, *, begins: bool) -> tuple[int, Bearer] | None:
    """Gives where in capitalised words a name begins, and whose it is; None where they surely name nobody.

    Args:
        words: what may be a name, as it was typed in one run.
        begins: whether it begins a sentence, where every word has a capital.
    """
    starts = [0, *(match.end() for match in re.finditer(" ", words))]
    listed = ((start, _find_listed(words[start:])) for start in starts)
    known = next(((start, bearer) for start, bearer in listed if bearer), None)
    if known is not None:
        return known
    start = next((start for start in starts if _is_own(re.split(" ", words[start:])[0])), None)
    if start is None:
        return None
    bearer = _judge(words[start:], begins=begins and start == 0)
    return None if bearer is None else (start, bearer)


def _find_listed(words: str) -> Bearer | None:
    small = words.lower()
    if small in _read_listed("known.txt"):
        return Bearer.FIRM
    form = read_long_forms().get(words)
    return Bearer.BODY if small in _read_listed("bodies.txt") or (form is not None and form.kind == "body") else None


def _judge(name: str, *, begins: bool) -> Bearer | None:
    if _TAIL.search(name):
        return Bearer.FIRM
    if _HEAD.search(name):
        return Bearer.BODY
    first = name.split(maxsplit=1)[0]
    is_plural = " " not in name and name.endswith(("s", "S")) and (begins or name[:-1].lower() in _read_general())
    is_short = len(name) < 3 or name.rstrip("s") in read_long_forms()
    return None if is_plural or is_short or is_given_name(first) else Bearer.FIRM


def _is_own(word: str) -> bool:
    """Whether a capitalised word stands for somebody, and not for all of a kind, a place or the start of a sentence."""
    return word[:1].isupper() and word.lower() not in _read_general() and word.isalpha() is not word.isdigit()


@cache
def _read_listed(name: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in _read(name))


@cache
def _read_general() -> frozenset[str]:
    return frozenset(_read("general.txt")) | read_common_words()


def _read(name: str) -> list[str]:
    lines = files("facilitator.marking.firms").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
