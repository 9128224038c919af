"""Of whom an ask asks something, where its words say so beyond doubt: a body that is named as the one to act."""

import re

from facilitator.marking.names import find_names
from facilitator.marking.patterns import late
from facilitator.marking.plain_text import list_words, make_plain

_GENERAL = list_words(
    "primes universities councils colleges schools banks lenders insurers regulators government ministers treasury "
    "Ofcom Ofwat Ofsted BBC HMT HMRC DfE DfT DBT DSIT DESNZ MoD UKRI UKSV ONR NGED Ofgem ICBs"
)
_NAMED = "|".join(
    [
        *_GENERAL,
        # Of which town, and which part of the health service, is a part of the name.
        r"mayors?(?: of (?:the )?(?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+)*))?",
        r"NHS(?: (?:digital|education|employers|england|improvement|providers|property|scotland|wales))?",
        "channel 4",
        "(?:uk|scottish|welsh) government",
        "home office",
        "cabinet office",
        "combined authority",
        "innovate uk",
        "homes england",
        "national grid",
        "national lottery",
        "traffic commissioners?",
    ]
)
_BEFORE = late(
    r"(?<![\w'])(?:ask|urge|get|tell|press|from|(?:accepted|signed|funded|paid|published|run|led) by|at)\s+"
    r"(?:(?:all|both|each) )?(?:the )?(?:of the )?\Z",
    re.IGNORECASE,
)
_AFTER = late(r"\s+(?:should|must|needs? to|ha(?:s|ve) to|to) \w", re.IGNORECASE)
# "Can DCMS sort that": who is asked, not what "can NHS contracts" asks of.
_CAN = late(r"(?:\A|[.!?,;:-] )(?:so |and |but )?(?:can|could|will|would) (?:the )?\Z", re.IGNORECASE)
# "Heat zones: DESNZ name the first": a topic, then who is given an order.
_TOPIC = late(r"\W*(?:[\w&'/-]+ ){0,3}[\w&'/-]+: (?:the )?\Z", re.IGNORECASE)
_ORDER = late(
    r" (?:please |pls |just )?(?:accept|allow|build|buy|cap|change|commit|cut|drop|extend|fix|fund|give|let|make|match|"
    r"name|open|pay|publish|put|release|reopen|scrap|set|share|sign|start|stop|tell)\b(?! (?:is|are|was|has)\b)",
    re.IGNORECASE,
)
# "Lower the levy, please. HMT": whom it is meant for stands alone at the end.
_SIGNED = late(r"[.!?] \Z")
_END = late(r"\W*\Z")
_BODY = late(rf"(?<![\w&/'-])(?:{_NAMED})(?![\w&/-]|'s\b)", re.IGNORECASE)
# "UKEF guarantee", "HSE code of practice": a body's name before a noun only tells which thing is asked for.
_OF_A_THING = late(
    r"(?:/[a-z]+)? (?:[a-z]{3,} )?(?:advisers?|back(?:ing|ed)|bursar(?:y|ies)|checks?|code|codes|contracts?|"
    r"courses?|data|fund(?! (?:[0-9]|an?\b|the\b|our\b|all\b|more\b|half\b|one\b|two\b))"
    r"|funding|funds|funded|grants?|guarantees?|"
    r"guidance|inspectors?|lanes?|leavers|loans?|members|mentors?|money|officers?|pots?|rules?|schemes?|successors?|support|standards?|sites?|tests?|training|valuers|veterans|visas?|approved|style|led)\b",
    re.IGNORECASE,
)
_AND = late(r" (?:and|&|\+) (?:the )?", re.IGNORECASE)
# A body that the list does not know, named with one that it knows.
_OTHER = late(
    r"(?<![\w&'-])(?!(?:Ask|Can|Could|Fund|Get|Give|Have|If|Let|Make|Press|Tell|The|Urge|When|Why|Will)\b)"
    r"(?:[A-Z][\w&'-]+ ){1,3}(?:and|&|\+) (?:the )?\Z"
)
# And one that comes after it, where what both should do follows.
_OTHER_AFTER = late(
    r" (?:and|&|\+) (?:the )?(?-i:[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){0,2})"
    r"(?= (?:should|must|needs? to|ha(?:s|ve) to|to) \w)",
    re.IGNORECASE,
)
_NOT = late(r"\bnot (?:\w+ )?\Z", re.IGNORECASE)
_REACH = 40


def find_addressee(text: str) -> str | None:
    """Gives the body that an ask is made of, as it was typed; None where its words do not say so surely."""
    plain = make_plain(text)
    bodies = [match.span() for match in _BODY.finditer(plain)]
    bodies += [(name.start, name.end) for name in find_names(text) if name.kind == "body"]
    for start, end in _join(plain, sorted(bodies, key=lambda place: (place[0], -place[1]))):
        before = plain[max(0, start - _REACH) : start]
        is_first = not any(sign.isalnum() for sign in plain[:start].removeprefix("the "))
        is_named = is_first or _CAN.search(before)
        is_to_act = (
            (is_named and not _OF_A_THING.match(plain, end))
            or _BEFORE.search(before)
            or _AFTER.match(plain, end)
            or (_TOPIC.fullmatch(plain[:start]) and _ORDER.match(plain, end))
            or (_SIGNED.search(before) and _END.fullmatch(plain, end))
        )
        if is_to_act and not _NOT.search(before):
            return text[start:end]
    return None


def _join(plain: str, bodies: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Gives the places of bodies, those of two that are named together as one: what both should do is asked of both."""
    joined: list[tuple[int, int]] = []
    for start, end in bodies:
        other = _OTHER.search(plain[max(0, start - _REACH) : start])
        if other and not joined:
            joined.append((start - len(other.group()), end))
        elif joined and _AND.fullmatch(plain, joined[-1][1], start):
            joined[-1] = (joined[-1][0], end)
        elif not joined or start >= joined[-1][1]:
            joined.append((start, end))
    return [(start, _end_of_both(plain, end)) for start, end in joined]


def _end_of_both(plain: str, end: int) -> int:
    other = _OTHER_AFTER.match(plain, end)
    return other.end() if other else end
