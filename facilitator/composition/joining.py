"""Notes that say the same in one issue: joined where that is sure, shown to an editor where it may be."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from facilitator.composition.containment import says_all_of
from facilitator.composition.nearness import compare, find_marks, find_near
from facilitator.composition.parts import Vectors, Voice
from facilitator.composition.readings import Reading, get_place


@dataclass(slots=True)
class Group:
    """The note that is printed, and those that say the same."""

    printed: Reading
    also: list[Reading] = field(default_factory=list)

    @property
    def readings(self) -> tuple[Reading, ...]:
        return self.printed, *sorted(self.also, key=lambda reading: get_place(reading.note))


def join_readings(readings: Sequence[Reading], vectors: Vectors) -> list[Group]:
    """Gives the notes of an issue as groups that say the same; the longest of each is printed.

    Each joins a printed note, never by way of a third, so that a group does not drift.
    """
    ordered = sorted(readings, key=_get_order)
    near = find_near([reading.note for reading in ordered], vectors, find_marks(vectors).same)
    groups: dict[int, Group] = {}
    worded: dict[Hashable, int] = {}
    for place, reading in enumerate(ordered):
        words = _get_words(reading)
        hosts = (groups[other] for other in sorted(groups.keys() & {worded.get(words, place), *near[place]}))
        host = next((group for group in hosts if says_same(group.printed, reading, vectors)), None)
        if host is None:
            groups[place] = Group(reading)
            worded.setdefault(words, place)
        else:
            host.also.append(reading)
    return list(groups.values())


def _get_words(reading: Reading) -> Hashable:
    """Gives what two notes of equal words have alike."""
    return reading.note.kind, reading.cleaned.voice is Voice.HELD, get_bare_words(reading)


def _get_order(reading: Reading) -> tuple[int, int, tuple[int, int, str]]:
    return -reading.n_words, -len(reading.cleaned.text), get_place(reading.note)


def says_same(longer: Reading, shorter: Reading, vectors: Vectors) -> bool:
    """Tells whether two notes surely say the same: equal words, or near ones of which the longer has all of the other.

    Nearness alone is no reason: nothing is nearer to "rates are rising" than "rates are falling".
    """
    if longer.note.kind is not shorter.note.kind or longer.cleaned.voice is not shorter.cleaned.voice:
        return False
    if longer.cleaned.voice is Voice.HELD:
        return False
    if get_bare_words(longer) == get_bare_words(shorter):
        return True
    nearness = compare(longer.note, shorter.note, vectors)
    is_near = nearness is not None and nearness >= find_marks(vectors).same
    return is_near and says_all_of(longer.cleaned.text, shorter.cleaned.text)


def get_bare_words(reading: Reading) -> str:
    """Gives the words without capitals and marks at their end."""
    return reading.cleaned.text.casefold().rstrip(" .!…")


def find_alike(groups: Sequence[Group], vectors: Vectors) -> tuple[tuple[str, str], ...]:
    """Gives pairs of printed notes of one kind that may say the same, the nearest first."""
    notes = sorted((group.printed.note for group in groups), key=get_place)
    least = find_marks(vectors).alike
    near = find_near(notes, vectors, least)
    found = []
    for pair in ((notes[one], notes[other]) for one in range(len(notes)) for other in near[one] if one < other):
        nearness = compare(*pair, vectors)
        if pair[0].kind is pair[1].kind and nearness is not None and nearness >= least:
            found.append((-nearness, get_place(pair[0]), (pair[0].label, pair[1].label)))
    return tuple(labels for _, _, labels in sorted(found))
