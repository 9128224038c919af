"""Names that are surely some: codes, entries of a table, capitalised words before a word such as Act or Review."""

import re
from dataclasses import dataclass

from facilitator.marking.patterns import late
from facilitator.marking.plain_text import list_words, make_plain
from facilitator.marking.short_forms import find_short_forms, read_long_forms


@dataclass(frozen=True, slots=True)
class Name:
    """A name between two places of a text, and what it is, where that is known: body, programme, law or term."""

    start: int
    end: int
    quote: str
    kind: str | None = None


_HEADS = {
    "law": "Act Regulations? Directive Bill Code",
    "programme": (
        "Review Strategy Fund Scheme Programme Levy Challenge Plan Partnership Framework Deal "
        "Bootcamps? Accelerator Pact "
        "Guarantee Taskforce Alliance Charter Mission Credit Allowance Passport Catapult Factory Corridor"
    ),
    "body": (
        "Bank Council Authority University Commission Institute Agency Association Federation Foundation Trust Board "
        "Office Service Observatory College Ministry Department Chamber Society Park Centre Hub Academy Estate"
    ),
}
_KINDS = {head.lower().rstrip("?"): kind for kind, heads in _HEADS.items() for head in heads.split()}
_HEAD = "|".join(head for heads in _HEADS.values() for head in heads.split())
# Those that are part of a name even when they are typed small: an office, a code and a bill mostly are none.
_TYPED_AS_HEADS = frozenset(
    list_words("act review strategy fund scheme programme levy partnership alliance university institute charter")
)
# Capitalised words, small ones between them, then a head, with or without its capital.
_CAPITAL = r"[A-Z][\w'&-]{1,25}"
_NAMED = late(
    rf"(?<![\w&/.-])(?P<words>(?:{_CAPITAL} (?:(?:of|for|and|&|to|in|the) ){{0,2}}){{1,5}})(?P<head>(?i:{_HEAD}))\b"
)
_OF = late(
    rf"(?<![\w&])(?P<head>University|Bank|Ministry|Department|Institute|Council|College) (?:of|for)"
    rf" (?:{_CAPITAL} ?){{1,4}}"
)
# Words that start a sentence or tell what sort of thing is meant, and are no part of a name.
_COMMON = frozenset(
    list_words(
        "the a an our your my their his her its this that these those every each any some no all one two "
        "three new old local "
        "regional national central private public planning development combined city county district "
        "parish town borough "
        "trade credit business industrial innovation skills growth training science technology "
        "research investment which "
        "what why when where who how if as and or but so in on at for from with by to we they you i "
        "need want give get put "
        "make use could should can will would more most many another other same single shared "
        "standard joint first second "
        "if when half big small good great better best uk eu us midlands sme smes"
    )
)
_CODES = late(
    r"(?<![\w])(?:(?:ISO|BS|EN|IEC|PAS|DEFCON|AS|IATF|DEF STAN|ASTM|ASME|API) ?(?:[0-9]{3,6}"
    r"|[0-9]{2}-[0-9]{2,3})(?:[-:][0-9]{1,4})?"
    r"|IR35|S106|HS2|DRIVE35|SC21|F4N|Fit4Nuclear|F4OR|TMO4\+?|AR[5-9]|HAR[1-4]|D2N2|CE\+|ECO4|HUG2|List X)(?![\w])"
)
_TYPED_SMALL = {
    "cyber essentials plus": "programme",
    "cyber essentials": "programme",
    "made smarter": "programme",
    "help to grow": "programme",
    "skills bootcamp": "programme",
    "skills bootcamps": "programme",
    "growth guarantee scheme": "programme",
    "industrial strategy": "programme",
    "apprenticeship levy": "programme",
    "growth and skills levy": "programme",
    "growth & skills levy": "programme",
    "full expensing": "programme",
    "patent box": "programme",
    "mansion house": "programme",
    "defence growth deal": "programme",
    "digital product passport": "programme",
    "contracts for difference": "programme",
    "t level": "programme",
    "t levels": "programme",
    "t-level": "programme",
    "t-levels": "programme",
    "innovate uk": "body",
    "midlands engine": "body",
    "midlands engine investment fund": "programme",
    "british business bank": "body",
    "national wealth fund": "body",
    "great british energy": "body",
    "gb energy": "body",
    "crown estate": "body",
    "environment agency": "body",
    "network rail": "body",
    "national highways": "body",
    "nat highways": "body",
    "natural england": "body",
    "historic england": "body",
    "arts council": "body",
    "arts council england": "body",
    "arts council of wales": "body",
    "sport england": "body",
    "skills england": "body",
    "national grid": "body",
    "companies house": "body",
    "consumer duty": "law",
    "martyn's law": "law",
    "natasha's law": "law",
    "procurement act": "law",
    "online safety act": "law",
}
_SMALL = late(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(_TYPED_SMALL, key=len, reverse=True)))})(?![\w-])", re.IGNORECASE
)


def find_names(text: str) -> list[Name]:
    """Gives the sure names of a text in the order in which they stand; none lies within another."""
    plain = make_plain(text)
    found = [*_find_small(plain), *_find_headed(plain), *_find_codes(plain), *_find_short(text)]
    names: list[Name] = []
    for start, end, kind in sorted(found, key=lambda one: (one[0], -one[1])):
        if not names or start >= names[-1].end:
            names.append(Name(start, end, text[start:end], kind))
    return names


Found = tuple[int, int, str | None]


def _find_small(text: str) -> list[Found]:
    return [(*match.span(), _TYPED_SMALL[match.group().lower()]) for match in _SMALL.finditer(text)]


def _find_codes(text: str) -> list[Found]:
    return [(*match.span(), None) for match in _CODES.finditer(text)]


def _find_short(text: str) -> list[Found]:
    """Gives the short forms that are known to be a body, a programme or a law."""
    table = read_long_forms()
    forms = [form for form in find_short_forms(text) if not form.is_shouted and form.quote in table]
    return [(form.start, form.end, table[form.quote].kind) for form in forms if table[form.quote].kind != "term"]


def _find_headed(text: str) -> list[Found]:
    found: list[Found] = [
        (match.start(), match.start() + len(match.group().rstrip()), "body") for match in _OF.finditer(text)
    ]
    for match in _NAMED.finditer(text):
        start = _skip_common(text, match)
        if start is not None:
            found.append((start, match.end(), _KINDS.get(match["head"].lower().rstrip("s"))))
    return found


def _skip_common(text: str, match: re.Match[str]) -> int | None:
    """Gives where the name starts after words that are in none; nothing if no word of a name is left."""
    words = list(re.finditer(r"[^ ]+", match["words"]))
    while words and words[0].group().lower() in _COMMON:
        words.pop(0)
    capitals = [word for word in words if word.group()[0].isupper() and word.group().lower() not in _COMMON]
    if not capitals:
        return None
    start = match.start() + words[0].start()
    return start if match["head"][0].isupper() or _needs_no_capital(text, match, start, len(capitals)) else None


def _needs_no_capital(text: str, match: re.Match[str], start: int, n_capitals: int) -> bool:
    """Whether it is as in "the Kalifa review": a first word's capital or a short form's makes no name."""
    if match["head"].lower() not in _TYPED_AS_HEADS:
        return False
    words = text[start : match.start("head")].strip()
    return n_capitals > 1 or not (_starts_sentence(text, start) or words.isupper() or " " in words)


def _starts_sentence(text: str, place: int) -> bool:
    return re.search(r"(?:\A|[.!?:;=>(\"'-]) *\Z", text[max(0, place - 10) : place]) is not None
