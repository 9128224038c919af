"""Which words surely name a firm, and which a public body; a trade, an office, a place and a person are neither."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from importlib.resources import files
from itertools import zip_longest

from facilitator.marking.patterns import late
from facilitator.marking.persons.names import is_given_name
from facilitator.marking.short_forms import read_common_words, read_long_forms


class Bearer(Enum):
    """Whose name it is."""

    FIRM = "firm"
    BODY = "body"


TAILS = (
    r"(?:Ltd|Limited|plc|PLC|LLP|Inc|GmbH|Group|Holdings|Bros|Brothers|Engineering|Systems|Digital|Energy|Power|Motors|"
    r"Technologies|Aerospace|Steel|Capital|Construction|Logistics|Homes|Foods|Plastics|Castings|Water|Forge|Bank|"
    r"Electronics|Robotics|Software|Pharma|Recruitment|(?:&|and) (?:Sons?|sons?|Co|Daughters?))"
)
"""What ends the name of a firm, and is left out when people speak of it."""
_CAPITAL = r"[A-Z][\w-]*(?:'[A-Z]\w+)?"
_MORE = rf"(?: (?:&|and) (?:Sons?|sons?|Co|Daughters?)\b|(?: & | ){_CAPITAL}| (?:plc|ltd)\b){{0,5}}"
_OF = r"(?:Department|Ministry|University|Bank|Port) (?:of|for) "
KINDS = ("firm", "company", "contractor", "supplier", "installer", "recruiter", "builder")
"""What stands before a name, and says that it is one though it is in small letters: "the firm hexagate"."""
_CALLED = "(?:" + "|".join(rf"(?<=(?i:{kind}) )" for kind in KINDS) + r")[a-z][\w-]{2,}"
NAME = (
    rf"(?:(?:Department|Ministry) (?:of|for) {_CAPITAL}(?:(?:,| and| &)? {_CAPITAL}){{0,4}}|{_OF}{_CAPITAL}{_MORE}|"
    rf"M&S|P&O|B&Q|H&M|(?!(?:the|our|a|any|my) )[a-z][\w-]{{2,}} (?:ltd|plc)\b|{_CALLED}|{_CAPITAL}{_MORE})"
)
"""Words that may be a name: with capitals, with what ends that of a firm, or after what says that it is one."""
# Too short for anybody to know them but by their capitals.
_SHORT = frozenset(("BP", "BT", "B&Q", "EE", "EY", "GE", "H&M", "M&S", "P&O", "RR", "VW"))
TAIL = late(rf" {TAILS}\Z")
_HEAD = late(
    r"\b(?:Council|Authority|University|College|Commission|Agency|Ministry|Department|Office|Trust|Board|Service|"
    r"Inspectorate|Parliament|Government|Academy|School|Hospital|Hub|Park|Catapult|Chamber|LEP|Police|Fund|England|"
    r"Scotland|Wales|UK|NHS)\b"
)

_ENDS_NAME = late(rf" (?:{TAILS}|Council|University|College|Authority|Police|Hospital)")
_IS_OF = late(_OF)
# What begins a sentence has a capital whatever it is: these endings are those of roles, of several and of no thing.
_BEGINS = late(r"(?:\A|[.!?:;=>(\"\n-])\W*\Z")
_KIND = late(
    r"(?:s|er|(?<!o)or|ist|ant|ent|ee|ian|man|ing|[ts]ion|ment|ness|ity|ism|ship|[ae]nce|ology|ware|ly|ed|ive|ous|al|ic|able|"
    r"ful|less)\Z",
    re.IGNORECASE,
)
# "our Landlord", "the Manager": a capital for respect.
_SOME = late(r"\b(?:an?|our|my|his|her|their|the|this|that|every|each|some|any|no|your|its|one) \Z", re.IGNORECASE)


@cache
def write_known() -> str:
    """Gives a pattern for firms that are known by name, in whatever letters they are typed."""
    names = sorted(_read_listed("known.txt"), key=len, reverse=True)
    spelled = "|".join(re.escape(name).replace(r"\ and\ ", " (?:and|&) ") for name in names)
    return rf"(?i:(?:{spelled})\b){_MORE}"


def is_known(words: str) -> bool:
    """Whether a firm of this name is known."""
    return words.lower().replace(" & ", " and ") in _read_listed("known.txt") or words in _SHORT


def tell_bearer(words: str, before: str) -> tuple[int, Bearer] | None:
    """Gives where in capitalised words a name begins, and whose it is; None where they surely name nobody.

    Args:
        words: what may be a name, as it was typed in one run.
        before: what stands before it, as far as that tells whether a capital says anything.
    """
    starts = [0, *(match.end() for match in re.finditer(" ", words))]
    listed = ((start, _find_listed(words[start:])) for start in starts)
    known = next(((start, bearer) for start, bearer in listed if bearer), None)
    if known is not None:
        return known
    if _IS_OF.match(words):
        return 0, Bearer.FIRM if words.startswith(("Bank", "Port")) else Bearer.BODY
    if words.islower():
        return None if _is_of_language(words) else (0, Bearer.FIRM)
    start = next((start for start in starts if is_own(re.split(" ", words[start:])[0])), None)
    if start is None:
        return _find_office(words, starts)
    bearer = _judge(words[start:], before if start == 0 else words[:start])
    return None if bearer is None else (start, bearer)


def _find_office(words: str, starts: list[int]) -> tuple[int, Bearer] | None:
    """Gives the office of a place, as in "Derby City Council"; "Local Authority" is nobody's name."""
    parts = words.split(" ")
    place = next((start for start, word in zip(starts, parts, strict=True) if not _is_common(word)), None)
    is_office = place is not None and " " in words[place:] and _HEAD.search(words, words.index(" ", place))
    return (place, Bearer.BODY) if place is not None and is_office else None


