"""Whether a drafted text says only what its notes say: each number, name and negation of it stands in one of them.

It refuses more than it would have to. What it lets through is still only words that a writer reads and accepts.
"""

import re
from collections.abc import Iterable, Sequence

from facilitator.composition.amounts import find_numbers
from facilitator.composition.checking import CHECKS
from facilitator.composition.spellings import write_out_words
from facilitator.domain.flags import HOLDING
from facilitator.drafting.negating import find_turned, say_no
from facilitator.drafting.words import is_common
from facilitator.marking.figures import read_figures
from facilitator.marking.flags import find_flags
from facilitator.marking.names import find_names
from facilitator.marking.plain_text import make_plain
from facilitator.marking.quantities import Figure

_WORD = re.compile(r"(?<![\w&])[^\W\d_](?:[\w&]|['’](?=\w))*")
_STARTS = re.compile(r"(?:\A|[.!?:;])[\s\"“‘'(]*\Z")
_LAST = 12
"""So many signs before a word tell whether a sentence begins there."""
_WEIGHTY = frozenset({
    "most", "mostly", "majority", "everybody", "everyone", "always", "hardly", "barely", "scarcely", "rarely", "seldom",
    "impossible", "unable", "refuse", "refuses", "refused", "refusing", "fail", "fails", "failed", "failing",
})  # fmt: skip
_STEM = 4
"""Letters; fail, fails and failure begin alike."""
_OWNER = re.compile(r"['’]s?\Z")


def find_faults(text: str, notes: Sequence[str]) -> list[str]:
    """Gives in words what a text says that none of these notes does, or turns round; nothing where it is true."""
    spelt = [write_out_words(note) for note in notes]
    said, told = [*notes, *spelt], write_out_words(text)
    return [
        *(f"“{number}” is a number of none of them" for number in find_strange_numbers(text, said)),
        *(f"“{name}” is a name of none of them" for name in find_strange_names(text, said)),
        *(f"it says “{word}”, and none of them does" for word in sorted(say_no(told) - _join(map(say_no, said)))),
        *(f"it says “{word}”, and none of them does" for word in find_strange_weights(told, said)),
        *find_turned(told, spelt),
        *(f"it would be held back: {reason}" for reason in list_holds(text)),
    ]


def list_holds(text: str) -> list[str]:
    """Gives why a text would be held back, were it a note."""
    return sorted({flag.reason for flag in find_flags(text) if flag.kind in HOLDING})


def find_changes(text: str, note: str) -> list[str]:
    """Gives in words what other words for one note say otherwise than it; nothing where they say the same."""
    told, spelt = write_out_words(text), write_out_words(note)
    changed = [f"its {name} is not that of the note" for name, find in CHECKS.items() if find(told) != find(spelt)]
    return changed or find_faults(text, [note])


def find_strange_numbers(text: str, notes: Sequence[str]) -> list[str]:
    """Gives the numbers and amounts of a text that stand in none of these notes."""
    known = _join(find_numbers(note) for note in notes)
    amounts = _join((_weigh(figure) for figure in read_figures(note)) for note in notes)
    numbers = [number for number in find_numbers(text) if number not in known]
    return numbers or [figure.quote for figure in read_figures(text) if _weigh(figure) not in amounts]


def _weigh(figure: Figure) -> tuple[object, ...]:
    """What a figure says, however it is written."""
    return (figure.low, figure.high, figure.unit, figure.per, figure.bound, figure.years)


def find_strange_names(text: str, notes: Sequence[str]) -> list[str]:
    """Gives the words with a capital, and the names typed small, that stand in none of these notes."""
    known = _join(map(list_words, notes))
    said = [make_plain(note).casefold() for note in notes]
    capitals = [word for word in _find_capitals(text) if _OWNER.sub("", word.casefold()) not in known]
    named = [each.quote for each in find_names(text)]
    whole = [name for name in named if not any(make_plain(name).casefold() in note for note in said)]
    return list(dict.fromkeys([*capitals, *whole]))


def find_strange_weights(text: str, notes: Sequence[str]) -> list[str]:
    """Gives the words of a text that count or deny without a number or a "not", where no note has them."""
    known = {word[:_STEM] for note in notes for word in list_words(note)}
    return sorted(word for word in list_words(text) & _WEIGHTY if word[:_STEM] not in known)


def list_words(text: str) -> set[str]:
    """Gives the words of a text, in small letters and without an owner's ending."""
    return {_OWNER.sub("", word.casefold()) for word in _WORD.findall(text)}


def _find_capitals(text: str) -> Iterable[str]:
    """Words that may be names: with a capital, and not merely the first, common one of a sentence."""
    for word in _WORD.finditer(text):
        typed = word.group()
        is_first = _STARTS.search(text[max(0, word.start() - _LAST) : word.start()]) is not None
        if typed != typed.lower() and not (is_first and _is_plain(typed)):
            yield typed


def _is_plain(word: str) -> bool:
    """Whether a word has its capital only because a sentence begins with it."""
    return len(word) == 1 or (word[1:].islower() and is_common(word))


def _join(sets: Iterable[Iterable[object]]) -> set[object]:
    return {each for some in sets for each in some}
