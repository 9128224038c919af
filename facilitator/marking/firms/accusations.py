"""Where a note accuses somebody by name: name and accusation beside each other, without doubt, condition or denial."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from facilitator.marking.firms.forms import strip_accents, write_forms
from facilitator.marking.firms.names import (
    KINDS,
    NAME,
    Bearer,
    is_known,
    list_likely,
    tell_bearer,
    write_known,
    write_name,
)
from facilitator.marking.firms.wordings import DONE, SAID, Accusation
from facilitator.marking.marks import Flag
from facilitator.marking.patterns import late
from facilitator.marking.runs import list_runs, put_back

MASK_OF = {Bearer.FIRM: "[a named firm]", Bearer.BODY: "[a named body]"}


@dataclass(frozen=True, slots=True)
class Named:
    """A name between two places of a text, and whose it is."""

    start: int
    end: int
    bearer: Bearer


# What closes a quotation or a bracket, a picture, a part of whoever is named, where it is, and how often it does what
# follows.
_PART = (
    r"(?:(?<=ltd)\.|(?<=plc)\.|[^\w\s,:;?!.(-]{0,3})"
    r"(?:'s?)?(?: (?:own|finance|accounts?|purchasing|procurement|hr|sales|"
    r"legal|site|senior|management|managers?|"
    r"directors?|md|ceo|owners?|founders?|boss(?:es)?|people|team|lot|lads|"
    r"staff|engineers|reps?|buyers?|project|drivers|"
    r"uk|site|plant)){0,3}"
)
_STILL = (
    r"(?: (?:ha(?:ve|s|d)|'ve|is|are|was|were|be|been|being|still|always|just|also|simply|basically|literally|openly|"
    r"regularly|routinely|constantly|repeatedly|all|both|then|now|again|even|really|deliberately|knowingly|clearly|"
    r"only|once|twice|often|usually|keeps?|kept|will|r|got caught|actually|recently))*"
)
_LINK = late(
    rf"{_PART}(?: (?:in|of|from|at|up|down|over) [A-Z]\w+| down the road| up the road| here)?"
    r"(?:, (?:our|the|a|an|one of) [^,.!?]{1,30},| \([^()]{1,30}\))?(?:,? (?:who|which|that))?"
    r"(?:[,:;?!.]? ?-? ?(?:they|it|the lot)|\s?[,:?!=]|\s?-)?"
    rf"{_STILL}(?:'re|'ve)? ",
    re.IGNORECASE,
)
# "Who never pays? Hexagate.": a question that asks after somebody, and an answer that is a name.
_ASKED = late(rf"\b(?:who|which (?:firm|company|supplier|customer|contractor|prime|one)s?){_STILL} \Z", re.IGNORECASE)
_ANSWER = late(
    r"[^.!?:]{0,40}?(?:[?:]| -)+ (?:(?:it's|that's|that would be|only|yes|yep|surprise|of course),? )?"
    r"(?:[A-Z][\w&' -]{1,30}(?:,| and| or| &) ){0,3}"
)
_ENDS = late(r"(?:[.!,;)]| and | or | & |\s*\Z)", re.IGNORECASE)
_LOT = late(
    r" [\"'(*]?(?:(?:the )?(?:lot|lads|people|folk|those|somebody|someone|guys|everyone|management) (?:at|from) )?"
    rf"(?:(?:the|our|that) )?(?:(?:{'|'.join(KINDS)}) )?",
    re.IGNORECASE,
)
_JOINED = late(r",? (?:and|or|&) |, | ?/ ?")
_DOUBTED = late(
    r"\b(?:if|unless|whether|suppose|imagine|in case|did|does|do|has|have|would|could|might|may)(?: the)? \Z|"
    r"\b(?:nobody|no one|no-one|never|not saying|n't (?:think|believe|say|mean)|not true|untrue|doubt)\b"
    r"(?:(?!\bbut\b)[^.!?]){0,25}\Z|"
    r"\bif [^.!?,]{0,15}\Z",
    re.IGNORECASE,
)
# Whoever does what follows is another then: "brokers on Acme", "unlike Acme".
_BESIDE = late(
    r"\b(?:on|via|through|like|unlike|than|with|for|to|of|about|against|into|by)(?: the)? \Z|"
    r"(?:\A|[.!?] )(?:is|are|was|were)(?: the)? \Z",
    re.IGNORECASE,
)
# "was ripped off", "is owed": then it befell whoever is named.
_BEFALLS = late(r"\b(?:is|are|was|were|be|been|being|got)(?: \w+)? \Z", re.IGNORECASE)
_SUFFERED = late(r"(?:\w+ed|misled|stolen|stole|nicked|underpaid|hidden)\b", re.IGNORECASE)
# A name and what is told of it are farther apart than any words that may stand between them.
_FARTHEST = 120


_WORD = late(r"[^\W_][\w'&-]*")
_ROUND = 2 * _FARTHEST
"""So much before a name and after it holds all that is told of it, and what makes doubtful whether it is."""
# "Hexagate Lied to Us": in titles words as short as these may be small.
_SHORTEST_IN_TITLE = 4


def find_accusations(text: str) -> Iterator[Flag]:
    """Gives a flag for each place of a text that names somebody whom it accuses of something.

    Each line is read alone, and the text on one; who is accused in any of these is masked in all of it.
    """
    runs = list_runs(text)
    accused: dict[str, tuple[Bearer, str]] = {}
    for run in runs:
        for at, plain in _set_small(run.plain):
            for name, reason in _find_accused(plain, _find_names(plain)):
                accused.setdefault(run.plain[at + name.start : at + name.end], (name.bearer, reason))
    whole = runs[-1]
    plain = strip_accents(whole.plain)
    for words, (bearer, reason) in accused.items():
        for match in re.finditer(write_forms(strip_accents(words)), plain, re.IGNORECASE):
            yield put_back(Flag("accusation", *match.span(), reason, MASK_OF[bearer]), whole.places)


def _set_small(plain: str) -> Iterator[tuple[int, str]]:
    """Gives the text; of one with capitals throughout, as titles have them, also what stands round each name, with the
    capitals of that name alone; and where it begins.
    """
    yield 0, plain
    # Letter by letter: a capital that becomes two would move what stands after it.
    words, small = list(_WORD.finditer(plain)), "".join(each.lower()[:1] for each in plain)
    is_title = len(words) > 1 and all(word[0][0].isupper() or len(word[0]) < _SHORTEST_IN_TITLE for word in words)
    if not is_title or not any(_compile(each).search(small) for each in (*SAID, *DONE)):
        return
    for start, end in list_likely(plain, [word.span() for word in words]):
        # Whole, a long text of many names would be read once for each.
        first = small.find(" ", start - _ROUND) + 1 if start > _ROUND else 0
        yield first, small[first:start] + write_name(plain[start:end]) + small[end : end + _ROUND]


def _find_accused(plain: str, names: list[Named]) -> Iterator[tuple[Named, str]]:
    for accusation in (*SAID, *DONE):
        told = list(_compile(accusation).finditer(plain))
        for place, name in enumerate(names if told else ()):
            if _may_be_of(accusation, name) and any(_is_of(plain, name, each, accusation) for each in told):
                yield name, accusation.reason
                yield from ((other, accusation.reason) for other in _list_joined(plain, names[: place + 1]))


def _list_joined(plain: str, names: list[Named]) -> Iterator[Named]:
    """Gives those who are named before the last one as doing the same."""
    for before, after in reversed(list(pairwise(names))):
        if not _JOINED.fullmatch(plain, before.end, after.start):
            return
        yield before


def _may_be_of(accusation: Accusation, name: Named) -> bool:
    return accusation.is_of_bodies or name.bearer is Bearer.FIRM


def _is_of(plain: str, name: Named, told: re.Match[str], accusation: Accusation) -> bool:
    """Whether what is told is of whoever is named, as it stands beside the name and nothing doubts it."""
    if accusation in DONE:
        is_near = 0 < name.start - told.end() < _FARTHEST
        is_beside = is_near and _LOT.fullmatch(plain, told.end(), name.start) is not None
        return is_beside and not _is_doubted(plain, told.start())
    is_near = 0 <= told.start() - name.end < _FARTHEST
    if 0 < name.start - told.end() < _FARTHEST:
        return _is_answer(plain, name, told)
    is_another = _BESIDE.search(plain, max(0, name.start - 10), name.start) is not None
    return is_near and not is_another and _is_said(plain, name, told) and not _is_doubted(plain, name.start)


def _is_said(plain: str, name: Named, told: re.Match[str]) -> bool:
    if told.start() == name.end:
        return True
    befell = _SUFFERED.match(told.group()) and _BEFALLS.search(plain, name.end, told.start())
    return not befell and _LINK.fullmatch(plain, name.end, told.start()) is not None


def _is_answer(plain: str, name: Named, told: re.Match[str]) -> bool:
    """Whether a name answers whose doing it is that is asked after."""
    is_asked = _ASKED.search(plain, max(0, told.start() - 50), told.start()) is not None
    is_next = is_asked and _ANSWER.fullmatch(plain, told.end(), name.start) is not None
    return is_next and _ENDS.match(plain, name.end) is not None and not _is_doubted(plain, told.start())


def _is_doubted(plain: str, place: int) -> bool:
    return _DOUBTED.search(plain, max(0, place - 50), place) is not None


def _find_names(plain: str) -> list[Named]:
    found: list[Named] = []
    for match in _compile_names(is_shouted=plain.isupper()).finditer(plain):
        for start, words in _part(match.group()):
            first = match.start() + start
            told = tell_bearer(words, plain[max(0, first - 20) : first])
            if told is not None:
                found.append(Named(first + told[0], first + len(words), told[1]))
    return found


def _part(words: str) -> list[tuple[int, str]]:
    """Gives two who are joined by "&" apart, if one of them is known; else they may be one name."""
    first, joined, second = words.partition(" & ")
    is_two = joined and any(is_known(part) for part in (first, second))
    return [(0, first), (len(first) + len(joined), second)] if is_two else [(0, words)]


@cache
def _compile_names(*, is_shouted: bool) -> re.Pattern[str]:
    # Where all is in capitals they tell nothing: a name is known, or begins the note.
    name = r"\A[A-Z-]+" if is_shouted else NAME
    return re.compile(rf"(?<![\w@.-])(?<!\w')(?:{write_known()}|{name})(?![\w@])")


@cache
def _compile(accusation: Accusation) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{accusation.pattern})", re.IGNORECASE)