def _is_common(word: str) -> bool:
    return word.lower() in read_common_words()


def list_likely(plain: str, words: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Gives where a name may stand in a text with capitals throughout: a word that is none of the language, alone or
    with what ends the name of a firm or makes that of a body after it.
    """
    for (start, end), following in zip_longest(words, words[1:]):
        word = plain[start:end]
        if is_known(word) or word in read_long_forms() or not _is_of_language(word.lower()):
            yield start, end
        if following is not None and _ENDS_NAME.fullmatch(plain[end : following[1]].title()):
            yield start, following[1]


def write_name(words: str) -> str:
    """Gives a name with the capitals that names have where not all is in capitals; short forms keep their own."""
    titled = words.title()
    is_short = words in read_long_forms() or words in _SHORT
    # Places in the text are counted on: a letter such as the German double s becomes two.
    return words if is_short or len(titled) != len(words) else titled


def _is_of_language(word: str) -> bool:
    """Whether a word in small letters may well be a word of the language, or what somebody is called."""
    return word in _read_general() or _KIND.search(word) is not None or is_given_name(word)


def _find_listed(words: str) -> Bearer | None:
    small = words.lower().replace(" & ", " and ")
    parts = small.split()
    firsts = {" ".join(parts[: place + 1]) for place in range(len(parts))}
    if firsts & _read_listed("known.txt") or words in _SHORT or re.search(r" (?:ltd|plc)\Z", words):
        return Bearer.FIRM
    form = read_long_forms().get(words)
    return Bearer.BODY if small in _read_listed("bodies.txt") or (form is not None and form.kind == "body") else None


def _judge(name: str, before: str) -> Bearer | None:
    if TAIL.search(name):
        return Bearer.FIRM
    if _HEAD.search(name):
        return Bearer.BODY
    is_of_a_kind = " " not in name and (
        _SOME.search(before)
        or (_BEGINS.search(before) and _KIND.search(name))
        or (name.endswith(("s", "S")) and name[:-1].lower() in _read_general())
    )
    is_short = len(name) < 3 or name.rstrip("s") in read_long_forms()
    return None if is_of_a_kind or is_short or is_given_name(name.split(maxsplit=1)[0]) else Bearer.FIRM


def is_own(word: str) -> bool:
    """Whether a capitalised word stands for somebody, and not for all of a kind, a place or the start of a sentence."""
    return word[:1].isupper() and word.lower() not in _read_general()


@cache
def _read_listed(name: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in _read(name))


@cache
def _read_general() -> frozenset[str]:
    return frozenset(_read("general.txt")) | read_common_words()


def _read(name: str) -> list[str]:
    lines = files("facilitator.marking.firms").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
