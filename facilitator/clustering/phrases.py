"""What could be a name in the words of one note: whole phrases and short clauses, never a cut one."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from facilitator.clustering.words import Word

MIN_WORDS, MAX_WORDS = 2, 6
# Only the beginning of a long note is looked at: who has not come to the point by then has many.
MAX_READ = 100

# A phrase that leaves one of these out of its sentence says the opposite of it.
NEGATIONS = frozenset(
    [
        "no",
        "not",
        "n't",
        "n’t",
        "never",
        "nowhere",
        "without",
        "neither",
        "nor",
        "cannot",
        "against",
        "disagree",
        "barely",
        "hardly",
    ]
)
NOBODY = frozenset(["nobody", "none", "nothing"])
ANYBODY = frozenset(["something", "anything", "everything", "someone", "somebody", "anyone", "anybody"])
DROPPED = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "some",
        "any",
        "such",
        "own",
        "same",
        "other",
        "different",
        "each",
        "both",
        "proper",
    ]
)
# What opens another clause, and what compares.
OPENERS = frozenset(
    [
        "because",
        "while",
        "since",
        "if",
        "that",
        "whether",
        "though",
        "although",
        "so",
        "when",
        "until",
        "till",
        "unless",
        "before",
        "after",
        "like",
        "than",
        "as",
        "but",
    ]
)
PLEAS = frozenset(["please", "etc", "ok", "lol", "yes", "again"])
# Nothing can be said with one of these at the end.
VAGUE = frozenset(
    [
        "first",
        "last",
        "next",
        "whole",
        "thing",
        "stuff",
        "lot",
        "bit",
        "way",
        "slide",
        "bunch",
        "side",
        "point",
        "part",
        "practice",
    ]
)
AND = frozenset("&+")
# Only after one of these is a verb with an adjective a sentence: "kids think nuclear" lacks its end.
BEING = frozenset(["be", "am", "is", "are", "was", "were", "get", "got", "feel", "stay", "seem", "look"])
# After these a word is a verb, whatever the tagger takes it for: "can't name clients".
AUXILIARIES = frozenset(["ca", "do", "does", "did", "could", "should", "will", "wo", "would", "to"])

# Parts of speech as one letter each: X for a negation, O for nobody, 0 for a figure, W for what opens a clause.
_LETTERS = {
    "NN": "N",
    "JJ": "A",
    "DT": "D",
    "PD": "D",
    "TO": "T",
    "IN": "P",
    "CC": "C",
    "CD": "0",
    "MD": "M",
    "PO": "s",
}
_LETTERS |= {"VB": "V", "RB": "R", "WP": "W", "WR": "W", "WD": "W"}
_FORMS = {"VBG": "G", "VBN": "E", "PRP": "I", "PRP$": "I"}

_NOUNS = r"D?(?:R?A|[AGENs])*N"
_THING = rf"{_NOUNS}(?:C{_NOUNS})?(?:P{_NOUNS})?"
_DOES = rf"[MRX]*V[XR]*E?(?:A|X?{_NOUNS})?R?(?:P{_NOUNS})?"
_SHAPES = {
    # A thing: "export licence clinic", "letter to lenders". It may be a part of a sentence.
    "thing": rf"{_NOUNS}(?:C{_NOUNS})?(?:P{_NOUNS}){{0,2}}(?:EP{_NOUNS})?",
    "lack": rf"X{_THING}(?:TV)?",
    # A sentence: "clearance waits", "business rates too high", "can't name clients".
    "says": rf"(?:{_THING}|O)(?:{_DOES}|R*A|[RX]*E(?:P{_NOUNS})?)",
    "act": rf"(?:M?X|VX)?V{_NOUNS}(?:P{_NOUNS})?|[GE][PD]?{_NOUNS}(?:P{_NOUNS})?|(?:ATV|M?XVP|VG){_NOUNS}",
    # All of a short sentence, whatever it is made of.
    "free": r"[NAGEVRDPXMs]*[NAGEV][NAGEVRDPXMs]*[NAEVG]",
}
_PATTERNS = {shape: re.compile(pattern) for shape, pattern in _SHAPES.items()}
_PARTS = ("thing", "lack")
_SENTENCES = ("says", "act", "free")
_SENTENCE = re.compile(r"[^.,]+")
_DENIAL = re.compile(r"[XO]")
# What may stand beside a part of a sentence, and beside a sentence.
_BEFORE_PART, _AFTER_PART = frozenset(".,DPVIWEG"), frozenset(".,PVIWMRXED")
_BEFORE_SENTENCE, _AFTER_SENTENCE = frozenset(".,CWI"), frozenset(".,CW")


class Phrase(NamedTuple):
    """Some words of a note that could be a name."""

    words: tuple[Word, ...]

    @property
    def name(self) -> str:
        """How it reads as a name: with a capital first, and its signs for "and" written out."""
        name = "".join(_show(word) for word in self.words)
        return name[1:2].upper() + name[2:]

    @property
    def saying(self) -> frozenset[str]:
        """The stems of its nouns and adjectives."""
        return frozenset(word.stem for word in self.words if word.says_something)

    @property
    def says_of_what(self) -> bool:
        """Whether it holds more than one noun: what is so, what is done, or what is lacking."""
        return len(self.saying) > 1 or any(word.tag[:2] == "VB" or word.stem in NEGATIONS for word in self.words)


def _show(word: Word) -> str:
    if word.tag in AND:
        return " and"
    return word.shown if word.stem.startswith(("'", "’", "n'", "n’")) else f" {word.shown}"


def find_phrases(words: Sequence[Word], about: AbstractSet[str] | None = None) -> Iterator[Phrase]:
    """Gives the phrases of a note that are whole: none lacks the noun that it is about or the "no" before it.

    With stems that a phrase is to be about, those are left out early that hold none of them: to find the others' shapes
    is most of the work.
    """
    words = words[:MAX_READ]
    letters = _write_letters(words)
    holds = [about is None or word.stem in about for word in words]
    for match in _SENTENCE.finditer(letters):
        asks = words[match.end()].tag == "?" if match.end() < len(words) else False
        for start, end in _list_spans(*match.span(), _find_denial(letters, match.span())):
            if not any(holds[start:end]):
                continue
            shape = _find_shape(letters, match.span(), start, end)
            if not shape or (asks and shape != "thing"):
                continue
            phrase = Phrase(_trim(words[start:end]))
            if _may_be_read(phrase.words):
                yield phrase


def _may_be_read(words: Sequence[Word]) -> bool:
    return MIN_WORDS <= len(words) <= MAX_WORDS and words[-1].stem not in VAGUE and not _lacks_end(words)


def _lacks_end(words: Sequence[Word]) -> bool:
    verb, last = words[-2:]
    return last.tag[:2] == "JJ" and verb.tag[:2] == "VB" and verb.stem not in BEING


def _find_denial(letters: str, sentence: tuple[int, int]) -> int:
    """Gives where a sentence first denies something, its last place if nowhere. What comes after it alone would say
    something else without its "no"."""
    match = _DENIAL.search(letters, *sentence)
    return match.start() if match else sentence[1]


def _list_spans(first: int, last: int, last_start: int) -> Iterator[tuple[int, int]]:
    for start in range(first, min(last, last_start + 1)):
        # An article at the front is left out, and the end of "can't" is a word of its own.
        for end in range(start + MIN_WORDS, min(start + MAX_WORDS + 2, last) + 1):
            yield start, end


def _write_letters(words: Sequence[Word]) -> str:
    letters = ""
    for place, word in enumerate(words):
        letter = _find_letter(word)
        if letter in "NA" and _is_verb_due(letters, words[:place]):
            letter = "V"
        if word.stem == "need" and letters[-1:] in {"", ".", ",", "I"}:
            # "(We) need fitters" is about the fitters.
            letter = "I"
        letters += letter
    return letters


def _is_verb_due(letters: str, before: Sequence[Word]) -> bool:
    place = len(before) - (2 if letters[-1:] == "X" else 1)
    return letters[-1:] in {"T", "X"} and place >= 0 and before[place].stem in AUXILIARIES


def _find_letter(word: Word) -> str:
    named = {"X": NEGATIONS, "O": NOBODY, "W": OPENERS, ".": PLEAS, "I": ANYBODY, "D": {"one"}}
    for letter, stems in named.items():
        if word.stem in stems:
            return letter
    if word.tag in AND:
        return "C"
    if word.tag == "=":
        # What follows says what was meant, so what stands before is no name without it.
        return "U"
    if not word.tag[:1].isalpha():
        return "," if word.tag in {",", "/"} else "."
    return _FORMS.get(word.tag) or _LETTERS.get(word.tag[:2], "U")


def _find_shape(letters: str, sentence: tuple[int, int], start: int, end: int) -> str:
    """Gives the shape of the words from start to end, an empty one if they are no whole phrase."""
    inside = letters[start:end]
    before, after = letters[start - 1] if start else ".", letters[end] if end < len(letters) else "."
    # The first of a list alone would say something else.
    if "P" in inside and after in ",C":
        return ""
    shapes: list[str] = []
    if before in _BEFORE_PART and after in _AFTER_PART and not _is_cut(before, inside):
        shapes += _PARTS
    if before in _BEFORE_SENTENCE and not _DENIAL.search(letters, end, sentence[1]):
        shapes += _list_sayings(inside, after, is_all=(start, end) == sentence)
    return next((shape for shape in shapes if _PATTERNS[shape].fullmatch(inside)), "")


def _list_sayings(inside: str, after: str, *, is_all: bool) -> Sequence[str]:
    if after in _AFTER_SENTENCE:
        return _SENTENCES if is_all else _SENTENCES[:-1]
    # A sentence with its verb and what that is done to is whole before a "for" or "in".
    return _SENTENCES[:1] if after == "P" and "V" in inside and inside[-1] == "N" else ()


def _is_cut(before: str, inside: str) -> bool:
    # "Giving grants" is not what "stop giving grants" says, and "vouchers for tools for farms" are not about tools for
    # farms.
    return (before == "V" and inside[0] in "GE") or (before == "P" and "P" in inside)


def _trim(words: Sequence[Word]) -> tuple[Word, ...]:
    while words and (words[0].stem in DROPPED or not words[0].shown):
        words = words[1:]
    return tuple(words)
